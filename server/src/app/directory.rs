//! Aliases, and which rooms are published: who gives them and takes them away (DIR-1, PUB-1).
//!
//! An alias is a row of the directory and an entry in its room's state. Both are written in one append, decided on the
//! room's newest state, so that neither ever says what the other doesn't.

use std::sync::Arc;

use serde_json::{Map, Value};
use tidings_types::{AliasGetResponse, EventId, RoomAlias, RoomId};

use super::act::Caller;
use super::room::state::ALIASES;
use super::room::{Applied, Decision, Draft, Plan, Room, RoomState};
use super::rules::auth;
use super::{App, AppError, ErrorKind};
use crate::store::{AliasRow, NewOutcome, Write};

/// The most aliases of a room, as its state event can hold them.
const ALIASES_MAX: usize = 1_000;

/// An alias as it was looked up.
struct FoundAlias {
    row: AliasRow,
    room: Arc<Room>,
    /// The event that listed the room's aliases no later than the row was read.
    listed_by: Option<EventId>,
}

impl App {
    /// Where an alias leads (DIR-1); 404 for every alias that this server doesn't know.
    pub async fn resolve_alias(&self, alias: &RoomAlias) -> Result<AliasGetResponse, AppError> {
        let row = self.alias_row(alias).await?;
        let servers = vec![self.settings.server_name.clone()];
        Ok(AliasGetResponse::new(row.room_id, servers))
    }

    /// Gives a room an alias (DIR-1). Any member may, and only an alias of this server's name.
    ///
    /// Refused: another server's alias (400), who isn't joined (403), an alias that is taken (409), more aliases than a room
    /// can have (413).
    pub async fn create_alias(
        &self,
        caller: &Caller,
        alias: &RoomAlias,
        room_id: &RoomId,
    ) -> Result<(), AppError> {
        self.must_be_ours(alias)?;
        let room = self.room(room_id).await?;
        // Two who want it at once both find it free; the store then gives it to one.
        let taken = self.store.alias(alias).await?.is_some();
        let row = AliasRow {
            alias: alias.clone(),
            room_id: room_id.clone(),
            creator: caller.user().clone(),
        };
        let decide = |state: &RoomState| {
            auth::must_be_joined(&state.sender(caller.user().as_str()))?;
            if taken {
                return Err(AppError::new(ErrorKind::RoomInUse, "the alias is taken"));
            }
            let mut aliases = self.own_aliases(state);
            aliases.retain(|known| known != alias.as_str());
            if aliases.len() >= ALIASES_MAX {
                return Err(AppError::new(
                    ErrorKind::TooLarge,
                    format!("a room has at most {ALIASES_MAX} aliases"),
                ));
            }
            aliases.push(alias.to_string());
            Ok(self.relist(aliases, Write::Alias(row.clone())))
        };
        self.rooms
            .append(&room, Some(caller.origin()), decide, no_outcome)
            .await?;
        Ok(())
    }

    /// Takes an alias away (DIR-1). Its creator may, and the room's ops.
    ///
    /// Refused: another server's alias (400), an unknown one (404), everybody else (403).
    pub async fn delete_alias(&self, caller: &Caller, alias: &RoomAlias) -> Result<(), AppError> {
        self.must_be_ours(alias)?;
        let user = caller.user();
        loop {
            let found = self.found_alias(alias).await?;
            let decide = |state: &RoomState| {
                if self.listed_by(state) != found.listed_by {
                    // The alias may lead elsewhere by now, or be somebody else's.
                    return Ok(Decision::Behind);
                }
                if found.row.creator != *user && !is_acting_op(state, user.as_str()) {
                    return Err(AppError::forbidden(
                        "only its creator and room ops delete an alias",
                    ));
                }
                let mut aliases = self.own_aliases(state);
                aliases.retain(|known| known != alias.as_str());
                Ok(self.relist(aliases, Write::AliasGone(alias.clone())))
            };
            let origin = Some(caller.origin());
            let applied = self
                .rooms
                .append(&found.room, origin, decide, no_outcome)
                .await?;
            if !matches!(applied, Applied::Behind) {
                return Ok(());
            }
        }
    }

    /// Says whether searching the published rooms finds a room (PUB-1). For room ops; saying it again changes nothing.
    pub async fn publish_room(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        published: bool,
    ) -> Result<(), AppError> {
        let room = self.room(room_id).await?;
        let user = caller.user().as_str();
        let decide = |state: &RoomState| {
            auth::must_be_joined(&state.sender(user))?;
            if !state.power().is_room_op(user) {
                return Err(AppError::forbidden("only room ops publish a room"));
            }
            // Written also when it is so already: what made it so may be under way still, and fail.
            let listing = published.then(|| state.listing());
            let write = Write::Listing {
                room_id: room_id.clone(),
                listing,
            };
            Ok(Decision::Append(Plan {
                writes: vec![write],
                listed: Some(published),
                ..Plan::default()
            }))
        };
        self.rooms
            .append(&room, Some(caller.origin()), decide, no_outcome)
            .await?;
        Ok(())
    }

    fn must_be_ours(&self, alias: &RoomAlias) -> Result<(), AppError> {
        if alias.server() == self.settings.server_name.as_str() {
            return Ok(());
        }
        Err(AppError::bad_parameter(
            "room_alias",
            "the alias is not of this server",
        ))
    }

    async fn alias_row(&self, alias: &RoomAlias) -> Result<AliasRow, AppError> {
        let row = self.store.alias(alias).await?;
        row.ok_or_else(|| AppError::not_found("no room has this alias"))
    }

    /// Looks an alias up so that a later look at its room's state tells whether it may have changed since.
    async fn found_alias(&self, alias: &RoomAlias) -> Result<FoundAlias, AppError> {
        let mut row = self.alias_row(alias).await?;
        loop {
            let room = self.room(&row.room_id).await?;
            let listed_by = self.listed_by(&*self.rooms.committed(&room).await?);
            let now = self.alias_row(alias).await?;
            if now == row {
                return Ok(FoundAlias {
                    row,
                    room,
                    listed_by,
                });
            }
            row = now;
        }
    }

    fn listed_by(&self, state: &RoomState) -> Option<EventId> {
        let entry = state.get(ALIASES, self.settings.server_name.as_str());
        entry.map(|entry| entry.event_id.clone())
    }

    /// The aliases that this server has for a room, as the room's state lists them.
    fn own_aliases(&self, state: &RoomState) -> Vec<String> {
        let entry = state.get(ALIASES, self.settings.server_name.as_str());
        let content = entry.map(|entry| entry.content_map()).unwrap_or_default();
        let aliases = content.get("aliases").and_then(Value::as_array);
        aliases
            .into_iter()
            .flatten()
            .filter_map(|alias| Some(alias.as_str()?.to_owned()))
            .collect()
    }

    /// Writes a row of the directory together with the list in the room's state.
    fn relist(&self, aliases: Vec<String>, write: Write) -> Decision<'static> {
        let server = &self.settings.server_name;
        let content = Map::from_iter([("aliases".to_owned(), Value::from(aliases))]);
        let draft = Draft::server_state(ALIASES, server.to_shared(), server, content);
        Decision::Append(Plan {
            drafts: vec![draft].into(),
            writes: vec![write],
            ..Plan::default()
        })
    }
}

/// Whether a user is an op of the room and in it: power stays with who has left.
fn is_acting_op(state: &RoomState, user: &str) -> bool {
    auth::must_be_joined(&state.sender(user)).is_ok() && state.power().is_room_op(user)
}

/// What isn't an action is repeated, not remembered.
fn no_outcome(_events: &[crate::store::NewEvent]) -> Option<NewOutcome> {
    None
}
