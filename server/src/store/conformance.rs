//! What every store must do, as tests that know the [`Store`](super::Store) trait only.
//!
//! An engine brings a [`Harness`] and calls `conformance!` once in its own tests. How an engine fails (full disks,
//! newer files) is its own affair and tested there.

pub(super) mod accounts;
pub(super) mod appends;
pub(super) mod calls;
pub(super) mod capabilities;
pub(super) mod children;
pub(super) mod concurrency;
pub(super) mod durability;
pub(super) mod history;
pub(super) mod late;
pub(super) mod listings;
pub(super) mod media;
pub(super) mod presence;
pub(super) mod profiles;
pub(super) mod reads;
pub(super) mod redactions;
pub(super) mod rows;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use parking_lot::{Condvar, Mutex};
use tidings_types::{EventId, RoomId, UserId};

use super::{
    Append, AppendError, Appended, CommitObserver, Committed, NewEvent, NewOutcome, ORDER_STEP,
    Order, Position, RoomAppend, Store, StoredEvent, Write,
};

/// The name of the server whose store is tested.
pub(super) const SERVER: &str = "here.example";

/// An engine with a place to keep its data.
#[async_trait]
pub(super) trait Harness: Sized + Send + Sync + 'static {
    /// An empty store, whose commits the recorder sees.
    async fn fresh() -> Self;
    /// The store under test.
    fn store(&self) -> Arc<dyn Store>;
    /// What its observer saw; a new one after every opening.
    fn recorder(&self) -> Arc<Recorder>;
    /// Opens what is found after the process was killed at this moment.
    async fn crash(self) -> Self;
    /// Closes the store and opens it again.
    async fn reopen(self) -> Self;
}

/// An observer that remembers, and that can be made to wait.
#[derive(Default)]
pub(super) struct Recorder {
    seen: Mutex<Vec<Seen>>,
    last: Mutex<Option<Last>>,
    held: Mutex<bool>,
    released: Condvar,
}

/// One append, as the observer saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) positions: Vec<Position>,
    pub(super) tag: Option<u64>,
}

/// The newest append in full.
#[derive(Clone)]
pub(super) struct Last {
    pub(super) events: Vec<Arc<StoredEvent>>,
    pub(super) redacted: Vec<Arc<StoredEvent>>,
    pub(super) followers: Vec<Arc<StoredEvent>>,
    pub(super) superseded: Vec<Position>,
}

impl Recorder {
    /// The newest append that was seen.
    pub(super) fn last(&self) -> Last {
        self.last.lock().clone().expect("something was committed")
    }

    pub(super) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().clone()
    }

    /// Makes commits wait in the observer until [`Recorder::release`].
    pub(super) fn hold(&self) {
        *self.held.lock() = true;
    }

    pub(super) fn release(&self) {
        *self.held.lock() = false;
        self.released.notify_all();
    }
}

impl CommitObserver for Recorder {
    fn committed(&self, batch: &[Committed]) {
        self.seen.lock().extend(batch.iter().map(|committed| {
            Seen {
                positions: committed
                    .events
                    .iter()
                    .map(|event| event.position)
                    .collect(),
                tag: committed
                    .tag
                    .as_ref()
                    .and_then(|tag| tag.downcast_ref::<u64>().copied()),
            }
        }));
        *self.last.lock() = batch.last().map(|committed| Last {
            events: committed.events.clone(),
            redacted: committed.redacted.clone(),
            followers: committed.followers.clone(),
            superseded: committed.superseded.clone(),
        });
        self.released
            .wait_while(&mut self.held.lock(), |held| *held);
    }
}

static SERIAL: AtomicU64 = AtomicU64::new(1);

fn serial() -> u64 {
    SERIAL.fetch_add(1, Ordering::Relaxed)
}

/// A new event id of this server, in the form the server makes.
pub(super) fn event_id() -> EventId {
    let text = URL_SAFE_NO_PAD.encode(u128::from(serial()).to_be_bytes());
    format!("${text}:{SERVER}").parse().unwrap()
}

pub(super) fn user_id(name: &str) -> UserId {
    format!("@{name}:{SERVER}").parse().unwrap()
}

pub(super) fn new_room_id() -> RoomId {
    format!("!room{}:{SERVER}", serial()).parse().unwrap()
}

/// A message, at an order.
pub(super) fn message(order: Order) -> NewEvent {
    let event_id = event_id();
    NewEvent {
        order,
        event_type: "message.m.room.message".into(),
        state_key: None,
        sender: user_id("ann").to_shared(),
        ts: 1_700_000_000_000 + serial(),
        json: format!(r#"{{"content":{{"body":"hey"}},"event_id":"{event_id}"}}"#).into(),
        deletes: false,
        membership: None,
        parent: None,
        depth: order.unsigned_abs() / ORDER_STEP.unsigned_abs(),
        prev_events: Vec::new(),
        auth_events: Vec::new(),
        replaces: None,
        redacts: None,
        proof: None,
        local: None,
        event_id,
    }
}

/// A state event, at an order.
pub(super) fn state(order: Order, event_type: &str, state_key: &str) -> NewEvent {
    NewEvent {
        event_type: event_type.into(),
        state_key: Some(state_key.into()),
        ..message(order)
    }
}

/// A membership event, at an order.
pub(super) fn member(order: Order, user: &UserId, membership: &str) -> NewEvent {
    NewEvent {
        membership: Some((user.clone(), membership.to_owned())),
        ..state(order, "state.m.room.member", user.as_str())
    }
}

/// An append of events to one room.
pub(super) fn to_room(room_id: &RoomId, expected_head: Order, events: Vec<NewEvent>) -> Append {
    let room = RoomAppend {
        room_id: room_id.clone(),
        expected_head,
        expected_event: None,
        expected_late: None,
        events,
    };
    Append {
        rooms: vec![room],
        ..Append::default()
    }
}

/// An append to a room that late events have come to, the last one with this order.
pub(super) fn to_room_after(
    room_id: &RoomId,
    (expected_head, expected_late): (Order, Option<Order>),
    events: Vec<NewEvent>,
) -> Append {
    let mut append = to_room(room_id, expected_head, events);
    append.rooms[0].expected_late = expected_late;
    append
}

/// The order of the `n`th event of a room, from 1.
pub(super) fn nth(n: i64) -> Order {
    n * ORDER_STEP
}

/// An outcome of an action.
pub(super) fn outcome(session_id: &str, action_id: u64, taken_ms: u64) -> NewOutcome {
    NewOutcome {
        session_id: session_id.to_owned(),
        action_id,
        user_id: user_id("ann"),
        device_id: "PHONE".to_owned(),
        fingerprint: [9; 32],
        kind: 3,
        body: r#"{"event_id":"$x:here.example"}"#.to_owned(),
        taken_ms,
    }
}

/// An append of rows that aren't events.
pub(super) fn rows(writes: Vec<Write>) -> Append {
    Append {
        writes,
        ..Append::default()
    }
}

/// Appends and waits for the answer.
pub(super) async fn append(store: &dyn Store, append: Append) -> Result<Appended, AppendError> {
    store
        .append(append)
        .await
        .expect("the store answers every append")
}

/// Makes a room with so many messages, and returns them.
pub(super) async fn room_of(store: &dyn Store, messages: i64) -> (RoomId, Vec<NewEvent>) {
    let room_id = new_room_id();
    let mut events = vec![state(nth(1), "state.m.room.create", "")];
    events.extend((2..=messages + 1).map(|n| message(nth(n))));
    let mut first = to_room(&room_id, 0, events.clone());
    first.writes.push(Write::Room {
        room_id: room_id.clone(),
        created_ms: 5,
    });
    append(store, first).await.unwrap();
    (room_id, events)
}

/// Makes a test of every claim for one engine.
macro_rules! conformance {
    ($harness:ty) => {
        $crate::store::conformance::claims!($harness;
            appends::positions_are_consecutive_in_the_order_of_calls,
            appends::an_append_to_several_rooms_is_applied_whole,
            appends::two_appends_of_one_call_to_the_same_room_follow_each_other,
            appends::a_conflict_names_the_head_and_leaves_no_trace,
            appends::a_failing_append_leaves_the_others_of_its_group_alone,
            appends::an_append_to_an_unknown_room_is_refused,
            appends::orders_that_do_not_rise_are_refused,
            appends::an_event_id_is_taken_once,
            appends::a_taken_user_refuses_the_whole_append,
            appends::a_taken_alias_refuses_the_whole_append,
            appends::an_outcome_is_kept_with_its_events_and_only_once,
            appends::an_append_keeps_many_outcomes_or_none,
            appends::the_observer_sees_commits_before_their_acknowledgement_and_in_order,
            appends::the_position_is_published_before_the_acknowledgement,
            appends::an_append_without_events_still_compares_the_head,
            appends::a_history_of_the_same_length_is_another_one,
            reads::an_event_comes_back_as_it_was_given,
            reads::the_timeline_pages_in_both_directions,
            reads::the_timeline_ends_at_a_position,
            reads::events_between_two_orders_are_counted,
            reads::the_order_at_a_position_is_that_of_the_newest_event_then,
            reads::unread_messages_are_those_of_others_that_are_no_updates,
            reads::the_log_is_read_in_ranges,
            reads::the_log_of_some_rooms_is_the_log_without_the_others,
            reads::state_at_an_order_is_the_newest_before_it,
            reads::the_state_of_a_room_at_an_order_lacks_what_was_deleted,
            reads::a_room_shows_its_head_and_current_state,
            reads::memberships_show_the_newest_of_every_room,
            reads::a_users_rooms_that_changed_are_listed,
            reads::what_does_not_exist_is_not_found,
            children::children_come_with_their_parent,
            children::replies_are_chosen_by_type_and_end,
            children::redacted_children_leave_lists_and_numbers,
            children::receipts_are_passed_over_by_whoever_builds_on,
            children::late_events_among_receipts_are_known_to_others,
            children::children_are_what_a_fold_over_all_events_finds,
            children::the_main_timeline_passes_over_updates,
            history::states_at_many_places_are_those_at_each,
            history::the_history_of_a_state_key_is_read_backwards,
            history::changes_of_state_are_what_a_walk_over_all_events_finds,
            history::links_come_back_as_they_were_given,
            late::a_late_event_takes_its_place_and_leaves_the_head,
            late::two_late_events_never_take_the_same_order,
            late::late_state_counts_where_nothing_is_newer,
            late::what_follows_a_late_state_event_replaced_it,
            late::whatever_comes_late_every_read_shows_the_same_room,
            late::what_stays_here_is_marked_and_nothing_builds_on_it,
            late::a_proof_of_another_server_comes_with_its_event,
            redactions::an_event_shows_what_it_replaced_as_that_is_now,
            redactions::a_replaced_event_may_come_from_the_same_append_or_be_unknown,
            redactions::a_redaction_empties_a_message_and_stays_with_it,
            redactions::a_redacted_state_event_stays_in_the_state,
            redactions::a_second_redaction_leaves_the_first_as_the_reason,
            redactions::a_redaction_can_be_redacted,
            redactions::a_redaction_of_nothing_refuses_the_whole_append,
            redactions::a_proof_is_kept_once,
            redactions::redacted_messages_are_not_unread,
            listings::a_listing_comes_back_as_it_was_given,
            listings::words_are_sought_everywhere_and_in_whatever_case,
            listings::a_word_does_not_match_over_a_seam,
            listings::words_are_characters_and_no_syntax,
            listings::the_greatest_rooms_come_first,
            listings::a_changed_listing_is_found_by_its_new_words_only,
            listings::searches_find_what_a_walk_over_all_listings_finds,
            profiles::a_profile_is_made_of_its_keys,
            profiles::a_user_is_due_until_the_newest_profile_is_told,
            profiles::a_version_is_never_given_twice,
            profiles::a_profile_of_nobody_refuses_the_whole_append,
            profiles::a_filter_stays_as_it_was_first_written,
            calls::a_call_comes_back_until_it_is_gone,
            calls::two_users_have_one_call_at_most,
            capabilities::a_capability_set_is_found_by_its_hash,
            presence::who_appears_offline_does_so_until_taken_back,
            accounts::a_password_and_a_devices_name_are_changed,
            accounts::a_device_goes_with_its_token,
            accounts::what_was_seen_of_a_device_stays_with_its_token,
            accounts::a_deactivated_user_is_due_to_leave_until_that_is_done,
            accounts::changes_of_nobody_change_nothing,
            media::an_upload_comes_back_as_it_was_given,
            media::a_users_uploads_are_added_up,
            media::bytes_are_left_over_until_they_are_said_to_be_gone,
            rows::an_alias_goes_and_can_be_made_again,
            rows::a_missing_alias_refuses_the_whole_append,
            rows::users_and_aliases_come_back_as_they_were_given,
            rows::a_new_token_for_a_device_ends_the_old_one,
            rows::outcomes_are_forgotten_by_age,
            rows::many_outcomes_are_forgotten_in_one_call,
            rows::outcomes_stay_unique_and_are_found_however_many_came_after,
            durability::what_was_acknowledged_survives_a_kill,
            durability::everything_survives_closing_and_opening,
            durability::the_epoch_stays_the_same,
            durability::a_closed_store_refuses_work,
            durability::closing_commits_what_is_queued,
            concurrency::a_thousand_appends_to_one_room_by_retrying_conflicts,
            concurrency::a_thousand_rooms_at_once,
            concurrency::readers_never_see_a_gap_in_positions,
            concurrency::what_reads_at_length_holds_up_no_other_read,
            concurrency::what_panics_at_length_does_so_where_it_was_begun,
            concurrency::what_was_begun_at_length_is_finished,
        );
    };
}

macro_rules! claims {
    ($harness:ty; $($area:ident :: $claim:ident),+ $(,)?) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $claim() {
                $crate::store::conformance::$area::$claim::<$harness>().await;
            }
        )+
    };
}

pub(super) use {claims, conformance};
