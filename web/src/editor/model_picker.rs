//! The six network models, with what each would make of the plan.

use aksnet_core::ledger::{PerStage, Stage, Verdict};
use aksnet_core::model::NetworkModel;
use aksnet_core::sizing::{Alternative, compare};
use yew::prelude::*;

use crate::field::use_dispatch;
use crate::mark::{Mark, Sign};
use crate::planner::{Action, Outcome, Shared};

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
    let rows = use_memo(
        (props.outcome.clone(), props.cluster),
        |(outcome, cluster)| {
            compare(&outcome.plan, *cluster)
                .map(|comparison| comparison.rows)
                .unwrap_or_default()
        },
    );
    let cluster = props.cluster;
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

fn tag(model: NetworkModel) -> Html {
    match model {
        NetworkModel::Overlay => html! { <em>{ "recommended" }</em> },
        NetworkModel::NodeSubnet => html! { <em>{ "legacy" }</em> },
        NetworkModel::Kubenet => html! {
            <em class="warn">{ "retires " }{ aksnet_core::azure::events::KUBENET_RETIRES.day }</em>
        },
        _ => Html::default(),
    }
}

/// One line of what the model means for this plan.
fn consequence(row: &Alternative) -> String {
    let vnet = row
        .vnet_addresses
        .map_or_else(|| "some".to_owned(), aksnet_core::rules::grouped);
    match row.model {
        NetworkModel::Overlay => format!("{vnet} VNet addresses; pods stay behind node addresses"),
        NetworkModel::PodSubnetDynamic => {
            format!("{vnet} VNet addresses, taken in batches from a second subnet")
        }
        NetworkModel::PodSubnetStatic => {
            format!("{vnet} VNet addresses, in whole blocks of a second subnet")
        }
        NetworkModel::NodeSubnet => {
            format!("{vnet} VNet addresses, taken as nodes start, used or not")
        }
        NetworkModel::Kubenet => {
            format!("{vnet} VNet addresses and a route for each node; Linux only")
        }
        NetworkModel::ByoCni => {
            "You install and support it; only node addresses are checked".to_owned()
        }
    }
}

/// The three verdicts as icons, with their words for those who cannot see them.
fn icons(verdicts: PerStage<Verdict>) -> Html {
    let label = format!(
        "Creates {}, upgrades {}, full scale {}",
        verdicts.create.word(),
        verdicts.upgrade.word(),
        verdicts.full_scale.word(),
    );
    html! {
        <span class="row tri" role="img" aria-label={label}>
            for stage in Stage::ALL { <Mark key={stage.as_str()} sign={Sign::from(*verdicts.at(stage))} /> }
        </span>
    }
}
