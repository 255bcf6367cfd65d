//! The rows and requests of a store, as plain data.

mod calls;
mod children;
mod outcomes;

use std::any::Any;
use std::sync::Arc;

use tidings_types::{EventId, RoomAlias, RoomId, UserId};

pub use self::calls::CallRow;
pub use self::children::{Children, ChildrenWish, Parent, RelTypes, Relation, Stretch};
pub use self::outcomes::{NewOutcome, OutcomeRow};

/// A place in the stream of all commits; the first event has 1.
pub type Position = u64;

/// A place in one room's timeline. Neighbours that were appended lie [`ORDER_STEP`] apart, so that late events fit between.
pub type Order = i64;

/// The distance between two appended events of a room.
pub const ORDER_STEP: Order = 1 << 20;

/// Whether an order is one that appended events have: a whole number of steps above 0. Late events, and those from before
/// the first known one, have others.
pub const fn is_in_step(order: Order) -> bool {
    order >= ORDER_STEP && order % ORDER_STEP == 0
}

/// Several writes that are applied together or not at all.
#[derive(Default)]
pub struct Append {
    /// Events, room by room, each under the condition that the room is as expected.
    pub rooms: Vec<RoomAppend>,
    /// Other rows written in the same transaction, before the events.
    pub writes: Vec<Write>,
    /// What these actions answer when they are repeated (ACT-4); of all or none of them.
    pub outcomes: Vec<NewOutcome>,
    /// Handed to the [`CommitObserver`](super::CommitObserver) unread.
    pub tag: Option<Arc<dyn Any + Send + Sync>>,
}

/// Events for one room.
pub struct RoomAppend {
    /// The room; it must exist, or be made by a [`Write::Room`] of the same append.
    pub room_id: RoomId,
    /// The largest order in the room, 0 for a new room.
    pub expected_head: Order,
    /// The id of that event, which is compared too where it is given: of two histories, of which one came true, both may
    /// be as long.
    pub expected_event: Option<EventId>,
    /// The order of the late event that came last, if any did. No two have the same, so that both orders together tell every
    /// moment of the room from all others.
    pub expected_late: Option<Order>,
    /// The events: appended ones in order, and late ones with orders below the head that are out of step and still free.
    /// Without any, only the room is compared: other rows of the append depend on it.
    pub events: Vec<NewEvent>,
}

/// An event to keep. `json` is the event as servers and clients see it, canonical, without `unsigned`.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Its id.
    pub event_id: EventId,
    /// Its place in the room's timeline; greater than the head's unless it is late.
    pub order: Order,
    /// The full type.
    pub event_type: Arc<str>,
    /// The state key, for state events.
    pub state_key: Option<Arc<str>>,
    /// Who sent it.
    pub sender: Arc<str>,
    /// `origin_server_ts`, in milliseconds.
    pub ts: u64,
    /// The text of the event.
    pub json: Arc<str>,
    /// Whether it deletes its state key (EVT-6).
    pub deletes: bool,
    /// The user whose membership this event changes, and to what.
    pub membership: Option<(UserId, String)>,
    /// The event that `updates` or `relates_to` names.
    pub parent: Option<Parent>,
    /// One more than the greatest depth of `prev_events`.
    pub depth: u64,
    /// The events that were the room's newest when this one was made.
    pub prev_events: Vec<EventId>,
    /// The state events that allow this one.
    pub auth_events: Vec<EventId>,
    /// The state event that this one replaces; forgotten when it isn't in the store.
    pub replaces: Option<Replaced>,
    /// What this event empties (RED-1).
    pub redacts: Option<Redaction>,
    /// Its proof, where another server made it.
    pub proof: Option<Proof>,
    /// Set for an event that no other server is told of (STR-4).
    pub local: Option<Local>,
}

/// What is said of an event that no other server is told of (STR-4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Local {
    /// The event, known to others, whose content it sets again: what builds on this one names that one instead.
    pub stands_for: Option<EventId>,
}

/// What an event is to other servers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// They know it, or are told of it.
    #[default]
    Shared,
    /// It stays here (STR-4).
    Local,
    /// It was found unacceptable after it had been taken (STR-4): nothing that is made here builds on it.
    Rejected,
}

/// A state event that was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// Its id.
    pub event_id: EventId,
    /// The text of its content as it is now: after it was redacted, what is left of it.
    pub content: Arc<str>,
}

/// What a redaction does to its target, an event that is in the store (RED-1).
#[derive(Clone, Debug)]
pub struct Redaction {
    /// The event that is emptied.
    pub target: EventId,
    /// What is left of it; takes the place of its text.
    pub json: Arc<str>,
    /// The target's proof, made while its content was there; kept unless there is one already.
    pub proof: Proof,
    /// Whether the target was found unacceptable (STR-4).
    pub rejects: bool,
}

/// What lets other servers check an event (EVT-9): once made, the same for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// SHA-256 of the event's content as canonical JSON.
    pub sha256: [u8; 32],
    /// The id of the key that signed, such as `ed25519:a_x1`.
    pub key_id: String,
    /// The ed25519 signature.
    pub signature: [u8; 64],
}

/// Which events an event builds on (EVT-9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventLinks {
    /// The events that were the room's newest when it was made.
    pub prev_events: Vec<EventId>,
    /// The state events that allow it.
    pub auth_events: Vec<EventId>,
}

/// A row other than an event.
pub enum Write {
    /// A new user; fails the append with `AppendError::Taken` when the user exists.
    User(UserRow),
    /// A new device, or a new token for one with the same id, which ends the old token (ACC-2) and keeps `created_ms`
    /// and, if the new row has none, the display name.
    Device(DeviceRow),
    /// A change of a user or of a device that are there; nothing happens when they aren't.
    Account(AccountChange),
    /// A new room, without events yet; fails the append with `AppendError::Taken` when it exists. A room without events
    /// can't be read.
    Room {
        /// The room.
        room_id: RoomId,
        /// When it was made, in milliseconds.
        created_ms: u64,
    },
    /// A new alias; fails the append with `AppendError::Taken` when it exists.
    Alias(AliasRow),
    /// Takes an alias away; fails the append with `AppendError::Missing` when there is none.
    AliasGone(RoomAlias),
    /// How a room shows among the published ones, or that it doesn't any more (PUB-1).
    Listing {
        /// The room.
        room_id: RoomId,
        /// `None` takes it off the list.
        listing: Option<Listing>,
    },
    /// A value of a user's profile (PRO-1); fails the append with `AppendError::Missing` when there is no such user.
    ProfileKey {
        /// Whose profile.
        user_id: UserId,
        /// The key.
        key: String,
        /// The value as JSON; `None` removes it.
        value: Option<String>,
        /// Whether the user's rooms have to be told: the user is due until [`Write::ProfileTold`].
        due: bool,
    },
    /// A user's rooms have been told of the profile, unless it changed again since (EVT-10).
    ProfileTold(ProfileDue),
    /// Whether a user appears offline to others, whatever the sessions say (PRE-1).
    AppearsOffline {
        /// The user.
        user_id: UserId,
        /// `false` takes it back.
        appears: bool,
    },
    /// A filter too long for its token (FIL-2). Writing it again changes nothing.
    Filter {
        /// The id in its token.
        id: String,
        /// The canonical filter.
        json: String,
    },
    /// A set of capabilities (CAP-2). Writing it again changes nothing.
    CapabilitySet {
        /// SHA-256 of `json`.
        sha256: [u8; 32],
        /// The set as canonical JSON.
        json: String,
    },
    /// A step in the life of an upload (MED-1).
    Media(MediaChange),
    /// A call that lives, or how far it is now; fails the append with `AppendError::Taken` when another one between the same
    /// two users lives (VOI-2).
    Call(CallRow),
    /// The call that this event began lives no more. Nothing happens when it didn't.
    CallGone(EventId),
    /// An event's proof; one that is there already stays.
    Proof {
        /// The event.
        event_id: EventId,
        /// Its proof.
        proof: Proof,
    },
}

/// What changes of an account (ACC-5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountChange {
    /// The hash of the password.
    Password {
        /// Whose.
        user_id: UserId,
        /// The argon2id hash in PHC form.
        password_hash: String,
    },
    /// The name of a device.
    DeviceName {
        /// Whose device.
        user_id: UserId,
        /// The device.
        device_id: String,
        /// Its name for people.
        display_name: String,
    },
    /// When a device was seen last. It is known by its token, so that another login under its id isn't touched.
    DeviceSeen(DeviceSeen),
    /// A device and its token are taken away.
    DeviceGone {
        /// Whose device.
        user_id: UserId,
        /// The device.
        device_id: String,
    },
    /// The account ends: its password and all its devices go, and it is due to leave its rooms until
    /// [`AccountChange::RoomsLeft`].
    Deactivated(UserId),
    /// A deactivated user has left all rooms.
    RoomsLeft(UserId),
}

/// When a device was seen last, and what it called itself then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceSeen {
    /// SHA-256 of its access token.
    pub token_hash: [u8; 32],
    /// When, in milliseconds.
    pub last_seen_ms: u64,
    /// What it called itself; `None` leaves what stands there.
    pub user_agent: Option<String>,
}

/// A step in the life of an upload, whose bytes lie elsewhere (MED-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaChange {
    /// Its bytes will begin to lie about.
    Begun(String),
    /// Its bytes are there.
    Done(MediaRow),
    /// It isn't there any more, though its bytes are. Nothing happens when it wasn't.
    Gone(String),
    /// Its bytes have gone.
    Cleared(String),
}

/// An upload (MED-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaRow {
    /// The last part of its URI.
    pub id: String,
    /// Who uploaded it.
    pub user_id: UserId,
    /// The media type it was said to have.
    pub content_type: String,
    /// The media type it looks like.
    pub sniffed: Option<String>,
    /// Its name for people.
    pub filename: Option<String>,
    /// Its length in bytes.
    pub size: u64,
    /// What it counts in the sum of its user's, in bytes.
    pub counted: u64,
    /// When it came, in milliseconds.
    pub created_ms: u64,
}

/// How a room shows among the published ones (PUB-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// How many are joined.
    pub joined: u64,
    /// The name.
    pub name: Option<String>,
    /// The topic.
    pub topic: Option<String>,
    /// The picture.
    pub avatar_url: Option<String>,
    /// The aliases.
    pub aliases: Vec<String>,
    /// Who may join, as the state says it.
    pub join_rule: String,
}

/// A published room, as a search finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingRow {
    /// The room.
    pub room_id: RoomId,
    /// How it shows.
    pub listing: Listing,
}

/// A user whose rooms have to be told of a changed profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileDue {
    /// The user.
    pub user_id: UserId,
    /// Counts the changes, so that a newer one isn't taken for told.
    pub version: u64,
}

/// A user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRow {
    /// The id.
    pub user_id: UserId,
    /// The argon2id hash in PHC form (ACC-4).
    pub password_hash: String,
    /// When the account was made, in milliseconds.
    pub created_ms: u64,
    /// Whether the account was deactivated (ACC-5).
    pub deactivated: bool,
}

/// A device with its access token's hash; one token a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRow {
    /// Whose device.
    pub user_id: UserId,
    /// Its id, unique for the user.
    pub device_id: String,
    /// SHA-256 of the access token (ACC-4).
    pub token_hash: [u8; 32],
    /// A name for people.
    pub display_name: Option<String>,
    /// When it first logged in, in milliseconds.
    pub created_ms: u64,
    /// When it was last seen, in milliseconds.
    pub last_seen_ms: u64,
    /// What it last called itself.
    pub user_agent: Option<String>,
}

/// An alias and the room it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasRow {
    /// The full alias.
    pub alias: RoomAlias,
    /// The room.
    pub room_id: RoomId,
    /// Who made it.
    pub creator: UserId,
}

/// A room's head and current state.
#[derive(Clone, Debug)]
pub struct RoomRow {
    /// The room.
    pub room_id: RoomId,
    /// The event with the largest order.
    pub head: RoomHead,
    /// The late event that came last.
    pub late: Option<LateMark>,
    /// What the next event of this server builds on.
    pub tip: RoomTip,
    /// Its current state, one event a (type, key); deleted ones are absent.
    pub state: Vec<Arc<StoredEvent>>,
    /// The keys that were deleted, each with the order of what deleted it.
    pub deleted: Vec<(Arc<str>, Arc<str>, Order)>,
    /// Events that stay here, each with the one that it stands for (see [`Local::stands_for`]).
    pub stand_ins: Vec<(EventId, EventId)>,
    /// Whether it is listed among the published rooms (PUB-1).
    pub listed: bool,
    /// The calls that live in it (VOI-1).
    pub calls: Vec<CallRow>,
}

/// The late event of a room that came last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateMark {
    /// Its order.
    pub order: Order,
    /// Its position.
    pub position: Position,
    /// Its id.
    pub event_id: EventId,
}

/// The event with the largest order among those that other servers know and that weren't rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomTip {
    /// Its order.
    pub order: Order,
    /// Its id.
    pub event_id: EventId,
    /// Its depth.
    pub depth: u64,
}

/// The event of a room with the largest order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomHead {
    /// Its order.
    pub order: Order,
    /// Its position.
    pub position: Position,
    /// Whether it is a receipt.
    pub is_receipt: bool,
    /// Its id.
    pub event_id: EventId,
    /// Its depth.
    pub depth: u64,
}

/// The newest membership of a user in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipRow {
    /// The room.
    pub room_id: RoomId,
    /// `join`, `invite`, `leave`, `ban`.
    pub membership: String,
    /// The event that says so.
    pub event_id: EventId,
    /// That event's position.
    pub position: Position,
    /// That event's order.
    pub order: Order,
}

/// A user's part in a room, and when something last happened there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRow {
    /// The part.
    pub membership: MembershipRow,
    /// The position of the room's newest event.
    pub newest: Position,
    /// Whether the event with the largest order is a receipt, of which others may not know (UPD-5).
    pub ends_secretly: bool,
}

/// An event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its place in the stream.
    pub position: Position,
    /// Its place in the room's timeline.
    pub order: Order,
    /// Its room.
    pub room_id: RoomId,
    /// Its id.
    pub event_id: EventId,
    /// The full type.
    pub event_type: Arc<str>,
    /// The state key, for state events.
    pub state_key: Option<Arc<str>>,
    /// Who sent it.
    pub sender: Arc<str>,
    /// `origin_server_ts`, in milliseconds.
    pub ts: u64,
    /// The text of the event, without `unsigned`.
    pub json: Arc<str>,
    /// Whether it deletes its state key (EVT-6).
    pub deletes: bool,
    /// Its depth.
    pub depth: u64,
    /// The event it hangs on; stays when it was redacted.
    pub parent: Option<Parent>,
    /// The state event that it replaced.
    pub replaces: Option<Replaced>,
    /// The text of the event that redacted it; then `json` is what is left (RED-1).
    pub redacted_because: Option<Arc<str>>,
    /// What it is to other servers.
    pub standing: Standing,
}

impl StoredEvent {
    /// Whether its place wasn't at the end when it was committed.
    pub fn is_late(&self) -> bool {
        !is_in_step(self.order)
    }
}

/// A type and key at an order of a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatePlace {
    /// The room.
    pub room_id: RoomId,
    /// The full type.
    pub event_type: Arc<str>,
    /// The state key.
    pub state_key: Arc<str>,
    /// The order.
    pub order: Order,
    /// Only events at or before this position.
    pub until: Position,
}

/// What stood under a type and key at an earlier order, where something else stands later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateChange {
    /// The full type.
    pub event_type: Arc<str>,
    /// The state key.
    pub state_key: Arc<str>,
    /// What stood there; `None` where nothing did or it was deleted.
    pub event: Option<Arc<StoredEvent>>,
}

/// Which part of a timeline to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelinePage {
    /// Events strictly beyond this order in the direction of reading.
    pub from: Order,
    /// Newest first (`true`) or oldest first.
    pub backwards: bool,
    /// Only events at or before this position.
    pub until: Position,
    /// At most so many.
    pub limit: usize,
}

/// What is read of the log of a room: late events wherever they are, others up to a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomLog {
    /// The room.
    pub room_id: RoomId,
    /// Where its other events end.
    pub until: Position,
}

/// What an append came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The events' positions, in the order they were given.
    pub positions: Vec<Position>,
}

/// An applied append, as the observer sees it.
#[derive(Default)]
pub struct Committed {
    /// The events, with their positions.
    pub events: Vec<Arc<StoredEvent>>,
    /// What its redactions left of other events; each as it is now.
    pub redacted: Vec<Arc<StoredEvent>>,
    /// The events that replaced one of its late ones, which they didn't know; each as it is now.
    pub followers: Vec<Arc<StoredEvent>>,
    /// The positions of those of its late state events that something newer had superseded already.
    pub superseded: Vec<Position>,
    /// What the append carried.
    pub tag: Option<Arc<dyn Any + Send + Sync>>,
}
