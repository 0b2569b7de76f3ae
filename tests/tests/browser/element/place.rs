//! Where the element stands: it moves, and it goes.

use aksnet_tests::browser::{Engine, Page};
use anyhow::{Result, bail, ensure};
use serde_json::json;

use super::{bare, checks};

pub(crate) async fn an_element_that_moves_keeps_its_plan(page: &Page) -> Result<()> {
    bare(page).await?;
    checks(page, r#"
        const planner = await made();
        const root = tree(planner, "article");
        planner.setPlan({ ...planner.getPlan(), name: "moved" });
        await until(() => title(planner) === "moved", "its plan");
        // Moved at once it is the same planner, with what was typed and can be undone.
        const box = here.appendChild(document.createElement("section"));
        box.append(planner);
        await soon();
        check(tree(planner, "article") === root, "the same planner");
        same(title(planner), "moved", "its plan");
        if (box.moveBefore) {
            here.moveBefore(planner, box);
            await soon();
            check(tree(planner, "article") === root, "the same planner after moveBefore");
        }
        // Away for a while it is shown anew with the plan it had, and can be asked meanwhile.
        planner.remove();
        await soon();
        check(!tree(planner, "article"), "nothing is shown");
        same(planner.getPlan().name, "moved", "the plan of a planner that is away");
        same(planner.getReport().clusters.length, 1, "its report");
        planner.setPlan({ ...planner.getPlan(), name: "while away" });
        planner.plan = { aksnet: 1, nam: 1 };
        planner.theme = "dark";
        here.append(planner);
        await until(() => title(planner) === "while away" && hints(planner).length === 1, "its plan, and what was wrong with another");
        same(tree(planner, "article").dataset.theme, "dark", "its theme");
        // Into another document and back.
        const frame = document.createElement("iframe");
        here.append(frame);
        frame.contentDocument.body.append(planner);
        await until(() => tree(planner, ".page"), "a planner in another document");
        same(getComputedStyle(tree(planner, ".page")).display, "block", "it has its styles");
        same(planner.shadowRoot.adoptedStyleSheets.length, 1, "one style sheet");
        same(title(planner), "while away", "its plan in another document");
        here.append(planner);
        frame.remove();
        await until(() => tree(planner, ".page") && title(planner) === "while away", "its plan back in the first");
        same(getComputedStyle(tree(planner, "article")).backgroundColor !== "", true, "it has its styles again");
        // Added and removed before it is loaded, nothing comes of it.
        const brief = document.createElement("aks-network-planner");
        here.append(brief);
        brief.remove();
        await soon();
        check(!tree(brief, "article"), "nothing is shown of what has gone");
    "#).await?;
    page.watch().await
}

/// Makes planners, changes their plans and removes them, and keeps hold of none.
const COME_AND_GO: &str = r#"
    window.gone ??= [];
    for (let count = 0; count < 50; count += 1) {
        const planner = await made();
        planner.addEventListener("planchange", ({ detail }) => detail.plan.name === planner.getPlan().name || wrong.push("another plan"));
        planner.setPlan({ ...planner.getPlan(), name: `plan ${count}` });
        await until(() => title(planner) === `plan ${count}`, "its plan");
        planner.remove();
        window.gone.push(new WeakRef(planner), new WeakRef(tree(planner, "article")), new WeakRef(tree(planner, ".page")));
    }
    window.memory = (await start()).memory.buffer.byteLength;
"#;

pub(crate) async fn elements_that_are_gone_leave_nothing_behind(page: &Page) -> Result<()> {
    bare(page).await?;
    let mut memory: Vec<u64> = Vec::new();
    for round in ["first", "second", "third"] {
        checks(page, COME_AND_GO).await?;
        memory.push(page.ask("return window.memory;", vec![]).await?);
        if page.engine() == Engine::Chromium {
            page.devtools("HeapProfiler.collectGarbage", json!({}))
                .await?;
            let left = "return window.gone.filter((element) => element.deref()).length <= 3;";
            page.holds(&format!("none left after the {round} round"), left)
                .await?;
        }
    }
    println!(
        "{}: the planner's memory after 50, 100 and 150 elements: {memory:?}",
        page.engine().name()
    );
    // What the second round took is enough for all that follow.
    let [_, second, third] = memory[..] else {
        bail!("{memory:?}");
    };
    ensure!(second == third, "the planner's memory grows: {memory:?}");
    page.watch().await
}
