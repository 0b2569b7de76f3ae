//! The plan as it is once its clusters are led to Azure CNI Overlay.

use alloc::{format, string::ToString, vec::Vec};

use crate::azure::ranges;
use crate::cidr::Block;
use crate::ledger::{Ledger, RangeKind, Stage};
use crate::model::{Edit, EditError, NetworkModel, NetworkPolicy, Plan, PlanDraft, Setting};

/// A plan with other network models.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The plan as typed.
    pub draft: PlanDraft,
    /// What was changed in it.
    pub edits: Vec<Edit>,
    /// The range of those pods that had none of their own; `None` where none is free or none is needed.
    pub pods: Option<Block>,
}

/// Leads those clusters to Overlay that AKS leads there.
///
/// Pools keep their max pods: nothing changes those of a pool, and Overlay has another default.
/// Pods that lived in a subnet get the range that is asked for, else the default of AKS where it
/// is free and large enough, else what `free` finds. kubenet keeps its range where none is asked for.
///
/// # Errors
///
/// None for a plan that was read from this draft.
pub fn target(
    draft: &PlanDraft,
    plan: &Plan,
    wanted: impl Fn(usize) -> bool,
    asked: Option<Block>,
    free: impl Fn(u8) -> Option<Block>,
) -> Result<Target, EditError> {
    let mut edits = Vec::new();
    let mut homeless = Vec::new();
    for (place, cluster) in plan.clusters.iter().enumerate() {
        let model = cluster.model.value();
        let Some(from) = model.filter(|it| it.migrates_to_overlay() && wanted(place)) else {
            continue;
        };
        let at = |field: &str| format!("/clusters/{place}/{field}");
        edits.push(Edit::text(
            at("networkModel"),
            NetworkModel::Overlay.as_str(),
        ));
        if matches!(cluster.policy, NetworkPolicy::Azure | NetworkPolicy::Calico) {
            let none = NetworkPolicy::None.as_str();
            edits.push(Edit::text(at("networkPolicy"), none));
        }
        for (pool, it) in cluster.pools.iter().enumerate() {
            if let Setting::Default(most) = it.max_pods {
                let path = format!("/clusters/{place}/nodePools/{pool}/maxPods");
                edits.push(Edit::text(path, &most.to_string()));
            }
        }
        match (from, asked) {
            (NetworkModel::Kubenet, None) => {}
            (_, Some(block)) => edits.push(Edit::text(plan.pod_cidr_path(place), &block)),
            (_, None) => homeless.push(place),
        }
    }
    let mut after = draft.clone();
    after.apply(&edits)?;
    let mut pods = None;
    if !homeless.is_empty() {
        pods = home(&after, &homeless, free);
        let moves = homeless
            .iter()
            .filter_map(|place| Some(Edit::text(format!("/clusters/{place}/podCidr"), &pods?)));
        let moves: Vec<Edit> = moves.collect();
        after.apply(&moves)?;
        edits.extend(moves);
    }
    Ok(Target {
        draft: after,
        edits,
        pods,
    })
}

/// A range that is large enough for the pods of each of those clusters; Overlay lets clusters share one.
fn home(
    after: &PlanDraft,
    clusters: &[usize],
    free: impl Fn(u8) -> Option<Block>,
) -> Option<Block> {
    let plan = after.read().plan;
    let ledger = Ledger::of(&plan);
    let default = ranges::DEFAULT_POD_CIDR.block;
    let mut longest = default.prefix();
    for place in clusters {
        let mut ranges = ledger.of_cluster(*place);
        if let Some(range) = ranges.find(|range| range.kind == RangeKind::PodCidr) {
            for stage in Stage::ALL {
                longest = longest.min(range.smallest_prefix(stage)?);
            }
        }
    }
    free(longest)
}
