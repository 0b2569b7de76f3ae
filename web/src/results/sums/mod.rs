//! Where the addresses go: every range that can bind, with its sums.

mod figures;
mod sheet;

use yew::Html;

use super::Subject;
use super::copy::copy;
use super::markdown::table;
use crate::markup::{Tag, kept, tag};
use crate::planner::{Planner, ResultsView, Section};
use figures::{Figure, figures};
use sheet::{Cell, Line, Sheet, sheets};

/// Where the addresses go.
pub(super) fn sums((subject, view): &(Subject, ResultsView)) -> Html {
    let mut sheets = sheets(&subject.outcome, subject.cluster);
    if sheets.is_empty() {
        return Html::default();
    }
    let alone = sheets.len() == 1;
    let name = sheets.first_mut().filter(|_| alone).map(|sheet| {
        let code = tag("code").text(&sheet.name).text(" ").text(&sheet.block);
        tag("small").with(code)
    });
    let heading = tag("h2").set("id", "h-sums").set("tabindex", "-1");
    let header = tag("header")
        .class("row")
        .with(heading.text(Section::Sums.title()))
        .text(" ")
        .all(name)
        .node(copy(Section::Sums, view.copied.as_ref()));
    let tables = sheets
        .into_iter()
        .enumerate()
        .map(|(place, sheet)| kept(&place.to_string(), (sheet, alone), sheet_table));
    let figures = figures(&subject.outcome, subject.cluster);
    tag("section")
        .set("id", "sums")
        .set("aria-labelledby", "h-sums h-plan")
        .with(header)
        .nodes(tables)
        .node(kept("figures", Figures(figures), figure_list))
        .into()
}

/// A range: a row for each pool, a pair of columns for each stage, then what it comes to.
///
/// Where it is the only one, the heading of the section names it.
fn sheet_table((sheet, alone): &(Sheet, bool)) -> Html {
    let caption = tag("caption")
        .class(if *alone { "vh" } else { "" })
        .text(&sheet.name)
        .text(" ")
        .with(tag("code").text(&sheet.block));
    let mut head = tag("tr").with(tag("th").set("scope", "col").text("Pool"));
    let columns = [
        (sheet.terms, "Creates"),
        ("with surge", "Upgrades"),
        ("maximum, with surge", "Full scale"),
    ];
    for (sum, stage) in columns {
        head = head.with(tag("th").class("f").text(sum));
        head = head.with(tag("th").class("r").set("scope", "col").text(stage));
    }
    let body = |lines: &[Line]| tag("tbody").all(lines.iter().map(line));
    tag("table")
        .class("sums")
        .with(caption)
        .with(tag("thead").with(head))
        .with(body(&sheet.draws))
        .with(body(&sheet.totals).class("tot"))
        .into()
}

fn line(line: &Line) -> Tag {
    let mut row = tag("tr").class(if line.result { "res" } else { "" });
    row = row.with(tag("th").set("scope", "row").text(&line.name));
    for cell in &line.cells {
        let number = tag("td").class("r");
        let number = match cell.sign {
            Some(sign) => number.with(tag("span").class(sign.as_str()).text(&cell.number)),
            None if cell.number.starts_with('/') => number.with(tag("b").text(&cell.number)),
            None => number.text(&cell.number),
        };
        row = row.with(tag("td").class("f").text(&cell.sum)).with(number);
    }
    row
}

/// The figures below the sums.
#[derive(PartialEq)]
struct Figures(Vec<Figure>);

/// Nodes that fit, pods that fit, what limits them, service addresses.
fn figure_list(Figures(figures): &Figures) -> Html {
    let figures = figures.iter().map(|figure| {
        let number = tag("dd").with(tag("b").text(&figure.number)).text(" ");
        let number = number.with(tag("small").text(&figure.note));
        tag("div").with(tag("dt").text(figure.name)).with(number)
    });
    tag("dl").class("caps").all(figures).into()
}

/// The section as Markdown: the sums with their numbers.
pub(super) fn markdown(planner: &Planner) -> String {
    let (outcome, cluster) = (&planner.outcome, planner.cluster);
    in_markdown(&sheets(outcome, cluster), &figures(outcome, cluster))
}

fn in_markdown(sheets: &[Sheet], figures: &[Figure]) -> String {
    let cell = |cell: &Cell| match cell.sum.as_str() {
        "" => cell.number.clone(),
        sum if cell.number.starts_with('/') => format!("{} ({sum})", cell.number),
        sum => format!("{sum} = {}", cell.number),
    };
    let row = |line: &Line| {
        let cells = line.cells.iter().map(cell);
        std::iter::once(line.name.clone()).chain(cells).collect()
    };
    let mut text = String::new();
    for sheet in sheets {
        let rows: Vec<Vec<String>> = sheet.draws.iter().chain(&sheet.totals).map(row).collect();
        let title = format!("{} {}", sheet.name, sheet.block);
        text.push_str(&table(
            &title,
            &["Pool", "Creates", "Upgrades", "Full scale"],
            &rows,
        ));
        text.push('\n');
    }
    let rows = figures.iter();
    let rows = rows.map(|figure| {
        vec![
            figure.name.to_owned(),
            figure.number.clone(),
            figure.note.clone(),
        ]
    });
    text.push_str(&table(
        "What fits",
        &["Figure", "Number", "Note"],
        &rows.collect::<Vec<_>>(),
    ));
    text
}

#[cfg(test)]
mod tests {
    use super::{figures, in_markdown, sheets, sums};
    use crate::planner::ResultsView;
    use crate::results::example::{blank, contoso, html, outcome, subject, words};

    #[tokio::test]
    async fn the_table_shows_the_sums_beside_the_numbers() {
        let text = words(sums(&(subject(&contoso()), ResultsView::default()))).await;
        assert!(
            text.contains("apps 5 × 31 155 (5 + 1) × 31 186 (10 + 1) × 31 341 Needed 248 310 465"),
            "{text}"
        );
        assert!(
            text.contains("Nodes that fit 8 6 to stay upgradeable"),
            "{text}"
        );
    }

    #[tokio::test]
    async fn an_empty_plan_has_no_such_section() {
        let shown = sums(&(subject(&blank()), ResultsView::default()));
        assert_eq!(html(shown).await, "");
    }

    #[test]
    fn markdown_keeps_the_sums() {
        let outcome = outcome(&contoso());
        let text = in_markdown(&sheets(&outcome, 0), &figures(&outcome, 0));
        assert!(
            text.contains("| apps | 5 × 31 = 155 | (5 + 1) × 31 = 186 | (10 + 1) × 31 = 341 |"),
            "{text}"
        );
        assert!(
            text.contains(
                "| Smallest that works | /24 (251 usable) | /23 (507 usable) | /23 (507 usable) |"
            ),
            "{text}"
        );
    }
}
