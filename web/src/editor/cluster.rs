//! The cluster: its network model, ranges and version.

use aksnet_core::model::{ClusterDraft, FieldError, NetworkDataplane, NetworkModel, NetworkPolicy};
use yew::Html;

use super::group::group;
use super::model_picker::ModelPicker;
use super::more::{add, arrange, remove};
use crate::deed::Deed;
use crate::field::{Choice, Field, error_at, field_id, message};
use crate::mark::icon;
use crate::markup::{Tag, kept, list, tag};
use crate::planner::Planner;

/// The cluster shown: everything but its pools.
pub(super) fn cluster_form(planner: &Planner, later: &Planner) -> Tag {
    let place = planner.cluster;
    let locks = &planner.locks;
    let free = locks.list_by("/clusters").is_none();
    let adds = free.then(|| add("Add cluster", Deed::AddCluster, ""));
    let Some(cluster) = planner.draft.clusters.get(place) else {
        return group(planner, "cluster", "Cluster", "", || {
            vec![tag("p").class("adds").all(adds).into()]
        });
    };
    let read = planner.outcome.plan.clusters.get(place);
    let model = read.and_then(|cluster| cluster.model.value());
    let title = model.map_or("model not known", NetworkModel::title);
    let note = format!("{}, {title}", cluster.name);
    group(planner, "cluster", "Cluster", &note, || {
        let path = format!("/clusters/{place}");
        let last = place.saturating_add(1) == planner.draft.clusters.len();
        let adds = tag("p")
            .classes(&["row adds", if last { "last" } else { "" }])
            .all(adds)
            .node(arrange(locks, &path, &cluster.name))
            .node(remove(locks, &path, &cluster.name));
        let form = Form {
            planner,
            cluster,
            model,
            path,
        };
        vec![
            tabs(planner),
            kept("picker", ModelPicker::of(later), ModelPicker::show),
            form.show().into(),
            adds.into(),
        ]
    })
}

/// The clusters, where there is a choice.
fn tabs(planner: &Planner) -> Html {
    let clusters = &planner.draft.clusters;
    if clusters.len() < 2 {
        return Html::default();
    }
    let tabs = clusters.iter().enumerate().map(|(place, cluster)| {
        let shown = if place == planner.cluster {
            "true"
        } else {
            "false"
        };
        let button = add(&cluster.name, Deed::Show, &place.to_string());
        tag("li").with(button.set("aria-pressed", shown))
    });
    let list = tag("ul").class("row tabs").set("aria-label", "Clusters");
    list.all(tabs).into()
}

/// The fields of a cluster.
struct Form<'a> {
    planner: &'a Planner,
    cluster: &'a ClusterDraft,
    model: Option<NetworkModel>,
    path: String,
}

impl Form<'_> {
    fn show(&self) -> Tag {
        let cluster = self.cluster;
        let vnets = self.planner.draft.virtual_networks.iter();
        let vnets: Vec<&str> = vnets.map(|vnet| vnet.name.as_str()).collect();
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
            .node(self.pod_range())
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
    }

    /// The pod range; what was there comes back with a model that has one.
    fn pod_range(&self) -> Html {
        const DEFAULT: &str = "10.244.0.0/16";
        if self.model.is_none_or(NetworkModel::uses_pod_cidr) {
            let note = "Fixed, but can be extended. A /24 for each node";
            return self.range(
                "podCidr",
                "Pod range",
                &self.cluster.pod_cidr,
                DEFAULT,
                note,
            );
        }
        let id = "pod-range-kept";
        let parked = self.planner.parked_pod_cidr(&self.cluster.name);
        let input = tag("input")
            .set("id", id)
            .class("ip")
            .set("placeholder", DEFAULT)
            .flag("disabled", true)
            .value(parked.unwrap_or_default());
        let note = tag("small").text("Not used by this model, kept for others");
        row(id, "Pod range", input, Some(note))
    }

    fn text(&self, key: &str, label: &str, value: &str, note: &str) -> Html {
        let path = format!("{}/{key}", self.path);
        let field = Field {
            path: &path,
            value,
            placeholder: Some(""),
            ..Field::default()
        };
        self.field(field, label, note)
    }

    fn range(&self, key: &str, label: &str, value: &str, default: &str, note: &str) -> Html {
        let path = format!("{}/{key}", self.path);
        let field = Field {
            path: &path,
            value,
            range: true,
            placeholder: Some(self.planner.outcome.default_of(&path).unwrap_or(default)),
            ..Field::default()
        };
        self.field(field, label, note)
    }

    /// A field with its name before it and a note behind it, or what is wrong with it.
    fn field(&self, field: Field<'_>, label: &str, note: &str) -> Html {
        let id = field_id(field.path);
        let note_id = format!("{id}-note");
        let error: Option<&FieldError> = error_at(&self.planner.outcome.errors, field.path);
        let input = Field {
            error,
            described_by: Some(&note_id),
            locks: &self.planner.locks,
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
        let message = |error| message(error, &self.planner.locks);
        let beside = error.map_or_else(note, message);
        row(&id, label, input.tag(), Some(beside))
    }

    fn choice(&self, key: &str, label: &str, value: &str, names: &[&str], default: &str) -> Html {
        let path = format!("{}/{key}", self.path);
        let options: Vec<(&str, &str)> = names.iter().map(|name| (*name, *name)).collect();
        let choice = Choice {
            path: &path,
            value,
            default,
            options: &options,
            locks: &self.planner.locks,
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
