//! Global initial sync, whole and as a delta (SYN-1…8).

mod rooms;

use std::sync::Arc;

use tidings_types::{
    ChunkToken, InitialSyncResponse, InviteEntry, Inviter, PaginationToken, RoomEvent, RoomId,
    UserId,
};

use self::rooms::{Choice, Part};
use super::act::Caller;
use super::entry::{DEFAULT_MESSAGES, EntryWish};
use super::filter::Filter;
use super::room::state::PROFILE;
use super::room::{Room, RoomState, StateEntry};
use super::state::text_of;
use super::token::{self, RoomsPlace};
use super::{App, AppError, wire_count};
use crate::store::Position;

/// What a client wants to begin with.
#[derive(Clone, Debug)]
pub struct SyncRequest {
    /// Where the client is; the answer is the delta since then (SYN-2).
    pub since: Option<ChunkToken>,
    /// Which events; its limit is for the messages of each room, 20 when absent.
    pub filter: Filter,
    /// The most rooms (SYN-6).
    pub rooms_limit: Option<usize>,
    /// Goes on with the next rooms of an earlier answer.
    pub rooms_from: Option<PaginationToken>,
}

/// State types that show a room to someone invited (SYN-4).
const FACE: [&str; 5] = [
    "state.m.room.name",
    "state.m.room.topic",
    "state.m.room.avatar",
    "state.m.room.join_rules",
    "state.m.room.aliases",
];

impl App {
    /// What a client needs to begin, or what changed since it was here.
    pub async fn initial_sync(
        &self,
        caller: &Caller,
        request: &SyncRequest,
    ) -> Result<InitialSyncResponse, AppError> {
        let since = request
            .since
            .as_ref()
            .map(|token| self.stream_place(token, "since"))
            .transpose()?;
        let page = self.rooms_place(request.rooms_from.as_ref())?;
        // Asked before anything is read, so that what changes meanwhile comes down the stream.
        let whole = match since {
            None => self.live.tell_all(&caller.session, &request.filter),
            Some(_) => None,
        };
        let as_of = page.map_or_else(|| self.position(), |page| page.as_of);
        let mut parts = self.parts(caller.user(), since, as_of).await?;
        parts.retain(|part| request.filter.wants_room(&part.room_id));
        let choice = Choice {
            as_of,
            since,
            before: page.map(|page| page.before),
            limit: request.rooms_limit.unwrap_or(usize::MAX),
        };
        let chosen = self.choose(&parts, &choice).await?;
        let rooms_next = chosen.more.then(|| {
            let last = chosen.rooms.last();
            let before = last.map_or(as_of + 1, |last| last.activity);
            token::encode_rooms(RoomsPlace { as_of, before }, self.store.epoch())
        });
        let mut rooms = Vec::with_capacity(chosen.rooms.len());
        for active in &chosen.rooms {
            // A room joined since then is new to the client and comes whole.
            let room_since = since.filter(|since| active.joined <= *since);
            let wish = EntryWish {
                reader: caller.client(),
                as_of,
                since: room_since,
                filter: &request.filter,
                limit: request.filter.limit().unwrap_or(DEFAULT_MESSAGES),
                with_members: false,
            };
            rooms.push(self.entry(&active.room, &wish).await?);
        }
        // The pages after the first are for the rooms that the first has no place for.
        let presence = match page {
            None => self.presence_for(caller, request).await?,
            Some(_) => Vec::new(),
        };
        // Only an answer that holds all there is says so; a delta leaves it at what was told before.
        let told = match &request.since {
            Some(since) => token::told(since),
            None => whole.filter(|_| page.is_none() && rooms_next.is_none()),
        };
        Ok(InitialSyncResponse {
            rooms,
            left: left_since(&parts, since),
            invites: self
                .invites(caller.user(), &parts, since, as_of, &request.filter)
                .await?,
            presence,
            rooms_next,
            rooms_total: wire_count(chosen.total as u64),
            end: self.stream_token_told(as_of, told),
            extra: serde_json::Map::new(),
        })
    }

    async fn presence_for(
        &self,
        caller: &Caller,
        request: &SyncRequest,
    ) -> Result<Vec<RoomEvent>, AppError> {
        let Some(since) = &request.since else {
            return self.presence_around(caller.user(), &request.filter).await;
        };
        self.presence_since(&caller.session, &request.filter, token::told(since))
            .await
    }

    fn rooms_place(&self, token: Option<&PaginationToken>) -> Result<Option<RoomsPlace>, AppError> {
        let Some(token) = token else { return Ok(None) };
        let place = token::decode_rooms(token.as_str(), self.store.epoch(), "rooms_from")?;
        if place.as_of > self.position() {
            return Err(AppError::bad_parameter(
                "rooms_from",
                "this token lies in the future",
            ));
        }
        Ok(Some(place))
    }

    async fn activity_as_of(&self, room: &Room, as_of: Position) -> Result<Position, AppError> {
        let state = self.rooms.committed(room).await?;
        if state.position() <= as_of {
            return Ok(state.position());
        }
        Ok(self.store.newest_at(&room.id, as_of).await?)
    }

    async fn invites(
        &self,
        user: &UserId,
        parts: &[Part],
        since: Option<Position>,
        as_of: Position,
        filter: &Filter,
    ) -> Result<Vec<InviteEntry>, AppError> {
        let mut invites = Vec::new();
        let new = |part: &&Part| since.is_none_or(|since| part.position > since);
        for part in parts
            .iter()
            .filter(|part| part.membership == "invite")
            .filter(new)
        {
            let room = self.room(&part.room_id).await?;
            let state = self.state_as_of(&room, as_of).await?;
            if let Some(entry) = self.invite_entry(&state, user, filter).await? {
                invites.push(entry);
            }
        }
        Ok(invites)
    }

    async fn invite_entry(
        &self,
        state: &RoomState,
        user: &UserId,
        filter: &Filter,
    ) -> Result<Option<InviteEntry>, AppError> {
        let Some(invite) = state.get(super::room::state::MEMBER, user.as_str()) else {
            return Ok(None);
        };
        let face = state
            .entries()
            .filter(|(event_type, _)| FACE.contains(&&***event_type));
        let face: Vec<_> = face.map(|(_, entry)| Arc::clone(entry)).collect();
        let event = self
            .show_states(std::slice::from_ref(invite), filter)
            .await?;
        let inviter = self.inviter_of(invite).await?;
        let (Some(event), Some(user_id)) = (event.into_iter().next(), inviter) else {
            return Ok(None);
        };
        let profile = state.get(PROFILE, user_id.as_str());
        Ok(Some(InviteEntry {
            event,
            state: self.show_states(&face, filter).await?,
            inviter: Inviter {
                user_id,
                displayname: text_of(profile, "displayname").and_then(|name| name.parse().ok()),
                avatar_url: text_of(profile, "avatar_url").and_then(|url| url.parse().ok()),
                extra: serde_json::Map::new(),
            },
            member_count: wire_count(state.joined_count()),
            extra: serde_json::Map::new(),
        }))
    }
}

impl App {
    /// Who invited. An invite that this server put right says so in the one that it stands for (STR-4).
    async fn inviter_of(&self, invite: &StateEntry) -> Result<Option<UserId>, AppError> {
        if invite.stands_for.is_none() {
            return Ok(invite.sender.parse().ok());
        }
        let first = self.event_by_id(invite.shared_id(), None).await?;
        Ok(first.sender.parse().ok())
    }
}

/// The rooms whose part ended since a position (SYN-2).
fn left_since(parts: &[Part], since: Option<Position>) -> Vec<RoomId> {
    let Some(since) = since else {
        return Vec::new();
    };
    let ended =
        |part: &&Part| matches!(part.membership.as_str(), "leave" | "ban") && part.position > since;
    let ended = parts.iter().filter(ended);
    ended.map(|part| part.room_id.clone()).collect()
}
