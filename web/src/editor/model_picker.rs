//! The six network models, with what each would make of the plan.

use std::rc::Rc;

use aksnet_core::model::NetworkModel;
use aksnet_core::sizing::{Alternative, Comparison};
use yew::Html;

use crate::deed::Deed;
use crate::field::Padlock;
use crate::mark::icon;
use crate::markup::{Tag, tag};
use crate::network_model::{consequence, mark_of, moves_to};
use crate::planner::{Locks, Planner};
use crate::results::icons;

/// The network models of a cluster.
#[derive(PartialEq)]
pub(super) struct ModelPicker {
    cluster: usize,
    chosen: Option<NetworkModel>,
    comparison: Option<Rc<Comparison>>,
    /// Who has set which fields.
    locks: Locks,
    /// Models that would change what somebody has set, and what that is.
    held: Vec<(NetworkModel, String)>,
}

impl ModelPicker {
    /// The models of the cluster shown.
    pub(super) fn of(planner: &Planner) -> Self {
        let cluster = planner.cluster;
        let read = planner.outcome.plan.clusters.get(cluster);
        let held = NetworkModel::ALL.iter().copied().filter_map(|model| {
            let hold = planner.model_hold(cluster, model)?;
            Some((model, hold.words(&planner.draft)))
        });
        Self {
            held: held.collect(),
            locks: planner.locks.clone(),
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
        let path = format!("/clusters/{}/networkModel", self.cluster);
        let padlock = Padlock::of(&self.locks, &path);
        let models = tag("div")
            .class("models")
            .set("role", "radiogroup")
            .set("aria-label", "Network model");
        let (models, note) = match &padlock {
            None => (models, None),
            Some(padlock) => (
                models.set("aria-describedby", &padlock.id),
                padlock.note().map(|note| tag("p").with(note)),
            ),
        };
        let whole = padlock.is_some();
        models
            .with(tag("small").class("row").with(title).with(end))
            .all(note)
            .all(rows.iter().map(|row| self.option(row, whole)))
            .all(self.chosen.map(later))
            .into()
    }

    /// A model, to be chosen unless somebody has set the choice or what it would change.
    fn option(&self, row: &Alternative, whole: bool) -> Tag {
        let (cluster, model) = (self.cluster, row.model);
        let on = self.chosen == Some(model);
        let radio = tag("input")
            .set("type", "radio")
            .set("name", &format!("model-{cluster}"))
            .does(Deed::Model, &format!("{cluster} {}", model.as_str()))
            .checked(on);
        let mut held = self.held.iter();
        let held = held.find(|(held, _)| *held == model);
        let radio = match held {
            None => radio,
            Some(_) => radio.flag("disabled", true),
        };
        let needs = held.filter(|_| !whole && !on).map(|(_, what)| {
            let words = tag("small").class("held").with(icon("lock"));
            words.text(&format!(" Needs {what}"))
        });
        let words = tag("span")
            .with(tag("b").text(model.title()))
            .text(" ")
            .all(mark_of(model))
            .with(tag("br"))
            .with(tag("small").text(&consequence(row)))
            .all(needs);
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
