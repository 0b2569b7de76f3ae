//! Whole plans: from the draft to the report.

use aksnet_core::model::{
    ClusterDraft, ConnectedRangeDraft, NodePoolDraft, PlanDraft, SubnetDraft, Value,
    VirtualNetworkDraft,
};
use aksnet_core::report::Report;

use super::Case;

/// Clusters of the plans that [`check`] knows: the sample plan, and a large one.
pub(super) const CLUSTERS: &[usize] = &[1, 200];

/// What the page does on every keystroke: reads the draft, writes the ledger,
/// asks every rule.
pub(super) fn check(clusters: usize) -> Box<dyn Case> {
    struct Check(PlanDraft);
    impl Case for Check {
        fn run(&mut self) -> u64 {
            let report = Report::of(&self.0);
            let ranges = report.clusters.iter().map(|cluster| cluster.ranges.len());
            let counted = ranges.chain([report.findings.len(), report.errors.len()]);
            counted.fold(0, |sum, count| {
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                super::mix(sum, count)
            })
        }
    }
    Box::new(Check(match clusters {
        1 => sample(),
        _ => large(clusters),
    }))
}

/// The page's sample plan.
fn sample() -> PlanDraft {
    let text = include_str!("../../../../examples/contoso-prod.json");
    // The test below reads it; an empty plan would show in the times.
    let value: Option<Value> = serde_json::from_str(text).ok();
    value.map_or_else(PlanDraft::default, |value| PlanDraft::gather(&value).0)
}

/// A spoke of 25 subnets per cluster, around one hub, the models mixed.
fn large(clusters: usize) -> PlanDraft {
    let hub = VirtualNetworkDraft {
        name: "vnet-hub".to_owned(),
        address_prefixes: vec!["172.31.0.0/16".to_owned()],
        ..Default::default()
    };
    let branches = ConnectedRangeDraft {
        name: "Branch offices".to_owned(),
        address_prefixes: vec!["172.16.0.0/13".to_owned(), "192.168.0.0/16".to_owned()],
        connected_to: vec![hub.name.clone()],
    };
    let vnets = [hub].into_iter().chain((0..clusters).map(spoke));
    let clusters = (0..clusters).map(cluster);
    PlanDraft {
        name: "large".to_owned(),
        virtual_networks: vnets.map(Into::into).collect(),
        connected_ranges: vec![branches.into()],
        clusters: clusters.map(Into::into).collect(),
    }
}

fn spoke(place: usize) -> VirtualNetworkDraft {
    VirtualNetworkDraft {
        name: format!("vnet-{place}"),
        address_prefixes: vec![format!("10.{place}.0.0/16")],
        peerings: vec!["vnet-hub".to_owned()],
        subnets: (0..25)
            .zip((0_u8..).step_by(4))
            .map(|(subnet, octet)| SubnetDraft {
                name: format!("snet-{subnet}"),
                address_prefix: format!("10.{place}.{octet}.0/22"),
                ..Default::default()
            })
            .map(Into::into)
            .collect(),
    }
}

fn cluster(place: usize) -> ClusterDraft {
    let (model, pod_cidr, pod_subnet) = match place % 3 {
        0 => ("overlay", "10.244.0.0/16", ""),
        1 => ("node-subnet", "", ""),
        _ => ("pod-subnet-dynamic", "", "snet-3"),
    };
    let pool = |name: &str, mode: &str, subnet: &str, count: &str| NodePoolDraft {
        name: name.to_owned(),
        mode: mode.to_owned(),
        count: count.to_owned(),
        max_pods: "30".to_owned(),
        vnet_subnet: subnet.to_owned(),
        pod_subnet: pod_subnet.to_owned(),
        ..Default::default()
    };
    ClusterDraft {
        name: format!("aks-{place}"),
        virtual_network: format!("vnet-{place}"),
        network_model: model.to_owned(),
        pod_cidr: pod_cidr.to_owned(),
        service_cidr: "10.250.0.0/16".to_owned(),
        dns_service_ip: "10.250.0.10".to_owned(),
        node_pools: [
            pool("system", "System", "snet-0", "3"),
            pool("apps", "User", "snet-1", "12"),
            pool("jobs", "User", "snet-2", "6"),
        ]
        .map(Into::into)
        .to_vec(),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_plans_are_read_in_full() {
        let report = Report::of(&sample());
        assert_eq!(report.clusters.len(), 1);
        let large = large(200);
        let subnets: usize = large
            .virtual_networks
            .iter()
            .map(|network| network.subnets.len())
            .sum();
        assert_eq!(subnets, 5_000);
        let report = Report::of(&large);
        assert_eq!(report.errors, []);
        assert_eq!(report.clusters.len(), 200);
    }
}
