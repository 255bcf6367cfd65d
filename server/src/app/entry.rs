//! A room's entry, in initial sync and on joining (SYN-1, SYN-3, JOI-3).

use std::collections::BTreeMap;
use std::sync::Arc;

use tidings_types::{
    ChunkToken, EventId, Membership, RoomEntry, RoomEvent, RoomId, RoomMember, RoomMembers, UserId,
};

use super::filter::TypeFilter;
use super::room::state::MEMBER;
use super::room::{Room, RoomState};
use super::rules::membership::Member;
use super::rules::visibility::{self, Span};
use super::state::text_of;
use super::token::{self, Place, TimelinePlace};
use super::walk::{Direction, Walk, Walked};
use super::{App, AppError, Client, wire_count};
use crate::store::{Order, Position, StoredEvent, TimelinePage};

/// Messages of an entry when neither request nor filter says otherwise.
pub const DEFAULT_MESSAGES: usize = 20;

/// Events read at once while collecting what changed.
const CHANGES_PAGE: usize = 200;

/// What an entry shall hold.
#[derive(Clone, Debug)]
pub struct EntryWish<'a> {
    /// Who reads.
    pub reader: &'a Client,
    /// The moment it shows.
    pub as_of: Position,
    /// Only what came after this position: a delta (SYN-2).
    pub since: Option<Position>,
    /// Which events are wanted.
    pub filter: &'a TypeFilter,
    /// The most messages.
    pub limit: usize,
    /// Whether the members come along (JOI-3).
    pub with_members: bool,
}

impl App {
    /// The entry of a room that the reader is joined to as of the moment.
    pub(super) async fn entry(
        &self,
        room: &Arc<Room>,
        wish: &EntryWish<'_>,
    ) -> Result<RoomEntry, AppError> {
        let state = self.state_as_of(room, wish.as_of).await?;
        let span = self
            .readable_span(room, &state, &wish.reader.user_id)
            .await?;
        let floor = match wish.since {
            Some(since) => self.order_as_of(&room.id, since).await?.max(span.first - 1),
            None => span.first - 1,
        };
        let newest = self.newest(&state, wish, floor).await?;
        let mut events = BTreeMap::new();
        let mut messages = Vec::new();
        for event in newest.events.iter().rev() {
            messages.push(event.event_id.clone());
            events.insert(event.event_id.to_string(), self.show(event, wish.reader));
        }
        let state_ids = match wish.since {
            None => self.whole_state(&state, wish.filter, &mut events),
            Some(_) => self.changed_state(room, wish, floor, &mut events).await?,
        };
        Ok(RoomEntry {
            room_id: room.id.clone(),
            membership: Membership::Join,
            member_count: wire_count(state.joined_count()),
            invited_count: wire_count(state.invited_count()),
            messages,
            state: state_ids,
            start: self.timeline_token(&room.id, newest.reached, wish.as_of),
            limited: newest.more,
            unread: wire_count(
                self.unread(room, &state, &wish.reader.user_id, wish.as_of)
                    .await?,
            ),
            members: wish.with_members.then(|| members(&state)),
            ephemeral: Vec::new(),
            events,
            extra: serde_json::Map::new(),
        })
    }

    /// The stretch of a room's timeline that a member reads (JOI-6).
    pub(super) async fn readable_span(
        &self,
        room: &Room,
        state: &RoomState,
        user: &UserId,
    ) -> Result<Span, AppError> {
        let joined = state.member(user.as_str()) == Member::Join;
        if joined && state.visibility() == tidings_types::HistoryVisibility::Shared {
            return Ok(Span {
                first: 0,
                last: Order::MAX,
            });
        }
        let part = self.part_in(room, state, user).await?;
        visibility::readable(&part, state.visibility()).ok_or_else(super::no_part)
    }

    /// The newest wanted events above an order, newest first.
    async fn newest(
        &self,
        state: &RoomState,
        wish: &EntryWish<'_>,
        floor: Order,
    ) -> Result<Walked, AppError> {
        let room_id = &state.room_id;
        // A state of the past doesn't know where it ended.
        let from = match &state.head {
            Some(head) => head.order,
            None => self.order_as_of(room_id, wish.as_of).await?,
        };
        let walk = Walk {
            room_id,
            from,
            direction: Direction::Backwards,
            span: Span {
                first: floor + 1,
                last: Order::MAX,
            },
            until: wish.as_of,
            filter: wish.filter,
            limit: wish.limit,
        };
        self.walk(&walk).await
    }

    fn whole_state(
        &self,
        state: &RoomState,
        filter: &TypeFilter,
        events: &mut BTreeMap<String, RoomEvent>,
    ) -> Vec<EventId> {
        let wanted = state
            .entries()
            .filter(|(event_type, _)| filter.wants(event_type));
        let ids = wanted.map(|(_, entry)| {
            events
                .entry(entry.event_id.to_string())
                .or_insert_with(|| self.show_state(entry));
            entry.event_id.clone()
        });
        ids.collect()
    }

    /// The newest event of each type and key above an order, deletions included (EVT-6).
    async fn changed_state(
        &self,
        room: &Room,
        wish: &EntryWish<'_>,
        floor: Order,
        events: &mut BTreeMap<String, RoomEvent>,
    ) -> Result<Vec<EventId>, AppError> {
        let mut changed: BTreeMap<(Arc<str>, Arc<str>), Arc<StoredEvent>> = BTreeMap::new();
        let mut from = floor;
        loop {
            let page = TimelinePage {
                from,
                backwards: false,
                until: wish.as_of,
                limit: CHANGES_PAGE,
            };
            let page = self.store.timeline(&room.id, page).await?;
            let Some(last) = page.last() else { break };
            from = last.order;
            for event in page {
                if let Some(key) = event.state_key.clone()
                    && wish.filter.wants(&event.event_type)
                {
                    changed.insert((Arc::clone(&event.event_type), key), event);
                }
            }
        }
        let ids = changed.into_values().map(|event| {
            events
                .entry(event.event_id.to_string())
                .or_insert_with(|| self.show(&event, wish.reader));
            event.event_id.clone()
        });
        Ok(ids.collect())
    }

    /// How many messages after the read marker, or since the join, aren't the reader's own (SYN-5).
    async fn unread(
        &self,
        room: &Room,
        state: &RoomState,
        user: &UserId,
        as_of: Position,
    ) -> Result<u64, AppError> {
        let marker = text_of(
            state.get("state.m.room.marker.read", user.as_str()),
            "event_id",
        );
        let read_up_to = match marker.and_then(|id| id.parse::<EventId>().ok()) {
            Some(event_id) => self.store.event(&event_id).await?.map(|event| event.order),
            None => None,
        };
        let joined = state
            .get(MEMBER, user.as_str())
            .map_or(0, |entry| entry.order);
        Ok(self
            .store
            .count_unread(&room.id, read_up_to.unwrap_or(joined), as_of, user.as_str())
            .await?)
    }

    /// A token of a gap in a room's timeline.
    pub(super) fn timeline_token(
        &self,
        room_id: &RoomId,
        order: Order,
        as_of: Position,
    ) -> ChunkToken {
        let place = TimelinePlace {
            room_tag: token::room_tag(room_id),
            order,
            as_of,
        };
        token::encode(Place::Timeline(place), self.store.epoch())
    }
}

/// The joined and invited, with the name and power they have in the room (JOI-3).
fn members(state: &RoomState) -> RoomMembers {
    let present = |(user, is): (&Arc<str>, Member)| {
        let membership = match is {
            Member::Join => Membership::Join,
            Member::Invite => Membership::Invite,
            Member::Never | Member::Leave | Member::Ban => return None,
        };
        let profile = state.get("state.m.room.member.profile", user);
        Some(RoomMember {
            user_id: user.parse().ok()?,
            membership,
            displayname: text_of(profile, "displayname").and_then(|name| name.parse().ok()),
            avatar_url: text_of(profile, "avatar_url").and_then(|url| url.parse().ok()),
            power_level: state.power().of(user),
            presence: None,
            typing: false,
            extra: serde_json::Map::new(),
        })
    };
    RoomMembers(state.members().filter_map(present).collect())
}
