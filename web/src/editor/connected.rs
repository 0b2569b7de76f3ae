//! Ranges the VNets are connected to.

use aksnet_core::cidr::Block;
use aksnet_core::model::ConnectedRangeDraft;
use aksnet_core::rules::grouped;
use yew::prelude::*;

use super::Props;
use super::group::Group;
use super::more::{Arrange, More, Remove};
use super::names::Names;
use crate::field::{Field, FieldMessage, Spelling, error_at, use_dispatch};
use crate::mark::{Sign, State};
use crate::planner::{Action, Addition, Outcome, Part, Shared};

/// Ranges the VNets are connected to, a row each.
#[component]
pub(super) fn ConnectedRanges(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let add = dispatch.reform(|_: MouseEvent| Action::Add(Addition::ConnectedRange));
    let vnets: Vec<String> = props
        .draft
        .virtual_networks
        .iter()
        .map(|vnet| vnet.name.clone())
        .collect();
    html! {
        <Group title="Connected ranges" note="on-premises and elsewhere">
            <table class="grid">
                <thead><tr><th>{ "Name" }</th><th>{ "Range" }</th><th class="r">{ "Size" }</th><th>{ "State" }</th><th><span class="vh">{ "More" }</span></th></tr></thead>
                <tbody>
                    for place in 0..props.draft.connected_ranges.len() {
                        <Row key={place} range={Part::new(&props.draft, (place, 0), |draft, place, _| draft.connected_ranges.get(place))}
                            vnets={vnets.clone()} outcome={props.outcome.clone()} />
                    }
                </tbody>
            </table>
            <p class="row adds">
                <button class="txt" onclick={add}>{ "Add range" }</button>
                <small>{ "A list can be pasted into any range" }</small>
            </p>
        </Group>
    }
}

/// What the row of a connected range needs to know.
#[derive(Properties, PartialEq)]
struct RowProps {
    range: Part<ConnectedRangeDraft>,
    vnets: Vec<String>,
    outcome: Shared<Outcome>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let open = use_state(|| false);
    let (place, _) = props.range.place();
    let Some(range) = props.range.get() else {
        return Html::default();
    };
    let path = format!("/connectedRanges/{place}");
    let blocks: Vec<Block> = props
        .outcome
        .plan
        .connected_ranges
        .get(place)
        .map(|range| range.blocks().map(|(_, block)| block).collect())
        .unwrap_or_default();
    let size = blocks
        .iter()
        .fold(0_u64, |sum, block| sum.saturating_add(block.size()));
    let first = format!("{path}/addressPrefixes/0");
    let error = error_at(&props.outcome.errors, &first);
    let further = range.address_prefixes.len().max(1);
    html! {
        <>
            <tr>
                <th scope="row"><Field path={format!("{path}/name")} value={range.name.clone()} label="Range name" /></th>
                <td><Field path={first} value={range.address_prefixes.first().cloned().unwrap_or_default()} spelling={Spelling::Range}
                    label={format!("{} range", range.name)} error={error.clone()} /></td>
                <td class="r">{ grouped(size) }</td>
                <td>{ state(&props.outcome, &blocks) }</td>
                <td><More name={range.name.clone()} open={open.clone()} /><Remove path={path.clone()} name={range.name.clone()} /></td>
            </tr>
            if error.is_some() {
                <tr class="msg"><td></td><td colspan="4"><FieldMessage {error} /></td></tr>
            }
            if *open {
                <tr class="rest"><td colspan="5"><div class="row rest">
                    for further in 1..=further {
                        <Field key={further} path={format!("{path}/addressPrefixes/{further}")} spelling={Spelling::Range}
                            value={range.address_prefixes.get(further).cloned().unwrap_or_default()}
                            label={format!("{} further range {further}", range.name)} placeholder="further range" />
                    }
                    <span class="row"><small>{ "Connected to" }</small>
                    <Names path={format!("{path}/connectedTo")} chosen={range.connected_to.clone()} names={props.vnets.clone()} label={format!("VNets {} is connected to", range.name)} /></span>
                    <small>{ "None ticked counts as all" }</small>
                    <Arrange {path} name={range.name.clone()} />
                </div></td></tr>
            }
        </>
    }
}

/// What the blocks meet, first of all.
fn state(outcome: &Outcome, blocks: &[Block]) -> Html {
    let plan = &outcome.plan;
    let vnets = plan.virtual_networks.iter().flat_map(|vnet| {
        vnet.blocks()
            .map(|(_, block)| (block, format!("Overlaps {}", vnet.name)))
    });
    let clusters = plan.clusters.iter().flat_map(|cluster| {
        let services = cluster
            .service_cidr
            .value()
            .map(|block| (block, "Meets service range".to_owned()));
        let pods = cluster
            .pod_cidr
            .value()
            .map(|block| (block, "Meets pod CIDR".to_owned()));
        services.into_iter().chain(pods)
    });
    let met = vnets
        .chain(clusters)
        .find(|(other, _)| blocks.iter().any(|block| block.overlaps(*other)));
    match met {
        Some((_, words)) => html! { <State sign={Sign::Warning} word={words} /> },
        None if blocks.is_empty() => Html::default(),
        None => html! { "No overlap" },
    }
}
