//! The built page in a real browser; run by `cargo xtask test --only browser`.

use aksnet_tests::browser::{Page, visit};
use anyhow::{Result, ensure};
use thirtyfour::By;

/// The verdict at that place of the strip.
const fn verdict(place: usize) -> &'static str {
    match place {
        1 => ".verdicts li:nth-child(1)",
        2 => ".verdicts li:nth-child(2)",
        _ => ".verdicts li:nth-child(3)",
    }
}

#[tokio::test]
async fn a_failing_plan_is_mended_by_the_fix_it_is_offered() -> Result<()> {
    visit("first-visit", async |page: &Page| {
        page.heading("AKS Network Planner").await?;
        // The example: 8 nodes of 31 addresses fit a /24, 10 do not.
        page.mentions(verdict(1), "248 of 251").await?;
        page.mentions(verdict(2), "310 of 251").await?;
        page.mentions(verdict(3), "465 of 251").await?;
        page.screenshot("first-visit").await?;

        page.fill("snet-nodes range", "10.240.0.0/22").await?;
        page.mentions(verdict(2), "310 of 1,019").await?;
        page.mentions(verdict(3), "OK").await?;

        page.fill("snet-nodes range", "10.240.0.0/24").await?;
        page.mentions(verdict(3), "465 of 251").await?;
        page.mentions(".finds", "AKN201").await?;
        page.mentions(".sum .go", "Grow snet-nodes to 10.240.0.0/23")
            .await?;
        page.session()
            .find(By::Css(".sum .go"))
            .await?
            .click()
            .await?;
        page.mentions(verdict(2), "310 of 507").await?;
        page.mentions(verdict(3), "465 of 507").await?;
        let findings = page.text(".finds").await?;
        ensure!(
            !findings.contains("AKN201"),
            "still there after its fix: {findings}"
        );
        page.screenshot("mended").await
    })
    .await
}

#[tokio::test]
async fn half_typed_text_blanks_nothing_and_undo_goes_all_the_way_back() -> Result<()> {
    visit("undo", async |page: &Page| {
        page.heading("AKS Network Planner").await?;
        page.fill("snet-ingress range", "10.240.4.5/28").await?;
        page.mentions(".field-message", "10.240.4.0/28").await?;
        page.mentions(verdict(1), "248 of 251").await?;
        page.fill("snet-ingress range", "10.240.").await?;
        page.mentions(verdict(1), "248 of 251").await?;
        page.fill("apps nodes", "4").await?;
        page.mentions(verdict(1), "217 of 251").await?;
        page.button("Undo").await?.click().await?;
        page.mentions(verdict(1), "248 of 251").await?;
        // Two steps where the machine was so slow that a pause lay between the two texts.
        page.button("Undo").await?.click().await?;
        page.button("Undo").await?.click().await?;
        page.lacks(".field-message").await
    })
    .await
}

#[tokio::test]
async fn the_plan_is_still_there_after_a_reload() -> Result<()> {
    visit("reload", async |page: &Page| {
        page.heading("AKS Network Planner").await?;
        page.fill("apps nodes", "4").await?;
        page.mentions(verdict(1), "217 of 251").await?;
        page.open("").await?;
        page.mentions(verdict(1), "217 of 251").await
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
