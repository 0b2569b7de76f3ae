//! AKN622: an IPv6 pod CIDR with fewer blocks than nodes.

use alloc::{format, vec};

use crate::azure::{limits, sources};
use crate::cidr::Block6;
use crate::ledger::{RangeKind, Stage};
use crate::model::{Cluster, Edit};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static IPV6_POD_CIDR_TOO_SMALL: Rule = Rule {
    id: "AKN622",
    name: "ipv6-pod-cidr-too-small",
    severity: Severity::Error,
    azure_code: None,
    summary: "The IPv6 pod CIDR has fewer blocks than the cluster has nodes, surge nodes included.",
    why: "Each node takes a block for its pods. A node without one never becomes ready.",
    remedy: "Give the IPv6 pod CIDR a shorter prefix.",
    limits: &[&limits::IPV6_NODE_POD_BLOCK],
    events: &[],
    sources: &[&sources::DUAL_STACK],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let dry = evidence.ledger.run_dry(place, RangeKind::PodCidr6);
        let Some(((range, stage), block)) = dry.zip(cluster.pod_cidr6.value()) else {
            continue;
        };
        let mut prefix = Some(block.prefix());
        for stage in Stage::ALL {
            prefix = prefix
                .zip(range.smallest_prefix(stage))
                .map(|(a, b)| a.min(b));
        }
        out.report(
            range.path.clone(),
            format!(
                "{} of {} takes {} blocks of {block} and it has {}: {} short",
                stage.title(),
                cluster.name,
                grouped(range.demand.at(stage).needed),
                grouped(range.usable().unwrap_or(0)),
                grouped(range.short(stage)),
            ),
            prefix.and_then(|prefix| grow(evidence, cluster, block, prefix, range.path.clone())),
        );
    }
}

/// The range grown around itself, where it meets nothing of its cluster or its VNet.
fn grow(
    evidence: &Evidence<'_>,
    cluster: &Cluster,
    own: Block6,
    prefix: u8,
    path: alloc::string::String,
) -> Option<Fix> {
    let grown = own.grown_to(prefix)?;
    let vnet = evidence.plan.virtual_networks.get(cluster.vnet?)?;
    let mut others = vnet
        .prefixes
        .iter()
        .filter_map(|prefix| prefix.v6())
        .chain(vnet.subnets.iter().filter_map(|subnet| subnet.block6))
        .chain(cluster.service_cidr6.value());
    (!others.any(|other| other.overlaps(grown))).then(|| Fix {
        title: format!("Grow the IPv6 pod CIDR to {grown}"),
        edits: vec![Edit::text(path, &grown)],
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_pods(pods: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/ipFamilies/0", "IPv4")
            .with("/clusters/0/ipFamilies/1", "IPv6")
            .with("/clusters/0/podCidr", "")
            .with("/clusters/0/podCidrs/0", "10.244.0.0/16")
            .with("/clusters/0/podCidrs/1", pods)
    }

    #[test]
    fn a_block_for_every_node_passes() {
        // W37: nodes take a /80 each; three and a surge node take four, a /77 has eight.
        assert_eq!(with_pods("fd00:2::/64").found("AKN622"), []);
        assert_eq!(with_pods("fd00:2::/77").found("AKN622"), []);
    }

    #[test]
    fn one_block_too_few_is_found_and_the_range_grows() {
        let plan = with_pods("fd00:2::/79");
        assert_eq!(
            plan.found("AKN622")[0].message,
            "Creation of aks takes 3 blocks of fd00:2::/79 and it has 2: 1 short"
        );
        let (mended, fix) = plan.mended("AKN622");
        assert_eq!(fix.title, "Grow the IPv6 pod CIDR to fd00:2::/78");
        assert_eq!(mended.clusters[0].pod_cidrs[1], "fd00:2::/78");
    }

    #[test]
    fn a_range_with_one_family_alone_is_not_counted() {
        let plan = with_pods("fd00:2::/79").with("/clusters/0/ipFamilies/1", "");
        assert_eq!(plan.found("AKN622"), []);
    }
}
