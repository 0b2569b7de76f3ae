//! How a node pool grows.

use core::fmt;

use super::max_surge::whole_number;

/// How a node pool grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Growth {
    /// By how much in a month.
    pub rate: Rate,
    /// Whether that counts pods; otherwise it counts nodes.
    pub in_pods: bool,
}

/// By how much something grows in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// By so many.
    Number(u64),
    /// By so many out of a hundred of what is there, rounded up.
    Percent(u64),
}

impl Rate {
    /// Reads `2`, `10%` or `10 %`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.strip_suffix('%') {
            Some(share) => whole_number(share.trim_end()).map(Self::Percent),
            None => whole_number(text).map(Self::Number),
        }
    }

    /// What so many become after a month; never more than can be counted.
    pub fn after_a_month(self, there: u64) -> u64 {
        let more = match self {
            Self::Number(more) => more,
            Self::Percent(share) => {
                let more = u128::from(there).saturating_mul(u128::from(share));
                u64::try_from(more.div_ceil(100)).unwrap_or(u64::MAX)
            }
        };
        there.saturating_add(more)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Percent(share) => write!(f, "{share}%"),
        }
    }
}

impl fmt::Display for Growth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match (self.in_pods, self.rate) {
            (true, Rate::Number(1)) => "pod",
            (true, _) => "pods",
            (false, Rate::Number(1)) => "node",
            (false, _) => "nodes",
        };
        match self.rate {
            Rate::Number(_) => write!(f, "{} {unit} a month", self.rate),
            Rate::Percent(_) => write!(f, "{} of its {unit} a month", self.rate),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;
    use crate::rules::sample::clean;
    use alloc::format;

    #[test]
    fn only_digits_and_a_percent_sign_are_read() {
        assert_eq!(Rate::parse(" 2 "), Some(Rate::Number(2)));
        assert_eq!(Rate::parse("10 %"), Some(Rate::Percent(10)));
        for text in ["", "%", "-1", "1.5", "10%%", "99999999999"] {
            assert_eq!(Rate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn growth_ends_where_counting_does() {
        assert_eq!(Rate::Percent(10).after_a_month(0), 0);
        assert_eq!(Rate::Percent(0).after_a_month(7), 7);
        assert_eq!(Rate::Percent(10).after_a_month(11), 13);
        assert_eq!(Rate::Percent(u64::MAX).after_a_month(u64::MAX), u64::MAX);
        assert_eq!(Rate::Number(u64::MAX).after_a_month(7), u64::MAX);
    }

    #[test]
    fn what_cannot_be_read_is_not_guessed_away() {
        let field = "/clusters/0/nodePools/0/growth/nodesPerMonth";
        let used = |text: &str| {
            let reading = clean().with(field, text).read();
            let growth = reading.plan.clusters[0].pools[0].growth;
            let error = reading.errors.first();
            (growth.map(|it| it.rate), error.map(|it| it.message.clone()))
        };
        for text in ["-1", "2.5%", "1e400", "ten", "5 a week", "NaN"] {
            let (rate, message) = used(text);
            assert_eq!(rate, None, "{text}");
            let expected = format!("{text} is neither a whole number nor a whole percentage");
            assert_eq!(message, Some(expected));
        }
        for text in ["99999999999 %", "4294967296"] {
            let expected = format!("{text} is more than there are IPv4 addresses");
            assert_eq!(used(text), (None, Some(expected)));
        }
        for (text, meant) in [
            ("5 percent", Rate::Percent(5)),
            ("1,000", Rate::Number(1_000)),
            ("3 nodes", Rate::Number(3)),
        ] {
            let (rate, message) = used(text);
            assert_eq!(rate, Some(meant));
            assert!(message.is_some(), "{text}");
        }
        assert_eq!(used("0"), (Some(Rate::Number(0)), None));
        assert_eq!(used(""), (None, None));
    }
}
