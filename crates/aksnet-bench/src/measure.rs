//! Taking times.

use std::hint::black_box;

use crate::cases::{self, Case, Entry};

/// How long each case runs per size, and how often at least.
///
/// Node.js compiles a function for speed once it has run for a while. What calls most of the engine
/// once, as the check of a large plan does, takes some twenty runs until that is done; before, it
/// takes up to three times as long.
const BUDGET_NANOS: u64 = 100_000_000;
const LEAST_RUNS: u32 = 30;

/// The fastest run of one case.
pub(crate) struct Time {
    pub(crate) entry: &'static Entry,
    /// Unit: nanoseconds.
    pub(crate) nanos: u64,
    /// What the case worked out.
    pub(crate) result: u64,
}

/// Times every case that comes in size `n`. `clock` gives nanoseconds since
/// some start.
///
/// The cases take turns, so that a slower spell of a shared machine hits all
/// of them; of each the fastest run counts.
pub(crate) fn all(n: usize, clock: impl Fn() -> u64) -> Vec<Time> {
    let chosen = cases::ALL.iter().filter(|entry| entry.sizes.contains(&n));
    let mut running: Vec<(Box<dyn Case>, Time, u64)> = chosen
        .map(|entry| {
            let time = Time {
                entry,
                nanos: u64::MAX,
                result: 0,
            };
            ((entry.prepare)(n), time, 0)
        })
        .collect();
    let mut round = 0_u32;
    loop {
        let mut is_done = true;
        for (case, time, spent) in &mut running {
            if *spent > BUDGET_NANOS && round >= LEAST_RUNS {
                continue;
            }
            is_done = false;
            case.reset();
            let start = clock();
            time.result = black_box(case.run());
            // A clock too coarse to see the run makes it no faster than that.
            let nanos = clock().saturating_sub(start).max(1);
            time.nanos = time.nanos.min(nanos);
            *spent = spent.saturating_add(nanos);
        }
        if is_done {
            return running.into_iter().map(|(_, time, _)| time).collect();
        }
        round = round.saturating_add(1);
    }
}

/// Keeps, of two measurements of the same cases, the faster of each.
///
/// # Errors
///
/// When a case gave another result the second time.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn keep_fastest(times: &mut Vec<Time>, more: Vec<Time>) -> Result<(), String> {
    if times.is_empty() {
        *times = more;
        return Ok(());
    }
    for (time, again) in times.iter_mut().zip(more) {
        if time.result != again.result {
            return Err(format!("results of {} differ", time.entry.work));
        }
        time.nanos = time.nanos.min(again.nanos);
    }
    Ok(())
}

/// Does the work of one case so many times, to count its instructions.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn repeat(entry: &Entry, n: usize, times: u32) -> u64 {
    let mut case = (entry.prepare)(n);
    (0..times).fold(0, |_, _| {
        case.reset();
        black_box(case.run())
    })
}
