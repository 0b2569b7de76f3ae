//! What may not grow unnoticed.

use std::fs;

use anyhow::{Context as _, Result};

use crate::workspace;

/// A whole number of `budgets.toml`.
///
/// # Errors
///
/// When the file cannot be read or has no such number.
pub(crate) fn number(section: &str, key: &str) -> Result<u64> {
    let path = workspace::root().join("budgets.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let table = toml::de::DeTable::parse(&text).context("budgets.toml")?;
    let number = table
        .get_ref()
        .get(section)
        .and_then(|section| section.get_ref().get(key))
        .and_then(|number| number.get_ref().as_integer())
        .with_context(|| format!("budgets.toml has no whole number {section}.{key}"))?;
    u64::from_str_radix(number.as_str(), number.radix())
        .with_context(|| format!("budgets.toml: {section}.{key}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budgets_are_read_from_the_repository() {
        assert!(number("page", "brotli").unwrap() > 0);
        assert!(number("instructions", "overlaps").unwrap() > 0);
    }

    #[test]
    fn a_budget_that_is_not_there_is_named() {
        let error = number("page", "gold").unwrap_err().to_string();
        assert_eq!(error, "budgets.toml has no whole number page.gold");
    }
}
