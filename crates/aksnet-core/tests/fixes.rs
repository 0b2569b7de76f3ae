//! Laws of fixes: each mends what it is offered for and makes nothing else worse.

use aksnet_core::ledger::Ledger;
use aksnet_core::model::{Edit, PlanDraft};
use aksnet_core::rules::{Evidence, Finding, Severity, check};
use proptest::prelude::*;

fn findings(draft: &PlanDraft) -> Vec<Finding> {
    let plan = draft.read().plan;
    check(&Evidence::of(&plan, &Ledger::of(&plan)))
}

/// Blocks close enough together to meet often, some of them where Azure or AKS refuse them.
fn block() -> impl Strategy<Value = String> {
    let corner = prop_oneof![
        12 => Just([10, 0, 0]),
        2 => Just([172, 30, 0]),
        1 => Just([172, 17, 0]),
        1 => Just([20, 0, 0]),
        1 => Just([224, 0, 0]),
    ];
    (corner, 0_u8..8, 0_u8..=255, 14_u8..=31).prop_map(|([a, b, _], second, last, prefix)| {
        let address = u32::from_be_bytes([a, b | second, last & 0x0f, last]);
        let mask = !u32::MAX.wrapping_shr(u32::from(prefix));
        let [a, b, c, d] = (address & mask).to_be_bytes();
        format!("{a}.{b}.{c}.{d}/{prefix}")
    })
}

fn blocks(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(block(), count)
}

#[derive(Clone, Debug)]
struct Network {
    prefixes: Vec<String>,
    subnets: Vec<String>,
    is_peered: bool,
}

fn network() -> impl Strategy<Value = Network> {
    (blocks(1..4), blocks(0..5), any::<bool>()).prop_map(|(prefixes, subnets, is_peered)| Network {
        prefixes,
        subnets,
        is_peered,
    })
}

fn plan() -> impl Strategy<Value = PlanDraft> {
    let model = prop_oneof![Just("overlay"), Just("kubenet"), Just("node-subnet")];
    let cluster = (0_usize..3, model, block(), block());
    let networks = prop::collection::vec(network(), 1..4);
    let clusters = prop::collection::vec(cluster, 0..3);
    (networks, blocks(0..3), clusters).prop_map(|(networks, connected, clusters)| {
        let mut edits = Vec::new();
        let mut put = |path: String, text: &str| edits.push(Edit::text(path, text));
        for (place, network) in networks.iter().enumerate() {
            let path = format!("/virtualNetworks/{place}");
            put(format!("{path}/name"), &format!("vnet-{place}"));
            for (index, prefix) in network.prefixes.iter().enumerate() {
                put(format!("{path}/addressPrefixes/{index}"), prefix);
            }
            if network.is_peered && place > 0 {
                put(format!("{path}/peerings/0"), "vnet-0");
            }
            for (index, subnet) in network.subnets.iter().enumerate() {
                let path = format!("{path}/subnets/{index}");
                put(format!("{path}/name"), &format!("snet-{index}"));
                put(format!("{path}/addressPrefix"), subnet);
            }
        }
        for (index, range) in connected.iter().enumerate() {
            put(format!("/connectedRanges/0/addressPrefixes/{index}"), range);
        }
        for (place, (vnet, model, pods, services)) in clusters.iter().enumerate() {
            let path = format!("/clusters/{place}");
            let vnet = networks.len().saturating_sub(1).min(*vnet);
            put(format!("{path}/name"), &format!("aks-{place}"));
            put(format!("{path}/virtualNetwork"), &format!("vnet-{vnet}"));
            put(format!("{path}/networkModel"), model);
            if *model != "node-subnet" {
                put(format!("{path}/podCidr"), pods);
            }
            put(format!("{path}/serviceCidr"), services);
        }
        let mut draft = PlanDraft::default();
        let applied = draft.apply(&edits);
        assert_eq!(applied, Ok(()));
        draft
    })
}

/// Errors, warnings, notes.
fn weight(findings: &[Finding]) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Info].map(|severity| {
        let of_it = findings.iter().filter(|it| it.rule.severity == severity);
        of_it.count()
    })
}

fn is_address_rule(finding: &Finding) -> bool {
    finding.rule.id.starts_with("AKN1") || finding.rule.id.starts_with("AKN3")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_fix_of_addresses_mends_its_finding_and_brings_no_error(draft in plan()) {
        let before = findings(&draft);
        for finding in before.iter().filter(|finding| is_address_rule(finding)) {
            let Some(fix) = &finding.fix else { continue };
            let mut mended = draft.clone();
            prop_assert_eq!(mended.apply(&fix.edits), Ok(()));
            let after = findings(&mended);
            prop_assert!(
                weight(&after) < weight(&before),
                "{finding:?} was met by {fix:?}, which leaves {after:?} of {before:?}"
            );
            for error in after.iter().filter(|it| it.rule.severity == Severity::Error) {
                let known = before.iter().any(|it| it.rule == error.rule);
                prop_assert!(known, "{fix:?} brings {error:?}");
            }
        }
    }
}
