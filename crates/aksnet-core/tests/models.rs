//! Laws of the rules on limits, models and neighbours, over plans of every kind.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use aksnet_core::ledger::{Ledger, RangeKind, Stage, Verdict};
use aksnet_core::model::{
    Edit, NetworkDataplane, NetworkModel, NetworkPolicy, OsType, OutboundType, PlanDraft, PoolMode,
    Purpose,
};
use aksnet_core::rules::{self, Evidence, Finding, Severity};
use proptest::prelude::*;
use proptest::sample::select;

/// Values of one record: a path below it, and a text; empty leaves the field out.
type Values = Vec<(&'static str, String)>;

/// One of a few texts for a field.
fn field(
    key: &'static str,
    texts: &'static [&'static str],
) -> impl Strategy<Value = (&'static str, String)> {
    select(texts).prop_map(move |text| (key, text.to_owned()))
}

fn names(
    key: &'static str,
    all: &'static [&'static str],
) -> impl Strategy<Value = (&'static str, String)> {
    prop_oneof![3 => Just(""), 2 => select(all)].prop_map(move |text| (key, text.to_owned()))
}

fn any_pool() -> impl Strategy<Value = Values> {
    let numbers = (
        field(
            "count",
            &[
                "", "0", "1", "2", "3", "40", "399", "400", "990", "1000", "1200",
            ],
        ),
        field("minCount", &["", "", "0", "1", "3"]),
        field("maxCount", &["", "", "5", "450", "1000"]),
        field(
            "maxPods",
            &["", "4", "9", "10", "30", "31", "110", "250", "300"],
        ),
        field("maxSurge", &["", "0", "0%", "1", "10%", "33%", "100"]),
        field("maxUnavailable", &["", "", "0", "1", "10%"]),
        field("enableAutoScaling", &["", "true", "false"]),
    );
    let rest = (
        field(
            "name",
            &["system", "apps", "Pool-1", "windowspool", "9lives", ""],
        ),
        names("mode", PoolMode::NAMES),
        names("osType", OsType::NAMES),
        field(
            "osSKU",
            &["", "", "Windows2019", "Windows2022", "Windows2025"],
        ),
        field("vnetSubnet", &["snet-a", "snet-a", "snet-b", "snet-c", ""]),
        field("podSubnet", &["", "snet-a", "snet-b", "snet-c", "snet-far"]),
        field(
            "podIPAllocationMode",
            &["", "", "StaticBlock", "DynamicIndividual"],
        ),
    );
    (numbers, rest).prop_map(|(a, b)| {
        let mut values = vec![a.0, a.1, a.2, a.3, a.4, a.5, a.6];
        values.extend([b.0, b.1, b.2, b.3, b.4, b.5, b.6]);
        values
    })
}

fn any_cluster() -> impl Strategy<Value = Values> {
    let model = (
        names("networkModel", NetworkModel::NAMES),
        names("networkDataplane", NetworkDataplane::NAMES),
        names("networkPolicy", NetworkPolicy::NAMES),
        names("outboundType", OutboundType::NAMES),
        field("kubernetesVersion", &["", "1.27", "1.28", "1.33", "1.37"]),
        field("ipFamilies/0", &["", "IPv4"]),
        field("ipFamilies/1", &["", "IPv6"]),
    );
    let ranges = (
        field("podCidr", &["", "", "10.64.0.0/10", "10.100.0.0/16"]),
        field(
            "podCidrs/0",
            &["", "10.100.0.0/16", "fd00:2::/64", "fd00:2::/75"],
        ),
        field(
            "podCidrs/1",
            &["", "fd00:3::/64", "fd00:3::/79", "10.101.0.0/16"],
        ),
        field(
            "loadBalancer/managedOutboundIPs",
            &["", "0", "1", "10", "100", "101"],
        ),
        field(
            "loadBalancer/allocatedOutboundPorts",
            &["", "0", "7", "8", "1000", "1001", "64000", "70000"],
        ),
        field("natGateway/managedOutboundIPs", &["", "0", "16", "17"]),
        field("apiServerSubnet", &["", "", "snet-a", "snet-c"]),
        field("virtualNodesSubnet", &["", "", "snet-b", "snet-c"]),
    );
    (model, ranges).prop_map(|(a, b)| {
        let mut values = vec![a.0, a.1, a.2, a.3, a.4];
        // The families are a list: the second has no place without the first.
        if !a.5.1.is_empty() {
            values.extend([a.5, a.6]);
        }
        values.push(b.0);
        if !b.1.1.is_empty() {
            values.extend([b.1, b.2]);
        }
        values.extend([b.3, b.4, b.5, b.6, b.7]);
        values
    })
}

fn any_subnet(place: u8) -> impl Strategy<Value = Values> {
    let prefix = select(&[21_u8, 23, 24, 25, 26, 27, 28, 29][..]);
    (
        prefix,
        names("purpose", Purpose::NAMES),
        field(
            "delegation",
            &[
                "",
                "",
                "Microsoft.ContainerService/managedClusters",
                "Microsoft.ContainerInstance/containerGroups",
                "Microsoft.Web/serverFarms",
            ],
        ),
        field("routeTable", &["", "rt-one"]),
        field("natGateway", &["", "", "ng-one", "ng-two"]),
        field("usedAddresses", &["", "0", "3"]),
        field("name", &["", "", "AzureBastionSubnet", "GatewaySubnet"]),
        any::<bool>(),
    )
        .prop_map(
            move |(prefix, purpose, delegation, table, gateway, used, special, both)| {
                let own = ["snet-a", "snet-b", "snet-c"][usize::from(place)];
                let name = if special.1.is_empty() {
                    own.to_owned()
                } else {
                    special.1
                };
                let block = format!("10.240.{}.0/{prefix}", place * 16);
                let mut values = vec![("name", name), purpose, delegation, table, gateway, used];
                if both {
                    values.push(("addressPrefixes/0", block));
                    values.push(("addressPrefixes/1", format!("fd00:1:0:{place}::/64")));
                } else {
                    values.push(("addressPrefix", block));
                }
                values
            },
        )
}

/// A plan of one or two clusters in one VNet of three subnets, with another VNet beside it.
fn any_plan() -> impl Strategy<Value = PlanDraft> {
    let subnets = (any_subnet(0), any_subnet(1), any_subnet(2));
    let clusters = prop::collection::vec(
        (any_cluster(), prop::collection::vec(any_pool(), 1..4)),
        1..3,
    );
    (subnets, clusters, any::<bool>()).prop_map(|((a, b, c), clusters, managed)| {
        let mut plan = PlanDraft::default();
        let mut put = |record: &str, values: Values| {
            for (key, text) in values.into_iter().filter(|(_, text)| !text.is_empty()) {
                plan.apply(&[Edit::text(format!("{record}/{key}"), &text)])
                    .unwrap();
            }
        };
        if !managed {
            put(
                "/virtualNetworks/0",
                vec![
                    ("name", "vnet".into()),
                    ("addressPrefixes/0", "10.240.0.0/16".into()),
                    ("addressPrefixes/1", "fd00:1::/48".into()),
                ],
            );
            for (place, subnet) in [a, b, c].into_iter().enumerate() {
                put(&format!("/virtualNetworks/0/subnets/{place}"), subnet);
            }
            put(
                "/virtualNetworks/1",
                vec![
                    ("name", "vnet-far".into()),
                    ("addressPrefixes/0", "10.250.0.0/16".into()),
                    ("subnets/0/name", "snet-far".into()),
                    ("subnets/0/addressPrefix", "10.250.0.0/24".into()),
                ],
            );
        }
        for (place, (cluster, pools)) in clusters.into_iter().enumerate() {
            let path = format!("/clusters/{place}");
            put(&path, vec![("name", format!("aks-{place}"))]);
            if !managed {
                put(&path, vec![("virtualNetwork", "vnet".into())]);
            }
            put(&path, cluster);
            for (place, mut pool) in pools.into_iter().enumerate() {
                if managed {
                    pool.retain(|(key, _)| !key.ends_with("Subnet"));
                }
                put(&format!("{path}/nodePools/{place}"), pool);
            }
        }
        plan
    })
}

fn findings(draft: &PlanDraft) -> Vec<Finding> {
    let plan = draft.read().plan;
    rules::check(&Evidence::of(&plan, &Ledger::of(&plan)))
}

/// The rule that speaks for a kind of range, where one of these families does.
fn spokesman(kind: RangeKind) -> Option<&'static str> {
    match kind {
        RangeKind::RouteTable => Some("AKN401"),
        RangeKind::ClusterNodes => Some("AKN402"),
        RangeKind::PoolNodes => Some("AKN403"),
        RangeKind::SnatPorts => Some("AKN412"),
        RangeKind::PodCidr6 => Some("AKN622"),
        RangeKind::ApiServerSubnet => Some("AKN701"),
        _ => None,
    }
}

/// A field, whatever its place in a list of ranges.
fn place(subject: &str) -> String {
    let list = subject.trim_end_matches(|digit: char| digit.is_ascii_digit());
    list.replace("addressPrefixes/", "addressPrefix")
        .replace("Cidrs/", "Cidr")
}

/// What is wrong where. The capacity rules share a range out among themselves, and a subnet's
/// range may move from the single field to the list.
fn errors(findings: &[Finding]) -> BTreeSet<(&'static str, String)> {
    let wrong = findings
        .iter()
        .filter(|finding| finding.rule.severity == Severity::Error);
    wrong
        .map(|finding| {
            let rule = finding.rule.id;
            let family = if rule.starts_with("AKN2") {
                "AKN2"
            } else {
                rule
            };
            (family, place(&finding.subject))
        })
        .collect()
}

fn is_own(finding: &Finding) -> bool {
    let families = ["AKN4", "AKN6", "AKN7"];
    families
        .iter()
        .any(|family| finding.rule.id.starts_with(family))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_limit_that_is_passed_has_its_finding_and_no_other_has(draft in any_plan()) {
        let plan = draft.read().plan;
        let ledger = Ledger::of(&plan);
        let found = rules::check(&Evidence::of(&plan, &ledger));
        for range in &ledger.ranges {
            let Some(rule) = spokesman(range.kind) else { continue };
            let fails = Stage::ALL.iter().any(|stage| range.verdict(*stage) == Verdict::Error);
            let said = found
                .iter()
                .any(|finding| finding.rule.id == rule && finding.subject == range.path);
            // A subnet of API servers may be too small for Azure and still hold them.
            prop_assert!(fails == said || (said && rule == "AKN701"), "{rule} {range:?}");
        }
    }

    #[test]
    fn a_fix_takes_its_finding_away_and_brings_no_error(draft in any_plan()) {
        let before = findings(&draft);
        for finding in before.iter().filter(|finding| is_own(finding)) {
            let Some(fix) = &finding.fix else { continue };
            let mut mended = draft.clone();
            mended.apply(&fix.edits).unwrap();
            prop_assert!(mended.read().errors.len() <= draft.read().errors.len(), "{fix:?}");
            let after = findings(&mended);
            let stays = after
                .iter()
                .find(|other| other.rule == finding.rule && other.subject == finding.subject);
            prop_assert_eq!(stays, None, "{:?} of {}", fix, finding.rule.id);
            let known = errors(&before);
            for new in errors(&after).difference(&known) {
                prop_assert!(false, "{fix:?} of {} brings {new:?}", finding.rule.id);
            }
        }
    }
}
