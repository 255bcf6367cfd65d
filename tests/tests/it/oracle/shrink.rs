//! A failing sequence with all left out that it doesn't need to fail.

use super::steps::{Sequence, Step};

/// Sequences that are tried while one is made smaller.
const TRIES: usize = 60;

/// Leaves out bursts, then steps, as long as what is left still fails. `fails` tries a sequence.
pub(super) async fn shrink(
    mut sequence: Sequence,
    mut fails: impl AsyncFnMut(&Sequence) -> bool,
) -> Sequence {
    let mut tries = TRIES;
    loop {
        let mut smaller = false;
        for candidate in without_a_burst(&sequence).chain(without_a_step(&sequence)) {
            if tries == 0 {
                return sequence;
            }
            tries -= 1;
            if fails(&candidate).await {
                sequence = candidate;
                smaller = true;
                break;
            }
        }
        if !smaller {
            return sequence;
        }
    }
}

fn without_a_burst(sequence: &Sequence) -> impl Iterator<Item = Sequence> + use<> {
    let sequence = sequence.clone();
    // From the back: what comes late depends on what came before.
    (0..sequence.bursts.len()).rev().map(move |burst| {
        let mut smaller = sequence.clone();
        smaller.bursts.remove(burst);
        smaller
    })
}

fn without_a_step(sequence: &Sequence) -> impl Iterator<Item = Sequence> + use<> {
    let sequence = sequence.clone();
    let places: Vec<(usize, usize)> = sequence
        .bursts
        .iter()
        .enumerate()
        .flat_map(|(burst, steps): (usize, &Vec<Step>)| {
            (0..steps.len()).map(move |step| (burst, step))
        })
        .collect();
    places.into_iter().rev().map(move |(burst, step)| {
        let mut smaller = sequence.clone();
        smaller.bursts[burst].remove(step);
        smaller.bursts.retain(|steps| !steps.is_empty());
        smaller
    })
}

#[cfg(test)]
mod tests {
    use super::super::generate::sequence;
    use super::*;

    #[tokio::test]
    async fn what_is_not_needed_goes() {
        let restarts = |sequence: &Sequence| {
            let mut steps = sequence.bursts.iter().flatten();
            steps.any(|step| *step == Step::Restart)
        };
        let long = (0..200)
            .map(sequence)
            .find(restarts)
            .expect("one with a restart");
        let short = shrink(long, async |sequence| restarts(sequence)).await;
        assert_eq!(short.bursts, [[Step::Restart]]);
    }
}
