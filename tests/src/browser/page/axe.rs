//! What shuts people out, as axe-core finds it.

use std::{env, fs};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::{Page, Theme};

/// Looks at the whole page, or at a part of it; what it finds in words.
const LOOK: &str = r#"
    const done = arguments[arguments.length - 1];
    const options = {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        rules: { "target-size": { enabled: true }, "color-contrast": { enabled: arguments[0] } },
        resultTypes: ["violations"],
        // It would ask for the style sheets again.
        preload: false,
    };
    const inWords = (violation) => violation.nodes.slice(0, 5).map((node) =>
        `${violation.id}: ${node.target.join(" ")}: ${node.html.slice(0, 300)}\n    ${node.failureSummary.replace(/\s+/g, " ")}`);
    // Boxes of content that is laid out only once it is near are estimates until somebody comes near.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important; }");
    const roots = [document, ...[...document.querySelectorAll("*")].flatMap((one) => one.shadowRoot ?? [])];
    for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    const away = () => {
        for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    };
    // What stays at the window's top as the page scrolls lies over something, wherever that is.
    scrollTo(0, 0);
    // A frame, a chart and a map take the window's new width a moment later.
    const layout = () => document.documentElement.clientWidth + " "
        + [...document.querySelectorAll("button, input, iframe")].map((one) => one.getBoundingClientRect().bottom);
    const still = async () => {
        for (let turn = 0, last = ""; turn < 40 && last !== (last = layout()); turn += 1)
            await new Promise((resolve) => setTimeout(resolve, 150));
    };
    still().then(() => window.axe.run(arguments[1] ?? document, options))
        .then((results) => done(results.violations.flatMap(inWords)))
        .catch((error) => done([String(error)]))
        .finally(away);
"#;

impl Page {
    /// Looks at the state the page is in, in light and dark: a picture of it,
    /// `target/screenshots/<name>-<theme>-<engine>.png`, and what shuts people out.
    ///
    /// # Errors
    ///
    /// What axe-core finds against WCAG 2.2 AA or its best practices.
    pub async fn examine(&self, name: &str) -> Result<()> {
        self.examine_in(name, None).await
    }

    /// The same of the part alone that `css` selects, in a page that is somebody else's.
    ///
    /// # Errors
    ///
    /// As [`examine`](Self::examine).
    pub async fn examine_part(&self, name: &str, css: &str) -> Result<()> {
        self.examine_in(name, Some(css)).await
    }

    async fn examine_in(&self, name: &str, part: Option<&str>) -> Result<()> {
        self.bring_axe().await?;
        let mut found = Vec::new();
        // It reads colours from the style sheets, and these are not shown where the system's are;
        // those are light or dark as the system has them.
        let forced = self.forced.get();
        let themes = if forced {
            &[Theme::Light][..]
        } else {
            &Theme::BOTH
        };
        for theme in themes.iter().copied() {
            if !forced {
                self.theme(theme).await?;
            }
            self.screenshot(&format!("{name}-{}", theme.name())).await?;
            let answer = self
                .session
                .execute_async(LOOK, vec![json!(!forced), json!(part)])
                .await?;
            let words: Vec<String> = answer.convert()?;
            found.extend(
                words
                    .into_iter()
                    .map(|words| format!("{}: {words}", theme.name())),
            );
        }
        if !forced {
            self.theme(Theme::Light).await?;
        }
        ensure!(
            found.is_empty(),
            "axe-core finds in {name}:\n{}",
            found.join("\n")
        );
        Ok(())
    }

    /// Puts axe-core into the page, unless it is there.
    async fn bring_axe(&self) -> Result<()> {
        if self.ask("return 'axe' in window;", vec![]).await? {
            return Ok(());
        }
        let place = env::var_os("AKSNET_AXE")
            .context("AKSNET_AXE is not set; run: cargo xtask test --only browser")?;
        let script =
            fs::read_to_string(&place).with_context(|| format!("reading {}", place.display()))?;
        self.session.execute(script, Vec::<Value>::new()).await?;
        let here: bool = self.ask("return 'axe' in window;", vec![]).await?;
        ensure!(
            here,
            "axe-core does not load: {}",
            json!(place.display().to_string())
        );
        Ok(())
    }
}
