use super::{Control, Deed, Focus, Wanted, wanted};
use crate::planner::{Action, Planner};
use crate::results::example::contoso;
use std::rc::Rc;

fn planner() -> Rc<Planner> {
    Rc::new(Planner::with((*contoso().0).clone()))
}

fn after(planner: Rc<Planner>, deed: Deed, about: &str, control: &Control) -> Rc<Planner> {
    match wanted(&planner, deed, about, control, 0.0) {
        Some(Wanted::Act(action) | Wanted::Then(action, _)) => planner.reduce(action),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_deed_is_found_by_its_name() {
    for (deed, name) in Deed::ALL {
        assert_eq!(Deed::named(name), Some(*deed));
        assert_eq!(deed.as_str(), *name);
    }
}

#[test]
fn what_is_removed_is_named() {
    let path = "/virtualNetworks/1/subnets/0";
    let Some(Wanted::Then(action, then)) =
        wanted(&planner(), Deed::Remove, path, &Control::default(), 0.0)
    else {
        panic!("nothing");
    };
    assert_eq!(then[0], Focus::Button(Deed::Remove, path.to_owned()));
    let name = "snet-nodes".to_owned();
    let path = path.to_owned();
    assert_eq!(action, Action::Remove { path, name });
}

#[test]
fn the_focus_goes_where_something_is_left() {
    let then = |deed: Deed, path: &str| {
        let wanted = wanted(&planner(), deed, path, &Control::default(), 0.0);
        match wanted {
            Some(Wanted::Then(_, then)) => then.into_iter().next().unwrap(),
            other => panic!("{other:?}"),
        }
    };
    let subnets = "/virtualNetworks/1/subnets";
    let count = planner().draft.virtual_networks[1].subnets.len();
    let (last, before) = (count - 1, count - 2);
    let last = format!("{subnets}/{last}");
    assert_eq!(
        then(Deed::Remove, &last),
        Focus::Button(Deed::Remove, format!("{subnets}/{before}"))
    );
    let again = Focus::Button(Deed::Split, last.clone());
    assert_eq!(then(Deed::Split, &last), again);
}

#[test]
fn the_fix_of_a_finding_is_found_by_its_place() {
    let mended = after(planner(), Deed::Fix, "0", &Control::default());
    let subnet = &mended.draft.virtual_networks[1].subnets[0];
    assert_eq!(subnet.address_prefix, "10.240.0.0/23");
    assert_eq!(
        wanted(&mended, Deed::Fix, "99", &Control::default(), 0.0),
        None
    );
}

#[test]
fn the_change_that_helps_most_is_the_one_that_is_offered() {
    let mended = after(planner(), Deed::Mend, "", &Control::default());
    assert_eq!(mended.announcement, "Grow snet-nodes to 10.240.0.0/23");
}

#[test]
fn names_are_ticked_and_unticked() {
    let list = "/virtualNetworks/1/peerings";
    let control = |ticked| Control {
        value: "vnet-hub".to_owned(),
        ticked,
        ..Control::default()
    };
    let off = after(planner(), Deed::Name, list, &control(false));
    assert_eq!(off.draft.virtual_networks[1].peerings, Vec::<String>::new());
    let on = after(off, Deed::Name, list, &control(true));
    assert_eq!(on.draft.virtual_networks[1].peerings, ["vnet-hub"]);
}

#[test]
fn the_frame_that_is_offered_takes_what_is_chosen() {
    let text = |value: &str| Control {
        value: value.to_owned(),
        ..Control::default()
    };
    let dark = after(planner(), Deed::FrameTheme, "", &text("dark"));
    let closed = after(dark, Deed::FrameOpen, "", &text("nothing"));
    let ticked = Control {
        ticked: true,
        ..Control::default()
    };
    let map = after(closed, Deed::FramePart, "map", &ticked);
    let fewer = after(map, Deed::FramePart, "pools", &Control::default());
    assert_eq!(
        fewer.view.frame.query(),
        "?embed=1&theme=dark&show=summary,verdicts,findings,sums,map&lock=all"
    );
    let none = wanted(&fewer, Deed::FramePart, "nothing", &ticked, 0.0);
    assert_eq!(none, None);
}

#[test]
fn a_number_steps_within_its_bounds() {
    let path = "/clusters/0/nodePools/1/count";
    let control = Control {
        value: "5".to_owned(),
        bounds: (0, 1_000),
        ..Control::default()
    };
    let more = after(planner(), Deed::Raise, path, &control);
    assert_eq!(more.draft.clusters[0].node_pools[1].count, "6");
}

#[test]
fn flags_are_emptied_or_set_to_false() {
    let path = "/clusters/0/nodePools/1/enableAutoScaling";
    let off = Control::default();
    let switched = after(
        planner(),
        Deed::Switch,
        path,
        &Control {
            ticked: true,
            ..off.clone()
        },
    );
    let switched = after(switched, Deed::Switch, path, &off);
    assert_eq!(
        switched.draft.clusters[0].node_pools[1].enable_auto_scaling,
        "false"
    );
    assert_eq!(switched.announcement, "Turn apps autoscaler off");
}
