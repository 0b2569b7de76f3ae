//! Fields that cannot be read, and values that were taken for missing ones.

use aksnet_core::model::{DefaultUsed, FieldError};

use crate::sheet::{BOLD, PLAIN, RED, SOFT, Sheet};
use crate::table::{Table, left};
use crate::words;

/// Fields that cannot be read, with what was expected and what was probably meant.
pub(crate) fn write_errors(errors: &[FieldError], sheet: &mut Sheet) {
    let fields = words::counted(errors.len(), "field", "fields");
    sheet.line(0, RED, &format!("{fields} cannot be read"));
    for error in errors {
        sheet.gap();
        let path = if error.path.is_empty() {
            "the whole file"
        } else {
            &error.path
        };
        sheet.line(2, BOLD, path);
        let text = match &error.suggestion {
            Some(meant) => &format!("{}. Did you mean {meant}?", error.message),
            None => &error.message,
        };
        sheet.paragraph(4, PLAIN, text);
        sheet.paragraph(4, PLAIN, &format!("Expected: {}", error.expected));
        if let Some(used) = &error.used {
            sheet.paragraph(4, PLAIN, &format!("Counted as {used}"));
        }
    }
}

/// What was taken for values the plan leaves out.
pub(super) fn write_defaults(defaults: &[DefaultUsed], sheet: &mut Sheet) {
    if defaults.is_empty() {
        return;
    }
    sheet.gap();
    sheet.line(0, BOLD, "Taken where the plan says nothing");
    let mut table = Table::default();
    for default in defaults {
        table.row([
            left(default.path.clone()),
            left(default.value.clone()),
            left(default.reason).styled(SOFT),
        ]);
        if let Some(text) = &default.text {
            table.beneath(text.clone());
        }
        if let Some(link) = &default.link {
            table.beneath(format!("More: {link}"));
        }
    }
    table.write(2, sheet);
}
