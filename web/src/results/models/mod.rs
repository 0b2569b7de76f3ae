//! The same workload in every network model.

mod row;

use aksnet_core::ledger::{Nodes, RangeKind};
use aksnet_core::model::{Cluster, NetworkModel};
use aksnet_core::sizing::AssumedPodSubnet;
use yew::Html;

use super::Subject;
use super::amount::nodes as in_words;
use super::copy::copy;
use super::markdown::table;
use crate::deed::Deed;
use crate::mark::{Sign, state};
use crate::markup::{Tag, kept, tag};
use crate::network_model::mark_of;
use crate::planner::{Outcome, Planner, ResultsView, Section};
use row::Row;

/// What the section shows.
#[derive(Clone, Debug, PartialEq)]
struct Compared {
    rows: Vec<Row>,
    /// What the rows have in common.
    workload: String,
    assumed: Option<AssumedPodSubnet>,
}

/// The same workload in every model: six rows, never hidden or sorted.
pub(super) fn models((subject, view): &(Subject, ResultsView)) -> Html {
    let Some(mut compared) = compared(&subject.outcome, subject.cluster) else {
        return Html::default();
    };
    for row in &mut compared.rows {
        row.held = subject.model_hold(row.model).is_some();
    }
    let workload = tag("small").text(&compared.workload).text(" ");
    let heading = tag("h2").set("id", "h-mod").set("tabindex", "-1");
    let header = tag("header")
        .class("row")
        .with(heading.text(Section::Models.title()))
        .text(" ")
        .with(assumption(workload, compared.assumed))
        .node(copy(Section::Models, view.copied.as_ref()));
    let rows = (compared.rows, subject.cluster);
    tag("section")
        .set("id", "models")
        .class("has")
        .set("aria-labelledby", "h-mod h-plan")
        .with(header)
        .node(kept("rows", rows, rows_table))
        .into()
}

fn compared(outcome: &Outcome, place: usize) -> Option<Compared> {
    let cluster = outcome.plan.clusters.get(place)?;
    let comparison = outcome.comparison(place)?;
    if cluster.pools.is_empty() {
        return None;
    }
    let nodes = nodes_at_full_scale(outcome, place);
    let all = nodes.map(Nodes::all);
    let rows = comparison.rows.iter();
    Some(Compared {
        rows: rows.map(|row| Row::of(row, cluster, all)).collect(),
        workload: workload(cluster, nodes),
        assumed: comparison.assumed,
    })
}

/// Nodes of all pools of a cluster at full scale; `None` where a pool's cannot be read.
pub(super) fn nodes_at_full_scale(outcome: &Outcome, cluster: usize) -> Option<Nodes> {
    let mut ranges = outcome.ledger.of_cluster(cluster);
    let range = ranges.find(|range| range.kind == RangeKind::ClusterNodes)?;
    range.draws.iter().try_fold(Nodes::default(), |sum, draw| {
        let nodes = draw.stages.full_scale?.nodes;
        Some(Nodes {
            steady: sum.steady.saturating_add(nodes.steady),
            surge: sum.surge.saturating_add(nodes.surge),
        })
    })
}

/// "13 nodes and 2 surge, 30 pods each".
fn workload(cluster: &Cluster, nodes: Option<Nodes>) -> String {
    let pods = cluster
        .pools
        .iter()
        .filter_map(|pool| pool.max_pods.value());
    let (least, most) = (pods.clone().min(), pods.max());
    let pods = match (least, most) {
        (Some(least), Some(most)) if least == most => format!(", {most} pods each"),
        (Some(least), Some(most)) => format!(", {least} to {most} pods each"),
        _ => String::new(),
    };
    nodes.map_or_else(
        || "A node pool cannot be read.".to_owned(),
        |nodes| format!("{}{pods}.", in_words(nodes.steady, nodes.surge)),
    )
}

/// What a column is called, and what a cell of it is called where there is no room for columns.
const HEAD: [(&str, &str); 10] = [
    ("Model", ""),
    ("VNet addresses", "VNet addresses"),
    ("Pod range needed", "Pod range"),
    ("Nodes that fit", "Nodes that fit"),
    ("Limited by", "Limited by"),
    ("What you give up", "You give up"),
    ("Can move to", "Can move to"),
    ("Creates", "Creates"),
    ("Upgrades", "Upgrades"),
    ("Full scale", "Full scale"),
];

fn rows_table((rows, cluster): &(Vec<Row>, usize)) -> Html {
    let mut head = tag("tr");
    for (place, (name, _)) in HEAD.into_iter().enumerate() {
        let number = matches!(place, 1 | 3);
        let cell = tag("th").class(if number { "r" } else { "" });
        head = head.with(cell.set("scope", "col").text(name));
    }
    let rows = rows.iter().map(|row| line(row, *cluster));
    tag("table")
        .class("cmp")
        .with(tag("thead").with(head))
        .with(tag("tbody").all(rows))
        .into()
}

/// The pod subnet that is assumed where the plan has none.
fn assumption(line: Tag, assumed: Option<AssumedPodSubnet>) -> Tag {
    let Some(AssumedPodSubnet { prefix, block }) = assumed else {
        return line;
    };
    match block {
        Some(block) => line
            .text(&format!("Pod Subnet rows use a /{prefix} at the free "))
            .with(tag("code").text(&block.to_string()))
            .text("."),
        None => line.text(&format!(
            "The VNet has no room for the /{prefix} that Pod Subnet rows need."
        )),
    }
}

fn line(row: &Row, cluster: usize) -> Tag {
    let model = row.model;
    let name = tag("th").set("scope", "row");
    let name = if row.chosen {
        let own = tag("em").text("in this plan");
        name.text(model.title()).text(" ").with(own)
    } else {
        let button = if row.held {
            tag("span")
        } else {
            let button = tag("button").class("txt");
            button.does(Deed::Model, &format!("{cluster} {}", model.as_str()))
        };
        // There is no room for more than what ends.
        let mark = mark_of(model).filter(|_| model == NetworkModel::Kubenet);
        name.with(button.text(model.title())).text(" ").all(mark)
    };
    let (prefix, used) = &row.pod_range;
    let label = |place: usize| HEAD.get(place).map_or("", |(_, label)| *label);
    let cell = |place: usize| tag("td").set("data-h", label(place));
    let number = |place: usize| tag("td").class("r").set("data-h", label(place));
    let range = if prefix.starts_with('/') {
        cell(2).with(tag("code").text(prefix))
    } else {
        cell(2).text(prefix)
    };
    let verdicts = row.verdicts.into_iter().enumerate();
    tag("tr")
        .key(model.as_str())
        .class(if row.chosen { "on" } else { "" })
        .with(name)
        .with(number(1).text(&row.addresses))
        .with(range.text(" ").with(tag("small").text(used)))
        .with(number(3).text(&row.nodes))
        .with(cell(4).text(&row.limit))
        .with(cell(5).text(&row.gives_up))
        .with(cell(6).text(row.moves_to))
        .all(verdicts.map(|(place, (verdict, word))| {
            cell(place.saturating_add(7)).with(state(Sign::from(verdict), word))
        }))
}

/// The section as Markdown.
pub(super) fn markdown(planner: &Planner) -> String {
    let compared = compared(&planner.outcome, planner.cluster);
    compared.as_ref().map(in_markdown).unwrap_or_default()
}

fn in_markdown(compared: &Compared) -> String {
    let rows = compared.rows.iter().map(|row| {
        let (prefix, used) = &row.pod_range;
        let mut cells = vec![
            row.model.title().to_owned(),
            row.addresses.clone(),
            format!("{prefix} {used}"),
            row.nodes.clone(),
            row.limit.clone(),
            row.gives_up.clone(),
            row.moves_to.to_owned(),
        ];
        cells.extend(row.verdicts.map(|(_, word)| word.to_owned()));
        cells
    });
    let title = format!("Same workload in every model: {}", compared.workload);
    table(
        &title,
        &HEAD.map(|(name, _)| name),
        &rows.collect::<Vec<_>>(),
    )
}

#[cfg(test)]
mod tests {
    use super::{compared, in_markdown, models};
    use crate::planner::ResultsView;
    use crate::results::example::{Draft, blank, contoso, html, outcome, subject, words};

    async fn text(draft: &Draft) -> String {
        words(models(&(subject(draft), ResultsView::default()))).await
    }

    #[tokio::test]
    async fn the_rows_of_the_worked_example() {
        let text = text(&contoso()).await;
        for part in [
            "13 nodes and 2 surge, 30 pods each. Pod Subnet rows use a /23 at the free 10.240.2.0/23 .",
            "Azure CNI Overlay 15 /20 3,840 of 4,096 251 node subnet Pods reachable from outside the cluster; virtual nodes Nothing else OK OK OK",
            "Pod Subnet, dynamic 465 none 16 pod subnet /23 A second subnet; addresses move in batches of 16 Nothing else OK OK OK",
            "Pod Subnet, static block 495 none 15 pod subnet /23 32 addresses per node, idle or not Nothing else OK OK None spare",
            "Node Subnet in this plan 465 none 8 node subnet 31 addresses per node, used or not Overlay OK Fails Fails",
            "kubenet retires 2028-03-31 15 /20 3,840 of 4,096 251 node subnet Windows pools, Cilium, sharing the subnet with another cluster Overlay OK OK OK",
            "Bring your own CNI 15 set by your CNI 251 node subnet Microsoft support for the CNI; the pod range is not checked Nothing else OK OK Not checked",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[tokio::test]
    async fn pools_of_different_size_are_said_so() {
        let text = text(&contoso().with("/clusters/0/nodePools/1/maxPods", "50")).await;
        assert!(text.contains("30 to 50 pods each"), "{text}");
        assert!(text.contains("up to 51 addresses per node"), "{text}");
    }

    #[tokio::test]
    async fn the_model_in_use_is_no_button() {
        let html = html(models(&(subject(&contoso()), ResultsView::default()))).await;
        assert_eq!(html.matches("data-do=\"model\"").count(), 5, "{html}");
        assert_eq!(html.matches("<tr class=\"on\">").count(), 1);
    }

    #[tokio::test]
    async fn an_empty_plan_compares_nothing() {
        assert_eq!(text(&blank()).await, "");
    }

    #[test]
    fn markdown_has_six_rows() {
        let text = in_markdown(&compared(&outcome(&contoso()), 0).unwrap());
        assert_eq!(text.lines().count(), 10);
    }
}
