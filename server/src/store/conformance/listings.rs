//! Published rooms and the search for them.

use std::cmp::Reverse;
use std::slice::from_ref;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tidings_types::RoomId;
use tokio::runtime::Handle;

use super::{Harness, append, new_room_id, room_of, rows};
use crate::store::{AppendError, Listing, ListingRow, Store, Write};

fn listing(joined: u64, name: &str) -> Listing {
    Listing {
        joined,
        name: Some(name.to_owned()),
        topic: None,
        avatar_url: None,
        aliases: Vec::new(),
        join_rule: "public".to_owned(),
    }
}

async fn list(store: &dyn Store, room_id: &RoomId, listing: Option<Listing>) {
    let room_id = room_id.clone();
    append(store, rows(vec![Write::Listing { room_id, listing }]))
        .await
        .unwrap();
}

async fn listed(store: &dyn Store, listing: Listing) -> RoomId {
    let (room, _) = room_of(store, 0).await;
    list(store, &room, Some(listing)).await;
    room
}

async fn search(store: &dyn Store, words: &[&str], limit: usize) -> Vec<RoomId> {
    let words = words.iter().map(|&word| word.to_owned()).collect();
    let found = store.listings(words, limit).await.unwrap();
    found.into_iter().map(|row| row.room_id).collect()
}

pub(in crate::store) async fn a_listing_comes_back_as_it_was_given<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    assert!(!store.room(&room).await.unwrap().unwrap().listed);
    let full = Listing {
        joined: 12,
        name: Some("Boote".to_owned()),
        topic: Some("Alles über \"Boote\"\nund Schiffe".to_owned()),
        avatar_url: Some("mxc://here.example/abc".to_owned()),
        aliases: vec![
            "#boote:here.example".to_owned(),
            "#b,\"'[]:here.example".to_owned(),
        ],
        join_rule: "knock".to_owned(),
    };
    let bare = Listing {
        joined: 0,
        name: None,
        topic: None,
        avatar_url: None,
        aliases: Vec::new(),
        join_rule: String::new(),
    };
    let mut expected = Some(full.clone());
    for next in [Some(bare), None, Some(full)] {
        list(&*store, &room, expected.clone()).await;
        let row = |listing: &Listing| ListingRow {
            room_id: room.clone(),
            listing: listing.clone(),
        };
        let rows: Vec<_> = expected.iter().map(row).collect();
        assert_eq!(store.listings(Vec::new(), 9).await.unwrap(), rows);
        let is_listed = store.room(&room).await.unwrap().unwrap().listed;
        assert_eq!(is_listed, expected.is_some());
        expected = next;
    }
    let nowhere = Write::Listing {
        room_id: new_room_id(),
        listing: None,
    };
    let refused = append(&*store, rows(vec![nowhere])).await;
    assert!(matches!(refused, Err(AppendError::NoSuchRoom(_))));
}

pub(in crate::store) async fn words_are_sought_everywhere_and_in_whatever_case<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let room = listed(
        &*store,
        Listing {
            topic: Some("Über ΘΆΛΑΣΣΑ und die ΟΔΟΣ".to_owned()),
            aliases: vec!["#Hafen:here.example".to_owned()],
            ..listing(3, "Grössere Boote")
        },
    )
    .await;
    let _ = listed(&*store, listing(5, "Züge")).await;
    let found: [&[&str]; 14] = [
        &["boote"],
        &["BOOTE"],
        &["oot"],
        &["GRÖSS", "oot"],
        &["ÜBER"],
        &["über"],
        &["θάλασσα"],
        &["οδος"],
        &["ΟΔΟ"],
        &["hafen", "boote", "und"],
        &["#hafen:here"],
        &["b", "oo"],
        &["ö", "boote"],
        &["b", ""],
    ];
    for words in found {
        assert_eq!(
            search(&*store, words, 9).await,
            from_ref(&room),
            "{words:?}"
        );
    }
    let missed: [&[&str]; 4] = [&["boote", "züge"], &["boot e"], &["boote", "q"], &["zz"]];
    for words in missed {
        assert!(search(&*store, words, 9).await.is_empty(), "{words:?}");
    }
}

pub(in crate::store) async fn a_word_does_not_match_over_a_seam<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let _ = listed(
        &*store,
        Listing {
            topic: Some("cde".to_owned()),
            aliases: vec!["fgh".to_owned(), "ijk".to_owned()],
            ..listing(1, "ab")
        },
    )
    .await;
    for word in [
        "bc", "abc", "bcd", "ef", "def", "efg", "hi", "ghij", "b\u{1f}c", "b c", "b\nc",
    ] {
        assert!(search(&*store, &[word], 9).await.is_empty(), "{word:?}");
    }
    for word in ["ab", "cde", "gh", "ijk"] {
        assert_eq!(search(&*store, &[word], 9).await.len(), 1, "{word:?}");
    }
}

pub(in crate::store) async fn words_are_characters_and_no_syntax<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let name = "50% \"off\" OR NOT* (all) ^x text: a-b_c \\ 'q' {n} +\u{1f600}\u{1f600}\u{1f600} \0nul end";
    let room = listed(&*store, listing(1, name)).await;
    for word in name.split(' ').chain([name, "\"off\" OR NOT*", "nul end"]) {
        assert_eq!(
            search(&*store, &[word], 9).await,
            from_ref(&room),
            "{word:?}"
        );
    }
    for word in [
        "%off",
        "o_f",
        "off*",
        "al*",
        "\"of\"",
        "text:a",
        "\u{1f600} \u{1f600}",
    ] {
        assert!(search(&*store, &[word], 9).await.is_empty(), "{word:?}");
    }
}

pub(in crate::store) async fn the_greatest_rooms_come_first<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let mut expected = Vec::new();
    for joined in [3, 100, 3, 20, 3, 0] {
        let room = listed(&*store, listing(joined, "boats")).await;
        expected.push((Reverse(joined), room));
    }
    // Made later, with the same number of members and a smaller id than any of them.
    let (first, _) = room_of(&*store, 0).await;
    let early: RoomId = "!0:here.example".parse().unwrap();
    let made = Write::Room {
        room_id: early.clone(),
        created_ms: 1,
    };
    append(&*store, rows(vec![made])).await.unwrap();
    list(&*store, &early, Some(listing(3, "boats"))).await;
    list(&*store, &first, None).await;
    expected.push((Reverse(3), early));
    expected.sort();
    let expected: Vec<RoomId> = expected.into_iter().map(|(_, room)| room).collect();
    for words in [&[] as &[&str], &["boats"], &["bo"], &["oat", "b"]] {
        assert_eq!(search(&*store, words, 99).await, expected, "{words:?}");
        assert_eq!(search(&*store, words, 4).await, expected[..4], "{words:?}");
        assert!(search(&*store, words, 0).await.is_empty());
    }
}

pub(in crate::store) async fn a_changed_listing_is_found_by_its_new_words_only<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let small = listed(&*store, listing(1, "boats")).await;
    let large = listed(&*store, listing(2, "large boats")).await;
    list(&*store, &small, Some(listing(9, "boats"))).await;
    assert_eq!(
        search(&*store, &["boats"], 9).await,
        [small.clone(), large.clone()]
    );
    list(&*store, &small, Some(listing(9, "trains"))).await;
    assert_eq!(search(&*store, &["boats"], 9).await, from_ref(&large));
    assert_eq!(search(&*store, &["trains"], 9).await, from_ref(&small));
    list(&*store, &large, None).await;
    list(&*store, &large, None).await;
    for words in [&[] as &[&str], &["boats"], &["bo"]] {
        assert!(!search(&*store, words, 9).await.contains(&large));
    }
    drop(store);
    let harness = harness.crash().await;
    let store = harness.store();
    assert_eq!(search(&*store, &["trains"], 9).await, from_ref(&small));
    assert!(search(&*store, &["boats"], 9).await.is_empty());
    list(&*store, &large, Some(listing(1, "boats"))).await;
    assert_eq!(search(&*store, &["boats"], 9).await, from_ref(&large));
}

pub(in crate::store) async fn searches_find_what_a_walk_over_all_listings_finds<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(room_of(&*store, 0).await.0);
    }
    let part = || prop::option::of("[aAbBäÄ \"]{0,6}");
    let one = (0..4_u64, part(), part()).prop_map(|(joined, name, topic)| Listing {
        joined,
        name,
        topic,
        ..listing(0, "")
    });
    let change = (0..5_usize, prop::option::weighted(0.8, one));
    let changes = prop::collection::vec(change, 1..12);
    let words = prop::collection::vec("[aAbBäÄ\"]{0,4}", 0..3);
    let config = Config {
        cases: 100,
        failure_persistence: None,
        ..Config::default()
    };
    // The listings go on from case to case.
    let known = parking_lot::Mutex::new(vec![None; ids.len()]);
    let run = TestRunner::new(config).run(&(changes, words), |(changes, words)| {
        let compared = async {
            for (room, listing) in changes {
                list(&*store, &ids[room], listing.clone()).await;
                known.lock()[room] = listing;
            }
            let fits = |listing: &Listing| {
                words.iter().all(|word| {
                    let mut parts = listing.name.iter().chain(&listing.topic);
                    let word = word.to_lowercase();
                    word.is_empty() || parts.any(|part| part.to_lowercase().contains(&word))
                })
            };
            let mut expected: Vec<ListingRow> = ids
                .iter()
                .zip(known.lock().clone())
                .filter_map(|(room_id, listing)| {
                    let (room_id, listing) = (room_id.clone(), listing?);
                    fits(&listing).then_some(ListingRow { room_id, listing })
                })
                .collect();
            expected.sort_by_key(|row| (Reverse(row.listing.joined), row.room_id.clone()));
            let found = store.listings(words.clone(), 9).await.unwrap();
            prop_assert_eq!(found, expected);
            Ok(())
        };
        tokio::task::block_in_place(|| Handle::current().block_on(compared))
    });
    run.unwrap();
}
