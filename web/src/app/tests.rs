use std::rc::Rc;

use super::OPEN_AT_FIRST;
use super::page::{Around, page};
use crate::deed::Deed;
use crate::markup::{shown, written::anew};
use crate::planner::{Action, Locks, Look, Planner};
use crate::results::Spoken;
use crate::results::example::contoso;

fn open() -> Rc<Planner> {
    let planner = Rc::new(Planner::with((*contoso().0).clone()));
    let open = OPEN_AT_FIRST.map(str::to_owned).into();
    planner.reduce(Action::Look(Look::Open(open)))
}

/// The parts that are written anew when texts are typed into a field: with the last key, and once
/// that is painted.
fn written(path: &str, texts: &[&str]) -> [Vec<String>; 2] {
    let around = Around::default();
    let mut before = open();
    let spoken = Spoken::new(&before);
    let (last, first) = texts.split_last().unwrap();
    let typed = |page: &Rc<Planner>, text: &str| {
        let (path, text) = (path.to_owned(), text.to_owned());
        Rc::clone(page).reduce(Action::Type {
            path,
            text,
            at: 0.0,
        })
    };
    for text in first {
        before = typed(&before, text);
    }
    let after = typed(&before, last);
    let old = || page(&before, &before, &around, &spoken);
    let new = || page(&after, &before, &around, &spoken);
    let settled = || page(&after, &after, &around, &spoken);
    [anew(&old, &new), anew(&new, &settled)]
}

#[test]
fn a_key_in_the_name_of_the_plan_writes_the_bar_anew() {
    assert_eq!(written("/name", &["contoso"]), [vec!["bar"], vec![]]);
}

#[test]
fn a_key_in_a_free_subnet_leaves_the_other_rows_alone() {
    let path = "/virtualNetworks/1/subnets/3/addressPrefix";
    let [now, later] = written(path, &["10.240.4.32/27"]);
    // The VNet says how much of it is free.
    assert_eq!(now[..2], ["/virtualNetworks/1", "1 0"]);
    assert_eq!(now[2], "/virtualNetworks/1/subnets/r3");
    // Of what stands below the networks, no part.
    let results = ["findings", "sums", "summary", "verdicts", "bar"];
    assert_eq!(
        (now[3].as_str(), &now[4..]),
        ("below", &results.map(str::to_owned)[..])
    );
    assert_eq!(later, ["map", "vnet-0", "models", "fits"]);
}

#[test]
fn half_a_text_writes_its_row_anew_and_the_findings_once_nobody_types() {
    let path = "/virtualNetworks/1/subnets/3/addressPrefix";
    let own = ["1 0", "/virtualNetworks/1/subnets/r3"];
    for half in ["10.240.4.32/2", "10.240.4."] {
        let written = written(path, &["10.240.4.32/27", half]);
        assert_eq!(written, [own.to_vec(), vec![]], "{half}");
    }
    let typed = open().reduce(Action::Type {
        path: path.to_owned(),
        text: "10.240.4.".to_owned(),
        at: 0.0,
    });
    let settled = Rc::clone(&typed).reduce(Action::Settle);
    let (around, spoken) = (Around::default(), Spoken::new(&typed));
    let show = |planner: &Planner| page(planner, planner, &around, &spoken);
    let said = anew(&|| show(&typed), &|| show(&settled));
    assert_eq!(said[..2], own);
    let field = typed.rows.path_of(path);
    assert_eq!(
        said[2..5],
        ["below", "findings", &format!("unreadable {field}")]
    );
    // Findings behind it have another number now.
    assert!(
        said[5..].iter().all(|key| key.starts_with("AKN")),
        "{said:?}"
    );
}

#[test]
fn what_stands_behind_a_subnet_that_goes_is_left_alone() {
    let (around, mut before) = (Around::default(), open());
    let subnet = |place: usize| format!("/virtualNetworks/1/subnets/{place}");
    let own = before.draft.virtual_networks[1].subnets.len();
    for _ in own..150 {
        before = before.reduce(Action::Duplicate {
            path: subnet(own - 1),
            name: String::new(),
        });
    }
    let after = Rc::clone(&before).reduce(Action::Remove {
        path: subnet(2),
        name: String::new(),
    });
    assert_eq!(after.draft.virtual_networks[1].subnets.len(), 149);
    let spoken = Spoken::new(&before);
    let show = |planner: &Planner| page(planner, &before, &around, &spoken);
    let written = anew(&|| show(&before), &|| show(&after));
    // Its sheet, and the row of the VNet on it; of the rows none.
    let rows = written
        .iter()
        .filter(|key| key.starts_with("/virtualNetworks"));
    assert_eq!(rows.count(), 0, "{written:?}");
    let sheets = written.iter().filter(|key| key.starts_with("1 "));
    // The last says which range is free next.
    assert_eq!(
        (before.rows.sheets(1).len(), sheets.count()),
        (9, 2),
        "{written:?}"
    );
}

/// A plan with everything open, a field of it not readable.
fn all_open() -> Rc<Planner> {
    let range = "/virtualNetworks/1/subnets/1/addressPrefix";
    let draft = contoso().with(range, "10.240.4.5/28");
    let draft = draft.with("/virtualNetworks/1/addressPrefixes/1", "10.241.0.0/16");
    let planner = Rc::new(Planner::with((*draft.0).clone()));
    let found = planner.outcome.findings.iter();
    let field = |path: &str| planner.rows.path_of(path);
    let whys = found.map(|found| format!("{} {}", found.rule.id, field(&found.subject)));
    let items = [
        "/virtualNetworks/1",
        "/virtualNetworks/1/subnets/1",
        "/connectedRanges/0",
        "/clusters/0/nodePools/1",
        "addons",
        "surge",
        "defaults",
    ];
    let open = OPEN_AT_FIRST.into_iter().chain(items).map(str::to_owned);
    let open = open.chain(whys).collect();
    planner.reduce(Action::Look(Look::Open(open)))
}

fn locked(planner: &Rc<Planner>, names: &[&str]) -> Rc<Planner> {
    let (locks, wrong) = Locks::of_host(names.iter().copied());
    assert_eq!(wrong, Vec::<String>::new());
    Rc::clone(planner).reduce(Action::Lock(locks))
}

async fn html(planner: &Planner) -> String {
    let spoken = Spoken::new(planner);
    shown(page(planner, planner, &Around::default(), &spoken)).await
}

/// The elements of a page, each as its start tag.
fn elements(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').filter_map(|tag| tag.split('>').next())
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = element.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// Controls that change the plan and can be used.
fn free(html: &str) -> Vec<String> {
    use Deed::{
        Accept, AddCluster, AddPool, AddRange, AddSubnet, AddVnet, Choose, Down, Duplicate, Fix,
        Lower, Mend, Model, Name, Raise, Remove, Split, Switch, Tick, Up, Way,
    };
    let changing = [
        Accept, AddCluster, AddPool, AddRange, AddSubnet, AddVnet, Choose, Down, Duplicate, Fix,
        Lower, Mend, Model, Name, Raise, Remove, Split, Switch, Tick, Up, Way,
    ];
    let free = elements(html).filter(|element| {
        let does = attribute(element, "data-do").and_then(Deed::named);
        let changes = does.is_some_and(|does| changing.contains(&does));
        let types = attribute(element, "id").is_some_and(|id| id.starts_with("f-"));
        let types = types && (element.starts_with("input") || element.starts_with("textarea"));
        let held = ["disabled", "readonly"].map(|held| format!(" {held}=\"\""));
        (changes || types) && !held.iter().any(|held| element.contains(held))
    });
    free.map(str::to_owned).collect()
}

#[tokio::test]
async fn where_everything_is_set_nothing_is_left_that_changes_the_plan() {
    let planner = all_open();
    let before = html(&planner).await;
    // Of each kind there is something: what is looked for is there to be found.
    for deed in [
        "accept",
        "add-subnet",
        "choose",
        "fix",
        "lower",
        "mend",
        "model",
        "name",
        "remove",
        "switch",
        "tick",
        "up",
        "way",
    ] {
        let does = format!("data-do=\"{deed}\"");
        assert!(free(&before).iter().any(|it| it.contains(&does)), "{deed}");
    }
    let all = html(&locked(&planner, &["all"])).await;
    assert_eq!(free(&all), Vec::<String>::new());
    let paths = ["/name", "/virtualNetworks", "/connectedRanges", "/clusters"];
    let by_path = html(&locked(&planner, &paths)).await;
    assert_eq!(free(&by_path), Vec::<String>::new());
    // A group says once who has set it; a path that leads to it says so at every field.
    let says = |html: &str| html.matches("Set by this page").count();
    assert_eq!(says(&all), 6);
    assert!(says(&by_path) > 40);
    // What cannot be done is told with who has set what it would change.
    for html in [all, by_path] {
        assert!(html.contains("Needs snet-nodes range, set by this page"));
        assert!(
            html.contains("; needs apps nodes, set by this page"),
            "{html}"
        );
        for element in elements(&html) {
            let described = attribute(element, "aria-describedby").unwrap_or_default();
            for id in described.split_whitespace() {
                assert!(html.contains(&format!(" id=\"{id}\"")), "{element}");
            }
        }
    }
}

#[tokio::test]
async fn a_subnet_that_is_set_is_so_in_its_own_row() {
    let path = "/virtualNetworks/1/subnets/2/addressPrefix";
    let html = html(&locked(&all_open(), &[path])).await;
    let held = elements(&html).filter(|it| it.starts_with("input") && it.contains("readonly"));
    let held: Vec<_> = held.filter_map(|it| attribute(it, "id")).collect();
    assert_eq!(held, ["f-virtualNetworks-1-subnets-r2-addressPrefix"]);
    assert!(html.contains("id=\"f-virtualNetworks-1-subnets-r2-addressPrefix-held\""));
}

#[tokio::test]
async fn where_nothing_is_set_the_page_is_as_ever() {
    let planner = all_open();
    let before = html(&planner).await;
    for word in ["readonly", "held", "Set by"] {
        assert!(!before.contains(word), "{word}");
    }
    let set = locked(&planner, &["all"]);
    assert_eq!(html(&locked(&set, &[])).await, before);
}

#[tokio::test]
async fn a_policy_locks_what_is_as_it_asks_and_offers_what_is_not() {
    let policy = crate::policy::terms(include_str!("../../../examples/policy/platform-team.json"));
    let open = open().reduce(Action::Look(Look::Open(vec!["addons".to_owned()])));
    let page = open.reduce(Action::Policy(policy));
    let before = html(&page).await;
    let range = |html: &str| {
        let mut elements = elements(html);
        let id = " id=\"f-virtualNetworks-0-addressPrefixes-0\"";
        elements.find(|it| it.contains(id)).unwrap().to_owned()
    };
    assert!(range(&before).contains("readonly"), "{before}");
    for part in [
        "Under the policy of Platform team",
        "id=\"f-virtualNetworks-0-addressPrefixes-0-held\"",
        "Set by Platform team",
        "Overlay, unless pods need addresses of the VNet.<",
        "href=\"https://example.com/network/egress\" target=\"_blank\" rel=\"noopener noreferrer\">More at example.com<",
        ">Set outboundType of aks-contoso-prod to userDefinedRouting<",
    ] {
        assert!(before.contains(part), "{part}\n{before}");
    }
    let fix = page.outcome.findings.iter().find_map(|found| {
        let fix = found.fix.clone().filter(|_| found.rule.id == "AKN907")?;
        Some(Action::Change {
            title: fix.title,
            edits: fix.edits,
        })
    });
    let after = html(&page.reduce(fix.unwrap())).await;
    assert!(!after.contains("AKN907"), "{after}");
    let outbound = elements(&after).find(|it| it.contains("id=\"f-clusters-0-outboundType\""));
    assert!(outbound.unwrap().contains("disabled"), "{after}");
}
