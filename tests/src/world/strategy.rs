//! Worlds by chance.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{Cluster, Growth, Model, Outbound, Pool, Role, Subnet, Surge, Vnet, World};

/// How large worlds are.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Most VNets.
    pub vnets: usize,
    /// Most subnets of each role in a VNet.
    pub subnets: usize,
    /// Most clusters.
    pub clusters: usize,
    /// Most pools of a cluster.
    pub pools: usize,
    /// Whether a pool may be far beyond every limit.
    pub huge: bool,
}

impl Shape {
    /// A few of everything.
    pub const SMALL: Self = Self {
        vnets: 2,
        subnets: 2,
        clusters: 4,
        pools: 4,
        huge: true,
    };
    /// One of everything, and never more nodes than a pool may have.
    pub const SINGLE: Self = Self {
        vnets: 1,
        subnets: 1,
        clusters: 1,
        pools: 3,
        huge: false,
    };
}

/// A number that picks one out of as many as there turn out to be.
type Pick = u8;

/// Worlds of that shape. Static and dynamic pods never share a subnet, since AKS refuses that.
pub fn worlds(shape: Shape) -> impl Strategy<Value = World> {
    (
        vec(vnet(shape), 1..=shape.vnets),
        vec(cluster(shape), 1..=shape.clusters),
    )
        .prop_map(|(vnets, clusters)| {
            let clusters = clusters
                .into_iter()
                .map(|cluster| cluster.place(&vnets))
                .collect();
            World { vnets, clusters }
        })
}

fn vnet(shape: Shape) -> impl Strategy<Value = Vnet> {
    let of = |role: Role, fewest: usize, most: usize| vec(subnet(role), fewest..=most.max(fewest));
    (
        of(Role::Nodes, 1, shape.subnets),
        of(Role::DynamicPods, 1, shape.subnets),
        of(Role::StaticPods, 1, shape.subnets),
        of(Role::LoadBalancers, 0, 1),
        of(Role::ApiServers, 0, 1),
    )
        .prop_map(|(nodes, dynamic, fixed, balancers, servers)| Vnet {
            subnets: [nodes, dynamic, fixed, balancers, servers].concat(),
        })
}

fn subnet(role: Role) -> impl Strategy<Value = Subnet> {
    let prefix = match role {
        Role::Nodes | Role::DynamicPods => prop_oneof![1 => 16_u8..=20, 8 => 21_u8..=29],
        Role::StaticPods => prop_oneof![2 => 15_u8..=20, 8 => 20_u8..=29],
        Role::LoadBalancers | Role::ApiServers => prop_oneof![1 => 24_u8..=26, 4 => 26_u8..=29],
    };
    let used = prop_oneof![4 => Just(0), 2 => 1_u64..=12, 1 => 1_u64..=300];
    (prefix, used).prop_map(move |(prefix, used)| Subnet { prefix, used, role })
}

#[derive(Clone, Debug)]
struct UnplacedCluster {
    vnet: Pick,
    cluster: Cluster,
    balancer: Option<Pick>,
    server: Option<Pick>,
    pools: Vec<UnplacedPool>,
}

#[derive(Clone, Debug)]
struct UnplacedPool {
    pool: Pool,
    nodes: Pick,
    pods: Pick,
}

fn cluster(shape: Shape) -> impl Strategy<Value = UnplacedCluster> {
    let balancers = prop_oneof![3 => Just(0), 3 => 1_u64..=3, 1 => 4_u64..=30];
    let pick = any::<Pick>();
    (
        (pick, model(), 11_u8..=26, balancers),
        (option::of(pick), any::<bool>(), option::weighted(0.3, pick)),
        (option::weighted(0.3, 66_u8..=80), outbound()),
        vec(pool(shape), 0..=shape.pools),
    )
        .prop_map(
            |(
                (vnet, model, pod_prefix, load_balancers),
                (balancer, private, server),
                (pod_prefix6, outbound),
                pools,
            )| {
                UnplacedCluster {
                    vnet,
                    cluster: Cluster {
                        vnet: 0,
                        model,
                        pod_prefix,
                        // A node takes a block of its own of these models' pod CIDRs alone.
                        pod_prefix6: pod_prefix6
                            .filter(|_| matches!(model, Model::Overlay | Model::Kubenet)),
                        outbound,
                        pools: Vec::new(),
                        load_balancers,
                        load_balancer_subnet: None,
                        private,
                        api_server_subnet: None,
                    },
                    balancer,
                    server,
                    pools,
                }
            },
        )
}

fn outbound() -> impl Strategy<Value = Option<Outbound>> {
    let stated = prop::sample::select(vec![8_u64, 64, 1_000, 1_024, 4_000, 8_000, 64_000]);
    let ports = prop_oneof![3 => stated, 1 => Just(0)];
    let both = (ports, 1_u64..=4).prop_map(|(ports, addresses)| Outbound { ports, addresses });
    option::weighted(0.3, both)
}

fn model() -> impl Strategy<Value = Model> {
    prop_oneof![
        Just(Model::Overlay),
        Just(Model::Dynamic),
        Just(Model::Static),
        Just(Model::Flat),
        Just(Model::Kubenet),
        Just(Model::Byo),
    ]
}

fn pool(shape: Shape) -> impl Strategy<Value = UnplacedPool> {
    let few = 0_u64..=12;
    let count = if shape.huge {
        prop_oneof![12 => few, 4 => 13_u64..=60, 1 => 61_u64..=1100].boxed()
    } else {
        prop_oneof![12 => few, 4 => 13_u64..=60].boxed()
    };
    let more = prop_oneof![4 => 0_u64..=9, 1 => 10_u64..=60];
    let max_pods = prop_oneof![
        6 => prop::sample::select(vec![10_u64, 15, 16, 29, 30, 31, 32, 47, 110, 250]),
        6 => 10_u64..=250,
        1 => 0_u64..=300,
    ];
    let surge = prop_oneof![
        3 => Just(Surge::Unsaid),
        3 => (0_u64..=6).prop_map(Surge::Nodes),
        3 => prop::sample::select(vec![1_u64, 10, 20, 33, 50, 100, 150]).prop_map(Surge::Percent),
    ];
    let pick = any::<Pick>();
    (
        count,
        (0_u8..4, more),
        max_pods,
        surge,
        (pick, pick, option::weighted(0.2, any::<bool>())),
        prop::bool::weighted(0.2),
    )
        .prop_map(
            |(count, (kind, more), max_pods, surge, (nodes, pods, mode), windows)| {
                let most = count.saturating_add(more);
                UnplacedPool {
                    pool: Pool {
                        count,
                        growth: match kind {
                            0 => Growth::Fixed,
                            1 => Growth::ByHand(most),
                            2 => Growth::Autoscaler(most),
                            _ => Growth::Implied(most),
                        },
                        max_pods,
                        windows,
                        surge,
                        node_subnet: 0,
                        pod_subnet: None,
                        mode: mode.map(|dynamic| {
                            if dynamic {
                                Model::Dynamic
                            } else {
                                Model::Static
                            }
                        }),
                    },
                    nodes,
                    pods,
                }
            },
        )
}

impl UnplacedCluster {
    fn place(self, vnets: &[Vnet]) -> Cluster {
        let place = usize::from(self.vnet).checked_rem(vnets.len()).unwrap_or(0);
        let subnets = vnets.get(place).map_or(&[][..], |vnet| &vnet.subnets);
        let model = self.cluster.model;
        let pools = self.pools.into_iter().map(|unplaced| {
            let two_ways = matches!(model, Model::Dynamic | Model::Static);
            let mode = unplaced.pool.mode.filter(|_| two_ways);
            let pods = match mode.unwrap_or(model) {
                Model::Dynamic => pick(subnets, Role::DynamicPods, unplaced.pods),
                Model::Static => pick(subnets, Role::StaticPods, unplaced.pods),
                _ => None,
            };
            Pool {
                node_subnet: pick(subnets, Role::Nodes, unplaced.nodes).unwrap_or(0),
                pod_subnet: pods,
                mode,
                ..unplaced.pool
            }
        });
        Cluster {
            vnet: place,
            pools: pools.collect(),
            load_balancer_subnet: self
                .balancer
                .and_then(|n| pick(subnets, Role::LoadBalancers, n)),
            api_server_subnet: self.server.and_then(|n| pick(subnets, Role::ApiServers, n)),
            ..self.cluster
        }
    }
}

/// One of the subnets of a role.
fn pick(subnets: &[Subnet], role: Role, pick: Pick) -> Option<usize> {
    let places = (0..).zip(subnets).filter(|(_, subnet)| subnet.role == role);
    let places: Vec<usize> = places.map(|(place, _)| place).collect();
    let place = usize::from(pick).checked_rem(places.len())?;
    places.get(place).copied()
}
