//! Which plan gives the number Azure printed.

use alloc::{string::String, vec::Vec};

use super::figures::Target;
use crate::azure::limits;
use crate::ledger::{NodeDraw, Nodes, Source, Units, draws_of};
use crate::model::{MaxSurge, NetworkModel};
use crate::rules::grouped;

/// Most ways to the same number that are shown.
const MOST_WAYS: usize = 3;

/// Most nodes of the first of two pools that are tried.
const MOST_NODES: u64 = 100;

/// So many nodes at so many addresses each: what Azure's number may be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct Product {
    /// Nodes.
    pub nodes: u64,
    /// Addresses of one node, as Azure counted them.
    pub per_node: u64,
    /// Max pods of the nodes, where the number depends on it.
    pub max_pods: Option<u64>,
    /// Addresses of one node by the documentation; `None` where the message does not tell.
    pub documented_per_node: Option<u64>,
}

/// Ways to make Azure's number, the likelier first; each is a sum of products.
pub(super) fn ways(needed: u64, target: Option<Target>) -> Vec<Vec<Product>> {
    match target {
        Some(Target::PodCidr) => fixed(needed, NetworkModel::Overlay, Source::PodCidr),
        Some(Target::PodSubnet) => fixed(needed, NetworkModel::PodSubnetDynamic, Source::PodSubnet),
        Some(Target::NodeSubnet) | None => of_node_subnet(needed),
        Some(Target::ServiceCidr | Target::DnsServiceIp) => Vec::new(),
    }
}

/// Nodes that Azure counts the same whatever their max pods.
fn fixed(needed: u64, model: NetworkModel, source: Source) -> Vec<Vec<Product>> {
    let per_node = draw(model, source, None).and_then(|draw| draw.by_azure);
    // What a node of a pod subnet holds in the end depends on its max pods.
    let steady = per_node.filter(|_| source == Source::PodCidr);
    let way = per_node.and_then(|per_node| {
        Some(Product {
            nodes: whole_nodes(needed, per_node)?,
            per_node,
            max_pods: None,
            documented_per_node: steady,
        })
    });
    way.into_iter().map(|product| [product].into()).collect()
}

/// Nodes that hold their pods' addresses. Max pods is not in the message, so that the
/// documented defaults are tried first, then multiples of ten; each by the count of today and
/// by that of before 2020, which was the documented one.
fn of_node_subnet(needed: u64) -> Vec<Vec<Product>> {
    let defaults = [
        limits::DEFAULT_MAX_PODS_OVERLAY.value,
        limits::DEFAULT_MAX_PODS_KUBENET.value,
        limits::DEFAULT_MAX_PODS_NODE_SUBNET.value,
    ];
    let within = limits::LEAST_MAX_PODS.value..=limits::GREATEST_MAX_PODS.value;
    let tens: Vec<u64> = within.filter(|pods| pods.is_multiple_of(10)).collect();
    let rate = |pods: u64| draw(NetworkModel::NodeSubnet, Source::NodeSubnet, Some(pods));
    let single = |pods: &[u64], old: bool| -> Vec<Vec<Product>> {
        let draws = pods.iter().filter_map(|pods| Some((*pods, rate(*pods)?)));
        let ways = draws.filter_map(|(pods, draw)| {
            let per_node = if old { draw.at_create } else { draw.by_azure }?;
            Some(
                [product(
                    whole_nodes(needed, per_node)?,
                    pods,
                    per_node,
                    draw,
                )]
                .into(),
            )
        });
        ways.take(MOST_WAYS).collect()
    };
    let groups: [&dyn Fn() -> Vec<Vec<Product>>; 5] = [
        &|| single(&defaults, false),
        &|| pairs(needed, &defaults),
        &|| single(&defaults, true),
        &|| single(&tens, false),
        &|| single(&tens, true),
    ];
    let mut ways = groups.into_iter().map(|group| group());
    ways.find(|ways| !ways.is_empty()).unwrap_or_default()
}

/// Two pools of different documented defaults.
fn pairs(needed: u64, defaults: &[u64]) -> Vec<Vec<Product>> {
    let rate = |pods: u64| draw(NetworkModel::NodeSubnet, Source::NodeSubnet, Some(pods));
    let mut ways = Vec::new();
    for (place, more) in defaults.iter().enumerate() {
        for fewer in defaults.iter().skip(place.saturating_add(1)) {
            let Some((first, second)) = rate(*more).zip(rate(*fewer)) else {
                continue;
            };
            let Some((of_first, of_second)) = first.by_azure.zip(second.by_azure) else {
                continue;
            };
            for nodes in 1..=MOST_NODES {
                let Some(rest) = needed.checked_sub(nodes.saturating_mul(of_first)) else {
                    break;
                };
                if let Some(others) = whole_nodes(rest, of_second) {
                    let first = product(nodes, *more, of_first, first);
                    let second = product(others, *fewer, of_second, second);
                    ways.push([first, second].into());
                }
            }
        }
    }
    ways.truncate(MOST_WAYS);
    ways
}

fn product(nodes: u64, max_pods: u64, per_node: u64, draw: NodeDraw) -> Product {
    Product {
        nodes,
        per_node,
        max_pods: Some(max_pods),
        documented_per_node: draw.at_create,
    }
}

/// The node whose request for so many addresses a full subnet refused.
pub(super) fn of_one_node(needed: u64) -> Vec<Vec<Product>> {
    let within = limits::LEAST_MAX_PODS.value..=limits::GREATEST_MAX_PODS.value;
    let mut max_pods = within.filter_map(|pods| {
        let draw = draw(NetworkModel::NodeSubnet, Source::NodeSubnet, Some(pods))?;
        let asked = draw.at_create.filter(|asked| *asked == needed)?;
        Some([product(1, pods, asked, draw)].into())
    });
    max_pods.next().into_iter().collect()
}

/// What the nodes of a way need by the documentation. Unit: addresses.
pub(super) fn documented(way: &[Product]) -> Option<u64> {
    sum(way, |_| 0)
}

/// The same with the surge nodes of an upgrade at the default max surge. Unit: addresses.
pub(super) fn documented_with_surge(way: &[Product]) -> Option<u64> {
    let surge = MaxSurge::Percent(limits::DEFAULT_MAX_SURGE.value);
    sum(way, |nodes| surge.nodes_of(nodes))
}

fn sum(way: &[Product], surge: impl Fn(u64) -> u64) -> Option<u64> {
    let mut sum: u64 = 0;
    for product in way {
        let nodes = Nodes {
            steady: product.nodes,
            surge: surge(product.nodes),
        };
        sum = sum.saturating_add(Units::of(nodes, product.documented_per_node?).units);
    }
    Some(sum)
}

/// What one node of that model draws there.
fn draw(model: NetworkModel, source: Source, max_pods: Option<u64>) -> Option<NodeDraw> {
    let mut draws = draws_of(model, max_pods).into_iter();
    draws.find(|draw| draw.source == source)
}

/// Nodes that come to exactly so many units; `None` where none do.
fn whole_nodes(units: u64, per_node: u64) -> Option<u64> {
    let whole = units.is_multiple_of(per_node.max(1));
    units
        .checked_div(per_node)
        .filter(|nodes| whole && *nodes > 0)
}

/// "747 = 3 × 249".
pub(super) fn equation(sum: u64, way: &[Product]) -> String {
    let mut text = grouped(sum);
    for (place, product) in way.iter().enumerate() {
        text.push_str(if place == 0 { " = " } else { " + " });
        text.push_str(&grouped(product.nodes));
        text.push_str(" × ");
        text.push_str(&grouped(product.per_node));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Target, documented, documented_with_surge, equation, of_one_node, ways};
    use alloc::{string::String, vec::Vec};

    fn first(needed: u64, target: Option<Target>) -> String {
        let ways = ways(needed, target);
        ways.first()
            .map_or_else(String::new, |way| equation(needed, way))
    }

    #[test]
    fn published_numbers_of_node_subnets_are_made_again() {
        // W14 to W22.
        let published = [
            (310, "310 = 10 × 31"),
            (333, "333 = 3 × 111"),
            (505, "505 = 5 × 101"),
            (498, "498 = 2 × 249"),
            (747, "747 = 3 × 249"),
            (29, "29 = 1 × 29"),
            (218, "218 = 2 × 109"),
            (436, "436 = 4 × 109"),
            (327, "327 = 3 × 109"),
            (276, "276 = 2 × 109 + 2 × 29"),
        ];
        for (needed, made) in published {
            assert_eq!(first(needed, Some(Target::NodeSubnet)), made);
        }
    }

    #[test]
    fn published_numbers_of_pod_ranges_are_made_again() {
        // W26, W43, and a pod CIDR of five nodes.
        assert_eq!(first(8_448, Some(Target::PodCidr)), "8,448 = 33 × 256");
        assert_eq!(first(1_280, Some(Target::PodCidr)), "1,280 = 5 × 256");
        assert_eq!(first(160, Some(Target::PodSubnet)), "160 = 10 × 16");
        assert_eq!(first(161, Some(Target::PodSubnet)), "");
    }

    #[test]
    fn the_documented_need_stands_beside_the_count() {
        let made = ways(747, None);
        let product = made[0][0];
        assert_eq!(
            (product.max_pods, product.documented_per_node),
            (Some(250), Some(251))
        );
        assert_eq!(documented(&made[0]), Some(753));
        assert_eq!(documented_with_surge(&made[0]), Some(1_004));
    }

    #[test]
    fn the_request_of_one_node_tells_its_max_pods() {
        // Azure/AKS issue 2119: a subnet without capacity for 101 addresses.
        let [way] = &of_one_node(101)[..] else {
            panic!("one way");
        };
        assert_eq!(way[0].max_pods, Some(100));
        assert!(of_one_node(1).is_empty() && of_one_node(252).is_empty());
    }

    #[test]
    fn no_number_takes_long_or_fails() {
        for needed in [0, 1, u64::MAX] {
            let made: Vec<_> = ways(needed, None);
            assert!(made.len() <= 3);
        }
    }
}
