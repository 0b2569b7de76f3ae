//! The cluster: its network model, ranges and version.

use aksnet_core::model::{ClusterDraft, NetworkDataplane, NetworkModel, NetworkPolicy};
use yew::prelude::*;

use super::Props;
use super::group::Group;
use super::model_picker::ModelPicker;
use crate::field::{ChoiceField, Field, FieldMessage, Spelling, error_at, field_id, use_dispatch};
use crate::planner::{Action, Addition};

/// The cluster shown: everything but its pools.
#[component]
pub(super) fn ClusterForm(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let add = dispatch.reform(|_: MouseEvent| Action::Add(Addition::Cluster));
    let place = props.cluster;
    let Some(cluster) = props.draft.clusters.get(place) else {
        return html! {
            <Group title="Cluster"><p class="adds"><button class="txt" onclick={add}>{ "Add cluster" }</button></p></Group>
        };
    };
    let model = props
        .outcome
        .plan
        .clusters
        .get(place)
        .and_then(|cluster| cluster.model.value());
    let note = format!(
        "{}, {}",
        cluster.name,
        model.map_or("model not known", NetworkModel::title)
    );
    html! {
        <Group title="Cluster" {note}>
            if props.draft.clusters.len() > 1 {
                <ul class="row tabs" aria-label="Clusters">
                    for (index, cluster) in props.draft.clusters.iter().enumerate() {
                        <li key={index}>
                            <button class="txt" aria-pressed={if index == place { "true" } else { "false" }}
                                onclick={dispatch.reform(move |_: MouseEvent| Action::Show(index))}>{ &cluster.name }</button>
                        </li>
                    }
                </ul>
            }
            <ModelPicker outcome={props.outcome.clone()} cluster={place} />
            { form(props, cluster, model) }
            <p class="row adds">
                <button class="txt" onclick={add}>{ "Add cluster" }</button>
                <super::more::Arrange path={format!("/clusters/{place}")} name={cluster.name.clone()} />
                <super::more::Remove path={format!("/clusters/{place}")} name={cluster.name.clone()} />
            </p>
        </Group>
    }
}

fn form(props: &Props, cluster: &ClusterDraft, model: Option<NetworkModel>) -> Html {
    let path = format!("/clusters/{}", props.cluster);
    let row = |key: &str,
               label: &str,
               value: &str,
               spelling: Spelling,
               placeholder: &str,
               note: &str| {
        let path = format!("{path}/{key}");
        let error = error_at(&props.outcome.errors, &path);
        let note_id = format!("{}-note", field_id(&path));
        html! {
            <>
                <dt><label for={field_id(&path)}>{ label }</label></dt>
                <dd class="row">
                    <Field path={path.clone()} value={value.to_owned()} {spelling} placeholder={placeholder.to_owned()}
                        error={error.clone()} described_by={note_id.clone()} />
                    if error.is_some() { <FieldMessage {error} /> } else { <small id={note_id}>{ note }</small> }
                </dd>
            </>
        }
    };
    let choice = |key: &str, label: &str, value: &str, names: &[&'static str], default: &str| {
        let path = format!("{path}/{key}");
        let named = names.iter().map(|name| ((*name).into(), (*name).into()));
        let options: Vec<(AttrValue, AttrValue)> =
            std::iter::once(("".into(), format!("{default} (default)").into()))
                .chain(named)
                .collect();
        html! {
            <>
                <dt><label for={field_id(&path)}>{ label }</label></dt>
                <dd><ChoiceField {path} value={value.to_owned()} {options} /></dd>
            </>
        }
    };
    let vnets = props.draft.virtual_networks.iter().map(|vnet| {
        (
            AttrValue::from(vnet.name.clone()),
            AttrValue::from(vnet.name.clone()),
        )
    });
    let vnets: Vec<(AttrValue, AttrValue)> = std::iter::once(("".into(), "the only one".into()))
        .chain(vnets)
        .collect();
    let uses_pods = model.is_none_or(NetworkModel::uses_pod_cidr);
    let pod_note = if uses_pods {
        "A /24 of it for each node. Fixed, but can be extended"
    } else {
        "Not used by this model, kept for others"
    };
    let vnet_path = format!("{path}/virtualNetwork");
    html! {
        <dl class="form">
            { row("name", "Name", &cluster.name, Spelling::Free, "", "") }
            <dt><label for={field_id(&vnet_path)}>{ "VNet" }</label></dt>
            <dd><ChoiceField path={vnet_path} value={cluster.virtual_network.clone()} options={vnets} /></dd>
            { row("serviceCidr", "Service range", &cluster.service_cidr, Spelling::Range, "10.0.0.0/16", "Fixed, but can be extended") }
            { row("dnsServiceIP", "DNS address", &cluster.dns_service_ip, Spelling::Range, "10.0.0.10", "Tenth of the service range. Fixed") }
            if uses_pods {
                { row("podCidr", "Pod range", &cluster.pod_cidr, Spelling::Range, "10.244.0.0/16", pod_note) }
            } else {
                <dt><label for="pod-range-kept">{ "Pod range" }</label></dt>
                <dd class="row"><input id="pod-range-kept" class="ip" value={props.parked.clone()} placeholder="10.244.0.0/16" disabled=true /><small>{ pod_note }</small></dd>
            }
            { row("kubernetesVersion", "Kubernetes", &cluster.kubernetes_version, Spelling::Free, "", "Sets what can change later") }
            { choice("networkDataplane", "Data plane", &cluster.network_dataplane, NetworkDataplane::NAMES, "azure") }
            { choice("networkPolicy", "Policy", &cluster.network_policy, NetworkPolicy::NAMES, "none") }
        </dl>
    }
}
