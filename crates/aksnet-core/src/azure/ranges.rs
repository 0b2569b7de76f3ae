//! Documented address ranges: forbidden, private, and the ones AKS takes when none is given.

use super::limits::Confidence;
use super::sources::{self, Source};
use crate::cidr::Block;

/// An address range with a documented meaning.
#[derive(Debug, PartialEq, Eq)]
pub struct DocumentedRange {
    /// The range.
    pub block: Block,
    /// What it is.
    pub meaning: &'static str,
    /// How sure we are.
    pub confidence: Confidence,
    /// The page that says so.
    pub source: &'static Source,
}

macro_rules! range {
    ([$a:literal, $b:literal, $c:literal, $d:literal] / $prefix:literal, $meaning:literal, $source:ident) => {
        DocumentedRange {
            block: Block::literal($a, $b, $c, $d, $prefix),
            meaning: $meaning,
            confidence: Confidence::High,
            source: &sources::$source,
        }
    };
}

/// Ranges AKS refuses for services, pods and the cluster's VNet; a range that contains one counts too.
pub static AKS_RESERVED: [DocumentedRange; 4] = [
    range!([169, 254, 0, 0] / 16, "link-local addresses", CNI_OVERVIEW),
    range!([172, 30, 0, 0] / 16, "kept by AKS", CNI_OVERVIEW),
    range!([172, 31, 0, 0] / 16, "kept by AKS", CNI_OVERVIEW),
    range!([192, 0, 2, 0] / 24, "kept by AKS", CNI_OVERVIEW),
];

/// Ranges Azure refuses in the address space of any VNet.
pub static VNET_REFUSED: [DocumentedRange; 4] = [
    range!([224, 0, 0, 0] / 4, "multicast", VNET_FAQ),
    range!([127, 0, 0, 0] / 8, "loopback", VNET_FAQ),
    range!([255, 255, 255, 255] / 32, "broadcast", VNET_FAQ),
    range!(
        [168, 63, 129, 16] / 32,
        "Azure's own DNS and health probes",
        VNET_FAQ
    ),
];

/// Private address space, in the order in which the planner looks for room.
pub static PRIVATE: [DocumentedRange; 4] = [
    range!([10, 0, 0, 0] / 8, "private, RFC 1918", VNET_FAQ),
    range!([172, 16, 0, 0] / 12, "private, RFC 1918", VNET_FAQ),
    range!([192, 168, 0, 0] / 16, "private, RFC 1918", VNET_FAQ),
    range!([100, 64, 0, 0] / 10, "shared, RFC 6598", OVERLAY),
];

/// Where many networks on premises are, and the first place people look for room.
pub static COMMON_ON_PREMISES: DocumentedRange =
    range!([10, 0, 0, 0] / 8, "often in use on premises", LEGACY_CNI);

/// The range Docker's bridge had on nodes.
pub static DOCKER_BRIDGE: DocumentedRange = range!(
    [172, 17, 0, 0] / 16,
    "Docker's bridge, in older clusters",
    AKS_RELEASES
);

/// Address space of the VNet AKS makes when none is given.
pub static MANAGED_VNET: DocumentedRange =
    range!([10, 224, 0, 0] / 12, "VNet that AKS makes", AKS_RELEASES);

/// Node subnet in the VNet AKS makes.
pub static MANAGED_SUBNET: DocumentedRange = range!(
    [10, 224, 0, 0] / 16,
    "node subnet that AKS makes",
    AKS_RELEASES
);

/// Pod CIDR when none is given.
pub static DEFAULT_POD_CIDR: DocumentedRange =
    range!([10, 244, 0, 0] / 16, "pod CIDR when none is given", AKS_API);

/// Service range when none is given.
pub static DEFAULT_SERVICE_CIDR: DocumentedRange = range!(
    [10, 0, 0, 0] / 16,
    "service range when none is given",
    AKS_API
);

/// Every documented range, in the order of this file.
pub fn all() -> impl Iterator<Item = &'static DocumentedRange> {
    let lists = AKS_RESERVED.iter().chain(&VNET_REFUSED).chain(&PRIVATE);
    lists.chain([
        &DOCKER_BRIDGE,
        &MANAGED_VNET,
        &MANAGED_SUBNET,
        &DEFAULT_POD_CIDR,
        &DEFAULT_SERVICE_CIDR,
    ])
}
