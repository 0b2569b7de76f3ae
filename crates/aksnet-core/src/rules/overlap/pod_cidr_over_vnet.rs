//! AKN306: the pod CIDR meets the cluster's own VNet.

use alloc::format;

use crate::azure::sources;
use crate::model::SubnetId;
use crate::rules::cluster_range::pods;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_CIDR_OVER_VNET: Rule = Rule {
    id: "AKN306",
    name: "pod-cidr-over-vnet",
    severity: Severity::Error,
    azure_code: Some("NetworkProfileCIDROverlapVNET"),
    summary: "The pod CIDR meets a subnet or the address space of the cluster's VNet.",
    why: "AKS refuses it. Sources disagree on free VNet space: a release note of 2024-10-25 compares subnets only, the migration article still demands no overlap with the VNet, and a report of December 2024 shows the whole VNet compared. Even where it is accepted, pods cannot reach what comes to live there.",
    remedy: "Take a pod CIDR outside the VNet; separate clusters can use the same one.",
    limits: &[],
    events: &[],
    sources: &[
        &sources::OVERLAY,
        &sources::UPDATE_CNI,
        &sources::AKS_RELEASES,
        &sources::ERROR_POD_OVERLAP,
    ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    for pods in pods(plan) {
        let Some(vnet) = pods.vnet else { continue };
        let Some(layout) = evidence.layout().vnet(vnet) else {
            continue;
        };
        let message = if let Some(met) = layout.subnets.met(pods.block) {
            let subnet = plan.subnet(SubnetId {
                vnet,
                subnet: met.owner,
            });
            format!(
                "Pod CIDR {} meets {} {}{} of the cluster's VNet: they share {}",
                pods.block,
                subnet.map_or("", |subnet| &subnet.name),
                met.block,
                met.and_more("subnet"),
                met.shared(pods.block),
            )
        } else if let Some(met) = layout.prefixes.met(pods.block) {
            let vnet = plan.virtual_networks.get(vnet);
            format!(
                "Pod CIDR {} {} {}{} of {}, where no subnet is yet",
                pods.block,
                pods.block.lies(met.block),
                met.block,
                met.and_more("prefix"),
                vnet.map_or("", |vnet| &vnet.name),
            )
        } else {
            continue;
        };
        out.report(pods.path(plan), message, pods.moved(evidence));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn pods_over_a_subnet_are_found_and_mended() {
        // Worked example W56, first pair.
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/1", "10.244.1.0/24")
            .with("/virtualNetworks/0/subnets/1/name", "snet-more")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.244.1.0/24",
            );
        let found = plan.found("AKN306");
        assert_eq!(
            found[0].message,
            "Pod CIDR 10.244.0.0/16 meets snet-more 10.244.1.0/24 of the cluster's VNet: they share 256 addresses"
        );
        assert_eq!(found[0].subject, "/clusters/0/podCidr");
        let (mended, fix) = plan.mended("AKN306");
        assert_eq!(fix.title, "Move pods to 10.1.0.0/16");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn pods_in_vnet_space_without_subnets_are_refused_too() {
        // VNet 10.0.0.0/8 with pods 10.244.0.0/16, as a source document has it.
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/0", "10.0.0.0/8")
            .with("/connectedRanges/0/addressPrefixes/0", "192.168.0.0/16")
            .with("/clusters/0/serviceCidr", "172.16.0.0/16")
            .with("/clusters/0/dnsServiceIP", "172.16.0.10");
        assert_eq!(
            plan.found("AKN306")[0].message,
            "Pod CIDR 10.244.0.0/16 lies in 10.0.0.0/8 of vnet-spoke, where no subnet is yet"
        );
        let (mended, fix) = plan.mended("AKN306");
        assert_eq!(fix.title, "Move pods to 172.18.0.0/16");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn beside_the_vnet_pods_are_fine() {
        // Worked example W56, third pair.
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/0", "10.1.0.0/24")
            .with("/virtualNetworks/0/subnets/0/addressPrefix", "10.1.0.0/24");
        assert_eq!(plan.findings(), []);
        for pods in ["10.239.0.0/16", "10.241.0.0/16"] {
            let plan = clean().with("/clusters/0/podCidr", pods);
            assert_eq!(plan.found("AKN306"), [], "{pods}");
        }
    }

    #[test]
    fn kubenet_and_other_plugins_have_a_pod_cidr_and_flat_models_have_none() {
        let at = |model| {
            let plan = clean()
                .with("/clusters/0/podCidr", "10.240.0.0/17")
                .with("/clusters/0/networkModel", model);
            plan.found("AKN306").len()
        };
        assert_eq!(["overlay", "kubenet", "byo-cni"].map(at), [1, 1, 1]);
        assert_eq!(["node-subnet", "pod-subnet-dynamic"].map(at), [0, 0]);
    }

    #[test]
    fn ipv6_pods_are_checked_against_ipv6_prefixes() {
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/1", "fd00:db8::/48")
            .with("/clusters/0/podCidr", "")
            .with("/clusters/0/podCidrs/0", "10.244.0.0/16")
            .with("/clusters/0/podCidrs/1", "fd00:db8:0:8::/64");
        let found = plan.found("AKN306");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, "/clusters/0/podCidrs/1");
    }
}
