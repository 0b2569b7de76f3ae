use aksnet_core::model::{Edit, PlanDraft, Value};
use aksnet_core::policy::Policy;

use super::Locks;
use crate::results::example::contoso;

fn host(names: &[&str]) -> Locks {
    let (locks, wrong) = Locks::of_host(names.iter().copied());
    assert_eq!(wrong, Vec::<String>::new());
    locks
}

fn policy(text: &str) -> Policy {
    let value: Value = serde_json::from_str(text).unwrap();
    Policy::from_value(&value).unwrap()
}

const NODES: &str = "/virtualNetworks/1/subnets/0/addressPrefix";

#[test]
fn a_part_locks_its_fields_and_its_lists_and_nothing_else() {
    let locks = host(&["networks", "name"]);
    for path in ["/name", NODES, "/virtualNetworks/0/peerings/0"] {
        assert_eq!(locks.by(path), Some("this page"), "{path}");
    }
    for list in ["/virtualNetworks", "/virtualNetworks/1/subnets"] {
        assert_eq!(locks.list_by(list), Some("this page"), "{list}");
    }
    for path in ["/clusters/0/name", "/connectedRanges/0/name"] {
        assert_eq!(locks.by(path), None, "{path}");
    }
    assert_eq!(locks.list_by("/clusters/0/nodePools"), None);
    assert_eq!(locks.group_by("networks"), Some("this page"));
    assert_eq!(locks.group_by("pools"), None);
    let all = host(&["all"]);
    assert!(all.by("/name").is_some() && all.list_by("/connectedRanges").is_some());
    // The plan's name is no part of the cluster.
    assert_eq!(host(&["cluster"]).by("/name"), None);
}

#[test]
fn a_path_locks_everything_under_it() {
    let locks = host(&["/clusters/*/nodePools/0", "/virtualNetworks/*/subnets"]);
    assert!(
        locks
            .by("/clusters/3/nodePools/0/growth/podsPerMonth")
            .is_some()
    );
    assert_eq!(locks.by("/clusters/3/nodePools/1/count"), None);
    assert!(locks.by(NODES).is_some());
    assert_eq!(locks.by("/virtualNetworks/1/name"), None);
}

#[test]
fn a_list_keeps_its_length_where_one_of_its_items_is_locked_or_all_are() {
    for (entry, list, stays) in [
        (
            "/clusters/0/nodePools/1/count",
            "/clusters/0/nodePools",
            true,
        ),
        ("/clusters/0/nodePools/1/count", "/clusters", true),
        (
            "/clusters/*/nodePools/*/count",
            "/clusters/0/nodePools",
            false,
        ),
        ("/clusters/*/nodePools/*", "/clusters/0/nodePools", true),
        ("/clusters/*/nodePools/*", "/clusters", false),
        ("/clusters/*/nodePools", "/clusters/0/nodePools", true),
        ("/virtualNetworks", "/virtualNetworks/0/subnets", true),
        (
            "/virtualNetworks/0/subnets",
            "/virtualNetworks/1/subnets",
            false,
        ),
    ] {
        let by = host(&[entry]).list_by(list).is_some();
        assert_eq!(by, stays, "{entry} {list}");
    }
}

#[test]
fn an_entry_that_means_nothing_locks_nothing_and_is_told() {
    let long = "x".repeat(10_000);
    for (entry, said) in [
        (
            "networs",
            "no part of the plan is called networs; did you mean networks?",
        ),
        (
            "everything",
            "no part of the plan is called everything; there are networks, connected",
        ),
        (
            "/clusters/*/podcidr",
            "/clusters/*/podcidr leads nowhere: no property is called podcidr; did you mean podCidr?",
        ),
        (
            "/clusters/x/name",
            "/clusters/x/name leads nowhere: x is no place in clusters; expected * or a number",
        ),
        ("/name/0", "/name/0 leads nowhere: name is a single value"),
        ("/", "/ leads nowhere: no property is called "),
        (
            "/clusters/0/peerings/0/x",
            "/clusters/0/peerings/0/x leads nowhere: no property is called peerings",
        ),
        (&long, "no part of the plan is called xxx"),
    ] {
        let (locks, wrong) = Locks::of_host(["pools", entry].into_iter());
        assert_eq!(wrong.len(), 1, "{entry}");
        assert!(
            wrong[0].starts_with(said) && wrong[0].len() < 600,
            "{wrong:?}"
        );
        assert!(locks.by("/clusters/0/nodePools/0/count").is_some());
        assert_eq!(locks.by("/clusters/0/podCidr"), None);
    }
    let (locks, wrong) = Locks::of_host(std::iter::repeat_n("pools", 500));
    assert_eq!(wrong, ["more than 200 locks; the rest is left out"]);
    assert!(locks.group_by("pools").is_some());
    assert!(Locks::of_host(std::iter::empty()).0.is_empty());
}

#[test]
fn a_policy_locks_what_a_plan_has_as_it_asks() {
    let policy = policy(
        r#"{"aksnetPolicy":1,"owner":"Platform team",
        "virtualNetworks":[{"name":"vnet-spoke","addressPrefixes":["10.240.0.0/16"]}],
        "locked":[{"path":"/clusters/*/serviceCidr","value":"10.0.0.0/16"}]}"#,
    );
    let draft = contoso().0;
    let locks = Locks::default().under(Some(&policy), &draft);
    assert_eq!(locks.by("/clusters/0/serviceCidr"), Some("Platform team"));
    let ranges = "/virtualNetworks/1/addressPrefixes";
    assert_eq!(locks.by(&format!("{ranges}/0")), Some("Platform team"));
    assert_eq!(locks.list_by(ranges), Some("Platform team"));
    assert_eq!(locks.list_by("/clusters"), None);
    // The same on another plan that has as much of it; less on one that has less.
    let other = contoso().with("/name", "other").0;
    assert_eq!(locks.under(Some(&policy), &other), locks);
    let less = contoso().with("/clusters/0/serviceCidr", "10.1.0.0/16").0;
    let less = locks.under(Some(&policy), &less);
    assert_eq!(less.by("/clusters/0/serviceCidr"), None);
    assert!(less.by(&format!("{ranges}/0")).is_some());
    // Host and policy come and go apart.
    let both = locks.hosted(&host(&["pools"]));
    assert!(both.group_by("pools").is_some() && both.by("/clusters/0/serviceCidr").is_some());
    let alone = both.under(None, &draft);
    assert!(alone.group_by("pools").is_some() && alone.by("/clusters/0/serviceCidr").is_none());
    assert!(alone.hosted(&Locks::default()).is_empty());
    assert!(locks.under(None, &draft).is_empty());
}

#[test]
fn edits_of_what_is_set_are_held_with_what_and_who() {
    let draft = contoso().0;
    let held = |names: &[&str], edit: Edit| {
        let hold = host(names).against(&draft, &[Edit::text("/name".to_owned(), "x"), edit]);
        hold.map(|hold| hold.words(&draft))
    };
    let text = |path: &str| Edit::text(path.to_owned(), "10.240.9.0/24");
    let gone = |path: &str| Edit::remove(path.to_owned());
    let nodes = Some("snet-nodes range, set by this page".to_owned());
    assert_eq!(held(&[NODES], text(NODES)), nodes);
    assert_eq!(held(&["pools"], text(NODES)), None);
    // Adding, in each of its spellings.
    let subnets = Some("vnet-spoke subnets, set by this page".to_owned());
    for place in ["4", "-", "9"] {
        let path = format!("/virtualNetworks/1/subnets/{place}/addressPrefix");
        assert_eq!(held(&["/virtualNetworks/1/subnets"], text(&path)), subnets);
    }
    // A new item has fields of a kind that is locked: the list decides.
    let path = "/virtualNetworks/1/subnets/4/addressPrefix";
    assert_eq!(
        held(&["/virtualNetworks/*/subnets/*/addressPrefix"], text(path)),
        None
    );
    // Removing.
    assert_eq!(
        held(&[NODES], gone("/virtualNetworks/1/subnets/3")),
        subnets
    );
    let peering = "/virtualNetworks/1/peerings/0";
    assert!(held(&[peering], gone(peering)).is_some());
    assert!(held(&[peering], gone("/virtualNetworks/1/peerings")).is_some());
    assert_eq!(held(&["/virtualNetworks/0/peerings"], gone(peering)), None);
    // What leads nowhere is nobody's.
    assert_eq!(held(&["networks"], text("/nonsense")), None);
    let none = Locks::default().against(&PlanDraft::default(), &[text(NODES)]);
    assert_eq!(none, None);
}
