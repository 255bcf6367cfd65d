//! A room's entry, in initial sync and on joining (SYN-1, SYN-3, JOI-3).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use tidings_types::{
    ChunkToken, EventId, MarkerKind, Membership, PresenceState, RoomEntry, RoomEvent, RoomId,
    RoomMember, RoomMembers, UserId,
};

use super::bundle::{Gap, RecentUpdates, Sight};
use super::filter::Filter;
use super::marker::marked;
use super::room::state::{MEMBER, REDACTION, event_id_of};
use super::room::{Room, RoomState};
use super::rules::membership::Member;
use super::rules::visibility::Spans;
use super::state::text_of;
use super::token::{self, Place, TimelinePlace};
use super::walk::{Among, Direction, Walk, Walked};
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
    pub filter: &'a Filter,
    /// The most messages.
    pub limit: usize,
    /// Whether the members come along (JOI-3).
    pub with_members: bool,
}

/// The newest event of each type and key.
type ChangedState = BTreeMap<(Arc<str>, Arc<str>), Arc<StoredEvent>>;

/// What a delta of a room is made of.
#[derive(Default)]
struct Changes {
    state: ChangedState,
    redactions: BTreeSet<EventId>,
    updates: RecentUpdates,
}

impl Changes {
    /// Takes the next event up; of state only what isn't of the past.
    fn take(
        &mut self,
        event: &Arc<StoredEvent>,
        wish: &EntryWish<'_>,
        spans: &Spans,
        is_past: bool,
    ) {
        let (reader, filter) = (&wish.reader.user_id, wish.filter);
        if !event.is_late() || filter.wants_late() {
            self.updates.take(event, reader, filter, spans);
        }
        if &*event.event_type == REDACTION {
            self.redactions.insert(event.event_id.clone());
        }
        if let Some(key) = event.state_key.clone()
            && filter.wants_state(&event.room_id, &event.event_type, &key, &event.sender)
            && !is_past
        {
            let place = (Arc::clone(&event.event_type), key);
            self.state.insert(place, Arc::clone(event));
        }
    }
}

impl App {
    /// The entry of a room that the reader is joined to as of the moment.
    pub(super) async fn entry(
        &self,
        room: &Arc<Room>,
        wish: &EntryWish<'_>,
    ) -> Result<RoomEntry, AppError> {
        let state = self.state_as_of(room, wish.as_of).await?;
        let spans = self.must_read(room, &wish.reader.user_id).await?;
        let floor = match wish.since {
            Some(since) => self.order_as_of(&room.id, since).await?,
            None => Order::MIN,
        };
        let late = self.late_of_delta(&room.id, wish).await?;
        let newest = self.newest(&state, wish, &spans.above(floor)).await?;
        let newest = self.with_late(newest, &late, &spans, wish).await?;
        let mut listed: Vec<_> = newest.events.iter().rev().cloned().collect();
        let (mut delta, mut limited) = (None, newest.more);
        if let Some(since) = wish.since {
            let changes = self.changes(&state, wish, (floor, &late), &spans).await?;
            let gap = newest.more.then_some(Gap { floor, since });
            let all = self.with_singles(listed, changes.updates, gap).await?;
            (listed, limited) = (all.events, limited || all.more);
            delta = Some((changes.state, changes.redactions));
        }
        let sight = Sight {
            spans: &spans,
            until: wish.as_of,
        };
        let reader = &wish.reader.user_id;
        let (mut listed, bundles) = self.bundled(listed, reader, wish.filter, &sight).await?;
        if wish.since.is_some() && !wish.filter.wants_late() {
            // Of late events none is there by now but updates that come separate.
            listed.retain(|event| !event.is_late());
        }
        let shown = self
            .show_events(&listed, &bundles, wish.reader, wish.filter)
            .await?;
        let mut events = BTreeMap::new();
        let mut messages = Vec::new();
        for (event, shown) in listed.iter().zip(shown) {
            messages.push(event.event_id.clone());
            events.insert(event.event_id.to_string(), shown);
        }
        let state_ids = match delta {
            None => self.whole_state(&state, wish.filter, &mut events).await?,
            Some(delta) => self.changed_state(&state, wish, delta, &mut events).await?,
        };
        Ok(RoomEntry {
            room_id: room.id.clone(),
            membership: Membership::Join,
            member_count: wire_count(state.joined_count()),
            invited_count: wire_count(state.invited_count()),
            messages,
            state: state_ids,
            start: self.timeline_token(&room.id, newest.reached, wish.as_of),
            limited,
            unread: wire_count(
                self.unread(&state, &wish.reader.user_id, &spans, wish.as_of)
                    .await?,
            ),
            members: wish.with_members.then(|| self.entry_members(&state)),
            ephemeral: self.typing_events(&room.id, wish.filter)?,
            events,
            extra: serde_json::Map::new(),
        })
    }

    fn entry_members(&self, state: &RoomState) -> RoomMembers {
        let present = self.live.present_in(&state.room_id);
        let typing = self.live.typing_in(&state.room_id);
        members(state, &present, &typing)
    }

    /// The newest wanted events above an order, newest first.
    async fn newest(
        &self,
        state: &RoomState,
        wish: &EntryWish<'_>,
        spans: &Spans,
    ) -> Result<Walked, AppError> {
        let room_id = &state.room_id;
        // A state of the past doesn't know where it ended.
        let from = match &state.head {
            Some(head) => head.order,
            None => self.order_as_of(room_id, wish.as_of).await?,
        };
        let walk = Walk {
            among: Among::Timeline,
            room_id,
            from,
            direction: Direction::Backwards,
            spans,
            until: wish.as_of,
            filter: wish.filter,
            // In a delta they are found by their positions (STR-3).
            without_late: wish.since.is_some(),
            limit: wish.limit,
        };
        self.walk(&walk).await
    }

    async fn whole_state(
        &self,
        state: &RoomState,
        filter: &Filter,
        events: &mut BTreeMap<String, RoomEvent>,
    ) -> Result<Vec<EventId>, AppError> {
        let wanted = state.wanted(filter);
        let new = wanted
            .iter()
            .filter(|entry| !events.contains_key(entry.event_id.as_str()));
        let new: Vec<_> = new.cloned().collect();
        let shown = self.show_states(&new, filter).await?;
        events.extend(
            new.iter()
                .map(|entry| entry.event_id.to_string())
                .zip(shown),
        );
        Ok(wanted.iter().map(|entry| entry.event_id.clone()).collect())
    }

    /// Goes over all events above an order, and the late ones at or below it as far as they are current.
    async fn changes(
        &self,
        state: &RoomState,
        wish: &EntryWish<'_>,
        (floor, late): (Order, &[Arc<StoredEvent>]),
        spans: &Spans,
    ) -> Result<Changes, AppError> {
        let room_id = &state.room_id;
        let mut changes = Changes::default();
        let mut late: Vec<_> = late.iter().filter(|event| event.order <= floor).collect();
        late.sort_unstable_by_key(|event| event.order);
        for event in late {
            let is_past = self.is_past(state, event, wish.as_of).await?;
            changes.take(event, wish, spans, is_past);
        }
        let mut from = floor;
        loop {
            let page = TimelinePage {
                from,
                backwards: false,
                until: wish.as_of,
                limit: CHANGES_PAGE,
            };
            let page = self.store.timeline(room_id, page).await?;
            let is_last = page.len() < CHANGES_PAGE;
            from = page.last().map_or(from, |last| last.order);
            for event in page {
                changes.take(&event, wish, spans, false);
            }
            if is_last {
                return Ok(changes);
            }
        }
    }

    /// Whether a late event is state that isn't what the room has under its type and key as of a moment.
    async fn is_past(
        &self,
        state: &RoomState,
        event: &StoredEvent,
        as_of: Position,
    ) -> Result<bool, AppError> {
        let Some(key) = &event.state_key else {
            return Ok(false);
        };
        if let Some(entry) = state.get(&event.event_type, key) {
            return Ok(entry.event_id != event.event_id);
        }
        if !event.deletes {
            return Ok(true);
        }
        // Another may have deleted it, and stands above this one.
        let newest = self
            .store
            .state_at(&event.room_id, &event.event_type, key, Order::MAX, as_of)
            .await?;
        Ok(newest.is_none_or(|newest| newest.event_id != event.event_id))
    }

    /// The newest event of each type and key that changed, deletions included (EVT-6), and the older ones that were redacted
    /// meanwhile.
    async fn changed_state(
        &self,
        state: &RoomState,
        wish: &EntryWish<'_>,
        (mut changed, redactions): (ChangedState, BTreeSet<EventId>),
        events: &mut BTreeMap<String, RoomEvent>,
    ) -> Result<Vec<EventId>, AppError> {
        for event in self.emptied_by(&redactions, state, wish.filter).await? {
            let key = event.state_key.clone().unwrap_or_default();
            let place = (Arc::clone(&event.event_type), key);
            changed.entry(place).or_insert(event);
        }
        #[cfg(feature = "faults")]
        if self.env.has(crate::env::Fault::ForgetsDeletions) {
            changed.retain(|_, event| !event.deletes);
        }
        let changed: Vec<Arc<StoredEvent>> = changed.into_values().collect();
        let shown = self.show_all(&changed, wish.reader, wish.filter).await?;
        for (event, shown) in changed.iter().zip(shown) {
            events.entry(event.event_id.to_string()).or_insert(shown);
        }
        Ok(changed.iter().map(|event| event.event_id.clone()).collect())
    }

    /// The wanted state that one of these redactions emptied (RED-1).
    async fn emptied_by(
        &self,
        redactions: &BTreeSet<EventId>,
        state: &RoomState,
        filter: &Filter,
    ) -> Result<Vec<Arc<StoredEvent>>, AppError> {
        let mut emptied = Vec::new();
        if redactions.is_empty() {
            return Ok(emptied);
        }
        for entry in state.wanted(filter) {
            let because = entry.redacted_because.as_deref().and_then(event_id_of);
            if because.is_some_and(|id| redactions.contains(&id)) {
                emptied.push(self.event_by_id(&entry.event_id, None).await?);
            }
        }
        Ok(emptied)
    }

    /// How many messages after the read marker, or since the join, aren't the reader's own (SYN-5). Those that the reader
    /// may not see, such as from between a leave and a new join, aren't counted.
    async fn unread(
        &self,
        state: &RoomState,
        user: &UserId,
        spans: &Spans,
        as_of: Position,
    ) -> Result<u64, AppError> {
        let read_up_to = match marked(state, MarkerKind::Read, user.as_str()) {
            Some(event_id) => self.store.event(&event_id).await?.map(|event| event.order),
            None => None,
        };
        let joined = state
            .get(MEMBER, user.as_str())
            .map_or(0, |entry| entry.order);
        let count = async |after: Order| {
            self.store
                .count_unread(&state.room_id, after, as_of, user.as_str())
                .await
        };
        let mut unread = 0;
        for span in spans.above(read_up_to.unwrap_or(joined)).iter() {
            unread += count(span.first.saturating_sub(1)).await?;
            if span.last < Order::MAX {
                // What is counted is what lies above a place; the rest is found by subtraction.
                unread = unread.saturating_sub(count(span.last).await?);
            }
        }
        Ok(unread)
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

/// The joined and invited, with the name and power they have in the room and what they do right now (JOI-3).
fn members(
    state: &RoomState,
    present: &HashMap<UserId, PresenceState>,
    typing: &[UserId],
) -> RoomMembers {
    let typing: HashSet<&UserId> = typing.iter().collect();
    let shown = |(user, is): (&Arc<str>, Member)| {
        let membership = match is {
            Member::Join => Membership::Join,
            Member::Invite => Membership::Invite,
            Member::Never | Member::Leave | Member::Ban => return None,
        };
        let profile = state.get("state.m.room.member.profile", user);
        let user_id: UserId = user.parse().ok()?;
        // Who is only invited shares no room by it.
        let presence = (is == Member::Join)
            .then(|| present.get(&user_id).copied())
            .map(|state| state.unwrap_or(PresenceState::Offline));
        Some(RoomMember {
            membership,
            displayname: text_of(profile, "displayname").and_then(|name| name.parse().ok()),
            avatar_url: text_of(profile, "avatar_url").and_then(|url| url.parse().ok()),
            power_level: state.power().of(user),
            presence,
            typing: typing.contains(&user_id),
            user_id,
            extra: serde_json::Map::new(),
        })
    };
    RoomMembers(state.members().filter_map(shown).collect())
}
