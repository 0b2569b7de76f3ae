//! The Content-Security-Policy, and what hostile text comes to.

use aksnet_tests::browser::Page;
use anyhow::{Result, ensure};
use serde_json::Value;

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
