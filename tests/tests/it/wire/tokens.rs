//! Tokens that name no place, the wrong kind of place, or a place of another store.

use serde_json::json;
use tidings_server::app::token::{self, Place, RoomsPlace, TimelinePlace, room_tag};
use tidings_tests::contract::Operation;
use tidings_tests::user::text;
use tidings_tests::wire::encode;

use super::{World, assert_parameter};

const FUTURE: u64 = 1 << 40;

/// The store's epoch, read out of one of its tokens.
async fn epoch(world: &World) -> u32 {
    let end = world.ann.now().await;
    let is_it = |epoch: &u32| token::decode(&end, *epoch, "from").is_ok();
    let bytes = decode_base64(&end[2..]);
    let epoch = u32::from_be_bytes(bytes[..4].try_into().expect("four bytes"));
    assert!(is_it(&epoch));
    epoch
}

/// base64url without padding, as spec/streams.md writes tokens.
fn decode_base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let value = |c: u8| {
        u32::try_from(
            DIGITS
                .iter()
                .position(|digit| *digit == c)
                .expect("a digit"),
        )
        .expect("small")
    };
    let groups = text.as_bytes().chunks(4);
    let bytes = groups.flat_map(|group| {
        let bits = group.iter().fold(0, |bits, c| bits << 6 | value(*c)) << (6 * (4 - group.len()));
        bits.to_be_bytes()[1..group.len()].to_vec()
    });
    bytes.collect()
}

struct Tokens {
    garbage: Vec<String>,
    old_stream: String,
    old_timeline: String,
    future_stream: String,
    future_timeline: String,
    here: String,
    elsewhere: String,
}

async fn tokens(world: &World) -> Tokens {
    let epoch = epoch(world).await;
    let end = world.ann.now().await;
    let flipped = if end.ends_with('A') { 'B' } else { 'A' };
    let stream = |position, epoch| token::encode(Place::Stream(position), epoch).to_string();
    let timeline = |room: &str, as_of, epoch| {
        let room_tag = room_tag(&room.parse().expect("a room id"));
        token::encode(
            Place::Timeline(TimelinePlace {
                room_tag,
                order: 1 << 20,
                as_of,
            }),
            epoch,
        )
        .to_string()
    };
    Tokens {
        garbage: vec![
            "s1AAAA".into(),
            "t1AAAA".into(),
            format!("t1{}", &end[2..]),
            end[..end.len() - 1].to_owned(),
            format!("{end}A"),
            format!("{}{flipped}", &end[..end.len() - 1]),
        ],
        old_stream: stream(1, epoch ^ 1),
        old_timeline: timeline(&world.room, 1, epoch ^ 1),
        future_stream: stream(FUTURE, epoch),
        future_timeline: timeline(&world.room, FUTURE, epoch),
        here: timeline(&world.room, 1, epoch),
        elsewhere: timeline(&world.other_room, 1, epoch),
    }
}

/// ERR-2: a chunk token that can't be read, of the wrong kind, of another room or from the future is 400; one of another
/// epoch is 410 `M_RESET_TOKEN`, before its kind is asked.
#[tokio::test]
async fn chunk_tokens_that_name_no_place_here_are_refused() {
    let world = World::new().await;
    let before = world.dump().await;
    let tokens = tokens(&world).await;
    let mut count = 0;
    for operation in Operation::implemented() {
        let chunk =
            |schema: &serde_json::Value| schema["$ref"] == "#/components/schemas/ChunkToken";
        for parameter in operation
            .parameters("query")
            .into_iter()
            .filter(|parameter| chunk(&parameter.schema))
        {
            count += 1;
            let asking = |token: &str| {
                let path = format!(
                    "{}?{}={}",
                    world.path(&operation),
                    parameter.name,
                    encode(token)
                );
                world.request(&operation, &path)
            };
            let of_a_room = operation.info.path.contains("{room_id}");
            let wrong_kind = if of_a_room {
                &tokens.elsewhere
            } else {
                &tokens.here
            };
            let bad = [&tokens.future_stream, &tokens.future_timeline, wrong_kind];
            for token in tokens.garbage.iter().chain(bad) {
                assert_parameter(asking(token).send().await, &parameter.name);
            }
            for token in [&tokens.old_stream, &tokens.old_timeline] {
                asking(token).refused(410, "M_RESET_TOKEN").await;
            }
            if of_a_room {
                asking(&tokens.here).ok().await;
            }
        }
    }
    assert_eq!(
        count, 7,
        "since, from of the three streams, from of the timeline, at of the state and of the members"
    );
    world.assert_unchanged(&before).await;
}

/// ERR-2, FIL-2: pagination and filter tokens that can't be read are 400, of another epoch 410. In a body the filter is a
/// field.
#[tokio::test]
async fn pagination_and_filter_tokens_that_cannot_be_read_are_refused() {
    let world = World::new().await;
    let before = world.dump().await;
    let epoch = epoch(&world).await;
    let rooms =
        |as_of, epoch| token::encode_rooms(RoomsPlace { as_of, before: 1 }, epoch).to_string();
    for bad in [
        "abc".to_owned(),
        rooms(FUTURE, epoch),
        text(&world.ann.sync("").await, "end"),
    ] {
        assert_parameter(
            world
                .ann
                .get(format!("/initial_sync?rooms_from={bad}"))
                .send()
                .await,
            "rooms_from",
        );
    }
    let old = world
        .ann
        .get(format!("/initial_sync?rooms_from={}", rooms(1, epoch ^ 1)));
    old.refused(410, "M_RESET_TOKEN").await;
    for operation in Operation::implemented() {
        let path = world.path(&operation);
        if operation
            .parameters("query")
            .iter()
            .any(|parameter| parameter.name == "filter")
        {
            let request = world.request(&operation, &format!("{path}?filter=abc"));
            assert_parameter(request.send().await, "filter");
        }
    }
    let create = world
        .ann
        .create(&json!({ "visibility": "public", "filter": "abc" }))
        .refused(400, "M_INVALID_PARAM");
    assert_eq!(create.await["path"], "/filter");
    let join = world
        .ann
        .join(&json!({ "room_id": world.room, "filter": "abc" }))
        .refused(400, "M_INVALID_PARAM");
    assert_eq!(join.await["path"], "/filter");
    world.assert_unchanged(&before).await;
}
