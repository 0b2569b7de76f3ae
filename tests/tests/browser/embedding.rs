//! The planner in a frame of somebody else's page.

use std::{fs, path::Path};

use aksnet_tests::browser::{Page, Place};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::By;

use crate::links::CLIPBOARD;
use crate::verdicts::UPGRADES;

/// The example of a page that embeds the planner, with the planner beside it: what [`prepare`] makes.
pub(crate) const SITE: Place = Place::Plain(FOLDER);

const FOLDER: &str = "target/sites/embedding";

/// Lays out the example with the built page beside it.
pub(crate) fn prepare() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let site = root.join(FOLDER);
    copy(&root.join("examples/embedding"), &site)?;
    copy(&root.join("dist"), &site.join("planner"))?;
    for (name, body) in [
        ("empty.html", ""),
        (
            "framed.html",
            "<iframe title=\"planner\" src=\"planner/\"></iframe>",
        ),
    ] {
        let page = format!(
            "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>{name}</title>{body}"
        );
        fs::write(site.join(name), page)?;
    }
    Ok(())
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The planner has its verdicts.
const THERE: &str = "return document.querySelector('.verdicts b') !== null;";

/// Shows the planner as it is embedded, in the whole window.
async fn embedded(page: &Page, query: &str) -> Result<()> {
    page.visit(&format!("planner/?embed=1{query}")).await?;
    page.holds("the planner", THERE).await?;
    page.watch().await
}

/// Steps into the frame of the page around it.
async fn into_frame(page: &Page) -> Result<()> {
    let frame = page.session().find(By::Tag("iframe")).await?;
    frame.enter_frame().await?;
    page.holds("the planner in its frame", THERE).await
}

async fn out_of_frame(page: &Page) -> Result<()> {
    Ok(page.session().enter_default_frame().await?)
}

pub(crate) async fn a_page_around_the_planner_is_as_high_and_asks_for_the_plan(
    page: &Page,
) -> Result<()> {
    page.visit("").await?;
    into_frame(page).await?;
    page.mentions("h1", "hub-and-spoke").await?;
    let fits =
        "return document.documentElement.scrollHeight <= innerHeight && innerHeight !== 960;";
    page.holds("a frame as high as the planner", fits).await?;
    out_of_frame(page).await?;
    // The driver of WebKit, back from a frame, misses what it presses.
    let press = "document.getElementById('save').click(); return true;";
    page.holds("the button of the page around it", press)
        .await?;
    page.mentions("#file", r#""name": "hub-and-spoke""#).await?;
    let dark = "const choice = document.getElementById('theme'); choice.value = 'dark';
        choice.dispatchEvent(new Event('change')); return true;";
    page.holds("the choice of a theme", dark).await?;
    into_frame(page).await?;
    page.holds(
        "the theme of the page around it",
        "return document.documentElement.dataset.theme === 'dark';",
    )
    .await?;
    out_of_frame(page).await?;
    page.screenshot("embedding-page").await
}

/// Opens what the page says of frames, from its bar.
pub(crate) async fn open_the_offer(page: &Page) -> Result<()> {
    page.press("Export").await?;
    page.press("Embed this plan").await?;
    let summary = "Embed this plan in a wiki, a runbook or any other page";
    let summary = page.by_role("button", summary).await?;
    Ok(summary.send_keys(thirtyfour::Key::Enter).await?)
}

pub(crate) async fn the_page_offers_a_frame_and_shows_it(page: &Page) -> Result<()> {
    open_the_offer(page).await?;
    let snippet = page.field("HTML of the frame").await?;
    let html = snippet.prop("value").await?.unwrap_or_default();
    let begins = format!("<iframe src=\"{}?embed=1#plan=1.", page.address());
    ensure!(html.starts_with(&begins), "{html}");
    page.holds("a preview", "return document.querySelector('iframe')?.contentDocument?.querySelector('.verdicts b') != null;").await?;
    // What is typed is in the frame a moment later, and so is what is chosen.
    page.fill("Plan name", "typed").await?;
    let typed = "return document.querySelector('iframe')?.contentDocument?.querySelector('h1')?.textContent === 'typed';";
    page.holds("what was typed in the preview", typed).await?;
    // By the keyboard: a press misses where sections above are laid out while it scrolls there.
    page.field("map").await?.send_keys(" ").await?;
    let shown =
        "return document.querySelector('iframe')?.contentDocument?.getElementById('map') != null;";
    page.holds("the map in the preview", shown).await?;
    let html = snippet.prop("value").await?.unwrap_or_default();
    ensure!(
        html.contains("&amp;show=summary,verdicts,pools,findings,sums,map#"),
        "{html}"
    );
    page.examine("embed-this-plan").await?;
    page.resize(375).await?;
    page.examine("embed-this-plan-375").await?;
    // The preview asked for the page's own files: that was wanted.
    page.watch().await
}

pub(crate) async fn an_embed_looks_right_alone_at_every_width(page: &Page) -> Result<()> {
    for width in [1440, 1024, 375, 320] {
        page.resize(width).await?;
        embedded(page, "").await?;
        page.mentions("h1", "contoso-prod").await?;
        page.mentions(UPGRADES, "310 of 251").await?;
        let sideways = "return document.documentElement.scrollWidth <= innerWidth;";
        page.holds(&format!("no scrolling sideways at {width}"), sideways)
            .await?;
        let left_out: Vec<String> = page.texts("h2").await?;
        ensure!(
            !left_out
                .iter()
                .any(|text| text.starts_with("Networks") || text == "Address map"),
            "{left_out:?}"
        );
        page.examine(&format!("embed-{width}")).await?;
    }
    Ok(())
}

pub(crate) async fn an_embed_is_shown_as_its_address_asks(page: &Page) -> Result<()> {
    embedded(page, "&theme=dark&show=verdicts,map,findngs").await?;
    page.holds(
        "its theme",
        "return document.documentElement.dataset.theme === 'dark';",
    )
    .await?;
    page.mentions(
        ".hint",
        "no section is called findngs; did you mean findings?",
    )
    .await?;
    // What is out of sight has no text that is shown.
    let headings =
        "return [...document.querySelectorAll('h2')].map((heading) => heading.textContent).join();";
    let headings: String = page.ask(headings, vec![]).await?;
    ensure!(headings == "Verdicts,Address map", "{headings}");
    page.examine("embed-with-a-mistake").await
}

pub(crate) async fn an_embed_whose_clipboard_is_refused_shows_what_to_copy(
    page: &Page,
) -> Result<()> {
    embedded(page, "&show=all").await?;
    // As in a frame that its page does not let write to it.
    page.ask::<u8>(CLIPBOARD, vec![json!(false)]).await?;
    page.press("Copy as Markdown: Findings").await?;
    let shown = "return document.activeElement.value ?? '';";
    let shown = page.differs("what to copy", shown, "").await?;
    ensure!(shown.contains("AKN201"), "{shown}");
    page.examine("embed-copy-by-hand").await
}

pub(crate) async fn an_embed_hears_nobody_but_the_page_that_was_named(page: &Page) -> Result<()> {
    // The page around it is not the one that was named.
    let answers = told(
        page,
        "&origin=https://docs.example.com",
        json!({ "aksnet": 1, "type": "getPlan", "id": 1 }),
    )
    .await?;
    ensure!(
        answers.iter().all(|answer| answer["type"] != "plan"),
        "{answers:?}"
    );
    // Browsers warn of messages that nobody gets.
    page.complaints().await?;
    // Nobody was named.
    let answers = told(page, "", json!({ "aksnet": 1, "type": "getPlan", "id": 1 })).await?;
    ensure!(
        answers.iter().all(|answer| answer["type"] == "height"),
        "{answers:?}"
    );
    // The page that was named is answered, also where it asks for nonsense.
    for (message, kind) in [
        (json!({ "aksnet": 1, "type": "getPlan", "id": "a" }), "plan"),
        (
            json!({ "aksnet": 1, "type": "setTheme", "theme": "<img src=x onerror=attacked=1>", "id": "a" }),
            "error",
        ),
        (
            json!({ "aksnet": 1, "type": "setPlan", "plan": { "aksnet": 1, "clusters": 7 }, "id": "a" }),
            "error",
        ),
        (
            json!({ "aksnet": 9, "type": "getPlan", "id": "a" }),
            "error",
        ),
    ] {
        let answers = told(page, "&origin=ORIGIN", message.clone()).await?;
        let answer = answers.iter().find(|answer| answer["id"] == "a");
        ensure!(
            answer.is_some_and(|answer| answer["type"] == kind),
            "{message}: {answers:?}"
        );
    }
    // What is not for it, or no message at all, is let pass.
    for message in [
        json!(null),
        json!([1]),
        json!("{\"aksnet\":1}"),
        json!({ "type": "getPlan" }),
        json!({ "aksnet": 1 }),
    ] {
        let answers = told(page, "&origin=ORIGIN", message.clone()).await?;
        ensure!(
            answers.iter().all(|answer| answer["type"] != "error"),
            "{message}: {answers:?}"
        );
    }
    // The frames asked for their own files: that was wanted.
    page.visit("empty.html").await
}

/// Everything a frame with that query says of itself and to a message, in its own shape.
async fn told(page: &Page, query: &str, message: Value) -> Result<Vec<Value>> {
    page.visit("empty.html").await?;
    let script = r#"
        const done = arguments[arguments.length - 1];
        const told = [];
        addEventListener("message", ({ data }) => { if (data?.aksnet) told.push(data); });
        const frame = document.createElement("iframe");
        frame.title = "planner";
        frame.src = "planner/?embed=1" + arguments[0].replace("ORIGIN", location.origin);
        document.body.append(frame);
        const until = async (holds) => { while (!holds()) await new Promise((next) => setTimeout(next, 20)); };
        const there = () => frame.contentDocument?.querySelector(".verdicts b");
        (async () => {
            await until(there);
            frame.contentWindow.postMessage(arguments[1], "*");
            // A message behind it comes after it: once it has been heard, so has the one before.
            await new Promise((heard) => {
                frame.contentWindow.addEventListener("message", ({ data }) => data === "behind" && heard());
                frame.contentWindow.postMessage("behind", "*");
            });
            // And answers come in their order too.
            await new Promise((next) => { addEventListener("message", ({ data }) => data === "last" && next()); postMessage("last", "*"); });
            await new Promise((next) => setTimeout(next, 100));
            done(told);
        })();
    "#;
    let answer = page
        .session()
        .execute_async(script, vec![json!(query), message])
        .await?;
    Ok(answer.convert()?)
}

pub(crate) async fn an_embed_reads_no_plan_that_the_reader_keeps(page: &Page) -> Result<()> {
    page.visit("planner/").await?;
    page.fill("Plan name", "the reader's own").await?;
    let kept =
        "return Object.values(localStorage).some((text) => text.includes(\"the reader's own\"));";
    page.holds("the plan in the browser", kept).await?;
    embedded(page, "").await?;
    page.mentions("h1", "contoso-prod").await?;
    page.fill("system nodes", "4").await?;
    page.visit("planner/").await?;
    page.holds(
        "the reader's plan again",
        "return document.getElementById('f-name')?.value === \"the reader's own\";",
    )
    .await?;
    let plans: usize = page.ask("return Object.keys(localStorage).filter((key) => key.startsWith('aksnet.plan')).length;", vec![]).await?;
    ensure!(plans == 1, "{plans} plans are kept");
    // A page that frames the whole planner sees none of them either.
    page.visit("framed.html").await?;
    into_frame(page).await?;
    page.holds(
        "the example",
        "return document.getElementById('f-name')?.value === 'contoso-prod';",
    )
    .await?;
    out_of_frame(page).await
}
