//! What the plan means: verdicts, findings, arithmetic, map, models, what fits.

mod amount;
mod answer;
mod clusters;
mod copy;
#[cfg(test)]
mod example;
mod findings;
mod fits;
mod formula;
mod icons;
mod map;
mod markdown;
mod models;
mod name;
mod scale;
mod spoken;
mod summary;
mod sums;
mod text;
mod verdicts;

pub(crate) use icons::icons;
pub(crate) use spoken::Spoken;
pub(crate) use summary::Summary;
pub(crate) use verdicts::Verdicts;

use std::rc::Rc;

use aksnet_core::model::PlanDraft;
use yew::prelude::*;

use crate::planner::{Outcome, Shared};
use findings::Findings;
use fits::Fits;
use map::AddressMap;
use models::Models;
use sums::Sums;

/// What every part of the results needs to know.
#[derive(Clone, Properties)]
pub(crate) struct Props {
    /// The plan as typed.
    pub(crate) draft: Rc<PlanDraft>,
    /// What it means.
    pub(crate) outcome: Shared<Outcome>,
    /// Place of the cluster shown.
    pub(crate) cluster: usize,
}

/// What a draft means changes with it, and is compared at no cost.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.outcome == other.outcome && self.cluster == other.cluster
    }
}

/// The results beside the plan: findings, where the addresses go, the address map.
#[component]
pub(crate) fn Results(props: &Props) -> Html {
    html! {
        <ContextProvider<Props> context={props.clone()}>
            <div>
                <Findings ..props.clone() />
                <Sums ..props.clone() />
                <AddressMap ..props.clone() />
            </div>
        </ContextProvider<Props>>
    }
}

/// The results below the plan: the same workload in every model, what fits.
#[component]
pub(crate) fn FullWidth(props: &Props) -> Html {
    html! {
        <>
            <Models ..props.clone() />
            <Fits ..props.clone() />
        </>
    }
}
