//! Disputed numbers the plan was counted with.

use aksnet_core::report::Assumption;

use crate::sheet::{BOLD, PLAIN, SOFT, Sheet};

/// Two lines for each: the number used, the other one, and where it was used.
pub(super) fn write(assumptions: &[Assumption], sheet: &mut Sheet) {
    if assumptions.is_empty() {
        return;
    }
    sheet.gap();
    sheet.line(0, BOLD, "Disputed numbers, as counted here");
    for one in assumptions {
        let text = format!("{}: {}, not {}", one.topic, one.used, one.other);
        sheet.paragraph(2, PLAIN, &text);
        sheet.line(4, SOFT, &format!("At {}", places(&one.applies_to)));
    }
}

/// The first field, and how many more there are.
fn places(paths: &[String]) -> String {
    match paths {
        [] => String::new(),
        [only] => only.clone(),
        [first, more @ ..] => format!("{first} and {} more", more.len()),
    }
}
