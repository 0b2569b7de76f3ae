//! Node pools.

use std::rc::Rc;

use aksnet_core::ledger::{Stage, nodes_at};
use yew::prelude::*;

use super::Props;
use super::group::Group;
use super::pool_row::{PoolRow, Resolved};
use crate::field::use_dispatch;
use crate::planner::{Action, Addition, Part};

/// The node pools of the cluster shown, a row each.
#[component]
pub(super) fn NodePools(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let place = props.cluster;
    let add = dispatch.reform(move |_: MouseEvent| Action::Add(Addition::NodePool(place)));
    let Some(cluster) = props.draft.clusters.get(place) else {
        return Html::default();
    };
    let plan = props.outcome.plan.clusters.get(place);
    let subnets: Rc<[String]> = plan
        .and_then(|cluster| props.outcome.plan.virtual_networks.get(cluster.vnet?))
        .map(|vnet| {
            vnet.subnets
                .iter()
                .map(|subnet| subnet.name.clone())
                .collect()
        })
        .unwrap_or_default();
    let sum = |stage| {
        let pools = plan.iter().flat_map(|cluster| &cluster.pools);
        pools
            .filter_map(|pool| nodes_at(pool, stage))
            .fold(0_u64, |sum, nodes| sum.saturating_add(nodes.steady))
    };
    html! {
        <Group title="Node pools" note={format!("{} nodes, up to {}", sum(Stage::Create), sum(Stage::FullScale))}>
            <table class="grid pools">
                <thead><tr><th>{ "Pool" }</th><th>{ "Nodes" }</th><th>{ "Grows to" }</th>
                    <th>{ "Max pods " }<svg><use href="#lock" /></svg><span class="vh">{ "cannot be changed for an existing pool" }</span></th>
                    <th>{ "Max surge" }</th><th class="r">{ "Per node" }</th><th><span class="vh">{ "More" }</span></th></tr></thead>
                <tbody>
                    for index in 0..cluster.node_pools.len() {
                        <PoolRow key={index} pool={Part::new(&props.draft, (place, index), |draft, cluster, pool| draft.clusters.get(cluster)?.node_pools.get(pool))}
                            resolved={Resolved::of(&props.outcome, place, index)} subnets={subnets.clone()} />
                    }
                </tbody>
            </table>
            <p class="row adds"><button class="txt" onclick={add}>{ "Add pool" }</button></p>
        </Group>
    }
}
