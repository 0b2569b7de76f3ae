//! The same workload in every network model.

mod row;

use aksnet_core::ledger::{Nodes, RangeKind};
use aksnet_core::model::{Cluster, NetworkModel};
use aksnet_core::sizing::AssumedPodSubnet;
use yew::prelude::*;

use super::Props;
use super::amount::nodes as in_words;
use super::copy::Copy;
use super::markdown::table;
use crate::field::use_dispatch;
use crate::mark::{Sign, State};
use crate::network_model::tag;
use crate::planner::{Action, Outcome};
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
#[component]
pub(super) fn Models(props: &Props) -> Html {
    match compared(&props.outcome, props.cluster) {
        Some(compared) => html! { <Table {compared} cluster={props.cluster} /> },
        None => Html::default(),
    }
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

#[derive(Properties, PartialEq)]
struct TableProps {
    compared: Compared,
    cluster: usize,
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

#[component]
fn Table(props: &TableProps) -> Html {
    let dispatch = use_dispatch();
    let cluster = props.cluster;
    let compared = &props.compared;
    let write = use_callback(compared.clone(), |(), compared| markdown(compared));
    html! {
        <section id="models" class="has" aria-labelledby="h-mod">
            <header class="row">
                <h2 id="h-mod" tabindex="-1">{ "Same workload in every model" }</h2>{ " " }
                <small>{ &compared.workload }{ " " }{ assumption(compared.assumed) }</small>
                <Copy what="Same workload in every model" {write} />
            </header>
            <table class="cmp">
                <thead><tr>
                    for (place, (name, _)) in HEAD.into_iter().enumerate() {
                        <th key={name} scope="col" class={matches!(place, 1 | 3).then_some("r")}>{ name }</th>
                    }
                </tr></thead>
                <tbody>
                    for row in compared.rows.iter() {
                        { line(row, cluster, &dispatch) }
                    }
                </tbody>
            </table>
        </section>
    }
}

/// The pod subnet that is assumed where the plan has none.
fn assumption(assumed: Option<AssumedPodSubnet>) -> Html {
    match assumed {
        None => Html::default(),
        Some(AssumedPodSubnet {
            prefix,
            block: Some(block),
        }) => html! {
            <>{ "Pod Subnet rows use a /" }{ prefix }{ " at the free " }<code>{ block.to_string() }</code>{ "." }</>
        },
        Some(AssumedPodSubnet {
            prefix,
            block: None,
        }) => html! {
            <>{ "The VNet has no room for the /" }{ prefix }{ " that Pod Subnet rows need." }</>
        },
    }
}

fn line(row: &Row, cluster: usize, dispatch: &Callback<Action>) -> Html {
    let model = row.model;
    let name = if row.chosen {
        html! { <>{ model.title() }{ " " }<em>{ "in this plan" }</em></> }
    } else {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Model { cluster, model });
        // There is no room for more than what ends.
        let tag = if model == NetworkModel::Kubenet {
            tag(model)
        } else {
            Html::default()
        };
        html! { <><button class="txt" {onclick}>{ model.title() }</button>{ " " }{ tag }</> }
    };
    let (prefix, used) = &row.pod_range;
    let prefix = if prefix.starts_with('/') {
        html! { <code>{ prefix }</code> }
    } else {
        html! { { prefix } }
    };
    let label = |place: usize| HEAD.get(place).map(|(_, label)| *label);
    html! {
        <tr key={model.as_str()} class={row.chosen.then_some("on")}>
            <th scope="row">{ name }</th>
            <td class="r" data-h={label(1)}>{ &row.addresses }</td>
            <td data-h={label(2)}>{ prefix }{ " " }<small>{ used }</small></td>
            <td class="r" data-h={label(3)}>{ &row.nodes }</td>
            <td data-h={label(4)}>{ &row.limit }</td>
            <td data-h={label(5)}>{ &row.gives_up }</td>
            <td data-h={label(6)}>{ row.moves_to }</td>
            for (place, (verdict, word)) in row.verdicts.into_iter().enumerate() {
                <td key={place} data-h={label(place.saturating_add(7))}><State sign={Sign::from(verdict)} {word} /></td>
            }
        </tr>
    }
}

fn markdown(compared: &Compared) -> String {
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
    use super::{Models, compared, markdown};
    use crate::results::Props;
    use crate::results::example::{Draft, blank, contoso, html, outcome, words};

    async fn text(draft: &Draft) -> String {
        words::<Models>(Props {
            outcome: outcome(draft),
            draft: draft.0.clone(),
            cluster: 0,
        })
        .await
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
        let draft = contoso();
        let html = html::<Models>(Props {
            outcome: outcome(&draft),
            draft: draft.0,
            cluster: 0,
        })
        .await;
        assert_eq!(html.matches("<button class=\"txt\">").count(), 5, "{html}");
        assert_eq!(html.matches("<tr class=\"on\">").count(), 1);
    }

    #[tokio::test]
    async fn an_empty_plan_compares_nothing() {
        assert_eq!(text(&blank()).await, "");
    }

    #[test]
    fn markdown_has_six_rows() {
        let text = markdown(&compared(&outcome(&contoso()), 0).unwrap());
        assert_eq!(text.lines().count(), 10);
    }
}
