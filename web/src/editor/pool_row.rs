//! A node pool: its row, and the rest of its fields when asked for.

use std::rc::Rc;

use aksnet_core::azure::limits;
use aksnet_core::ledger::{RangeKind, Stage, nodes_at};
use aksnet_core::model::{AllocationMode, Edit, FieldError, NodePoolDraft, OsType, PoolMode};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::more::{Arrange, More, Remove};
use crate::field::{ChoiceField, Field, FieldMessage, NumberField, use_dispatch};
use crate::planner::{Action, Outcome, Part};

/// What a pool comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Resolved {
    /// Nodes it counts with. Unit: nodes.
    count: Option<u64>,
    /// Max pods it counts with. Unit: pods.
    max_pods: Option<u64>,
    /// Surge nodes of an upgrade. Unit: nodes.
    surge: Option<u64>,
    /// Whether it is autoscaled.
    autoscaled: bool,
    /// Addresses of the VNet that one node takes. Unit: addresses.
    per_node: Option<u64>,
    /// What is wrong with its fields.
    errors: Vec<FieldError>,
}

impl Resolved {
    /// What the pool at that place comes to.
    pub(super) fn of(outcome: &Outcome, cluster: usize, index: usize) -> Self {
        let pool = outcome
            .plan
            .clusters
            .get(cluster)
            .and_then(|cluster| cluster.pools.get(index));
        let Some(pool) = pool else {
            return Self::default();
        };
        let lines = outcome
            .ledger
            .clusters
            .get(cluster)
            .and_then(|entry| entry.pools.get(index));
        let in_vnet = lines.into_iter().flatten().filter(|line| {
            let kind = outcome
                .ledger
                .ranges
                .get(line.range)
                .map(|range| range.kind);
            matches!(kind, Some(RangeKind::NodeSubnet | RangeKind::PodSubnet))
        });
        let path = format!("/clusters/{cluster}/nodePools/{index}/");
        Self {
            count: pool.count.value(),
            max_pods: pool.max_pods.value(),
            surge: nodes_at(pool, Stage::Upgrade).map(|nodes| nodes.surge),
            autoscaled: pool.autoscaled == Some(true),
            per_node: in_vnet.map(|line| line.per_node.full_scale).sum(),
            errors: outcome
                .errors
                .iter()
                .filter(|error| error.path.starts_with(&path))
                .cloned()
                .collect(),
        }
    }
}

/// What the row of a pool needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The pool as typed.
    pub(super) pool: Part<NodePoolDraft>,
    /// What it comes to.
    pub(super) resolved: Resolved,
    /// Names of the subnets it may live in.
    pub(super) subnets: Rc<[String]>,
}

/// A node pool.
#[component]
pub(super) fn PoolRow(props: &Props) -> Html {
    let open = use_state(|| false);
    let (cluster, index) = props.pool.place();
    let Some(pool) = props.pool.get() else {
        return Html::default();
    };
    let path = format!("/clusters/{cluster}/nodePools/{index}");
    let resolved = &props.resolved;
    let error = |key: &str| {
        resolved
            .errors
            .iter()
            .find(|error| error.path.ends_with(key))
            .cloned()
    };
    let count = resolved.count.unwrap_or(0);
    let number = |key: &str, value: &str, label: &str, bounds: (u64, u64), default: Option<u64>| {
        html! {
            <NumberField path={format!("{path}/{key}")} value={value.to_owned()} label={format!("{} {label}", pool.name)}
                {bounds} {default} error={error(key)} />
        }
    };
    let most = limits::POOL_NODES.value;
    let pods = (
        limits::LEAST_MAX_PODS.value,
        limits::GREATEST_MAX_PODS.value,
    );
    html! {
        <>
            <tr>
                <th scope="row"><Field path={format!("{path}/name")} value={pool.name.clone()} label="Pool name" /></th>
                <td data-h="Nodes">{ number("count", &pool.count, "nodes", (0, most), resolved.count) }</td>
                <td data-h="Grows to">
                    { number("maxCount", &pool.max_count, "maximum", (count, most.max(count)), Some(count)) }
                    <Autoscaler path={path.clone()} on={resolved.autoscaled} name={pool.name.clone()} />
                </td>
                <td data-h="Max pods">{ number("maxPods", &pool.max_pods, "max pods", pods, resolved.max_pods) }</td>
                <td data-h="Max surge">
                    <Field class="num" path={format!("{path}/maxSurge")} value={pool.max_surge.clone()} label={format!("{} max surge", pool.name)}
                        placeholder={format!("{}%", limits::DEFAULT_MAX_SURGE.value)} error={error("maxSurge")} />
                    <small>{ resolved.surge.map(|surge| format!("{surge} node{}", if surge == 1 { "" } else { "s" })) }</small>
                </td>
                <td class="r" data-h="Per node">{ resolved.per_node }</td>
                <td><More name={pool.name.clone()} open={open.clone()} /><Remove path={path.clone()} name={pool.name.clone()} /></td>
            </tr>
            for error in resolved.errors.iter() {
                <tr class="msg" key={error.path.clone()}><td colspan="7"><FieldMessage error={error.clone()} /></td></tr>
            }
            if *open {
                <tr class="rest"><td colspan="7">{ rest(pool, &path, &props.subnets) }</td></tr>
            }
        </>
    }
}

/// What the autoscaler's box needs to know.
#[derive(Properties, PartialEq)]
struct AutoscalerProps {
    path: AttrValue,
    name: AttrValue,
    on: bool,
}

/// Whether the cluster autoscaler changes the count.
#[component]
fn Autoscaler(props: &AutoscalerProps) -> Html {
    let dispatch = use_dispatch();
    let path = props.path.clone();
    let onchange = dispatch.reform(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let (title, flag) = if input.checked() {
            ("Turn autoscaler on", "true")
        } else {
            ("Turn autoscaler off", "false")
        };
        Action::Change {
            title: title.to_owned(),
            edits: vec![Edit::text(format!("{path}/enableAutoScaling"), flag)],
        }
    });
    html! {
        <small><label><input type="checkbox" checked={props.on} {onchange} />
        { " autoscaler" }<span class="vh">{ " of " }{ props.name.clone() }</span></label></small>
    }
}

/// Mode, operating system, subnets, and the rarer numbers.
fn rest(pool: &NodePoolDraft, path: &str, subnets: &[String]) -> Html {
    let choice = |key: &str,
                  value: &str,
                  label: &str,
                  names: &mut dyn Iterator<Item = &str>,
                  default: &str| {
        let named = names.map(|name| {
            (
                AttrValue::from(name.to_owned()),
                AttrValue::from(name.to_owned()),
            )
        });
        let options: Vec<(AttrValue, AttrValue)> =
            std::iter::once(("".into(), AttrValue::from(default.to_owned())))
                .chain(named)
                .collect();
        html! {
            <label class="row"><small>{ label }</small>
            <ChoiceField path={format!("{path}/{key}")} value={value.to_owned()} {options} /></label>
        }
    };
    let text = |key: &str, value: &str, label: &str| {
        html! {
            <label class="row"><small>{ label }</small>
            <Field path={format!("{path}/{key}")} value={value.to_owned()} class="short" /></label>
        }
    };
    let mut names = subnets.iter().map(String::as_str);
    html! {
        <div class="row rest">
            { choice("vnetSubnet", &pool.vnet_subnet, "Node subnet", &mut names.clone(), "the first pool's") }
            { choice("podSubnet", &pool.pod_subnet, "Pod subnet", &mut names, "none named") }
            { choice("mode", &pool.mode, "Mode", &mut PoolMode::NAMES.iter().copied(), "by its place") }
            { choice("osType", &pool.os_type, "OS", &mut OsType::NAMES.iter().copied(), "Linux (default)") }
            { text("osSKU", &pool.os_sku, "OS SKU") }
            { choice("podIPAllocationMode", &pool.pod_ip_allocation_mode, "Pod addresses", &mut AllocationMode::NAMES.iter().copied(), "as the cluster") }
            { text("minCount", &pool.min_count, "Autoscaler minimum") }
            { text("maxUnavailable", &pool.max_unavailable, "Max unavailable") }
            <Arrange path={path.to_owned()} name={pool.name.clone()} />
        </div>
    }
}
