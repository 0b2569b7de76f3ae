//! The plan, to be edited.

mod addons;
mod cluster;
mod connected;
mod group;
mod model_picker;
mod more;
mod names;
mod networks;
mod pool_row;
mod pools;
mod subnet_row;
mod usage;
mod vnet_rows;

use std::rc::Rc;

use aksnet_core::model::PlanDraft;
use yew::prelude::*;

use crate::planner::{Outcome, Shared};
use addons::AddOns;
use cluster::ClusterForm;
use connected::ConnectedRanges;
use networks::Networks;
use pools::NodePools;

/// What every group of the editor needs to know.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    /// The plan as typed.
    pub(crate) draft: Rc<PlanDraft>,
    /// What it means.
    pub(crate) outcome: Shared<Outcome>,
    /// Place of the cluster shown.
    pub(crate) cluster: usize,
    /// Its pod CIDR, while its model has none.
    #[prop_or_default]
    pub(crate) parked: Option<AttrValue>,
}

/// The plan: networks, connected ranges, the cluster, its node pools.
#[component]
pub(crate) fn Editor(props: &Props) -> Html {
    html! {
        <div id="plan" tabindex="-1">
            <Networks ..props.clone() />
            <ConnectedRanges ..props.clone() />
            <ClusterForm ..props.clone() />
            <NodePools ..props.clone() />
            <AddOns ..props.clone() />
        </div>
    }
}
