-- Integers stand for rooms (`rooms.room`) and for texts that repeat: users, event types, state keys, memberships, signing
-- keys (`names.key`). Event ids of this server are 16 bytes, all others text. Positions are the primary key of events, so
-- that every other table and index points at an event with three to five bytes.

-- `epoch`, `server_name`, `probes` (a counter that the health check raises), `outcomes_indexed`.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE names (
    key INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE users (
    user INTEGER PRIMARY KEY REFERENCES names (key),
    password_hash TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    deactivated INTEGER NOT NULL,
    profile_version INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Values are JSON.
CREATE TABLE profiles (
    user INTEGER NOT NULL REFERENCES names (key),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user, key)
) STRICT, WITHOUT ROWID;

-- The users whose rooms haven't been told of `users.profile_version` yet. That never goes back, also when nothing is due,
-- so that a version is told once.
CREATE TABLE profile_due (
    user INTEGER PRIMARY KEY REFERENCES names (key),
    version INTEGER NOT NULL
) STRICT;

-- The users who don't want to be seen.
CREATE TABLE appear_offline (
    user INTEGER PRIMARY KEY REFERENCES names (key)
) STRICT;

CREATE TABLE filters (
    id TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT;

-- Canonical JSON by its hash: what clients uploaded, and the unions that presence named.
CREATE TABLE capability_sets (
    sha256 BLOB PRIMARY KEY,
    json TEXT NOT NULL
) STRICT;

CREATE TABLE devices (
    device INTEGER PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES names (key),
    device_id TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    display_name TEXT,
    created_ms INTEGER NOT NULL,
    last_seen_ms INTEGER NOT NULL,
    user_agent TEXT,
    UNIQUE (user, device_id)
) STRICT;

-- The deactivated users who are still to leave their rooms.
CREATE TABLE leave_due (
    user INTEGER PRIMARY KEY REFERENCES users (user)
) STRICT;

-- The uploads that are there. `sniffed` is the media type a file looks like, `counted` its part of `media_use`.
CREATE TABLE media (
    id TEXT PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES names (key),
    content_type TEXT NOT NULL,
    sniffed TEXT,
    filename TEXT,
    size INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX media_by_user ON media (user);

-- The sum of `media.counted` for each user who has any.
CREATE TABLE media_use (
    user INTEGER PRIMARY KEY REFERENCES names (key),
    bytes INTEGER NOT NULL
) STRICT;

-- The uploads of which bytes may lie about without a row in `media`: under way, broken off, or being removed.
CREATE TABLE media_leftovers (
    id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE rooms (
    room INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE aliases (
    alias TEXT PRIMARY KEY,
    room INTEGER NOT NULL REFERENCES rooms (room),
    creator INTEGER NOT NULL REFERENCES names (key)
) STRICT, WITHOUT ROWID;

-- The published rooms. `aliases` is a JSON array. `text` is what words are sought in: lower case, name, topic and aliases
-- with U+001F between them. `id` repeats the room's, so that the index holds a whole answer's order.
CREATE TABLE listings (
    room INTEGER PRIMARY KEY REFERENCES rooms (room),
    id TEXT NOT NULL,
    joined INTEGER NOT NULL,
    join_rule TEXT NOT NULL,
    name TEXT,
    topic TEXT,
    avatar_url TEXT,
    aliases TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX listings_by_joined ON listings (joined DESC, id);

-- Finds words of three characters or more inside `listings.text`.
CREATE VIRTUAL TABLE listing_words USING fts5 (
    text,
    content = 'listings',
    content_rowid = 'room',
    columnsize = 0,
    tokenize = 'trigram case_sensitive 1'
);

-- A room's head isn't kept: it is the last entry of `events_by_order`. The short columns stand first, so that reading
-- them never follows an overflow page. `links` packs prev_events and auth_events. `standing` is 0 for events that other
-- servers know, 1 for those that stay here, 2 for those that were rejected; one that stays here may stand for another.
-- `relation`: 1 updates the parent, 2 relates to it by `rel_type`, 3 is a receipt, which updates it for the sender alone.
-- `updates` and `receipts` count the events of the room in step, up to and with this one, that update others (1 and 3) and
-- that are receipts (3); events out of step have the numbers of the one before.
CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    id ANY NOT NULL,
    room INTEGER NOT NULL REFERENCES rooms (room),
    ord INTEGER NOT NULL,
    type INTEGER NOT NULL REFERENCES names (key),
    key INTEGER REFERENCES names (key),
    sender INTEGER NOT NULL REFERENCES names (key),
    ts INTEGER NOT NULL,
    depth INTEGER NOT NULL,
    deletes INTEGER NOT NULL,
    membership INTEGER REFERENCES names (key),
    parent ANY,
    relation INTEGER,
    rel_type INTEGER REFERENCES names (key),
    updates INTEGER NOT NULL,
    receipts INTEGER NOT NULL,
    replaces INTEGER REFERENCES events (position),
    redacted_by INTEGER REFERENCES events (position),
    standing INTEGER NOT NULL,
    stands_for INTEGER REFERENCES events (position),
    links BLOB NOT NULL,
    json TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX events_by_id ON events (id);
CREATE UNIQUE INDEX events_by_order ON events (room, ord);
-- Events whose place isn't the one behind the newest at the time: late ones, and those from before the first known one.
-- All others lie 2^20 apart without a gap and are counted by subtraction.
CREATE INDEX events_out_of_step ON events (room, ord) WHERE ord % 1048576 <> 0 OR ord < 1048576;
-- The same by position, which is the last column of every index.
CREATE INDEX events_late ON events (room) WHERE ord % 1048576 <> 0 OR ord < 1048576;
CREATE INDEX events_stand_ins ON events (room) WHERE stands_for IS NOT NULL;
CREATE INDEX events_by_state ON events (room, type, key, ord) WHERE key IS NOT NULL;
-- What changed in a room's state between two orders.
CREATE INDEX events_by_change ON events (room, ord, type, key) WHERE key IS NOT NULL;
-- The children of an event that count: receipts and redacted ones don't.
CREATE INDEX events_by_parent ON events (parent, relation, ord) WHERE relation < 3 AND redacted_by IS NULL;
CREATE INDEX events_by_rel_type ON events (parent, rel_type, ord) WHERE rel_type IS NOT NULL AND redacted_by IS NULL;
-- A user's receipts on an event and in a room.
CREATE INDEX receipts_by_parent ON events (parent, sender, ord) WHERE relation = 3 AND redacted_by IS NULL;
CREATE INDEX receipts_by_room ON events (room, sender, ord) WHERE relation = 3;

-- How many children an event has that aren't redacted, by `relation`; those that relate to it also by type. A `rel_type` of
-- 0 is all of them.
CREATE TABLE child_counts (
    parent ANY NOT NULL,
    rel_type INTEGER NOT NULL,
    relation INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (parent, rel_type, relation)
) STRICT, WITHOUT ROWID;

-- Made at most once for an event: while its content is there.
CREATE TABLE proofs (
    position INTEGER PRIMARY KEY REFERENCES events (position),
    key_id INTEGER NOT NULL REFERENCES names (key),
    sha256 BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;

-- The event with the largest order of every type and key a room has ever had, deletions included: the list of keys from
-- which the state at any order is sought.
CREATE TABLE state_now (
    room INTEGER NOT NULL REFERENCES rooms (room),
    type INTEGER NOT NULL REFERENCES names (key),
    key INTEGER NOT NULL REFERENCES names (key),
    position INTEGER NOT NULL REFERENCES events (position),
    PRIMARY KEY (room, type, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE memberships (
    user INTEGER NOT NULL REFERENCES names (key),
    room INTEGER NOT NULL REFERENCES rooms (room),
    membership INTEGER NOT NULL REFERENCES names (key),
    position INTEGER NOT NULL REFERENCES events (position),
    PRIMARY KEY (user, room)
) STRICT, WITHOUT ROWID;

-- The calls that live, by the ids of their invites.
CREATE TABLE calls (
    invite ANY PRIMARY KEY,
    room INTEGER NOT NULL REFERENCES rooms (room),
    caller INTEGER NOT NULL REFERENCES names (key),
    called INTEGER NOT NULL REFERENCES names (key),
    phase INTEGER NOT NULL,
    due_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Two users have one at most, whoever of them called.
CREATE UNIQUE INDEX calls_by_pair ON calls (min(caller, called), max(caller, called));
CREATE INDEX calls_by_room ON calls (room);

-- Rows lie in the order in which they were taken: the oldest are found without an index on the time. The index by
-- action is a table of its own, filled late and many rows at once: filled with every row it would dirty one page for
-- every session that acts, which costs more than the event itself. `meta.outcomes_indexed` says how far it goes.
CREATE TABLE outcomes (
    outcome INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL,
    action_id INTEGER NOT NULL,
    user INTEGER NOT NULL REFERENCES names (key),
    device_id TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    kind INTEGER NOT NULL,
    body TEXT NOT NULL,
    taken_ms INTEGER NOT NULL,
    position INTEGER
) STRICT;

CREATE TABLE outcomes_by_action (
    session_id TEXT NOT NULL,
    action_id INTEGER NOT NULL,
    outcome INTEGER NOT NULL REFERENCES outcomes (outcome),
    PRIMARY KEY (session_id, action_id)
) STRICT, WITHOUT ROWID;
