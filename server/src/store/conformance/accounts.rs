//! Changes of users and devices.

use super::{Harness, append, rows, user_id};
use crate::store::{AccountChange, DeviceRow, DeviceSeen, Store, UserRow, Write};

fn user(name: &str) -> UserRow {
    UserRow {
        user_id: user_id(name),
        password_hash: "$argon2id$first".to_owned(),
        created_ms: 5,
        deactivated: false,
    }
}

fn device(name: &str, device_id: &str, token: u8) -> DeviceRow {
    DeviceRow {
        user_id: user_id(name),
        device_id: device_id.to_owned(),
        token_hash: [token; 32],
        display_name: None,
        created_ms: 10,
        last_seen_ms: 10,
        user_agent: Some("chat/1".to_owned()),
    }
}

async fn put(store: &dyn Store, writes: Vec<Write>) {
    append(store, rows(writes)).await.unwrap();
}

async fn change(store: &dyn Store, change: AccountChange) {
    put(store, vec![Write::Account(change)]).await;
}

/// Ann with a phone (token 1) and a laptop (token 2), Bob with a phone (token 3).
async fn ann_and_bob(store: &dyn Store) {
    let all = vec![
        Write::User(user("ann")),
        Write::User(user("bob")),
        Write::Device(device("ann", "PHONE", 1)),
        Write::Device(device("ann", "LAPTOP", 2)),
        Write::Device(device("bob", "PHONE", 3)),
    ];
    put(store, all).await;
}

fn gone(name: &str, device_id: &str) -> AccountChange {
    AccountChange::DeviceGone {
        user_id: user_id(name),
        device_id: device_id.to_owned(),
    }
}

fn named(name: &str, device_id: &str, display_name: &str) -> AccountChange {
    AccountChange::DeviceName {
        user_id: user_id(name),
        device_id: device_id.to_owned(),
        display_name: display_name.to_owned(),
    }
}

fn password(name: &str, hash: &str) -> AccountChange {
    AccountChange::Password {
        user_id: user_id(name),
        password_hash: hash.to_owned(),
    }
}

fn seen(token: u8, last_seen_ms: u64, user_agent: Option<&str>) -> AccountChange {
    AccountChange::DeviceSeen(DeviceSeen {
        token_hash: [token; 32],
        last_seen_ms,
        user_agent: user_agent.map(str::to_owned),
    })
}

pub(in crate::store) async fn a_password_and_a_devices_name_are_changed<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    ann_and_bob(&*store).await;
    change(&*store, password("ann", "$argon2id$second")).await;
    change(&*store, named("ann", "PHONE", "Ann's phone")).await;
    let ann = UserRow {
        password_hash: "$argon2id$second".to_owned(),
        ..user("ann")
    };
    assert_eq!(store.user(&user_id("ann")).await.unwrap(), Some(ann));
    assert_eq!(
        store.user(&user_id("bob")).await.unwrap(),
        Some(user("bob"))
    );
    let phone = DeviceRow {
        display_name: Some("Ann's phone".to_owned()),
        ..device("ann", "PHONE", 1)
    };
    assert_eq!(
        store.devices(&user_id("ann")).await.unwrap(),
        [phone, device("ann", "LAPTOP", 2)]
    );
    assert_eq!(
        store.devices(&user_id("bob")).await.unwrap(),
        [device("bob", "PHONE", 3)]
    );
}

pub(in crate::store) async fn a_device_goes_with_its_token<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    ann_and_bob(&*store).await;
    change(&*store, gone("ann", "PHONE")).await;
    assert!(store.device_by_token(&[1; 32]).await.unwrap().is_none());
    assert!(store.device_by_token(&[3; 32]).await.unwrap().is_some());
    let left = [device("ann", "LAPTOP", 2)];
    assert_eq!(store.devices(&user_id("ann")).await.unwrap(), left);
    drop(store);
    let harness = harness.crash().await;
    let store = harness.store();
    assert_eq!(store.devices(&user_id("ann")).await.unwrap(), left);
    let again = DeviceRow {
        created_ms: 99,
        ..device("ann", "PHONE", 4)
    };
    put(&*store, vec![Write::Device(again.clone())]).await;
    let found = store.device_by_token(&[4; 32]).await.unwrap();
    assert_eq!(found, Some(again), "a device of its own");
}

pub(in crate::store) async fn what_was_seen_of_a_device_stays_with_its_token<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    ann_and_bob(&*store).await;
    change(&*store, seen(1, 70, Some("chat/2"))).await;
    change(&*store, seen(2, 80, None)).await;
    let phone = DeviceRow {
        last_seen_ms: 70,
        user_agent: Some("chat/2".to_owned()),
        ..device("ann", "PHONE", 1)
    };
    let laptop = DeviceRow {
        last_seen_ms: 80,
        ..device("ann", "LAPTOP", 2)
    };
    assert_eq!(
        store.devices(&user_id("ann")).await.unwrap(),
        [phone, laptop.clone()]
    );
    // Whoever held the old token says nothing of the device that has a new one.
    let again = DeviceRow {
        last_seen_ms: 90,
        ..device("ann", "PHONE", 5)
    };
    put(&*store, vec![Write::Device(again.clone())]).await;
    change(&*store, seen(1, 95, Some("old"))).await;
    assert_eq!(
        store.devices(&user_id("ann")).await.unwrap(),
        [again, laptop]
    );
}

pub(in crate::store) async fn a_deactivated_user_is_due_to_leave_until_that_is_done<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    ann_and_bob(&*store).await;
    assert!(store.leaves_due().await.unwrap().is_empty());
    change(&*store, AccountChange::Deactivated(user_id("ann"))).await;
    drop(store);
    let harness = harness.crash().await;
    let store = harness.store();
    let ended = UserRow {
        password_hash: String::new(),
        deactivated: true,
        ..user("ann")
    };
    assert_eq!(store.user(&user_id("ann")).await.unwrap(), Some(ended));
    assert!(store.devices(&user_id("ann")).await.unwrap().is_empty());
    assert!(store.device_by_token(&[2; 32]).await.unwrap().is_none());
    assert!(store.device_by_token(&[3; 32]).await.unwrap().is_some());
    assert_eq!(store.leaves_due().await.unwrap(), [user_id("ann")]);
    change(&*store, AccountChange::Deactivated(user_id("ann"))).await;
    assert_eq!(store.leaves_due().await.unwrap(), [user_id("ann")]);
    change(&*store, AccountChange::RoomsLeft(user_id("bob"))).await;
    assert_eq!(store.leaves_due().await.unwrap(), [user_id("ann")]);
    change(&*store, AccountChange::RoomsLeft(user_id("ann"))).await;
    assert!(store.leaves_due().await.unwrap().is_empty());
}

pub(in crate::store) async fn changes_of_nobody_change_nothing<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    put(&*store, vec![Write::User(user("ann"))]).await;
    for name in ["ann", "nobody"] {
        change(&*store, named(name, "PHONE", "x")).await;
        change(&*store, gone(name, "PHONE")).await;
    }
    change(&*store, seen(1, 70, None)).await;
    change(&*store, password("nobody", "x")).await;
    change(&*store, AccountChange::Deactivated(user_id("nobody"))).await;
    change(&*store, AccountChange::RoomsLeft(user_id("nobody"))).await;
    assert_eq!(
        store.user(&user_id("ann")).await.unwrap(),
        Some(user("ann"))
    );
    assert!(store.user(&user_id("nobody")).await.unwrap().is_none());
    assert!(store.leaves_due().await.unwrap().is_empty());
}
