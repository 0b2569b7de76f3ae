//! AKN209: the subnets of a VNet take more private addresses than a VNet may have.

use alloc::format;

use super::name_of;
use crate::azure::{limits, sources};
use crate::ledger::{RangeKind, Stage};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static VNET_ADDRESS_QUOTA: Rule = Rule {
    id: "AKN209",
    name: "vnet-address-quota",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The subnets of a VNet take more private addresses than Azure gives a VNet.",
    why: "Nodes and pods beyond that get no address, however large the subnets are.",
    remedy: "Take pods out of the VNet with Azure CNI Overlay, use static blocks, or spread clusters over several VNets.",
    limits: &[&limits::PRIVATE_ADDRESSES_PER_VNET],
    events: &[],
    sources: &[&sources::NETWORK_LIMITS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for range in evidence.ledger.of_kind(RangeKind::VnetAddresses) {
        let mut stages = Stage::ALL.into_iter();
        let Some(stage) = stages.find(|stage| range.short(*stage) > 0) else {
            continue;
        };
        out.report(
            range.path.clone(),
            format!(
                "{} takes {} private addresses of {} and a VNet has {}: {} too many",
                name_of(stage),
                grouped(range.demand.at(stage).needed),
                range.name,
                grouped(limits::PRIVATE_ADDRESSES_PER_VNET.value),
                grouped(range.short(stage)),
            ),
            None,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::capacity::sample::{
        COUNT, MAX_PODS, MAX_SURGE, NODES, VNET, flat, pod_subnet,
    };

    fn plan(nodes: &str) -> PlanDraft {
        flat()
            .with(VNET, "10.224.0.0/12")
            .with(NODES, "10.224.0.0/14")
            .with("/clusters/0/podCidr", "")
            .with(MAX_SURGE, "0")
            .with(MAX_PODS, "127")
            .with(COUNT, nodes)
    }

    #[test]
    fn the_65_537th_address_is_too_many() {
        // 512 nodes of 128 addresses are the quota itself.
        assert_eq!(plan("512").found("AKN209"), []);
        let plan = plan("513");
        let found = plan.found("AKN209");
        assert_eq!(
            found[0].message,
            "Creation takes 65,664 private addresses of vnet-spoke and a VNet has 65,536: 128 too many"
        );
        assert_eq!(found[0].subject, "/virtualNetworks/0/addressPrefixes");
    }

    #[test]
    fn surge_and_growth_beyond_the_quota_are_one_finding() {
        let plan = plan("512").with(MAX_SURGE, "1").growing_to("600");
        assert_eq!(
            plan.found("AKN209")[0].message,
            "An upgrade takes 65,664 private addresses of vnet-spoke and a VNet has 65,536: 128 too many"
        );
        assert_eq!(plan.found("AKN213"), []);
        assert_eq!(plan.found("AKN214"), []);
    }

    #[test]
    fn whole_blocks_count_once_each() {
        let plan = pod_subnet("pod-subnet-static", "10.228.0.0/14")
            .with(VNET, "10.224.0.0/12")
            .with(NODES, "10.224.0.0/20")
            .with(MAX_PODS, "127")
            .with(COUNT, "513");
        assert_eq!(plan.found("AKN209"), []);
    }
}
