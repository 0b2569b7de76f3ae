//! What a cluster has beside nodes and pods, and its ways out.

use aksnet_core::model::{ClusterDraft, OutboundType};
use yew::Html;

use super::below::Below;
use super::more::labelled;
use super::vnet_subnets;
use crate::deed::Deed;
use crate::field::{Choice, Field, error_at, message, tick};
use crate::markup::{Tag, tag};

/// Load balancers, private API server, outbound.
pub(super) fn add_ons(page: &Below) -> Html {
    let place = page.cluster;
    let Some(cluster) = page.draft.clusters.get(place) else {
        return Html::default();
    };
    let note = "private API server, load balancers, services";
    page.group("addons", "Add-ons and outbound", note, || {
        let form = Form {
            page,
            path: format!("/clusters/{place}"),
        };
        vec![form.show(cluster).into()]
    })
}

struct Form<'a> {
    page: &'a Below,
    path: String,
}

impl Form<'_> {
    fn show(&self, cluster: &ClusterDraft) -> Tag {
        let subnets = vnet_subnets(self.page);
        let subnets: Vec<&str> = subnets.iter().map(String::as_str).collect();
        let subnet = |key: &str, value: &str, label: &str, none: &str| {
            self.choice(key, value, label, &subnets, none)
        };
        let (private, note) = tick(
            &self.page.locks,
            Deed::Tick,
            &format!("{}/privateCluster", self.path),
            cluster.private_cluster == "true",
        );
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
            .all(note)
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
            locks: &self.page.locks,
        };
        labelled(label, choice.parts())
    }

    fn number(&self, key: &str, value: &str, label: &str, default: &str) -> Tag {
        let path = format!("{}/{key}", self.path);
        let error = error_at(&self.page.outcome.errors, &path);
        let field = Field {
            path: &path,
            value,
            class: "short",
            placeholder: Some(default),
            error,
            locks: &self.page.locks,
            ..Field::default()
        };
        let message = error.map(|error| message(error, &self.page.locks));
        labelled(label, field.parts()).all(message)
    }
}
