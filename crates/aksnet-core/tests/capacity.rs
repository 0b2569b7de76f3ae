//! Laws of the capacity rules: findings and verdicts agree, and fixes mend what they say.
#![cfg(feature = "serde")]
#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use aksnet_core::ledger::{Ledger, RangeKind, Stage, Verdict};
use aksnet_core::model::{Edit, NetworkModel, PlanDraft};
use aksnet_core::rules::{self, Evidence, Finding, Severity};
use proptest::prelude::*;

/// A node pool: nodes, the most of them, whether it is autoscaled, max pods, max surge, which subnet.
type Pool = (u32, u32, Option<bool>, u32, &'static str, usize);

fn any_pool() -> impl Strategy<Value = Pool> {
    let surge = prop_oneof![Just("0"), Just("1"), Just("10%"), Just("50%"), Just("3")];
    let scaling = prop_oneof![Just(None), Just(Some(false)), Just(Some(true))];
    (0_u32..20, 0_u32..20, scaling, 10_u32..80, surge, 0_usize..2)
}

/// A cluster in a small VNet, its pools and its subnets of all sizes that may or may not do.
fn any_plan() -> impl Strategy<Value = PlanDraft> {
    let model = prop::sample::select(NetworkModel::ALL);
    let subnets = [20_u8..30, 20_u8..30, 20_u8..30];
    let pools = prop::collection::vec(any_pool(), 1..4);
    let room = any::<bool>();
    let beside = (0_u64..12, 0_u64..30, 16_u8..31, 0_u64..40);
    (model, subnets, pools, room, 16_u8..25, beside).prop_map(
        |(model, sizes, pools, room, pods, (balancers, used, services, stated))| {
            let mut plan = PlanDraft::default();
            let mut put = |path: String, text: String| {
                plan.apply(&[Edit::text(path, &text)]).unwrap();
            };
            put("/virtualNetworks/0/name".into(), "vnet".into());
            if room {
                put(
                    "/virtualNetworks/0/addressPrefixes/0".into(),
                    "10.240.0.0/16".into(),
                );
            } else {
                // Nothing can grow or move: the subnets fill the VNet, and all else is in use elsewhere.
                let private = [
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                ];
                for (place, block) in private.into_iter().enumerate() {
                    put(
                        format!("/connectedRanges/0/addressPrefixes/{place}"),
                        block.into(),
                    );
                }
            }
            for (place, size) in sizes.into_iter().enumerate() {
                let at = |key: &str| format!("/virtualNetworks/0/subnets/{place}/{key}");
                put(at("name"), format!("snet-{place}"));
                put(
                    at("addressPrefix"),
                    format!("10.240.{}.0/{size}", place * 16),
                );
                put(
                    at("usedAddresses"),
                    (used * u64::from(place == 1)).to_string(),
                );
            }
            let at = |key: &str| format!("/clusters/0/{key}");
            put(at("name"), "aks".into());
            put(at("networkModel"), model.as_str().into());
            if model.uses_pod_cidr() {
                put(at("podCidr"), format!("192.168.0.0/{pods}"));
            }
            put(at("serviceCidr"), format!("10.0.0.0/{services}"));
            put(at("dnsServiceIP"), "10.0.0.10".into());
            put(at("services"), stated.to_string());
            put(at("internalLoadBalancers"), balancers.to_string());
            for (place, (count, most, scaling, max_pods, surge, subnet)) in
                pools.into_iter().enumerate()
            {
                let at = |key: &str| format!("/clusters/0/nodePools/{place}/{key}");
                put(at("name"), format!("pool{place}"));
                put(at("count"), count.to_string());
                if let Some(scaling) = scaling {
                    put(at("enableAutoScaling"), scaling.to_string());
                    put(at("maxCount"), most.max(count).to_string());
                }
                put(at("maxPods"), max_pods.to_string());
                put(at("maxSurge"), surge.into());
                put(at("vnetSubnet"), format!("snet-{subnet}"));
                if model.uses_pod_subnet() {
                    put(at("podSubnet"), "snet-2".into());
                }
            }
            plan
        },
    )
}

fn findings(draft: &PlanDraft) -> Vec<Finding> {
    let plan = draft.read().plan;
    rules::check(&Evidence::of(&plan, &Ledger::of(&plan)))
}

/// Rules on the size of ranges, all but those that say more than a verdict does.
fn is_about_size(finding: &Finding) -> bool {
    let id = finding.rule.id;
    let says_more = ["AKN208", "AKN210", "AKN211", "AKN216"];
    let limits = [
        "AKN401", "AKN402", "AKN403", "AKN411", "AKN412", "AKN622", "AKN701",
    ];
    (id.starts_with("AKN2") && !says_more.contains(&id)) || limits.contains(&id)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn a_range_fails_where_a_finding_says_so(draft in any_plan()) {
        let plan = draft.read().plan;
        let ledger = Ledger::of(&plan);
        let found = rules::check(&Evidence::of(&plan, &ledger));
        for range in &ledger.ranges {
            let verdict = Stage::ALL.iter().map(|stage| range.verdict(*stage)).max().unwrap();
            let said: Vec<&Finding> = found
                .iter()
                .filter(|finding| finding.subject == range.path && is_about_size(finding))
                .collect();
            let nearly_full = found
                .iter()
                .any(|finding| finding.rule.id == "AKN210" && finding.subject == range.path);
            let worst = said.iter().map(|finding| finding.rule.severity).min();
            // Pods that find no address are a warning, though the range does not cover them.
            let is_pods_alone = said.iter().any(|finding| finding.rule.id == "AKN206");
            match verdict {
                Verdict::Error if is_pods_alone => {}
                Verdict::Error => prop_assert_eq!(worst, Some(Severity::Error), "{:?}", range),
                Verdict::Warning => prop_assert!(
                    worst == Some(Severity::Warning) || nearly_full,
                    "{:?} {:?}", range, said
                ),
                Verdict::Ok | Verdict::NotChecked => prop_assert!(said.is_empty(), "{:?}", said),
            }
        }
    }

    #[test]
    fn a_fix_mends_its_finding_and_brings_no_error(draft in any_plan()) {
        let before = findings(&draft);
        let known: BTreeSet<(&str, &str)> = before
            .iter()
            .map(|finding| (finding.rule.id, finding.subject.as_str()))
            .collect();
        let own = |finding: &&Finding| ["AKN2", "AKN5"].iter().any(|family| finding.rule.id.starts_with(family));
        for finding in before.iter().filter(own) {
            let Some(fix) = &finding.fix else {
                continue;
            };
            let mut mended = draft.clone();
            mended.apply(&fix.edits).unwrap();
            prop_assert_eq!(mended.read().errors, draft.read().errors, "{:?}", fix);
            for after in findings(&mended) {
                let key = (after.rule.id, after.subject.as_str());
                prop_assert!(key != (finding.rule.id, finding.subject.as_str()), "{:?}: {:?}", fix, after);
                let is_new = after.rule.severity == Severity::Error && !known.contains(&key);
                prop_assert!(!is_new, "{:?} brings {:?}", fix, after);
            }
        }
    }

    #[test]
    fn a_larger_node_subnet_is_never_worse(draft in any_plan(), place in 0_usize..2) {
        let plan = draft.read().plan;
        let block = plan.virtual_networks[0].subnets[place].block.unwrap();
        let mut larger = draft.clone();
        let path = format!("/virtualNetworks/0/subnets/{place}/addressPrefix");
        let grown = block.grown_to(block.prefix() - 1).unwrap();
        larger.apply(&[Edit::text(path, &grown)]).unwrap();
        let worst = |draft: &PlanDraft| {
            let plan = draft.read().plan;
            let ledger = Ledger::of(&plan);
            let nodes = ledger.of_kind(RangeKind::NodeSubnet);
            let worst = nodes.flat_map(|range| Stage::ALL.map(|stage| range.verdict(stage))).max();
            let errors = findings(draft);
            let errors = errors.iter().filter(|finding| {
                finding.rule.severity == Severity::Error && finding.rule.id.starts_with("AKN2")
            });
            (worst, errors.map(|finding| finding.subject.clone()).collect::<BTreeSet<_>>())
        };
        let (before, after) = (worst(&draft), worst(&larger));
        prop_assert!(after.0 <= before.0);
        prop_assert!(after.1.is_subset(&before.1), "{:?} {:?}", before.1, after.1);
    }
}
