//! Text with styles, as it goes to a terminal or a file.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter};

/// Columns a paragraph takes at most.
const WIDTH: usize = 96;

/// No style.
pub(crate) const PLAIN: Style = Style::new();
/// Headings.
pub(crate) const BOLD: Style = Style::new().bold();
/// What a reader may skip.
pub(crate) const SOFT: Style = Style::new().dimmed();
/// It fits.
pub(crate) const GREEN: Style = AnsiColor::Green.on_default().bold();
/// It fits only just.
pub(crate) const YELLOW: Style = AnsiColor::Yellow.on_default().bold();
/// It does not fit.
pub(crate) const RED: Style = AnsiColor::Red.on_default().bold();
/// Worth knowing.
pub(crate) const BLUE: Style = AnsiColor::Blue.on_default().bold();

/// What a command prints.
#[derive(Default)]
pub(crate) struct Sheet {
    text: String,
}

impl Sheet {
    /// Everything so far, with escape codes for the styles.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Adds text to the line.
    pub(crate) fn put(&mut self, style: Style, text: &str) {
        let text = harmless(text);
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{style}{text}{style:#}");
    }

    /// Adds spaces to the line.
    pub(crate) fn space(&mut self, columns: usize) {
        self.text.extend(std::iter::repeat_n(' ', columns));
    }

    /// Ends the line.
    pub(crate) fn end(&mut self) {
        self.text.push('\n');
    }

    /// A whole line.
    pub(crate) fn line(&mut self, indent: usize, style: Style, text: &str) {
        self.space(indent);
        self.put(style, text);
        self.end();
    }

    /// An empty line, except at the very top.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() {
            self.end();
        }
    }

    /// A text of any length, broken into lines between words.
    pub(crate) fn paragraph(&mut self, indent: usize, style: Style, text: &str) {
        let width = WIDTH.saturating_sub(indent);
        // A name or a block broken in two could not be copied.
        let options = Options::new(width)
            .word_splitter(WordSplitter::NoHyphenation)
            .break_words(false);
        for line in textwrap::wrap(&harmless(text), options) {
            self.line(indent, style, &line);
        }
    }
}

/// The text without what a terminal would obey: names in a plan come from anybody.
pub(crate) fn harmless(text: &str) -> String {
    let turns = |sign| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(|sign| {
            if sign.is_control() || turns(sign) {
                char::REPLACEMENT_CHARACTER
            } else {
                sign
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{PLAIN, Sheet};

    #[test]
    fn nothing_in_a_name_reaches_the_terminal_as_an_order() {
        let mut sheet = Sheet::default();
        sheet.line(0, PLAIN, "a\u{1b}[31mb\nc\u{202e}d");
        assert_eq!(sheet.into_text(), "a\u{fffd}[31mb\u{fffd}c\u{fffd}d\n");
    }

    #[test]
    fn names_and_blocks_stay_whole_where_lines_break() {
        let mut sheet = Sheet::default();
        sheet.paragraph(2, PLAIN, &"snet-nodes-of-the-cluster ".repeat(8));
        let text = sheet.into_text();
        assert_eq!(text.lines().count(), 3);
        assert!(
            text.lines()
                .all(|line| line.starts_with("  snet-nodes") && line.len() <= 96)
        );
    }
}
