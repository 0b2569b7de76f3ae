//! The six network models, with what each would make of the plan.

use aksnet_core::sizing::Alternative;
use yew::prelude::*;

use crate::field::use_dispatch;
use crate::network_model::{consequence, tag};
use crate::planner::{Action, Outcome, Shared};
use crate::results::icons;

/// What the picker needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What the plan means.
    pub(super) outcome: Shared<Outcome>,
    /// Place of the cluster.
    pub(super) cluster: usize,
}

/// The six models as a radio group; arrows move and select.
#[component]
pub(super) fn ModelPicker(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let cluster = props.cluster;
    let comparison = props.outcome.comparison(cluster);
    let rows = comparison
        .as_ref()
        .map_or(&[][..], |comparison| &comparison.rows);
    let chosen = props
        .outcome
        .plan
        .clusters
        .get(cluster)
        .and_then(|cluster| cluster.model.value());
    html! {
        <div class="models" role="radiogroup" aria-label="Network model">
            <small class="row"><span>{ "Network model" }</span><span class="end">{ "creates, upgrades, full" }</span></small>
            for row in rows.iter() {
                { option(row, chosen == Some(row.model), cluster, &dispatch) }
            }
        </div>
    }
}

fn option(row: &Alternative, on: bool, cluster: usize, dispatch: &Callback<Action>) -> Html {
    let model = row.model;
    let onchange = dispatch.reform(move |_: Event| Action::Model { cluster, model });
    html! {
        <label key={model.as_str()} class={on.then_some("on")}>
            <input type="radio" name={format!("model-{cluster}")} checked={on} {onchange} />
            <span><b>{ model.title() }</b>{ " " }{ tag(model) }<br /><small>{ consequence(row) }</small></span>
            { icons(row.verdicts) }
        </label>
    }
}
