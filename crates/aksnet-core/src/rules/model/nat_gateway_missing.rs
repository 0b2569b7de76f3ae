//! AKN632: a NAT gateway of your own as the way out, and a subnet without it.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    format, vec,
};

use crate::azure::sources;
use crate::model::{Edit, NetworkModel, OutboundType, Plan, SubnetId};
use crate::rules::evidence::{Evidence, PoolPlace};
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static NAT_GATEWAY_MISSING: Rule = Rule {
    id: "AKN632",
    name: "nat-gateway-missing",
    severity: Severity::Warning,
    azure_code: Some("SubnetNotAssociatedWithNATGateway"),
    summary: "The way out is a NAT gateway of your own, and a subnet of nodes or pods has none.",
    why: "AKS looks for the gateway on every node subnet, and refuses the cluster where there is none. Pods of a subnet of their own leave through the gateway of that subnet.",
    remedy: "Attach the NAT gateway to every subnet of nodes and of pods, and name it in the plan.",
    limits: &[],
    events: &[],
    sources: &[&sources::NAT_GATEWAY],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let mut told: BTreeSet<SubnetId> = BTreeSet::new();
    let attached = attached(evidence);
    for place in through_own_gateway(evidence) {
        for id in subnets_of(&place) {
            let bare = evidence
                .plan
                .subnet(id)
                .filter(|subnet| subnet.nat_gateway.is_none() && is_own(evidence.plan, id));
            let Some(subnet) = bare.filter(|_| told.insert(id)) else {
                continue;
            };
            let path = format!(
                "/virtualNetworks/{}/subnets/{}/natGateway",
                id.vnet, id.subnet
            );
            let names = attached.get(&place.cluster_place);
            let only = names
                .filter(|names| names.len() == 1)
                .and_then(BTreeSet::first);
            out.report(
                path.clone(),
                format!(
                    "{} goes out through a NAT gateway, and {} names none",
                    place.cluster.name, subnet.name
                ),
                only.map(|gateway| Fix {
                    title: format!("Attach {gateway} to {}", subnet.name),
                    edits: vec![Edit::text(path, *gateway)],
                }),
            );
        }
    }
}

/// Pools of clusters whose way out is a gateway of your own.
fn through_own_gateway<'a>(evidence: &Evidence<'a>) -> impl Iterator<Item = PoolPlace<'a>> {
    evidence
        .pools()
        .filter(|place| place.cluster.outbound_type == OutboundType::UserAssignedNatGateway)
}

/// Subnets a pool draws addresses from.
fn subnets_of(place: &PoolPlace<'_>) -> impl Iterator<Item = SubnetId> + use<> {
    let pool = place.pool;
    let with_pods = pool.model.is_some_and(NetworkModel::uses_pod_subnet);
    let pods = pool.pod_subnet.filter(|_| with_pods);
    pool.node_subnet.into_iter().chain(pods)
}

/// Whether the subnet is yours: in a VNet that AKS makes there can be no such gateway, AKN625.
fn is_own(plan: &Plan, id: SubnetId) -> bool {
    let vnet = plan.virtual_networks.get(id.vnet);
    vnet.is_some_and(|vnet| vnet.managed_for.is_none())
}

/// Gateways that the subnets of each such cluster name.
fn attached<'a>(evidence: &Evidence<'a>) -> BTreeMap<usize, BTreeSet<&'a str>> {
    let mut attached: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for place in through_own_gateway(evidence) {
        let subnets = subnets_of(&place).filter_map(|id| evidence.plan.subnet(id));
        let named = subnets.filter_map(|subnet| subnet.nat_gateway.as_deref());
        attached
            .entry(place.cluster_place)
            .or_default()
            .extend(named);
    }
    attached
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn through_gateway() -> PlanDraft {
        clean().with("/clusters/0/outboundType", "userAssignedNATGateway")
    }

    #[test]
    fn a_subnet_without_a_gateway_is_found_once() {
        let plan = through_gateway()
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/vnetSubnet", "snet-nodes");
        let found = plan.found("AKN632");
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "aks goes out through a NAT gateway, and snet-nodes names none"
        );
        assert_eq!(found[0].fix, None);
        let named = plan.with("/virtualNetworks/0/subnets/0/natGateway", "ng-spoke");
        assert_eq!(named.findings(), []);
    }

    #[test]
    fn the_pods_subnet_gets_the_gateway_of_the_nodes() {
        let plan = through_gateway()
            .with("/clusters/0/networkModel", "pod-subnet-dynamic")
            .with("/clusters/0/podCidr", "")
            .with("/virtualNetworks/0/subnets/0/natGateway", "ng-spoke")
            .with("/virtualNetworks/0/subnets/1/name", "snet-pods")
            .with("/virtualNetworks/0/subnets/1/purpose", "pods")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/22",
            );
        let (mended, fix) = plan.mended("AKN632");
        assert_eq!(fix.title, "Attach ng-spoke to snet-pods");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn other_ways_out_need_none_and_a_vnet_that_aks_makes_has_none() {
        assert_eq!(clean().found("AKN632"), []);
        let managed = PlanDraft::default()
            .with("/clusters/0/name", "aks")
            .with("/clusters/0/nodePools/0/name", "system")
            .with("/clusters/0/outboundType", "userAssignedNATGateway");
        assert_eq!(managed.found("AKN632"), []);
    }
}
