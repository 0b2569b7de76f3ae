//! What the engine must keep to.

use std::fmt;

use crate::report::{Row, grouped, ratio};

/// Times the limit in WebAssembly, by work on blocks.
static TIMES_THE_LIMIT: &[(&str, f64)] = &[("overlaps", 2.6), ("aggregate", 3.0), ("free", 3.7)];

/// Microseconds, by work and size, native or in WebAssembly.
static MICROSECONDS: &[(&str, usize, Side, f64)] = &[
    ("check", 1, Side::Native, 50.0),
    ("check", 200, Side::Wasm, 16_000.0),
];

/// Where a time is taken.
#[derive(Clone, Copy)]
enum Side {
    Native,
    Wasm,
}

/// The same work in WebAssembly, times native.
const TIMES_NATIVE: f64 = 1.3;

/// Time grows with the number of blocks to this power.
const GROWTH: f64 = 1.2;

/// From so many blocks on: of fewer, what a call costs in itself is measured.
const FROM: usize = 10_000;

/// A goal and what was measured.
pub(crate) struct Verdict {
    what: String,
    measured: f64,
    most: f64,
}

impl Verdict {
    pub(crate) fn is_met(&self) -> bool {
        self.measured <= self.most
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.is_met() { "ok" } else { "MISSED" };
        let (measured, most) = (self.measured, self.most);
        write!(f, "{:<62} {measured:>8.2} {most:>8.1}  {state}", self.what)
    }
}

/// Compares what was measured with every goal.
pub(crate) fn judge(rows: &[Row]) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for &(work, most) in TIMES_THE_LIMIT {
        let ours: Vec<&Row> = rows
            .iter()
            .filter(|row| row.work == work && row.by == "aksnet" && row.n >= FROM)
            .collect();
        for row in &ours {
            let Some(wasm) = row.wasm else { continue };
            let at = format!("{work} of {}", grouped(row.n));
            if let Some(measured) = wasm.to_limit {
                verdicts.push(Verdict {
                    what: format!("{at}, wasm, times the limit"),
                    measured,
                    most,
                });
            }
            verdicts.push(Verdict {
                what: format!("{at}, wasm, times native"),
                measured: ratio(wasm.nanos, row.native.nanos),
                most: TIMES_NATIVE,
            });
        }
        if let [first, .., last] = ours.as_slice() {
            verdicts.push(growth(first, last));
        }
    }
    for &(work, n, side, most) in MICROSECONDS {
        let row = rows.iter().find(|row| row.work == work && row.n == n);
        let (cell, place) = match side {
            Side::Native => (row.map(|row| row.native), "native"),
            Side::Wasm => (row.and_then(|row| row.wasm), "wasm"),
        };
        if let Some(cell) = cell {
            verdicts.push(Verdict {
                what: format!("{work} of {}, {place}, microseconds", grouped(n)),
                measured: ratio(cell.nanos, 1_000),
                most,
            });
        }
    }
    verdicts
}

fn growth(first: &Row, last: &Row) -> Verdict {
    let nanos = |row: &Row| row.wasm.unwrap_or(row.native).nanos;
    let blocks = |row: &Row| u64::try_from(row.n).unwrap_or(u64::MAX);
    let slower = ratio(nanos(last), nanos(first)).ln();
    let more = ratio(blocks(last), blocks(first)).ln();
    let (from, to) = (grouped(first.n), grouped(last.n));
    Verdict {
        what: format!("{}, growth exponent from {from} to {to}", first.work),
        measured: slower / more,
        most: GROWTH,
    }
}
