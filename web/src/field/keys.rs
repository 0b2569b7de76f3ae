//! What keys do in a field, beside typing.

use aksnet_core::cidr::Block;

/// A field after a key: its text, and what is selected in it, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pressed {
    /// The text.
    pub(crate) text: String,
    /// Start and end of the selection.
    pub(crate) selection: (usize, usize),
}

/// What a key does in a range field, with the caret at that place; `None` leaves it to the browser.
///
/// `/` jumps to the prefix. Up and down change the prefix when the caret stands in it, and keep
/// the block aligned; in the address they move to the next block of that size.
pub(crate) fn in_range(text: &str, caret: usize, key: &str) -> Option<Pressed> {
    let slash = text.find('/');
    if key == "/" {
        return slash.map(|slash| select_prefix(text.to_owned(), slash));
    }
    let block = Block::parse(text).ok()?;
    let in_prefix = slash.is_some_and(|slash| caret > slash);
    let next = match (key, in_prefix) {
        ("ArrowUp", true) => block.resized(block.prefix().checked_add(1)?),
        ("ArrowDown", true) => block.resized(block.prefix().checked_sub(1)?),
        ("ArrowUp", false) => block.next_of_size(),
        ("ArrowDown", false) => block.previous_of_size(),
        _ => None,
    }?;
    let text = next.to_string();
    let slash = text.find('/')?;
    Some(if in_prefix {
        select_prefix(text, slash)
    } else {
        Pressed {
            selection: (caret.min(slash), caret.min(slash)),
            text,
        }
    })
}

fn select_prefix(text: String, slash: usize) -> Pressed {
    let end = text.chars().count();
    Pressed {
        selection: (slash.saturating_add(1), end),
        text,
    }
}

/// What a key does to a number between two bounds; `None` leaves it to the browser.
pub(crate) fn in_number(text: &str, (least, most): (u64, u64), key: &str) -> Option<String> {
    let now: u64 = text.trim().parse().unwrap_or(least);
    let next = match key {
        "ArrowUp" => now.saturating_add(1),
        "ArrowDown" => now.saturating_sub(1),
        "PageUp" => now.saturating_add(10),
        "PageDown" => now.saturating_sub(10),
        "Home" => least,
        "End" => most,
        _ => return None,
    };
    Some(next.clamp(least, most.max(least)).to_string())
}

#[cfg(test)]
mod tests {
    use super::{in_number, in_range};

    fn text(text: &str, caret: usize, key: &str) -> Option<String> {
        in_range(text, caret, key).map(|pressed| pressed.text)
    }

    #[test]
    fn a_slash_jumps_to_the_prefix_that_is_there() {
        let pressed = in_range("10.0.0.0/16", 3, "/").unwrap();
        assert_eq!(
            (pressed.text.as_str(), pressed.selection),
            ("10.0.0.0/16", (9, 11))
        );
        assert_eq!(in_range("10.0.0.0", 3, "/"), None);
    }

    #[test]
    fn arrows_in_the_prefix_keep_the_block_aligned() {
        assert_eq!(
            text("10.240.4.0/24", 12, "ArrowDown").as_deref(),
            Some("10.240.4.0/23")
        );
        assert_eq!(
            text("10.240.5.0/24", 12, "ArrowDown").as_deref(),
            Some("10.240.4.0/23")
        );
        assert_eq!(text("10.0.0.0/32", 10, "ArrowUp"), None);
        assert_eq!(text("0.0.0.0/0", 9, "ArrowDown"), None);
    }

    #[test]
    fn arrows_in_the_address_move_by_blocks() {
        assert_eq!(
            text("10.240.4.0/24", 2, "ArrowUp").as_deref(),
            Some("10.240.5.0/24")
        );
        assert_eq!(
            text("10.240.4.0/24", 2, "ArrowDown").as_deref(),
            Some("10.240.3.0/24")
        );
        assert_eq!(text("0.0.0.0/24", 2, "ArrowDown"), None);
        assert_eq!(text("half typed", 2, "ArrowDown"), None);
    }

    #[test]
    fn numbers_stay_in_their_bounds() {
        let number = |text, key| in_number(text, (10, 250), key);
        assert_eq!(number("250", "ArrowUp").as_deref(), Some("250"));
        assert_eq!(number("", "PageUp").as_deref(), Some("20"));
        assert_eq!(number("30", "End").as_deref(), Some("250"));
        assert_eq!(number("30", "a"), None);
    }
}
