//! Global initial sync, whole and as a delta (SYN-1…8).

use std::collections::HashSet;
use std::sync::Arc;

use tidings_types::{
    ChunkToken, InitialSyncResponse, InviteEntry, Inviter, PaginationToken, RoomId, UserId,
};

use super::act::Caller;
use super::entry::{DEFAULT_MESSAGES, EntryWish};
use super::filter::Filter;
use super::room::state::PROFILE;
use super::room::{Room, RoomState, StateEntry};
use super::shared::Shared;
use super::state::text_of;
use super::token::{self, RoomsPlace};
use super::{App, AppError, Client, wire_count};
use crate::store::{MembershipRow, Position};

/// What a client wants to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

/// Initial syncs on their way. Each client has its own: its own actions are shown to it alone (ACT-5).
pub type Syncs = Shared<(Arc<Client>, SyncRequest), Synced>;

/// What all sessions of a client are answered.
#[derive(Clone)]
pub struct Synced {
    answer: InitialSyncResponse,
    as_of: Position,
    /// Whether it holds all there is.
    is_whole: bool,
}

/// State types that show a room to someone invited (SYN-4).
const FACE: [&str; 5] = [
    "state.m.room.name",
    "state.m.room.topic",
    "state.m.room.avatar",
    "state.m.room.join_rules",
    "state.m.room.aliases",
];

/// A room to return, with when it was last active.
struct Active {
    room: Arc<Room>,
    row: MembershipRow,
    activity: Position,
}

impl App {
    /// What a client needs to begin, or what changed since it was here.
    pub async fn initial_sync(
        &self,
        caller: &Caller,
        request: &SyncRequest,
    ) -> Result<InitialSyncResponse, AppError> {
        if let Some(since) = &request.since {
            self.stream_place(since, "since")?;
        }
        self.rooms_place(request.rooms_from.as_ref())?;
        // Asked before anything is read, so that what changes meanwhile comes down the stream.
        let whole = self.live.tell_all(&caller.session, &request.filter);
        let key = (Arc::clone(caller.client()), request.clone());
        let read = || self.read_sync(caller.client(), request);
        let Synced {
            mut answer,
            as_of,
            is_whole,
        } = self.syncs.get(key, read).await?;
        // Only an answer that holds all there is says so; a delta leaves it at what was told before.
        let told = match &request.since {
            Some(since) => token::told(since),
            None => whole.filter(|_| is_whole),
        };
        answer.end = self.stream_token_told(as_of, told);
        Ok(answer)
    }

    async fn read_sync(&self, client: &Client, request: &SyncRequest) -> Result<Synced, AppError> {
        let user = &client.user_id;
        let since = request
            .since
            .as_ref()
            .map(|token| self.stream_place(token, "since"))
            .transpose()?;
        let page = self.rooms_place(request.rooms_from.as_ref())?;
        let as_of = page.map_or_else(|| self.position(), |page| page.as_of);
        let mut rows = self.memberships_as_of(user, as_of).await?;
        rows.retain(|row| request.filter.wants_room(&row.room_id));
        let mut active = self.active_rooms(&rows, since, as_of).await?;
        #[cfg(feature = "faults")]
        if self.env.has(crate::env::Fault::ForgetsRooms) {
            active.retain(|active| since.is_none_or(|since| active.activity > since + 1));
        }
        active.sort_by_key(|active| std::cmp::Reverse(active.activity));
        let rooms_total = wire_count(active.len() as u64);
        if let Some(page) = page {
            active.retain(|active| active.activity < page.before);
        }
        let limit = request.rooms_limit.unwrap_or(usize::MAX);
        let more = active.len() > limit;
        active.truncate(limit);
        let rooms_next = more.then(|| {
            let before = active.last().map_or(as_of + 1, |last| last.activity);
            token::encode_rooms(RoomsPlace { as_of, before }, self.store.epoch())
        });
        let mut rooms = Vec::with_capacity(active.len());
        for active in &active {
            // A room joined since then is new to the client and comes whole.
            let room_since = since.filter(|since| active.row.position <= *since);
            let wish = EntryWish {
                reader: client,
                as_of,
                since: room_since,
                filter: &request.filter,
                limit: request.filter.limit().unwrap_or(DEFAULT_MESSAGES),
                with_members: false,
            };
            rooms.push(self.entry(&active.room, &wish).await?);
        }
        // The pages after the first are for the rooms that the first has no place for.
        let presence = if page.is_none() {
            self.presence_around(user, &request.filter).await?
        } else {
            Vec::new()
        };
        let is_whole = page.is_none() && rooms_next.is_none();
        let answer = InitialSyncResponse {
            rooms,
            left: self.left_since(user, &rows, since).await?,
            invites: self
                .invites(user, &rows, since, as_of, &request.filter)
                .await?,
            presence,
            rooms_next,
            rooms_total,
            end: self.stream_token(as_of),
            extra: serde_json::Map::new(),
        };
        Ok(Synced {
            answer,
            as_of,
            is_whole,
        })
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

    /// A user's part in rooms as of a position.
    async fn memberships_as_of(
        &self,
        user: &UserId,
        as_of: Position,
    ) -> Result<Vec<MembershipRow>, AppError> {
        let mut rows = Vec::new();
        for row in self.store.memberships(user).await? {
            if row.position <= as_of {
                rows.push(row);
            } else if let Some(row) = self.membership_as_of(user, &row.room_id, as_of).await? {
                rows.push(row);
            }
        }
        Ok(rows)
    }

    /// A user's part in one room as of a position.
    pub(super) async fn membership_as_of(
        &self,
        user: &UserId,
        room_id: &RoomId,
        as_of: Position,
    ) -> Result<Option<MembershipRow>, AppError> {
        let order = self.order_as_of(room_id, as_of).await?;
        let event = self
            .store
            .state_at(
                room_id,
                super::room::state::MEMBER,
                user.as_str(),
                order,
                as_of,
            )
            .await?;
        Ok(event.map(|event| MembershipRow {
            room_id: room_id.clone(),
            membership: super::live::membership_of(&event).name().to_owned(),
            event_id: event.event_id.clone(),
            position: event.position,
            order: event.order,
        }))
    }

    /// The joined rooms with their latest activity; in a delta only those that changed (SYN-2, SYN-8).
    async fn active_rooms(
        &self,
        rows: &[MembershipRow],
        since: Option<Position>,
        as_of: Position,
    ) -> Result<Vec<Active>, AppError> {
        let touched = since.and_then(|since| self.touched_since(since, as_of));
        let mut active = Vec::new();
        for row in rows.iter().filter(|row| row.membership == "join") {
            if touched
                .as_ref()
                .is_some_and(|touched| !touched.contains(&row.room_id))
            {
                continue;
            }
            let room = self.room(&row.room_id).await?;
            let activity = self.activity_as_of(&room, as_of).await?;
            if since.is_none_or(|since| activity > since) {
                active.push(Active {
                    room,
                    row: row.clone(),
                    activity,
                });
            }
        }
        Ok(active)
    }

    /// The rooms with events since a position, if memory reaches back so far.
    fn touched_since(&self, since: Position, as_of: Position) -> Option<HashSet<RoomId>> {
        let events = self.live.since(since, as_of, usize::MAX)?;
        Some(
            events
                .into_iter()
                .map(|event| event.event.room_id.clone())
                .collect(),
        )
    }

    async fn activity_as_of(&self, room: &Room, as_of: Position) -> Result<Position, AppError> {
        let state = self.rooms.committed(room).await?;
        if state.position() <= as_of {
            return Ok(state.position());
        }
        Ok(self.store.newest_at(&room.id, as_of).await?)
    }

    /// The rooms whose part ended since a position (SYN-2), those too that an invite followed to.
    async fn left_since(
        &self,
        user: &UserId,
        rows: &[MembershipRow],
        since: Option<Position>,
    ) -> Result<Vec<RoomId>, AppError> {
        let mut left = Vec::new();
        let Some(since) = since else { return Ok(left) };
        for row in rows.iter().filter(|row| row.position > since) {
            let has_left = match row.membership.as_str() {
                "leave" | "ban" => true,
                "invite" => {
                    let before = self.membership_as_of(user, &row.room_id, since).await?;
                    before.is_some_and(|before| before.membership == "join")
                }
                _ => false,
            };
            if has_left {
                left.push(row.room_id.clone());
            }
        }
        Ok(left)
    }

    async fn invites(
        &self,
        user: &UserId,
        rows: &[MembershipRow],
        since: Option<Position>,
        as_of: Position,
        filter: &Filter,
    ) -> Result<Vec<InviteEntry>, AppError> {
        let mut invites = Vec::new();
        let new = |row: &&MembershipRow| since.is_none_or(|since| row.position > since);
        for row in rows
            .iter()
            .filter(|row| row.membership == "invite")
            .filter(new)
        {
            let room = self.room(&row.room_id).await?;
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
