//! The known name nearest to one somebody typed.

use alloc::vec::Vec;

/// Longest text worth comparing; longer ones are no typing mistake.
const LONGEST: usize = 64;

/// The known name that needs the fewest letters changed, if it is near enough
/// to be a typing mistake: a third of its length.
pub fn nearest<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if text.len() > LONGEST {
        return None;
    }
    known
        .into_iter()
        .filter(|name| name.len() <= LONGEST)
        .map(|name| (distance(text, name), name))
        .filter(|(changes, name)| *changes <= name.chars().count().div_ceil(3))
        .min_by_key(|(changes, _)| *changes)
        .map(|(_, name)| name)
}

/// Letters to insert, remove or replace to turn one text into the other, capitals aside.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().flat_map(char::to_lowercase).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().flat_map(char::to_lowercase).enumerate() {
        let mut diagonal = line;
        let mut left = line.saturating_add(1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, wanted) in row.iter_mut().skip(1).zip(&other) {
            let replaced = diagonal.saturating_add(usize::from(letter != *wanted));
            diagonal = *cell;
            left = replaced
                .min(left.saturating_add(1))
                .min(diagonal.saturating_add(1));
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_typing_mistake_finds_its_name() {
        let known = ["podCidr", "serviceCidr", "nodePools"];
        assert_eq!(nearest("podcidr", known), Some("podCidr"));
        assert_eq!(nearest("servceCidr", known), Some("serviceCidr"));
        assert_eq!(nearest("nodePool", known), Some("nodePools"));
    }

    #[test]
    fn another_word_finds_nothing() {
        assert_eq!(nearest("replicas", ["podCidr", "count"]), None);
        assert_eq!(nearest(&"x".repeat(10_000), ["podCidr"]), None);
    }
}
