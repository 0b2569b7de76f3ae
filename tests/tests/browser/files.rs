//! Plans that come as files and leave as files.

use aksnet_tests::browser::Page;
use anyhow::{Result, ensure};
use serde_json::json;

use crate::links::{apps, draft, named};
use crate::verdicts::CREATES;

/// A file as if somebody had picked or dropped it: no driver drops files, and not every one picks them.
const FILE: &str = "
    const [how, name, text] = arguments;
    const files = new DataTransfer();
    files.items.add(new File([text], name, { type: 'application/json' }));
    if (how === 'drop') {
        for (const kind of ['dragover', 'drop']) {
            const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: files });
            document.body.dispatchEvent(event);
            if (!event.defaultPrevented) return false;
        }
        return true;
    }
    const input = document.querySelector('input[type=file]');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return input.files.length === 0;";

/// Picks a file, by the list of plans.
pub(crate) async fn pick(page: &Page, name: &str, text: &str) -> Result<()> {
    let open = "return document.querySelector('input[type=file]') !== null;";
    if !page.ask::<bool>(open, vec![]).await? {
        page.press("Plans").await?;
        // Some browsers count the button within to its name.
        let label = "return document.querySelector('input[type=file]')?.labels[0]?.textContent === 'Open plan file';";
        page.holds("a field for a file, with its label", label)
            .await?;
    }
    let taken: bool = page
        .ask(FILE, vec![json!("pick"), json!(name), json!(text)])
        .await?;
    ensure!(taken, "the same file can be picked again");
    Ok(())
}

async fn drop_on_page(page: &Page, name: &str, text: &str) -> Result<()> {
    let taken: bool = page
        .ask(FILE, vec![json!("drop"), json!(name), json!(text)])
        .await?;
    ensure!(taken, "the browser would have left the page for the file");
    Ok(())
}

pub(crate) async fn a_plan_leaves_as_a_file_and_comes_back(page: &Page) -> Result<()> {
    page.fill("Plan name", "Contoso: west/1").await?;
    page.fill("apps nodes", "4").await?;
    page.mentions(CREATES, "217 of 251").await?;
    // What the browser is asked to keep, in place of asking it.
    let watch = "
        window.kept = [];
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { const address = make(blob); window.kept.push([address, blob]); return address; };
        HTMLAnchorElement.prototype.click = function () { window.kept.push([this.href, this.download]); };
        return 0;";
    page.ask::<u8>(watch, vec![]).await?;
    page.press("Export").await?;
    page.press("Download plan file").await?;
    let kept = "const [[made, blob], [href, name]] = window.kept;
        return blob.text().then((text) => [name, blob.type, text, String(made === href)]);";
    let [name, kind, text, same]: [String; 4] = page.ask(kept, vec![]).await?;
    ensure!(name == "Contoso-west-1.json", "{name}");
    ensure!((kind.as_str(), same.as_str()) == ("application/json", "true"));
    ensure!(apps(&draft(&text)?) == "4", "{text}");
    ensure!(
        text.starts_with("{\n  \"aksnet\": 1,\n  \"name\": \"Contoso: west/1\","),
        "{text}"
    );

    // The file is the plan that is open: nothing to do.
    pick(page, "again.json", &text).await?;
    page.fill("apps nodes", "5").await?;
    page.mentions(CREATES, "248 of 251").await?;
    // Now it is another one.
    drop_on_page(page, "again.json", &text).await?;
    page.mentions(CREATES, "217 of 251").await?;
    page.press("Plans").await?;
    page.counts("[aria-label='Plans in this browser'] li", 2)
        .await?;
    page.session().back().await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.open("").await
}

pub(crate) async fn a_file_that_is_refused_says_why_and_loses_nothing(page: &Page) -> Result<()> {
    page.fill("Plan name", "mine").await?;
    for (text, said) in [
        ("", "It is not JSON: "),
        ("resource_group: contoso", "It is not JSON: "),
        ("[1, 2]", "a list stands here"),
        (
            "{\"aksnet\":1,\"clusters\":[{\"podcidr\":\"10.0.0.0/8\"}]}",
            "/clusters/0/podcidr: podcidr is no property a plan has here; did you mean podCidr?",
        ),
        (&"x".repeat(2_000_000), "larger than the 1,048,576 bytes"),
    ] {
        drop_on_page(page, "<b>plan.json", text).await?;
        page.mentions(
            ".said",
            "<b>plan.json was not opened. What was open is still here.",
        )
        .await?;
        page.mentions(".said", said).await?;
        named(page, "mine").await?;
    }
    page.examine("file-refused").await?;
    page.press("Close this notice").await?;
    page.lacks(".said").await
}

pub(crate) async fn a_menu_closes_when_somebody_is_busy_elsewhere(page: &Page) -> Result<()> {
    let open = ".menu[open]";
    page.press("Export").await?;
    page.counts(open, 1).await?;
    page.press("Plans").await?;
    page.shows(".menu[open] > summary", "Plans").await?;
    page.counts(open, 1).await?;
    page.press("Plans").await?;
    page.lacks(open).await?;
    page.press("Export").await?;
    page.counts(open, 1).await?;
    // A press on nothing at all, and the focus going on to a field.
    page.heading("Findings").await?.click().await?;
    page.lacks(open).await?;
    page.press("Export").await?;
    page.fill("snet-nodes range", "10.240.0.0/23").await?;
    page.lacks(open).await?;
    page.press("Export").await?;
    page.press("Embed this plan").await?;
    page.lacks(open).await
}
