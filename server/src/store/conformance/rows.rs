//! Rows other than events: users, devices and their tokens, aliases, outcomes.

use tidings_types::RoomId;

use super::{Harness, append, message, nth, outcome, room_of, rows, to_room, user_id};
use crate::store::{AliasRow, Append, AppendError, DeviceRow, UserRow, Write};

pub(in crate::store) async fn users_and_aliases_come_back_as_they_were_given<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room_id, _) = room_of(&*store, 0).await;
    let user = UserRow {
        user_id: user_id("ann"),
        password_hash: "$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA".to_owned(),
        created_ms: 1_700_000_000_123,
        deactivated: true,
    };
    let alias = AliasRow {
        alias: "#boote-für-alle:here.example".parse().unwrap(),
        room_id,
        creator: user_id("ann"),
    };
    let all = vec![Write::User(user.clone()), Write::Alias(alias.clone())];
    append(&*store, rows(all)).await.unwrap();
    assert_eq!(store.user(&user.user_id).await.unwrap().unwrap(), user);
    assert_eq!(store.alias(&alias.alias).await.unwrap().unwrap(), alias);
    assert_eq!(store.position(), 1, "rows take no position");
}

fn boats(room_id: &RoomId) -> AliasRow {
    AliasRow {
        alias: "#boats:here.example".parse().unwrap(),
        room_id: room_id.clone(),
        creator: user_id("ann"),
    }
}

pub(in crate::store) async fn an_alias_goes_and_can_be_made_again<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (one, _) = room_of(&*store, 0).await;
    let (two, _) = room_of(&*store, 0).await;
    let alias = boats(&one).alias;
    append(&*store, rows(vec![Write::Alias(boats(&one))]))
        .await
        .unwrap();
    append(&*store, rows(vec![Write::AliasGone(alias.clone())]))
        .await
        .unwrap();
    assert!(store.alias(&alias).await.unwrap().is_none());
    append(&*store, rows(vec![Write::Alias(boats(&one))]))
        .await
        .unwrap();

    let moved = vec![Write::AliasGone(alias.clone()), Write::Alias(boats(&two))];
    append(&*store, rows(moved)).await.unwrap();
    assert_eq!(store.alias(&alias).await.unwrap().unwrap(), boats(&two));
}

pub(in crate::store) async fn a_missing_alias_refuses_the_whole_append<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let gone = || Write::AliasGone(boats(&room).alias);
    let with_event = Append {
        writes: vec![gone()],
        ..to_room(&room, nth(1), vec![message(nth(2))])
    };
    let refused = append(&*store, with_event).await;
    assert!(matches!(
        refused,
        Err(AppendError::Missing { what: "alias" })
    ));
    assert_eq!(store.position(), 1);

    let twice = vec![Write::Alias(boats(&room)), gone(), gone()];
    let refused = append(&*store, rows(twice)).await;
    assert!(matches!(
        refused,
        Err(AppendError::Missing { what: "alias" })
    ));
    assert!(store.alias(&boats(&room).alias).await.unwrap().is_none());
    let twice = vec![Write::Alias(boats(&room)), Write::Alias(boats(&room))];
    let refused = append(&*store, rows(twice)).await;
    assert!(matches!(refused, Err(AppendError::Taken { what: "alias" })));
}

pub(in crate::store) async fn a_new_token_for_a_device_ends_the_old_one<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let phone = DeviceRow {
        user_id: user_id("ann"),
        device_id: "PHONE".to_owned(),
        token_hash: [1; 32],
        display_name: Some("Ann's phone".to_owned()),
        created_ms: 10,
        last_seen_ms: 10,
        user_agent: Some("chat/1".to_owned()),
    };
    let laptop = DeviceRow {
        device_id: "LAPTOP".to_owned(),
        token_hash: [2; 32],
        display_name: None,
        user_agent: None,
        ..phone.clone()
    };
    let other = DeviceRow {
        user_id: user_id("bob"),
        token_hash: [3; 32],
        ..phone.clone()
    };
    for device in [&phone, &laptop, &other] {
        append(&*store, rows(vec![Write::Device(device.clone())]))
            .await
            .unwrap();
    }
    assert_eq!(
        store.device_by_token(&[1; 32]).await.unwrap().as_ref(),
        Some(&phone)
    );
    assert_eq!(
        store.device_by_token(&[2; 32]).await.unwrap().as_ref(),
        Some(&laptop)
    );

    let again = DeviceRow {
        token_hash: [4; 32],
        display_name: None,
        created_ms: 90,
        last_seen_ms: 90,
        user_agent: Some("chat/2".to_owned()),
        ..phone.clone()
    };
    append(&*store, rows(vec![Write::Device(again.clone())]))
        .await
        .unwrap();
    let expected = DeviceRow {
        created_ms: 10,
        display_name: phone.display_name.clone(),
        ..again.clone()
    };
    assert!(
        store.device_by_token(&[1; 32]).await.unwrap().is_none(),
        "the old token has ended"
    );
    assert_eq!(
        store.device_by_token(&[4; 32]).await.unwrap().as_ref(),
        Some(&expected)
    );
    assert_eq!(
        store.devices(&user_id("ann")).await.unwrap(),
        [expected, laptop]
    );
    assert_eq!(store.devices(&user_id("bob")).await.unwrap(), [other]);
}

pub(in crate::store) async fn outcomes_are_forgotten_by_age<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    for (action, taken_ms) in [(1, 100), (2, 200), (3, 300)] {
        let one = Append {
            outcomes: vec![outcome("S", action, taken_ms)],
            ..Append::default()
        };
        append(&*store, one).await.unwrap();
    }
    assert_eq!(
        store.forget_outcomes(100).await.unwrap(),
        0,
        "not those of the moment itself"
    );
    assert_eq!(store.forget_outcomes(201).await.unwrap(), 2);
    assert!(store.outcome("S", 2).await.unwrap().is_none());
    assert!(store.outcome("S", 3).await.unwrap().is_some());
    let again = Append {
        outcomes: vec![outcome("S", 1, 400)],
        ..Append::default()
    };
    append(&*store, again)
        .await
        .expect("a forgotten action may be taken again");
}

pub(in crate::store) async fn many_outcomes_are_forgotten_in_one_call<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let replies: Vec<_> = (0..1_600)
        .map(|n| {
            store.append(Append {
                outcomes: vec![outcome("S", n, n)],
                ..Append::default()
            })
        })
        .collect();
    for reply in replies {
        reply.await.unwrap().unwrap();
    }
    assert_eq!(store.forget_outcomes(1_234).await.unwrap(), 1_234);
    assert!(store.outcome("S", 1_233).await.unwrap().is_none());
    assert!(store.outcome("S", 1_234).await.unwrap().is_some());
}

pub(in crate::store) async fn outcomes_stay_unique_and_are_found_however_many_came_after<
    H: Harness,
>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let alone = |session, action| Append {
        outcomes: vec![outcome(session, action, action)],
        ..Append::default()
    };
    // Three sessions, whose actions come in no order: every third number is left out at first.
    let numbers = (0..2_000_u64).map(|n| n * 7 % 2_000).filter(|n| n % 3 != 0);
    let replies: Vec<_> = numbers
        .flat_map(|action| ["R", "S", "T"].map(|session| store.append(alone(session, action))))
        .collect();
    for reply in replies {
        reply.await.unwrap().unwrap();
    }
    for round in 0..2 {
        for action in [1, 2, 998, 1_000, 1_999] {
            let found = store
                .outcome("S", action)
                .await
                .unwrap()
                .expect("it was kept");
            assert_eq!(found.outcome, outcome("S", action, action));
            let again = append(&*store, alone("S", action)).await;
            assert!(matches!(again, Err(AppendError::Taken { what: "outcome" })));
        }
        let left_out = 999 + 3 * round;
        assert!(store.outcome("S", left_out).await.unwrap().is_none());
        append(&*store, alone("S", left_out))
            .await
            .expect("it was left out");
        // Forgetting nothing still goes over all of them.
        assert_eq!(store.forget_outcomes(0).await.unwrap(), 0);
    }
    drop(store);
    let harness = harness.crash().await;
    let store = harness.store();
    for action in [1, 999, 1_002, 1_999] {
        assert!(store.outcome("T", action).await.unwrap().is_some() == (action % 3 != 0));
        assert!(store.outcome("S", action).await.unwrap().is_some());
        let again = append(&*store, alone("S", action)).await;
        assert!(matches!(again, Err(AppendError::Taken { what: "outcome" })));
    }
}
