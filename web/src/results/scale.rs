//! Shares of a whole, as SVG and CSS take them.

/// A share of a whole as a percentage, in whole thousandths: fine enough for any screen.
pub(super) fn percent(part: u64, whole: u64) -> String {
    in_percent(thousandths(part, whole))
}

/// A share of a whole, in thousandths of a percent.
pub(super) fn thousandths(part: u64, whole: u64) -> u64 {
    let whole = u128::from(whole.max(1));
    let share = u128::from(part)
        .saturating_mul(100_000)
        .checked_div(whole)
        .unwrap_or(0);
    u64::try_from(share).unwrap_or(u64::MAX)
}

/// Thousandths of a percent as a percentage.
pub(super) fn in_percent(thousandths: u64) -> String {
    let (whole, rest) = (thousandths / 1_000, thousandths % 1_000);
    match rest {
        0 => format!("{whole}%"),
        rest => format!("{whole}.{rest:03}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn shares_are_exact_to_a_thousandth_of_a_percent() {
        let shares = [(0, 7), (1, 3), (251, 465), (1, 1), (3, 2), (1, 0)];
        let texts = ["0%", "33.333%", "53.978%", "100%", "150%", "100%"];
        assert_eq!(shares.map(|(part, whole)| percent(part, whole)), texts);
        assert_eq!(percent(u64::MAX, u64::MAX), "100%");
    }
}
