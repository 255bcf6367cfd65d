//! Which sessions there are.

use std::time::Duration;

use super::*;
use crate::env::TestClock;

fn client(name: &str) -> Arc<Client> {
    Arc::new(Client {
        user_id: format!("@{name}:a").parse().expect("an id"),
        device_id: "D".into(),
    })
}

fn sessions() -> (Sessions, Arc<TestClock>) {
    let (env, clock) = Env::test(1);
    let limits = SessionLimits {
        timeout_ms: 60_000,
        max_per_client: 3,
        max_held: 4,
        hold_ms: 10_000,
    };
    let live = Arc::new(Live::new(env.clone()));
    (Sessions::new(env, limits, live), clock)
}

/// SES-4: the time runs from the end of the last request, and stands still while one is open.
#[test]
fn a_session_ends_when_no_request_came_for_a_while() {
    let (sessions, clock) = sessions();
    let ann = client("ann");
    let id = sessions.start(&ann).session().id.clone();
    clock.advance(Duration::from_millis(59_999));
    let open = sessions.find(&ann, id.as_str()).expect("alive");
    clock.advance(Duration::from_mins(10));
    assert!(
        sessions.find(&ann, id.as_str()).is_some(),
        "an open request keeps it alive"
    );
    drop(open);
    clock.advance(Duration::from_mins(1));
    assert!(sessions.find(&ann, id.as_str()).is_none());
    assert_eq!(sessions.count(), 0);
}

/// SES-5: another client's session is as unknown as none.
#[test]
fn a_session_belongs_to_one_client() {
    let (sessions, _clock) = sessions();
    let id = sessions.start(&client("ann")).session().id.clone();
    assert!(sessions.find(&client("bob"), id.as_str()).is_none());
    assert!(sessions.find(&client("ann"), "nosuch").is_none());
    assert!(sessions.find(&client("ann"), id.as_str()).is_some());
}

/// SES-2: one more than the limit ends the one least recently used.
#[test]
fn one_more_session_ends_the_least_recently_used() {
    let (sessions, clock) = sessions();
    let ann = client("ann");
    let ids: Vec<_> = (0..3)
        .map(|_| {
            clock.advance(Duration::from_millis(1));
            sessions.start(&ann).session().id.clone()
        })
        .collect();
    clock.advance(Duration::from_millis(1));
    drop(sessions.find(&ann, ids[0].as_str()));
    drop(sessions.start(&ann));
    let alive = ids
        .iter()
        .map(|id| sessions.find(&ann, id.as_str()).is_some());
    assert_eq!(alive.collect::<Vec<_>>(), [true, false, true]);
}

/// SES-3: a session that ended has one successor, which takes nobody's place before it is asked for.
#[test]
fn a_successor_takes_no_place_before_it_is_asked_for() {
    let (sessions, clock) = sessions();
    let ann = client("ann");
    let old = sessions.start(&ann).session().clone();
    sessions.end(&old);
    let successor = sessions.successor(&old);
    assert_eq!(sessions.successor(&old), successor);
    let others: Vec<_> = (0..3)
        .map(|_| {
            clock.advance(Duration::from_millis(1));
            sessions.start(&ann).session().id.clone()
        })
        .collect();
    let alive = |id: &SessionId| sessions.find(&ann, id.as_str()).is_some();
    assert!(alive(&others[1]) && alive(&others[2]) && alive(&others[0]));
    clock.advance(Duration::from_millis(1));
    drop(sessions.find(&ann, others[1].as_str()));
    clock.advance(Duration::from_millis(1));
    drop(sessions.find(&ann, others[2].as_str()));
    assert!(alive(&successor) && !alive(&others[0]));
    for _ in 0..20 {
        let ended = sessions.start(&ann).session().clone();
        sessions.end(&ended);
        sessions.successor(&ended);
    }
    assert!(sessions.count() <= 6, "they don't become many");
}

/// JOI-2: what is remembered of rooms handed over doesn't become much.
#[test]
fn the_newest_rooms_handed_over_are_remembered() {
    let (sessions, _clock) = sessions();
    let guard = sessions.start(&client("ann"));
    let join = |at: usize| format!("${at}:a").parse().expect("an id");
    for at in 0..=MOST_HANDED_OVER {
        guard.session().hand_over(join(at), 3);
    }
    assert_eq!(guard.session().handed_over(&join(0)), None);
    assert_eq!(guard.session().handed_over(&join(1)), Some(3));
}

#[test]
fn the_end_of_a_token_ends_its_sessions() {
    let (sessions, _clock) = sessions();
    let ann = client("ann");
    let id = sessions.start(&ann).session().id.clone();
    drop(sessions.start(&client("bob")));
    sessions.end_all_of(&ann);
    assert!(sessions.find(&ann, id.as_str()).is_none());
    assert_eq!(sessions.count(), 1);
}
