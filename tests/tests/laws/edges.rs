//! Plans at the edge of what numbers hold, each answered in bounded time.

use std::time::{Duration, Instant};

use aksnet_core::ledger::{Stage, Verdict};
use aksnet_core::model::{
    ClusterDraft, Item, NetworkModel, NodePoolDraft, PlanDraft, SubnetDraft, VirtualNetworkDraft,
};
use aksnet_core::report::Report;
use aksnet_core::sizing::compare;

/// Ample for an unoptimised build on a slow machine; quadratic work takes minutes.
const SOON: Duration = Duration::from_secs(10);

fn report(draft: &PlanDraft) -> Report {
    let start = Instant::now();
    let report = Report::of(draft);
    let taken = start.elapsed();
    assert!(taken < SOON, "{taken:?}");
    report
}

fn subnet(name: &str, block: &str) -> Item<SubnetDraft> {
    Item::from(SubnetDraft {
        name: name.to_owned(),
        address_prefix: block.to_owned(),
        ..SubnetDraft::default()
    })
}

fn pool(name: String, count: &str, subnet: &str) -> Item<NodePoolDraft> {
    Item::from(NodePoolDraft {
        name,
        count: count.to_owned(),
        max_count: count.to_owned(),
        max_pods: String::from("250"),
        max_surge: String::from("100%"),
        vnet_subnet: subnet.to_owned(),
        pod_subnet: subnet.to_owned(),
        ..NodePoolDraft::default()
    })
}

fn plan(block: &str, model: NetworkModel, count: &str) -> PlanDraft {
    PlanDraft {
        virtual_networks: vec![Item::from(VirtualNetworkDraft {
            name: String::from("vnet"),
            address_prefixes: vec![block.to_owned()],
            subnets: vec![subnet("snet", block)],
            ..VirtualNetworkDraft::default()
        })],
        clusters: vec![Item::from(ClusterDraft {
            name: String::from("aks"),
            network_model: model.as_str().to_owned(),
            pod_cidr: if model.uses_pod_cidr() {
                block.to_owned()
            } else {
                String::new()
            },
            node_pools: vec![pool(String::from("system"), count, "snet")],
            ..ClusterDraft::default()
        })],
        ..PlanDraft::default()
    }
}

#[test]
fn no_nodes_and_all_nodes_in_all_space_and_in_one_address() {
    for model in NetworkModel::ALL {
        for block in [
            "0.0.0.0/0",
            "128.0.0.0/1",
            "10.0.0.0/8",
            "255.255.255.252/30",
            "255.255.255.255/32",
        ] {
            for (count, fails) in [("0", false), ("4294967295", true)] {
                let draft = plan(block, *model, count);
                let report = report(&draft);
                assert_eq!(report.errors, []);
                for stage in Stage::ALL {
                    let verdict = *report.clusters[0].verdicts.at(stage);
                    assert_eq!(
                        verdict == Verdict::Error,
                        fails,
                        "{model:?} {block} {count} {verdict:?}"
                    );
                }
                assert_eq!(compare(&draft.read().plan, 0).unwrap().rows.len(), 6);
            }
        }
    }
}

#[test]
fn ten_thousand_pools() {
    for model in NetworkModel::ALL {
        let mut draft = plan("10.0.0.0/8", *model, "1");
        draft.clusters[0].node_pools = (0..10_000)
            .map(|n| pool(format!("p{n}"), "1", "snet"))
            .collect();
        let report = report(&draft);
        assert_eq!(
            report.clusters[0].verdicts.create,
            Verdict::Error,
            "5,000 nodes are the most"
        );
    }
}

#[test]
fn ten_thousand_equal_subnets() {
    let mut draft = plan("10.0.0.0/8", NetworkModel::Overlay, "3");
    draft.virtual_networks[0].subnets = (0..10_000)
        .map(|n| subnet(&format!("snet{n}"), "10.0.0.0/24"))
        .collect();
    draft.clusters[0].node_pools[0].vnet_subnet = String::from("snet9999");
    report(&draft);
}

#[test]
fn ten_thousand_equal_names() {
    let mut draft = plan("10.0.0.0/8", NetworkModel::Overlay, "3");
    draft.virtual_networks[0].subnets =
        (0..10_000).map(|_| subnet("snet", "10.0.0.0/24")).collect();
    draft.clusters[0].node_pools = (0..1_000)
        .map(|_| pool(String::from("p"), "1", "snt"))
        .collect();
    let report = report(&draft);
    assert!(report.errors.len() > 10_000);
}

#[test]
fn a_thousand_vnets_that_all_peer() {
    let names: Vec<String> = (0..300).map(|n| format!("vnet{n}")).collect();
    let mut draft = plan("10.0.0.0/8", NetworkModel::Overlay, "3");
    draft.virtual_networks = names
        .iter()
        .map(|name| {
            Item::from(VirtualNetworkDraft {
                name: name.clone(),
                address_prefixes: vec![String::from("10.0.0.0/16")],
                peerings: names.clone(),
                subnets: vec![subnet("snet", "10.0.0.0/24")],
            })
        })
        .collect();
    draft.clusters[0].virtual_network = String::from("vnet7");
    report(&draft);
}

#[test]
fn five_thousand_subnets_and_two_hundred_clusters() {
    let draft = aksnet_tests::estate::estate(200, 5_000);
    let report = report(&draft);
    assert_eq!(report.errors, []);
    assert_eq!(report.clusters.len(), 200);
}
