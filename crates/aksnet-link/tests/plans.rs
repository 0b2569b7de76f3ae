//! Links of plans: how long, and back to the very same texts.
#![cfg(feature = "plan")]
#![expect(
    clippy::unwrap_used,
    reason = "these are tests, but the lint's exemption only knows #[test] functions"
)]

use aksnet_core::model::{
    ClusterDraft, Item, NodePoolDraft, PlanDraft, SubnetDraft, Value, VirtualNetworkDraft,
};
use aksnet_link::{Unopened, link, open};
use proptest::prelude::*;

/// The sample plan, which the page shows on a first visit.
const SAMPLE: &str = include_str!("../../../examples/contoso-prod.json");

fn sample() -> PlanDraft {
    let value: Value = serde_json::from_str(SAMPLE).unwrap();
    PlanDraft::from_value(&value).unwrap()
}

/// Any text at all: readable, half typed, or nonsense.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[0-9./:]{1,18}",
        "[a-z-]{1,12}",
        "\\PC{0,12}",
        any::<String>(),
    ]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..4)
}

prop_compose! {
    fn subnet()(name in text(), prefix in text(), prefixes in texts(), purpose in text(), used in text()) -> SubnetDraft {
        SubnetDraft {
            name,
            address_prefix: prefix,
            address_prefixes: prefixes,
            purpose,
            used_addresses: used,
            ..SubnetDraft::default()
        }
    }
}

prop_compose! {
    fn vnet()(name in text(), prefixes in texts(), peerings in texts(), subnets in prop::collection::vec(subnet().prop_map(Item::from), 0..4)) -> VirtualNetworkDraft {
        VirtualNetworkDraft { name, address_prefixes: prefixes, peerings, subnets }
    }
}

prop_compose! {
    fn pool()(name in text(), count in text(), scaled in text(), surge in text(), max_pods in text()) -> NodePoolDraft {
        NodePoolDraft {
            name,
            count,
            enable_auto_scaling: scaled,
            max_surge: surge,
            max_pods,
            ..NodePoolDraft::default()
        }
    }
}

prop_compose! {
    fn cluster()(name in text(), model in text(), families in texts(), pods in texts(), ips in text(), pools in prop::collection::vec(pool().prop_map(Item::from), 0..4)) -> ClusterDraft {
        let mut cluster = ClusterDraft {
            name,
            network_model: model,
            ip_families: families,
            pod_cidrs: pods,
            node_pools: pools,
            ..ClusterDraft::default()
        };
        cluster.load_balancer.managed_outbound_ips = ips;
        cluster
    }
}

prop_compose! {
    fn draft()(name in text(), vnets in prop::collection::vec(vnet().prop_map(Item::from), 0..3), clusters in prop::collection::vec(cluster().prop_map(Item::from), 0..3)) -> PlanDraft {
        PlanDraft { name, virtual_networks: vnets, clusters, ..PlanDraft::default() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_text_comes_back_as_it_was_typed(draft in draft()) {
        let link = link(&draft).unwrap();
        prop_assert!(link.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"=.-_".contains(&sign)));
        prop_assert_eq!(open(&link), Ok(draft));
    }

    #[test]
    fn any_text_is_opened_or_refused(text in "plan=[01]\\.[A-Za-z0-9_-]{0,80}|\\PC{0,60}") {
        let _ = open(&text);
    }
}

#[test]
fn the_link_of_the_sample_plan_is_short() {
    let all = length(&sample());
    // 600 is the goal; half of it is the room there is.
    assert!(all < 300, "{all} signs");
    // The networks are what it is made of: names and ranges that no dictionary knows.
    let no_networks = length(&PlanDraft {
        virtual_networks: Vec::new(),
        ..sample()
    });
    let no_clusters = length(&PlanDraft {
        clusters: Vec::new(),
        ..sample()
    });
    assert!(
        no_networks < no_clusters,
        "{no_networks} signs without networks, {no_clusters} without clusters, {all} in all"
    );
}

fn length(draft: &PlanDraft) -> usize {
    link(draft).unwrap().len()
}

#[test]
fn json_that_is_no_plan_is_refused_with_its_fields() {
    let packed =
        aksnet_link::pack(r#"{"aksnet":1,"clusters":[{"podcidr":"10.0.0.0/8"}]}"#).unwrap();
    let error = open(&packed).unwrap_err();
    assert!(error.to_string().starts_with(
        "this link holds no plan that this planner reads: /clusters/0/podcidr: podcidr is no property a plan has here"
    ));
    let packed = aksnet_link::pack("not JSON").unwrap();
    assert!(matches!(open(&packed), Err(Unopened::NotJson(_))));
    let deep = aksnet_link::pack(&"[".repeat(100_000)).unwrap();
    assert!(matches!(open(&deep), Err(Unopened::NotJson(_))));
}

#[test]
fn a_plan_file_of_a_later_version_says_so() {
    let packed = aksnet_link::pack(r#"{"aksnet":2}"#).unwrap();
    assert_eq!(
        open(&packed).unwrap_err().to_string(),
        "this link holds no plan that this planner reads: /aksnet: 2 is not a version of the plan file this planner knows; expected 1; a newer planner may read it"
    );
}
