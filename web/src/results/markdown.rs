//! Tables as Markdown, for a ticket or a chat.

/// A table: a heading above each column, one line for each row.
pub(super) fn table(title: &str, head: &[&str], rows: &[Vec<String>]) -> String {
    let mut text = format!("## {}\n\n", cell(title));
    line(&mut text, head.iter().map(|word| cell(word)));
    line(&mut text, head.iter().map(|_| "---".to_owned()));
    for row in rows {
        line(&mut text, row.iter().map(|word| cell(word)));
    }
    text
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    text.push('|');
    for cell in cells {
        text.push(' ');
        text.push_str(&cell);
        text.push_str(" |");
    }
    text.push('\n');
}

/// A text that stays in its cell and means nothing but itself.
pub(super) fn cell(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '\n' | '\r' => safe.push(' '),
            '|' | '\\' | '<' | '`' | '*' | '_' | '[' => safe.extend(['\\', letter]),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn a_hostile_name_stays_in_its_cell() {
        let rows = [vec!["a|b\nc".to_owned(), "<img> *x*".to_owned()]];
        assert_eq!(
            table("Title", &["Name", "Text"], &rows),
            "## Title\n\n| Name | Text |\n| --- | --- |\n| a\\|b c | \\<img> \\*x\\* |\n"
        );
    }
}
