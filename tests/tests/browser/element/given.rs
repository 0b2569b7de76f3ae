//! What a page gives the element and hears of it.

use aksnet_tests::browser::Page;
use anyhow::Result;

use super::{bare, checks};

pub(crate) async fn a_page_gives_plans_and_hears_of_changes(page: &Page) -> Result<()> {
    bare(page).await?;
    checks(page, r##"
        const heard = [];
        let read = 0;
        for (const kind of ["planchange", "verdictchange"]) document.addEventListener(kind, ({ detail, target, composed }) => {
            heard.push(kind);
            check(target === planner && composed, `${kind} comes from the element`);
            if (kind === "verdictchange") same(Object.keys(detail), ["create", "upgrade", "fullScale"], "verdicts");
            else check(Object.getOwnPropertyDescriptor(detail, "plan").get !== undefined, "a plan that is made when it is read");
        });
        const planner = await made((planner) => planner.setAttribute("plan", JSON.stringify({ aksnet: 1, name: "theirs" })));
        same(title(planner), "theirs", "the plan of the attribute");
        same(heard, [], "nothing is heard of a beginning");
        // Without a plan there is the example.
        const example = await made();
        same(title(example), "contoso-prod", "the example");
        const plan = example.getPlan();
        check(plan !== example.getPlan() && Object.getPrototypeOf(plan) === Object.prototype, "plain objects of one's own");
        example.remove();
        // Set before the class is there, as by a page that loads it late.
        const early = document.implementation.createHTMLDocument("").createElement("aks-network-planner");
        Object.assign(early, { plan: { aksnet: 1, name: "early" }, show: "verdicts" });
        here.append(early);
        await early.ready;
        await until(() => title(early) === "early", "a plan that was set early");
        same([early.getAttribute("show"), Object.hasOwn(early, "plan")], ["verdicts", false], "what was set early");
        early.remove();
        // What comes of another plan is heard once, after it was taken.
        planner.setPlan(plan);
        same(planner.getPlan().name, "contoso-prod", "at once");
        same(heard, [], "not yet");
        await until(() => heard.length === 2, "both events");
        same(title(planner), "contoso-prod", "another title");
        const report = planner.getReport();
        same(report.clusters[0].verdicts, { create: "ok", upgrade: "error", fullScale: "error" }, "the report");
        // The same once more is no change.
        planner.setPlan(plan);
        planner.plan = JSON.stringify(plan);
        await soon();
        same(heard.splice(0), ["planchange", "verdictchange"], "an equal plan is none");
        // A plan that leaves verdicts alone tells of the plan only.
        planner.plan = { ...plan, name: "renamed" };
        await until(() => heard.length, "a change");
        await soon();
        same(heard.splice(0), ["planchange"], "a name changes no verdict");
        same(planner.plan.name, "renamed", "the property gives the plan there is");
        // A listener may change the plan again.
        planner.addEventListener("planchange", () => planner.setPlan({ ...plan, name: "again" }), { once: true });
        planner.setPlan({ ...plan, name: "once" });
        await until(() => title(planner) === "again", "the listener's plan");
        await until(() => heard.length === 2, "two changes");
        // One that throws disturbs nobody.
        heard.splice(0);
        const quiet = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
        addEventListener("error", quiet, true);
        planner.addEventListener("planchange", () => { throw new Error("of the page"); }, { once: true });
        planner.setPlan({ ...plan, name: "after" });
        await until(() => heard.length && title(planner) === "after", "a change all the same");
        removeEventListener("error", quiet, true);
        // Parts, theme and the way to the whole planner.
        planner.show = "verdicts findings";
        planner.theme = "dark";
        planner.page = "/planner/?x=1#old";
        await until(() => tree(planner, "a[target=_blank]"), "a link");
        same([planner.getAttribute("show"), planner.getAttribute("theme")], ["verdicts findings", "dark"], "properties are attributes");
        check(!tree(planner, "#plan"), "no fields to fill");
        check(tree(planner, "a[target=_blank]").href.startsWith(`${location.origin}/planner/?x=1#plan=1.`), tree(planner, "a[target=_blank]").href);
        planner.theme = planner.page = null;
        planner.removeAttribute("show");
        await until(() => !tree(planner, "a[target=_blank]") && tree(planner, "#plan"), "as it was");
        same(hints(planner), [], "nothing wrong");
    "##).await?;
    // A script of the page threw, and the browser says so.
    page.complaints().await?;
    page.watch().await
}

pub(crate) async fn a_page_locks_fields_and_sets_a_policy(page: &Page) -> Result<()> {
    bare(page).await?;
    checks(page, r#"
        const heard = [];
        for (const kind of ["planchange", "verdictchange"]) document.addEventListener(kind, () => heard.push(kind));
        const policy = await (await fetch("policy.json")).json();
        const planner = await made((planner) => Object.assign(planner, { show: "all", lock: "pools /clusters/0/podCidr" }));
        const count = () => tree(planner, "[id='f-clusters-0-nodePools-0-count']");
        check(count().readOnly, "a locked field");
        check(planner.shadowRoot.textContent.includes("Set by this page"), "who has set it");
        // The page itself may change what its readers may not.
        const plan = planner.getPlan();
        plan.clusters[0].nodePools[0].count = 4;
        planner.setPlan(plan);
        await until(() => count().value === "4" && count().readOnly, "the page's own change");
        planner.lock = "nonsense";
        await until(() => !count().readOnly && hints(planner).length === 1, "a name that is no part");
        planner.lock = null;
        await until(() => !hints(planner).length, "nothing locked");
        // Under a policy.
        const found = () => planner.getReport().findings.map(({ rule }) => rule).filter((rule) => rule.startsWith("AKN9"));
        same([planner.policy, found()], [null, []], "no policy");
        planner.policy = policy;
        same(planner.policy, policy, "a policy of one's own");
        check(found().length > 0, "breaches in the report");
        await until(() => planner.shadowRoot.textContent.includes("Under the policy of Platform team"), "whose policy");
        check([...planner.shadowRoot.querySelectorAll(".finds li")].some((item) => item.textContent.includes(found()[0])), "breaches in the planner");
        // One that cannot be read changes nothing; the page's object is its own.
        const before = found();
        policy.owner = "Somebody else";
        for (const [wrong, words] of [[7, "policy: "], ["{", "policy is no JSON"], ['{"aksnetPolicy":1,"ownr":"x"}', "policy /ownr"]]) {
            planner.policy = wrong;
            await until(() => hints(planner)[0]?.startsWith(words), words);
        }
        same([planner.policy.owner, found()], ["Platform team", before], "the policy there was");
        planner.setAttribute("policy", JSON.stringify(policy));
        await until(() => planner.shadowRoot.textContent.includes("Under the policy of Somebody else"), "the attribute");
        same(hints(planner), [], "nothing wrong");
        // It comes along where the planner goes.
        planner.remove();
        await soon();
        same(found(), before, "while it is away");
        here.append(planner);
        await until(() => tree(planner, ".page")?.textContent.includes("Under the policy of Somebody else"), "when it is back");
        planner.removeAttribute("policy");
        await until(() => !planner.shadowRoot.textContent.includes("Under the policy"), "no policy");
        same([planner.policy, found()], [null, []], "no policy");
        // From the beginning, and given late.
        const strict = await made((strict) => strict.setAttribute("policy", JSON.stringify(policy)));
        check(strict.shadowRoot.textContent.includes("Under the policy of Somebody else"), "from the beginning");
    "#).await?;
    page.watch().await
}

pub(crate) async fn what_cannot_be_read_is_said_and_changes_nothing(page: &Page) -> Result<()> {
    bare(page).await?;
    checks(page, r#"
        const heard = [];
        for (const kind of ["planchange", "verdictchange"]) document.addEventListener(kind, () => heard.push(kind));
        const planner = await made();
        const { AksnetError } = await import(new URL("aksnet/element.js", location));
        const before = JSON.stringify(planner.getPlan());
        const cyclic = { aksnet: 1 };
        cyclic.self = cyclic;
        for (const [plan, path] of [
            [{ aksnet: 1, nam: "x" }, "/nam"],
            [{ aksnet: 1, clusters: 7 }, "/clusters"],
            [{ aksnet: 99 }, "/aksnet"],
            [null, ""], [7, ""], [[], ""], ["{", ""], ["", ""], [cyclic, undefined], [new Map(), ""], [() => 1, ""],
        ]) {
            const error = attempt(() => planner.setPlan(plan));
            check(error instanceof AksnetError && error.argument === "plan", `${String(plan)}: ${error}`);
            if (path !== undefined) same(error?.path, path, error?.message);
        }
        const thrown = new Error("of a getter");
        same(attempt(() => planner.setPlan({ get aksnet() { throw thrown; } })), thrown, "what a getter throws");
        await soon();
        same(hints(planner), [], "what was thrown is not said too");
        // An attribute or a property cannot throw: it is said in the planner.
        for (const [set, words] of [
            [() => planner.setAttribute("plan", "{ \"aksnet\": 1, \"nam\": 2 }"), "plan /nam"],
            [() => planner.setAttribute("plan", "<img src=x onerror=attacked=1>"), "plan is no JSON"],
            [() => { planner.plan = { aksnet: 1, clusters: {} }; }, "plan /clusters"],
            [() => { planner.plan = "x".repeat(4_194_305); }, "plan has 4194305 signs; at most 4194304 are read"],
        ]) {
            set();
            await until(() => hints(planner)[0]?.startsWith(words), words);
            same(hints(planner).length, 1, "said once");
        }
        planner.removeAttribute("plan");
        planner.setAttribute("theme", "drak");
        planner.setAttribute("show", "findngs");
        planner.setAttribute("page", "javascript:attacked=1");
        await until(() => hints(planner).length === 3, "three mistakes");
        same(hints(planner).map((hint) => hint.slice(0, 37)), [
            "page leads to no page; expected an ad", "no theme is called drak; did you mean", "no section is called findngs; did you",
        ], "mistakes");
        check(!tree(planner, "a[href^=javascript]"), "no link that runs a script");
        for (const name of ["theme", "show", "page"]) planner.removeAttribute(name);
        await until(() => !hints(planner).length, "no mistakes");
        same(JSON.stringify(planner.getPlan()), before, "the plan there was");
        same(heard, [], "nothing has changed");
        check(window.attacked === undefined, "nothing ran");
        // A plan that was bad from the beginning is not the example.
        const blank = await made((planner) => planner.setAttribute("plan", "[]"));
        await until(() => hints(blank).length === 1, "why there is none");
        check(blank.getPlan().clusters === undefined || blank.getPlan().clusters.length === 0, "no plan");
        blank.plan = { aksnet: 1, name: "good" };
        await until(() => title(blank) === "good" && !hints(blank).length, "a good one");
    "#).await?;
    page.watch().await
}
