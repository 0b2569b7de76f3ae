//! The built page in a real browser; run by `cargo xtask test --only browser`.

use aksnet_tests::browser::{Page, visit};
use anyhow::{Result, ensure};

#[tokio::test]
async fn the_page_opens_and_answers_what_is_typed() -> Result<()> {
    visit("first-visit", async |page: &Page| {
        page.heading("AKS Network Planner").await?;
        page.shows("output", "3 nodes").await?;
        page.fill("Node count", "1").await?;
        page.shows("output", "1 node").await?;
        page.fill("Node count", "one").await?;
        page.shows("output", "not a whole number of nodes").await?;
        page.screenshot("first-visit").await
    })
    .await
}

#[tokio::test]
async fn scripts_and_styles_that_are_not_the_pages_own_are_refused() -> Result<()> {
    // What a hostile text would have to get past, were it ever put into the page as HTML.
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
            // Later, since the driver lets its own scripts evaluate strings.
            "an evaluated string",
            "await new Promise((done) => setTimeout(() => {
                 try { window.attacked = Function('return 1')(); } catch {}
                 done();
             }));",
        ),
        (
            "another host",
            "const answer = fetch('https://example.com/').then(() => { window.attacked = 1; });
             await answer;",
        ),
    ];
    visit("policy", async |page: &Page| {
        page.heading("AKS Network Planner").await?;
        for (what, script) in ATTACKS {
            let attempt = format!("try {{ {script} }} catch {{}} return window.attacked ?? null;");
            let attacked = page
                .session()
                .execute(format!("return (async () => {{ {attempt} }})();"), vec![])
                .await?;
            ensure!(attacked.json().is_null(), "{what} was let through");
            ensure!(
                !page.complaints().await?.is_empty(),
                "{what} was refused without a word of it in the console"
            );
        }
        Ok(())
    })
    .await
}
