//! The work of a key, and of adding, splitting and removing a subnet.

use aksnet_tests::browser::Page;
use aksnet_tests::estate::estate;
use anyhow::Result;
use serde_json::{Value, json};

use crate::figures::Figures;

/// Keys before any is counted: until then the browser is still making the code fast.
const WARM: usize = 40;

/// Keys that are counted, of each page.
const KEYS: usize = 200;

/// Turns in which the pages take their keys.
const TURNS: usize = 5;

/// Keys after each of which the page is left alone for a moment; the first few are not counted.
const ALONE: usize = 14;

/// How often a subnet is removed that nearly all others stand behind.
const EARLY: usize = 20;

/// A range as somebody types it anew, now and then with half a text in the field.
const RANGE: [&str; 5] = [
    "10.240.0.0/2",
    "10.240.0.0/23",
    "10.240.0.",
    "10.240.0.0/2",
    "10.240.0.0/24",
];

/// Measures typing in both pages.
pub(crate) async fn measure(page: &Page, hello: &Page, figures: &mut Figures) -> Result<()> {
    let (mut greeted, mut typed) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        hello.load().await?;
        shows(hello, "#name").await?;
        greeted.extend(keys(hello, "#name", &["worl", "world", "World"]).await?);
        page.open("").await?;
        typed.extend(keys(page, NODES, &RANGE).await?);
    }
    let hello = figures.add("key in the hello-world page", greeted);
    let twice = 2.0 * hello;
    let why = "twice the hello-world page";
    figures.hold("key in a subnet's range, sample plan", typed, twice, why);

    let left = following(page, NODES, &RANGE).await?;
    figures.add("left for the second after that key", left);

    keep(page, &serde_json::to_string(&estate(50, 1_000))?).await?;
    page.open("").await?;
    let range = "[id='f-virtualNetworks-1-subnets-r0-addressPrefix']";
    let texts = ["10.64.0.0/2", "10.64.0.0/22", "10.64.0.", "10.64.0.0/21"];
    let typed = keys(page, range, &texts).await?;
    let what = "key in a subnet's range, 50 clusters, 1,000 subnets";
    figures.hold(what, typed, 8.0, "issue 4");
    let left = following(page, range, &texts).await?;
    figures.add("left for the second after that key", left);
    page.open("").await?;
    let last = "[id='f-virtualNetworks-9-subnets-r9-name']";
    let typed = keys(page, last, &["snet-", "snet-a", "snet-ab"]).await?;
    figures.hold("key in a subnet's name, the same", typed, 8.0, "issue 4");

    keep(page, &serde_json::to_string(&estate(2, 1_000))?).await?;
    page.open("").await?;
    let script = include_str!("changes.js");
    let turns = WARM / 2;
    let arguments = vec![json!(turns), json!(EARLY)];
    let [added, split, removed, early]: [Vec<f64>; 4] = page.ask(script, arguments).await?;
    let counted = |times: Vec<f64>| times.into_iter().skip(turns / 4).collect();
    figures.hold("adding a subnet to 1,000", counted(added), 10.0, "issue 4");
    figures.hold(
        "splitting the last of 1,000",
        counted(split),
        10.0,
        "issue 4",
    );
    figures.hold(
        "removing the last of 1,000",
        counted(removed),
        10.0,
        "issue 4",
    );
    // Whatever stands behind it has another place in the plan then.
    let early = early.into_iter().skip(EARLY / 4).collect();
    figures.hold("removing the 21st of 1,000", early, 10.0, "issue 4");
    keep(page, "").await
}

/// The range of the example's nodes.
const NODES: &str = "[id='f-virtualNetworks-1-subnets-r0-addressPrefix']";

/// The work of each key, once the browser has made the code fast.
async fn keys(page: &Page, selector: &str, texts: &[&str]) -> Result<Vec<f64>> {
    let times = WARM + KEYS / TURNS;
    let arguments = vec![json!(selector), json!(texts), json!(times)];
    let times: Vec<f64> = page.ask(include_str!("keystrokes.js"), arguments).await?;
    Ok(times.into_iter().skip(WARM).collect())
}

/// The work that each key leaves for after itself: what follows once it is painted, keeping the
/// plan, speaking of it.
async fn following(page: &Page, selector: &str, texts: &[&str]) -> Result<Vec<f64>> {
    let arguments = vec![json!(selector), json!(texts), json!(ALONE)];
    let times: Vec<f64> = page.ask(include_str!("following.js"), arguments).await?;
    Ok(times.into_iter().skip(texts.len()).collect())
}

/// Waits until something stands in the document.
async fn shows(page: &Page, selector: &str) -> Result<()> {
    const WAIT: &str = "const [selector] = arguments;
        return (async () => {
            while (!document.querySelector(selector)) await new Promise((done) => setTimeout(done, 10));
        })();";
    page.ask::<Value>(WAIT, vec![json!(selector)])
        .await
        .map(drop)
}

/// Puts a plan where the page finds it when it is opened next; an empty text takes all away.
async fn keep(page: &Page, text: &str) -> Result<()> {
    const KEEP: &str = "window.addEventListener('pagehide', () => {
            localStorage.clear();
            sessionStorage.clear();
            if (arguments[0]) {
                localStorage.setItem('aksnet.plan.1', arguments[0]);
                localStorage.setItem('aksnet.open', 'aksnet.plan.1');
            }
        });";
    page.ask::<Value>(KEEP, vec![json!(text)]).await.map(drop)
}
