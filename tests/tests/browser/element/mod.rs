//! The planner as an element of somebody else's page.

mod documented;
mod given;
mod place;
mod several;
mod shown;
mod styles;

use std::{fs, path::Path};

use aksnet_tests::browser::{Page, Place};
use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::WebElement;

pub(crate) use documented::the_documentation_does_what_it_says;
pub(crate) use given::{
    a_page_gives_plans_and_hears_of_changes, a_page_locks_fields_and_sets_a_policy,
    what_cannot_be_read_is_said_and_changes_nothing,
};
pub(crate) use place::{
    an_element_that_moves_keeps_its_plan, elements_that_are_gone_leave_nothing_behind,
};
pub(crate) use several::{
    an_element_is_used_by_keys_alone, several_elements_leave_each_other_alone,
};
pub(crate) use shown::{
    an_element_looks_right_at_every_width,
    an_element_loses_nothing_where_the_system_chooses_the_colours, an_element_prints_with_its_page,
    an_element_that_cannot_load_shows_what_stands_in_it, the_example_of_a_page_works,
};
pub(crate) use styles::{
    documented_properties_come_in, no_style_of_the_page_comes_in_and_none_goes_out,
};

/// The example of a page that has the element, with the package beside it: what [`prepare`] makes.
pub(crate) const SITE: Place = Place::Plain(FOLDER);

const FOLDER: &str = "target/sites/element";

/// Where the package is as it was built.
const PACKAGE: &str = "target/npm/node_modules/aksnet";

/// A page with a part of its own and none of the element, which it has loaded.
const BARE: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>Bare</title>
<style>
  :root { color-scheme: light dark; background: Canvas; color: CanvasText; }
  :root[data-theme="light"] { color-scheme: light; }
  :root[data-theme="dark"] { color-scheme: dark; }
  body { margin: 0; }
  main > p > a { color: LinkText; }
</style>
<main><h1>Bare</h1><p><a href="before">before</a></p><div id="here"></div><p><a href="after">after</a></p></main>
<script type="module">
  import "./aksnet/element.js";
  import start from "./aksnet/planner.js";
  window.start = start;
</script>
"#;

/// The same without the compiled planner.
const BROKEN: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>Broken</title>
<main><h1>Broken</h1><aks-network-planner>Nodes in 10.240.0.0/22</aks-network-planner></main>
<script type="module" src="broken/element.js"></script>
"#;

/// Lays out the example with the built package beside it.
pub(crate) fn prepare() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let site = root.join(FOLDER);
    super::embedding::copy(&root.join("examples/element"), &site)?;
    for folder in ["aksnet", "broken"] {
        super::embedding::copy(&root.join(PACKAGE), &site.join(folder))?;
    }
    fs::remove_file(site.join("broken/planner.wasm"))?;
    fs::copy(
        root.join("examples/contoso-prod.json"),
        site.join("plan.json"),
    )?;
    fs::copy(
        root.join("examples/policy/platform-team.json"),
        site.join("policy.json"),
    )?;
    fs::write(site.join("bare.html"), BARE)?;
    fs::write(site.join("broken.html"), BROKEN)?;
    documented::prepare(&root, &site)
}

/// What scripts of these flows have at hand.
const WORDS: &str = r#"
    const wrong = [];
    const check = (holds, words) => { if (!holds) wrong.push(words); };
    const same = (found, expected, words) =>
        check(JSON.stringify(found) === JSON.stringify(expected), `${words}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
    const until = async (holds, words) => {
        const end = performance.now() + 10000;
        while (!holds()) {
            if (performance.now() > end) throw new Error(`not within 10 s: ${words}`);
            await new Promise((next) => setTimeout(next, 20));
        }
    };
    const soon = () => new Promise((next) => setTimeout(next, 60));
    const here = document.getElementById("here");
    const made = async (set) => {
        const planner = document.createElement("aks-network-planner");
        set?.(planner);
        here.append(planner);
        await planner.ready;
        await until(() => tree(planner, ".page"), "a planner");
        return planner;
    };
    const tree = (planner, css) => planner.shadowRoot.querySelector(css);
    const title = (planner) => tree(planner, "h2")?.textContent;
    const hints = (planner) => [...planner.shadowRoot.querySelectorAll("ul.hint li")].map((hint) => hint.textContent.trim());
    const attempt = (does) => { try { does(); } catch (error) { return error; } };
"#;

/// Opens the page that has loaded the element and has none.
async fn bare(page: &Page) -> Result<()> {
    page.visit("bare.html").await?;
    page.holds("the element", "return window.start !== undefined;")
        .await
}

/// Runs a script as one of the page's own; every check of it holds.
async fn checks(page: &Page, script: &str) -> Result<()> {
    let script = format!(
        "window.checked = undefined; (async () => {{ {WORDS} try {{ {script} }} catch (error) {{ wrong.push(String(error)); }} window.checked = wrong; }})();"
    );
    // What a driver runs is a stranger to the page's classes in Firefox.
    let run = "const script = document.createElement('script'); script.textContent = arguments[0]; document.head.append(script); return 0;";
    page.ask::<u8>(run, vec![json!(script)]).await?;
    page.holds("all checks", "return window.checked !== undefined;")
        .await?;
    let wrong: Vec<String> = page.ask("return window.checked;", vec![]).await?;
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// The element that a selector means in the shadow tree of the planner at a place.
async fn inside(page: &Page, planner: usize, css: &str) -> Result<WebElement> {
    let find = "return document.querySelectorAll('aks-network-planner')[arguments[0]]?.shadowRoot?.querySelector(arguments[1]) ?? null;";
    page.holds(
        css,
        &find
            .replace("arguments[0]", &planner.to_string())
            .replace("arguments[1]", &json!(css).to_string())
            .replace("?? null", "!= null"),
    )
    .await?;
    let found = page
        .session()
        .execute(find, vec![json!(planner), json!(css)])
        .await?;
    Ok(found.element()?)
}

/// The planner at a place mentions a text, in the part that a selector means.
async fn mentions(page: &Page, planner: usize, css: &str, text: &str) -> Result<()> {
    let script = format!(
        "return document.querySelectorAll('aks-network-planner')[{planner}]?.shadowRoot?.querySelector({css})?.textContent.includes({text}) === true;",
        css = json!(css),
        text = json!(text)
    );
    page.holds(&format!("{text} in {css}"), &script).await
}
