//! AKN608: pods that need a subnet and have none.

use alloc::format;

use super::pod_subnet::{add, groups};
use crate::azure::sources;
use crate::model::NetworkModel;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_SUBNET_MISSING: Rule = Rule {
    id: "AKN608",
    name: "pod-subnet-missing",
    severity: Severity::Error,
    azure_code: None,
    summary: "Pods of a Pod Subnet cluster have no subnet.",
    why: "Without a pod subnet AKS creates the pool under Node Subnet, which takes an address of the node subnet for every pod.",
    remedy: "Add a subnet for pods to the cluster's VNet and name it in the pool.",
    limits: &[],
    events: &[],
    sources: &[&sources::POD_SUBNET, &sources::POD_SUBNET_DYNAMIC],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for group in groups(evidence, |place| place.pool.pod_subnet_missing) {
        let Some(first) = group.first() else {
            continue;
        };
        let whose = match group.len() {
            1 => first.pool.name.clone(),
            several => format!("{several} pools of {}", first.cluster.name),
        };
        out.report(
            first.path("podSubnet"),
            format!(
                "Pods of {whose} have no subnet; {} needs one",
                first.pool.model.map_or("", NetworkModel::title)
            ),
            add(evidence, &group),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn without_subnet(model: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", model)
            .with("/clusters/0/podCidr", "")
            .with("/clusters/0/nodePools/0/maxPods", "31")
    }

    #[test]
    fn a_subnet_for_every_stage_is_added() {
        // Four nodes at full scale take 4 x 31 addresses, one more than a /25 has; 4 x 32 as blocks.
        for (model, title) in [
            (
                "pod-subnet-dynamic",
                "Add subnet snet-pods 10.240.1.0/24 to vnet-spoke",
            ),
            (
                "pod-subnet-static",
                "Add subnet snet-pods 10.240.1.0/24 to vnet-spoke",
            ),
        ] {
            let plan = without_subnet(model);
            let (mended, fix) = plan.mended("AKN608");
            assert_eq!(fix.title, title);
            assert_eq!(mended.findings(), [], "{model}");
            assert_eq!(mended.clusters[0].node_pools[0].pod_subnet, "snet-pods");
        }
    }

    #[test]
    fn pools_of_one_model_share_the_finding_and_the_subnet() {
        let plan = without_subnet("pod-subnet-dynamic")
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/maxPods", "31")
            .with("/clusters/0/nodePools/2/name", "fixed")
            .with("/clusters/0/nodePools/2/podIPAllocationMode", "StaticBlock")
            .with("/clusters/0/nodePools/2/maxPods", "31");
        let found = plan.found("AKN608");
        assert_eq!(found.len(), 2);
        assert_eq!(
            found[0].message,
            "Pods of 2 pools of aks have no subnet; Pod Subnet, dynamic needs one"
        );
        let purpose = |plan: &PlanDraft| plan.virtual_networks[0].subnets[1].purpose.clone();
        let (first, _) = plan.mended("AKN608");
        // Where the third pool looks for a subnet too, the new one is not said to be for pods.
        assert_eq!(purpose(&first), "");
        let two = plan.with("/clusters/0/nodePools/2/podSubnet", "snet-nodes");
        assert_eq!(purpose(&two.mended("AKN608").0), "pods");
        let (mended, fix) = first.mended("AKN608");
        assert!(fix.title.starts_with("Add subnet snet-pods-2 "));
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_only_subnet_for_pods_is_taken_and_overlay_needs_none() {
        let plan = without_subnet("pod-subnet-dynamic")
            .with("/virtualNetworks/0/subnets/1/name", "snet-pods")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/24",
            )
            .with("/virtualNetworks/0/subnets/1/purpose", "pods");
        assert_eq!(plan.findings(), []);
        assert_eq!(clean().found("AKN608"), []);
    }
}
