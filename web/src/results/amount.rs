//! So many of something, in words.

use aksnet_core::rules::grouped;

/// "1 node", "8 nodes", "1,024 nodes".
pub(super) fn amount(count: u64, one: &str) -> String {
    let end = match one {
        _ if count == 1 => "",
        "address" => "es",
        _ => "s",
    };
    format!("{} {one}{end}", grouped(count))
}

/// "8 nodes and 2 surge"; the surge nodes are left out where there are none.
pub(super) fn nodes(steady: u64, surge: u64) -> String {
    let nodes = amount(steady, "node");
    match surge {
        0 => nodes,
        surge => format!("{nodes} and {} surge", grouped(surge)),
    }
}

/// "one", "one and two", "one, two and three".
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{amount, listed, nodes};

    #[test]
    fn words_agree_with_their_number() {
        assert_eq!(amount(1, "address"), "1 address");
        assert_eq!(amount(1_024, "address"), "1,024 addresses");
        assert_eq!(nodes(8, 2), "8 nodes and 2 surge");
        assert_eq!(nodes(1, 0), "1 node");
    }

    #[test]
    fn lists_end_in_and() {
        let words = |words: &[&str]| {
            listed(
                &words
                    .iter()
                    .map(|word| (*word).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(words(&[]), "");
        assert_eq!(words(&["a", "b"]), "a and b");
        assert_eq!(words(&["a", "b", "c"]), "a, b and c");
    }
}
