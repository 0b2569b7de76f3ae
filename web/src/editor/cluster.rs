//! The cluster: its network model, ranges and version.

use std::rc::Rc;

use aksnet_core::model::{
    ClusterDraft, DefaultUsed, FieldError, Item, NetworkDataplane, NetworkModel, NetworkPolicy,
};
use yew::Html;

use super::below::Below;
use super::more::{add, arrange, remove};
use crate::deed::Deed;
use crate::field::{Choice, Field, error_at, field_id, message};
use crate::mark::icon;
use crate::markup::{Tag, kept, list, tag};
use crate::planner::Locks;

/// The cluster shown: everything but its pools.
pub(super) fn cluster_form(page: &Below) -> Html {
    let place = page.cluster;
    let locks = &page.locks;
    let free = locks.list_by("/clusters").is_none();
    let adds = free.then(|| add("Add cluster", Deed::AddCluster, ""));
    let Some(cluster) = page.draft.clusters.get(place) else {
        return page.group("cluster", "Cluster", "", || {
            vec![tag("p").class("adds").all(adds).into()]
        });
    };
    let read = page.outcome.plan.clusters.get(place);
    let model = read.and_then(|cluster| cluster.model.value());
    let title = model.map_or("model not known", NetworkModel::title);
    let note = format!("{}, {title}", cluster.name);
    page.group("cluster", "Cluster", &note, || {
        let path = format!("/clusters/{place}");
        let last = place.saturating_add(1) == page.draft.clusters.len();
        let adds = tag("p")
            .classes(&["row adds", if last { "last" } else { "" }])
            .all(adds)
            .node(arrange(locks, &path, &cluster.name))
            .node(remove(locks, &path, &cluster.name));
        let names = page.draft.clusters.iter();
        let names: Vec<String> = names.map(|cluster| cluster.name.clone()).collect();
        vec![
            kept("tabs", (names, place), |(names, place)| tabs(names, *place)),
            kept("picker", Rc::clone(&page.picker), |picker| picker.show()),
            kept("form", Form::of(page, model), Form::show),
            adds.into(),
        ]
    })
}

/// The clusters, where there is a choice.
fn tabs(names: &[String], place: usize) -> Html {
    if names.len() < 2 {
        return Html::default();
    }
    let tabs = names.iter().enumerate().map(|(other, name)| {
        let shown = if other == place { "true" } else { "false" };
        let button = add(name, Deed::Show, &other.to_string());
        tag("li").with(button.set("aria-pressed", shown))
    });
    let list = tag("ul").class("row tabs").set("aria-label", "Clusters");
    list.all(tabs).into()
}

/// The fields of a cluster.
#[derive(PartialEq)]
struct Form {
    /// Its place among the clusters.
    place: usize,
    /// The cluster as typed.
    cluster: Option<Item<ClusterDraft>>,
    /// The network model it counts with.
    model: Option<NetworkModel>,
    /// Names of the VNets it may live in.
    vnets: Vec<String>,
    /// The pod range it had under another model.
    parked: Option<String>,
    /// What is wrong with its fields.
    errors: Vec<FieldError>,
    /// Values that are taken for what it leaves out.
    defaults: Vec<DefaultUsed>,
    /// Who has set which fields.
    locks: Locks,
}

impl Form {
    /// The fields of the cluster shown.
    fn of(page: &Below, model: Option<NetworkModel>) -> Self {
        let place = page.cluster;
        let cluster = page.draft.clusters.get(place);
        let path = format!("/clusters/{place}/");
        let own = |other: &str| other.starts_with(&path);
        let vnets = page.draft.virtual_networks.iter();
        let errors = page.outcome.errors.iter();
        let defaults = page.outcome.defaults.iter();
        Self {
            model,
            vnets: vnets.map(|vnet| vnet.name.clone()).collect(),
            parked: page.parked.clone(),
            errors: errors.filter(|it| own(&it.path)).cloned().collect(),
            defaults: defaults.filter(|it| own(&it.path)).cloned().collect(),
            locks: page.locks.clone(),
            cluster: cluster.cloned(),
            place,
        }
    }

    fn show(&self) -> Html {
        let Some(cluster) = &self.cluster else {
            return Html::default();
        };
        let vnets: Vec<&str> = self.vnets.iter().map(String::as_str).collect();
        tag("dl")
            .class("form")
            .node(self.text("name", "Name", &cluster.name, ""))
            .node(self.choice(
                "virtualNetwork",
                "VNet",
                &cluster.virtual_network,
                &vnets,
                "the only one",
            ))
            .node(self.range(
                "serviceCidr",
                "Service range",
                &cluster.service_cidr,
                "10.0.0.0/16",
                "Fixed, but can be extended",
            ))
            .node(self.range(
                "dnsServiceIP",
                "DNS address",
                &cluster.dns_service_ip,
                "10.0.0.10",
                "Fixed. Tenth of the service range",
            ))
            .node(self.pod_range(cluster))
            .node(self.text(
                "kubernetesVersion",
                "Kubernetes",
                &cluster.kubernetes_version,
                "Sets what can change later",
            ))
            .node(self.choice(
                "networkDataplane",
                "Data plane",
                &cluster.network_dataplane,
                NetworkDataplane::NAMES,
                "azure (default)",
            ))
            .node(self.choice(
                "networkPolicy",
                "Policy",
                &cluster.network_policy,
                NetworkPolicy::NAMES,
                "none (default)",
            ))
            .into()
    }

    fn path(&self, key: &str) -> String {
        format!("/clusters/{}/{key}", self.place)
    }

    /// The pod range; what was there comes back with a model that has one.
    fn pod_range(&self, cluster: &ClusterDraft) -> Html {
        const DEFAULT: &str = "10.244.0.0/16";
        if self.model.is_none_or(NetworkModel::uses_pod_cidr) {
            let note = "Fixed, but can be extended. A /24 for each node";
            return self.range("podCidr", "Pod range", &cluster.pod_cidr, DEFAULT, note);
        }
        let id = "pod-range-kept";
        let input = tag("input")
            .set("id", id)
            .class("ip")
            .set("placeholder", DEFAULT)
            .flag("disabled", true)
            .value(self.parked.as_deref().unwrap_or_default());
        let note = tag("small").text("Not used by this model, kept for others");
        row(id, "Pod range", input, Some(note))
    }

    fn text(&self, key: &str, label: &str, value: &str, note: &str) -> Html {
        let path = self.path(key);
        let field = Field {
            path: &path,
            value,
            placeholder: Some(""),
            ..Field::default()
        };
        self.field(field, label, note)
    }

    fn range(&self, key: &str, label: &str, value: &str, default: &str, note: &str) -> Html {
        let path = self.path(key);
        let mut taken = self.defaults.iter();
        let taken = taken.find(|taken| taken.path == path);
        let field = Field {
            path: &path,
            value,
            range: true,
            placeholder: Some(taken.map_or(default, |taken| &taken.value)),
            ..Field::default()
        };
        self.field(field, label, note)
    }

    /// A field with its name before it and a note behind it, or what is wrong with it.
    fn field(&self, field: Field<'_>, label: &str, note: &str) -> Html {
        let id = field_id(field.path);
        let note_id = format!("{id}-note");
        let error: Option<&FieldError> = error_at(&self.errors, field.path);
        let input = Field {
            error,
            described_by: Some(&note_id),
            locks: &self.locks,
            ..field
        };
        let fixed = note.contains("Fixed").then(|| icon("lock"));
        let note = || {
            tag("small")
                .set("id", &note_id)
                .all(fixed)
                .text(" ")
                .text(note)
        };
        let message = |error| message(error, &self.locks);
        let beside = error.map_or_else(note, message);
        row(&id, label, input.tag(), Some(beside))
    }

    fn choice(&self, key: &str, label: &str, value: &str, names: &[&str], default: &str) -> Html {
        let path = self.path(key);
        let options: Vec<(&str, &str)> = names.iter().map(|name| (*name, *name)).collect();
        let choice = Choice {
            path: &path,
            value,
            default,
            options: &options,
            locks: &self.locks,
        };
        row(&field_id(&path), label, choice.tag(), None)
    }
}

/// A row of the form: the name of a field, the field, what stands beside it.
fn row(id: &str, label: &str, field: Tag, beside: Option<Tag>) -> Html {
    let label = tag("dt").with(tag("label").set("for", id).text(label));
    let class = if beside.is_some() { "row" } else { "" };
    let field = tag("dd").class(class).with(field).all(beside);
    list(vec![label.into(), field.into()])
}
