//! The text somebody pasted, made plain.

use alloc::string::String;

/// Longest text that is looked at; what follows is left out. Unit: bytes.
pub const LONGEST_TEXT: usize = 65_536;

/// The text without the escapes of JSON in JSON, however deep, at most [`LONGEST_TEXT`] long.
///
/// An escaped line break or quote becomes a space, so that words stand apart.
pub(super) fn plain(text: &str) -> String {
    let end = text.floor_char_boundary(LONGEST_TEXT);
    let text = text.get(..end).unwrap_or_default();
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign != '\\' {
            plain.push(if sign.is_control() { ' ' } else { sign });
            continue;
        }
        while signs.next_if_eq(&'\\').is_some() {}
        match signs.next_if(|next| matches!(next, 'n' | 'r' | 't' | '"' | '/' | 'u')) {
            Some('/') => plain.push('/'),
            Some('u') => plain.push(unescaped(&mut signs)),
            _ => plain.push(' '),
        }
    }
    plain
}

/// The sign of a `\u0027`; a space where it is none.
fn unescaped(signs: &mut core::iter::Peekable<core::str::Chars<'_>>) -> char {
    let mut code: u32 = 0;
    for _ in 0..4 {
        let Some(digit) = signs.peek().and_then(|sign| sign.to_digit(16)) else {
            return ' ';
        };
        signs.next();
        code = code.saturating_mul(16).saturating_add(digit);
    }
    char::from_u32(code)
        .filter(|sign| !sign.is_control())
        .unwrap_or(' ')
}

/// Runs of letters and digits, each with the place it starts at.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut place: usize = 0;
    text.split(|sign: char| !sign.is_ascii_alphanumeric())
        .map(move |word| {
            let start = place;
            // Whatever stands between two words is one sign of one to four bytes.
            place = place.saturating_add(word.len());
            place = text
                .get(place..)
                .and_then(|rest| rest.chars().next())
                .map_or(place, |sign| place.saturating_add(sign.len_utf8()));
            (start, word)
        })
        .filter(|(_, word)| !word.is_empty())
}

/// What follows a phrase, whatever its capitals; the phrase is in small letters.
pub(super) fn after<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let place = find(text, phrase)?;
    text.get(place.saturating_add(phrase.len())..)
}

/// Where a phrase stands, whatever its capitals; the phrase is in small letters.
pub(super) fn find(text: &str, phrase: &str) -> Option<usize> {
    let (text, phrase) = (text.as_bytes(), phrase.as_bytes());
    text.windows(phrase.len().max(1))
        .position(|window| window.eq_ignore_ascii_case(phrase))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_TEXT, after, plain, words};
    use alloc::{string::String, vec::Vec};

    #[test]
    fn escapes_of_any_depth_become_spaces() {
        let nested =
            r#"{\\r\\n  \\\"code\\\": \\\"Insufficient\\\",\\r\\nMessage \u0027snet\u0027"#;
        let words: Vec<_> = words(&plain(nested))
            .map(|(_, word)| String::from(word))
            .collect();
        assert_eq!(words, ["code", "Insufficient", "Message", "snet"]);
        assert!(plain(nested).ends_with("'snet'"));
        assert_eq!(plain(r"\u00"), " ");
        assert_eq!(plain(r"10.0.0.0\/24"), "10.0.0.0/24");
    }

    #[test]
    fn words_know_their_place() {
        let text = "(é) Code: A1";
        for (place, word) in words(text) {
            assert!(text[place..].starts_with(word), "{word}");
        }
        assert_eq!(words(text).count(), 2);
    }

    #[test]
    fn long_texts_are_cut_between_signs() {
        let text = "é".repeat(LONGEST_TEXT);
        assert_eq!(plain(&text).len(), LONGEST_TEXT);
    }

    #[test]
    fn phrases_are_found_whatever_their_capitals() {
        assert_eq!(after("IPs Available 251", "ips available"), Some(" 251"));
        assert_eq!(after("IPs", "ips available"), None);
    }
}
