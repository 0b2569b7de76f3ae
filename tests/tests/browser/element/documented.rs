//! What `docs/element.md` says, run.

use std::{fs, path::Path};

use aksnet_tests::browser::Page;
use anyhow::{Context as _, Result, ensure};

use super::{checks, mentions};

const TEXT: &str = "docs/element.md";

/// Before the scripts of the documentation: where the package is, and what they say.
const FIRST: &str = r#"
<script type="importmap">{ "imports": { "aksnet/element": "./aksnet/element.js" } }</script>
<script>window.said = []; console.log = (...words) => said.push(words.join(" "));</script>
<link rel="stylesheet" href="documented.css">
"#;

/// Makes a page of the one in the documentation, with its scripts and styles.
pub(super) fn prepare(root: &Path, site: &Path) -> Result<()> {
    let text = fs::read_to_string(root.join(TEXT)).context(TEXT)?;
    let [page] = blocks(&text, "html")[..] else {
        anyhow::bail!("{TEXT} has one page");
    };
    let (head, rest) = page.split_once("<script").context("a page with a script")?;
    let (body, end) = rest.split_once("</body>").context("a page with a body")?;
    let mut scripts = Vec::new();
    for (place, script) in blocks(&text, "js").into_iter().enumerate() {
        let name = format!("documented-{place}.js");
        fs::write(site.join(&name), script)?;
        scripts.push(format!("<script type=\"module\" src=\"{name}\"></script>"));
    }
    let scripts = scripts.concat();
    let html = format!("{head}{FIRST}<script{body}{scripts}</body>{end}");
    fs::write(site.join("documented.css"), blocks(&text, "css").concat())?;
    fs::write(site.join("documented.html"), html)?;
    let example = fs::read_to_string(root.join("examples/element/index.html"))?;
    let policy = example.split_once("Content-Security-Policy\" content=\"");
    let policy = policy.and_then(|(_, rest)| rest.split_once('"'));
    let (policy, _) = policy.context("the example has a policy")?;
    ensure!(
        text.contains(&format!("    {policy}\n")),
        "{TEXT} names another policy than the example"
    );
    Ok(())
}

/// The blocks of code in that language.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    let blocks = text.split(&fence).skip(1);
    blocks
        .filter_map(|block| Some(block.split_once("```")?.0))
        .collect()
}

pub(crate) async fn the_documentation_does_what_it_says(page: &Page) -> Result<()> {
    page.visit("documented.html").await?;
    mentions(page, 0, "h2", "shop").await?;
    checks(page, r#"
        const planner = document.querySelector("aks-network-planner");
        await until(() => said.length === 2 && document.title === "An upgrade does not fit", "what the scripts say");
        check(said.some((words) => words.startsWith("error AKN")), `the report: ${said}`);
        check(said.some((words) => words.startsWith("/clusters/0/nodepools plan /clusters/0/nodepools:")), `the error: ${said}`);
        same(JSON.parse(localStorage.getItem("shop")).clusters[0].nodePools[0].count, 200, "the plan of the event");
        const accent = getComputedStyle(planner.shadowRoot.querySelector("a, .txt")).color;
        same(accent, "rgb(122, 63, 176)", "the accent");
        same(getComputedStyle(planner.shadowRoot.querySelector(".verdicts")).top, "48px", "below what the page keeps");
    "#).await?;
    page.watch().await
}
