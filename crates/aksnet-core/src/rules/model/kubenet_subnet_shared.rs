//! AKN606: a kubenet cluster in a subnet that another cluster uses too.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    format,
};

use crate::azure::sources;
use crate::model::{NetworkModel, SubnetId};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::migration::to_overlay;
use crate::rules::rule::{Rule, Severity};

pub(super) static KUBENET_SUBNET_SHARED: Rule = Rule {
    id: "AKN606",
    name: "kubenet-subnet-shared",
    severity: Severity::Error,
    azure_code: None,
    summary: "A kubenet cluster shares its node subnet with another cluster.",
    why: "A kubenet cluster owns the route table of its subnet. Routes of two clusters in one table send traffic to the wrong nodes.",
    remedy: "Give the cluster a subnet of its own, or plan with Azure CNI Overlay, which may share one.",
    limits: &[],
    events: &[],
    sources: &[&sources::KUBENET, &sources::CNI_OVERVIEW],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let mut tenants: BTreeMap<SubnetId, BTreeSet<usize>> = BTreeMap::new();
    for place in evidence.pools() {
        if let Some(subnet) = place.pool.node_subnet {
            tenants
                .entry(subnet)
                .or_default()
                .insert(place.cluster_place);
        }
    }
    for (id, clusters) in tenants {
        let Some(subnet) = evidence.plan.subnet(id) else {
            continue;
        };
        let named = |place: usize| evidence.plan.clusters.get(place);
        for place in &clusters {
            let kubenet = named(*place)
                .filter(|cluster| cluster.model.value() == Some(NetworkModel::Kubenet));
            let neighbour = clusters.iter().find(|other| *other != place);
            let (Some(cluster), Some(other)) = (kubenet, neighbour.and_then(|other| named(*other)))
            else {
                continue;
            };
            let pool = cluster
                .pools
                .iter()
                .position(|pool| pool.node_subnet == Some(id))
                .unwrap_or(0);
            out.report(
                format!("/clusters/{place}/nodePools/{pool}/vnetSubnet"),
                format!(
                    "{} uses kubenet in {}, and {} uses that subnet too",
                    cluster.name, subnet.name, other.name
                ),
                to_overlay(evidence, *place),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn two(first: &str, second: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", first)
            .with("/clusters/1/name", "aks-two")
            .with("/clusters/1/networkModel", second)
            .with("/clusters/1/podCidr", "10.245.0.0/16")
            .with("/clusters/1/nodePools/0/name", "system")
            .with("/clusters/1/nodePools/0/maxPods", "30")
            .with("/clusters/1/nodePools/0/vnetSubnet", "snet-nodes")
    }

    #[test]
    fn a_kubenet_cluster_beside_another_is_found_and_overlay_may_share() {
        let plan = two("overlay", "kubenet");
        let found = plan.found("AKN606");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "aks-two uses kubenet in snet-nodes, and aks uses that subnet too"
        );
        let (mended, _) = plan.mended("AKN606");
        assert_eq!(mended.found("AKN606"), []);
    }

    #[test]
    fn two_kubenet_clusters_are_both_found() {
        assert_eq!(two("kubenet", "kubenet").found("AKN606").len(), 2);
    }

    #[test]
    fn overlay_clusters_may_share_and_pools_of_one_cluster_too() {
        assert_eq!(two("overlay", "overlay").found("AKN606"), []);
        let one = clean()
            .with("/clusters/0/networkModel", "kubenet")
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/vnetSubnet", "snet-nodes");
        assert_eq!(one.found("AKN606"), []);
    }
}
