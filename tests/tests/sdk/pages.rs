//! Pages as streams against a real server.

use futures::{StreamExt, TryStreamExt};
use tidings_client::api::ClientDirectoryExt;
use tidings_client::types::{
    Membership, RelatesTo, RoomMessageEventContent, RoomPublishedSetRequest, ScrollDirection,
};
use tidings_client::{Client, Error};
use tidings_tests::TestServer;

use super::shown::{hang_on, public_room, register, say, within};

fn bodies(events: &[tidings_client::types::RoomEvent]) -> Vec<String> {
    let body = |event: &tidings_client::types::RoomEvent| match event.content_as()? {
        Ok(RoomMessageEventContent::Text(text)) => Some(text.body),
        _ => None,
    };
    events.iter().filter_map(body).collect()
}

/// SCR-1: the whole timeline in both directions, over several pages; what comes while one walks back moves nothing, and what
/// comes while one walks forward is reached. From its position another walk goes on.
#[tokio::test]
async fn a_timeline_is_walked_both_ways() {
    let server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let room = public_room(&ann).await;
    let batch: Vec<String> = (0..150).map(|number| number.to_string()).collect();
    for text in &batch {
        say(&room, text).await;
    }
    let mut back = room.timeline(None, ScrollDirection::B, None);
    let mut read = Vec::new();
    while read.len() < 100 {
        let event = back.next().await.expect("there is more").expect("no error");
        read.push(event);
    }
    let position = back.position().expect("between two pages").clone();
    say(&room, "meanwhile").await;
    let rest: Vec<_> = back.try_collect().await.expect("the rest");
    let again = room.timeline(Some(position), ScrollDirection::B, None);
    let again: Vec<_> = again.try_collect().await.expect("the rest again");
    assert_eq!(rest.len(), again.len());
    read.extend(rest);
    read.reverse();
    assert_eq!(bodies(&read), batch);
    let mut forward = room.timeline(None, ScrollDirection::F, None);
    let mut read = vec![forward.next().await.expect("a first").expect("no error")];
    say(&room, "later").await;
    read.extend(forward.try_collect::<Vec<_>>().await.expect("the rest"));
    let expected: Vec<String> = batch
        .into_iter()
        .chain(["meanwhile", "later"].map(str::to_owned))
        .collect();
    assert_eq!(bodies(&read), expected);
}

/// REL-3: all replies, the newest page first, each page oldest first.
#[tokio::test]
async fn replies_come_page_by_page() {
    let server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let room = public_room(&ann).await;
    let parent = say(&room, "parent").await;
    for number in 0..120 {
        let kind = if number % 2 == 0 {
            "m.comment"
        } else {
            "m.vote"
        };
        let relation = RelatesTo::new(parent.clone(), kind.parse().expect("a type"));
        hang_on(&room, &number.to_string(), |reply| {
            reply.relates_to = Some(relation);
        })
        .await;
    }
    let all: Vec<_> = ann
        .replies(&parent, None, None, None)
        .try_collect()
        .await
        .expect("replies");
    let expected: Vec<String> = (20..120)
        .chain(0..20)
        .map(|number| number.to_string())
        .collect();
    assert_eq!(bodies(&all), expected);
    let votes = ann.replies(&parent, None, Some("m.vote".parse().expect("a type")), None);
    assert_eq!(votes.count().await, 60);
}

/// PUB-1: the published rooms, also for who isn't in them. Members, as of one moment.
#[tokio::test]
async fn published_rooms_and_members_are_listed() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        register(&server, "ann").await,
        register(&server, "bob").await,
    );
    for name in ["Boats", "More boats", "Tea"] {
        let room = public_room(&ann).await;
        room.set_name(name).await.expect("named");
        let published = RoomPublishedSetRequest::new(true);
        let publish = ann
            .api()
            .room_published_set()
            .room_id(room.id().clone())
            .body(published);
        publish.send().await.expect("published");
        if name == "Tea" {
            bob.join(room.id()).await.expect("joined");
            let joined = room.member_pages(Some(Membership::Join));
            assert_eq!(joined.count().await, 2);
        }
    }
    let found: Vec<_> = bob
        .published_room_pages(Some("boats"))
        .try_collect()
        .await
        .expect("rooms");
    assert_eq!(found.len(), 2);
    assert_eq!(bob.published_room_pages(None).count().await, 3);
}

/// An error doesn't lose the place: polled again the stream goes on with the page that failed.
#[tokio::test]
async fn an_error_does_not_lose_the_place() {
    let mut server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let impatient = Client::builder(server.url()).retry_for(std::time::Duration::ZERO);
    let impatient = impatient
        .restore(ann.credentials().clone())
        .expect("a client");
    let room = public_room(&ann).await;
    for number in 0..150 {
        say(&room, &number.to_string()).await;
    }
    let mut pages = impatient
        .room(room.id())
        .timeline(None, ScrollDirection::B, None);
    let mut read = Vec::new();
    for _ in 0..100 {
        read.push(
            pages
                .next()
                .await
                .expect("there is more")
                .expect("no error"),
        );
    }
    server.stop().await;
    for _ in 0..2 {
        let error: Error = pages
            .next()
            .await
            .expect("an error")
            .expect_err("nobody answers");
        assert!(error.is_transient(), "{error:?}");
    }
    server.resume().await;
    within(async {
        while let Some(event) = pages.next().await {
            read.extend(event);
        }
    })
    .await;
    read.reverse();
    let expected: Vec<String> = (0..150).map(|number| number.to_string()).collect();
    assert_eq!(bodies(&read), expected);
}
