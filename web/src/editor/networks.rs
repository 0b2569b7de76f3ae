//! VNets and their subnets.

use std::rc::Rc;

use yew::prelude::*;

use super::Props;
use super::group::Group;
use super::vnet_rows::VnetRows;
use crate::field::use_dispatch;
use crate::planner::{Action, Addition, Part};

/// VNets and their subnets, a row each.
#[component]
pub(super) fn Networks(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let vnets = &props.draft.virtual_networks;
    let subnets: usize = vnets.iter().map(|vnet| vnet.subnets.len()).sum();
    let add = dispatch.reform(|_: MouseEvent| Action::Add(Addition::VirtualNetwork));
    let names: Rc<[String]> = vnets.iter().map(|vnet| vnet.name.clone()).collect();
    html! {
        <Group title="Networks" note={format!("{}, {}", counted(vnets.len(), "VNet"), counted(subnets, "subnet"))}>
            <table class="grid nets">
                <thead><tr><th>{ "Name" }</th><th>{ "Range" }</th><th class="r">{ "Usable" }</th><th>{ "Used by" }</th><th><span class="vh">{ "More" }</span></th></tr></thead>
                for place in 0..vnets.len() {
                    <VnetRows key={place} vnet={Part::new(&props.draft, (place, 0), |draft, place, _| draft.virtual_networks.get(place))}
                        names={names.clone()} draft={props.draft.clone()} outcome={props.outcome.clone()} />
                }
            </table>
            <p class="row adds"><button class="txt" onclick={add}>{ "Add VNet" }</button></p>
        </Group>
    }
}

/// "1 subnet", "7 subnets".
pub(super) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
