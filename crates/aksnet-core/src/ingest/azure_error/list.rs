//! The errors of Azure that a plan can foresee, as data.

use super::figures::Target;
use crate::azure::{Confidence, Source, sources};

/// An error of Azure.
#[derive(Debug)]
pub struct AzureError {
    /// Its code; `None` where Azure gives only a text.
    pub code: Option<&'static str>,
    /// What it is about, where the code alone does not say.
    pub target: Option<Target>,
    /// Phrases that give it away where no code stands, in small letters.
    pub phrases: &'static [&'static str],
    /// What it means.
    pub meaning: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
    /// Ids of the rules that foresee it; none where no plan can.
    pub rules: &'static [&'static str],
    /// How sure it is that Azure gives this code, and for this reason.
    pub confidence: Confidence,
    /// Whether a page that can be cited gives the code itself.
    pub standing: Standing,
    /// Where it, or what Azure checks, is documented; `None` where nothing is.
    pub source: Option<&'static Source>,
}

/// Where a code is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A page of the vendor, or a report in the open, shows it.
    Cited,
    /// Only an unofficial list names it: it is possibly this.
    Listed,
}

use Confidence::{High, Low, Medium};
use Standing::{Cited, Listed};

macro_rules! azure_errors {
    ($($code:expr, $target:expr, $phrases:expr, $meaning:literal, $remedy:literal, $rules:expr, $confidence:ident, $standing:ident, $source:expr;)*) => {
        /// Every error that is known, the likelier reading of a code first.
        pub static AZURE_ERRORS: &[AzureError] = &[$(AzureError {
            code: $code,
            target: $target,
            phrases: $phrases,
            meaning: $meaning,
            remedy: $remedy,
            rules: $rules,
            confidence: $confidence,
            standing: $standing,
            source: $source,
        }),*];
    };
}

azure_errors! {
    Some("InsufficientSubnetSize"), Some(Target::NodeSubnet),
        &["pre-allocated ips"],
        "The node subnet has fewer free addresses than Azure counts for the nodes. It counts every pool that uses the subnet, an autoscaled one at its max count, even where only one pool is changed.",
        "Plan a larger node subnet; where nodes are in it already, add a pool in a larger subnet. Or plan fewer nodes, or fewer pods on a node.",
        &["AKN201", "AKN202", "AKN216"], High, Cited, Some(&sources::ERROR_SUBNET_SIZE);
    Some("InsufficientSubnetSize"), Some(Target::PodSubnet), &[],
        "The pod subnet has fewer free addresses than one batch for every node.",
        "Plan a larger pod subnet, or fewer nodes. Passing this check is not enough for static blocks.",
        &["AKN205", "AKN207", "AKN216"], Medium, Cited, Some(&sources::POD_SUBNET);
    Some("InsufficientSubnetSize"), Some(Target::PodCidr), &[],
        "The pod CIDR has fewer blocks than there are nodes. Every node takes a whole block whatever its max pods, and an autoscaled pool counts at its max count.",
        "Give the cluster a larger pod CIDR. One of a Linux-only Overlay cluster may grow to a larger range around it.",
        &["AKN203", "AKN204", "AKN216"], High, Cited, Some(&sources::OVERLAY);
    Some("InsufficientPodCidr"), None, &[],
        "The pod CIDR has fewer blocks than there are nodes.",
        "Give the cluster a larger pod CIDR.",
        &["AKN203", "AKN204"], Low, Listed, None;
    Some("SubnetIsFull"), None, &["have enough capacity for", "subnet full"],
        "The subnet ran out of addresses while a node or a load balancer asked for them. For nodes this is mostly an upgrade: a surge node asks for all its addresses at once.",
        "Plan room for the surge nodes: a larger subnet, a lower max surge, or max unavailable in place of surge.",
        &["AKN202", "AKN201", "AKN205", "AKN206", "AKN207", "AKN215"], High, Cited, Some(&sources::ERROR_SUBNET_FULL);
    None, None, &["failed to allocate address", "failed to allocate ip", "no ip addresses available"],
        "A pod found no address. Under Pod Subnet the pod subnet is full; under Overlay and kubenet the node's own block is.",
        "Plan a larger pod subnet, or lower max pods, so that every pod slot finds an address.",
        &["AKN206", "AKN207"], High, Cited, Some(&sources::POD_SUBNET);
    Some("NetworkProfileCIDROverlapVNET"), None, &["overlaps with reserved vnet cidr"],
        "The pod CIDR, or another range of the network profile, meets the address space of the cluster's VNet.",
        "Take a range outside the VNet.",
        &["AKN306", "AKN302"], High, Cited, Some(&sources::ERROR_POD_OVERLAP);
    Some("PodCidrOverlapExistingSubnetsCidr"), None, &[],
        "The pod CIDR meets a subnet of the cluster's VNet.",
        "Take a pod CIDR outside the VNet.",
        &["AKN306"], Low, Listed, None;
    Some("PodCidrOverlapServiceCidr"), None, &[],
        "The pod CIDR meets the service range.",
        "Move one of the two.",
        &["AKN304"], Low, Listed, None;
    Some("SubnetCidrOverlapServiceCidr"), None, &[],
        "A subnet meets the service range.",
        "Take a service range outside the VNet.",
        &["AKN302"], Low, Listed, None;
    Some("SubnetCidrOverlapExistingSubnetsCidr"), None, &[],
        "Two subnets of the VNet have addresses in common.",
        "Move one of the two.",
        &["AKN301"], Low, Listed, None;
    Some("VnetCIDRInvalid"), None, &[],
        "The address space of the VNet is one that Azure refuses or cannot read.",
        "Write the range as an address and a prefix length, of private addresses.",
        &["AKN101", "AKN102"], Low, Listed, None;
    Some("InvalidIPRangeCIDR"), None, &[],
        "A range cannot be read as an address and a prefix length.",
        "Write the range as its first address and a prefix length, such as 10.244.0.0/16.",
        &["AKN102"], Low, Listed, None;
    Some("SingleIPAddressCIDR"), None, &[],
        "A range has a single address.",
        "Take a shorter prefix.",
        &["AKN104"], Low, Listed, None;
    Some("ServiceCidrOverlapExistingSubnetsCidr"), None, &["is conflicted with an existing subnet cidr"],
        "The service range meets a subnet of the cluster's VNet. Azure looks at every subnet, on creation and before every upgrade: one added later blocks the next upgrade.",
        "Take a service range outside the VNet for a new cluster; for one that runs, move the subnet.",
        &["AKN302"], High, Cited, Some(&sources::ERROR_SERVICE_OVERLAP);
    Some("DnsServiceIpOutOfServiceCidr"), None, &["is out of the range defined by service cidr"],
        "The address of the DNS service is not in the service range. Where none is given Azure takes that of its default range.",
        "Give an address inside the service range, by convention its tenth.",
        &["AKN501", "AKN506"], High, Cited, Some(&sources::ERROR_DNS_OUTSIDE);
    Some("DnsServiceIpConflicting"), None, &[],
        "The address of the DNS service is the first of the service range, which is the API server's.",
        "Take another address of the service range, by convention its tenth.",
        &["AKN502"], Low, Listed, None;
    Some("DnsBroadcastAddressConflicting"), None, &[],
        "The address of the DNS service is the last of the service range.",
        "Take another address of the service range, by convention its tenth.",
        &["AKN503"], Low, Listed, None;
    Some("DnsServiceIpParseError"), None, &[],
        "The address of the DNS service cannot be read.",
        "Write one IPv4 address of the service range.",
        &["AKN501"], Low, Listed, None;
    None, None, &["reserved range", "reserved ip range", "reserved cidr", "169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16"],
        "A pod or service range meets one that AKS keeps for itself; one that holds such a range counts too.",
        "Take a range that meets none of them.",
        &["AKN101", "AKN102"], High, Cited, Some(&sources::AKS_RELEASES);
    Some("InsufficientMaxPods"), None, &[],
        "Max pods is below the least that AKS accepts.",
        "Raise max pods; a pool that exists keeps its value, so add another.",
        &["AKN404"], Medium, Listed, Some(&sources::PLAN_IP_ADDRESSING);
    Some("MaxPodsLimitExceeded"), None, &[],
        "Max pods is above the most that AKS accepts.",
        "Lower max pods.",
        &["AKN404"], Medium, Listed, Some(&sources::PLAN_IP_ADDRESSING);
    Some("InsufficientAgentPoolMaxPodsPerAgentPool"), None, &[],
        "The pool has too few pod slots over all its nodes.",
        "Raise max pods, or the count of nodes.",
        &["AKN405"], Medium, Listed, Some(&sources::PLAN_IP_ADDRESSING);
    Some("SecondaryIpConfigurationCountPerVMSSVMExceeded"), None, &["total number of secondary ipconfigurations"],
        "A node would hold more addresses than Azure allows on its network interface.",
        "Lower max pods of a Node Subnet pool.",
        &["AKN404"], Medium, Cited, Some(&sources::SECONDARY_ADDRESSES);
    Some("SubnetIsDelegated"), None, &[],
        "The subnet of the nodes is delegated to another service.",
        "Remove the delegation, or take another subnet.",
        &["AKN613"], High, Cited, Some(&sources::ERROR_DELEGATED);
    Some("ResourceNotPermittedOnDelegatedSubnet"), None, &[],
        "The subnet is delegated to a service that lets nothing else in.",
        "Remove the delegation, or take another subnet.",
        &["AKN613"], High, Cited, Some(&sources::ERROR_DELEGATED);
    Some("InvalidLoadBalancerProfileAllocatedOutboundPorts"), None, &["load balancer profile allocated ports"],
        "The outbound ports of all nodes, surge nodes included, come to more than the outbound addresses have.",
        "Add outbound addresses, or give each node fewer ports.",
        &["AKN412", "AKN418"], High, Cited, Some(&sources::LOAD_BALANCER);
    Some("ManagedNATGatewayWithCustomVNetNotAllowed"), None, &[],
        "A NAT gateway that AKS manages needs a VNet that AKS makes; this cluster brings its own.",
        "Bring the NAT gateway too, as outbound type userAssignedNATGateway.",
        &["AKN626"], Medium, Listed, Some(&sources::NAT_GATEWAY);
    Some("UserAssignedNATGatewayWithManagedVNetNotAllowed"), None, &[],
        "A NAT gateway of your own needs a VNet of your own.",
        "Bring a VNet, or let AKS manage the NAT gateway.",
        &["AKN625"], Medium, Listed, Some(&sources::NAT_GATEWAY);
    Some("SubnetNotAssociatedWithNATGateway"), None, &[],
        "The outbound type names a NAT gateway of your own, and a subnet of the cluster has none.",
        "Associate the NAT gateway with every subnet of nodes and of pods.",
        &["AKN632"], Medium, Listed, Some(&sources::NAT_GATEWAY);
    Some("RouteTableMissingDefaultRouteError"), None, &[],
        "The outbound type leaves the way out to your routes, and the route table has none for 0.0.0.0/0.",
        "Add a default route to the route table of the node subnet. No plan of addresses foresees it: a plan names route tables and holds no routes.",
        &[], Medium, Listed, Some(&sources::OUTBOUND_TYPE);
    Some("ExistingRouteTableNotAssociatedWithSubnet"), None, &[],
        "The way out needs a route table, and the node subnet has none.",
        "Associate a route table with the node subnet.",
        &["AKN627"], Medium, Listed, Some(&sources::OUTBOUND_TYPE);
    Some("NetcfgSubnetRangesOverlap"), None, &["overlaps with that of an existing subnet"],
        "The subnet has addresses in common with another one of its VNet.",
        "Move the subnet to free space of the VNet.",
        &["AKN301"], High, Cited, Some(&sources::ERROR_SUBNET_RANGES);
    Some("NetcfgSubnetRangeOutsideVnet"), None, &["is outside the ip address range of virtual network"],
        "The subnet lies outside the address space of its VNet, or across two prefixes of it.",
        "Add a prefix to the VNet that holds the subnet, or move the subnet inside.",
        &["AKN105"], High, Cited, Some(&sources::ERROR_SUBNET_RANGES);
    Some("NetcfgInvalidSubnet"), None, &[],
        "The subnet lies outside its VNet, or over another subnet: the older code for both.",
        "Move the subnet to free space of the VNet.",
        &["AKN105", "AKN301"], High, Cited, Some(&sources::ERROR_SUBNET_RANGES);
    Some("VnetAddressSpacesOverlap"), None, &["because their address spaces overlap"],
        "The VNets have addresses in common, so they cannot be peered.",
        "Move one of the VNets to other space before anything is in it.",
        &["AKN308", "AKN309"], High, Cited, Some(&sources::VNET_FAQ);
    Some("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet"), None, &["already peered with"],
        "The VNet has addresses in common with another that its new peer is peered with already.",
        "Move one of the VNets to other space, or remove the older peering.",
        &["AKN308", "AKN309"], High, Cited, Some(&sources::VNET_FAQ);
    Some("ManagedClusterCountExceedsQuotaLimit"), None, &[],
        "The subscription has as many clusters as its quota allows.",
        "Ask for a higher quota, or remove clusters. No plan of addresses foresees it.",
        &[], High, Cited, Some(&sources::AKS_QUOTAS);
    Some("PublicIPCountLimitReached"), None, &[],
        "The subscription has as many public addresses in the region as its quota allows.",
        "Ask for a higher quota, or plan fewer outbound addresses. No plan of addresses foresees it.",
        &[], High, Cited, Some(&sources::NETWORK_LIMITS);
}

#[cfg(test)]
mod tests {
    use super::{AZURE_ERRORS, Target};
    use crate::rules::{all, named};

    #[test]
    fn every_azure_code_of_a_rule_is_known_and_names_the_rule() {
        let mut seen = 0;
        for rule in all() {
            let codes = rule.azure_code.iter().flat_map(|codes| codes.split(", "));
            for code in codes {
                let mut known = AZURE_ERRORS.iter().filter(|one| one.code == Some(code));
                assert!(
                    known.any(|error| error.rules.contains(&rule.id)),
                    "{code} does not name {}",
                    rule.id
                );
                seen += 1;
            }
        }
        assert!(seen > 10);
    }

    #[test]
    fn every_rule_that_is_named_exists() {
        for error in AZURE_ERRORS {
            for id in error.rules {
                assert!(named(id).is_some(), "{id} of {:?}", error.code);
            }
        }
    }

    #[test]
    fn an_error_that_no_rule_foresees_says_so() {
        for error in AZURE_ERRORS {
            let says_so = error.remedy.contains("No plan of addresses foresees it");
            assert_eq!(says_so, error.rules.is_empty(), "{:?}", error.code);
        }
    }

    #[test]
    fn texts_are_sentences_and_phrases_are_in_small_letters() {
        for error in AZURE_ERRORS {
            for text in [error.meaning, error.remedy] {
                assert!(text.ends_with('.') && !text.contains('!'), "{text}");
                assert!(!text.to_lowercase().contains("please"), "{text}");
            }
            for phrase in error.phrases {
                assert_eq!(*phrase, phrase.to_lowercase());
            }
            assert!(error.code.is_some() || !error.phrases.is_empty());
        }
    }

    #[test]
    fn a_code_stands_twice_only_where_its_target_tells_apart() {
        for (place, error) in AZURE_ERRORS.iter().enumerate() {
            let same = |other: &&super::AzureError| {
                other.code == error.code && other.target == error.target && other.code.is_some()
            };
            assert!(
                AZURE_ERRORS[..place].iter().find(same).is_none(),
                "{:?}",
                error.code
            );
        }
        assert_eq!(AZURE_ERRORS[0].target, Some(Target::NodeSubnet));
    }
}
