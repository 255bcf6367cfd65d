//! Profiles, who has to be told of them, and filters.

use std::collections::BTreeMap;

use super::{Harness, append, message, nth, room_of, rows, to_room, user_id};
use crate::store::{Append, AppendError, ProfileDue, Store, UserRow, Write};

async fn a_user(store: &dyn Store, name: &str) {
    let user = UserRow {
        user_id: user_id(name),
        password_hash: String::new(),
        created_ms: 1,
        deactivated: false,
    };
    append(store, rows(vec![Write::User(user)])).await.unwrap();
}

fn key(name: &str, key: &str, value: Option<&str>, due: bool) -> Write {
    Write::ProfileKey {
        user_id: user_id(name),
        key: key.to_owned(),
        value: value.map(ToOwned::to_owned),
        due,
    }
}

fn due(name: &str, version: u64) -> ProfileDue {
    ProfileDue {
        user_id: user_id(name),
        version,
    }
}

async fn put(store: &dyn Store, writes: Vec<Write>) {
    append(store, rows(writes)).await.unwrap();
}

async fn told(store: &dyn Store, due: ProfileDue) {
    put(store, vec![Write::ProfileTold(due)]).await;
}

pub(in crate::store) async fn a_profile_is_made_of_its_keys<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    a_user(&*store, "ann").await;
    a_user(&*store, "bob").await;
    let profile = async |name| {
        let found = store.profile(&user_id(name)).await.unwrap();
        found.map(|values: BTreeMap<String, String>| values.into_iter().collect::<Vec<_>>())
    };
    let pairs = |pairs: &[(&str, &str)]| {
        let owned = pairs
            .iter()
            .map(|&(key, value)| (key.to_owned(), value.to_owned()));
        Some(owned.collect::<Vec<_>>())
    };
    assert_eq!(profile("ann").await, pairs(&[]));
    let first = vec![
        key("ann", "m.tz", Some("\"Europe/Oslo\""), false),
        key("ann", "displayname", Some("\"Ann\""), true),
        key("bob", "displayname", Some("\"Bob\""), true),
    ];
    put(&*store, first).await;
    let expected = pairs(&[("displayname", "\"Ann\""), ("m.tz", "\"Europe/Oslo\"")]);
    assert_eq!(profile("ann").await, expected);
    let second = vec![
        key("ann", "displayname", Some("{\"a\":1}"), true),
        key("ann", "m.tz", None, false),
        key("ann", "never.set", None, false),
    ];
    put(&*store, second).await;
    assert_eq!(profile("ann").await, pairs(&[("displayname", "{\"a\":1}")]));
    assert_eq!(profile("bob").await, pairs(&[("displayname", "\"Bob\"")]));
    assert_eq!(profile("eve").await, None);
}

pub(in crate::store) async fn a_user_is_due_until_the_newest_profile_is_told<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    a_user(&*store, "ann").await;
    a_user(&*store, "bob").await;
    put(&*store, vec![key("ann", "m.tz", Some("1"), false)]).await;
    assert!(store.profiles_due().await.unwrap().is_empty());
    put(&*store, vec![key("ann", "displayname", Some("1"), true)]).await;
    let before = store.profiles_due().await.unwrap();
    assert_eq!(before, [due("ann", 1)]);
    let again = vec![
        key("ann", "displayname", None, true),
        key("bob", "displayname", Some("1"), true),
    ];
    put(&*store, again).await;
    told(&*store, before[0].clone()).await;
    assert_eq!(
        store.profiles_due().await.unwrap(),
        [due("ann", 2), due("bob", 1)],
        "a change after the first isn't told yet"
    );
    drop(store);

    let harness = harness.crash().await;
    let store = harness.store();
    assert_eq!(
        store.profiles_due().await.unwrap(),
        [due("ann", 2), due("bob", 1)]
    );
    told(&*store, due("ann", 2)).await;
    told(&*store, due("nobody", 1)).await;
    assert_eq!(store.profiles_due().await.unwrap(), [due("bob", 1)]);
    drop(store);
    let harness = harness.reopen().await;
    assert_eq!(
        harness.store().profiles_due().await.unwrap(),
        [due("bob", 1)]
    );
}

pub(in crate::store) async fn a_version_is_never_given_twice<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    a_user(&*store, "ann").await;
    for version in 1..4 {
        put(&*store, vec![key("ann", "displayname", Some("1"), true)]).await;
        assert_eq!(store.profiles_due().await.unwrap(), [due("ann", version)]);
        // Whoever told an earlier version is late.
        told(&*store, due("ann", version - 1)).await;
        assert_eq!(store.profiles_due().await.unwrap(), [due("ann", version)]);
        told(&*store, due("ann", version)).await;
        assert!(store.profiles_due().await.unwrap().is_empty());
    }
}

pub(in crate::store) async fn a_profile_of_nobody_refuses_the_whole_append<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    // Ann has sent events, so that her name is known, but has no account.
    for name in ["ann", "nobody"] {
        let refused = Append {
            writes: vec![key(name, "displayname", Some("1"), true)],
            ..to_room(&room, nth(1), vec![message(nth(2))])
        };
        assert!(matches!(
            append(&*store, refused).await,
            Err(AppendError::Missing { what: "user" })
        ));
        assert!(store.profile(&user_id(name)).await.unwrap().is_none());
    }
    assert!(store.profiles_due().await.unwrap().is_empty());
    assert_eq!(store.position(), 1);
    let user = UserRow {
        user_id: user_id("eve"),
        password_hash: String::new(),
        created_ms: 1,
        deactivated: false,
    };
    let both = vec![
        Write::User(user),
        key("eve", "displayname", Some("1"), true),
    ];
    put(&*store, both).await;
    assert_eq!(store.profiles_due().await.unwrap(), [due("eve", 1)]);
}

pub(in crate::store) async fn a_filter_stays_as_it_was_first_written<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let filter = |id: &str, json: &str| Write::Filter {
        id: id.to_owned(),
        json: json.to_owned(),
    };
    let long = format!("[{}]", "1,".repeat(20_000));
    put(&*store, vec![filter("a", &long), filter("A", "{}")]).await;
    put(&*store, vec![filter("a", "{\"other\":1}")]).await;
    assert_eq!(store.filter("a").await.unwrap(), Some(long));
    assert_eq!(store.filter("A").await.unwrap().as_deref(), Some("{}"));
    assert_eq!(store.filter("b").await.unwrap(), None);
}
