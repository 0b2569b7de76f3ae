//! Nodes that an upgrade adds before it takes old ones away.

use core::fmt;

/// Max surge of a node pool: a number of nodes, or a share of the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaxSurge {
    /// So many nodes.
    Nodes(u64),
    /// So many nodes out of a hundred, rounded up.
    Percent(u64),
}

impl MaxSurge {
    /// Reads `1`, `33%` or `10 %`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.strip_suffix('%') {
            Some(share) => whole_number(share.trim_end()).map(Self::Percent),
            None => whole_number(text).map(Self::Nodes),
        }
    }

    /// Surge nodes of a pool of that size.
    ///
    /// Unit: nodes. Never more than the pool has, because AKS adds no more
    /// surge nodes than there are nodes left to upgrade.
    pub fn nodes_of(self, pool: u64) -> u64 {
        match self {
            Self::Nodes(nodes) => nodes.min(pool),
            Self::Percent(share) => {
                let share = u128::from(pool)
                    .saturating_mul(u128::from(share))
                    .div_ceil(100);
                u64::try_from(share).unwrap_or(pool).min(pool)
            }
        }
    }
}

impl fmt::Display for MaxSurge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nodes(nodes) => write!(f, "{nodes}"),
            Self::Percent(share) => write!(f, "{share}%"),
        }
    }
}

/// A number of digits only, at most `u32::MAX`.
pub(super) fn whole_number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| text.parse::<u32>().ok().map(u64::from))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::MaxSurge;

    #[test]
    fn a_percentage_rounds_up_and_never_exceeds_the_pool() {
        let tenth = MaxSurge::parse("10 %").unwrap();
        assert_eq!(
            [0, 1, 3, 10, 11].map(|pool| tenth.nodes_of(pool)),
            [0, 1, 1, 1, 2]
        );
        assert_eq!(MaxSurge::Percent(300).nodes_of(4), 4);
        assert_eq!(MaxSurge::Nodes(7).nodes_of(4), 4);
    }

    #[test]
    fn only_digits_and_a_percent_sign_are_read() {
        for text in ["", "%", "-1", "1.5", "10%%", "+3", "99999999999"] {
            assert_eq!(MaxSurge::parse(text), None, "{text}");
        }
    }
}
