//! The worked example, number by number.
#![cfg(feature = "serde")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use aksnet_core::ledger::{Ledger, PerStage, Range, RangeKind, Stage, Verdict};
use aksnet_core::model::{NetworkModel, Plan, PlanDraft, Value};
use aksnet_core::report::Report;
use aksnet_core::sizing::{Question, capacity, compare, frontier};

fn draft() -> PlanDraft {
    let text = include_str!("../../../examples/contoso-prod.json");
    PlanDraft::from_value(&serde_json::from_str::<Value>(text).unwrap()).unwrap()
}

fn plan() -> Plan {
    let reading = draft().read();
    assert_eq!(reading.errors, []);
    reading.plan
}

fn node_subnet(ledger: &Ledger) -> &Range {
    ledger.of_kind(RangeKind::NodeSubnet).next().unwrap()
}

#[test]
fn every_line_of_the_table() {
    let ledger = Ledger::of(&plan());
    let range = node_subnet(&ledger);
    // (nodes, surge, addresses of each, addresses) at create, upgrade and full scale.
    let table = [
        [(3, 0, 31, 93), (3, 1, 31, 124), (3, 1, 31, 124)],
        [(5, 0, 31, 155), (5, 1, 31, 186), (10, 1, 31, 341)],
    ];
    assert_eq!(range.draws.len(), table.len());
    for (draw, lines) in range.draws.iter().zip(table) {
        for (stage, line) in Stage::ALL.into_iter().zip(lines) {
            let units = draw.stages.at(stage).unwrap();
            assert_eq!(
                (
                    units.nodes.steady,
                    units.nodes.surge,
                    units.per_node,
                    units.units
                ),
                line,
                "{stage:?}"
            );
        }
    }
}

#[test]
fn what_is_needed_left_and_short() {
    let ledger = Ledger::of(&plan());
    let range = node_subnet(&ledger);
    assert_eq!(
        (range.name.as_str(), range.usable()),
        ("snet-nodes", Some(251))
    );
    let sums = [
        (Stage::Create, 248, 3, 0, Some(24)),
        (Stage::Upgrade, 310, 0, 59, Some(23)),
        (Stage::FullScale, 465, 0, 214, Some(23)),
    ];
    for (stage, needed, left, short, prefix) in sums {
        assert_eq!(range.demand.at(stage).needed, needed, "{stage:?}");
        assert_eq!(range.left(stage), left, "{stage:?}");
        assert_eq!(range.short(stage), short, "{stage:?}");
        assert_eq!(range.smallest_prefix(stage), prefix, "{stage:?}");
    }
    // One pool at a time is no way out, nor is full scale without its surge.
    assert_eq!(range.demand.upgrade.one_pool_at_a_time, 279);
    assert_eq!(range.demand.full_scale.without_surge, 403);
    let usable = |prefix| range.measure.supply(prefix, 0).usable;
    assert_eq!((usable(24), usable(23)), (251, 507));
    assert_eq!(usable(23) - 465, 42);
    assert_eq!(
        PerStage::each(|stage| ledger.verdict(0, stage)),
        PerStage {
            create: Verdict::Ok,
            upgrade: Verdict::Error,
            full_scale: Verdict::Error
        }
    );
}

#[test]
fn the_neighbours_have_room() {
    let ledger = Ledger::of(&plan());
    let only = |kind| {
        let range = ledger.of_kind(kind).next().unwrap();
        (range.demand.create.needed, range.usable())
    };
    assert_eq!(only(RangeKind::InternalLoadBalancerSubnet), (2, Some(11)));
    assert_eq!(only(RangeKind::ApiServerSubnet), (9, Some(11)));
    assert_eq!(only(RangeKind::ServiceCidr), (2, Some(65_534)));
}

#[test]
fn eight_nodes_fit_and_six_stay_upgradeable() {
    let (plan, ledger) = (plan(), Ledger::of(&plan()));
    let at = |stage| capacity(&plan, &ledger, 0, Question::at(stage)).unwrap();
    let create = at(Stage::Create);
    assert_eq!((create.nodes, create.pods), (8, 240));
    assert_eq!(ledger.ranges[create.limited_by.unwrap()].name, "snet-nodes");
    let upgrade = at(Stage::Upgrade);
    assert_eq!((upgrade.nodes, upgrade.pods), (6, 180));
}

#[test]
fn the_same_workload_in_every_model() {
    use Verdict::{Error, NotChecked, Ok, Warning};
    let comparison = compare(&plan(), 0).unwrap();
    let assumed = comparison.assumed.unwrap();
    assert_eq!(assumed.prefix, 23);
    assert_eq!(assumed.block.unwrap().to_string(), "10.240.2.0/23");
    // Model, VNet addresses, pod range, nodes that fit, limited by, verdicts.
    let slash_20 = Some((20, 3_840));
    let rows = [
        (
            NetworkModel::Overlay,
            15,
            slash_20,
            251,
            RangeKind::NodeSubnet,
            [Ok, Ok, Ok],
        ),
        (
            NetworkModel::PodSubnetDynamic,
            465,
            None,
            16,
            RangeKind::PodSubnet,
            [Ok, Ok, Ok],
        ),
        (
            NetworkModel::PodSubnetStatic,
            495,
            None,
            15,
            RangeKind::PodSubnet,
            [Ok, Ok, Warning],
        ),
        (
            NetworkModel::NodeSubnet,
            465,
            None,
            8,
            RangeKind::NodeSubnet,
            [Ok, Error, Error],
        ),
        (
            NetworkModel::Kubenet,
            15,
            slash_20,
            251,
            RangeKind::NodeSubnet,
            [Ok, Ok, Ok],
        ),
        (
            NetworkModel::ByoCni,
            15,
            None,
            251,
            RangeKind::NodeSubnet,
            [Ok, Ok, NotChecked],
        ),
    ];
    assert_eq!(comparison.rows.len(), rows.len());
    for (row, (model, addresses, pod_range, nodes, limit, verdicts)) in
        comparison.rows.iter().zip(rows)
    {
        assert_eq!(row.model, model);
        assert_eq!(row.vnet_addresses, Some(addresses), "{model:?}");
        let range = row.pod_range.map(|range| (range.prefix, range.needed));
        assert_eq!(range, pod_range, "{model:?}");
        assert_eq!(row.nodes_that_fit, Some(nodes), "{model:?}");
        assert_eq!(row.limited_by.as_ref().unwrap().range, limit, "{model:?}");
        assert_eq!(
            Stage::ALL.map(|stage| *row.verdicts.at(stage)),
            verdicts,
            "{model:?}"
        );
    }
}

#[test]
fn what_fits_in_a_slash_24() {
    let most = [10, 20, 30, 50, 110, 250];
    let frontier = frontier(NetworkModel::NodeSubnet, 24, None, most).unwrap();
    let nodes: Vec<u64> = frontier.points.iter().map(|point| point.nodes).collect();
    let pods: Vec<u64> = frontier.points.iter().map(|point| point.pods).collect();
    assert_eq!(nodes, [22, 11, 8, 4, 2, 1]);
    assert_eq!(pods, [220, 220, 240, 200, 220, 250]);
}

#[test]
fn what_is_found() {
    let report = Report::of(&draft());
    assert_eq!(report.verdict, Verdict::Error);
    let named = |id: &str| {
        let mut found = report.findings.iter().filter(|finding| finding.rule == id);
        (found.next().unwrap(), found.next())
    };
    let grow = "Grow snet-nodes to 10.240.0.0/23";
    let expected = [
        (
            "AKN201",
            "Full scale needs 465 addresses in snet-nodes and it has 251: 214 short",
            Some(grow),
        ),
        (
            "AKN202",
            "An upgrade needs 310 addresses in snet-nodes and it has 251: 59 short",
            Some(grow),
        ),
        (
            "AKN216",
            "Turning on the autoscaler for apps would stop creation: Azure then counts 13 nodes from the start, 403 of 251 addresses in snet-nodes",
            None,
        ),
        (
            "AKN305",
            "Service range 10.0.0.0/16 meets Branch offices 10.0.64.0/18: pods will not reach those 16,384 addresses",
            Some("Move services to 10.1.0.0/16"),
        ),
    ];
    for (id, message, fix) in expected {
        let (finding, second) = named(id);
        assert_eq!(finding.message, message, "{id}");
        assert_eq!(
            finding.fix.as_ref().map(|fix| fix.title.as_str()),
            fix,
            "{id}"
        );
        assert_eq!(second, None, "{id}");
    }
}

#[test]
fn one_change_mends_both_failures() {
    let mut draft = draft();
    let report = Report::of(&draft);
    let fix = |id: &str| {
        let finding = report.findings.iter().find(|finding| finding.rule == id);
        finding.unwrap().fix.clone().unwrap()
    };
    assert_eq!(fix("AKN201"), fix("AKN202"));
    draft.apply(&fix("AKN202").edits).unwrap();
    let mended = Report::of(&draft);
    assert!(
        mended
            .findings
            .iter()
            .all(|finding| !finding.rule.starts_with("AKN2"))
    );
    let full = &mended.clusters[0].ranges[0].stages.full_scale;
    assert_eq!(
        (full.verdict, full.needed, full.short),
        (Verdict::Ok, 465, 0)
    );
}
