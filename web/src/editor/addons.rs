//! What a cluster has beside nodes and pods, and its ways out.

use aksnet_core::model::{Edit, OutboundType};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Props;
use super::group::Group;
use crate::field::{ChoiceField, Field, FieldMessage, error_at, use_dispatch};
use crate::planner::Action;

/// Load balancers, private API server, outbound.
#[component]
pub(super) fn AddOns(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let place = props.cluster;
    let Some(cluster) = props.draft.clusters.get(place) else {
        return Html::default();
    };
    let path = format!("/clusters/{place}");
    let subnets = props
        .outcome
        .plan
        .clusters
        .get(place)
        .and_then(|cluster| props.outcome.plan.virtual_networks.get(cluster.vnet?))
        .map(|vnet| {
            vnet.subnets
                .iter()
                .map(|subnet| AttrValue::from(subnet.name.clone()))
                .collect::<Vec<_>>()
        })
        .unwrap_or_default();
    let subnet = |key: &str, value: &str, label: &str, none: &str| {
        let named = subnets.iter().map(|name| (name.clone(), name.clone()));
        let options: Vec<(AttrValue, AttrValue)> =
            std::iter::once(("".into(), AttrValue::from(none.to_owned())))
                .chain(named)
                .collect();
        html! { <label class="row"><small>{ label }</small><ChoiceField path={format!("{path}/{key}")} value={value.to_owned()} {options} /></label> }
    };
    let number = |key: &str, value: &str, label: &str, placeholder: &'static str| {
        let path = format!("{path}/{key}");
        let error = error_at(&props.outcome.errors, &path);
        html! {
            <label class="row"><small>{ label }</small>
            <Field {path} value={value.to_owned()} {placeholder} class="short" error={error.clone()} /><FieldMessage {error} /></label>
        }
    };
    let private = {
        let path = format!("{path}/privateCluster");
        dispatch.reform(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let flag = if input.checked() { "true" } else { "" };
            Action::Change {
                title: "Change private cluster".to_owned(),
                edits: vec![Edit::text(path.clone(), flag)],
            }
        })
    };
    let ways: Vec<(AttrValue, AttrValue)> =
        std::iter::once(("".into(), "loadBalancer (default)".into()))
            .chain(
                OutboundType::NAMES
                    .iter()
                    .map(|name| ((*name).into(), (*name).into())),
            )
            .collect();
    html! {
        <Group title="Add-ons and outbound" note="private API server, load balancers, services" open={false}>
            <div class="row rest">
                { number("internalLoadBalancers", &cluster.internal_load_balancers, "Internal load balancers", "0") }
                { subnet("internalLoadBalancerSubnet", &cluster.internal_load_balancer_subnet, "in subnet", "the first pool's") }
                <label class="tick"><input type="checkbox" checked={cluster.private_cluster == "true"} onchange={private} />{ " Private cluster" }</label>
                { subnet("apiServerSubnet", &cluster.api_server_subnet, "API server subnet", "none") }
                { subnet("virtualNodesSubnet", &cluster.virtual_nodes_subnet, "Virtual nodes subnet", "none") }
                { number("services", &cluster.services, "Services", "not stated") }
                <label class="row"><small>{ "Outbound" }</small><ChoiceField path={format!("{path}/outboundType")} value={cluster.outbound_type.clone()} options={ways} /></label>
                { number("loadBalancer/managedOutboundIPs", &cluster.load_balancer.managed_outbound_ips, "Outbound addresses", "1") }
                { number("loadBalancer/allocatedOutboundPorts", &cluster.load_balancer.allocated_outbound_ports, "Ports per node", "0, automatic") }
                { number("natGateway/managedOutboundIPs", &cluster.nat_gateway.managed_outbound_ips, "NAT gateway addresses", "1") }
            </div>
        </Group>
    }
}
