//! Numbers on which Azure's own pages, or its pages and its behaviour, disagree.

use super::limits::{self, Limit};
use super::sources::{self, Source};

/// Two numbers for one thing, and the one the planner counts with.
#[derive(Debug, PartialEq, Eq)]
pub struct Dispute {
    /// What it is about, in words.
    pub topic: &'static str,
    /// The number the planner counts with.
    pub used: &'static Limit,
    /// The other one.
    pub other: &'static Limit,
    /// Why the one is taken, and where the other comes from.
    pub why: &'static str,
    /// Pages that give one or the other.
    pub sources: &'static [&'static Source],
}

/// Max surge of a pool that states none.
pub static MAX_SURGE: Dispute = Dispute {
    topic: "default max surge",
    used: &limits::DEFAULT_MAX_SURGE,
    other: &limits::DEFAULT_MAX_SURGE_OLDER,
    why: "The API and the release notes give a share of the pool, rounded up; several pages still give one node.",
    sources: &[
        &sources::AKS_API,
        &sources::AKS_RELEASES,
        &sources::ROLLING_UPGRADE,
        &sources::UPGRADE_CAPACITY,
    ],
};

/// Max pods of a Pod Subnet pool that states none.
pub static POD_SUBNET_MAX_PODS: Dispute = Dispute {
    topic: "default max pods under Pod Subnet",
    used: &limits::DEFAULT_MAX_PODS_POD_SUBNET,
    other: &limits::DEFAULT_MAX_PODS_POD_SUBNET_TABLE,
    why: "The configuration article and a live pool have the larger number, which needs more addresses; the newer planning table has the smaller.",
    sources: &[&sources::POD_SUBNET_DYNAMIC, &sources::PLAN_IP_ADDRESSING],
};

/// What an idle node of dynamic allocation holds.
pub static IDLE_NODE: Dispute = Dispute {
    topic: "addresses of an idle node under dynamic allocation",
    used: &limits::DYNAMIC_BATCH,
    other: &limits::DYNAMIC_IDLE_OLDER,
    why: "The AKS page gives one batch; notes on the agent suggest that older ones hold the network container's own address beside it.",
    sources: &[&sources::POD_SUBNET, &sources::IPAM_MATH],
};

/// What a Node Subnet node counts.
pub static PREFLIGHT: Dispute = Dispute {
    topic: "addresses of a Node Subnet node",
    used: &limits::NODE_SUBNET_NODE,
    other: &limits::PREFLIGHT_NODE_SUBNET,
    why: "The documented need is planned with; the check Azure makes before it adds nodes prints the smaller number in reports since 2020, so that it accepts a little more than is documented to work.",
    sources: &[
        &sources::PLAN_IP_ADDRESSING,
        &sources::PREFLIGHT_COUNT,
        &sources::ERROR_SUBNET_SIZE,
    ],
};

/// Blocks that a static pod subnet loses.
pub static STATIC_BLOCKS: Dispute = Dispute {
    topic: "blocks lost in a static pod subnet",
    used: &limits::STATIC_BLOCKS_LOST,
    other: &limits::STATIC_BLOCKS_LOST_UNSAID,
    why: "Azure keeps addresses in the first and in the last block of every subnet, so neither can be handed out whole. That is inferred: no page says it.",
    sources: &[&sources::POD_SUBNET_STATIC, &sources::VNET_FAQ],
};

/// Pods of an Overlay cluster.
pub static OVERLAY_PODS: Dispute = Dispute {
    topic: "pods an Overlay cluster is known to scale to",
    used: &limits::OVERLAY_PODS,
    other: &limits::OVERLAY_PODS_OLDER,
    why: "The newer page gives the smaller number.",
    sources: &[&sources::LARGE_CLUSTERS, &sources::PLAN_POD_NETWORKING],
};

/// Every dispute, in the order of this file.
pub static ALL: &[&Dispute] = &[
    &MAX_SURGE,
    &POD_SUBNET_MAX_PODS,
    &IDLE_NODE,
    &PREFLIGHT,
    &STATIC_BLOCKS,
    &OVERLAY_PODS,
];

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn each_dispute_has_two_numbers_a_reason_and_a_source() {
        for dispute in ALL {
            assert_ne!(
                (dispute.used.value, dispute.used.unit),
                (dispute.other.value, dispute.other.unit)
            );
            assert!(dispute.why.ends_with('.') && !dispute.sources.is_empty());
        }
    }
}
