//! Plans that come in links, stand in the address, and leave as links.

use aksnet_core::model::{PlanDraft, Value};
use aksnet_tests::browser::Page;
use aksnet_tests::plans;
use anyhow::{Context as _, Result, anyhow, ensure};
use serde_json::json;

use crate::layout::open_everything;
use crate::policy::harmless;
use crate::verdicts::{CREATES, UPGRADES};

/// Each plan kept in this browser, once the list is open.
const KEPT: &str = "[aria-label='Plans in this browser'] li";
const HASH: &str = "return location.hash;";
pub(crate) const NAME: &str = "return document.querySelector('[aria-label=\"Plan name\"]')?.value;";

/// A clipboard that takes everything, as no driver lets all browsers read theirs.
pub(crate) const CLIPBOARD: &str = "
    const write = arguments[0]
        ? (text) => { window.copied = text; return window.Promise.resolve(); }
        : () => window.Promise.reject(new Error('refused'));
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: write } });
    return 0;";

/// The plan in a plan file.
pub(crate) fn draft(text: &str) -> Result<PlanDraft> {
    let value: Value = serde_json::from_str(text)?;
    PlanDraft::from_value(&value).map_err(|errors| anyhow!("{errors:?}"))
}

/// Nodes of the example's second pool, as typed.
pub(crate) fn apps(draft: &PlanDraft) -> &str {
    let pool = draft.clusters.first();
    let pool = pool.and_then(|cluster| cluster.node_pools.get(1));
    pool.map_or("", |pool| &pool.count)
}

/// An example, and the fragment of its link with the `#`, as the command line makes it.
fn example(name: &str) -> Result<(PlanDraft, String)> {
    let path = plans::root().join("examples").join(name);
    let draft = draft(&std::fs::read_to_string(path)?)?;
    let link = aksnet_link::link(&draft)?;
    Ok((draft, format!("#{link}")))
}

/// Waits until the plan in the page has that name.
pub(crate) async fn named(page: &Page, name: &str) -> Result<()> {
    let script = format!("return (() => {{ {NAME} }})() === {};", json!(name));
    page.holds(&format!("a plan named {name}"), &script).await
}

/// Waits until the address holds a plan of that name; the fragment.
async fn addressed(page: &Page, name: &str) -> Result<String> {
    let mut before = String::new();
    // Each turn is another address; a name has few letters.
    for _ in 0..100 {
        let hash = page.differs("an address", HASH, &before).await?;
        if aksnet_link::open(&hash).is_ok_and(|draft| draft.name == name) {
            return Ok(hash);
        }
        before = hash;
    }
    Err(anyhow!("the address never holds {name}: {before}"))
}

pub(crate) async fn a_link_opens_its_plan_beside_the_one_that_was_open(page: &Page) -> Result<()> {
    let (hub, link) = example("hub-and-spoke.json")?;
    page.fill("Plan name", "mine").await?;
    addressed(page, "mine").await?;
    // In the page that is open, as somebody pastes it.
    page.open(&link).await?;
    named(page, &hub.name).await?;
    page.press("Plans").await?;
    page.counts(KEPT, 2).await?;
    page.field("Name of mine").await?;

    page.session().refresh().await?;
    page.open(&link).await?;
    page.second_tab().await?;
    named(page, &hub.name).await?;
    page.open(&link).await?;
    named(page, &hub.name).await?;
    page.press("Plans").await?;
    page.counts(KEPT, 2).await?;

    // A copy that was changed is the reader's own.
    page.fill("Plan name", "my copy").await?;
    addressed(page, "my copy").await?;
    page.open("").await?;
    named(page, "my copy").await?;
    page.open(&link).await?;
    named(page, &hub.name).await?;
    page.press("Plans").await?;
    page.counts(KEPT, 3).await?;
    page.field("Name of my copy").await.map(drop)
}

pub(crate) async fn a_link_opens_on_a_first_visit(page: &Page) -> Result<()> {
    let (small, link) = example("small-test-cluster.json")?;
    // An example that nobody has touched is not in the address.
    ensure!(page.ask::<String>(HASH, vec![]).await?.is_empty());
    // From elsewhere, so that the page is loaded with the link.
    page.session().goto("about:blank").await?;
    page.open(&link).await?;
    named(page, &small.name).await?;
    page.mentions(CREATES, "OK").await?;
    page.lacks(".hint").await?;
    page.session().refresh().await?;
    named(page, &small.name).await?;
    page.press("Plans").await?;
    page.counts(KEPT, 1).await?;
    page.open("").await
}

pub(crate) async fn a_link_that_is_refused_says_why_and_loses_nothing(page: &Page) -> Result<()> {
    let (_, link) = example("contoso-prod.json")?;
    let whole = link.as_str();
    let cut = whole.get(..whole.len() / 2).context("half a link")?;
    let changed = whole.replacen("plan=1.", "plan=1.AAAA", 1);
    let packed = |json: &str| aksnet_link::pack(json).map(|link| format!("#{link}"));
    let bomb = packed(&format!("\"{}\"", "x".repeat(1_000_000)))?;
    let deep = packed(&"[".repeat(100_000))?;
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    for (link, said) in [
        (
            cut,
            "This link is cut short: copy it again, to its very end.",
        ),
        (&changed, "This link is "),
        ("#plan=7.AAAA", "a newer planner opens it."),
        ("#plan=1.A)A", "only letters, digits, - and _ stand there."),
        ("#plan=", "This link does not say its version"),
        (&packed("{\"aksnet\": 1,")?, "It is not JSON: "),
        (
            &packed("{\"aksnet\": 1, \"cluster\": []}")?,
            "did you mean clusters?",
        ),
        (&packed("{\"aksnet\": 2}")?, "a newer planner may read it"),
        (&bomb, "text stands here"),
        (&deep, "It is not JSON: "),
    ] {
        page.open(link).await?;
        page.mentions(
            ".said",
            "The link was not opened. What was open is still here.",
        )
        .await?;
        page.mentions(".said", said).await?;
        page.mentions(CREATES, "217 of 251").await?;
        page.press("Close this notice").await?;
        page.lacks(".said").await?;
        // The address is that of the plan again.
        addressed(page, "contoso-prod").await?;
    }
    page.open("#plan=7.AAAA").await?;
    page.examine("link-refused").await?;
    page.session().refresh().await?;
    page.mentions(".said", "a newer planner opens it.").await?;
    page.mentions(CREATES, "217 of 251").await?;
    // What is typed goes on, and takes the place of the link.
    page.fill("apps nodes", "5").await?;
    page.mentions(CREATES, "248 of 251").await?;
    addressed(page, "contoso-prod").await?;
    page.open("").await
}

pub(crate) async fn a_hostile_link_is_shown_as_text_and_runs_nothing(page: &Page) -> Result<()> {
    let (mut hostile, _) = example("contoso-prod.json")?;
    let text = "<img src=x onerror=attacked=1>";
    text.clone_into(&mut hostile.name);
    for vnet in &mut hostile.virtual_networks {
        text.clone_into(&mut vnet.name);
        for subnet in &mut vnet.subnets {
            "\"><script>attacked=1</script>".clone_into(&mut subnet.name);
            "</style><svg onload=attacked=1>".clone_into(&mut subnet.address_prefix);
        }
    }
    page.open(&format!("#{}", aksnet_link::link(&hostile)?))
        .await?;
    named(page, text).await?;
    open_everything(page).await?;
    harmless(page).await?;
    // A property of that name is the plan's mistake, and in no browser a way to what lies behind.
    for json in [
        "{\"aksnet\":1,\"__proto__\":{\"attacked\":1}}",
        "{\"aksnet\":1,\"constructor\":{\"prototype\":{\"attacked\":1}}}",
        "{\"aksnet\":1,\"<img src=x onerror=attacked=1>\":1}",
    ] {
        page.open(&format!("#{}", aksnet_link::pack(json)?)).await?;
        page.mentions(".said", "is no property a plan has here")
            .await?;
        harmless(page).await?;
        page.press("Close this notice").await?;
        page.lacks(".said").await?;
    }
    named(page, text).await
}

pub(crate) async fn back_undoes_a_fix_and_forward_does_it_again(page: &Page) -> Result<()> {
    const GROW: &str = "Grow snet-nodes to 10.240.0.0/23";
    let length = "return history.length;";
    let before: u32 = page.ask(length, vec![]).await?;
    page.fill("apps nodes", "4").await?;
    page.mentions(UPGRADES, "279 of 251").await?;
    let typed = page.differs("an address", HASH, "").await?;
    ensure!(
        page.ask::<u32>(length, vec![]).await? == before,
        "typing adds no entry"
    );

    page.press(GROW).await?;
    page.mentions(UPGRADES, "279 of 507").await?;
    let mended = page.differs("another address", HASH, &typed).await?;
    ensure!(
        page.ask::<u32>(length, vec![]).await? == before.saturating_add(1),
        "a fix adds one"
    );

    page.session().back().await?;
    page.mentions(UPGRADES, "279 of 251").await?;
    page.mentions("[role=status]", &format!("Undid: {GROW}"))
        .await?;
    ensure!(page.ask::<String>(HASH, vec![]).await? == typed);
    page.session().forward().await?;
    page.mentions(UPGRADES, "279 of 507").await?;
    ensure!(page.ask::<String>(HASH, vec![]).await? == mended);

    // What was done meanwhile is not lost to an entry of before.
    page.session().back().await?;
    page.mentions(UPGRADES, "279 of 251").await?;
    page.fill("apps nodes", "3").await?;
    page.mentions(UPGRADES, "248 of 251").await?;
    page.differs("another address", HASH, &typed).await?;
    page.session().forward().await?;
    page.mentions(UPGRADES, "279 of 507").await?;
    page.press("Undo").await?;
    page.mentions(UPGRADES, "248 of 251").await?;

    // Another plan is an entry too, and Back opens the one before.
    page.fill("Plan name", "first").await?;
    addressed(page, "first").await?;
    page.press("Plans").await?;
    page.press("Small test cluster as a new plan").await?;
    page.mentions(CREATES, "OK").await?;
    page.fill("Plan name", "second").await?;
    addressed(page, "second").await?;
    page.press("Plans").await?;
    page.session().back().await?;
    named(page, "first").await?;
    page.counts(KEPT, 2).await?;
    page.session().forward().await?;
    named(page, "second").await?;
    page.counts(KEPT, 2).await?;
    page.session().refresh().await?;
    named(page, "second").await?;
    page.open("").await
}

pub(crate) async fn the_link_is_copied_and_is_the_command_lines_own(page: &Page) -> Result<()> {
    page.fill("Plan name", "Zürich \u{2028} \"\\ \u{7f}")
        .await?;
    page.fill("apps nodes", "04").await?;
    page.ask::<u8>(CLIPBOARD, vec![json!(true)]).await?;
    page.press("Share link").await?;
    page.button("Copied").await?;
    page.examine("link-copied").await?;
    page.button("Share link").await?;
    let copied: String = page.ask("return window.copied;", vec![]).await?;
    let opened = aksnet_link::open(&copied).map_err(|error| anyhow!("{error}"))?;
    ensure!(apps(&opened) == "04");
    let expected = format!("{}#{}", page.address(), aksnet_link::link(&opened)?);
    ensure!(copied == expected, "{copied} is not {expected}");
    page.holds(
        "the same in the address",
        "return location.href === window.copied;",
    )
    .await?;

    page.press("Export").await?;
    page.examine("export").await?;
    page.press("Copy as Markdown").await?;
    page.button("Copied").await?;
    let markdown: String = page.ask("return window.copied;", vec![]).await?;
    ensure!(markdown.starts_with("# Zürich"), "{markdown}");
    ensure!(markdown.contains("| AKN201 |"), "{markdown}");
    ensure!(
        markdown.ends_with(&format!("Open this plan: <{expected}>\n")),
        "{markdown}"
    );

    // Where the browser refuses its clipboard, the link is there to be copied by hand.
    page.ask::<u8>(CLIPBOARD, vec![json!(false)]).await?;
    page.press("Share link").await?;
    let field = page.field("Link, to copy by hand").await?;
    ensure!(field.prop("value").await?.as_deref() == Some(expected.as_str()));
    let selected = "const field = document.activeElement;
        return field.value?.slice(field.selectionStart, field.selectionEnd) ?? '';";
    let selected: String = page.ask(selected, vec![]).await?;
    ensure!(selected == expected, "{selected} is selected");
    page.examine("link-by-hand").await?;
    page.press("Close this notice").await?;
    page.lacks(".said").await
}

pub(crate) async fn long_links_and_plans_beyond_a_link_are_told(page: &Page) -> Result<()> {
    page.ask::<u8>(CLIPBOARD, vec![json!(true)]).await?;
    let (mut plan, _) = example("contoso-prod.json")?;
    let mut chance: u32 = 1;
    // Nothing that packs well.
    let mut letters = |count: usize| -> String {
        let letter = |_| {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from_u32(0x5000 | (chance >> 20)).unwrap_or('x')
        };
        (0..count).map(letter).collect()
    };
    for (count, said) in [
        (1_000, "Long link: some chat tools cut it."),
        (150_000, "it travels as a file."),
    ] {
        plan.name = letters(count);
        crate::files::pick(page, "large.json", &serde_json::to_string(&plan)?).await?;
        let there = format!("return [...(() => {{ {NAME} }})() ?? ''].length === {count};");
        page.holds("the large plan", &there).await?;
        page.press("Share link").await?;
        page.mentions(".said", said).await?;
        let link = page.ask::<String>(HASH, vec![]).await?;
        ensure!(
            link.is_empty() == (count > 1_000),
            "{count}: {}",
            link.len()
        );
    }
    Ok(())
}
