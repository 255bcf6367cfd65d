//! What is in the room in the end, held against the reference.

use std::collections::BTreeMap;

use serde_json::Value;
use tidings_tests::user::{User, is_ephemeral, text};
use tidings_tests::wire::encode;

use super::book::{Book, Expected, Intent, IntentId, Outcome, Place};
use super::run::Run;
use super::wire::text_at;

impl Run<'_> {
    /// Nothing lost, nothing doubled, everything in its order, seen alike by all.
    pub(super) async fn check(&self) {
        let clients = &self.world.clients;
        let timeline = timeline(&clients[0], &self.place.room).await;
        let ids: Vec<&str> = timeline
            .iter()
            .map(|event| text_at(event, "/event_id"))
            .collect();
        self.everything_once(&timeline, &ids);
        self.in_order(&ids);
        self.batches_whole(&timeline);
        for (client, user) in clients.iter().enumerate() {
            let streamed = streamed(user, &self.place.from[client], &self.place.room).await;
            // Who joined sees the stream from the join on.
            let join = |event: &Value| event["state_key"] == *user.id;
            let from = timeline.iter().position(join).expect("everybody joined");
            let seen: Vec<&str> = streamed
                .iter()
                .map(|event| text_at(event, "/event_id"))
                .collect();
            assert_eq!(seen, ids[from..], "the stream of {}", user.id);
            self.echoes(client, &streamed);
        }
        self.echoes(0, &timeline);
    }

    /// ACT-4, SES-3: what was said to have happened is there once, and what is there once was asked for, and not refused.
    fn everything_once(&self, timeline: &[Value], ids: &[&str]) {
        let count = |wanted: &str| ids.iter().filter(|id| **id == wanted).count();
        for (session, id, place) in places(&self.book) {
            if let Some(Outcome::Event(event)) = &place.outcome {
                let count = count(event);
                assert_eq!(count, 1, "{session} {id} is there {count} times: {place:?}");
            }
        }
        let mut found: BTreeMap<&str, &str> = BTreeMap::new();
        for event in timeline {
            let Some(marker) = marker(event) else {
                continue;
            };
            let id = text_at(event, "/event_id");
            if let Some(other) = found.insert(marker, id) {
                panic!("{marker} is there twice: {other} and {id}");
            }
            let (number, intent) = self.intent(marker);
            assert!(
                self.accounts_for(number, intent, id),
                "{id} of nobody: {intent:?}"
            );
        }
    }

    fn intent(&self, marker: &str) -> (IntentId, &Intent) {
        let intents = self.book.intents.iter().enumerate();
        let mut found = intents.filter(|(_, intent)| intent.marker == marker);
        found
            .next()
            .unwrap_or_else(|| panic!("nobody asked for {marker}"))
    }

    /// Whether an intent came to an event, or may have without anybody having heard of it.
    fn accounts_for(&self, number: IntentId, intent: &Intent, event: &str) -> bool {
        let expected = intent.expected == Expected::Event;
        let told = places(&self.book).any(|(_, _, place)| {
            let came = place.outcome == Some(Outcome::Event(event.to_owned()));
            came && place.tried.contains(&number) && place.owner.is_none_or(|owner| owner == number)
        });
        expected && (told || intent.impostor && intent.lost)
    }

    /// BAT-1: a batch is there as a whole, its events one behind the other.
    fn batches_whole(&self, timeline: &[Value]) {
        let mut rest = Vec::new();
        for event in timeline {
            let part = event["content"]["part"].as_str();
            assert_eq!(part.map(str::to_owned), rest.pop(), "{event}");
            if let Some(marker) = marker(event) {
                let (_, intent) = self.intent(marker);
                rest = intent.parts.iter().rev().cloned().collect();
            }
        }
        assert!(rest.is_empty(), "not there: {rest:?}");
    }

    /// ACT-2, ACT-3: the actions of a session in the order of their ids.
    fn in_order(&self, ids: &[&str]) {
        for (session, known) in &self.book.sessions {
            let came = known
                .places
                .iter()
                .filter_map(|(id, place)| match &place.outcome {
                    Some(Outcome::Event(event)) if *event != self.place.same => Some((id, event)),
                    _ => None,
                });
            let order: Vec<_> = came
                .map(|(id, event)| (ids.iter().position(|other| other == event), id))
                .collect();
            assert!(
                order.is_sorted(),
                "out of their order in {session}: {order:?}"
            );
        }
    }

    /// ACT-5: the action stands on the event for the client that caused it, and for nobody else.
    fn echoes(&self, client: usize, events: &[Value]) {
        let causes: BTreeMap<&str, (&str, u64)> = places(&self.book)
            .filter_map(|(session, id, place)| match &place.outcome {
                Some(Outcome::Event(event)) if *event != self.place.same => {
                    Some((event.as_str(), (session, id)))
                }
                _ => None,
            })
            .collect();
        for event in events {
            let unsigned = &event["unsigned"];
            let shown = unsigned["action_id"].as_u64();
            let shown = shown.map(|id| (text_at(unsigned, "/session_id"), id));
            let cause = causes.get(text_at(event, "/event_id")).copied();
            let own = cause.filter(|(session, _)| self.book.sessions[*session].client == client);
            match (shown, cause) {
                // An event whose answer got lost with an impostor's.
                (Some((session, _)), None) => {
                    assert_eq!(self.book.sessions[session].client, client, "{event}");
                }
                // A server that was started anew knows no more who caused what was before.
                (None, _) if self.restarts > 0 => {}
                _ => assert_eq!(shown, own, "a wrong echo for client {client}: {event}"),
            }
        }
    }
}

fn places(book: &Book) -> impl Iterator<Item = (&str, u64, &Place)> {
    book.sessions.iter().flat_map(|(session, known)| {
        let places = known.places.iter();
        places.map(move |(id, place)| (session.as_str(), *id, place))
    })
}

/// What an event of an intent says; redacted ones say nothing any more.
fn marker(event: &Value) -> Option<&str> {
    let content = &event["content"];
    let said = content["body"]
        .as_str()
        .or_else(|| content["reason"].as_str());
    said.filter(|said| *said != "same")
}

/// A room's timeline, oldest first.
async fn timeline(user: &User, room: &str) -> Vec<Value> {
    let (mut events, mut from) = (Vec::new(), String::new());
    loop {
        let page = user.scroll(room, &format!("dir=f&limit=100{from}")).await;
        events.extend(page["chunk"].as_array().expect("a chunk").clone());
        match page["end"].as_str() {
            Some(end) => from = format!("&from={}", encode(end)),
            None => return events,
        }
    }
}

/// What the stream brought of a room.
async fn streamed(user: &User, from: &str, room: &str) -> Vec<Value> {
    let (mut events, mut from) = (Vec::new(), from.to_owned());
    loop {
        let read = user
            .get(format!("/stream?timeout=0&limit=30&from={from}"))
            .ok()
            .await;
        let news = read["events"].as_array().expect("events").iter();
        let here = news.filter(|event| event["room_id"] == room && !is_ephemeral(event));
        events.extend(here.cloned());
        from = text(&read, "end");
        if read["more"] != true {
            return events;
        }
    }
}
