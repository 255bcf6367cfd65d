//! Views that are fed by hand: echoes, late events, what comes twice.

use std::sync::Arc;

use serde_json::value::RawValue;
use serde_json::{Value, json};
use tidings_types::{RoomEvent, UserId};

use super::item::TimelineEntry;
use super::model::Model;
use crate::{EchoState, Error, LocalEcho, LocalId};

const ROOM: &str = "!r:a";

fn model(keep: usize) -> Model {
    let me: UserId = "@ann:a".parse().expect("a user id");
    Model::new(ROOM.parse().expect("a room id"), me, keep)
}

fn event(id: &str, more: &Value) -> RoomEvent {
    let mut value = json!({
        "type": "message.m.room.message", "sender": "@ann:a", "event_id": format!("${id}:a"), "room_id": ROOM,
        "origin_server_ts": 1, "content": { "body": id },
    });
    for (key, part) in more.as_object().into_iter().flatten() {
        value[key] = part.clone();
    }
    RoomEvent::from_json(value.to_string()).expect("an event")
}

fn echo(name: &str, state: EchoState) -> Arc<LocalEcho> {
    Arc::new(LocalEcho {
        local_id: local(name),
        room_id: ROOM.parse().expect("a room id"),
        event_type: "message.m.room.message".parse().expect("a type"),
        content: RawValue::from_string(r#"{"body":"x"}"#.to_owned())
            .expect("JSON")
            .into(),
        updates: None,
        relates_to: None,
        asked_ts: 1,
        state,
    })
}

fn local(name: &str) -> LocalId {
    name.to_owned().into()
}

fn sent(id: &str) -> EchoState {
    EchoState::Sent(format!("${id}:a").parse().expect("an event id"))
}

/// The ids of events, gaps as `…`, echoes in brackets.
fn shown(model: &Model) -> Vec<String> {
    let name = |entry: &TimelineEntry| match entry {
        TimelineEntry::Event(item) => item.id.as_str()[1..].replace(":a", ""),
        TimelineEntry::Gap(_) => "…".to_owned(),
        TimelineEntry::Echo(echo) => format!("[{}]", echo.local_id),
    };
    model.timeline().entries().iter().map(name).collect()
}

/// Takes up an event that is a message of this client, where a name is given.
fn take(model: &mut Model, event: &RoomEvent, own: Option<&str>) {
    model.take_event(event, &mut |_| own.map(local));
    model.finish();
}

/// ACT-7: an echo turns into its event, whichever of answer and stream comes first, and whether the event is known by the
/// action or by the id; it never stands beside it.
#[test]
fn an_echo_turns_into_its_event() {
    enum Step {
        Sending,
        Sent,
        Event(Option<&'static str>),
    }
    use Step::{Event, Sending, Sent};
    let known = Event(Some("one"));
    let orders: [&[Step]; 7] = [
        &[Sending, Sent, Event(None)],
        &[Sending, Event(Some("one")), Sent],
        &[Sending, Event(None), Sent],
        &[known, Sending, Sent],
        &[Event(Some("one")), Sent, Sending],
        &[Sent, Event(Some("one")), Sending],
        &[Sending, Sent, Event(Some("one")), Sent, Sending],
    ];
    for steps in orders {
        let mut model = model(9);
        for step in steps {
            match step {
                Sending => model.take_echo(echo("one", EchoState::Sending)),
                Sent => model.take_echo(echo("one", sent("a"))),
                Event(own) => take(&mut model, &event("a", &json!({})), *own),
            }
            let echoes = shown(&model)
                .iter()
                .filter(|name| name.starts_with('['))
                .count();
            let both = model.timeline().len() + echoes;
            // An event that nothing tells whose it is stands beside its echo until the answer comes.
            let unknown =
                matches!(step, Event(None)) && steps.len() == 3 && matches!(steps[2], Sent);
            assert!(both <= 1 || unknown, "{:?}", shown(&model));
        }
        assert_eq!(shown(&model), ["…", "a"]);
    }
}

/// ACT-7: echoes stay at the end, in the order in which they were sent, until they are seen through or put away.
#[test]
fn echoes_stay_at_the_end() {
    let mut model = model(9);
    for name in ["one", "two", "three"] {
        model.take_echo(echo(name, EchoState::Sending));
    }
    take(
        &mut model,
        &event("other", &json!({"sender": "@bob:a"})),
        None,
    );
    assert_eq!(shown(&model), ["…", "other", "[one]", "[two]", "[three]"]);
    let failed = EchoState::Failed(Arc::new(Error::Request("no".into())));
    model.take_echo(echo("one", failed));
    take(&mut model, &event("b", &json!({})), Some("two"));
    assert_eq!(shown(&model), ["…", "other", "b", "[one]", "[three]"]);
    model.drop_echo(&local("one"));
    take(&mut model, &event("c", &json!({})), Some("three"));
    assert_eq!(shown(&model), ["…", "other", "b", "c"]);
    assert_eq!(
        model
            .timeline()
            .newest()
            .and_then(|item| item.local_id.clone()),
        Some(local("three"))
    );
}

/// ACT-7, UPD-3: the echo of an edit goes when the edit shows, whichever of answer and stream comes first; also when what it
/// edits brings it along, and when that isn't held.
#[test]
fn an_edit_takes_the_place_of_its_echo() {
    let edits = |parent: &str, state| {
        let parent = format!("${parent}:a").parse().expect("an id");
        let echo = echo("one", state);
        Arc::new(LocalEcho {
            updates: Some(parent),
            ..Arc::unwrap_or_clone(echo)
        })
    };
    let edit = event("edit", &json!({"updates": "$a:a"}));
    let bundle: serde_json::Value = serde_json::from_str(edit.json()).expect("JSON");
    let bundled = event("a", &json!({"updated_by": [bundle]}));
    let text = |model: &Model| {
        let content = model.snapshot().items().next().map(|item| {
            let content = item.content().map(RawValue::get);
            content.unwrap_or_default().to_owned()
        });
        content.unwrap_or_default()
    };
    for (own, first, second) in [
        (Some("one"), Some(&edit), None),
        (None, Some(&edit), None),
        (None, None, Some(&edit)),
        (None, Some(&bundled), None),
        (None, None, Some(&bundled)),
    ] {
        let mut model = model(9);
        take(&mut model, &event("a", &json!({})), None);
        model.take_echo(edits("a", EchoState::Sending));
        model.finish();
        assert_eq!(shown(&model), ["…", "a", "[one]"]);
        let mut step = |event: Option<&RoomEvent>| {
            if let Some(event) = event {
                take(&mut model, event, own);
            } else {
                model.take_echo(edits("a", sent("edit")));
                model.finish();
            }
        };
        step(first);
        step(second);
        assert_eq!(shown(&model), ["…", "a"]);
        assert_eq!(text(&model), r#"{"body":"edit"}"#);
    }
    let mut model = model(9);
    model.take_echo(edits("unknown", EchoState::Sending));
    model.finish();
    assert_eq!(shown(&model), ["…", "[one]"]);
    model.take_echo(edits("unknown", sent("edit")));
    model.finish();
    assert_eq!(shown(&model), ["…"]);
}

/// ACT-7: an event that takes the place of its echo is one change, so that nothing flickers.
#[test]
fn the_first_echo_is_replaced_in_its_place() {
    let mut model = model(9);
    model.take_echo(echo("one", EchoState::Sending));
    model.finish();
    model.take_event(&event("a", &json!({})), &mut |_| Some(local("one")));
    let changes = model.finish();
    assert!(
        matches!(&changes[..], [super::Change::Changed { index: 1, .. }]),
        "{changes:?}"
    );
}

/// ACT-7, UPD-3: an edit on its way shows in what it edits, and is gone when it comes, by whichever of answer and stream.
#[test]
fn an_edit_on_its_way_goes_into_its_event() {
    let edit = |state| {
        let mut echo = LocalEcho::clone(&echo("one", state));
        echo.updates = Some("$a:a".parse().expect("an event id"));
        Arc::new(echo)
    };
    let child = event("edit", &json!({"updates": "$a:a"}));
    for order in ["answer first", "stream first", "by the answer alone"] {
        let mut model = model(9);
        take(&mut model, &event("a", &json!({})), None);
        model.take_echo(edit(EchoState::Sending));
        let shown_now = model.snapshot();
        let item = shown_now.items().next().expect("held");
        assert!(shown_now.edit_on_its_way(item).is_some());
        match order {
            "answer first" => {
                model.take_echo(edit(sent("edit")));
                assert_eq!(shown(&model), ["…", "a", "[one]"]);
                take(&mut model, &child, Some("one"));
            }
            "stream first" => {
                take(&mut model, &child, Some("one"));
                assert_eq!(shown(&model), ["…", "a"]);
                model.take_echo(edit(sent("edit")));
            }
            _ => {
                take(&mut model, &child, None);
                model.take_echo(edit(sent("edit")));
            }
        }
        assert_eq!(shown(&model), ["…", "a"], "{order}");
    }
    let mut model = model(9);
    take(&mut model, &event("a", &json!({})), None);
    model.take_echo(edit(EchoState::Failed(Arc::new(Error::Forgotten))));
    let shown = model.snapshot();
    let item = shown.items().next().expect("held");
    assert!(shown.edit_on_its_way(item).is_none());
}

/// STR-3: late events stand right behind what they came after; those whose place isn't held wait for the gap to be filled.
#[test]
fn late_events_find_their_place() {
    let mut model = model(9);
    for id in ["a", "b"] {
        take(&mut model, &event(id, &json!({})), None);
    }
    let late = |after: &str| json!({"unsigned": {"after": format!("${after}:a")}});
    for (id, after) in [("x", "a"), ("y", "a"), ("z", "x"), ("lost", "unknown")] {
        take(&mut model, &event(id, &late(after)), None);
    }
    assert_eq!(shown(&model), ["…", "a", "y", "x", "z", "b"]);
}

/// STR-8: what comes twice is there once, also state that has been replaced since.
#[test]
fn what_comes_twice_is_there_once() {
    let mut model = model(9);
    let named = |id: &str| {
        let state = json!({"type": "state.m.room.name", "state_key": "_", "content": {"name": id}});
        event(id, &state)
    };
    for id in ["a", "b", "a", "b", "a"] {
        take(&mut model, &named(id), None);
    }
    assert_eq!(shown(&model), ["…", "a", "b"]);
    assert_eq!(model.snapshot().state().name().as_deref(), Some("b"));
}

/// RED-1, UPD-2: a redaction that comes before what it is about counts for that; of an edit it brings back the text.
#[test]
fn redactions_count_whenever_they_come() {
    let mut model = model(9);
    let redaction = |id: &str, target: &str| {
        let target = format!("${target}:a");
        let kind = "message.m.room.redaction";
        event(id, &json!({"type": kind, "redacts": target, "content": {}}))
    };
    take(&mut model, &redaction("r", "a"), None);
    take(&mut model, &event("a", &json!({})), None);
    take(&mut model, &event("b", &json!({})), None);
    take(
        &mut model,
        &event("edit", &json!({"updates": "$b:a"})),
        None,
    );
    let snapshot = model.snapshot();
    let items: Vec<_> = snapshot.items().collect();
    assert!(items[1].is_redacted() && !items[1].event().json().contains("body"));
    assert_eq!(
        items[2].content().map(RawValue::get),
        Some(r#"{"body":"edit"}"#)
    );
    take(&mut model, &redaction("s", "edit"), None);
    let snapshot = model.snapshot();
    let item = snapshot.item(items[2].event_id()).expect("held");
    assert_eq!(item.content().map(RawValue::get), Some(r#"{"body":"b"}"#));
}

/// A view keeps what it was told to, and nothing of what it let go of.
#[test]
fn the_oldest_go() {
    let mut model = model(3);
    model.take_echo(echo("one", EchoState::Sending));
    for number in 0..9 {
        take(&mut model, &event(&number.to_string(), &json!({})), None);
        let parent = format!("${number}:a");
        take(
            &mut model,
            &event(&format!("edit{number}"), &json!({"updates": parent})),
            None,
        );
    }
    assert_eq!(shown(&model), ["…", "6", "7", "8", "[one]"]);
    let updates = |id: &str| model.fold().updates(&id.parse().expect("an id")).count();
    assert_eq!((updates("$5:a"), updates("$6:a")), (0, 1));
}

/// REL-2: an event that comes again after it had to go still has the replies that are held, and nothing is remembered of one
/// that has none.
#[test]
fn who_comes_again_has_its_replies() {
    let mut model = model(4);
    let reply = |id: &str| {
        let relation = json!({"event_id": "$root:a", "rel_type": "m.comment"});
        event(id, &json!({"relates_to": relation}))
    };
    take(&mut model, &event("root", &json!({})), None);
    for id in ["one", "two"] {
        take(&mut model, &reply(id), None);
    }
    for id in ["x", "y"] {
        take(&mut model, &event(id, &json!({})), None);
    }
    assert_eq!(shown(&model), ["…", "one", "two", "x", "y"]);
    let newest: Value = serde_json::from_str(reply("two").json()).expect("JSON");
    let replies = json!({"replies": {"count": 2, "chunk": [newest]}});
    let gap = model.timeline().newest_gap_id().expect("a gap");
    let page = [event("root", &replies)];
    model.take_page(gap, page.into_iter(), None, &mut |_| None);
    model.finish();
    assert_eq!(shown(&model), ["root", "one", "two", "x", "y"]);
    let root = "$root:a".parse().expect("an id");
    let count = model.snapshot().item(&root).map(|item| item.reply_count());
    assert_eq!(count, Some(2));
    for id in 0..4 {
        take(&mut model, &event(&id.to_string(), &json!({})), None);
    }
    assert_eq!(model.fold().replies(&root).count(), 0);
}
