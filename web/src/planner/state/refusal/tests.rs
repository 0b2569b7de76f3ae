use std::rc::Rc;

use aksnet_core::model::{Edit, NetworkModel, PlanDraft};

use crate::planner::state::tests::{page, typed};
use crate::planner::{Action, Addition, Locks, Planner};

fn locked(page: &Rc<Planner>, names: &[&str]) -> Rc<Planner> {
    let (locks, wrong) = Locks::of_host(names.iter().copied());
    assert_eq!(wrong, Vec::<String>::new());
    Rc::clone(page).reduce(Action::Lock(locks))
}

#[test]
fn nothing_that_is_set_is_changed_by_anything_and_it_is_said_why() {
    let range = "/virtualNetworks/0/subnets/0/addressPrefix".to_owned();
    let count = "/clusters/0/nodePools/0/count".to_owned();
    let page = locked(&page(), &["all"]);
    let item = |path: &str| (path.to_owned(), String::new());
    let (pool, name) = item("/clusters/0/nodePools/0");
    for action in [
        Action::Type {
            path: "/name".to_owned(),
            text: "x".to_owned(),
            at: 0.0,
        },
        Action::Step {
            path: count.clone(),
            text: "9".to_owned(),
            at: 0.0,
        },
        Action::Change {
            title: String::new(),
            edits: vec![Edit::text(count, "9")],
        },
        Action::Paste {
            path: range,
            text: "10.9.0.0/24\n10.9.1.0/24".to_owned(),
        },
        Action::Add(Addition::VirtualNetwork),
        Action::Add(Addition::Subnet(0)),
        Action::Add(Addition::ConnectedRange),
        Action::Add(Addition::Cluster),
        Action::Add(Addition::NodePool(0)),
        Action::Remove {
            path: pool.clone(),
            name: name.clone(),
        },
        Action::Duplicate {
            path: pool.clone(),
            name: name.clone(),
        },
        Action::Move {
            path: pool,
            name,
            to: 1,
        },
        Action::Model {
            cluster: 0,
            model: NetworkModel::Kubenet,
        },
        Action::NextModel { back: false },
    ] {
        let after = Rc::clone(&page).reduce(action.clone());
        assert!(Rc::ptr_eq(&after.draft, &page.draft), "{action:?}");
        assert_eq!(after.undoable(), page.undoable(), "{action:?}");
        let said = after.refused.as_deref().unwrap_or_default();
        assert!(
            said.starts_with("Not changed: ") && said.ends_with(", set by this page"),
            "{action:?}: {said}"
        );
        assert_eq!(after.announcement, said);
        let pasted = matches!(action, Action::Paste { .. });
        assert_eq!(after.left_out.len(), if pasted { 2 } else { 0 });
        // Said once, and gone with the next change.
        let again = Rc::clone(&after).reduce(action);
        assert!(Rc::ptr_eq(&again, &after));
        assert_eq!(locked(&after, &[]).reduce(Action::Undo).refused, None);
    }
}

#[test]
fn neither_undo_nor_redo_nor_back_change_what_was_set_after_the_edit() {
    let (service, range) = (
        "/clusters/0/serviceCidr",
        "/virtualNetworks/0/subnets/0/addressPrefix",
    );
    let before = page();
    let page = typed(Rc::clone(&before), service, "10.1.0.0/16", 0.0);
    let page = typed(page, range, "10.9.0.0/24", 1.0);
    let service_of = |page: &Planner| page.draft.clusters[0].service_cidr.clone();
    let held = "Not changed: service range, set by this page";
    for names in [
        &["cluster"] as &[&str],
        &["all"],
        &[service],
        &["/clusters/*/serviceCidr"],
    ] {
        let mut page = locked(&page, names);
        // What is not set is undone.
        if names != ["all"] {
            page = page.reduce(Action::Undo);
            assert_ne!(page.draft, before.draft, "{names:?}");
        }
        let draft = Rc::clone(&page.draft);
        let undone = Rc::clone(&page).reduce(Action::Undo);
        assert!(Rc::ptr_eq(&undone.draft, &draft), "{names:?}");
        let back = Rc::clone(&page).reduce(Action::Return(Box::new((*before.draft).clone())));
        assert!(Rc::ptr_eq(&back.draft, &draft), "{names:?}");
        if names != ["all"] {
            assert_eq!(undone.refused.as_deref(), Some(held));
            assert_eq!(undone.undoable(), page.undoable());
        }
        // And all of it once the lock is gone.
        let mut free = locked(&undone, &[]);
        while free.draft != before.draft {
            free = free.reduce(Action::Undo);
        }
        let again = locked(&free, names).reduce(Action::Redo);
        assert_eq!(service_of(&again), service_of(&before), "{names:?}");
    }
}

#[test]
fn a_subnet_whose_range_or_list_is_set_is_not_split() {
    let path = "/virtualNetworks/0/subnets/0".to_owned();
    let split = || Action::Split {
        path: path.clone(),
        name: String::new(),
    };
    let start = typed(
        page(),
        &format!("{path}/addressPrefix"),
        "10.240.0.0/24",
        0.0,
    );
    for (set, held) in [
        ("/virtualNetworks/*/subnets/*/addressPrefix", true),
        ("/virtualNetworks/*/subnets", true),
        ("/virtualNetworks/*/subnets/*/purpose", false),
    ] {
        let before = locked(&start, &[set]);
        let after = Rc::clone(&before).reduce(split());
        assert_eq!(Rc::ptr_eq(&after.draft, &before.draft), held, "{set}");
        assert_eq!(after.refused.is_some(), held, "{set}");
    }
}

#[test]
fn what_comes_and_goes_beside_a_set_field_is_undone_and_done_again() {
    let start = typed(page(), "/clusters/0/nodePools/0/vnetSubnet", "snet", 0.0);
    let start = locked(
        &start,
        &[
            "/clusters/*/nodePools/*/maxPods",
            "/clusters/*/nodePools/*/vnetSubnet",
        ],
    );
    let path = || "/clusters/0/nodePools/0".to_owned();
    let name = String::new;
    let steps = [
        Action::Add(Addition::NodePool(0)),
        Action::Duplicate {
            path: path(),
            name: name(),
        },
        Action::Move {
            path: path(),
            name: name(),
            to: 1,
        },
        Action::Remove {
            path: path(),
            name: name(),
        },
    ];
    let mut page = typed(start, "/virtualNetworks/0/subnets/0/name", "renamed", 1.0);
    let mut drafts = vec![Rc::clone(&page.draft)];
    for step in steps {
        page = page.reduce(step);
        assert_eq!(page.refused, None);
        drafts.push(Rc::clone(&page.draft));
    }
    for draft in drafts.iter().rev().skip(1) {
        page = page.reduce(Action::Undo);
        assert_eq!((&page.draft, &page.refused), (draft, &None));
    }
    // The subnet has its name again, and what refers to it follows.
    page = page.reduce(Action::Undo);
    assert_eq!(page.draft.clusters[0].node_pools[0].vnet_subnet, "snet");
    page = page.reduce(Action::Redo);
    for draft in drafts.iter().skip(1) {
        page = page.reduce(Action::Redo);
        assert_eq!((&page.draft, &page.refused), (draft, &None));
    }
    // A list that is set stays as long as it is.
    let page = locked(&page, &["/clusters/0/nodePools"]);
    let undone = Rc::clone(&page).reduce(Action::Undo);
    assert!(Rc::ptr_eq(&undone.draft, &page.draft));
}

#[test]
fn what_is_not_set_is_changed_as_ever() {
    let page = locked(&page(), &["/clusters/*/nodePools", "/clusters/0/podCidr"]);
    let path = "/virtualNetworks/0/subnets/0/name";
    let page = typed(page, path, "nodes", 0.0);
    assert_eq!(page.draft.virtual_networks[0].subnets[0].name, "nodes");
    let page = page.reduce(Action::Add(Addition::Subnet(0)));
    assert_eq!(page.draft.virtual_networks[0].subnets.len(), 2);
    let plan = Box::new(PlanDraft::default());
    let opened = Rc::clone(&page).reduce(Action::Open(plan));
    assert!(opened.draft.clusters.is_empty());
    assert_eq!(opened.locks, page.locks);
}

#[test]
fn a_name_takes_what_refers_to_it_along_even_where_that_is_set() {
    let page = typed(page(), "/clusters/0/nodePools/0/vnetSubnet", "snet", 0.0);
    let page = locked(&page, &["pools"]);
    let page = typed(page, "/virtualNetworks/0/subnets/0/name", "nodes", 1.0);
    assert_eq!(page.draft.clusters[0].node_pools[0].vnet_subnet, "nodes");
}

#[test]
fn a_model_that_would_take_a_set_pod_range_away_is_refused() {
    let page = typed(page(), "/clusters/0/podCidr", "10.99.0.0/16", 0.0);
    let page = locked(&page, &["/clusters/0/podCidr"]);
    let model = |model| {
        let page = Rc::clone(&page).reduce(Action::Model { cluster: 0, model });
        (
            page.draft.clusters[0].network_model.clone(),
            page.refused.clone(),
        )
    };
    let (now, refused) = model(NetworkModel::NodeSubnet);
    assert_eq!(now, "overlay");
    assert_eq!(
        refused.as_deref(),
        Some("Not changed: pod range, set by this page")
    );
    assert_eq!(model(NetworkModel::Kubenet), ("kubenet".to_owned(), None));
}
