//! What a report says of the way to Azure CNI Overlay.

use alloc::{collections::BTreeSet, string::String, vec::Vec};

use super::migration_range::{RangeMigration, ranges};
use super::{FindingReport, SourceReport};
use crate::azure::sources;
use crate::change::{Need, NeedState, PodHome, command, needs, target};
use crate::cidr::Block;
use crate::ledger::{Ledger, PerStage, Stage, Verdict};
use crate::model::{Cluster, Edit, EditError, FORMAT, FieldError, NetworkModel, Plan, PlanDraft};
use crate::rules::{self, Evidence, Finding, Severity};
use crate::sizing::{Question, capacity};
use crate::sorting;

/// The rule that says of the model's change what the needs say already.
const SAID_ALREADY: &str = "AKN805";

/// Clusters on their way to Azure CNI Overlay.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct MigrationReport {
    /// Version of the report's format.
    pub aksnet: u64,
    /// Clusters, in the order of the plan.
    pub clusters: Vec<ClusterMigration>,
    /// What the rules find in the plan that is to be, and did not in the plan that is.
    pub findings: Vec<FindingReport>,
    /// What they found, and find no more.
    pub mended: Vec<FindingReport>,
    /// What makes the plan that is to be out of the plan that is.
    pub edits: Vec<Edit>,
    /// The plan that is to be.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub plan: PlanDraft,
    /// Fields that cannot be read.
    pub errors: Vec<FieldError>,
    /// Where the way is documented.
    pub source: SourceReport,
}

/// Whether there is a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub enum Way {
    /// It has Overlay already.
    Arrived,
    /// Nothing in the plan is in the way; some needs may have to be looked up.
    Open,
    /// Something has to be changed first.
    Blocked,
    /// AKS knows none: it takes a new cluster.
    None,
    /// Its network model cannot be read.
    NotChecked,
}

/// A cluster on its way to Azure CNI Overlay.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct ClusterMigration {
    /// Name of the cluster.
    pub name: String,
    /// Its network model now; `null` where it cannot be read.
    pub from: Option<&'static str>,
    /// Whether there is a way.
    pub way: Way,
    /// What AKS asks for, in the order to see to it.
    pub needs: Vec<Need>,
    /// The command of the Azure CLI; `null` where there is no way, or none to go.
    pub command: Option<String>,
    /// What changes beside the model.
    pub changes: Vec<&'static str>,
    /// What the ledger says before it, stage by stage.
    pub before: PerStage<Verdict>,
    /// What it says while nodes are reimaged: where surge nodes come up, of the old model or the new one.
    pub during: Verdict,
    /// What it says after it.
    pub after: PerStage<Verdict>,
    /// Most nodes that can still be upgraded, before and after; `null` where that cannot be computed.
    pub nodes: BeforeAfter,
    /// Ranges the nodes draw on, before or after.
    pub ranges: Vec<RangeMigration>,
}

/// A number before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct BeforeAfter {
    /// Before.
    pub before: Option<u64>,
    /// After.
    pub after: Option<u64>,
}

/// What AKS asks for before it leads the cluster at that place to Overlay; `None` where there is no way, or none to go.
pub(super) fn asked(plan: &Plan, place: usize) -> Option<Vec<Need>> {
    let cluster = plan.clusters.get(place)?;
    let from = cluster
        .model
        .value()
        .filter(|it| it.migrates_to_overlay())?;
    let pods = cluster.pod_cidr.value();
    let home = pods.map_or(PodHome::Unnamed, PodHome::At);
    Some(needs(plan, cluster, from, home))
}

/// A plan and its ledger.
pub(super) struct Side<'a> {
    pub(super) plan: &'a Plan,
    pub(super) ledger: &'a Ledger,
}

impl MigrationReport {
    /// Leads the clusters that are wanted to Overlay, with that pod CIDR where one is asked for.
    ///
    /// # Errors
    ///
    /// None for a draft that was not made by hand.
    pub fn of(
        draft: &PlanDraft,
        pods: Option<Block>,
        wanted: impl Fn(&Cluster) -> bool,
    ) -> Result<Self, EditError> {
        let reading = draft.read();
        let plan = reading.plan;
        let ledger = Ledger::of(&plan);
        let evidence = Evidence::of(&plan, &ledger);
        let is_wanted = |place: usize| {
            plan.clusters
                .get(place)
                .is_some_and(|cluster| wanted(cluster))
        };
        let free = |prefix| evidence.free_for_pods(prefix);
        let target = target(draft, &plan, is_wanted, pods, free)?;
        let after = target.draft.read().plan;
        let ledger_after = Ledger::of(&after);
        let found_before = rules::check(&evidence);
        let found_after = rules::check(&Evidence::against(&after, &ledger_after, &plan));
        let findings = but(&found_after, &found_before);
        let (old, new) = (
            Side {
                plan: &plan,
                ledger: &ledger,
            },
            Side {
                plan: &after,
                ledger: &ledger_after,
            },
        );
        let clusters = (0..plan.clusters.len()).filter(|place| is_wanted(*place));
        Ok(Self {
            aksnet: FORMAT,
            clusters: clusters
                .filter_map(|place| cluster(&old, &new, place, &findings))
                .collect(),
            mended: but(&found_before, &found_after)
                .into_iter()
                .map(Into::into)
                .collect(),
            findings: findings.into_iter().map(Into::into).collect(),
            edits: target.edits,
            plan: target.draft,
            errors: reading.errors,
            source: (&sources::UPDATE_CNI).into(),
        })
    }
}

/// What is found here and not there: by the rule and the field it is about.
fn but(here: &[Finding], there: &[Finding]) -> Vec<Finding> {
    let key = |finding: &Finding| (finding.rule.id, finding.subject.clone());
    let there: BTreeSet<(&str, String)> = sorting::gathered(there.iter().map(key));
    let new = here
        .iter()
        .filter(|finding| finding.rule.id != SAID_ALREADY && !there.contains(&key(finding)));
    new.cloned().collect()
}

fn cluster(
    old: &Side<'_>,
    new: &Side<'_>,
    place: usize,
    findings: &[Finding],
) -> Option<ClusterMigration> {
    let (before, after) = (old.plan.clusters.get(place)?, new.plan.clusters.get(place)?);
    let from = before.model.value();
    let pods = after.pod_cidr.value();
    let home = pods.map_or(PodHome::NoRoom, PodHome::At);
    let needs = from.map_or_else(Vec::new, |from| needs(old.plan, before, from, home));
    let own = alloc::format!("/clusters/{place}/");
    let refused = findings.iter().any(|finding| {
        finding.rule.severity == Severity::Error && finding.subject.starts_with(&own)
    });
    let way = match from {
        None => Way::NotChecked,
        Some(NetworkModel::Overlay) => Way::Arrived,
        Some(from) if !from.migrates_to_overlay() => Way::None,
        Some(_) if refused || needs.iter().any(|need| need.state == NeedState::Unmet) => {
            Way::Blocked
        }
        Some(_) => Way::Open,
    };
    let goes = matches!(way, Way::Open | Way::Blocked);
    // kubenet keeps its range where the command names none.
    let named = pods.filter(|pods| {
        from != Some(NetworkModel::Kubenet) || before.pod_cidr.value() != Some(*pods)
    });
    let nodes = |side: &Side<'_>| {
        let question = Question::at(Stage::Upgrade);
        capacity(side.plan, side.ledger, place, question).map(|fits| fits.nodes)
    };
    let verdicts = |side: &Side<'_>| PerStage::each(|stage| side.ledger.verdict(place, stage));
    let (verdicts_before, verdicts_after) = (verdicts(old), verdicts(new));
    Some(ClusterMigration {
        name: before.name.clone(),
        from: from.map(NetworkModel::as_str),
        way,
        needs,
        command: goes.then(|| command(&before.name, named)),
        changes: from.filter(|_| goes).map_or_else(Vec::new, changes),
        before: verdicts_before,
        during: verdicts_before.upgrade.max(verdicts_after.upgrade),
        after: verdicts_after,
        nodes: BeforeAfter {
            before: nodes(old),
            after: nodes(new),
        },
        ranges: ranges(old, new, place),
    })
}

/// What changes on the way from that model.
fn changes(from: NetworkModel) -> Vec<&'static str> {
    let mut changes = Vec::from([
        "There is no way back.",
        "All node pools are reimaged at the same time; none can go first, as a trial.",
        "Pools keep their max pods.",
    ]);
    if from == NetworkModel::Kubenet {
        changes.push("Pods keep the pod CIDR, with a block of it for each node.");
        changes.push(
            "The routes to pods are deleted, and with them a route table that AKS made; the limit on routes no longer counts.",
        );
    } else {
        changes.push(
            "Pods leave the subnet: a node takes one address of it, and a block of the pod CIDR.",
        );
        changes.push("Nothing outside the cluster reaches a pod under the pod's own address.");
    }
    changes
}

#[cfg(test)]
mod tests;
