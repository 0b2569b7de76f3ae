//! More than one element in a page, and the keys.

use aksnet_tests::browser::Page;
use anyhow::{Result, ensure};
use thirtyfour::Key;

use super::{bare, checks, inside, mentions};

/// The field of a pool's nodes.
const NODES: &str = "[id='f-clusters-0-nodePools-0-count']";

/// Focuses a part of the planner at a place, in view.
async fn focus(page: &Page, planner: usize, css: &str) -> Result<()> {
    let element = inside(page, planner, css).await?;
    // What is laid out only when in sight moves what is below it.
    let script = "arguments[0].focus({ preventScroll: true }); arguments[0].scrollIntoView({ block: 'center' }); return 0;";
    let element = element.to_json()?;
    for _ in 0..2 {
        page.session()
            .execute(script, vec![element.clone()])
            .await?;
        page.settled().await?;
    }
    page.holds(&format!("{css} in view"), IN_VIEW).await
}

/// Nothing covers what has the focus.
const IN_VIEW: &str = "const tree = [...document.querySelectorAll('aks-network-planner')].map((planner) => planner.shadowRoot).find((tree) => tree.activeElement);
    const box = tree.activeElement.getBoundingClientRect();
    const top = tree.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return tree.activeElement.contains(top) || top?.contains(tree.activeElement) === true;";

/// Nodes of the first pool in each planner.
async fn counted(page: &Page, expected: &str) -> Result<()> {
    let counts = "return window.planners.map((planner) => planner.getPlan().clusters[0].nodePools[0].count).join()";
    page.holds(
        &format!("counts of {expected}"),
        &format!("{counts} === '{expected}';"),
    )
    .await
}

pub(crate) async fn several_elements_leave_each_other_alone(page: &Page) -> Result<()> {
    bare(page).await?;
    checks(page, r#"
        window.planners = [await made((one) => { one.show = "all"; })];
        window.planners = [planners[0], await made((other) => { other.show = "all"; other.plan = { ...planners[0].getPlan(), name: "other" }; })];
        const loads = performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop());
        for (const name of ["planner.wasm", "planner.js", "look.js"]) same(loads.filter((load) => load === name).length, 1, name);
        check(planners[0].shadowRoot.adoptedStyleSheets[0] === planners[1].shadowRoot.adoptedStyleSheets[0], "one style sheet for both");
    "#).await?;
    page.watch().await?;
    for (planner, text, expected) in [(0, "4", "4,3"), (1, "7", "4,7"), (0, "5", "5,7")] {
        focus(page, planner, NODES).await?;
        page.chord(&[Key::Control], 'a').await?;
        page.keys(text).await?;
        counted(page, expected).await?;
    }
    // Each takes back its own changes alone, one by one.
    for (planner, expected) in [(0, "4,7"), (0, "3,7"), (1, "3,3")] {
        focus(page, planner, ".sum h2").await?;
        page.chord(&[Key::Control], 'z').await?;
        counted(page, expected).await?;
    }
    // Keys outside of both are the page's.
    checks(page, r#"
        document.activeElement?.blur();
        const before = JSON.stringify(planners.map((planner) => planner.getPlan()));
        for (const key of ["z", "y", "?", "/", "n", "f", "1"]) for (const ctrlKey of [false, true])
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, composed: true }));
        await soon();
        same(JSON.stringify(planners.map((planner) => planner.getPlan())), before, "plans");
        // Address, title and storage are the page's.
        same([location.hash, document.title, localStorage.length + sessionStorage.length], ["", "Bare", 0], "what is the page's");
        // Radio buttons of the same name are apart.
        const radios = planners.map((planner) => [...planner.shadowRoot.querySelectorAll("[type=radio]")].filter((radio) => radio.checked).map((radio) => radio.value + radio.id).join());
        check(radios[0] !== "" && radios[0] === radios[1], `chosen in each: ${radios.join(" and ")}`);
    "#).await?;
    page.examine("element-twice").await
}

pub(crate) async fn an_element_is_used_by_keys_alone(page: &Page) -> Result<()> {
    bare(page).await?;
    checks(
        page,
        "window.planner = await made(); document.querySelector('[href=before]').focus();",
    )
    .await?;
    page.watch().await?;
    let stop = "return planner.shadowRoot.activeElement ? `in ${planner.shadowRoot.activeElement.id || planner.shadowRoot.activeElement.textContent}` : document.activeElement.getAttribute('href') ?? 'nowhere';";
    let mut stops: Vec<String> = Vec::new();
    for _ in 0..120 {
        page.keys(Key::Tab).await?;
        let stop: String = page.ask(stop, vec![]).await?;
        if stop.starts_with("in ") {
            page.holds(&format!("{stop} in view"), IN_VIEW).await?;
        }
        stops.push(stop);
        if stops.last().is_some_and(|stop| stop == "after") {
            break;
        }
    }
    let last = stops.pop();
    let inside = stops.iter().all(|stop| stop.starts_with("in "));
    ensure!(
        last.as_deref() == Some("after") && inside && stops.len() > 10,
        "{stops:?}, {last:?}"
    );
    // The change that helps most, pressed by a key, is spoken from inside.
    page.ask::<u8>(
        "planner.shadowRoot.querySelector('.sum .go').focus(); return 0;",
        vec![],
    )
    .await?;
    page.keys(Key::Enter).await?;
    mentions(page, 0, ".sum", "creates, upgrades and scales to full").await?;
    mentions(page, 0, "[role=status]", "Upgrades").await?;
    page.screenshot("element-keyboard").await
}
