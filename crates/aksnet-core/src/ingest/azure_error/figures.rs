//! Numbers, blocks and names in an error text.

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::net::Ipv4Addr;

use super::text::{after, find};
use crate::cidr::{Block, parse_address};

/// Most blocks that are read of one text.
const MOST_BLOCKS: usize = 8;

/// What Azure says an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The subnet of nodes.
    NodeSubnet,
    /// The subnet of pods.
    PodSubnet,
    /// The pod CIDR.
    PodCidr,
    /// The service range.
    ServiceCidr,
    /// The address of the DNS service.
    DnsServiceIp,
}

impl Target {
    /// Azure's name for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NodeSubnet => "agentPoolProfile.vnetSubnetID",
            Self::PodSubnet => "agentPoolProfile.podSubnetID",
            Self::PodCidr => "networkProfile.podCIDR",
            Self::ServiceCidr => "networkProfile.serviceCIDR",
            Self::DnsServiceIp => "networkProfile.dnsServiceIP",
        }
    }

    /// What it is, in words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::NodeSubnet => "node subnet",
            Self::PodSubnet => "pod subnet",
            Self::PodCidr => "pod CIDR",
            Self::ServiceCidr => "service range",
            Self::DnsServiceIp => "address of the DNS service",
        }
    }

    /// The one the text names: the last of them, for texts name it at their end.
    fn named(text: &str) -> Option<Self> {
        let names = [
            ("vnetsubnetid", Self::NodeSubnet),
            ("agentpoolprofile.count", Self::NodeSubnet),
            ("podsubnetid", Self::PodSubnet),
            ("networkprofile.podcidr", Self::PodCidr),
            ("networkprofile.servicecidr", Self::ServiceCidr),
            ("networkprofile.dnsserviceip", Self::DnsServiceIp),
        ];
        let found = names.into_iter().filter_map(|(name, target)| {
            let place = find(text, name)?;
            Some((place, target))
        });
        found.max_by_key(|(place, _)| *place).map(|(_, it)| it)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Target {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What could be read of an error text; `None` where it says nothing.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct Figures {
    /// Addresses, or ports, Azure asked for.
    pub needed: Option<u64>,
    /// Addresses, or ports, Azure found.
    pub available: Option<u64>,
    /// Nodes Azure counted. Unit: nodes.
    pub nodes: Option<u64>,
    /// Outbound ports of each node. Unit: ports.
    pub ports_per_node: Option<u64>,
    /// Outbound addresses. Unit: public addresses.
    pub public_addresses: Option<u64>,
    /// Name of the subnet.
    pub subnet: Option<String>,
    /// Name of the VNet.
    pub virtual_network: Option<String>,
    /// Blocks, in the order of the text.
    pub blocks: Vec<Block>,
    /// Address of the DNS service.
    pub address: Option<Ipv4Addr>,
    /// What it is about.
    pub target: Option<Target>,
}

impl Figures {
    /// Reads the part of a text that belongs to one error.
    pub(super) fn read(text: &str) -> Self {
        let first = |phrases: &[&str]| {
            let mut found = phrases.iter().filter_map(|phrase| after(text, phrase));
            found.next()
        };
        let number = |phrases: &[&str]| first(phrases).and_then(first_number);
        let needed = [
            "pre-allocated ips",
            "capacity for",
            "requires",
            "secondary ipconfigurations",
        ];
        let available = ["ips available", "ports but only", "allowed value of"];
        // Azure names the pod CIDR where a subnet's name would stand.
        let subnet = first(&["subnet name"]).and_then(first_name);
        let subnet = subnet.or_else(|| name_before(text, "with address prefix"));
        let subnet = subnet.or_else(|| quoted(after(text, "subnet '")?));
        let subnet = subnet.filter(|name| !name.eq_ignore_ascii_case(Target::PodCidr.as_str()));
        Self {
            needed: number(&needed),
            available: number(&available),
            nodes: number(&["total node count"]),
            ports_per_node: number(&["profile allocated ports"]),
            public_addresses: number(&["ports are available given"]),
            subnet,
            virtual_network: after(text, "virtual network '").and_then(quoted),
            blocks: blocks(text),
            address: first(&["dns service ip"]).and_then(first_address),
            target: Target::named(text),
        }
    }

    /// The first block of the text.
    pub(super) fn block(&self) -> Option<Block> {
        self.blocks.first().copied()
    }
}

/// Parts of a text that stand between spaces, quotes, commas and brackets, bare of full stops at their end.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let between = |sign: char| sign.is_whitespace() || ",;\"'`()[]{}<>=".contains(sign);
    text.split(between)
        .map(|part| part.trim_end_matches(['.', ':']))
        .filter(|part| !part.is_empty())
}

/// The first number soon after a phrase: "exceeds IPs available in Subnet 251".
fn first_number(text: &str) -> Option<u64> {
    parts(text)
        .take(4)
        .find(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|digits| digits.parse().ok())
}

fn first_name(text: &str) -> Option<String> {
    parts(text).next().map(ToOwned::to_owned)
}

fn first_address(text: &str) -> Option<Ipv4Addr> {
    parts(text)
        .take(2)
        .find_map(|part| parse_address(part).ok())
}

/// "Subnet snet-nodes with address prefix 10.0.0.0/24".
fn name_before(text: &str, phrase: &str) -> Option<String> {
    let before = text.get(..find(text, phrase)?)?;
    parts(before).last().map(ToOwned::to_owned)
}

/// What stands before the quote that ends it.
fn quoted(text: &str) -> Option<String> {
    text.split_once('\'').map(|(name, _)| name.to_owned())
}

/// Every block once, in the order of the text.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in parts(text).filter(|part| part.contains('/') && part.len() <= 18) {
        match part.parse() {
            Ok(block) if !blocks.contains(&block) => blocks.push(block),
            _ => {}
        }
        if blocks.len() == MOST_BLOCKS {
            break;
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::{Figures, Target};

    #[test]
    fn the_message_of_a_small_subnet_is_read() {
        let read = Figures::read(
            "Pre-allocated IPs 747 exceeds IPs available 251 in Subnet Cidr 10.0.0.0/24, Subnet Name snet-nodes. Target: agentPoolProfile.vnetSubnetID",
        );
        assert_eq!((read.needed, read.available), (Some(747), Some(251)));
        assert_eq!(read.subnet.as_deref(), Some("snet-nodes"));
        assert_eq!(read.block(), "10.0.0.0/24".parse().ok());
        assert_eq!(read.target, Some(Target::NodeSubnet));
    }

    #[test]
    fn the_older_message_names_no_block() {
        let read = Figures::read("Pre-allocated IPs 310 exceeds IPs available in Subnet 251");
        assert_eq!((read.needed, read.available), (Some(310), Some(251)));
        assert_eq!((read.subnet, read.target), (None, None));
    }

    #[test]
    fn a_full_subnet_names_itself_before_its_block() {
        let read = Figures::read(
            "Subnet aks-sn with address prefix 10.240.0.0/29 does not have enough capacity for 1 IP addresses.",
        );
        assert_eq!(read.needed, Some(1));
        assert_eq!(read.subnet.as_deref(), Some("aks-sn"));
        assert_eq!(read.block(), "10.240.0.0/29".parse().ok());
    }

    #[test]
    fn ports_and_names_in_quotes_are_read() {
        let read = Figures::read(
            "Load balancer profile allocated ports 8000 is not in an allowable range given the number of nodes and IPs provisioned. Total node count 9 requires 72000 ports but only 64000 ports are available given 1 outbound public IPs.",
        );
        assert_eq!((read.ports_per_node, read.nodes), (Some(8000), Some(9)));
        assert_eq!((read.needed, read.available), (Some(72_000), Some(64_000)));
        assert_eq!(read.public_addresses, Some(1));
        let read = Figures::read(
            "Subnet 'snet-a' is not valid because its IP address range is outside the IP address range of virtual network 'vnet-a'.",
        );
        assert_eq!(read.subnet.as_deref(), Some("snet-a"));
        assert_eq!(read.virtual_network.as_deref(), Some("vnet-a"));
    }

    #[test]
    fn numbers_beyond_reason_are_no_numbers() {
        let read = Figures::read("Pre-allocated IPs 99999999999999999999999 exceeds");
        assert_eq!(read.needed, None);
    }
}
