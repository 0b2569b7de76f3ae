//! Columns that line up.

use anstyle::Style;

use crate::sheet::{PLAIN, Sheet, harmless};

/// Spaces between columns.
const BETWEEN: usize = 2;

/// A cell of a table.
pub(crate) struct Cell {
    text: String,
    style: Style,
    /// Numbers stand at the right of their column.
    to_right: bool,
}

/// Text, at the left of its column.
pub(crate) fn left(text: impl Into<String>) -> Cell {
    Cell {
        text: harmless(&text.into()),
        style: PLAIN,
        to_right: false,
    }
}

/// A number, at the right of its column.
pub(crate) fn right(text: impl Into<String>) -> Cell {
    Cell {
        to_right: true,
        ..left(text)
    }
}

impl Cell {
    /// The same in a style.
    pub(crate) fn styled(self, style: Style) -> Self {
        Self { style, ..self }
    }

    fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// A row of cells, and what is said beneath it.
#[derive(Default)]
struct Row {
    cells: Vec<Cell>,
    beneath: Vec<String>,
}

/// Rows of cells.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
}

impl Table {
    /// Adds a row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(Row {
            cells: cells.into_iter().collect(),
            beneath: Vec::new(),
        });
    }

    /// Says something beneath the last row, in lines of its own.
    pub(crate) fn beneath(&mut self, words: String) {
        if let Some(row) = self.rows.last_mut() {
            row.beneath.push(words);
        }
    }

    /// Writes the table, every column as wide as its widest cell.
    pub(crate) fn write(&self, indent: usize, sheet: &mut Sheet) {
        let mut widths: Vec<usize> = Vec::new();
        for Row { cells: row, .. } in &self.rows {
            widths.resize(widths.len().max(row.len()), 0);
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        for Row {
            cells: row,
            beneath,
        } in &self.rows
        {
            // Nothing follows the last cell that is not empty, not even spaces.
            let filled = row.iter().rposition(|cell| !cell.text.is_empty());
            let mut behind = indent;
            for (place, (cell, width)) in row.iter().zip(&widths).enumerate() {
                if filled.is_none_or(|last| place > last) {
                    break;
                }
                let spare = width.saturating_sub(cell.width());
                let before = if cell.to_right { spare } else { 0 };
                sheet.space(behind.saturating_add(before));
                sheet.put(cell.style, &cell.text);
                behind = BETWEEN.saturating_add(spare.saturating_sub(before));
            }
            sheet.end();
            for words in beneath {
                sheet.paragraph(indent.saturating_add(BETWEEN), PLAIN, words);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, left, right};
    use crate::sheet::Sheet;

    #[test]
    fn columns_line_up_and_lines_end_without_spaces() {
        let mut table = Table::default();
        table.row([left("pool"), right("nodes"), left("note")]);
        table.row([left("system"), right("3"), left("")]);
        table.beneath(String::from("It keeps the others running."));
        table.row([left("ä"), right("1,000"), left("full")]);
        let mut sheet = Sheet::default();
        table.write(2, &mut sheet);
        assert_eq!(
            sheet.into_text(),
            "  pool    nodes  note\n  system      3\n    It keeps the others running.\n  ä       1,000  full\n"
        );
    }
}
