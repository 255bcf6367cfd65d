//! Global initial sync, whole and as a delta (SYN-1…8).

mod rooms;
mod written;

use std::sync::Arc;

use tidings_types::{
    ChunkToken, InitialSyncResponse, InviteEntry, Inviter, PaginationToken, RoomEntry, RoomId,
    UserId,
};

use self::rooms::{Choice, Part};
use self::written::Entries;
pub use self::written::WrittenList;
use super::act::Caller;
use super::filter::Filter;
use super::room::state::{MEMBER, PROFILE};
use super::room::{Room, RoomState, StateEntry};
use super::shared::Shared;
use super::state::text_of;
use super::token::{self, RoomsPlace};
use super::{App, AppError, Client, wire_count};
use crate::store::{Position, Standing};

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

/// An initial sync.
#[derive(Clone)]
pub struct InitialSync {
    /// All of it but its rooms.
    pub answer: InitialSyncResponse,
    /// The rooms.
    pub rooms: WrittenList<RoomEntry>,
}

/// What all sessions of a client are answered.
#[derive(Clone)]
pub struct Synced {
    sync: InitialSync,
    as_of: Position,
    page: Page,
}

/// Which part of all there is an answer holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Whole,
    First,
    Later,
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
        self: &Arc<Self>,
        caller: &Caller,
        request: &SyncRequest,
    ) -> Result<InitialSync, AppError> {
        if let Some(since) = &request.since {
            self.stream_place(since, "since")?;
        }
        self.rooms_place(request.rooms_from.as_ref())?;
        // Asked before anything is read, so that what changes meanwhile comes down the stream.
        let whole = match &request.since {
            None => self.live.tell_all(&caller.session, &request.filter),
            Some(_) => None,
        };
        let key = (Arc::clone(caller.client()), request.clone());
        let read = || self.read_sync(caller.client(), request);
        let Synced {
            mut sync,
            as_of,
            page,
        } = self.syncs.get(key, read).await?;
        // Only an answer that holds all there is says so; a delta leaves it at what was told before.
        let told = match &request.since {
            Some(since) => token::told(since),
            None => whole.filter(|_| page == Page::Whole),
        };
        // The pages after the first are for the rooms that the first has no place for.
        if request.since.is_some() && page != Page::Later {
            // What a session was told is its own.
            sync.answer.presence = self
                .presence_since(&caller.session, &request.filter, told)
                .await?;
        }
        sync.answer.end = self.stream_token_told(as_of, told);
        Ok(sync)
    }

    async fn read_sync(
        self: &Arc<Self>,
        client: &Arc<Client>,
        request: &SyncRequest,
    ) -> Result<Synced, AppError> {
        let user = &client.user_id;
        let since = request
            .since
            .as_ref()
            .map(|token| self.stream_place(token, "since"))
            .transpose()?;
        let page = self.rooms_place(request.rooms_from.as_ref())?;
        let as_of = page.map_or_else(|| self.position(), |page| page.as_of);
        let mut parts = self.parts(user, since, as_of).await?;
        parts.retain(|part| request.filter.wants_room(&part.room_id));
        let choice = Choice {
            as_of,
            since,
            before: page.map(|page| page.before),
            limit: request.rooms_limit.unwrap_or(usize::MAX),
        };
        let chosen = self.choose(user, &parts, &choice).await?;
        let rooms_next = chosen.more.then(|| {
            let last = chosen.rooms.last();
            let before = last.map_or(as_of + 1, |last| last.activity);
            token::encode_rooms(RoomsPlace { as_of, before }, self.store.epoch())
        });
        let entries = Entries {
            app: Arc::clone(self),
            reader: Arc::clone(client),
            as_of,
            since,
            filter: request.filter.clone(),
        };
        let rooms = entries.written(chosen.rooms).await?;
        let page = match (page, &rooms_next) {
            (Some(_), _) => Page::Later,
            (None, Some(_)) => Page::First,
            (None, None) => Page::Whole,
        };
        let presence = if since.is_none() && page != Page::Later {
            self.presence_around(user, &request.filter).await?
        } else {
            Vec::new()
        };
        let answer = InitialSyncResponse {
            rooms: Vec::new(),
            left: self.left_since(user, &parts, since).await?,
            invites: self
                .invites(user, &parts, since, as_of, &request.filter)
                .await?,
            presence,
            rooms_next,
            rooms_total: wire_count(chosen.total as u64),
            end: self.stream_token(as_of),
            extra: serde_json::Map::new(),
        };
        Ok(Synced {
            sync: InitialSync { answer, rooms },
            as_of,
            page,
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

    /// The position of a room's newest event as of another, others' receipts not counted (UPD-5).
    async fn activity_as_of(
        &self,
        room: &Room,
        user: &UserId,
        as_of: Position,
    ) -> Result<Position, AppError> {
        let state = self.rooms.committed(room).await?;
        // Receipts are never late: behind the newest other event in the order there is none that is newer.
        let is_known = state.head.as_ref().is_some_and(|head| !head.is_receipt);
        if is_known && state.position() <= as_of {
            return Ok(state.position());
        }
        Ok(self.store.activity(&room.id, user.as_str(), as_of).await?)
    }

    /// The rooms whose part ended since a position (SYN-2), those too that an invite followed to.
    async fn left_since(
        &self,
        user: &UserId,
        parts: &[Part],
        since: Option<Position>,
    ) -> Result<Vec<RoomId>, AppError> {
        let mut left = Vec::new();
        let Some(since) = since else { return Ok(left) };
        for part in parts.iter().filter(|part| part.position > since) {
            let has_left = match part.membership.as_str() {
                "leave" | "ban" => true,
                "invite" => {
                    let before = self.membership_as_of(user, &part.room_id, since).await?;
                    before.is_some_and(|before| before.membership == "join")
                }
                _ => false,
            };
            if has_left {
                left.push(part.room_id.clone());
            }
        }
        Ok(left)
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
        let Some(invite) = state.get(MEMBER, user.as_str()) else {
            return Ok(None);
        };
        let face = state
            .entries()
            .filter(|(event_type, _)| FACE.contains(&&***event_type));
        let face: Vec<_> = face.map(|(_, entry)| Arc::clone(entry)).collect();
        let event = self
            .show_states(std::slice::from_ref(invite), filter)
            .await?;
        let inviter = self.inviter_of(&state.room_id, user, invite).await?;
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
    /// Who invited. An invite that this server put right says so in the one that it stands for (STR-4): the newest before it
    /// that wasn't rejected. A state of the past doesn't know which that is.
    async fn inviter_of(
        &self,
        room_id: &RoomId,
        user: &UserId,
        invite: &StateEntry,
    ) -> Result<Option<UserId>, AppError> {
        if let Ok(inviter) = invite.sender.parse() {
            return Ok(Some(inviter));
        }
        if invite.stands_for.is_none() {
            let earlier = self
                .store
                .state_history(room_id, MEMBER, user.as_str(), invite.order, usize::MAX)
                .await?;
            let mut right = earlier
                .iter()
                .filter(|event| event.standing != Standing::Rejected);
            return Ok(right.find_map(|event| event.sender.parse().ok()));
        }
        let first = self.event_by_id(invite.shared_id(), None).await?;
        Ok(first.sender.parse().ok())
    }
}
