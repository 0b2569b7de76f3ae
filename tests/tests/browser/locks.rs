//! Fields that somebody has set: a platform team by its policy, or the page around the planner.

use std::{fs, path::Path};

use aksnet_tests::browser::{Key, Page, Place};
use anyhow::{Context as _, Result, ensure};
use thirtyfour::By;

use crate::embedding::copy;
use crate::policy::harmless;
use crate::verdicts::UPGRADES;

/// The built page with policies in it: what [`prepare`] makes.
pub(crate) const SITE: Place = Place::Folder(FOLDER);

/// The page in one file with a policy in it.
pub(crate) const FILE: Place = Place::File("target/sites/policy/aksnet.html");

const FOLDER: &str = "target/sites/policy";

/// A policy of which two properties cannot be read.
const BROKEN: &str = r#"{ "aksnetPolicy": 1, "ownr": "x", "maxPods": { "mots": 1 } }"#;

/// Lays out copies of the built page, each with a policy as the documentation says to put it there.
pub(crate) fn prepare() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |path: &str| fs::read_to_string(root.join(path)).with_context(|| path.to_owned());
    let example = read("examples/policy/platform-team.json")?;
    let documented = block_of(&read("docs/policy.md")?)?;
    let own = |policy: &str| documented.with(policy);
    let pages = [
        ("", own(&example)),
        ("documented", documented.whole.clone()),
        ("broken", own(BROKEN)),
        ("hostile", own(&hostile())),
    ];
    let built = read("dist/index.html")?;
    for (name, block) in pages {
        let folder = root.join(FOLDER).join(name);
        copy(&root.join("dist"), &folder)?;
        fs::write(folder.join("index.html"), put(&built, &block)?)?;
    }
    let single = root.join("target/dist/aksnet.html");
    if single.is_file() {
        let single = fs::read_to_string(single)?;
        fs::write(
            root.join(FOLDER).join("aksnet.html"),
            put(&single, &own(&example))?,
        )?;
    }
    Ok(())
}

/// The data block as it stands in the documentation.
struct Block {
    whole: String,
    start: String,
    end: String,
}

impl Block {
    /// The same with another policy in it.
    fn with(&self, policy: &str) -> String {
        format!("{}\n{policy}\n{}", self.start, self.end)
    }
}

fn block_of(documentation: &str) -> Result<Block> {
    let lines = documentation.lines().map(str::trim);
    let (start, end) = ("<script type=\"application/json\"", "</script>");
    let mut lines = lines.skip_while(|line| !line.starts_with(start));
    let first = lines.next().context("no data block is documented")?;
    let policy: Vec<&str> = lines.take_while(|line| *line != end).collect();
    Ok(Block {
        whole: format!("{first}\n{}\n{end}", policy.join("\n")),
        start: first.to_owned(),
        end: end.to_owned(),
    })
}

/// The page with a block before the end of its head.
fn put(html: &str, block: &str) -> Result<String> {
    let (head, body) = html.split_once("</head>").context("the page has no head")?;
    Ok(format!("{head}{block}\n  </head>{body}"))
}

/// A policy whose words would run if they ever became HTML.
fn hostile() -> String {
    let attack = r"\u003cimg src=x onerror=attacked=1>\u003c/script>";
    let example = r#"{ "aksnetPolicy": 1, "owner": "ATTACK", "locked": [
        { "path": "/clusters/*/kubernetesVersion", "value": "1.34" },
        { "path": "/clusters/*/outboundType", "value": "userDefinedRouting",
          "text": "ATTACK", "link": "https://docs.example.com/\"onclick=attacked=1" }],
        "defaults": { "maxSurge": { "value": "33%", "text": "ATTACK",
          "link": "https://docs.example.com/\"onclick=attacked=1" } } }"#;
    example.replace("ATTACK", attack)
}

const OUTBOUND: &str = "#f-clusters-0-outboundType";

pub(crate) async fn a_policy_beside_the_page_locks_finds_and_mends(page: &Page) -> Result<()> {
    page.open("").await?;
    mended_under_the_example(page).await?;
    page.fill("Plan name", "under a policy").await?;
    page.session().back().await?;
    page.mentions("main", STAYS).await?;
    page.holds("no breach after Back", &breached("AKN907", false))
        .await?;
    page.open("").await?;
    let name = page.field("Plan name").await?.prop("value").await?;
    ensure!(name.as_deref() == Some("under a policy"), "{name:?}");
    page.holds("no breach in what was kept", &breached("AKN907", false))
        .await?;
    leave_out_a_surge(page).await?;
    let taken = "return [...document.querySelectorAll('.defaults li')].some((line) =>
        line.textContent === 'apps max surge: 33%, default of the policy: Upgrades finish overnight. More at example.com'
        && line.querySelector('a').href === 'https://example.com/aks/upgrades');";
    page.holds("the team's words on its default", taken).await?;
    for width in [1440, 375] {
        page.resize(width).await?;
        page.examine(&format!("policy-{width}")).await?;
    }
    Ok(())
}

/// Leaves out a value that the policy has a default for, and opens the list of what was taken.
async fn leave_out_a_surge(page: &Page) -> Result<()> {
    page.fill("apps max surge", "").await?;
    let listed = By::Css("details.defaults:has([data-at=defaults]) > summary");
    let listed = page.session().find(listed).await?;
    // By the keyboard: a press misses where sections above are laid out while it scrolls there.
    Ok(listed.send_keys(Key::Enter).await?)
}

pub(crate) async fn one_file_keeps_to_a_policy_too(page: &Page) -> Result<()> {
    mended_under_the_example(page).await
}

/// What the example policy comes to on the example plan.
async fn mended_under_the_example(page: &Page) -> Result<()> {
    page.mentions("main", "Under the policy of Platform team")
        .await?;
    // As it asks: to be read and copied, not changed, and it says who set it.
    let range = page.field("vnet-hub range").await?;
    ensure!(range.attr("readonly").await?.is_some(), "not read-only");
    let described = range.attr("aria-describedby").await?.unwrap_or_default();
    page.shows(&format!("#{described}"), "Set by Platform team")
        .await?;
    range.click().await?;
    page.keys("9").await?;
    page.keys(Key::Up).await?;
    ensure!(
        range.prop("value").await?.as_deref() == Some("10.200.0.0/24"),
        "a locked range was changed"
    );
    // Not as it asks: a finding in the team's own words, with its link and a fix.
    page.mentions(
        ".finds",
        "Platform team: Traffic leaves through the firewall.",
    )
    .await?;
    page.mentions(
        ".finds",
        "Platform team: Overlay, unless pods need addresses of the VNet.",
    )
    .await?;
    let leads: Vec<[String; 3]> = page
        .ask(
            "return [...document.querySelectorAll('.meta a[target]')]
                 .map((link) => [link.href, link.rel, link.textContent]);",
            vec![],
        )
        .await?;
    let leads_on = leads.iter().any(|[href, rel, text]| {
        href == "https://example.com/network/egress"
            && rel == "noopener noreferrer"
            && text == "More at example.com"
    });
    ensure!(leads_on, "{leads:?}");
    page.press("Set outboundType of aks-contoso-prod to userDefinedRouting")
        .await?;
    page.holds("a plan without the breach", &breached("AKN907", false))
        .await?;
    page.holds(
        "a choice that is set",
        &format!("return document.querySelector('{OUTBOUND}').disabled;"),
    )
    .await?;
    page.mentions(UPGRADES, "310 of 251").await?;
    // From there on it stays, by whatever way somebody would go back.
    page.press("Undo").await?;
    page.mentions("main", STAYS).await?;
    page.holds("no breach again", &breached("AKN907", false))
        .await
}

/// What is said in place of a change to what has been set.
const STAYS: &str = "Not changed: outbound type, set by Platform team";

/// Whether a rule is on the list of findings, as a script that gives what is expected.
fn breached(rule: &str, expected: bool) -> String {
    format!(
        "return [...document.querySelectorAll('.finds code')]
             .some((code) => code.textContent === '{rule}') === {expected};"
    )
}

pub(crate) async fn a_policy_that_cannot_be_read_is_told_and_checks_nothing(
    page: &Page,
) -> Result<()> {
    page.open("documented/").await?;
    page.mentions("main", "Under the policy of Platform team")
        .await?;
    page.mentions(".held", "Set by Platform team").await?;
    page.open("broken/").await?;
    page.mentions(
        ".terms",
        "The policy of this page cannot be read, so nothing is checked against it.",
    )
    .await?;
    for part in [
        "/ownr:",
        "did you mean owner?",
        "/maxPods/mots:",
        "did you mean most?",
    ] {
        page.mentions(".terms", part).await?;
    }
    page.mentions(UPGRADES, "310 of 251").await?;
    page.examine("policy-broken").await?;
    page.open("hostile/").await?;
    page.mentions(".finds", "<img src=x onerror=attacked=1></script>")
        .await?;
    page.mentions(
        "main",
        "Under the policy of <img src=x onerror=attacked=1></script>",
    )
    .await?;
    leave_out_a_surge(page).await?;
    page.mentions(
        ".defaults",
        "default of the policy: <img src=x onerror=attacked=1></script>",
    )
    .await?;
    harmless(page).await
}

pub(crate) async fn what_the_page_around_it_locks_stays_as_it_is(page: &Page) -> Result<()> {
    let query = "?embed=1&show=summary,networks,cluster,pools,findings\
        &lock=networks,/clusters/*/nodePools/*/maxPods,/clusters/*/networkModel,netwrks";
    for width in [1440, 375] {
        page.resize(width).await?;
        page.visit(query).await?;
        page.mentions("h1", "contoso-prod").await?;
        page.watch().await?;
        let open = "for (const closed of document.querySelectorAll('details.sec:not([open]) > summary')) closed.click(); return true;";
        page.holds("every group open", open).await?;
        page.mentions("#held-networks", "Set by this page").await?;
        page.mentions(
            ".hint",
            "no part of the plan is called netwrks; did you mean networks?",
        )
        .await?;
        page.mentions(".finds", "Needs snet-nodes range, set by this page")
            .await?;
        page.lacks("[data-do=add-subnet], [data-do=mend], [data-do=fix][data-at='0']")
            .await?;
        let held = page.field("apps max pods").await?;
        ensure!(held.attr("readonly").await?.is_some(), "not read-only");
        page.examine(&format!("locked-{width}")).await?;
        let pools = "document.querySelector('.pools').scrollIntoView(); return true;";
        page.holds("the pools in sight", pools).await?;
        page.screenshot(&format!("locked-pools-{width}")).await?;
    }
    let nodes = page.field("apps nodes").await?;
    ensure!(nodes.attr("readonly").await?.is_none(), "locked by mistake");
    Ok(())
}
