//! A node pool: its row, and the rest of its fields when asked for.

use std::rc::Rc;

use aksnet_core::azure::limits;
use aksnet_core::ledger::{RangeKind, Stage, nodes_at};
use aksnet_core::model::{AllocationMode, FieldError, Item, NodePoolDraft, OsType, PoolMode};
use yew::Html;

use super::below::Below;
use super::more::{arrange, labelled, more, remove};
use super::subnet_row::rest_row;
use crate::deed::Deed;
use crate::field::{Choice, Field, NumberField, message, tick};
use crate::markup::{Tag, list, tag};
use crate::planner::{Locks, Outcome};

/// What a pool comes to.
#[derive(Clone, Debug, Default, PartialEq)]
struct Resolved {
    /// Nodes it counts with. Unit: nodes.
    count: Option<u64>,
    /// Max pods it counts with. Unit: pods.
    max_pods: Option<u64>,
    /// Surge nodes of an upgrade. Unit: nodes.
    surge: Option<u64>,
    /// Max surge where the plan leaves it out.
    default_surge: Option<String>,
    /// Whether it is autoscaled.
    autoscaled: bool,
    /// Addresses of the VNet that one node takes. Unit: addresses.
    per_node: Option<u64>,
    /// What is wrong with its fields.
    errors: Vec<FieldError>,
}

impl Resolved {
    /// What the pool at that place comes to.
    fn of(outcome: &Outcome, cluster: usize, index: usize) -> Self {
        let pool = outcome
            .plan
            .clusters
            .get(cluster)
            .and_then(|cluster| cluster.pools.get(index));
        let Some(pool) = pool else {
            return Self::default();
        };
        let lines = outcome
            .ledger
            .clusters
            .get(cluster)
            .and_then(|entry| entry.pools.get(index));
        let in_vnet = lines.into_iter().flatten().filter(|line| {
            let kind = outcome
                .ledger
                .ranges
                .get(line.range)
                .map(|range| range.kind);
            matches!(kind, Some(RangeKind::NodeSubnet | RangeKind::PodSubnet))
        });
        let path = format!("/clusters/{cluster}/nodePools/{index}/");
        Self {
            count: pool.count.value(),
            max_pods: pool.max_pods.value(),
            surge: nodes_at(pool, Stage::Upgrade).map(|nodes| nodes.surge),
            default_surge: outcome
                .default_of(&format!("{path}maxSurge"))
                .map(str::to_owned),
            autoscaled: pool.autoscaled == Some(true),
            per_node: in_vnet.map(|line| line.per_node.full_scale).sum(),
            errors: outcome
                .errors
                .iter()
                .filter(|error| error.path.starts_with(&path))
                .cloned()
                .collect(),
        }
    }
}

/// What the row of a pool shows.
#[derive(PartialEq)]
pub(super) struct PoolRow {
    /// Where it stands in the plan.
    path: String,
    /// The pool as typed.
    pool: Option<Item<NodePoolDraft>>,
    /// What it comes to.
    resolved: Resolved,
    /// Names of the subnets it may live in.
    subnets: Rc<[String]>,
    /// Whether all of its fields are shown.
    open: bool,
    /// Who has set which fields.
    locks: Locks,
}

impl PoolRow {
    /// The row of the pool at a place.
    pub(super) fn of(page: &Below, cluster: usize, index: usize, subnets: Rc<[String]>) -> Self {
        let path = format!("/clusters/{cluster}/nodePools/{index}");
        let pools = page.draft.clusters.get(cluster);
        Self {
            pool: pools.and_then(|it| it.node_pools.get(index)).cloned(),
            resolved: Resolved::of(&page.outcome, cluster, index),
            open: page.view.is_open(&path),
            path,
            subnets,
            locks: page.locks.clone(),
        }
    }

    /// The row.
    pub(super) fn show(&self) -> Html {
        let Some(pool) = &self.pool else {
            return Html::default();
        };
        let path = self.path.as_str();
        let errors = self.resolved.errors.iter().map(|error| {
            let cell = tag("td")
                .set("colspan", "7")
                .with(message(error, &self.locks));
            tag("tr").class("msg").with(cell).into()
        });
        let rest = self.open.then(|| rest_row("7", self.rest(pool, path)));
        list(vec![
            self.row(pool, path).into(),
            list(errors.collect()),
            rest.unwrap_or_default(),
        ])
    }

    fn row(&self, pool: &NodePoolDraft, path: &str) -> Tag {
        let resolved = &self.resolved;
        let count = resolved.count.unwrap_or(0);
        let most = limits::POOL_NODES.value;
        let pods = (
            limits::LEAST_MAX_PODS.value,
            limits::GREATEST_MAX_PODS.value,
        );
        let name = Field {
            path: &format!("{path}/name"),
            value: &pool.name,
            label: Some("Pool name"),
            locks: &self.locks,
            ..Field::default()
        };
        let number = |key: &str, value: &str, label: &str, bounds, default| {
            let number = NumberField {
                path: &format!("{path}/{key}"),
                value,
                label: &format!("{} {label}", pool.name),
                bounds,
                default,
                error: self.error(key),
                locks: &self.locks,
            };
            number.tag()
        };
        let cell = |name: &str, field: Tag| tag("td").set("data-h", name).with(field);
        let nodes = number("count", &pool.count, "nodes", (0, most), resolved.count);
        let bounds = (count, most.max(count));
        let maximum = number("maxCount", &pool.max_count, "maximum", bounds, Some(count));
        let max_pods = number(
            "maxPods",
            &pool.max_pods,
            "max pods",
            pods,
            resolved.max_pods,
        );
        let per_node = resolved.per_node.map(|units| units.to_string());
        let buttons = tag("td").with(more(path, &pool.name, self.open));
        tag("tr")
            .with(tag("th").set("scope", "row").with(name.tag()))
            .with(cell("Nodes", nodes))
            .with(cell("Grows to", maximum).with(self.autoscaler(pool, path)))
            .with(cell("Max pods", max_pods))
            .with(self.surge(pool, path))
            .with(
                tag("td")
                    .class("r")
                    .set("data-h", "Per node")
                    .text(&per_node.unwrap_or_default()),
            )
            .with(buttons.node(remove(&self.locks, path, &pool.name)))
    }

    fn error(&self, key: &str) -> Option<&FieldError> {
        let mut errors = self.resolved.errors.iter();
        errors.find(|error| error.path.ends_with(key))
    }

    /// The surge of an upgrade, and the nodes it comes to.
    fn surge(&self, pool: &NodePoolDraft, path: &str) -> Tag {
        let own = self.resolved.default_surge.clone();
        let default = own.unwrap_or_else(|| format!("{}%", limits::DEFAULT_MAX_SURGE.value));
        let field = Field {
            path: &format!("{path}/maxSurge"),
            value: &pool.max_surge,
            class: "num",
            label: Some(&format!("{} max surge", pool.name)),
            placeholder: Some(&default),
            error: self.error("maxSurge"),
            locks: &self.locks,
            ..Field::default()
        };
        let nodes = self.resolved.surge.map(|surge| {
            let end = if surge == 1 { "" } else { "s" };
            format!("{surge} node{end}")
        });
        let nodes = tag("small").text(&nodes.unwrap_or_default());
        tag("td")
            .set("data-h", "Max surge")
            .with(field.tag())
            .with(nodes)
    }

    /// Whether the cluster autoscaler changes the count.
    fn autoscaler(&self, pool: &NodePoolDraft, path: &str) -> Tag {
        let path = format!("{path}/enableAutoScaling");
        let (tick, note) = tick(&self.locks, Deed::Switch, &path, self.resolved.autoscaled);
        let of = tag("span").class("vh").text(" of ").text(&pool.name);
        let label = tag("label").with(tick).text(" autoscaler").with(of);
        tag("small").with(label).all(note)
    }

    /// Mode, operating system, subnets, and the rarer numbers.
    fn rest(&self, pool: &NodePoolDraft, path: &str) -> Tag {
        let choice = |key: &str, value: &str, label: &str, names: &[&str], default: &str| {
            let options: Vec<(&str, &str)> = names.iter().map(|name| (*name, *name)).collect();
            let choice = Choice {
                path: &format!("{path}/{key}"),
                value,
                default,
                options: &options,
                locks: &self.locks,
            };
            labelled(label, choice.parts())
        };
        let text = |key: &str, value: &str, label: &str| {
            let field = Field {
                path: &format!("{path}/{key}"),
                value,
                class: "short",
                locks: &self.locks,
                ..Field::default()
            };
            labelled(label, field.parts())
        };
        let subnets: Vec<&str> = self.subnets.iter().map(String::as_str).collect();
        let modes = AllocationMode::NAMES;
        let mode = &pool.pod_ip_allocation_mode;
        tag("div")
            .class("row rest")
            .with(choice(
                "vnetSubnet",
                &pool.vnet_subnet,
                "Node subnet",
                &subnets,
                "the first pool's",
            ))
            .with(choice(
                "podSubnet",
                &pool.pod_subnet,
                "Pod subnet",
                &subnets,
                "none named",
            ))
            .with(choice(
                "mode",
                &pool.mode,
                "Mode",
                PoolMode::NAMES,
                "by its place",
            ))
            .with(choice(
                "osType",
                &pool.os_type,
                "OS",
                OsType::NAMES,
                "Linux (default)",
            ))
            .with(text("osSKU", &pool.os_sku, "OS SKU"))
            .with(choice(
                "podIPAllocationMode",
                mode,
                "Pod addresses",
                modes,
                "as the cluster",
            ))
            .with(text("minCount", &pool.min_count, "Autoscaler minimum"))
            .with(text(
                "maxUnavailable",
                &pool.max_unavailable,
                "Max unavailable",
            ))
            .with(text(
                "growth/nodesPerMonth",
                &pool.growth.nodes_per_month,
                "Grows by nodes a month",
            ))
            .with(text(
                "growth/podsPerMonth",
                &pool.growth.pods_per_month,
                "or by pods a month",
            ))
            .node(arrange(&self.locks, path, &pool.name))
    }
}
