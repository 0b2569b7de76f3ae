//! AKN612: virtual nodes in a cluster that cannot have them.

use alloc::{format, vec};

use crate::azure::sources;
use crate::model::{Cluster, Edit, NetworkModel};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static VIRTUAL_NODES_NOT_SUPPORTED: Rule = Rule {
    id: "AKN612",
    name: "virtual-nodes-not-supported",
    severity: Severity::Error,
    azure_code: None,
    summary: "A cluster has virtual nodes, and its network model or its address families do not take them.",
    why: "Pods on virtual nodes have addresses of the VNet. Pods of Overlay and kubenet do not, so the two could not reach each other.",
    remedy: "Plan without virtual nodes, or with Pod Subnet and IPv4 alone.",
    limits: &[],
    events: &[],
    sources: &[
        &sources::OVERLAY,
        &sources::VIRTUAL_NODES,
        &sources::DUAL_STACK,
    ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let Some(reason) = conflict(cluster).filter(|_| cluster.virtual_nodes_subnet.is_some())
        else {
            continue;
        };
        let path = format!("/clusters/{place}/virtualNodesSubnet");
        let fix = Fix {
            title: format!("Plan {} without virtual nodes", cluster.name),
            edits: vec![Edit::remove(path.clone())],
        };
        out.report(
            path,
            format!(
                "{} has virtual nodes; {reason} does not take them",
                cluster.name
            ),
            Some(fix),
        );
    }
}

/// What does not take virtual nodes; `None` where everything does.
fn conflict(cluster: &Cluster) -> Option<&'static str> {
    match cluster.model.value()? {
        model @ (NetworkModel::Overlay | NetworkModel::Kubenet) => Some(model.title()),
        _ if cluster.dual_stack => Some("a cluster with IPv6"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_virtual_nodes(model: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", model)
            .with("/virtualNetworks/0/subnets/1/name", "snet-burst")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/24",
            )
            .with("/virtualNetworks/0/subnets/1/purpose", "virtual-nodes")
            .with("/clusters/0/virtualNodesSubnet", "snet-burst")
    }

    #[test]
    fn overlay_and_kubenet_do_not_take_them() {
        for (model, title) in [("overlay", "Azure CNI Overlay"), ("kubenet", "kubenet")] {
            let plan = with_virtual_nodes(model);
            assert_eq!(
                plan.found("AKN612")[0].message,
                alloc::format!("aks has virtual nodes; {title} does not take them")
            );
            let (mended, _) = plan.mended("AKN612");
            assert_eq!(mended.clusters[0].virtual_nodes_subnet, "");
        }
    }

    #[test]
    fn flat_models_take_them_with_ipv4_alone() {
        let plan = with_virtual_nodes("node-subnet").with("/clusters/0/podCidr", "");
        assert_eq!(plan.found("AKN612"), []);
        let dual = plan
            .with("/clusters/0/ipFamilies/0", "IPv4")
            .with("/clusters/0/ipFamilies/1", "IPv6");
        assert_eq!(dual.found("AKN612").len(), 1);
    }
}
