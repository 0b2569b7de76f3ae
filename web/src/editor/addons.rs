//! What a cluster has beside nodes and pods, and its ways out.

use aksnet_core::model::{ClusterDraft, OutboundType};
use yew::Html;

use super::group::group;
use super::more::labelled;
use super::vnet_subnets;
use crate::deed::Deed;
use crate::field::{Choice, Field, error_at, message};
use crate::markup::{Tag, tag};
use crate::planner::Planner;

/// The keys of a cluster that stand here.
pub(super) const KEYS: [&str; 9] = [
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

/// Load balancers, private API server, outbound.
pub(super) fn add_ons(planner: &Planner) -> Html {
    let place = planner.cluster;
    let Some(cluster) = planner.draft.clusters.get(place) else {
        return Html::default();
    };
    let note = "private API server, load balancers, services";
    let open = planner.view.is_open("addons");
    let group = group("addons", "Add-ons and outbound", note, open, || {
        let form = Form {
            planner,
            path: format!("/clusters/{place}"),
        };
        vec![form.show(cluster).into()]
    });
    group.into()
}

struct Form<'a> {
    planner: &'a Planner,
    path: String,
}

impl Form<'_> {
    fn show(&self, cluster: &ClusterDraft) -> Tag {
        let subnets = vnet_subnets(self.planner);
        let subnets: Vec<&str> = subnets.iter().map(String::as_str).collect();
        let subnet = |key: &str, value: &str, label: &str, none: &str| {
            self.choice(key, value, label, &subnets, none)
        };
        let private = tag("input")
            .set("type", "checkbox")
            .does(Deed::Tick, &format!("{}/privateCluster", self.path))
            .checked(cluster.private_cluster == "true");
        let (balancer, gateway) = (&cluster.load_balancer, &cluster.nat_gateway);
        tag("div")
            .class("row rest")
            .with(self.number(
                "internalLoadBalancers",
                &cluster.internal_load_balancers,
                "Internal load balancers",
                "0",
            ))
            .with(subnet(
                "internalLoadBalancerSubnet",
                &cluster.internal_load_balancer_subnet,
                "in subnet",
                "the first pool's",
            ))
            .with(
                tag("label")
                    .class("tick")
                    .with(private)
                    .text(" Private cluster"),
            )
            .with(subnet(
                "apiServerSubnet",
                &cluster.api_server_subnet,
                "API server subnet",
                "none",
            ))
            .with(subnet(
                "virtualNodesSubnet",
                &cluster.virtual_nodes_subnet,
                "Virtual nodes subnet",
                "none",
            ))
            .with(self.number("services", &cluster.services, "Services", "not stated"))
            .with(self.choice(
                "outboundType",
                &cluster.outbound_type,
                "Outbound",
                OutboundType::NAMES,
                "loadBalancer (default)",
            ))
            .with(self.number(
                "loadBalancer/managedOutboundIPs",
                &balancer.managed_outbound_ips,
                "Outbound addresses",
                "1",
            ))
            .with(self.number(
                "loadBalancer/allocatedOutboundPorts",
                &balancer.allocated_outbound_ports,
                "Ports per node",
                "0, automatic",
            ))
            .with(self.number(
                "natGateway/managedOutboundIPs",
                &gateway.managed_outbound_ips,
                "NAT gateway addresses",
                "1",
            ))
    }

    fn choice(&self, key: &str, value: &str, label: &str, names: &[&str], default: &str) -> Tag {
        let options: Vec<(&str, &str)> = names.iter().map(|name| (*name, *name)).collect();
        let choice = Choice {
            path: &format!("{}/{key}", self.path),
            value,
            default,
            options: &options,
        };
        labelled(label, choice.tag())
    }

    fn number(&self, key: &str, value: &str, label: &str, default: &str) -> Tag {
        let path = format!("{}/{key}", self.path);
        let error = error_at(&self.planner.outcome.errors, &path);
        let field = Field {
            path: &path,
            value,
            class: "short",
            placeholder: Some(default),
            error,
            ..Field::default()
        };
        labelled(label, field.tag()).all(error.map(message))
    }
}
