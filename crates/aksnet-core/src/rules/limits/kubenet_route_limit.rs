//! AKN401: a kubenet cluster with more nodes than its route table has routes.

use alloc::format;

use crate::azure::{limits, sources};
use crate::ledger::RangeKind;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::migration::to_overlay;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static KUBENET_ROUTE_LIMIT: Rule = Rule {
    id: "AKN401",
    name: "kubenet-route-limit",
    severity: Severity::Error,
    azure_code: None,
    summary: "A kubenet cluster has more nodes, surge nodes included, than its route table has routes.",
    why: "Each node takes a route to its pods. AKS refuses to create the cluster, or to upgrade it, when there are more nodes than routes.",
    remedy: "Plan with Azure CNI Overlay, which needs no routes, or with fewer nodes.",
    limits: &[&limits::KUBENET_ROUTES],
    events: &[],
    sources: &[&sources::KUBENET, &sources::AKS_RELEASES],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let Some((range, stage)) = evidence.ledger.run_dry(place, RangeKind::RouteTable) else {
            continue;
        };
        out.report(
            range.path.clone(),
            format!(
                "{} of {} takes {} nodes; kubenet has routes for {}",
                stage.title(),
                cluster.name,
                grouped(range.demand.at(stage).needed),
                grouped(limits::KUBENET_ROUTES.value),
            ),
            to_overlay(evidence, place),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn kubenet(nodes: &str, surge: &str) -> PlanDraft {
        clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/22",
            )
            .with("/clusters/0/networkModel", "kubenet")
            .with("/clusters/0/podCidr", "172.20.0.0/15")
            .with("/clusters/0/nodePools/0/count", nodes)
            .with("/clusters/0/nodePools/0/maxSurge", surge)
    }

    #[test]
    fn four_hundred_nodes_with_their_surge_pass() {
        assert_eq!(kubenet("399", "1").found("AKN401"), []);
    }

    #[test]
    fn four_hundred_nodes_of_250_pods_were_created_in_a_live_test() {
        // W32: MicrosoftDocs/azure-docs, pull request 108215; a /15 holds their 400 blocks.
        let plan = kubenet("400", "0").with("/clusters/0/nodePools/0/maxPods", "250");
        assert_eq!(plan.found("AKN401"), []);
        let pods = plan.read().plan;
        let ledger = crate::ledger::Ledger::of(&pods);
        let range = ledger.of_kind(crate::ledger::RangeKind::PodCidr).next();
        let smallest = range.unwrap().smallest_prefix(crate::ledger::Stage::Create);
        assert_eq!(smallest, Some(15));
    }

    #[test]
    fn the_surge_node_after_that_fires_and_overlay_mends_it() {
        let plan = kubenet("400", "1");
        assert_eq!(
            plan.found("AKN401")[0].message,
            "An upgrade of aks takes 401 nodes; kubenet has routes for 400"
        );
        let (mended, _) = plan.mended("AKN401");
        assert_eq!(mended.found("AKN401"), []);
    }

    #[test]
    fn one_node_too_many_fails_at_creation() {
        assert_eq!(
            kubenet("401", "1").found("AKN401")[0].message,
            "Creation of aks takes 401 nodes; kubenet has routes for 400"
        );
    }
}
