//! How many units a range of a given size supplies.

use crate::azure::{Limit, limits};

/// What kind of count a range is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Addresses of a subnet: Azure keeps five.
    Subnet,
    /// Whole blocks of a subnet, for static allocation: blocks with a kept address are lost.
    StaticBlocks,
    /// Addresses of a pod CIDR: Azure keeps none.
    PodCidr,
    /// Addresses of a service range: its first and its last go to no service.
    ServiceRange,
    /// Blocks of nodes in an IPv6 pod CIDR.
    NodeBlocks6,
    /// A documented limit, in its own unit.
    Fixed(&'static Limit),
    /// A documented limit for each of so many, in its own unit.
    Each(&'static Limit, u64),
    /// Outbound ports of so many public addresses, which Azure shares out by the number of nodes.
    AutomaticPorts(u64),
}

/// What a range has to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supply {
    /// Units in all.
    pub total: u64,
    /// Units nobody gets.
    pub reserved: u64,
    /// Units something outside the plan uses.
    pub used_by_others: u64,
    /// What is left for the plan.
    pub usable: u64,
}

impl Measure {
    /// The supply of a block of that prefix length; of the limit itself where it is one.
    ///
    /// Unit: addresses, or the limit's unit. A static pod subnet counts in addresses too,
    /// but only those of whole free blocks. That its first and last block are lost is an
    /// inference: nothing documents it, and nothing contradicts it.
    pub fn supply(self, prefix: u8, used_by_others: u64) -> Supply {
        let size = 1_u64 << 32_u8.saturating_sub(prefix).min(32);
        let total = match self {
            Self::Fixed(limit) => limit.value,
            Self::Each(limit, number) => limit.value.saturating_mul(number),
            Self::AutomaticPorts(addresses) => {
                limits::PORTS_PER_ADDRESS.value.saturating_mul(addresses)
            }
            Self::NodeBlocks6 => node_blocks6(prefix),
            _ => size,
        };
        let reserved = match self {
            Self::Subnet => limits::RESERVED_PER_SUBNET.value,
            Self::StaticBlocks => limits::STATIC_BLOCKS_LOST
                .value
                .saturating_mul(Self::block_size()),
            Self::ServiceRange => limits::SERVICE_RANGE_ENDS.value,
            Self::PodCidr
            | Self::NodeBlocks6
            | Self::Fixed(_)
            | Self::Each(..)
            | Self::AutomaticPorts(_) => 0,
        };
        let taken = match self {
            // An address that somebody else has spoils the whole block it lies in.
            Self::StaticBlocks => used_by_others.next_multiple_of(Self::block_size()),
            _ => used_by_others,
        };
        let reserved = reserved.min(total);
        // Total, reserved and taken are all whole blocks where blocks are handed out.
        let usable = total.saturating_sub(reserved).saturating_sub(taken);
        Supply {
            total,
            reserved,
            used_by_others,
            usable,
        }
    }

    /// Whether it is a range with a prefix length, and no limit.
    pub const fn has_size(self) -> bool {
        !matches!(
            self,
            Self::Fixed(_) | Self::Each(..) | Self::AutomaticPorts(_)
        )
    }

    /// Addresses of a block of static allocation.
    pub(super) fn block_size() -> u64 {
        1_u64 << 32_u8.saturating_sub(limits::STATIC_BLOCK.prefix())
    }

    /// The longest prefix whose range supplies that many units, beside what others use.
    ///
    /// `None` where no range does, and for limits, which have no size.
    pub fn smallest_prefix(self, needed: u64, used_by_others: u64) -> Option<u8> {
        let (largest, smallest) = match self {
            Self::Subnet => (
                limits::LARGEST_SUBNET.prefix(),
                limits::SMALLEST_SUBNET.prefix(),
            ),
            Self::StaticBlocks => (
                limits::LARGEST_STATIC_POD_SUBNET.prefix(),
                limits::SMALLEST_SUBNET.prefix(),
            ),
            Self::PodCidr => (0, limits::NODE_POD_BLOCK.prefix()),
            Self::ServiceRange => (limits::LARGEST_SERVICE_RANGE.prefix(), 32),
            Self::NodeBlocks6 => (0, limits::IPV6_NODE_POD_BLOCK.prefix()),
            Self::Fixed(_) | Self::Each(..) | Self::AutomaticPorts(_) => return None,
        };
        (largest..=smallest)
            .rev()
            .find(|prefix| self.supply(*prefix, used_by_others).usable >= needed)
    }
}

/// Blocks of nodes in an IPv6 range of that prefix length. Unit: blocks.
fn node_blocks6(prefix: u8) -> u64 {
    match limits::IPV6_NODE_POD_BLOCK.prefix().checked_sub(prefix) {
        // More than anybody counts.
        Some(64..) => u64::MAX,
        Some(longer) => 1_u64 << longer,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Measure;
    use crate::azure::limits;

    #[test]
    fn an_ipv6_pod_cidr_supplies_a_block_for_each_node() {
        for (prefix, nodes) in [(64, 65_536), (79, 2), (80, 1), (81, 0), (0, u64::MAX)] {
            assert_eq!(
                Measure::NodeBlocks6.supply(prefix, 0).usable,
                nodes,
                "/{prefix}"
            );
        }
        assert_eq!(Measure::NodeBlocks6.smallest_prefix(5_500, 0), Some(67));
    }

    #[test]
    fn ranges_have_a_size_and_limits_have_none() {
        let ranges = [
            Measure::Subnet,
            Measure::StaticBlocks,
            Measure::PodCidr,
            Measure::ServiceRange,
            Measure::NodeBlocks6,
        ];
        assert!(ranges.into_iter().all(Measure::has_size));
        let limits = [
            Measure::Fixed(&limits::POOL_NODES),
            Measure::Each(&limits::PORTS_PER_ADDRESS, 2),
            Measure::AutomaticPorts(2),
        ];
        for limit in limits {
            assert!(!limit.has_size());
            assert_eq!(limit.smallest_prefix(1, 0), None);
        }
    }

    #[test]
    fn a_subnet_loses_five_addresses() {
        // The table of the Azure Virtual Network FAQ, with /29 as the smallest.
        let published = [
            (29, 3),
            (28, 11),
            (27, 27),
            (26, 59),
            (24, 251),
            (22, 1019),
            (16, 65_531),
        ];
        for (prefix, usable) in published {
            assert_eq!(
                Measure::Subnet.supply(prefix, 0).usable,
                usable,
                "/{prefix}"
            );
        }
    }

    #[test]
    fn a_static_subnet_supplies_whole_blocks_only() {
        assert_eq!(Measure::StaticBlocks.supply(23, 0).usable, 480);
        assert_eq!(Measure::StaticBlocks.supply(23, 1).usable, 464);
        assert_eq!(Measure::StaticBlocks.supply(28, 0).usable, 0);
        assert_eq!(Measure::StaticBlocks.supply(32, 0).usable, 0);
    }

    #[test]
    fn the_smallest_prefix_fits_exactly() {
        assert_eq!(Measure::Subnet.smallest_prefix(251, 0), Some(24));
        assert_eq!(Measure::Subnet.smallest_prefix(252, 0), Some(23));
        assert_eq!(Measure::Subnet.smallest_prefix(251, 1), Some(23));
        assert_eq!(Measure::StaticBlocks.smallest_prefix(480, 0), Some(23));
        assert_eq!(Measure::StaticBlocks.smallest_prefix(1 << 19, 0), Some(12));
        assert_eq!(Measure::StaticBlocks.smallest_prefix(1 << 20, 0), None);
        assert_eq!(Measure::PodCidr.smallest_prefix(257 * 256, 0), Some(15));
        assert_eq!(Measure::Subnet.smallest_prefix(u64::MAX, 0), None);
    }
}
