//! What was measured, beside what it must keep to.

use std::fmt;

/// Lines of the table.
#[derive(Default)]
pub(crate) struct Figures(Vec<Figure>);

/// A line of it.
struct Figure {
    what: &'static str,
    /// Milliseconds, the smallest first.
    times: Vec<f64>,
    /// What the median must keep to, and where that comes from.
    goal: Option<(f64, &'static str)>,
}

impl Figures {
    /// Adds what was measured, in milliseconds, without a goal.
    pub(crate) fn add(&mut self, what: &'static str, times: Vec<f64>) -> f64 {
        self.push(what, times, None)
    }

    /// Adds what was measured and what its median must keep to, in milliseconds.
    pub(crate) fn hold(
        &mut self,
        what: &'static str,
        times: Vec<f64>,
        most: f64,
        why: &'static str,
    ) {
        self.push(what, times, Some((most, why)));
    }

    /// Whether every goal is met.
    pub(crate) fn all_met(&self) -> bool {
        self.0.iter().all(Figure::is_met)
    }

    fn push(
        &mut self,
        what: &'static str,
        mut times: Vec<f64>,
        goal: Option<(f64, &'static str)>,
    ) -> f64 {
        times.sort_by(f64::total_cmp);
        let figure = Figure { what, times, goal };
        let median = figure.share(50);
        self.0.push(figure);
        median
    }
}

impl Figure {
    /// The time that so many percent do not exceed.
    fn share(&self, percent: usize) -> f64 {
        let last = self.times.len().saturating_sub(1);
        let place = last.saturating_mul(percent).div_ceil(100);
        self.times.get(place).copied().unwrap_or(f64::NAN)
    }

    fn is_met(&self) -> bool {
        self.goal.is_none_or(|(most, _)| self.share(50) <= most)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = "milliseconds";
        writeln!(f, "{title:<56} {:>8} {:>8} {:>8}", "median", "p95", "goal")?;
        for figure in &self.0 {
            let (median, high) = (figure.share(50), figure.share(95));
            write!(f, "{:<56} {median:>8.2} {high:>8.2} ", figure.what)?;
            match figure.goal {
                None => writeln!(f)?,
                Some((most, why)) => {
                    let state = if figure.is_met() { "ok" } else { "MISSED" };
                    writeln!(f, "{most:>8.2}  {state}: {why}")?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Figures;

    #[test]
    fn the_median_is_held_against_the_goal() {
        let mut figures = Figures::default();
        figures.hold("met", vec![9.0, 1.0, 2.0], 2.0, "");
        assert!(figures.all_met());
        figures.hold("missed", vec![9.0, 1.0, 2.5], 2.0, "");
        assert!(!figures.all_met());
    }
}
