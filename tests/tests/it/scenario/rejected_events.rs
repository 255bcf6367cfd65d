//! Events that turn out to be unacceptable after they were taken (STR-4).

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::foreign::{Foreigner, id};
use tidings_tests::user::{User, entry, ids, text};

use super::late_events::{World, stream, timeline, world};

const TOPIC: &str = "state.m.room.topic";
const MEMBER: &str = "state.m.room.member";

async fn empower(world: &World) {
    let World { ann, dan, room, .. } = world;
    ann.set_level(room, &format!("users/{}", dan.id), &json!(60))
        .ok()
        .await;
}

/// An event in the form that servers sign (EVT-9).
async fn form(user: &User, event: &str) -> Value {
    let filter = user
        .post("/filters", &json!({ "format": "federation" }))
        .ok()
        .await;
    user.event(event, &format!("filter={}", text(&filter, "filter")))
        .ok()
        .await
}

/// STR-4, RED-1: a rejected message is emptied by a redaction of the server, which comes down the stream.
#[tokio::test]
async fn a_rejected_message_is_redacted_by_the_server() {
    let World {
        mut server,
        ann,
        dan,
        room,
    } = world().await;
    let one = ann.say(&room, "one").await;
    let bad = dan.take(&dan.text("bad", &one)).await;
    let from = ann.now().await;
    assert!(dan.reject(&bad, Some("not allowed")).await);
    assert!(!dan.reject(&bad, None).await, "once is enough");
    let read = stream(&ann, &from, "").await;
    let events = read["events"].as_array().expect("a list");
    assert_eq!(events.len(), 1);
    let redaction = &events[0];
    assert_eq!(redaction["type"], "message.m.room.redaction");
    assert_eq!(redaction["sender"], "localhost", "a server's name");
    assert_eq!(
        (&redaction["redacts"], &redaction["content"]["reason"]),
        (&json!(bad), &json!("not allowed"))
    );
    drop(dan);
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        let emptied = ann.event(&bad, "").ok().await;
        assert_eq!(emptied["content"], json!({}));
        assert_eq!(
            emptied["unsigned"]["redacted_because"]["event_id"],
            redaction["event_id"]
        );
    }
}

/// STR-4: of many that find the same event unacceptable at once, one has it redacted.
#[tokio::test]
async fn of_many_that_reject_at_once_one_does() {
    let World {
        server: _server,
        ann,
        dan,
        room,
    } = world().await;
    let one = ann.say(&room, "one").await;
    let from = ann.now().await;
    let mut rejected = Vec::new();
    for number in 0..40 {
        let bad = dan.take(&dan.text(&format!("bad{number}"), &one)).await;
        // Some come while others are on their way.
        let reject = async |late: usize| {
            for _ in 0..late {
                ann.event(&one, "").ok().await;
            }
            dan.reject(&bad, None).await
        };
        let answers = join_all((0..4).chain(0..4).map(reject)).await;
        assert_eq!(answers.iter().filter(|first| **first).count(), 1, "{bad}");
        rejected.push(bad);
    }
    let read = stream(&ann, &from, "limit=1000").await;
    let events = read["events"].as_array().expect("a list").iter();
    let mut redacted: Vec<_> = events
        .filter_map(|event| event["redacts"].as_str())
        .collect();
    redacted.sort_unstable();
    rejected.sort_unstable();
    assert_eq!(redacted, rejected);
}

/// STR-4: rejected state is followed by the server's redaction and by a state event of the server that puts back what stood
/// there; it stays right over a restart.
#[tokio::test]
async fn rejected_state_is_put_right_by_the_server() {
    let world = world().await;
    empower(&world).await;
    let World {
        mut server,
        ann,
        dan,
        room,
    } = world;
    let good = ann
        .set_state(&room, TOPIC, "_", &json!({ "topic": "good" }))
        .ok()
        .await;
    let good = text(&good, "event_id");
    let from = ann.now().await;
    let bad = dan.state(
        ("bad", &good),
        (TOPIC, "_"),
        Some(json!({ "topic": "bad" })),
    );
    let bad = dan.take(&bad).await;
    assert!(dan.reject(&bad, None).await);
    let read = stream(&ann, &from, "").await;
    let events = read["events"].as_array().expect("a list");
    let [wrong, redaction, right] = &events[..] else {
        panic!("three events: {read}")
    };
    assert_eq!(
        (&wrong["event_id"], &wrong["content"]),
        (&json!(bad), &json!({}))
    );
    assert_eq!(
        (&redaction["redacts"], &redaction["sender"]),
        (&json!(bad), &json!("localhost"))
    );
    assert_eq!(
        (&right["type"], &right["state_key"], &right["sender"]),
        (&json!(TOPIC), &json!("_"), &json!("localhost"))
    );
    assert_eq!(right["content"]["topic"], "good");
    assert_eq!(
        (&right["replaces_state"], &right["prev_content"]),
        (&json!(bad), &json!({}))
    );
    drop(dan);
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        let now = ann.state(&room, TOPIC, "_").ok().await;
        assert_eq!(now["event_id"], right["event_id"]);
        let delta = ann.sync(&format!("since={from}")).await;
        let changed = entry(&delta["rooms"], &room);
        assert_eq!(changed["state"], json!([right["event_id"]]));
    }
}

/// STR-4, EVT-6, KIC-1: where nothing stood before, what puts it right is a deletion; of a join too, which then never was one.
#[tokio::test]
async fn what_never_was_is_deleted() {
    let world = world().await;
    empower(&world).await;
    let World {
        server,
        ann,
        dan,
        room,
    } = world;
    let eve = Foreigner::new(&server, "eve", &room);
    let one = ann.say(&room, "one").await;
    let count = async || {
        let sync = ann.sync("").await;
        entry(&sync["rooms"], &room)["member_count"].as_i64()
    };
    let before = count().await;
    let join = eve.join("join-eve", &one).await;
    assert_ne!(count().await, before);
    let from = ann.now().await;
    assert!(eve.reject(&join, None).await);
    assert_eq!(count().await, before);
    let read = stream(&ann, &from, "").await;
    let gone = &read["events"][1];
    assert_eq!(
        (&gone["type"], &gone["state_key"], gone.get("content")),
        (&json!(MEMBER), &json!(eve.id), None)
    );
    ann.state(&room, MEMBER, &eve.id)
        .refused(404, "M_NOT_FOUND")
        .await;
    let text_of_eve = eve.text("after", &text(gone, "event_id"));
    assert!(
        eve.hand_over(&text_of_eve).await.is_err(),
        "others know nothing of what stays here"
    );

    // The other way round: what was deleted wrongly comes back.
    let set = ann
        .set_state(&room, TOPIC, "_", &json!({ "topic": "kept" }))
        .ok()
        .await;
    let deletion = dan.state(("deletion", &text(&set, "event_id")), (TOPIC, "_"), None);
    let deletion = dan.take(&deletion).await;
    ann.state(&room, TOPIC, "_")
        .refused(404, "M_NOT_FOUND")
        .await;
    assert!(dan.reject(&deletion, None).await);
    assert_eq!(
        ann.state(&room, TOPIC, "_").ok().await["content"]["topic"],
        "kept"
    );
}

/// STR-4, STR-2: rejected state that isn't current any more is redacted and nothing else.
#[tokio::test]
async fn superseded_state_is_only_redacted() {
    let world = world().await;
    empower(&world).await;
    let World {
        server: _server,
        ann,
        dan,
        room,
    } = world;
    let one = ann.say(&room, "one").await;
    let topic = |local: &str, after: &str| {
        dan.state(
            (local, after),
            (TOPIC, "_"),
            Some(json!({ "topic": local })),
        )
    };
    let bad = dan.take(&topic("bad", &one)).await;
    let good = dan.take(&topic("good", &bad)).await;
    let from = ann.now().await;
    assert!(dan.reject(&bad, None).await);
    assert_eq!(ids(&stream(&ann, &from, "").await["events"]).len(), 1);
    let now = ann.state(&room, TOPIC, "_").ok().await;
    assert_eq!(
        (&now["event_id"], &now["content"]["topic"]),
        (&json!(good), &json!("good"))
    );
    let shown = ann.event(&good, "").ok().await;
    assert_eq!(
        shown["prev_content"],
        json!({}),
        "nothing is left of it anywhere"
    );
    // Now the one before it stands there, whatever was rejected in between.
    assert!(dan.reject(&good, None).await);
    ann.state(&room, TOPIC, "_")
        .refused(404, "M_NOT_FOUND")
        .await;
}

/// STR-4, EVT-9: nothing that is made later builds on the rejected event or on what the server made of it, in whatever form
/// it is read; instead of what puts state right it names the event whose content that has.
#[tokio::test]
async fn nothing_builds_on_what_stays_here() {
    let world = world().await;
    let whole = json!(100);
    let level = format!("users/{}", world.dan.id);
    world.ann.set_level(&world.room, &level, &whole).ok().await;
    let World {
        mut server,
        ann,
        dan,
        room,
    } = world;
    let levels = ann
        .state(&room, "state.m.room.power_levels", "_")
        .ok()
        .await;
    let good = text(&levels, "event_id");
    let one = ann.say(&room, "one").await;
    let mut content = levels["content"].clone();
    content["ban"] = json!(55);
    let bad = dan.state(
        ("bad", &one),
        ("state.m.room.power_levels", "_"),
        Some(content),
    );
    let bad = dan.take(&bad).await;
    assert!(dan.reject(&bad, None).await);
    let right = text(
        &ann.state(&room, "state.m.room.power_levels", "_")
            .ok()
            .await,
        "event_id",
    );
    assert_ne!(right, bad);
    let mut before = one;
    drop(dan);
    for (restarted, body) in [(false, "two"), (true, "three")] {
        if restarted {
            server.restart().await;
        }
        let next = ann.say(&room, body).await;
        let form = form(&ann, &next).await;
        assert_eq!(form["prev_events"], json!([before]));
        let auth = form["auth_events"].as_array().expect("a list");
        assert!(auth.contains(&json!(good)), "{form}");
        assert!(!auth.contains(&json!(right)) && !auth.contains(&json!(bad)));
        before = next;
    }
    let all = timeline(&ann, &room).await;
    assert!(ids(&json!(all)).contains(&id("bad")), "it keeps its place");
}

/// STR-4, SYN-4: an invite that a rejected event had ended stands again, by who had invited.
#[tokio::test]
async fn an_invite_that_was_put_right_names_its_inviter() {
    let world = world().await;
    empower(&world).await;
    let World {
        server,
        ann,
        dan,
        room,
    } = world;
    let bob = User::register(&server, "bob").await;
    let invite = text(&ann.invite(&room, &bob.id).ok().await, "event_id");
    let kick = dan
        .take(&dan.member(("kick", &invite), &bob.id, "leave"))
        .await;
    assert_eq!(bob.sync("").await["invites"], json!([]));
    assert!(dan.reject(&kick, None).await);
    let sync = bob.sync("").await;
    assert_eq!(sync["invites"][0]["inviter"]["user_id"], ann.id);
    let invite = text(&sync["invites"][0]["event"], "event_id");
    bob.join(&json!({ "invite_event_id": invite })).ok().await;
}

/// STR-4, JOI-6: who was kicked by an event that is rejected has never been away: what was said meanwhile is read.
#[tokio::test]
async fn a_rejected_kick_hides_nothing() {
    let world = world().await;
    empower(&world).await;
    let World {
        server,
        ann,
        dan,
        room,
    } = world;
    let rule = json!({ "history_visibility": "joined" });
    ann.set_state(&room, "state.m.room.history_visibility", "_", &rule)
        .ok()
        .await;
    let bob = User::register(&server, "bob").await;
    bob.join_room(&room).await;
    let one = ann.say(&room, "one").await;
    let kick = dan
        .take(&dan.member(("kick", &one), &bob.id, "leave"))
        .await;
    let meanwhile = ann.say(&room, "meanwhile").await;
    bob.event(&meanwhile, "").refused(404, "M_NOT_FOUND").await;
    assert!(dan.reject(&kick, None).await);
    bob.event(&meanwhile, "").ok().await;
    let read = ids(&json!(timeline(&bob, &room).await));
    let end = read.iter().position(|event| *event == kick);
    let end = end.expect("the kick is read, emptied");
    assert_eq!(read[end + 1], meanwhile);
}

/// STR-4, SYN-3, SYN-6: an invite that was put right is there as of any moment since, whatever has happened in the room.
#[tokio::test]
async fn an_invite_that_was_put_right_is_there_on_later_pages() {
    let world = world().await;
    empower(&world).await;
    let World {
        mut server,
        ann,
        dan,
        room,
    } = world;
    let bob = User::register(&server, "bob").await;
    for _ in 0..2 {
        let joined = ann.public_room().await;
        bob.join_room(&joined).await;
    }
    ann.invite(&room, &bob.id).ok().await;
    let one = ann.say(&room, "one").await;
    let kick = dan
        .take(&dan.member(("kick", &one), &bob.id, "leave"))
        .await;
    assert!(dan.reject(&kick, None).await);
    let page = bob.sync("rooms_limit=1").await;
    let next = text(&page, "rooms_next");
    let named = |page: &Value| {
        let of = |pointer: &str| page.pointer(pointer).cloned().unwrap_or_default();
        [
            of("/invites/0/event/event_id"),
            of("/invites/0/inviter/user_id"),
            of("/invites/1"),
        ]
    };
    let invited = named(&page);
    assert_eq!(invited[1], ann.id, "{page}");
    let later = async || named(&bob.sync(&format!("rooms_limit=1&rooms_from={next}")).await);
    assert_eq!(later().await, invited);
    let topic = Some(json!({ "topic": "late" }));
    dan.take(&dan.state(("late", &one), (TOPIC, "_"), topic))
        .await;
    assert_eq!(later().await, invited, "late state");
    ann.say(&room, "two").await;
    assert_eq!(later().await, invited, "a message");
    drop(dan);
    server.restart().await;
    assert_eq!(later().await, invited, "a restart");
    ann.leave(&room).await;
    assert_eq!(later().await, invited, "the inviter's leave");
    ann.join_room(&room).await;
    ann.invite(&room, &bob.id).ok().await;
    assert_eq!(later().await, invited, "another invite");
}
