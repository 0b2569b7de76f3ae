//! A VNet: its own row, and one for each of its subnets.

use std::rc::Rc;

use aksnet_core::cidr::Block;
use aksnet_core::model::{PlanDraft, SubnetId, VirtualNetworkDraft};
use aksnet_core::rules::grouped;
use yew::prelude::*;

use super::more::{Arrange, More, Remove};
use super::names::Names;
use super::subnet_row::SubnetRow;
use super::usage::usage;
use crate::field::{Field, FieldMessage, Spelling, error_at, use_dispatch};
use crate::planner::{Action, Addition, Outcome, Part, Shared, next_subnet};

/// What the rows of a VNet need to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The VNet as typed.
    pub(super) vnet: Part<VirtualNetworkDraft>,
    /// Names of all VNets.
    pub(super) names: Rc<[String]>,
    /// The plan as typed.
    pub(super) draft: Rc<PlanDraft>,
    /// What it means.
    pub(super) outcome: Shared<Outcome>,
}

/// A VNet and its subnets.
#[component]
pub(super) fn VnetRows(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let open = use_state(|| false);
    let (place, _) = props.vnet.place();
    let Some(vnet) = props.vnet.get() else {
        return Html::default();
    };
    let path = format!("/virtualNetworks/{place}");
    let add = dispatch.reform(move |_: MouseEvent| Action::Add(Addition::Subnet(place)));
    let first = format!("{path}/addressPrefixes/0");
    let error = error_at(&props.outcome.errors, &first);
    let next = next_subnet(&props.outcome, place);
    html! {
        <tbody>
            <tr class="vnet">
                <th scope="rowgroup"><Field path={format!("{path}/name")} value={vnet.name.clone()} label="VNet name" /></th>
                <td><Field path={first} value={vnet.address_prefixes.first().cloned().unwrap_or_default()}
                    spelling={Spelling::Range} label={format!("{} range", vnet.name)} error={error.clone()} /></td>
                <td class="r"></td>
                <td>{ free(&props.outcome, place) }</td>
                <td><More name={vnet.name.clone()} open={open.clone()} /><Remove path={path.clone()} name={vnet.name.clone()} /></td>
            </tr>
            if error.is_some() {
                <tr class="msg"><td></td><td colspan="4"><FieldMessage {error} /></td></tr>
            }
            if *open {
                <tr class="rest"><td colspan="5">{ rest(props, vnet, &path) }</td></tr>
            }
            for subnet in 0..vnet.subnets.len() {
                <SubnetRow key={subnet}
                    subnet={Part::new(&props.draft, (place, subnet), |draft, vnet, subnet| draft.virtual_networks.get(vnet)?.subnets.get(subnet))}
                    usage={usage(&props.outcome, SubnetId { vnet: place, subnet })}
                    error={error_at(&props.outcome.errors, &format!("{path}/subnets/{subnet}/addressPrefix"))} />
            }
            <tr class="add"><td colspan="5">
                <button class="txt" aria-label={format!("Add subnet to {}", vnet.name)} onclick={add}>{ "Add subnet" }</button>
                if let Some(next) = next {
                    { " " }<small>{ "next free " }<code>{ next.to_string() }</code></small>
                }
            </td></tr>
        </tbody>
    }
}

/// "65,232 of 65,536 free".
fn free(outcome: &Outcome, place: usize) -> Option<String> {
    let vnet = outcome.plan.virtual_networks.get(place)?;
    let taken: Vec<Block> = vnet
        .subnets
        .iter()
        .filter_map(|subnet| subnet.block)
        .collect();
    let sum = |blocks: &[Block]| {
        blocks
            .iter()
            .fold(0_u64, |sum, block| sum.saturating_add(block.size()))
    };
    let all: Vec<Block> = vnet.blocks().map(|(_, block)| block).collect();
    let free: Vec<Block> = all
        .iter()
        .flat_map(|block| aksnet_core::cidr::free(*block, &taken))
        .collect();
    (!all.is_empty()).then(|| format!("{} of {} free", grouped(sum(&free)), grouped(sum(&all))))
}

/// Further ranges, and peerings.
fn rest(props: &Props, vnet: &VirtualNetworkDraft, path: &str) -> Html {
    let further = vnet.address_prefixes.len().max(1);
    let others: Vec<String> = props
        .names
        .iter()
        .filter(|name| **name != vnet.name)
        .cloned()
        .collect();
    html! {
        <div class="row rest">
            for place in 1..=further {
                <Field key={place} path={format!("{path}/addressPrefixes/{place}")} spelling={Spelling::Range}
                    value={vnet.address_prefixes.get(place).cloned().unwrap_or_default()}
                    label={format!("{} further range {place}", vnet.name)} placeholder="further range"
                    error={error_at(&props.outcome.errors, &format!("{path}/addressPrefixes/{place}"))} />
            }
            if !others.is_empty() || !vnet.peerings.is_empty() {
                <span class="row"><small>{ "Peered with" }</small>
                <Names path={format!("{path}/peerings")} chosen={vnet.peerings.clone()} names={others} label={format!("Peerings of {}", vnet.name)} /></span>
            }
            <Arrange path={path.to_owned()} name={vnet.name.clone()} />
        </div>
    }
}
