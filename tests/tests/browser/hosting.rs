//! The page on hosts that are not the project's own.

use aksnet_serve::Site;
use aksnet_tests::browser::{Engine, Page, head};
use anyhow::{Result, ensure};
use thirtyfour::By;

use crate::offline::KEPT;
use crate::verdicts::CREATES;

/// What nginx sends with a file of each kind.
const SENT: [(&str, &[&str]); 4] = [
    (
        "index.html",
        &[
            "content-type: text/html",
            "frame-ancestors 'self' http://127.0.0.1:",
        ],
    ),
    (
        ".js",
        &[
            "content-type: application/javascript",
            "content-encoding: gzip",
        ],
    ),
    (
        ".wasm",
        &["content-type: application/wasm", "content-encoding: gzip"],
    ),
    (
        "manifest.webmanifest",
        &["content-type: application/manifest+json"],
    ),
];

pub(crate) async fn the_page_works_behind_nginx(page: &Page) -> Result<()> {
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    let loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name);";
    let mut loaded: Vec<String> = page.ask(loaded, vec![]).await?;
    loaded.extend(["index.html", "manifest.webmanifest", "worker.js"].map(str::to_owned));
    for (ending, sent) in SENT {
        for address in loaded.iter().filter(|address| address.ends_with(ending)) {
            let path = address.strip_prefix(page.address()).unwrap_or(address);
            let head = head(page.address(), path)?;
            ensure!(head.starts_with("http/1.1 200 "), "{path}: {head}");
            let always = [
                "content-security-policy: frame-ancestors ",
                "x-content-type-options: nosniff",
                "referrer-policy: no-referrer",
                "cache-control: no-cache",
            ];
            for header in sent.iter().chain(&always) {
                ensure!(head.contains(header), "{path} lacks {header}: {head}");
            }
        }
        let any = loaded.iter().any(|address| address.ends_with(ending));
        ensure!(any, "nothing ends with {ending}");
    }
    page.mentions("footer", KEPT).await?;
    page.unplug();
    page.open("").await?;
    page.mentions(CREATES, "217 of 251").await
}

pub(crate) async fn nginx_says_who_may_frame_the_page(page: &Page) -> Result<()> {
    page.wiki(true).await?;
    page.session()
        .find(By::Css("iframe"))
        .await?
        .enter_frame()
        .await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.session().enter_default_frame().await?;
    page.at_rest().await?;
    page.wiki(false).await?;
    page.session()
        .find(By::Css("iframe"))
        .await?
        .enter_frame()
        .await?;
    let texts = page.texts("body").await?.concat();
    page.session().enter_default_frame().await?;
    ensure!(!texts.contains("addresses"), "the frame shows {texts}");
    let complaints = page.complaints().await?;
    // WebKit has no console to ask, and tells the page around nothing.
    let refused = complaints
        .iter()
        .any(|complaint| complaint.contains("frame"));
    ensure!(refused || page.engine() == Engine::WebKit, "{complaints:?}");
    Ok(())
}

pub(crate) async fn a_host_that_does_not_know_webassembly_will_do(page: &Page) -> Result<()> {
    let dist = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/dist");
    page.rehost(Site::open(&dist.join("aksnet-page"))?.ignorant())?;
    page.open("").await?;
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    // The script tells that it compiles the module after it has arrived.
    for complaint in page.complaints().await? {
        ensure!(complaint.contains("application/wasm"), "{complaint}");
    }
    Ok(())
}
