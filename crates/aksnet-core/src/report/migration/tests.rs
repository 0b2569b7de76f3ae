use super::{MigrationReport, Way};
use crate::change::{NeedState, Topic};
use crate::cidr::Block;
use crate::ledger::{PerStage, RangeKind, Verdict};
use crate::model::PlanDraft;
use crate::report::Report;
use crate::rules::sample::clean;
use alloc::vec::Vec;

const MODEL: &str = "/clusters/0/networkModel";
const NODES: &str = "/clusters/0/nodePools/0/count";

fn of(draft: &PlanDraft) -> MigrationReport {
    MigrationReport::of(draft, None, |_| true).unwrap()
}

/// Node Subnet, max pods 30, in a /24.
fn flat(nodes: &str) -> PlanDraft {
    clean()
        .with(MODEL, "node-subnet")
        .with("/clusters/0/podCidr", "")
        .with("/clusters/0/kubernetesVersion", "1.34")
        .with(NODES, nodes)
        .with("/clusters/0/nodePools/0/maxSurge", "1")
}

#[test]
fn the_ledger_speaks_before_during_and_after() {
    // Seven nodes: 7 x 31 = 217, with a surge node 248 of 251; afterwards 7, and 7 blocks of 256.
    let report = of(&flat("7"));
    let cluster = &report.clusters[0];
    assert_eq!(cluster.way, Way::Open);
    let told: Vec<_> = cluster
        .ranges
        .iter()
        .map(|range| (range.supply.kind, range.before, range.during, range.after))
        .collect();
    assert_eq!(
        told,
        [
            (RangeKind::NodeSubnet, Some(217), 248, Some(7)),
            (RangeKind::PodCidr, None, 2_048, Some(1_792)),
        ]
    );
    let ok = PerStage::each(|_| Verdict::Ok);
    assert_eq!(
        (cluster.before, cluster.during, cluster.after),
        (ok, Verdict::Ok, ok)
    );
    // A /24 holds 250 nodes and their surge node; before, 7 and one.
    assert_eq!(
        (cluster.nodes.before, cluster.nodes.after),
        (Some(7), Some(250))
    );
}

#[test]
fn a_full_subnet_fails_during_the_way_and_not_after_it() {
    // W02: eight nodes take 248 of 251 addresses; no surge node fits.
    let report = of(&flat("8"));
    let cluster = &report.clusters[0];
    assert_eq!(
        (cluster.before.upgrade, cluster.during),
        (Verdict::Error, Verdict::Error)
    );
    assert_eq!(cluster.after.upgrade, Verdict::Ok);
    assert!(report.mended.iter().any(|finding| finding.rule == "AKN202"));
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[test]
fn kubenet_keeps_what_it_draws_but_for_its_routes() {
    let report = of(&clean().with(MODEL, "kubenet"));
    let cluster = &report.clusters[0];
    for range in &cluster.ranges {
        let after = (range.supply.kind != RangeKind::RouteTable).then_some(range.before);
        assert_eq!(
            Some(range.after),
            after.or(Some(None)),
            "{:?}",
            range.supply
        );
    }
    let command = cluster.command.as_deref().unwrap();
    assert!(!command.contains("--pod-cidr"), "{command}");
    let larger = Block::parse("10.244.0.0/15").ok();
    let draft = clean().with(MODEL, "kubenet");
    let report = MigrationReport::of(&draft, larger, |_| true).unwrap();
    let command = report.clusters[0].command.as_deref().unwrap();
    assert!(command.ends_with("--pod-cidr 10.244.0.0/15"), "{command}");
}

#[test]
fn a_range_in_the_vnet_or_over_the_services_is_in_the_way() {
    for pods in ["10.240.0.0/18", "10.0.0.0/15"] {
        let report = MigrationReport::of(&flat("3"), Block::parse(pods).ok(), |_| true);
        let cluster = report.unwrap().clusters.remove(0);
        assert_eq!(cluster.way, Way::Blocked, "{pods}");
        let needs = cluster.needs.iter();
        let unmet = needs.filter(|need| need.state == NeedState::Unmet).count();
        assert_eq!(unmet, 1, "{pods}");
    }
}

#[test]
fn the_plan_afterwards_is_the_plan_with_its_edits() {
    let draft = flat("3").with("/clusters/0/networkPolicy", "calico");
    let report = of(&draft);
    assert_eq!(report.clusters[0].way, Way::Blocked);
    let mut edited = draft;
    edited.apply(&report.edits).unwrap();
    assert_eq!(edited, report.plan);
    let again = of(&edited);
    assert_eq!(again.clusters[0].way, Way::Arrived);
    assert_eq!((again.edits.len(), again.findings.len()), (0, 0));
}

#[test]
fn what_overlay_does_not_take_is_found_beforehand() {
    let draft = flat("3")
        .with("/virtualNetworks/0/subnets/1/name", "snet-virtual")
        .with("/virtualNetworks/0/subnets/1/purpose", "virtual-nodes")
        .with(
            "/virtualNetworks/0/subnets/1/addressPrefix",
            "10.240.8.0/24",
        )
        .with("/clusters/0/virtualNodesSubnet", "snet-virtual");
    let report = of(&draft);
    let found: Vec<&str> = report.findings.iter().map(|it| it.rule).collect();
    assert_eq!(
        (found.len(), report.clusters[0].way),
        (1, Way::Blocked),
        "{found:?}"
    );
}

#[test]
fn the_report_of_a_plan_has_what_aks_asks_for_where_there_is_a_way() {
    let asked = |model: &str| {
        let draft = clean().with(MODEL, model).with("/clusters/0/podCidr", "");
        Report::of(&draft).clusters.remove(0).migration
    };
    for (model, pods) in [
        ("kubenet", NeedState::Met),
        ("node-subnet", NeedState::ToCheck),
    ] {
        let needs = asked(model).unwrap();
        let need = needs.iter().find(|need| need.topic == Topic::PodCidr);
        assert_eq!(need.map(|need| need.state), Some(pods), "{model}");
    }
    for model in ["overlay", "pod-subnet-dynamic", "byo-cni", "flannel"] {
        assert_eq!(asked(model), None, "{model}");
    }
}
