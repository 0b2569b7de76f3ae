//! The estate of a large company: a hub, spokes around it, two clusters in each.

use aksnet_core::model::{
    ClusterDraft, ConnectedRangeDraft, NetworkModel, NodePoolDraft, PlanDraft, SubnetDraft,
    VirtualNetworkDraft,
};

/// Clusters in each spoke.
const PER_SPOKE: u32 = 2;

/// A plan of that many clusters, and that many subnets shared out among their VNets.
///
/// Every network model occurs, and now and then a subnet overlaps its neighbour or is too
/// small, so that the rules have something to find. The estate is the same every time.
pub fn estate(clusters: u32, subnets: u32) -> PlanDraft {
    let spokes = clusters.div_ceil(PER_SPOKE).max(1);
    let of_spoke = |spoke: u32| {
        let more = u32::from(spoke < subnets.checked_rem(spokes).unwrap_or(0));
        subnets
            .checked_div(spokes)
            .unwrap_or(0)
            .saturating_add(more)
    };
    let mut networks = vec![hub().into()];
    networks.extend((0..spokes).map(|spoke| network(spoke, of_spoke(spoke)).into()));
    PlanDraft {
        name: String::from("estate"),
        virtual_networks: networks,
        connected_ranges: (0..20).map(|place| connected(place).into()).collect(),
        clusters: (0..clusters).map(|place| cluster(place).into()).collect(),
    }
}

fn hub() -> VirtualNetworkDraft {
    VirtualNetworkDraft {
        name: String::from("vnet-hub"),
        address_prefixes: vec![String::from("192.168.0.0/22")],
        subnets: vec![
            subnet("AzureFirewallSubnet", "firewall", "192.168.0.0/26").into(),
            subnet("GatewaySubnet", "gateway", "192.168.0.64/27").into(),
        ],
        ..VirtualNetworkDraft::default()
    }
}

/// The first subnets are the clusters' own; the others are small and stand side by side.
fn network(spoke: u32, subnets: u32) -> VirtualNetworkDraft {
    let second = 64_u32.saturating_add(spoke);
    let at = |third: u32, fourth: u32, prefix: u32| {
        let high = second.checked_div(256).unwrap_or(0).saturating_add(10);
        format!("{high}.{}.{third}.{fourth}/{prefix}", second % 256)
    };
    let own = [
        subnet("snet-nodes-0", "nodes", &at(0, 0, 21)),
        subnet("snet-nodes-1", "nodes", &at(8, 0, 23)),
        subnet("snet-pods-0", "pods", &at(16, 0, 20)),
        subnet("snet-pods-1", "pods", &at(32, 0, 20)),
        subnet("snet-ingress", "internal-load-balancers", &at(10, 0, 28)),
        subnet("snet-api", "api-server", &at(10, 16, 28)),
    ];
    let others = (0..subnets).skip(own.len()).map(|n| {
        // Every fiftieth lies over the one before it.
        let place = if n % 50 == 49 { n.saturating_sub(1) } else { n };
        let (third, fourth) = (place.checked_div(16).unwrap_or(0), place % 16);
        let block = at(
            third.saturating_add(64).min(255),
            fourth.saturating_mul(16),
            28,
        );
        subnet(&format!("snet-{n}"), "private-endpoints", &block)
    });
    VirtualNetworkDraft {
        name: format!("vnet-{spoke}"),
        address_prefixes: vec![at(0, 0, 16)],
        peerings: vec![String::from("vnet-hub")],
        subnets: own
            .into_iter()
            .take(usize::try_from(subnets).unwrap_or(0))
            .chain(others)
            .map(Into::into)
            .collect(),
    }
}

fn subnet(name: &str, purpose: &str, block: &str) -> SubnetDraft {
    SubnetDraft {
        name: name.to_owned(),
        address_prefix: block.to_owned(),
        purpose: purpose.to_owned(),
        ..SubnetDraft::default()
    }
}

fn connected(place: u32) -> ConnectedRangeDraft {
    ConnectedRangeDraft {
        name: format!("site-{place}"),
        address_prefixes: vec![format!("10.{place}.0.0/17"), format!("10.{place}.128.0/18")],
        connected_to: vec![String::from("vnet-hub")],
    }
}

fn cluster(place: u32) -> ClusterDraft {
    let (spoke, half) = (place.checked_div(PER_SPOKE).unwrap_or(0), place % PER_SPOKE);
    let turn = usize::try_from(place).ok();
    let turn = turn.and_then(|place| place.checked_rem(NetworkModel::ALL.len()));
    let model = turn.and_then(|turn| NetworkModel::ALL.get(turn));
    let model = *model.unwrap_or(&NetworkModel::Overlay);
    let pods = if model.uses_pod_subnet() {
        format!("snet-pods-{half}")
    } else {
        String::new()
    };
    ClusterDraft {
        name: format!("aks-{place}"),
        virtual_network: format!("vnet-{spoke}"),
        kubernetes_version: String::from("1.34"),
        network_model: model.as_str().to_owned(),
        pod_cidr: if model.uses_pod_cidr() {
            String::from("100.64.0.0/16")
        } else {
            String::new()
        },
        service_cidr: format!(
            "172.{}.0.0/16",
            place.checked_rem(10).unwrap_or(0).saturating_add(18)
        ),
        dns_service_ip: format!(
            "172.{}.0.10",
            place.checked_rem(10).unwrap_or(0).saturating_add(18)
        ),
        internal_load_balancers: String::from("2"),
        internal_load_balancer_subnet: String::from("snet-ingress"),
        private_cluster: String::from("true"),
        node_pools: (0..3).map(|n| pool(n, half, &pods).into()).collect(),
        ..ClusterDraft::default()
    }
}

fn pool(place: u32, half: u32, pods: &str) -> NodePoolDraft {
    NodePoolDraft {
        name: format!("pool{place}"),
        mode: String::from(if place == 0 { "System" } else { "User" }),
        count: place.saturating_mul(2).saturating_add(3).to_string(),
        enable_auto_scaling: (place == 2).to_string(),
        max_count: place.saturating_mul(2).saturating_add(5).to_string(),
        max_pods: String::from("30"),
        max_surge: String::from("33%"),
        vnet_subnet: format!("snet-nodes-{half}"),
        pod_subnet: pods.to_owned(),
        ..NodePoolDraft::default()
    }
}

#[cfg(test)]
mod tests {
    use aksnet_core::report::Report;

    use super::estate;

    #[test]
    fn every_field_of_an_estate_can_be_read() {
        let draft = estate(200, 5_000);
        let subnets: usize = draft
            .virtual_networks
            .iter()
            .map(|vnet| vnet.subnets.len())
            .sum();
        assert_eq!(subnets, 5_002);
        let report = Report::of(&draft);
        assert_eq!(report.errors, []);
        assert_eq!(report.clusters.len(), 200);
    }
}
