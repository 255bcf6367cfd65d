//! The action ids of batches: one for each action, and the whole repeated as one.

use std::time::Duration;

use serde_json::json;
use tidings_tests::user::{User, bodies, text};
use tidings_tests::wire::encode;
use tidings_tests::{TestServer, sleepers};

use super::batches::{of, room, send, told};

/// BAT-1, ACT-5: the k actions of a batch from id n have the ids n to n+k-1, and their events show them.
#[tokio::test]
async fn a_batch_takes_an_id_for_each_action() {
    let (_server, ann, bob, room) = room().await;
    let from = bob.now().await;
    bob.text(&room, "0").action(0).ok().await;
    let actions = [send("1"), of("kick", &ann), send("3")];
    let answer = bob.batch(&room, &actions).action(1).ok().await;
    assert_eq!(told(&answer)[1], "M_FORBIDDEN");
    assert_eq!(
        answer["outcomes"][2]["outcome"]["event"]["unsigned"]["action_id"],
        3
    );
    assert_eq!(bob.get("/session").ok().await["next_action_id"], 4);
    bob.text(&room, "4").action(4).ok().await;
    let streamed = bob.stream(&from).await["events"].clone();
    for (event, action) in streamed
        .as_array()
        .expect("events")
        .iter()
        .zip([0, 1, 3, 4])
    {
        assert_eq!(event["unsigned"]["action_id"], action);
        assert_eq!(event["content"]["body"], action.to_string());
    }
    let seen = ann.stream(&from).await["events"].clone();
    for event in seen.as_array().expect("events") {
        assert!(event["unsigned"].get("action_id").is_none(), "{event}");
    }
}

/// BAT-1, ACT-4: a repeated batch answers the same and applies nothing, also while the first is under way, and when memory
/// has let go of it.
#[tokio::test]
async fn a_repeated_batch_is_applied_once() {
    let (server, ann, bob, room) = room().await;
    let actions = [send("a"), of("ban", &ann), send("b")];
    let batch = || bob.batch(&room, &actions).action(0);
    let (one, two, three) = tokio::join!(batch().ok(), batch().ok(), batch().ok());
    let key = |answer: &serde_json::Value| {
        let places = answer["outcomes"].as_array().expect("outcomes").iter();
        let places = places.map(|one| one.pointer("/outcome/position").cloned());
        (told(answer), places.collect::<Vec<_>>())
    };
    assert_eq!((key(&one), key(&two)), (key(&two), key(&three)));
    for id in 3..43 {
        bob.text(&room, "more").action(id).ok().await;
    }
    let before = server.server().app().position();
    assert_eq!(key(&batch().ok().await), key(&one));
    assert_eq!(server.server().app().position(), before);
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f&limit=7").await["chunk"])[..2],
        ["a", "b"]
    );
}

/// BAT-1, ACT-4: an id that a batch has used is no other request's, and no batch takes an id that is used.
#[tokio::test]
async fn ids_of_a_batch_are_taken() {
    let (_server, ann, _bob, room) = room().await;
    ann.batch(&room, &[send("a"), send("b"), send("c")])
        .action(0)
        .ok()
        .await;
    for id in 0..3 {
        let taken = ann
            .text(&room, "a")
            .action(id)
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(taken["parameter"], "Matrix-Action");
        let batch = ann.batch(&room, &[send("b"), send("c")]).action(id);
        batch.refused(400, "M_INVALID_PARAM").await;
    }
    let next = ann.batch(&room, &[send("d"), send("e")]).action(3);
    next.ok().await;
    ann.text(&room, "f").action(5).ok().await;
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["a", "b", "c", "d", "e", "f"]
    );
    let last = 9_007_199_254_740_991_u64;
    let over = ann.batch(&room, &[send("x"), send("y")]).action(last);
    assert_eq!(
        over.refused(400, "M_INVALID_PARAM").await["parameter"],
        "Matrix-Action"
    );
}

/// BAT-1, ACT-3: a batch waits for its turn like any action, and what comes after it waits for all of it.
#[tokio::test]
async fn a_batch_waits_for_its_turn() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let held = [
        tokio::spawn(ann.text(&room, "3").action(3).send()),
        tokio::spawn(ann.batch(&room, &[send("1"), send("2")]).action(1).send()),
        tokio::spawn(ann.batch(&room, &[send("4"), send("5")]).action(4).send()),
    ];
    sleepers(&clock, 4).await;
    ann.text(&room, "0").action(0).ok().await;
    for request in held {
        request.await.expect("no panic").ok();
    }
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["0", "1", "2", "3", "4", "5"]
    );
    let early = tokio::spawn(ann.batch(&room, &[send("8"), send("9")]).action(8).send());
    sleepers(&clock, 2).await;
    clock.advance(Duration::from_secs(10));
    let refusal = early
        .await
        .expect("no panic")
        .refused(409, "M_MISSING_ACTION");
    assert_eq!(refusal["expected_action_id"], 6);
}

/// BAT-1, ACT-3: a batch that is refused as a whole has used up one id; one that was stopped, all of them.
#[tokio::test]
async fn a_batch_refused_as_a_whole_uses_up_one_id() {
    let (_server, ann, bob, room) = room().await;
    let next = async || bob.get("/session").ok().await["next_action_id"].clone();
    let bad = || {
        bob.batch(&room, &[send("a"), json!({ "action": "kick" })])
            .action(0)
    };
    let first = bad().refused(400, "M_BAD_JSON").await;
    assert_eq!(bad().refused(400, "M_BAD_JSON").await, first);
    assert_eq!(next().await, 1);
    let outside = || {
        bob.batch("!nowhere:localhost", &[send("a"), send("b")])
            .action(1)
    };
    outside().refused(403, "M_FORBIDDEN").await;
    outside().refused(403, "M_FORBIDDEN").await;
    assert_eq!(next().await, 2);
    let path = format!("/rooms/{}/batch", encode(&room));
    let actions = [send("a"), of("kick", &ann), send("b"), send("c")];
    let body = json!({ "actions": actions, "stop_on_error": true });
    let stopped = || bob.post(&path, &body).action(2);
    let told_first = told(&stopped().ok().await);
    assert_eq!(told(&stopped().ok().await), told_first);
    assert_eq!(told_first[1..], ["M_FORBIDDEN", "-", "-"]);
    assert_eq!(next().await, 6);
}

/// BAT-1, SES-3: after a restart the whole batch is told under its first id, and under the others what that action did;
/// nothing of an action that wasn't tried.
#[tokio::test]
async fn a_stale_batch_is_told_its_outcomes() {
    let (mut server, ann, bob, room) = room().await;
    let actions = [send("a"), send("b"), of("kick", &ann), send("c")];
    let path = format!("/rooms/{}/batch", encode(&room));
    let body = json!({ "actions": actions, "stop_on_error": true });
    let answer = bob.post(&path, &body).action(0).ok().await;
    server.restart().await;
    let applied = async |id: u64| {
        let stale = bob.post(&path, &body).action(id);
        stale.refused(409, "M_STALE_SESSION").await
    };
    let whole = applied(0).await["applied"].clone();
    assert_eq!(whole["action_id"], 0);
    assert_eq!(told(&whole["outcome"]), told(&answer));
    let one = applied(1).await["applied"].clone();
    for key in ["event_id", "position", "origin_server_ts"] {
        assert_eq!(
            one["outcome"][key], answer["outcomes"][1]["outcome"][key],
            "{key}"
        );
        assert_eq!(
            whole["outcome"]["outcomes"][1]["outcome"][key],
            one["outcome"][key]
        );
    }
    assert_eq!(one["outcome"]["event"]["content"]["body"], "b");
    assert_eq!(
        applied(2).await["applied"]["error"]["errcode"],
        "M_FORBIDDEN"
    );
    let untried = applied(3).await;
    assert!(untried.get("applied").is_none(), "{untried}");
    let bob = bob.naming(&text(&untried, "session_id"));
    assert_eq!(
        bodies(&bob.scroll(&room, "dir=f").await["chunk"]),
        ["a", "b"]
    );
}

/// BAT-1, ERR-2: a batch counts as many requests as it has actions; refused for that, it has used up no id.
#[tokio::test]
async fn a_batch_counts_as_its_actions() {
    let (server, clock) = TestServer::start_with_clock(|settings| {
        settings.rate_limits.enabled = true;
        settings.rate_limits.actions_per_minute = 12;
    })
    .await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let ann = ann.in_session().await;
    let five = vec![send("x"); 5];
    for id in [0, 5] {
        ann.batch(&room, &five).action(id).ok().await;
    }
    ann.batch(&room, &five)
        .action(10)
        .refused(429, "M_LIMIT_EXCEEDED")
        .await;
    clock.advance(Duration::from_secs(30));
    ann.batch(&room, &five).action(10).ok().await;
}
