//! A server that is broken on purpose is caught, in each way in which it can be, by far fewer sequences than every run of the
//! tests tries.

use tidings_server::env::Fault;

use super::generate::sequence;
use super::run;
use super::world::World;

/// Sequences until a fault must have been noticed.
const SEQUENCES: u64 = 60;

async fn is_caught(fault: Fault) {
    let world = World::start(Some(fault)).await;
    for seed in 0..SEQUENCES {
        if run::run(&world, &sequence(seed)).await.is_err() {
            println!("{fault:?} is caught by sequence {seed}");
            return;
        }
    }
    panic!("{fault:?} isn't noticed");
}

macro_rules! caught {
    ($($name:ident: $fault:ident;)+) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                is_caught(Fault::$fault).await;
            }
        )+
    };
}

caught! {
    an_event_that_is_skipped_is_noticed: Skips;
    an_event_that_comes_twice_is_noticed: Repeats;
    events_that_change_places_are_noticed: Swaps;
    a_position_that_is_seen_early_is_noticed: Hurries;
    a_position_that_is_seen_late_is_noticed: Lags;
    an_event_that_is_shown_to_strangers_is_noticed: Leaks;
    a_room_that_a_delta_forgets_is_noticed: ForgetsRooms;
    a_deletion_that_a_delta_forgets_is_noticed: ForgetsDeletions;
    a_page_that_is_turned_round_is_noticed: TurnsRound;
    a_redaction_that_is_not_seen_is_noticed: Unredacts;
    a_late_event_that_nobody_asked_for_is_noticed: Intrudes;
    rejected_state_that_stays_is_noticed: LeavesWrong;
}
