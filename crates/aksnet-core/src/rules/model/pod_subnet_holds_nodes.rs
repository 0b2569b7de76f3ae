//! AKN631: nodes and pods in one subnet, under Pod Subnet.

use alloc::{collections::BTreeMap, format};

use super::pod_subnet::{add, groups};
use crate::azure::sources;
use crate::model::SubnetId;
use crate::rules::evidence::{Evidence, PoolPlace};
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_SUBNET_HOLDS_NODES: Rule = Rule {
    id: "AKN631",
    name: "pod-subnet-holds-nodes",
    severity: Severity::Error,
    azure_code: None,
    summary: "A pod subnet holds nodes too.",
    why: "AKS hands the addresses of a pod subnet out itself and delegates the subnet. Machines, nodes among them, cannot be in it.",
    remedy: "Give the pods a subnet of their own.",
    limits: &[],
    events: &[],
    sources: &[&sources::LEGACY_CNI, &sources::POD_SUBNET],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let mut nodes: BTreeMap<SubnetId, &str> = BTreeMap::new();
    for place in evidence.pools() {
        if let Some(subnet) = place.pool.node_subnet {
            nodes.entry(subnet).or_insert(place.pool.name.as_str());
        }
    }
    let shared = |place: &PoolPlace<'_>| {
        place
            .pool
            .pod_subnet
            .is_some_and(|subnet| nodes.contains_key(&subnet))
    };
    for group in groups(evidence, shared) {
        for place in &group {
            let Some((id, other)) = place
                .pool
                .pod_subnet
                .and_then(|id| Some((id, *nodes.get(&id)?)))
            else {
                continue;
            };
            let name = evidence
                .plan
                .subnet(id)
                .map_or("", |subnet| subnet.name.as_str());
            out.report(
                place.path("podSubnet"),
                format!(
                    "Pods of {} are in {name}, where nodes of {other} are",
                    place.pool.name
                ),
                add(evidence, &group),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn shared(model: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", model)
            .with("/clusters/0/podCidr", "")
            .with("/clusters/0/nodePools/0/podSubnet", "snet-nodes")
    }

    #[test]
    fn pods_get_a_subnet_of_their_own() {
        let plan = shared("pod-subnet-dynamic");
        assert_eq!(
            plan.found("AKN631")[0].message,
            "Pods of system are in snet-nodes, where nodes of system are"
        );
        let (mended, _) = plan.mended("AKN631");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn under_node_subnet_both_belong_in_one() {
        assert_eq!(shared("node-subnet").found("AKN631"), []);
    }
}
