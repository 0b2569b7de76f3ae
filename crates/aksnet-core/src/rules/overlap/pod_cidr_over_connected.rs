//! AKN307: the pod CIDR meets a network the cluster is connected to.

use alloc::format;

use crate::azure::sources;
use crate::rules::cluster_range::pods;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_CIDR_OVER_CONNECTED: Rule = Rule {
    id: "AKN307",
    name: "pod-cidr-over-connected",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The pod CIDR meets a peered VNet or a connected network.",
    why: "Nothing stops it at creation. Traffic to those addresses stays among the pods: hosts there become unreachable, and nodes that need one of them can go NotReady.",
    remedy: "Take a pod CIDR that no connected network uses.",
    limits: &[],
    events: &[],
    sources: &[&sources::OVERLAY, &sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for pods in pods(evidence.plan) {
        let vnet = pods.vnet;
        let met = vnet.and_then(|vnet| evidence.reach().met(vnet, pods.block));
        let Some(met) = met else { continue };
        let message = format!(
            "Pod CIDR {} meets {} {}{}: pods will not reach those {}",
            pods.block,
            met.owner,
            met.block,
            met.and_more("range"),
            met.shared(pods.block),
        );
        out.report(pods.path(evidence.plan), message, pods.moved(evidence));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn a_datacentre_among_the_pods_is_found_and_mended() {
        let plan = clean().with("/connectedRanges/0/addressPrefixes/1", "10.244.8.0/21");
        assert_eq!(
            plan.found("AKN307")[0].message,
            "Pod CIDR 10.244.0.0/16 meets on-premises 10.244.8.0/21: pods will not reach those 2,048 addresses"
        );
        let (mended, fix) = plan.mended("AKN307");
        assert_eq!(fix.title, "Move pods to 10.1.0.0/16");
        assert_eq!(mended.findings(), []);
        let beside = clean().with("/connectedRanges/0/addressPrefixes/1", "10.245.0.0/16");
        assert_eq!(beside.found("AKN307"), []);
    }

    #[test]
    fn several_ranges_are_one_finding() {
        let plan = clean()
            .with("/connectedRanges/0/addressPrefixes/1", "10.244.8.0/24")
            .with("/connectedRanges/0/addressPrefixes/2", "10.244.9.0/24")
            .with("/connectedRanges/1/name", "branch")
            .with("/connectedRanges/1/addressPrefixes/0", "10.244.0.0/24");
        let found = plan.found("AKN307");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "Pod CIDR 10.244.0.0/16 meets branch 10.244.0.0/24 and 2 more ranges: pods will not reach those addresses"
        );
    }

    #[test]
    fn reach_is_one_peering_and_what_is_connected_behind_it() {
        let plan = clean()
            .with("/clusters/0/virtualNetwork", "vnet-spoke")
            .with("/virtualNetworks/1/name", "vnet-hub")
            .with("/virtualNetworks/1/addressPrefixes/0", "10.250.0.0/16")
            .with("/virtualNetworks/2/name", "vnet-far")
            .with("/virtualNetworks/2/addressPrefixes/0", "10.244.0.0/20")
            .with("/virtualNetworks/2/peerings/0", "vnet-hub")
            .with("/connectedRanges/1/name", "branch")
            .with("/connectedRanges/1/addressPrefixes/0", "10.244.128.0/20")
            .with("/connectedRanges/1/connectedTo/0", "vnet-hub");
        assert_eq!(plan.found("AKN307"), []);
        let spoke = plan.with("/virtualNetworks/0/peerings/0", "vnet-hub");
        let found = spoke.found("AKN307");
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("branch"), "{found:?}");
        let peered = spoke.with("/virtualNetworks/0/peerings/1", "vnet-far");
        assert!(peered.found("AKN307")[0].message.contains("1 more range"));
    }
}
