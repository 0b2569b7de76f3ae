//! Ranges that must not meet, and do.

use aksnet_core::azure::ranges;
use aksnet_core::cidr::Block;
use aksnet_core::model::{ConnectedRange, Plan};

use yew::AttrValue;

use super::items::vnet_path;

/// What a range is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Address space of the VNet at that place.
    Vnet(usize),
    /// Pods of the cluster shown; whether its model uses the range now.
    Pods(bool),
    /// Services of the cluster shown.
    Services,
    /// The connected range at that place.
    Connected(usize),
    /// A range AKS keeps for itself.
    Reserved,
}

/// A range of the plan, or one beside it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    /// What it is.
    pub(super) kind: Kind,
    /// Its name.
    pub(super) name: String,
    /// Where it stands in the draft, as a JSON Pointer; empty where it does not.
    pub(super) path: AttrValue,
    /// Its block.
    pub(super) block: Block,
}

/// Two ranges that meet: their places on the list, the larger first, and what they share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Overlap {
    /// Place of the larger one.
    pub(super) larger: usize,
    /// Place of the smaller one.
    pub(super) smaller: usize,
    /// What they share: the smaller one.
    pub(super) shared: Block,
}

/// Every range that concerns a cluster: VNets, pods, services, connected ranges, what AKS keeps.
pub(super) fn spans(plan: &Plan, cluster: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let span = |kind, name: &str, path: String, block| Span {
        kind,
        name: name.to_owned(),
        path: path.into(),
        block,
    };
    for (place, vnet) in plan.virtual_networks.iter().enumerate() {
        let blocks = vnet.blocks();
        spans.extend(blocks.map(|(prefix, block)| {
            span(
                Kind::Vnet(place),
                &vnet.name,
                vnet_path(plan, place, prefix),
                block,
            )
        }));
    }
    if let Some(shown) = plan.clusters.get(cluster) {
        let used = shown
            .model
            .value()
            .is_none_or(aksnet_core::model::NetworkModel::uses_pod_cidr);
        let pods = shown.pod_cidr.value();
        spans.extend(
            pods.map(|block| span(Kind::Pods(used), "Pods", plan.pod_cidr_path(cluster), block)),
        );
        let services = shown.service_cidr.value();
        spans.extend(services.map(|block| {
            span(
                Kind::Services,
                "Services",
                plan.service_cidr_path(cluster),
                block,
            )
        }));
    }
    for (place, range) in plan.connected_ranges.iter().enumerate() {
        let blocks = range.blocks();
        spans.extend(blocks.map(|(prefix, block)| {
            let path = format!("/connectedRanges/{place}/addressPrefixes/{prefix}");
            span(Kind::Connected(place), &range.name, path, block)
        }));
    }
    let kept = ranges::AKS_RESERVED.iter();
    spans.extend(kept.map(|range| span(Kind::Reserved, "Kept by AKS", String::new(), range.block)));
    spans
}

/// Pairs of ranges that must not meet, and do.
pub(super) fn overlaps(plan: &Plan, cluster: usize, spans: &[Span]) -> Vec<Overlap> {
    let mut found = Vec::new();
    for (place, one) in spans.iter().enumerate() {
        for (other_place, other) in spans.iter().enumerate().skip(place.saturating_add(1)) {
            let Some(shared) = one.block.intersection(other.block) else {
                continue;
            };
            if !must_not_meet(plan, cluster, one.kind, other.kind) {
                continue;
            }
            let (larger, smaller) = if one.block.contains(other.block) {
                (place, other_place)
            } else {
                (other_place, place)
            };
            found.push(Overlap {
                larger,
                smaller,
                shared,
            });
        }
    }
    found
}

/// Whether two kinds of range may not share an address. The first comes first on the list.
fn must_not_meet(plan: &Plan, cluster: usize, one: Kind, other: Kind) -> bool {
    use Kind::{Connected, Pods, Reserved, Services, Vnet};
    let own = plan.clusters.get(cluster).and_then(|cluster| cluster.vnet);
    match (one, other) {
        (Pods(false), _) | (_, Pods(false)) => false,
        (Vnet(_), Vnet(_)) | (Pods(_), Services) | (Pods(_) | Services, Reserved) => true,
        (Vnet(vnet), Pods(_) | Services) => {
            own.is_some_and(|own| own == vnet || peers(plan, own, vnet))
        }
        (Vnet(vnet), Connected(range)) => reaches(plan, vnet, range),
        (Pods(_) | Services, Connected(range)) => own.is_some_and(|own| reaches(plan, own, range)),
        (Vnet(vnet), Reserved) => own == Some(vnet),
        _ => false,
    }
}

fn peers(plan: &Plan, one: usize, other: usize) -> bool {
    let vnet = plan.virtual_networks.get(one);
    vnet.is_some_and(|vnet| vnet.peerings.contains(&other))
}

/// Whether a VNet reaches a connected range, by itself or through a peer.
fn reaches(plan: &Plan, vnet: usize, range: usize) -> bool {
    let through = |range: &ConnectedRange| {
        let hubs = range.connected_to.as_ref();
        hubs.is_none_or(|hubs| {
            hubs.iter()
                .any(|hub| *hub == vnet || peers(plan, vnet, *hub))
        })
    };
    plan.connected_ranges.get(range).is_some_and(through)
}

#[cfg(test)]
mod tests {
    use super::{overlaps, spans};
    use crate::results::example::{Draft, contoso};

    fn met(draft: &Draft) -> Vec<String> {
        let plan = draft.0.read().plan;
        let spans = spans(&plan, 0);
        let found = overlaps(&plan, 0, &spans);
        let line = |overlap: &super::Overlap| {
            let (larger, smaller) = (&spans[overlap.larger], &spans[overlap.smaller]);
            format!("{} {}: {}", larger.name, smaller.name, overlap.shared)
        };
        found.iter().map(line).collect()
    }

    #[test]
    fn the_worked_example_has_one() {
        assert_eq!(met(&contoso()), ["Services Branch offices: 10.0.64.0/18"]);
    }

    #[test]
    fn what_cannot_be_reached_does_no_harm() {
        let draft = contoso().with("/virtualNetworks/1/peerings/0", "");
        assert_eq!(met(&draft), Vec::<String>::new());
    }

    #[test]
    fn pods_count_where_the_model_uses_them() {
        let draft = contoso().with("/clusters/0/podCidr", "10.240.0.0/16");
        assert_eq!(met(&draft).len(), 1);
        let overlay = draft.with("/clusters/0/networkModel", "overlay");
        assert!(met(&overlay).contains(&"vnet-spoke Pods: 10.240.0.0/16".to_owned()));
    }

    #[test]
    fn what_aks_keeps_counts_for_the_cluster() {
        let draft = contoso().with("/clusters/0/serviceCidr", "172.30.0.0/16");
        assert_eq!(met(&draft), ["Services Kept by AKS: 172.30.0.0/16"]);
    }
}
