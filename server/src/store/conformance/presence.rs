//! Who doesn't want to be seen.

use super::{Harness, append, rows, user_id};
use crate::store::{Store, Write};

async fn appear(store: &dyn Store, name: &str, appears: bool) {
    let write = Write::AppearsOffline {
        user_id: user_id(name),
        appears,
    };
    append(store, rows(vec![write])).await.unwrap();
}

async fn appearing(store: &dyn Store) -> Vec<bool> {
    let mut all = Vec::new();
    for name in ["ann", "bob", "nobody"] {
        all.push(store.appears_offline(&user_id(name)).await.unwrap());
    }
    all
}

pub(in crate::store) async fn who_appears_offline_does_so_until_taken_back<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    assert_eq!(appearing(&*store).await, [false; 3]);
    for name in ["ann", "ann", "bob"] {
        appear(&*store, name, true).await;
    }
    assert_eq!(appearing(&*store).await, [true, true, false]);
    drop(store);
    let harness = harness.crash().await;
    let store = harness.store();
    appear(&*store, "ann", false).await;
    appear(&*store, "nobody", false).await;
    assert_eq!(appearing(&*store).await, [false, true, false]);
}
