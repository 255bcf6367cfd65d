//! What stays in the file: nothing of a redacted text, and no needless change.

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::{SqliteHarness, file};
use crate::store::conformance::{Harness, append, message, nth, room_of, rows, to_room};
use crate::store::{Listing, NewEvent, Proof, Redaction, Store, Write};

fn redaction(order: i64, target: &NewEvent) -> NewEvent {
    NewEvent {
        redacts: Some(Redaction {
            target: target.event_id.clone(),
            json: "{}".into(),
            proof: Proof {
                sha256: [1; 32],
                key_id: "ed25519:1".to_owned(),
                signature: [2; 64],
            },
            rejects: false,
        }),
        ..message(order)
    }
}

/// How often a text stands in the closed file.
async fn count(harness: SqliteHarness, text: &str) -> (SqliteHarness, usize) {
    harness.store.close().await;
    let bytes = std::fs::read(file(&harness.directory)).unwrap();
    let found = bytes
        .windows(text.len())
        .filter(|window| *window == text.as_bytes())
        .count();
    (harness.reopen().await, found)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redacted_text_does_not_linger_in_the_file() {
    let mut harness = SqliteHarness::fresh().await;
    // Short texts share a page, long ones have pages of their own.
    for (length, secret) in [(10, "whisper"), (40_000, "shouting")] {
        let store = harness.store();
        let (room, _) = room_of(&*store, 0).await;
        let mut secrets: Vec<_> = (2..12).map(|n| message(nth(n))).collect();
        for event in &mut secrets {
            event.json = format!("{secret} {}", "x".repeat(length)).into();
        }
        append(&*store, to_room(&room, nth(1), secrets.clone()))
            .await
            .unwrap();
        drop(store);
        let found;
        (harness, found) = count(harness, secret).await;
        assert_eq!(found, secrets.len());

        let store = harness.store();
        let redactions = (12..).zip(&secrets);
        let redactions = redactions.map(|(n, target)| redaction(nth(n), target));
        append(&*store, to_room(&room, nth(11), redactions.collect()))
            .await
            .unwrap();
        drop(store);
        let found;
        (harness, found) = count(harness, secret).await;
        assert_eq!(found, 0, "{secret}");
    }
}

/// The rows of the index of words.
async fn words(harness: &SqliteHarness) -> Vec<(i64, Vec<u8>)> {
    let (reply, answer) = oneshot::channel();
    harness.with_writer(|db: &mut Connection, _| {
        let sql = "SELECT id, block FROM listing_words_data ORDER BY id";
        let mut statement = db.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        let rows: Vec<_> = rows.unwrap().map(Result::unwrap).collect();
        reply.send(rows).unwrap();
    });
    answer.await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_index_of_words_is_written_when_words_change() {
    let harness = SqliteHarness::fresh().await;
    let store = harness.store();
    let (room_id, _) = room_of(&*store, 0).await;
    let list = async |joined, name: &str| {
        let listing = Listing {
            joined,
            name: Some(name.to_owned()),
            topic: None,
            avatar_url: Some(format!("mxc://here.example/{joined}")),
            aliases: Vec::new(),
            join_rule: "public".to_owned(),
        };
        let write = Write::Listing {
            room_id: room_id.clone(),
            listing: Some(listing),
        };
        append(&*store, rows(vec![write])).await.unwrap();
        words(&harness).await
    };
    let first = list(1, "boats").await;
    assert_eq!(list(2, "boats").await, first);
    assert_eq!(list(3, "BOATS").await, first);
    assert_ne!(list(3, "ships").await, first);
}
