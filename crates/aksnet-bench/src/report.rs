//! Tables of times, ratios and goals.

use std::fmt;

use crate::goals::{self, Verdict};
use crate::measure::Time;

/// Everything measured in one size.
pub(crate) struct Size {
    pub(crate) n: usize,
    pub(crate) native: Vec<Time>,
    /// Empty without WebAssembly.
    pub(crate) wasm: Vec<Time>,
}

/// One line: work by somebody in one size.
pub(crate) struct Row {
    pub(crate) work: &'static str,
    pub(crate) by: &'static str,
    pub(crate) n: usize,
    pub(crate) native: Cell,
    pub(crate) wasm: Option<Cell>,
}

/// A time beside the limit on the same side.
#[derive(Clone, Copy)]
pub(crate) struct Cell {
    /// Unit: nanoseconds.
    pub(crate) nanos: u64,
    /// `None` where no limit was measured.
    pub(crate) to_limit: Option<f64>,
}

/// What a run showed.
pub(crate) struct Report {
    rows: Vec<Row>,
    verdicts: Vec<Verdict>,
}

impl Report {
    /// # Errors
    ///
    /// When the two sides, or two who do the same work, differ in the result.
    pub(crate) fn of(sizes: &[Size]) -> Result<Self, String> {
        let mut rows = Vec::new();
        for size in sizes {
            for time in &size.native {
                let work = time.entry.work;
                let same = |other: &&Time| other.entry.work == work;
                let mut others = size.native.iter().chain(&size.wasm).filter(same);
                if others.any(|other| other.result != time.result) {
                    return Err(format!("results of {work} differ at {}", size.n));
                }
                let by = time.entry.by;
                let wasm = size.wasm.iter().filter(same);
                rows.push(Row {
                    work,
                    by,
                    n: size.n,
                    native: cell(time, &size.native),
                    wasm: wasm
                        .filter(|other| other.entry.by == by)
                        .map(|time| cell(time, &size.wasm))
                        .next(),
                });
            }
        }
        let verdicts = goals::judge(&rows);
        Ok(Self { rows, verdicts })
    }

    pub(crate) fn meets_goals(&self) -> bool {
        self.verdicts.iter().all(Verdict::is_met)
    }
}

fn cell(time: &Time, side: &[Time]) -> Cell {
    let limits = side.iter().filter(|other| other.entry.work == "limit");
    let limit = limits.map(|limit| limit.nanos).min();
    Cell {
        nanos: time.nanos,
        to_limit: limit.map(|limit| ratio(time.nanos, limit)),
    }
}

/// How many times `other` `one` is.
#[expect(clippy::cast_precision_loss, reason = "measured numbers")]
pub(crate) fn ratio(one: u64, other: u64) -> f64 {
    one as f64 / other as f64
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:>9}  {:<13} {:<13} {:>12} {:>8} {:>12} {:>8} {:>12}",
            "size", "work", "by", "native", "x limit", "wasm", "x limit", "wasm/native"
        )?;
        let mut n = 0;
        for row in &self.rows {
            if row.n != n {
                n = row.n;
                writeln!(f)?;
            }
            write!(f, "{:>9}  {:<13} {:<13} ", grouped(n), row.work, row.by)?;
            row.native.write(f)?;
            if let Some(wasm) = row.wasm {
                f.write_str(" ")?;
                wasm.write(f)?;
                write!(f, " {:>12.2}", ratio(wasm.nanos, row.native.nanos))?;
            }
            writeln!(f)?;
        }
        writeln!(f, "\n{:<62} {:>8} {:>8}", "goal", "measured", "at most")?;
        for verdict in &self.verdicts {
            writeln!(f, "{verdict}")?;
        }
        Ok(())
    }
}

impl Cell {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>9.1} us ", ratio(self.nanos, 1_000))?;
        match self.to_limit {
            Some(to_limit) => write!(f, "{to_limit:>8.2}"),
            None => write!(f, "{:>8}", ""),
        }
    }
}

/// A number with its digits grouped by commas.
pub(crate) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (left, digit) in (0..digits.len()).rev().zip(digits.chars()) {
        text.push(digit);
        if left > 0 && left.is_multiple_of(3) {
            text.push(',');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::ALL;

    fn size(n: usize, nanos: impl Fn(&str) -> u64) -> Size {
        let times = || {
            let entries = ALL.iter().filter(|entry| entry.sizes.contains(&n));
            entries
                .map(|entry| Time {
                    entry,
                    nanos: nanos(entry.work),
                    result: 1,
                })
                .collect()
        };
        Size {
            n,
            native: times(),
            wasm: times(),
        }
    }

    #[test]
    fn a_missed_goal_shows() {
        let at = |n: u64, overlaps: u64| {
            move |work: &str| if work == "overlaps" { n * overlaps } else { n }
        };
        let met = Report::of(&[size(10_000, at(10_000, 2)), size(100_000, at(100_000, 2))]);
        assert!(met.expect("results agree").meets_goals());
        let missed = Report::of(&[size(10_000, at(10_000, 3)), size(100_000, at(100_000, 3))]);
        let missed = missed.expect("results agree");
        assert!(!missed.meets_goals());
        assert!(missed.to_string().contains("MISSED"));
    }

    #[test]
    fn results_that_differ_are_no_measurement() {
        let mut one = size(10_000, |_| 1);
        for time in &mut one.wasm {
            time.result = 2;
        }
        let error = Report::of(&[one]).err();
        assert_eq!(error.as_deref(), Some("results of limit differ at 10000"));
    }

    #[test]
    fn digits_are_grouped() {
        assert_eq!(grouped(1_000_000), "1,000,000");
        assert_eq!(grouped(100), "100");
    }
}
