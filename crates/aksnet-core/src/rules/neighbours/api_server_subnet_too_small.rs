//! AKN701: a subnet too small for the API servers in it.

use alloc::{collections::BTreeSet, format, string::String};

use super::tenant::subnets_for;
use crate::azure::{limits, sources};
use crate::ledger::{Range, RangeKind, Stage};
use crate::model::{Purpose, SubnetId};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::room::resize;
use crate::rules::rule::{Rule, Severity};
use crate::sorting;

pub(super) static API_SERVER_SUBNET_TOO_SMALL: Rule = Rule {
    id: "AKN701",
    name: "api-server-subnet-too-small",
    severity: Severity::Error,
    azure_code: None,
    summary: "The subnet of API servers is smaller than AKS takes, or too small for every cluster that uses it.",
    why: "Each cluster puts an internal load balancer and API servers that scale out into it. AKS refuses a smaller one, and it cannot grow once it is in use.",
    remedy: "Give API servers a subnet with nine addresses for each cluster, and some to spare.",
    limits: &[
        &limits::API_SERVER_SUBNET,
        &limits::API_SERVER_ADDRESSES,
        &limits::RESERVED_PER_SUBNET,
    ],
    events: &[],
    sources: &[&sources::API_SERVER_VNET],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let used = evidence
        .clusters()
        .filter_map(|(_, cluster)| cluster.api_server_subnet);
    let meant = subnets_for(evidence.plan, Purpose::ApiServer).map(|(id, _)| id);
    let ids: BTreeSet<SubnetId> = sorting::gathered(used.chain(meant));
    for id in ids {
        let Some((message, prefix)) = too_small(evidence, id) else {
            continue;
        };
        out.report(
            evidence.plan.subnet_path(id),
            message,
            prefix.and_then(|prefix| resize(evidence, id, prefix)),
        );
    }
}

/// What is wrong with the subnet, and the prefix length that mends it, where one does.
fn too_small(evidence: &Evidence<'_>, id: SubnetId) -> Option<(String, Option<u8>)> {
    let least = limits::API_SERVER_SUBNET.prefix();
    let subnet = evidence.plan.subnet(id)?;
    let own = subnet.block?.prefix();
    let range = evidence
        .ledger
        .of_subnet(id)
        .filter(|range| range.kind == RangeKind::ApiServerSubnet);
    let prefix = range.map_or(Some(least), holding);
    let prefix = prefix.map(|prefix| prefix.min(least));
    if own > least {
        let message = format!("{} is a /{own}; API servers need a /{least}", subnet.name);
        return Some((message, prefix));
    }
    let range = range?;
    let stage = range.runs_dry()?;
    let message = format!(
        "API servers need {} addresses in {} and it has {}: {} short",
        grouped(range.demand.at(stage).needed),
        range.name,
        grouped(range.usable().unwrap_or(0)),
        grouped(range.short(stage)),
    );
    Some((message, prefix))
}

/// The longest prefix that holds every stage.
fn holding(range: &Range) -> Option<u8> {
    let mut prefixes = Stage::ALL.iter().map(|stage| range.smallest_prefix(*stage));
    prefixes.try_fold(32, |least: u8, prefix| Some(least.min(prefix?)))
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;
    use alloc::format;

    fn with_clusters(clusters: usize, block: &str) -> PlanDraft {
        let mut plan = clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-api")
            .with("/virtualNetworks/0/subnets/1/addressPrefix", block)
            .with("/virtualNetworks/0/subnets/1/purpose", "api-server")
            .with("/clusters/0/apiServerSubnet", "snet-api");
        for cluster in 1..clusters {
            let at = |key: &str| format!("/clusters/{cluster}/{key}");
            plan = plan
                .with(&at("name"), &format!("aks-{cluster}"))
                .with(&at("podCidr"), &format!("10.10{cluster}.0.0/16"))
                .with(&at("serviceCidr"), "10.0.0.0/16")
                .with(&at("dnsServiceIP"), "10.0.0.10")
                .with(&at("apiServerSubnet"), "snet-api")
                .with(&at("nodePools/0/name"), "system")
                .with(&at("nodePools/0/maxPods"), "30")
                .with(&at("nodePools/0/vnetSubnet"), "snet-nodes");
        }
        plan
    }

    #[test]
    fn clusters_that_fit_follow_the_nine_addresses_of_each() {
        // W55: a /28 holds one cluster, a /27 three, a /26 six.
        for (block, clusters) in [
            ("10.240.4.0/28", 1),
            ("10.240.4.0/27", 3),
            ("10.240.4.0/26", 6),
        ] {
            assert_eq!(
                with_clusters(clusters, block).found("AKN701"),
                [],
                "{block}"
            );
            let plan = with_clusters(clusters + 1, block);
            assert_eq!(plan.found("AKN701").len(), 1, "{block}");
        }
    }

    #[test]
    fn a_cluster_too_many_makes_it_grow() {
        let plan = with_clusters(2, "10.240.4.0/28");
        assert_eq!(
            plan.found("AKN701")[0].message,
            "API servers need 18 addresses in snet-api and it has 11: 7 short"
        );
        let (_, fix) = plan.mended("AKN701");
        assert_eq!(fix.title, "Grow snet-api to 10.240.4.0/27");
    }

    #[test]
    fn a_slash_29_is_refused_even_before_a_cluster_uses_it() {
        let plan = with_clusters(1, "10.240.4.0/29").with("/clusters/0/apiServerSubnet", "");
        assert_eq!(
            plan.found("AKN701")[0].message,
            "snet-api is a /29; API servers need a /28"
        );
        let (mended, _) = plan.mended("AKN701");
        assert_eq!(mended.findings(), []);
    }
}
