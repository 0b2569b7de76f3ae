//! The Content-Security-Policy, and what hostile text comes to.

use aksnet_tests::browser::Page;
use anyhow::{Result, ensure};
use serde_json::Value;

use crate::editing::undo_everything;
use crate::layout::open_everything;
use crate::verdicts::UPGRADES;

/// Texts that would run a script if they ever became part of the page's HTML.
const HOSTILE: [(&str, &str); 6] = [
    ("Plan name", "</title><script>attacked=1</script>"),
    ("snet-nodes range", "<img src=x onerror=attacked=1>"),
    ("apps max surge", "\"><svg onload=attacked=1>"),
    (
        "Branch offices range",
        "javascript:attacked=1//${7*7}{{7*7}}",
    ),
    ("Service range", "&lt;img src=x onerror=attacked=1&gt;"),
    (
        "DNS address",
        "\u{202e}<iframe srcdoc='<script>parent.attacked=1</script>'>",
    ),
];

/// What a hostile text would have to get past, were it ever put into the page as HTML.
const ATTACKS: [(&str, &str); 4] = [
    (
        "an inline script",
        "const element = document.createElement('script'); element.text = 'window.attacked = 1';
         document.body.append(element);",
    ),
    (
        "markup made from a string",
        "document.body.innerHTML = '<img src=x onerror=\"window.attacked = 1\">';",
    ),
    (
        // A timer's string: no driver lets it through for its own scripts' sake.
        "an evaluated string",
        "try { window.setTimeout('window.attacked = 1', 0); } catch {}
         await new Promise((done) => window.setTimeout(done, 20));",
    ),
    (
        "another host",
        "const answer = fetch('https://example.com/').then(() => { window.attacked = 1; });
         await answer;",
    ),
];

pub(crate) async fn scripts_and_styles_that_are_not_the_pages_own_are_refused(
    page: &Page,
) -> Result<()> {
    for (what, script) in ATTACKS {
        let attempt = format!("try {{ {script} }} catch {{}} return window.attacked ?? null;");
        let attacked: Value = page
            .ask(&format!("return (async () => {{ {attempt} }})();"), vec![])
            .await?;
        ensure!(attacked.is_null(), "{what} was let through");
        ensure!(
            !page.complaints().await?.is_empty(),
            "{what} was refused without a word of it in the console"
        );
    }
    Ok(())
}

pub(crate) async fn hostile_text_is_shown_as_text_and_runs_nothing(page: &Page) -> Result<()> {
    // Names first, since they end up in many more places: findings, tables, the map, labels.
    for label in ["Subnet name", "Pool name", "VNet name", "Range name"] {
        page.fill_each(label, "<img src=x onerror=attacked=1>")
            .await?;
    }
    page.fill("Name", "<script>attacked=1</script>").await?;
    page.mentions(".finds", "<img src=x onerror=attacked=1>")
        .await?;
    open_everything(page).await?;
    harmless(page).await?;
    page.examine("hostile-names").await?;
    undo_everything(page).await?;
    page.mentions(UPGRADES, "310 of 251").await?;
    for (label, text) in HOSTILE {
        page.fill(label, text).await?;
        harmless(page).await?;
    }
    page.examine("hostile-values").await?;
    page.open("").await?;
    harmless(page).await
}

/// Nothing has run, and nothing is on the page that a text could have brought.
pub(crate) async fn harmless(page: &Page) -> Result<()> {
    // The planner's own preview of itself is the one frame there may be.
    let brought: Vec<String> = page
        .ask(
            "return [...document.querySelectorAll('img, iframe:not(figure > iframe[title=Preview][src^=\"?embed=1\"]), object, embed, [onerror], [onload], body script:not([type=module]), title *')]
                 .map((element) => element.outerHTML.slice(0, 200))
                 .concat('attacked' in window ? ['a script ran'] : []);",
            vec![],
        )
        .await?;
    ensure!(brought.is_empty(), "hostile text came to {brought:?}");
    Ok(())
}
