//! The six network models, with what each would make of the plan.

use std::rc::Rc;

use aksnet_core::model::NetworkModel;
use aksnet_core::sizing::{Alternative, Comparison};
use yew::Html;

use crate::deed::Deed;
use crate::mark::icon;
use crate::markup::{Tag, tag};
use crate::network_model::{consequence, mark_of, moves_to};
use crate::planner::Planner;
use crate::results::icons;

/// The network models of a cluster.
#[derive(PartialEq)]
pub(super) struct ModelPicker {
    cluster: usize,
    chosen: Option<NetworkModel>,
    comparison: Option<Rc<Comparison>>,
}

impl ModelPicker {
    /// The models of the cluster shown.
    pub(super) fn of(planner: &Planner) -> Self {
        let cluster = planner.cluster;
        let read = planner.outcome.plan.clusters.get(cluster);
        Self {
            cluster,
            chosen: read.and_then(|cluster| cluster.model.value()),
            comparison: planner.outcome.comparison(cluster),
        }
    }

    /// The six models as a radio group; arrows move and select.
    pub(super) fn show(&self) -> Html {
        let rows = self.comparison.as_ref();
        let rows = rows.map_or(&[][..], |comparison| &comparison.rows);
        let end = tag("span").class("end").text("creates, upgrades, full");
        let title = tag("span").text("Network model");
        tag("div")
            .class("models")
            .set("role", "radiogroup")
            .set("aria-label", "Network model")
            .with(tag("small").class("row").with(title).with(end))
            .all(rows.iter().map(|row| self.option(row)))
            .all(self.chosen.map(later))
            .into()
    }

    fn option(&self, row: &Alternative) -> Tag {
        let (cluster, model) = (self.cluster, row.model);
        let on = self.chosen == Some(model);
        let radio = tag("input")
            .set("type", "radio")
            .set("name", &format!("model-{cluster}"))
            .does(Deed::Model, &format!("{cluster} {}", model.as_str()))
            .checked(on);
        let words = tag("span")
            .with(tag("b").text(model.title()))
            .text(" ")
            .all(mark_of(model))
            .with(tag("br"))
            .with(tag("small").text(&consequence(row)));
        tag("label")
            .key(model.as_str())
            .class(if on { "on" } else { "" })
            .with(radio)
            .with(words)
            .with(icons(row.verdicts))
    }
}

/// What can still be changed of a model once the cluster exists.
fn later(model: NetworkModel) -> Tag {
    let title = model.title();
    let words = match moves_to(model) {
        "Nothing else" => format!(" Once created, {title} cannot be changed"),
        other => format!(" Once created, {title} can only be changed to {other}"),
    };
    tag("small").class("row").with(icon("lock")).text(&words)
}
