//! What a visitor on a slow network waits for.

use aksnet_tests::browser::Page;
use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::figures::Figures;

/// Visits to each page.
const VISITS: usize = 5;

/// A network that is still common on phones: bits a second, milliseconds of latency, and how many
/// times slower than this machine a phone is.
const SLOW: (u64, u64, u64) = (1_600_000, 150, 4);

/// First contentful paint and first edit of Visual Subnet Calculator, and of a hello-world page in
/// Yew on the same machine. Unit: milliseconds.
const CALCULATOR: (f64, f64) = (924.0, 1_046.0);
const HELLO_BESIDE_IT: (f64, f64) = (688.0, 683.0);

/// The share of its times that the page may take.
const SHARE: f64 = 0.75;

/// What a visit gave.
#[derive(Deserialize)]
struct Visit {
    paint: Option<f64>,
    edit: Option<f64>,
}

/// What is typed first, and where the answer shows.
struct Edit {
    selector: &'static str,
    text: &'static str,
    answer: &'static str,
    expected: &'static str,
}

const OWN: Edit = Edit {
    selector: "[id='f-virtualNetworks-1-subnets-r0-addressPrefix']",
    text: "10.240.0.0/22",
    answer: ".verdicts",
    expected: "1,019",
};

const GREETING: Edit = Edit {
    selector: "#name",
    text: "Azure",
    answer: "h1",
    expected: "Azure",
};

/// Measures the first visit of both pages.
pub(crate) async fn measure(page: &Page, hello: &Page, figures: &mut Figures) -> Result<()> {
    let (bits, latency, times) = SLOW;
    page.slow_down(bits, latency, times).await?;
    page.on_every_document(&watch(&OWN)).await?;
    page.on_every_document(&watch(&GREETING)).await?;
    let mut paints = (Vec::new(), Vec::new());
    let mut edits = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        let greeted = visit(hello).await.context("the hello-world page")?;
        paints.1.push(greeted.0);
        edits.1.push(greeted.1);
        let visited = visit(page).await.context("the page")?;
        paints.0.push(visited.0);
        edits.0.push(visited.1);
    }
    let hello = figures.add("first paint of the hello-world page, slow", paints.1);
    let most = SHARE * CALCULATOR.0 * hello / HELLO_BESIDE_IT.0;
    let why = "0.75 of 924, scaled by the line above";
    figures.hold("first contentful paint, slow", paints.0, most, why);
    let hello = figures.add("first edit of the hello-world page, slow", edits.1);
    let most = SHARE * CALCULATOR.1 * hello / HELLO_BESIDE_IT.1;
    let why = "0.75 of 1,046, scaled by the line above";
    figures.hold("first successful edit, slow", edits.0, most, why);
    Ok(())
}

/// Milliseconds from the start of a visit to its first paint and its first edit.
async fn visit(page: &Page) -> Result<(f64, f64)> {
    const SEEN: &str = "const paint = performance.getEntriesByName('first-contentful-paint')[0];
        return { paint: paint?.startTime ?? null, edit: window.firstEdit ?? null };";
    page.load().await?;
    for _ in 0..600 {
        let visit: Visit = page.ask(SEEN, vec![]).await?;
        if let (Some(paint), Some(edit)) = (visit.paint, visit.edit) {
            page.ask::<serde_json::Value>("localStorage.clear();", vec![])
                .await?;
            return Ok((paint, edit));
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    bail!("no edit in a minute")
}

/// The script that types as soon as it can.
fn watch(edit: &Edit) -> String {
    let mut script = include_str!("first-edit.js").to_owned();
    for (name, value) in [
        ("SELECTOR", edit.selector),
        ("TEXT", edit.text),
        ("ANSWER", edit.answer),
        ("EXPECTED", edit.expected),
    ] {
        let literal = serde_json::Value::from(value).to_string();
        script = script.replace(name, &literal);
    }
    script
}
