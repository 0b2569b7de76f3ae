//! Styles of the page around the element, and its own.

use aksnet_tests::browser::Page;
use anyhow::Result;

use super::{bare, checks};

/// What pages do to elements that are not theirs.
const HOSTILE: &str = r#"
    const hostile = new CSSStyleSheet();
    hostile.replaceSync(`
        html { font-size: 62.5% !important; }
        * { font-size: 40px !important; font-family: fantasy !important; line-height: 3 !important; letter-spacing: 9px !important;
            text-transform: uppercase !important; color: red !important; text-align: right !important; word-spacing: 9px; white-space: pre;
            direction: rtl; visibility: visible; cursor: wait; list-style: square; text-indent: 2em; font-style: italic; user-select: none;
            --bg: red; --text: red; --rem: 99px; --accent: red; --field: 99px; --line: red; --sans: fantasy; --t3: 99px; }
        input, button, select, table, td, th, svg, svg *, h2, h3, ul, li, section, article, details, summary, header, small, a, p, label, .page, .row, .ok
            { display: none !important; border: 9px solid red !important; margin: 50px !important; padding: 50px !important; box-sizing: content-box !important; fill: red; }
        article::before, .page::before, h2::after, summary::after, button::before { content: "x" !important; }
        :focus-visible { outline: 9px solid red !important; }
    `);
    // Every property of every element inside; where Firefox lays out what nobody sees, it changes its mind.
    const placed = /^(inset|top|right|bottom|left)/;
    const looks = (planner) => [...planner.shadowRoot.querySelectorAll("*")].map((element) => {
        const style = getComputedStyle(element);
        return [element.localName, ...[...style].filter((name) => !name.startsWith("--") && !(element.matches(".vh") && placed.test(name))).map((name) => `${name}: ${style.getPropertyValue(name)}`)];
    });
    const differences = (one, other) => one.flatMap((element, place) =>
        element.filter((line, at) => line !== other[place]?.[at]).map((line) => `${element[0]} ${line}, then ${other[place]?.[element.indexOf(line)]}`));
"#;

pub(crate) async fn no_style_of_the_page_comes_in_and_none_goes_out(page: &Page) -> Result<()> {
    bare(page).await?;
    let script = r#"
        document.documentElement.style.overflowY = "scroll";
        here.style.cssText = "position: absolute; inset: 0 auto auto 0; inline-size: 900px";
        // What else stands in the page looks the same with it as without.
        const around = document.createElement("div");
        around.innerHTML = "<h1>h</h1><h2>h</h2><p class=page>p <small>s</small> <code>c</code> <a href=x>a</a></p><ul class='hint row'><li>l</ul><table><tr><th>t<td class=r>d</table>"
            + "<input><button class=go>b</button><select><option>o</select><details open><summary>s</summary></details><svg class=ok><circle r=3 /></svg><section id=plan class=sec><header>h</header></section>";
        document.body.append(around);
        const outside = () => [document.documentElement, document.body, ...around.querySelectorAll("*")].map((element) => {
            const style = getComputedStyle(element);
            return [element.localName, ...[...style].map((name) => `${name}: ${style.getPropertyValue(name)}`)];
        });
        const without = outside();
        const planner = await made((planner) => { planner.show = "all"; });
        await soon();
        same(differences(without, outside()).slice(0, 5), [], "what stands around it");
        check(getComputedStyle(document.documentElement).getPropertyValue("--bg") === "", "no token of its own outside");
        check(document.getElementById("ok") === null && document.querySelectorAll("svg").length === 1, "no drawing of its own outside");
        // And it looks the same in whatever page.
        const plain = looks(planner);
        check(plain.length > 500, `${plain.length} elements`);
        document.adoptedStyleSheets = [hostile];
        await soon();
        const found = differences(plain, looks(planner));
        same(found.slice(0, 5), [], `${found.length} styles came in`);
    "#;
    checks(page, &format!("{HOSTILE} {script}")).await?;
    page.watch().await?;
    page.screenshot("element-hostile").await
}

pub(crate) async fn documented_properties_come_in(page: &Page) -> Result<()> {
    bare(page).await?;
    checks(page, r#"
        const planner = await made();
        const look = (css) => getComputedStyle(tree(planner, css));
        document.documentElement.style.colorScheme = "light";
        same(look(".page").backgroundColor, "rgb(255, 255, 255)", "light as the page is");
        document.documentElement.style.colorScheme = "dark";
        same(look(".page").backgroundColor, "rgb(16, 19, 23)", "dark as the page is");
        planner.theme = "light";
        await until(() => look(".page").backgroundColor === "rgb(255, 255, 255)", "light in a dark page");
        planner.theme = "system";
        await until(() => look(".page").backgroundColor === "rgb(16, 19, 23)", "as the page again");
        here.style.cssText = "--aksnet-accent: rgb(0, 128, 0); --aksnet-on-accent: rgb(255, 255, 0); --aksnet-font: serif; --aksnet-mono: cursive; --aksnet-top: 48px";
        same([look(".go").backgroundColor, look(".go").color], ["rgb(0, 128, 0)", "rgb(255, 255, 0)"], "accent");
        same([look(".page").fontFamily, look("code").fontFamily], ["serif", "cursive"], "fonts");
        same(look(".verdicts").top, "48px", "below what the page keeps in view");
        // What does not fit a font's name changes nothing else.
        same(look(".page").fontSize, "14px", "size");
        planner.hidden = true;
        same(getComputedStyle(planner).display, "none", "hidden");
    "#).await?;
    page.watch().await
}
