//! Uploads.

use super::{Harness, append, rows, user_id};
use crate::store::{MediaChange, MediaRow, Store, Write};

fn upload(id: &str, user: &str, counted: u64) -> MediaRow {
    MediaRow {
        id: id.to_owned(),
        user_id: user_id(user),
        content_type: "text/plain".to_owned(),
        sniffed: None,
        filename: None,
        size: counted / 2,
        counted,
        created_ms: 7,
    }
}

async fn put(store: &dyn Store, changes: Vec<MediaChange>) {
    let writes = changes.into_iter().map(Write::Media).collect();
    append(store, rows(writes)).await.unwrap();
}

fn begun(id: &str) -> MediaChange {
    MediaChange::Begun(id.to_owned())
}

fn gone(id: &str) -> MediaChange {
    MediaChange::Gone(id.to_owned())
}

fn cleared(id: &str) -> MediaChange {
    MediaChange::Cleared(id.to_owned())
}

async fn leftovers(store: &dyn Store) -> Vec<String> {
    store.media_leftovers("", 100).await.unwrap()
}

pub(in crate::store) async fn an_upload_comes_back_as_it_was_given<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let plain = upload("one", "ann", 5);
    let full = MediaRow {
        content_type: "image/png".to_owned(),
        sniffed: Some("image/gif".to_owned()),
        filename: Some("h\u{f8}y.png".to_owned()),
        ..upload("two", "bob", 1 << 40)
    };
    for row in [&plain, &full] {
        put(&*store, vec![MediaChange::Done(row.clone())]).await;
        assert_eq!(store.media(&row.id).await.unwrap().as_ref(), Some(row));
    }
    assert_eq!(store.media("three").await.unwrap(), None);
    let harness = harness.reopen().await;
    let store = harness.store();
    assert_eq!(store.media("two").await.unwrap(), Some(full));
}

pub(in crate::store) async fn a_users_uploads_are_added_up<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let bytes = async |name| store.media_bytes(&user_id(name)).await.unwrap();
    assert_eq!(bytes("ann").await, 0);
    let rows = [("one", "ann", 5), ("two", "ann", 10), ("three", "bob", 20)];
    let done = rows.map(|(id, user, size)| MediaChange::Done(upload(id, user, size)));
    put(&*store, done.into()).await;
    assert_eq!((bytes("ann").await, bytes("bob").await), (15, 20));
    let mut found = store.media_of(&user_id("ann"), 10).await.unwrap();
    found.sort();
    assert_eq!(found, ["one", "two"]);
    assert_eq!(store.media_of(&user_id("ann"), 1).await.unwrap().len(), 1);
    put(&*store, vec![gone("one"), gone("never")]).await;
    put(&*store, vec![gone("one")]).await;
    assert_eq!((bytes("ann").await, bytes("bob").await), (10, 20));
    assert_eq!(store.media_of(&user_id("ann"), 10).await.unwrap(), ["two"]);
    assert_eq!(store.media("one").await.unwrap(), None);
    assert_eq!(store.media_of(&user_id("eve"), 10).await.unwrap(), [""; 0]);
}

pub(in crate::store) async fn bytes_are_left_over_until_they_are_said_to_be_gone<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    put(&*store, vec![begun("b"), begun("a"), begun("c")]).await;
    assert_eq!(leftovers(&*store).await, ["a", "b", "c"]);
    assert_eq!(store.media_leftovers("a", 1).await.unwrap(), ["b"]);
    put(&*store, vec![MediaChange::Done(upload("b", "ann", 5))]).await;
    put(&*store, vec![cleared("a"), cleared("never")]).await;
    assert_eq!(leftovers(&*store).await, ["c"]);
    let harness = harness.crash().await;
    let store = harness.store();
    assert_eq!(leftovers(&*store).await, ["c"], "a kill leaves them");
    put(&*store, vec![gone("b"), gone("never")]).await;
    assert_eq!(leftovers(&*store).await, ["b", "c"]);
    put(&*store, vec![cleared("b"), cleared("c")]).await;
    assert_eq!(leftovers(&*store).await, [""; 0]);
}
