use std::rc::Rc;

use aksnet_core::model::{Edit, NetworkModel, PlanDraft};

use super::Planner;
use crate::planner::{Action, Addition, Look, Terms};

pub(super) fn page() -> Rc<Planner> {
    let mut page = Rc::new(Planner::with(PlanDraft::default()));
    for addition in [
        Addition::VirtualNetwork,
        Addition::Subnet(0),
        Addition::Cluster,
        Addition::NodePool(0),
    ] {
        page = page.reduce(Action::Add(addition));
    }
    page
}

pub(super) fn typed(page: Rc<Planner>, path: &str, text: &str, at: f64) -> Rc<Planner> {
    page.reduce(Action::Type {
        path: path.to_owned(),
        text: text.to_owned(),
        at,
    })
}

#[test]
fn what_is_added_makes_a_plan_without_errors() {
    let page = page();
    assert_eq!(page.outcome.errors, []);
    assert_eq!(page.draft.virtual_networks[0].subnets.len(), 1);
    assert_eq!(page.draft.clusters[0].node_pools.len(), 1);
}

#[test]
fn keys_in_one_field_are_one_step_until_a_pause_or_the_focus_leaves() {
    let path = "/name";
    let page = typed(page(), path, "p", 0.0);
    let page = typed(page, path, "pl", 100.0);
    let page = typed(page, path, "pla", 5_000.0);
    let page = page.reduce(Action::Leave);
    let page = typed(page, path, "plan", 5_100.0);
    let names: Vec<String> = std::iter::successors(Some(page), |page| {
        Some(Rc::clone(page).reduce(Action::Undo))
    })
    .take(4)
    .map(|page| page.draft.name.clone())
    .collect();
    assert_eq!(names, ["plan", "pla", "pl", ""]);
}

#[test]
fn presses_are_one_step_for_a_second() {
    let step = |page: Rc<Planner>, text: &str, at| {
        page.reduce(Action::Step {
            path: "/clusters/0/nodePools/0/count".to_owned(),
            text: text.to_owned(),
            at,
        })
    };
    let page = step(page(), "4", 0.0);
    let page = step(page, "5", 900.0);
    let page = step(page, "6", 2_000.0);
    let counts = std::iter::successors(Some(page), |page| {
        Some(Rc::clone(page).reduce(Action::Undo))
    });
    let counts: Vec<String> = counts
        .take(3)
        .map(|page| page.draft.clusters[0].node_pools[0].count.clone())
        .collect();
    assert_eq!(counts, ["6", "5", "3"]);
}

#[test]
fn what_is_open_moves_and_goes_with_its_item() {
    let page = page().reduce(Action::Add(Addition::Subnet(0)));
    let path = |place| format!("/virtualNetworks/0/subnets/{place}");
    let page = page.reduce(Action::Look(Look::Toggle(path(0))));
    let page = page.reduce(Action::Move {
        path: path(0),
        name: String::new(),
        to: 1,
    });
    assert!(!page.view.is_open(&path(0)) && page.view.is_open(&path(1)));
    let page = page.reduce(Action::Remove {
        path: path(1),
        name: String::new(),
    });
    assert!(!page.view.is_open(&path(1)));
}

#[test]
fn half_a_text_counts_as_the_whole_one_before_it() {
    let path = "/virtualNetworks/0/subnets/0/addressPrefix";
    let before = page();
    let subnet = before.outcome.plan.virtual_networks[0].subnets[0].block;
    let page = typed(before, path, "10.", 0.0);
    let page = typed(page, path, "10.x", 1.0).reduce(Action::Settle);
    assert_eq!(
        page.outcome.plan.virtual_networks[0].subnets[0].block,
        subnet
    );
    assert_eq!(page.outcome.errors[0].path, path);
    assert_eq!(
        page.outcome.errors[0].used,
        subnet.map(|block| block.to_string())
    );
    assert_eq!(
        page.draft.virtual_networks[0].subnets[0].address_prefix,
        "10.x"
    );
}

#[test]
fn half_a_prefix_counts_as_the_range_before_it_and_nothing_is_counted_anew() {
    let path = "/virtualNetworks/0/subnets/0/addressPrefix";
    let before = typed(page(), path, "10.0.0.64/26", 0.0);
    let half = typed(before.clone(), path, "10.0.0.64/2", 1.0);
    assert!(half.outcome.counts_as(&before.outcome));
    let error = half.error_at(path).unwrap();
    assert_eq!(error.used.as_deref(), Some("10.0.0.64/26"));
    let half = typed(half, path, "10.0.0.", 2.0);
    assert!(half.outcome.counts_as(&before.outcome));
    // No prefix length begins with a 5: this is all there is to come.
    let whole = typed(half, path, "10.0.0.64/5", 3.0);
    assert!(!whole.outcome.counts_as(&before.outcome));
    let error = whole.error_at(path).unwrap();
    assert_eq!(error.used.as_deref(), Some("8.0.0.0/5"));
}

#[test]
fn what_is_wrong_with_a_field_waits_until_nobody_types_and_then_stays() {
    let path = "/virtualNetworks/0/subnets/0/addressPrefix";
    let half = typed(page(), path, "10.0.0.", 0.0);
    assert_eq!(half.outcome.errors, []);
    let settled = Rc::clone(&half).reduce(Action::Settle);
    assert_eq!(
        settled.outcome.errors,
        [half.error_at(path).unwrap().clone()]
    );
    assert!(settled.outcome.counts_as(&half.outcome));
    // Nothing is left to be said.
    assert!(Rc::ptr_eq(
        &settled,
        &Rc::clone(&settled).reduce(Action::Settle)
    ));
    // What stands there already is kept up to date.
    let further = typed(Rc::clone(&settled), path, "10.0.0.0/33", 1.0);
    let error = &further.outcome.errors[0];
    assert_ne!(error.message, settled.outcome.errors[0].message);
    // Anything but typing there says it at once.
    let elsewhere = half.reduce(Action::Change {
        title: String::new(),
        edits: vec![Edit::text("/virtualNetworks/0/name".to_owned(), "hub")],
    });
    assert_eq!(elsewhere.outcome.errors[0].path, path);
    assert_eq!(typed(further, path, "10.0.0.0/24", 2.0).outcome.errors, []);
}

#[test]
fn undo_all_the_way_back_and_redo_all_the_way_forward() {
    let end = page();
    let mut back = Rc::clone(&end);
    while back.undoable().is_some() {
        back = back.reduce(Action::Undo);
    }
    assert_eq!(*back.draft, PlanDraft::default());
    while back.redoable().is_some() {
        back = back.reduce(Action::Redo);
    }
    assert_eq!(back.draft, end.draft);
}

#[test]
fn references_follow_a_name_while_it_is_typed() {
    let page = typed(page(), "/clusters/0/nodePools/0/vnetSubnet", "snet", 0.0);
    let page = typed(page, "/virtualNetworks/0/subnets/0/name", "sn", 1.0);
    let page = typed(page, "/virtualNetworks/0/subnets/0/name", "", 2.0);
    let page = typed(page, "/virtualNetworks/0/subnets/0/name", "nodes", 3.0);
    assert_eq!(page.draft.clusters[0].node_pools[0].vnet_subnet, "nodes");
}

#[test]
fn a_pod_cidr_survives_a_model_that_has_none() {
    let model = |page: Rc<Planner>, model| page.reduce(Action::Model { cluster: 0, model });
    let page = typed(page(), "/clusters/0/podCidr", "10.99.0.0/16", 0.0);
    let page = model(page, NetworkModel::NodeSubnet);
    assert_eq!(page.draft.clusters[0].pod_cidr, "");
    assert_eq!(
        page.parked_pod_cidr(&page.draft.clusters[0].name),
        Some("10.99.0.0/16")
    );
    let page = model(page, NetworkModel::Overlay);
    assert_eq!(page.draft.clusters[0].pod_cidr, "10.99.0.0/16");
}

#[test]
fn models_follow_each_other_and_end() {
    let step = |page: Rc<Planner>, back| page.reduce(Action::NextModel { back });
    let first = page();
    assert!(Rc::ptr_eq(&first, &step(Rc::clone(&first), true)));
    let second = step(first, false);
    assert_eq!(
        second.draft.clusters[0].network_model,
        NetworkModel::ALL[1].as_str()
    );
    let last = (1..20).fold(second, |page, _| step(page, false));
    let model = NetworkModel::ALL.last().unwrap();
    assert_eq!(last.draft.clusters[0].network_model, model.as_str());
}

#[test]
fn a_plan_that_was_kept_brings_no_history() {
    let page = page();
    let kept = Box::new((*page.draft).clone());
    let opened = typed(page, "/name", "other", 0.0).reduce(Action::Open(kept.clone()));
    assert_eq!(opened.undoable(), None);
    assert_eq!(*opened.draft, *kept);
}

#[test]
fn back_undoes_forward_does_again_and_neither_loses_a_thing() {
    let model = |page: Rc<Planner>, model| page.reduce(Action::Model { cluster: 0, model });
    let to = |page: Rc<Planner>, other: &Planner| {
        page.reduce(Action::Return(Box::new((*other.draft).clone())))
    };
    let first = page();
    let second = model(first.clone(), NetworkModel::NodeSubnet);
    let third = model(second.clone(), NetworkModel::Kubenet);
    let back = to(third.clone(), &first);
    assert_eq!(back.draft, first.draft);
    assert_eq!(back.announcement, "Undid: Switch to Node Subnet");
    assert!(Rc::ptr_eq(&back, &to(back.clone(), &first)));
    let forward = to(back.clone(), &third);
    assert_eq!(forward.draft, third.draft);
    assert_eq!(forward.redoable(), None);
    // Another change has forgotten that step, and the entry in the browser's history has not.
    let other = typed(back, "/name", "other", 0.0);
    let returned = to(other.clone(), &third);
    assert_eq!(returned.draft, third.draft);
    assert_eq!(returned.reduce(Action::Undo).draft, other.draft);
}

#[test]
fn a_pasted_list_is_one_step_and_what_was_left_out_is_named() {
    let page = page().reduce(Action::Begin("10.0.0.0/16\nthe usual".to_owned()));
    assert_eq!(page.left_out, ["the usual"]);
    assert_eq!(page.draft.virtual_networks[0].name, "vnet");
    let page = page.reduce(Action::Undo);
    assert_eq!(page.left_out, Vec::<String>::new());
    let page = page.reduce(Action::Begin("nothing".to_owned()));
    assert_eq!(page.left_out, ["nothing"]);
}

#[test]
fn what_does_nothing_leaves_the_same_state() {
    let page = page();
    for action in [
        Action::Redo,
        Action::Leave,
        Action::Show(0),
        Action::Show(9),
    ] {
        let next = Rc::clone(&page).reduce(action.clone());
        assert!(Rc::ptr_eq(&page, &next), "{action:?}");
    }
}

fn under(page: &Rc<Planner>, policy: &str) -> Rc<Planner> {
    Rc::clone(page).reduce(Action::Policy(crate::policy::terms(policy)))
}

const POLICY: &str = r#"{"aksnetPolicy":1,"owner":"Platform team",
    "locked":[{"path":"/clusters/*/nodePools/*/maxPods","value":"30"}],
    "defaults":{"maxSurge":"50%"}}"#;

#[test]
fn a_policy_is_kept_to_while_somebody_types_and_its_defaults_count() {
    let pods = "/clusters/0/nodePools/0/maxPods";
    let page = under(&page(), POLICY);
    let default = |page: &Planner| {
        let defaults = page.outcome.defaults.iter();
        let own = defaults.filter(|default| default.reason == "default of the policy");
        own.map(|default| default.value.clone()).collect::<Vec<_>>()
    };
    let breaches = |page: &Planner| {
        let findings = page.outcome.findings.iter();
        findings.filter(|it| it.rule.id == "AKN907").count()
    };
    assert_eq!(
        (default(&page), breaches(&page)),
        (vec!["50%".to_owned()], 1)
    );
    let surge = page.outcome.plan.clusters[0].pools[0].max_surge;
    assert_eq!(surge.value().map(|it| it.nodes_of(4)), Some(2));
    // Half a text counts as the whole one before it, under the same policy.
    let page = typed(page, pods, "3x", 0.0);
    assert_eq!(
        (default(&page), breaches(&page)),
        (vec!["50%".to_owned()], 1)
    );
    let page = typed(page, pods, "30", 1.0);
    assert_eq!(breaches(&page), 0);
    // As it asks it is locked, and neither keys nor undo take it from there.
    let page = typed(page, pods, "31", 2.0);
    assert_eq!(page.draft.clusters[0].node_pools[0].max_pods, "30");
    assert_eq!(
        page.refused.as_deref(),
        Some("Not changed: system max pods, set by Platform team")
    );
    let page = page.reduce(Action::Undo);
    assert_eq!(page.draft.clusters[0].node_pools[0].max_pods, "30");
    assert!(!page.locks.is_empty());
    let page = under(&page, r#"{"aksnetPolicy":2}"#);
    assert_eq!((default(&page), breaches(&page)), (vec![], 0));
    assert!(matches!(page.terms, Terms::Unreadable(_)));
}

#[test]
fn the_name_of_a_plan_is_looked_at_where_a_policy_locks_it() {
    let policy = r#"{"aksnetPolicy":1,"locked":[{"path":"/name","value":"prod"}]}"#;
    let page = typed(under(&page(), policy), "/name", "prod", 0.0);
    assert_eq!(page.locks.by("/name"), Some("the policy"));
    let found = page.outcome.findings.iter();
    assert_eq!(found.filter(|it| it.rule.id == "AKN907").count(), 0);
}

#[test]
fn a_plan_that_is_opened_comes_under_the_policy_that_is_there() {
    let before = page();
    let plan = Box::new((*before.draft).clone());
    let opened = under(&before, POLICY).reduce(Action::Open(plan));
    let found = opened.outcome.findings.iter();
    assert_eq!(found.filter(|it| it.rule.id == "AKN907").count(), 1);
}
