//! Sentences with addresses in them.

use crate::markup::{Tag, tag};

/// The sentence, with its ranges and addresses set as code.
pub(super) fn with_code(sentence: &str) -> Tag {
    let mut line = tag("p");
    for (is_address, part) in split(sentence) {
        line = if is_address {
            line.with(tag("code").text(&part))
        } else {
            line.text(&part)
        };
    }
    line
}

/// The sentence with a full stop, where its own words do not end in one.
pub(crate) fn full_stop(sentence: &str) -> String {
    let end = if sentence.ends_with(['.', '?', '!']) {
        ""
    } else {
        "."
    };
    format!("{sentence}{end}")
}

/// The sentence cut into addresses and what stands between them.
fn split(sentence: &str) -> Vec<(bool, String)> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    for piece in sentence.split_inclusive(' ') {
        let word = piece.trim_end_matches([' ', '.', ',', ':', ';']);
        if is_address(word) {
            if !plain.is_empty() {
                parts.push((false, std::mem::take(&mut plain)));
            }
            parts.push((true, word.to_owned()));
            plain.push_str(piece.get(word.len()..).unwrap_or_default());
        } else {
            plain.push_str(piece);
        }
    }
    if !plain.is_empty() {
        parts.push((false, plain));
    }
    parts
}

/// An IPv4 or IPv6 address, with or without a prefix length.
fn is_address(word: &str) -> bool {
    let address = word.split('/').next().unwrap_or_default();
    address.parse::<std::net::IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::{full_stop, split};

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!(full_stop("12 of 11"), "12 of 11.");
        assert_eq!(full_stop("The team: Ask us."), "The team: Ask us.");
    }

    #[test]
    fn addresses_are_told_from_words_and_full_stops() {
        let parts = split("Service range 10.0.0.0/16 meets fd00::/64: 1.34 of 10.240.4.5.");
        let parts: Vec<(bool, &str)> = parts
            .iter()
            .map(|(code, part)| (*code, part.as_str()))
            .collect();
        assert_eq!(
            parts,
            [
                (false, "Service range "),
                (true, "10.0.0.0/16"),
                (false, " meets "),
                (true, "fd00::/64"),
                (false, ": 1.34 of "),
                (true, "10.240.4.5"),
                (false, "."),
            ]
        );
    }
}
