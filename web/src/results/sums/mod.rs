//! Where the addresses go: every range that can bind, with its sums.

mod figures;
mod sheet;

use yew::prelude::*;

use super::Props;
use super::copy::Copy;
use super::markdown::table;
use figures::{Figure, figures};
use sheet::{Cell, Line, Sheet, sheets};

/// Where the addresses go.
#[component]
pub(super) fn Sums(props: &Props) -> Html {
    let sheets = sheets(&props.outcome, props.cluster);
    let figures = figures(&props.outcome, props.cluster);
    let write = use_callback(
        (sheets.clone(), figures.clone()),
        |(), (sheets, figures)| markdown(sheets, figures),
    );
    if sheets.is_empty() {
        return Html::default();
    }
    let alone = sheets.len() == 1;
    html! {
        <section id="sums" aria-labelledby="h-sums">
            <header class="row">
                <h2 id="h-sums" tabindex="-1">{ "Where the addresses go" }</h2>{ " " }
                if let ([sheet], true) = (sheets.as_slice(), alone) { <small><code>{ &sheet.name }{ " " }{ &sheet.block }</code></small> }
                <Copy what="Where the addresses go" {write} />
            </header>
            for (place, sheet) in sheets.into_iter().enumerate() {
                <SheetTable key={place} {sheet} {alone} />
            }
            { figure_list(&figures) }
        </section>
    }
}

/// What a table needs to know.
#[derive(Properties, PartialEq)]
struct SheetProps {
    /// The range, written out.
    sheet: Sheet,
    /// Whether it is the only one; the heading of the section names it then.
    alone: bool,
}

/// A range: a row for each pool, a pair of columns for each stage, then what it comes to.
#[component]
fn SheetTable(props: &SheetProps) -> Html {
    let sheet = &props.sheet;
    html! {
        <table class="sums">
            <caption class={props.alone.then_some("vh")}>{ &sheet.name }{ " " }<code>{ &sheet.block }</code></caption>
            <thead><tr>
                <th scope="col">{ "Pool" }</th>
                <th class="f">{ sheet.terms }</th><th scope="col" class="r">{ "Creates" }</th>
                <th class="f">{ "with surge" }</th><th scope="col" class="r">{ "Upgrades" }</th>
                <th class="f">{ "maximum, with surge" }</th><th scope="col" class="r">{ "Full scale" }</th>
            </tr></thead>
            <tbody>{ for sheet.draws.iter().map(line) }</tbody>
            <tbody class="tot">{ for sheet.totals.iter().map(line) }</tbody>
        </table>
    }
}

fn line(line: &Line) -> Html {
    html! {
        <tr class={line.result.then_some("res")}>
            <th scope="row">{ &line.name }</th>
            { for line.cells.iter().map(cell) }
        </tr>
    }
}

fn cell(cell: &Cell) -> Html {
    let number = match cell.sign {
        Some(sign) => html! { <span class={sign.as_str()}>{ &cell.number }</span> },
        None if cell.number.starts_with('/') => html! { <b>{ &cell.number }</b> },
        None => html! { { &cell.number } },
    };
    html! { <><td class="f">{ &cell.sum }</td><td class="r">{ number }</td></> }
}

/// Nodes that fit, pods that fit, what limits them, service addresses.
fn figure_list(figures: &[Figure]) -> Html {
    html! {
        <dl class="caps">
            for figure in figures.iter() {
                <div key={figure.name}><dt>{ figure.name }</dt><dd><b>{ &figure.number }</b>{ " " }<small>{ &figure.note }</small></dd></div>
            }
        </dl>
    }
}

/// The section as Markdown: the sums with their numbers.
fn markdown(sheets: &[Sheet], figures: &[Figure]) -> String {
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
    use super::{Sums, figures, markdown, sheets};
    use crate::results::Props;
    use crate::results::example::{blank, contoso, html, outcome, words};

    #[tokio::test]
    async fn the_table_shows_the_sums_beside_the_numbers() {
        let draft = contoso();
        let props = Props {
            outcome: outcome(&draft),
            draft: draft.0,
            cluster: 0,
        };
        let text = words::<Sums>(props).await;
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
        let draft = blank();
        let props = Props {
            outcome: outcome(&draft),
            draft: draft.0,
            cluster: 0,
        };
        assert_eq!(html::<Sums>(props).await, "");
    }

    #[test]
    fn markdown_keeps_the_sums() {
        let outcome = outcome(&contoso());
        let text = markdown(&sheets(&outcome, 0), &figures(&outcome, 0));
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
