//! A world as a plan file.

use std::net::Ipv4Addr;

use aksnet_core::model::{
    ClusterDraft, LoadBalancerDraft, NodePoolDraft, PlanDraft, SubnetDraft, VirtualNetworkDraft,
};

use super::{Cluster, Growth, Model, Pool, Role, Subnet, Surge, Vnet, World};

impl World {
    /// The plan file of this world.
    pub fn draft(&self) -> PlanDraft {
        PlanDraft {
            name: String::from("world"),
            virtual_networks: (0..)
                .zip(&self.vnets)
                .map(|(n, vnet)| network(n, vnet).into())
                .collect(),
            clusters: (0..)
                .zip(&self.clusters)
                .map(|(n, one)| cluster(n, one).into())
                .collect(),
            ..PlanDraft::default()
        }
    }
}

/// Every VNet has a /9 or smaller share of 10.0.0.0/8 and 11.0.0.0/8, far more than its subnets need.
fn network(place: u32, vnet: &Vnet) -> VirtualNetworkDraft {
    let start = (10_u32 << 24).wrapping_add(place << 23);
    let mut next = start;
    let subnets = (0..).zip(&vnet.subnets).map(|(n, one)| {
        let size = 1_u32 << 32_u8.saturating_sub(one.prefix).min(31);
        let first = next.next_multiple_of(size);
        next = first.wrapping_add(size);
        subnet(n, one, Ipv4Addr::from_bits(first)).into()
    });
    VirtualNetworkDraft {
        name: format!("vnet-{place}"),
        subnets: subnets.collect(),
        address_prefixes: vec![format!("{}/9", Ipv4Addr::from_bits(start))],
        ..VirtualNetworkDraft::default()
    }
}

fn subnet(place: usize, subnet: &Subnet, first: Ipv4Addr) -> SubnetDraft {
    let purpose = match subnet.role {
        Role::Nodes => "nodes",
        Role::DynamicPods | Role::StaticPods => "pods",
        Role::LoadBalancers => "internal-load-balancers",
        Role::ApiServers => "api-server",
    };
    SubnetDraft {
        name: subnet_name(place),
        address_prefix: format!("{first}/{}", subnet.prefix),
        purpose: purpose.to_owned(),
        used_addresses: subnet.used.to_string(),
        ..SubnetDraft::default()
    }
}

fn subnet_name(place: usize) -> String {
    format!("snet-{place}")
}

/// Range of the services of every cluster.
const SERVICES: &str = "192.168.0.0/20";

fn list(texts: Option<[String; 2]>) -> Vec<String> {
    texts.map(Vec::from).unwrap_or_default()
}

fn number(number: Option<u64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn cluster(place: usize, cluster: &Cluster) -> ClusterDraft {
    let has_pod_cidr = matches!(cluster.model, Model::Overlay | Model::Kubenet | Model::Byo);
    let name_of = |subnet: Option<usize>| subnet.map(subnet_name).unwrap_or_default();
    let dual_stack = cluster.pod_prefix6.is_some();
    let pod_cidr = format!("100.64.0.0/{}", cluster.pod_prefix);
    ClusterDraft {
        name: format!("aks-{place}"),
        virtual_network: format!("vnet-{}", cluster.vnet),
        network_model: model_name(cluster.model).to_owned(),
        pod_cidr: if has_pod_cidr && !dual_stack {
            pod_cidr.clone()
        } else {
            String::new()
        },
        pod_cidrs: list(
            cluster
                .pod_prefix6
                .map(|prefix| [pod_cidr, format!("fd00:1::/{prefix}")]),
        ),
        ip_families: list(dual_stack.then(|| ["IPv4", "IPv6"].map(String::from))),
        service_cidr: if dual_stack {
            String::new()
        } else {
            SERVICES.to_owned()
        },
        service_cidrs: list(dual_stack.then(|| [SERVICES, "fd00:2::/108"].map(String::from))),
        load_balancer: LoadBalancerDraft {
            managed_outbound_ips: number(cluster.outbound.map(|out| out.addresses)),
            allocated_outbound_ports: number(cluster.outbound.map(|out| out.ports)),
        },
        dns_service_ip: String::from("192.168.0.10"),
        internal_load_balancers: cluster.load_balancers.to_string(),
        internal_load_balancer_subnet: name_of(cluster.load_balancer_subnet),
        private_cluster: cluster.private.to_string(),
        api_server_subnet: name_of(cluster.api_server_subnet),
        node_pools: (0..)
            .zip(&cluster.pools)
            .map(|(n, one)| pool(n, one).into())
            .collect(),
        ..ClusterDraft::default()
    }
}

fn model_name(model: Model) -> &'static str {
    match model {
        Model::Overlay => "overlay",
        Model::Dynamic => "pod-subnet-dynamic",
        Model::Static => "pod-subnet-static",
        Model::Flat => "node-subnet",
        Model::Kubenet => "kubenet",
        Model::Byo => "byo-cni",
    }
}

fn pool(place: usize, pool: &Pool) -> NodePoolDraft {
    let (autoscaler, most) = match pool.growth {
        Growth::Fixed => ("", None),
        Growth::ByHand(most) => ("false", Some(most)),
        Growth::Autoscaler(most) => ("true", Some(most)),
        Growth::Implied(most) => ("", Some(most)),
    };
    NodePoolDraft {
        name: format!("pool{place}"),
        count: pool.count.to_string(),
        enable_auto_scaling: autoscaler.to_owned(),
        max_count: number(most),
        os_type: String::from(if pool.windows { "Windows" } else { "" }),
        max_pods: pool.max_pods.to_string(),
        max_surge: match pool.surge {
            Surge::Unsaid => String::new(),
            Surge::Nodes(nodes) => nodes.to_string(),
            Surge::Percent(share) => format!("{share}%"),
        },
        vnet_subnet: subnet_name(pool.node_subnet),
        pod_subnet: pool.pod_subnet.map(subnet_name).unwrap_or_default(),
        pod_ip_allocation_mode: match pool.mode {
            Some(Model::Dynamic) => String::from("DynamicIndividual"),
            Some(Model::Static) => String::from("StaticBlock"),
            _ => String::new(),
        },
        ..NodePoolDraft::default()
    }
}
