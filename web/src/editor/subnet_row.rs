//! A subnet: its row, and the rest of its fields when asked for.

use aksnet_core::model::{FieldError, Purpose, SubnetDraft};
use aksnet_core::rules::grouped;
use yew::prelude::*;

use super::more::{Arrange, More, Remove};
use super::usage::{Usage, title};
use crate::field::{ChoiceField, Field, FieldMessage, Spelling};
use crate::mark::Mark;
use crate::planner::Part;

/// What the row of a subnet needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The subnet as typed.
    pub(super) subnet: Part<SubnetDraft>,
    /// Who uses it.
    pub(super) usage: Usage,
    /// What is wrong with its range.
    pub(super) error: Option<FieldError>,
}

/// A subnet.
#[component]
pub(super) fn SubnetRow(props: &Props) -> Html {
    let open = use_state(|| false);
    let (vnet, place) = props.subnet.place();
    let Some(subnet) = props.subnet.get() else {
        return Html::default();
    };
    let path = format!("/virtualNetworks/{vnet}/subnets/{place}");
    let usage = &props.usage;
    let who = html! {
        if let Some(sign) = usage.sign {
            <span class={sign.as_str()}><Mark {sign} />{ " " }{ &usage.text }</span>
        } else {
            { &usage.text }
        }
    };
    html! {
        <>
            <tr>
                <th scope="row"><Field path={format!("{path}/name")} value={subnet.name.clone()} label="Subnet name" /></th>
                <td><Field path={format!("{path}/addressPrefix")} value={subnet.address_prefix.clone()} spelling={Spelling::Range}
                    label={format!("{} range", subnet.name)} error={props.error.clone()} /></td>
                <td class="r">{ usage.usable.map(grouped) }</td>
                <td>{ who }</td>
                <td><More name={subnet.name.clone()} open={open.clone()} /><Remove path={path.clone()} name={subnet.name.clone()} /></td>
            </tr>
            if props.error.is_some() {
                <tr class="msg"><td></td><td colspan="4"><FieldMessage error={props.error.clone()} /></td></tr>
            }
            if *open {
                <tr class="rest"><td colspan="5">{ rest(subnet, &path) }</td></tr>
            }
        </>
    }
}

/// Purpose, addresses in use, delegation, route table.
fn rest(subnet: &SubnetDraft, path: &str) -> Html {
    let purposes = Purpose::ALL
        .iter()
        .map(|purpose| (purpose.as_str().into(), title(*purpose).into()));
    let options: Vec<(AttrValue, AttrValue)> = std::iter::once(("".into(), "not stated".into()))
        .chain(purposes)
        .collect();
    let field = |key: &str, value: &str, label: &str| {
        html! {
            <label class="row"><small>{ label }</small>
            <Field path={format!("{path}/{key}")} value={value.to_owned()} /></label>
        }
    };
    html! {
        <div class="row rest">
            <label class="row"><small>{ "Purpose" }</small><ChoiceField path={format!("{path}/purpose")} value={subnet.purpose.clone()} {options} /></label>
            { field("usedAddresses", &subnet.used_addresses, "Used by others") }
            { field("delegation", &subnet.delegation, "Delegated to") }
            { field("routeTable", &subnet.route_table, "Route table") }
            <Arrange path={path.to_owned()} name={subnet.name.clone()} />
        </div>
    }
}
