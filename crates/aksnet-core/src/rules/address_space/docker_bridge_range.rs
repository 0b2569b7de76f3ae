//! AKN106: the plan still speaks of Docker's bridge.

use alloc::format;

use super::vnet_prefix::vnet_prefixes;
use crate::azure::{ranges, sources};
use crate::cidr::Block;
use crate::model::Edit;
use crate::rules::cluster_range::{pods, services};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static DOCKER_BRIDGE_RANGE: Rule = Rule {
    id: "AKN106",
    name: "docker-bridge-range",
    severity: Severity::Info,
    azure_code: None,
    summary: "The plan names a Docker bridge range, or uses the one Docker takes by default.",
    why: "AKS nodes have no Docker bridge any more and the API dropped the field. A machine with Docker on it, a build agent for one, still cannot reach addresses in Docker's default range.",
    remedy: "Drop the Docker bridge range; keep Docker's default range for networks that no such machine calls.",
    limits: &[],
    events: &[],
    sources: &[&sources::AKS_RELEASES],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    let bridge = ranges::DOCKER_BRIDGE.block;
    let meets = |block: Block| block.overlaps(bridge);
    for prefix in vnet_prefixes(plan).filter(|prefix| meets(prefix.block)) {
        let message = format!(
            "Prefix {} of {} meets {bridge}, where Docker's bridge is by default",
            prefix.block, prefix.owner.name
        );
        out.report(prefix.path(plan), message, None);
    }
    for (place, cluster) in plan.clusters.iter().enumerate() {
        let Some(bridge) = cluster.docker_bridge else {
            continue;
        };
        let path = format!("/clusters/{place}/dockerBridgeCidr");
        let fix = Fix {
            title: format!("Drop the Docker bridge range {bridge}"),
            edits: [Edit::remove(path.clone())].into(),
        };
        out.report(
            path,
            format!("Docker bridge range {bridge} is no longer used by AKS"),
            Some(fix),
        );
    }
    for range in pods(plan).chain(services(plan)) {
        if range.block.v4().is_some_and(meets) {
            let (title, block) = (range.title(), range.block);
            let message =
                format!("{title} {block} meets {bridge}, where Docker's bridge is by default");
            out.report(range.path(plan), message, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn a_bridge_of_an_older_plan_is_dropped() {
        // Written as the bridge's own address, as the old field was.
        let plan = clean().with("/clusters/0/dockerBridgeCidr", "172.17.0.1/16");
        assert_eq!(
            plan.found("AKN106")[0].message,
            "Docker bridge range 172.17.0.0/16 is no longer used by AKS"
        );
        let (mended, fix) = plan.mended("AKN106");
        assert_eq!(fix.title, "Drop the Docker bridge range 172.17.0.0/16");
        assert_eq!(mended, clean());
    }

    #[test]
    fn pods_and_vnets_in_dockers_own_range_are_told_and_those_beside_it_are_not() {
        let pods = |block| clean().with("/clusters/0/podCidr", block).found("AKN106");
        assert_eq!(
            pods("172.17.0.0/16")[0].message,
            "Pod CIDR 172.17.0.0/16 meets 172.17.0.0/16, where Docker's bridge is by default"
        );
        assert_eq!(pods("172.16.0.0/16"), []);
        assert_eq!(pods("172.18.0.0/15"), []);
        let vnet = clean().with("/virtualNetworks/0/addressPrefixes/1", "172.16.0.0/14");
        assert_eq!(
            vnet.found("AKN106")[0].subject,
            "/virtualNetworks/0/addressPrefixes/1"
        );
    }
}
