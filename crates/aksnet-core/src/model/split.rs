//! A subnet in two.

use alloc::string::{String, ToString};

use super::draft::{PlanDraft, SubnetDraft};
use crate::azure::limits;
use crate::cidr::Block;

impl SubnetDraft {
    /// The two halves of its IPv4 range; `None` where that cannot be read, or where a half is less
    /// than the smallest subnet of Azure.
    pub fn halves(&self) -> Option<[Block; 2]> {
        let mut listed = self.address_prefixes.iter();
        let range = match self.address_prefix.trim() {
            "" => listed.find(|text| is_v4(text))?,
            own => own,
        };
        let block = Block::parse(range).ok()?;
        let prefix = block.prefix().checked_add(1)?;
        let halves = [block.subblock(prefix, 0)?, block.subblock(prefix, 1)?];
        (prefix <= limits::SMALLEST_SUBNET.prefix()).then_some(halves)
    }

    /// Writes another IPv4 range where its own stands.
    fn set_range(&mut self, range: Block) {
        let mut listed = self.address_prefixes.iter_mut();
        let listed = listed.find(|text| is_v4(text));
        let place = match listed {
            Some(listed) if self.address_prefix.trim().is_empty() => listed,
            _ => &mut self.address_prefix,
        };
        *place = range.to_string();
    }
}

/// Whether a range of a subnet's list is none of IPv6.
fn is_v4(text: &str) -> bool {
    !text.contains(':')
}

impl PlanDraft {
    /// Splits a subnet in two: it keeps the first half of its IPv4 range, and a new subnet behind it
    /// gets the second, with the same delegation, route table and NAT gateway and nothing in it yet.
    ///
    /// False where the path leads to no subnet, or to one without [`halves`](SubnetDraft::halves).
    pub fn split(&mut self, path: &str) -> bool {
        let Some([first, second]) = self.subnet_at(path).and_then(|it| it.halves()) else {
            return false;
        };
        let (list, place) = path.rsplit_once('/').unwrap_or_default();
        let behind = place.parse().unwrap_or(0_usize).saturating_add(1);
        if !self.duplicate(path) {
            return false;
        }
        if let Some(subnet) = self.subnet_at(path) {
            subnet.set_range(first);
        }
        if let Some(subnet) = self.subnet_at(&alloc::format!("{list}/{behind}")) {
            subnet.address_prefix = second.to_string();
            subnet.address_prefixes.clear();
            subnet.purpose = String::new();
            subnet.used_addresses = String::new();
        }
        true
    }

    /// The subnet at a path such as `/virtualNetworks/0/subnets/1`.
    fn subnet_at(&mut self, path: &str) -> Option<&mut SubnetDraft> {
        let (vnet, subnet) = path
            .strip_prefix("/virtualNetworks/")?
            .split_once("/subnets/")?;
        let vnet: usize = vnet.parse().ok()?;
        let subnet: usize = subnet.parse().ok()?;
        let subnets = &mut self.virtual_networks.get_mut(vnet)?.subnets;
        Some(&mut **subnets.get_mut(subnet)?)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    const SUBNET: &str = "/virtualNetworks/0/subnets/0";

    #[test]
    fn a_subnet_keeps_one_half_and_the_other_is_new() {
        let mut plan = clean()
            .with(&alloc::format!("{SUBNET}/name"), "snet-nodes")
            .with(&alloc::format!("{SUBNET}/addressPrefix"), "10.240.0.0/24")
            .with(&alloc::format!("{SUBNET}/usedAddresses"), "7")
            .with(&alloc::format!("{SUBNET}/routeTable"), "rt-hub");
        let before = plan.virtual_networks[0].subnets.len();
        assert!(plan.split(SUBNET));
        let subnets = &plan.virtual_networks[0].subnets;
        assert_eq!(subnets.len(), before + 1);
        let [one, other, ..] = &subnets[..] else {
            panic!("two subnets");
        };
        assert_eq!(
            [&*one.name, &*one.address_prefix, &*one.used_addresses],
            ["snet-nodes", "10.240.0.0/25", "7"]
        );
        assert_eq!(
            [&*other.name, &*other.address_prefix, &*other.used_addresses],
            ["snet-nodes2", "10.240.0.128/25", ""]
        );
        assert_eq!([&*one.route_table, &*other.route_table], ["rt-hub"; 2]);
    }

    #[test]
    fn a_range_in_a_list_is_split_there_and_ipv6_stays_with_the_first() {
        let mut plan = clean()
            .with(&alloc::format!("{SUBNET}/addressPrefix"), " ")
            .with(
                &alloc::format!("{SUBNET}/addressPrefixes/0"),
                "fd00:1:2:3::/64",
            )
            .with(
                &alloc::format!("{SUBNET}/addressPrefixes/1"),
                "10.240.0.0/28",
            );
        assert!(plan.split(SUBNET));
        let [one, other, ..] = &plan.virtual_networks[0].subnets[..] else {
            panic!("two subnets");
        };
        assert_eq!(one.address_prefixes, ["fd00:1:2:3::/64", "10.240.0.0/29"]);
        assert_eq!(other.address_prefix, "10.240.0.8/29");
        assert_eq!(other.address_prefixes, [] as [&str; 0]);
    }

    #[test]
    fn what_has_no_two_halves_stays_whole() {
        let range = alloc::format!("{SUBNET}/addressPrefix");
        for text in [
            "10.240.0.0/29",
            "10.240.0.0/32",
            "10.240.0.",
            "",
            "10.240.0.1/24",
        ] {
            let whole = clean().with(&range, text);
            let mut plan = whole.clone();
            assert!(!plan.split(SUBNET), "{text}");
            assert_eq!(plan, whole);
        }
        let whole = clean();
        for path in [
            "",
            "/",
            "/virtualNetworks/0",
            "/virtualNetworks/0/subnets/77",
            "/clusters/0",
        ] {
            let mut plan = whole.clone();
            assert!(!plan.split(path), "{path}");
            assert_eq!(plan, whole);
        }
    }
}
