//! Plans in sites that other tools make of Markdown.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use aksnet_tests::browser::{Flow, Page, Place};
use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use thirtyfour::By;

/// The examples, as `cargo xtask` has built them.
const MKDOCS: &str = "target/sites/mkdocs";
const VITEPRESS: &str = "target/sites/vitepress";

/// What Firefox says of a script in the pages of Material, which looks for the part of an address that has none.
const MATERIALS_OWN: &str = "Empty string passed to getElementById()";

/// The example that `MkDocs` builds.
pub(crate) const IN_MKDOCS: Place = Place::Plain(MKDOCS);

/// The example that `VitePress` builds.
pub(crate) const IN_VITEPRESS: Place = Place::Plain(VITEPRESS);

/// Whether a flow has its site; that of `MkDocs` is not built where there is no Python, and then the run says so.
pub(crate) fn is_built(flow: &Flow) -> bool {
    flow.place != IN_MKDOCS || env::var_os("AKSNET_WITHOUT_MKDOCS").is_none()
}

/// What differs from site to site.
struct Site {
    name: &'static str,
    /// The page as its author wrote it.
    source: &'static str,
    /// The block of code that holds the plan.
    block: &'static str,
    /// Where the next page and this one are led to.
    next: &'static str,
    back: &'static str,
    /// What the search shows when it is open.
    search: &'static str,
    /// Makes the site dark, by its own switch.
    dark: &'static str,
}

static OF_MKDOCS: Site = Site {
    name: "mkdocs",
    source: "examples/mkdocs/docs/index.md",
    block: "pre.aks-plan",
    next: "article a[href*=runbook]",
    back: "article li a",
    search: "#__search:checked",
    dark: "document.querySelector('label[for=__palette_1]').click(); return true;",
};

static OF_VITEPRESS: Site = Site {
    name: "vitepress",
    source: "examples/vitepress/index.md",
    block: "div.language-aks-plan",
    next: "main a[href*=runbook]",
    back: "main li a",
    search: ".VPLocalSearchBox",
    dark: "document.querySelector('.VPSwitchAppearance').click(); return true;",
};

pub(crate) async fn a_site_of_mkdocs_shows_its_plan(page: &Page) -> Result<()> {
    stands_at(page.address())?;
    works(page, &OF_MKDOCS).await
}

pub(crate) async fn a_site_of_vitepress_shows_its_plan(page: &Page) -> Result<()> {
    works(page, &OF_VITEPRESS).await
}

pub(crate) async fn a_site_of_mkdocs_is_read_without_scripts(page: &Page) -> Result<()> {
    reads_without_scripts(page, &OF_MKDOCS).await
}

pub(crate) async fn a_site_of_vitepress_is_read_without_scripts(page: &Page) -> Result<()> {
    reads_without_scripts(page, &OF_VITEPRESS).await
}

async fn works(page: &Page, site: &Site) -> Result<()> {
    page.visit("").await?;
    shows_its_plan(page, site).await?;
    // A page that goes to another one by script stays the same page.
    page.ask::<u8>("window.stays = true; return 0;", vec![])
        .await?;
    // What is the theme's own is not ours to mend.
    page.examine_part(&format!("{}-site", site.name), "aks-network-planner")
        .await?;
    takes_what_is_typed(page, site).await?;
    hands_out_its_file(page, site).await?;
    follow(page, site.next).await?;
    page.mentions(".aks-plan-mistake", "did you mean podCidr?")
        .await?;
    page.mentions(site.block, "\"podcidr\"").await?;
    page.lacks("aks-network-planner").await?;
    page.screenshot(&format!("{}-mistake", site.name)).await?;
    follow(page, site.back).await?;
    shows_its_plan(page, site).await?;
    page.lacks(".aks-plan-mistake").await?;
    let stays = "return window.stays === true;";
    page.holds("a page that was never loaded again", stays)
        .await?;
    page.resize(375).await?;
    page.screenshot(&format!("{}-375", site.name)).await?;
    let narrow = "return document.documentElement.scrollWidth <= innerWidth;";
    page.holds("no scrolling sideways", narrow).await?;
    page.resize(1440).await?;
    page.holds("the switch of the theme", site.dark).await?;
    let is_dark = "return getComputedStyle(document.querySelector('aks-network-planner').shadowRoot
        .querySelector('.page')).backgroundColor === 'rgb(16, 19, 23)';";
    page.holds("a dark planner in a dark site", is_dark).await?;
    page.screenshot(&format!("{}-dark", site.name)).await?;
    asks_nobody_else(page).await
}

/// Says in the sitemap where the site stands: its theme goes by script to pages of that port alone.
fn stands_at(address: &str) -> Result<()> {
    let path = in_repository(MKDOCS).join("sitemap.xml");
    let sitemap = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let start = sitemap.find("<loc>").context("a sitemap with a page")?;
    let (_, first) = sitemap.split_at(start.saturating_add("<loc>".len()));
    let (home, _) = first
        .split_once("</loc>")
        .context("a page with an address")?;
    fs::write(&path, sitemap.replace(home, address))?;
    Ok(())
}

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Where no script runs, the page shows the text of the block as the author wrote it.
async fn reads_without_scripts(page: &Page, site: &Site) -> Result<()> {
    page.stop_scripts().await?;
    let script = "data:text/html,<title>off</title><script>document.title = 'on';</script>";
    page.session().goto(script).await?;
    let title = page.session().title().await?;
    ensure!(title == "off", "scripts are {title}");
    page.session().goto(page.address()).await?;
    let css = format!("{} code", site.block);
    let code = page.session().find(By::Css(css)).await?;
    ensure!(code.is_displayed().await?, "the block is out of sight");
    let shown = code.text().await?;
    let read = |text: &str| serde_json::from_str::<Value>(text);
    let page_of_author = fs::read_to_string(in_repository(site.source))?;
    let written = page_of_author.split_once("```aks-plan\n");
    let written = written.and_then(|(_, rest)| rest.split_once("```"));
    let (written, _) = written.context("a fenced block")?;
    let same = read(&shown).with_context(|| format!("{shown:?} is no JSON"))? == read(written)?;
    ensure!(same, "{shown} is not {written}");
    ensure!(shown.lines().count() == written.lines().count(), "{shown}");
    page.screenshot(&format!("{}-without-scripts", site.name))
        .await?;
    page.resume_scripts().await?;
    page.visit("").await?;
    asks_nobody_else(page).await
}

/// The block has become a planner with its plan.
async fn shows_its_plan(page: &Page, site: &Site) -> Result<()> {
    let shown = "const planners = document.querySelectorAll('aks-network-planner');
        return planners.length === 1 && planners[0].shadowRoot.querySelector('.verdicts b') !== null
            && planners[0].getPlan().name === 'shop-prod';";
    page.holds("one planner with the plan", shown).await?;
    let hidden = format!(
        "return !document.querySelector('{}').checkVisibility();",
        site.block
    );
    page.holds("a block that is out of sight", &hidden).await?;
    page.screenshot(&format!("{}-light", site.name)).await
}

/// A field takes every key, also those that are shortcuts of the site.
async fn takes_what_is_typed(page: &Page, site: &Site) -> Result<()> {
    let leads = "const { shadowRoot } = document.querySelector('aks-network-planner');
        const link = [...shadowRoot.querySelectorAll('button, a')].find((link) => link.textContent === 'snet-nodes range');
        link?.click();
        return link !== undefined;";
    page.holds("a finding that leads to its field", leads)
        .await?;
    let field = "document.querySelector('aks-network-planner').shadowRoot
        .getElementById('f-virtualNetworks-0-subnets-r0-addressPrefix')";
    page.holds("the field", &format!("return {field} !== null;"))
        .await?;
    let field = format!("return {field};");
    let field = page.session().execute(field, vec![]).await?.element()?;
    page.session()
        .execute(
            "arguments[0].focus(); arguments[0].select();",
            vec![field.to_json()?],
        )
        .await?;
    field.send_keys("10.240.0.0/23").await?;
    let typed = "return document.querySelector('aks-network-planner').getPlan()
        .virtualNetworks[0].subnets[0].addressPrefix === '10.240.0.0/23';";
    page.holds("a plan with what was typed", typed).await?;
    page.lacks(site.search).await?;
    Ok(())
}

/// The text of the block can be read beside the planner.
async fn hands_out_its_file(page: &Page, site: &Site) -> Result<()> {
    page.press("Plan file").await?;
    page.mentions(site.block, "\"name\": \"shop-prod\"").await?;
    page.screenshot(&format!("{}-file", site.name)).await?;
    page.press("Plan file").await
}

async fn follow(page: &Page, link: &str) -> Result<()> {
    let link = page.session().find(By::Css(link)).await?;
    page.session()
        .execute(
            "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });",
            vec![link.to_json()?],
        )
        .await?;
    Ok(link.click().await?)
}

/// All that was ever asked for is the site's own.
async fn asks_nobody_else(page: &Page) -> Result<()> {
    let others = "return performance.getEntriesByType('resource').map(({ name }) => name)
        .filter((name) => new URL(name).origin !== location.origin);";
    let others: Vec<String> = page.ask(others, vec![]).await?;
    ensure!(others.is_empty(), "others were asked for {others:?}");
    let complaints = page.complaints().await?;
    let others: Vec<&String> = complaints
        .iter()
        .filter(|complaint| !complaint.contains(MATERIALS_OWN))
        .collect();
    ensure!(others.is_empty(), "the console complains: {others:?}");
    page.has_arrived().await
}

/// Blocks in a page of no tool, with the package beside it: what [`prepare`] makes.
pub(crate) const PLAIN: Place = Place::Plain(BLOCKS);

const BLOCKS: &str = "target/sites/markdown";

/// Every shape that `docs/markdown.md` names, and blocks that are no plan.
const SHAPES: &str = r#"
<main>
<h1>Blocks</h1>
<div><pre><code class="language-aks-plan">{ "aksnet": 1, "name": "common" }</code></pre></div>
<div class="language-aks-plan highlight"><pre><span></span><code><span>{ "aksnet": 1, </span><span>"name": "pygments" }</span></code></pre></div>
<div><pre class="aks-plan"><code>{ "aksnet": 1, "name": "fence" }</code></pre></div>
<div><pre lang="aks-plan">{ "aksnet": 1, "name": "lang" }</pre></div>
<div><pre class="aks-plan wrong">{ "aksnet": 1, "name": </pre></div>
<div><pre class="aks-plan wrong">{ "aksnet": 1, "&lt;img src=x onerror='window.hacked = true'>": 1 }</pre></div>
<div><pre><code class="language-json">{ "aksnet": 1, "name": "other" }</code></pre></div>
</main>
"#;

/// Lays out that page, as strict as the example of the element, and the same without the compiled planner.
pub(crate) fn prepare() -> Result<()> {
    let site = in_repository(BLOCKS);
    let example = fs::read_to_string(in_repository("examples/element/index.html"))?;
    let policy = example
        .lines()
        .find(|line| line.contains("Content-Security-Policy"))
        .context("the example has a policy")?;
    for (name, package) in [("index.html", "aksnet"), ("broken.html", "broken")] {
        crate::embedding::copy(
            &in_repository("target/npm/node_modules/aksnet"),
            &site.join(package),
        )?;
        let page = format!(
            "<!doctype html><html lang=en><meta charset=utf-8>{policy}<title>Blocks</title><link rel=icon href=data:,>
            <script type=module src={package}/markdown.js data-theme=dark data-show=verdicts></script>{SHAPES}"
        );
        fs::write(site.join(name), page)?;
    }
    fs::remove_file(site.join("broken/planner.wasm"))?;
    Ok(())
}

pub(crate) async fn every_block_of_a_page_becomes_a_planner_or_says_why_not(
    page: &Page,
) -> Result<()> {
    page.visit("").await?;
    let names = "return [...document.querySelectorAll('aks-network-planner')].map((planner) => planner.plan?.name).join()
        === 'common,pygments,fence,lang';";
    page.holds("a planner for each plan", names).await?;
    let told = "return [...document.querySelectorAll('aks-network-planner')].every((planner) =>
        planner.getAttributeNames().join() === 'theme,show' && planner.theme === 'dark' && planner.show === 'verdicts');";
    page.holds("what the tag says", told).await?;
    page.counts(".aks-plan-mistake", 2).await?;
    page.mentions(".aks-plan-mistake", "plan is no JSON")
        .await?;
    // Markup is text.
    page.mentions(".aks-plan-mistake", "<img src=x").await?;
    page.lacks("img").await?;
    let sight = "return [...document.querySelectorAll('.wrong')].every((block) => block.checkVisibility());";
    page.holds("blocks that are no plan in sight", sight)
        .await?;
    page.has_arrived().await?;
    page.screenshot("markdown-blocks").await?;
    comes_and_goes(page).await
}

/// A block that a script brings becomes a planner too, and one that goes takes its planner with it.
async fn comes_and_goes(page: &Page) -> Result<()> {
    let change = "
        document.querySelector('pre[lang]').remove();
        const block = document.createElement('pre');
        block.lang = 'aks-plan';
        block.textContent = '{ \"aksnet\": 1, \"name\": \"later\" }';
        document.querySelector('main').append(block);
        return 0;";
    page.ask::<u8>(change, vec![]).await?;
    let names = "return [...document.querySelectorAll('aks-network-planner')].map((planner) => planner.plan?.name).join()
        === 'common,pygments,fence,later';";
    page.holds("planners of the blocks that are there", names)
        .await?;
    page.counts(".aks-plan-file", 4).await
}

pub(crate) async fn a_block_stays_where_the_planner_cannot_be_loaded(page: &Page) -> Result<()> {
    page.visit("broken.html").await?;
    page.counts(".aks-plan-mistake", 6).await?;
    page.mentions(
        ".aks-plan-mistake",
        "cannot be shown: its WebAssembly is not at",
    )
    .await?;
    page.mentions("pre", "\"name\": \"common\"").await?;
    page.lacks("aks-network-planner").await?;
    // A file was missing, and the browser says so.
    page.complaints().await?;
    page.watch().await
}
