//! The groups that the fields of a plan are shown in.

/// The keys of a cluster that stand under add-ons and outbound.
const ADD_ONS: [&str; 9] = [
    "internalLoadBalancers",
    "internalLoadBalancerSubnet",
    "privateCluster",
    "apiServerSubnet",
    "virtualNodesSubnet",
    "services",
    "outboundType",
    "loadBalancer",
    "natGateway",
];

/// Their names.
pub(crate) const GROUPS: [&str; 5] = ["networks", "connected", "cluster", "pools", "addons"];

/// The group in which the field at a path stands.
pub(crate) fn group_of(path: &str) -> &'static str {
    let mut parts = path.split('/').skip(1);
    match (parts.next(), parts.nth(1)) {
        (Some("virtualNetworks"), _) => "networks",
        (Some("connectedRanges"), _) => "connected",
        (Some("clusters"), Some("nodePools")) => "pools",
        (Some("clusters"), Some(key)) if ADD_ONS.contains(&key) => "addons",
        _ => "cluster",
    }
}

#[cfg(test)]
mod tests {
    use super::group_of;

    #[test]
    fn every_field_has_its_group() {
        for (path, group) in [
            ("/virtualNetworks/0/subnets/1/name", "networks"),
            ("/connectedRanges/0/addressPrefixes/0", "connected"),
            ("/clusters/0/nodePools/1/count", "pools"),
            ("/clusters/0/loadBalancer/managedOutboundIPs", "addons"),
            ("/clusters/0/services", "addons"),
            ("/clusters/0/serviceCidr", "cluster"),
        ] {
            assert_eq!(group_of(path), group, "{path}");
        }
    }
}
