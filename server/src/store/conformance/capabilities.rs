//! Sets of capabilities.

use super::{Harness, append, rows};
use crate::store::{Store, Write};

fn set(first: u8, json: &str) -> Write {
    Write::CapabilitySet {
        sha256: hash(first),
        json: json.to_owned(),
    }
}

fn hash(first: u8) -> [u8; 32] {
    let mut hash = [7; 32];
    hash[0] = first;
    hash
}

async fn found(store: &dyn Store, first: u8) -> Option<String> {
    store.capability_set(&hash(first)).await.unwrap()
}

pub(in crate::store) async fn a_capability_set_is_found_by_its_hash<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let long = format!("[{}]", "1,".repeat(100_000));
    let both = vec![set(1, &long), set(2, "{}")];
    append(&*store, rows(both)).await.unwrap();
    append(&*store, rows(vec![set(1, "{\"other\":{}}")]))
        .await
        .unwrap();
    assert_eq!(found(&*store, 1).await, Some(long.clone()));
    assert_eq!(found(&*store, 2).await.as_deref(), Some("{}"));
    assert_eq!(found(&*store, 3).await, None);
    drop(store);
    let harness = harness.crash().await;
    assert_eq!(found(&*harness.store(), 1).await, Some(long));
}
