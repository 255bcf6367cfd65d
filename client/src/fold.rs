//! What updates events and what relates to them, put together from everything that came.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::value::RawValue;
use tidings_types::{EventId, Replies, RoomEvent};

/// Puts together what hangs on events (UPD-3): what is bundled in them, in whatever answer, and what came singly.
///
/// Give it every event of every answer, bundled or not, in any order and as often as it comes: nothing is doubled where two
/// answers overlap. What is bundled counts as the timeline has it; what comes singly is placed by the time its server took it.
///
/// ```
/// # fn example(answer: tidings_client::types::StreamChunk) {
/// let mut fold = tidings_client::Fold::default();
/// for event in &answer.events {
///     fold.take(event);
/// }
/// for event in &answer.events {
///     if let Some(content) = fold.content(event) {
///         println!("{content}");
///     }
/// }
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Fold {
    updates: HashMap<EventId, Vec<RoomEvent>>,
    replies: HashMap<EventId, Known>,
    /// The events that were redacted.
    gone: HashSet<EventId>,
    /// Of which event a reply is one.
    replied: HashMap<EventId, EventId>,
}

/// What is known of the replies to an event.
#[derive(Clone, Debug, Default)]
struct Known {
    /// Those that came, by their time.
    replies: Vec<RoomEvent>,
    /// How many there were in all at the newest moment that an answer has told of.
    counted: u64,
    /// When the newest of those was taken, and which were taken then.
    until: Option<u64>,
    last: Vec<EventId>,
}

impl Known {
    /// Whether a reply is one that was counted.
    fn counts(&self, reply: &RoomEvent) -> bool {
        let ts = reply.origin_server_ts();
        let is_last = || reply.event_id().is_some_and(|id| self.last.contains(id));
        ts < self.until || (ts == self.until && is_last())
    }
}

impl Fold {
    /// Takes up an event of an answer with whatever is bundled in it.
    pub fn take(&mut self, event: &RoomEvent) {
        if let Some(parent) = event.updates() {
            place(self.updates.entry(parent.clone()).or_default(), event);
        }
        if let (Some(relation), Some(id)) = (event.relates_to(), event.event_id()) {
            self.replied.insert(id.clone(), relation.event_id.clone());
            let known = self.replies.entry(relation.event_id.clone()).or_default();
            place(&mut known.replies, event);
        }
        self.take_bundles(event);
    }

    fn take_bundles(&mut self, event: &RoomEvent) {
        if let Some(target) = event.redacts() {
            self.forget(target);
        }
        let Some(id) = event.event_id() else { return };
        let unsigned = event.unsigned();
        if unsigned.is_some_and(|unsigned| unsigned.redacted_because.is_some()) {
            self.forget(id);
        }
        if !event.updated_by().is_empty() {
            bundle(
                self.updates.entry(id.clone()).or_default(),
                event.updated_by(),
            );
        }
        for child in event.updated_by() {
            self.take_bundles(child);
        }
        if let Some(replies) = event.replies() {
            self.take_replies(id, replies);
        }
    }

    fn take_replies(&mut self, parent: &EventId, replies: &Replies) {
        let newest = replies.chunk.last().and_then(RoomEvent::origin_server_ts);
        let known = self.replies.entry(parent.clone()).or_default();
        bundle(&mut known.replies, &replies.chunk);
        // Without any of them it can't be told of which moment the number is: it is taken for the newest.
        let until = newest.or_else(|| known.replies.last()?.origin_server_ts());
        if until >= known.until {
            let told = if newest.is_some() {
                &replies.chunk
            } else {
                &known.replies
            };
            let last = told
                .iter()
                .filter(|reply| reply.origin_server_ts() == until);
            known.last = last.filter_map(RoomEvent::event_id).cloned().collect();
            known.until = until;
            known.counted = u64::try_from(replies.count).unwrap_or(0);
            // An answer from before a redaction counted what is gone.
            let gone = replies.chunk.iter().filter_map(RoomEvent::event_id);
            let gone = gone.filter(|id| self.gone.contains(*id)).count();
            known.counted = known.counted.saturating_sub(gone as u64);
        }
        for reply in &replies.chunk {
            if let Some(id) = reply.event_id() {
                self.replied.insert(id.clone(), parent.clone());
            }
            self.take_bundles(reply);
        }
    }

    /// Follows a redaction.
    fn forget(&mut self, id: &EventId) {
        if !self.gone.insert(id.clone()) {
            return;
        }
        let Some(known) = self.replied.get(id).and_then(|of| self.replies.get_mut(of)) else {
            return;
        };
        let is_it = |reply: &&RoomEvent| reply.event_id() == Some(id);
        let reply = known.replies.iter().find(is_it);
        if reply.is_some_and(|reply| known.counts(reply)) {
            known.counted = known.counted.saturating_sub(1);
        }
    }

    /// Whether an event was redacted, as far as has been seen.
    pub fn is_redacted(&self, event_id: &EventId) -> bool {
        self.gone.contains(event_id)
    }

    /// What updates an event, oldest first; nothing where it was redacted (UPD-2).
    pub fn updates(&self, event_id: &EventId) -> impl Iterator<Item = &RoomEvent> {
        let children = self.updates.get(event_id);
        let children = children.filter(|_| !self.is_redacted(event_id));
        self.left(children.map_or(&[], Vec::as_slice))
    }

    /// The replies to an event that came, oldest first (REL-2). There may be more: see [`Fold::reply_count`].
    pub fn replies(&self, event_id: &EventId) -> impl Iterator<Item = &RoomEvent> {
        let known = self.replies.get(event_id);
        self.left(known.map_or(&[], |known| known.replies.as_slice()))
    }

    /// To which event one that came is a reply.
    pub(crate) fn replied(&self, event_id: &EventId) -> Option<&EventId> {
        self.replied.get(event_id)
    }

    /// How many replies to an event there are: as many as the newest bundle counted, and those that came after it.
    ///
    /// A bundle says of which moment its number is by the newest reply in it: ask for one at least.
    pub fn reply_count(&self, event_id: &EventId) -> u64 {
        let Some(known) = self.replies.get(event_id) else {
            return 0;
        };
        let newer = self
            .left(&known.replies)
            .filter(|reply| !known.counts(reply));
        known.counted + newer.count() as u64
    }

    /// The content of an event as its sender left it: that of the newest event of the same type and sender that updates it,
    /// itself as updated, else its own (UPD-6). `None` in deleted state.
    pub fn content<'a>(&'a self, event: &'a RoomEvent) -> Option<&'a RawValue> {
        self.edit(event).unwrap_or(event).content()
    }

    /// The event whose content is shown in place of an event's own: the newest of the same type and sender that updates it,
    /// itself as updated (UPD-6).
    pub fn edit<'a>(&'a self, event: &'a RoomEvent) -> Option<&'a RoomEvent> {
        let mut shown = None;
        let mut id = event.event_id();
        let mut seen = BTreeSet::new();
        while let Some(parent) = id.filter(|id| seen.insert(*id)) {
            let edits = self.updates(parent).filter(|child| {
                child.event_type() == event.event_type() && child.sender() == event.sender()
            });
            let edit = edits.last();
            shown = edit.or(shown);
            id = edit.and_then(RoomEvent::event_id);
        }
        shown
    }

    /// Forgets an event with whatever hangs on it, so that a client that runs for long doesn't grow. When it comes again it is
    /// taken up anew.
    pub fn release(&mut self, event_id: &EventId) {
        let replies = self.replies.remove(event_id);
        for reply in replies.iter().flat_map(|known| &known.replies) {
            let Some(id) = reply.event_id() else { continue };
            self.replied.remove(id);
        }
        self.gone.remove(event_id);
        for child in self.updates.remove(event_id).unwrap_or_default() {
            if let Some(id) = child.event_id() {
                self.release(id);
            }
        }
    }

    fn left<'a>(&'a self, events: &'a [RoomEvent]) -> impl Iterator<Item = &'a RoomEvent> {
        let gone = |event: &RoomEvent| event.event_id().is_some_and(|id| self.gone.contains(id));
        events.iter().filter(move |event| !gone(event))
    }
}

/// Puts an event that came singly to the others, by its time; one that is there already stays.
fn place(events: &mut Vec<RoomEvent>, event: &RoomEvent) {
    if events
        .iter()
        .any(|known| known.event_id() == event.event_id())
    {
        return;
    }
    let ts = event.origin_server_ts();
    let later = events
        .iter()
        .rev()
        .take_while(|known| known.origin_server_ts() > ts);
    let place = events.len() - later.count();
    events.insert(place, event.clone());
}

/// Puts a bundle to the others. It is in the order of the timeline; of the others those that are newer than it stand behind it,
/// and those from before it in front.
fn bundle(events: &mut Vec<RoomEvent>, bundle: &[RoomEvent]) {
    let ids: HashSet<&EventId> = bundle.iter().filter_map(RoomEvent::event_id).collect();
    let first = bundle.first().and_then(RoomEvent::origin_server_ts);
    let others = std::mem::take(events);
    let others = others
        .into_iter()
        .filter(|known| known.event_id().is_none_or(|id| !ids.contains(id)));
    let (older, newer): (Vec<_>, Vec<_>) =
        others.partition(|known| known.origin_server_ts() < first);
    events.extend(older);
    events.extend(bundle.iter().cloned());
    events.extend(newer);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::Index;
    use serde_json::{Value, json};

    use super::*;

    const PARENT: &str = "$parent:a";

    /// How many cases; `PROPTEST_CASES` says another number.
    fn cases() -> ProptestConfig {
        match std::env::var_os("PROPTEST_CASES") {
            Some(_) => ProptestConfig::default(),
            None => ProptestConfig::with_cases(1_000),
        }
    }

    fn event(value: &Value) -> RoomEvent {
        RoomEvent::from_json(value.to_string()).expect("an event")
    }

    fn id(name: &str) -> EventId {
        name.parse().expect("an id")
    }

    /// A child of the parent, known by its number and taken at that time.
    fn child(key: &str, number: usize) -> Value {
        let parent = match key {
            "updates" => json!(PARENT),
            _ => json!({ "event_id": PARENT, "rel_type": "m.comment" }),
        };
        json!({
            "type": "message.m.room.message", "sender": "@ann:a", "event_id": format!("${key}{number}:a"),
            "origin_server_ts": number, "content": { "body": number.to_string() }, key: parent,
        })
    }

    fn parent(more: &Value) -> RoomEvent {
        let mut value = json!({
            "type": "message.m.room.message", "sender": "@ann:a", "event_id": PARENT, "origin_server_ts": 0,
            "content": { "body": "own" },
        });
        for (key, part) in more.as_object().into_iter().flatten() {
            value[key] = part.clone();
        }
        event(&value)
    }

    fn redaction(target: &str) -> RoomEvent {
        event(&json!({
            "type": "message.m.room.redaction", "sender": "@ann:a", "event_id": format!("$r{target}"), "redacts": target,
        }))
    }

    fn bodies<'a>(events: impl Iterator<Item = &'a RoomEvent>) -> Vec<String> {
        let body = |event: &RoomEvent| {
            let content: Value =
                serde_json::from_str(event.content().expect("a content").get()).expect("json");
            content["body"].as_str().expect("a body").to_owned()
        };
        events.map(body).collect()
    }

    fn shown(fold: &Fold, event: &RoomEvent) -> String {
        let content: Value =
            serde_json::from_str(fold.content(event).expect("a content").get()).expect("json");
        content["body"].as_str().expect("a body").to_owned()
    }

    /// UPD-3, UPD-6: what is shown is the newest edit, and its own edits; the message's own text where none is left.
    #[test]
    fn the_newest_edit_is_shown() {
        let mut fold = Fold::default();
        let message = parent(&json!({}));
        assert_eq!(shown(&fold, &message), "own");
        fold.take(&message);
        for number in [1, 2] {
            fold.take(&event(&child("updates", number)));
        }
        assert_eq!(shown(&fold, &message), "2");
        let mut other = child("updates", 3);
        other["type"] = json!("message.com.example");
        fold.take(&event(&other));
        assert_eq!(shown(&fold, &message), "2");
        let mut deeper = child("updates", 4);
        deeper["updates"] = json!("$updates2:a");
        fold.take(&event(&deeper));
        assert_eq!(shown(&fold, &message), "4");
        fold.take(&redaction("$updates2:a"));
        assert_eq!(shown(&fold, &message), "1");
        fold.take(&redaction(PARENT));
        assert_eq!(
            (shown(&fold, &message), fold.updates(&id(PARENT)).count()),
            ("own".into(), 0)
        );
    }

    /// UPD-3: what came in the same moment stays in the order in which it came.
    #[test]
    fn one_moment_keeps_the_order_of_coming() {
        let mut fold = Fold::default();
        let at_once = |number: usize| {
            let mut one = child("updates", number);
            one["origin_server_ts"] = json!(7);
            one
        };
        fold.take(&parent(&json!({ "updated_by": [at_once(5), at_once(3)] })));
        for number in [4, 3, 2] {
            fold.take(&event(&at_once(number)));
        }
        assert_eq!(bodies(fold.updates(&id(PARENT))), ["5", "3", "4", "2"]);
    }

    /// One thing that comes.
    #[derive(Clone, Debug)]
    enum Comes {
        Singly(Index),
        /// What there is up to a moment, without what was redacted by another.
        Bundle(Index),
        Redaction(Index),
    }

    fn comes() -> impl Strategy<Value = Vec<Comes>> {
        let one = prop_oneof![
            4 => any::<Index>().prop_map(Comes::Singly),
            2 => any::<Index>().prop_map(Comes::Bundle),
            1 => any::<Index>().prop_map(Comes::Redaction),
        ];
        prop::collection::vec(one, 0..30)
    }

    proptest! {
        #![proptest_config(cases())]

        /// REL-4, UPD-3: bundles and children that came singly, in any order and as often as they like, give the fold of the
        /// sorted children: none is doubled and none is lost.
        #[test]
        fn any_order_gives_the_sorted_children(count in 1..12_usize, comes in comes()) {
            let mut fold = Fold::default();
            let (mut known, mut gone) = (BTreeSet::new(), BTreeSet::new());
            for one in comes {
                match one {
                    Comes::Singly(index) => {
                        let number = 1 + index.index(count);
                        known.insert(number);
                        fold.take(&event(&child("updates", number)));
                    }
                    Comes::Bundle(index) => {
                        let upto = index.index(count + 1);
                        let bundled = (1..=upto).filter(|number| !gone.contains(number) || upto % 2 == 0);
                        let bundled: Vec<usize> = bundled.collect();
                        let children: Vec<Value> = bundled.iter().map(|number| child("updates", *number)).collect();
                        known.extend(bundled);
                        fold.take(&parent(&json!({ "updated_by": children })));
                    }
                    Comes::Redaction(index) => {
                        let number = 1 + index.index(count);
                        gone.insert(number);
                        fold.take(&redaction(&format!("$updates{number}:a")));
                    }
                }
                let left = known.difference(&gone).map(ToString::to_string);
                prop_assert_eq!(bodies(fold.updates(&id(PARENT))), left.collect::<Vec<_>>());
            }
        }

        /// REL-2, REL-4: at the seam of bundles and the stream no reply counts twice and none is left out.
        #[test]
        fn no_reply_counts_twice(count in 1..12_usize, limit in 1..4_usize, comes in comes()) {
            let mut fold = Fold::default();
            let (mut known, mut told) = (BTreeSet::new(), 0);
            for one in comes {
                match one {
                    Comes::Singly(index) => {
                        let number = 1 + index.index(count);
                        known.insert(number);
                        fold.take(&event(&child("relates_to", number)));
                    }
                    Comes::Bundle(index) | Comes::Redaction(index) => {
                        let upto = 1 + index.index(count);
                        let chunk: Vec<usize> = (1..=upto).rev().take(limit).collect();
                        let replies = chunk.iter().rev().map(|number| child("relates_to", *number));
                        let replies: Vec<Value> = replies.collect();
                        known.extend(chunk);
                        told = told.max(upto);
                        fold.take(&parent(&json!({ "replies": { "chunk": replies, "count": upto } })));
                    }
                }
                let newer = known.iter().filter(|number| **number > told).count();
                prop_assert_eq!(fold.reply_count(&id(PARENT)), (told + newer) as u64);
                let numbers = known.iter().map(ToString::to_string);
                prop_assert_eq!(bodies(fold.replies(&id(PARENT))), numbers.collect::<Vec<_>>());
            }
        }
    }

    /// What is released is forgotten with what hangs on it, and can be taken up again.
    #[test]
    fn what_is_released_is_forgotten() {
        let mut fold = Fold::default();
        let mut deeper = child("updates", 4);
        deeper["updates"] = json!("$updates2:a");
        let children = [child("updates", 2), deeper, child("relates_to", 3)];
        for one in &children {
            fold.take(&event(one));
        }
        fold.take(&redaction("$updates4:a"));
        fold.take(&redaction(PARENT));
        fold.release(&id(PARENT));
        assert!(fold.updates.is_empty() && fold.replies.is_empty());
        assert!(fold.gone.is_empty() && fold.replied.is_empty());
        fold.take(&event(&children[0]));
        assert_eq!(shown(&fold, &parent(&json!({}))), "2");
    }

    /// REL-4, RED-1: a redacted reply isn't counted, whether its redaction came before the number or after it.
    #[test]
    fn redacted_replies_are_not_counted() {
        let chunk: Vec<Value> = (3..6).map(|number| child("relates_to", number)).collect();
        let bundle = parent(&json!({ "replies": { "chunk": chunk, "count": 5 } }));
        let gone = redaction("$relates_to4:a");
        for events in [[&bundle, &gone, &gone], [&gone, &bundle, &gone]] {
            let mut fold = Fold::default();
            for event in events {
                fold.take(event);
            }
            assert_eq!(fold.reply_count(&id(PARENT)), 4);
            assert_eq!(bodies(fold.replies(&id(PARENT))), ["3", "5"]);
        }
        // Of the same moment as the newest that was counted.
        let mut fold = Fold::default();
        fold.take(&bundle);
        let mut next = child("relates_to", 6);
        next["origin_server_ts"] = json!(5);
        fold.take(&event(&next));
        assert_eq!(fold.reply_count(&id(PARENT)), 6);
    }
}
