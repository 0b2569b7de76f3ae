//! AKN618: a kubenet cluster whose route table another cluster uses too.

use alloc::{collections::BTreeMap, format, string::String};

use crate::azure::sources;
use crate::model::{NetworkModel, SubnetId};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::migration::to_overlay;
use crate::rules::rule::{Rule, Severity};

pub(super) static ROUTE_TABLE_SHARED: Rule = Rule {
    id: "AKN618",
    name: "route-table-shared",
    severity: Severity::Error,
    azure_code: None,
    summary: "A kubenet cluster shares its route table with another cluster.",
    why: "Each kubenet cluster writes the routes to its pods into its table. Two clusters in one table overwrite each other, or send traffic to the wrong nodes.",
    remedy: "Give the cluster a route table of its own, or plan with Azure CNI Overlay, which writes no routes.",
    limits: &[],
    events: &[],
    sources: &[&sources::KUBENET],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let mut users: BTreeMap<&str, BTreeMap<(usize, SubnetId), String>> = BTreeMap::new();
    for place in evidence.pools() {
        let subnet = place.pool.node_subnet;
        let table = subnet
            .and_then(|id| evidence.plan.subnet(id))
            .and_then(|subnet| subnet.route_table.as_deref());
        if let (Some(id), Some(table)) = (subnet, table) {
            users
                .entry(table)
                .or_default()
                .entry((place.cluster_place, id))
                .or_insert_with(|| place.path("vnetSubnet"));
        }
    }
    for (table, clusters) in users {
        let mut told: Option<usize> = None;
        for ((place, id), path) in &clusters {
            let cluster = evidence
                .plan
                .clusters
                .get(*place)
                .filter(|cluster| cluster.model.value() == Some(NetworkModel::Kubenet));
            // Two clusters in one subnet are AKN606.
            let other = clusters
                .keys()
                .find(|(other, subnet)| other != place && subnet != id)
                .and_then(|(other, _)| evidence.plan.clusters.get(*other));
            let (Some(cluster), Some(other)) = (cluster, other) else {
                continue;
            };
            // Once for each cluster, however many of its subnets have the table.
            if told.replace(*place) == Some(*place) {
                continue;
            }
            out.report(
                path.clone(),
                format!(
                    "{} uses kubenet with route table {table}, and {} uses that table too",
                    cluster.name, other.name
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

    fn two(first: &str, second: &str, table: &str) -> PlanDraft {
        clean()
            .with("/virtualNetworks/0/subnets/0/routeTable", "rt-aks")
            .with("/virtualNetworks/0/subnets/1/name", "snet-two")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/24",
            )
            .with("/virtualNetworks/0/subnets/1/routeTable", table)
            .with("/clusters/0/networkModel", first)
            .with("/clusters/1/name", "aks-two")
            .with("/clusters/1/networkModel", second)
            .with("/clusters/1/podCidr", "10.245.0.0/16")
            .with("/clusters/1/nodePools/0/name", "system")
            .with("/clusters/1/nodePools/0/maxPods", "30")
            .with("/clusters/1/nodePools/0/vnetSubnet", "snet-two")
    }

    #[test]
    fn a_table_of_two_clusters_is_found_where_kubenet_writes_it() {
        let plan = two("kubenet", "overlay", "rt-aks");
        let found = plan.found("AKN618");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "aks uses kubenet with route table rt-aks, and aks-two uses that table too"
        );
        assert_eq!(found[0].subject, "/clusters/0/nodePools/0/vnetSubnet");
        let (mended, _) = plan.mended("AKN618");
        assert_eq!(mended.found("AKN618"), []);
        assert_eq!(two("kubenet", "kubenet", "rt-aks").found("AKN618").len(), 2);
    }

    #[test]
    fn tables_of_their_own_and_overlay_pass() {
        assert_eq!(two("kubenet", "kubenet", "rt-two").found("AKN618"), []);
        assert_eq!(two("overlay", "overlay", "rt-aks").found("AKN618"), []);
    }
}
