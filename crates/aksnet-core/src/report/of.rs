//! Making a report.

use alloc::{string::ToString, vec::Vec};

use super::Report;
use super::assumption::assumptions;
use super::cluster::{
    AzureCheckReport, CapacityAt, CapacityReport, ClusterReport, DrawReport, Limit, RangeReport,
    StageReport,
};
use super::growth::ClusterGrowth;
use super::migration::asked;
use super::upgrade::UpgradeOrders;
use crate::change::{USUAL_MONTHS, outlook};
use crate::ledger::{Consumer, Draw, Ledger, PerStage, Range, Stage, Units, Verdict};
use crate::model::{FORMAT, NetworkModel, Plan, PlanDraft, Reading};
use crate::policy::Policy;
use crate::rules::{self, Evidence, Finding, Severity};
use crate::sizing::{Question, capacity};

impl Report {
    /// Reads a draft, writes its ledger, asks every rule.
    pub fn of(draft: &PlanDraft) -> Self {
        let reading = draft.read();
        let ledger = Ledger::of(&reading.plan);
        let findings = rules::check(&Evidence::of(&reading.plan, &ledger));
        Self::from_parts(reading, &ledger, findings)
    }

    /// The same on a draft that is to change what is deployed already: its baseline.
    pub fn against(draft: &PlanDraft, baseline: &PlanDraft) -> Self {
        let (reading, baseline) = (draft.read(), baseline.read().plan);
        let ledger = Ledger::of(&reading.plan);
        let findings = rules::check(&Evidence::against(&reading.plan, &ledger, &baseline));
        Self::from_parts(reading, &ledger, findings)
    }

    /// The same on a draft that is under a policy, whose defaults come before those of AKS.
    pub fn under(draft: &PlanDraft, policy: &Policy) -> Self {
        let (draft, used) = policy.filled(draft);
        let mut reading = draft.read();
        reading.defaults.splice(0..0, used);
        let ledger = Ledger::of(&reading.plan);
        let evidence = Evidence::of(&reading.plan, &ledger).under(policy, &draft);
        let findings = rules::check(&evidence);
        Self::from_parts(reading, &ledger, findings)
    }

    /// Puts together what was worked out already.
    pub fn from_parts(reading: Reading, ledger: &Ledger, findings: Vec<Finding>) -> Self {
        let plan = &reading.plan;
        let clusters: Vec<ClusterReport> = (0..plan.clusters.len())
            .filter_map(|place| cluster(plan, ledger, place))
            .collect();
        let clusters = with_growth(plan, ledger, clusters);
        Self {
            aksnet: FORMAT,
            verdict: worst(&clusters, &findings),
            clusters,
            findings: findings.into_iter().map(Into::into).collect(),
            errors: reading.errors,
            assumptions: assumptions(plan),
            defaults: reading.defaults,
        }
    }
}

fn worst(clusters: &[ClusterReport], findings: &[Finding]) -> Verdict {
    let verdicts = clusters
        .iter()
        .flat_map(|cluster| Stage::ALL.map(|stage| *cluster.verdicts.at(stage)));
    let findings = findings.iter().map(|finding| match finding.rule.severity {
        Severity::Error => Verdict::Error,
        Severity::Warning => Verdict::Warning,
        Severity::Info => Verdict::Ok,
    });
    verdicts.chain(findings).max().unwrap_or(Verdict::Ok)
}

fn cluster(plan: &Plan, ledger: &Ledger, place: usize) -> Option<ClusterReport> {
    let subject = plan.clusters.get(place)?;
    let at = |stage| {
        let capacity = capacity(plan, ledger, place, Question::at(stage))?;
        let limit = capacity
            .limited_by
            .and_then(|range| ledger.ranges.get(range));
        Some(CapacityAt {
            nodes: capacity.nodes,
            pods: capacity.pods,
            limited_by: limit.map(|range| Limit {
                range: range.kind.as_str(),
                name: range.name.clone(),
            }),
        })
    };
    let create = at(Stage::Create);
    let verdicts = PerStage::each(|stage| ledger.verdict(place, stage));
    let upgrade = verdicts.at(Stage::Upgrade);
    let doubt = matches!(upgrade, Verdict::Warning | Verdict::Error);
    Some(ClusterReport {
        name: subject.name.clone(),
        network_model: subject.model.value().map(NetworkModel::as_str),
        verdicts,
        capacity: CapacityReport {
            limited_by: create.as_ref().and_then(|create| create.limited_by.clone()),
            create,
            upgrade: at(Stage::Upgrade),
            full_scale: at(Stage::FullScale),
        },
        ranges: ledger
            .of_cluster(place)
            .map(|own| range(plan, own, place))
            .collect(),
        growth: None,
        migration: asked(plan, place),
        upgrade: doubt
            .then(|| UpgradeOrders::of(plan, ledger, place))
            .flatten(),
    })
}

/// How long ranges last, where any pool of the plan grows.
fn with_growth(
    plan: &Plan,
    ledger: &Ledger,
    mut clusters: Vec<ClusterReport>,
) -> Vec<ClusterReport> {
    let mut pools = plan.clusters.iter().flat_map(|cluster| &cluster.pools);
    if pools.all(|pool| pool.growth.is_none()) {
        return clusters;
    }
    let outlook = outlook(plan, ledger, USUAL_MONTHS);
    for (place, report) in clusters.iter_mut().enumerate() {
        report.growth = ClusterGrowth::of(plan, ledger, &outlook, place);
    }
    clusters
}

fn range(plan: &Plan, range: &Range, cluster: usize) -> RangeReport {
    let stage = |stage| StageReport {
        verdict: range.verdict(stage),
        needed: range.demand.at(stage).needed,
        short: range.short(stage),
        smallest_prefix: range.smallest_prefix(stage),
        azure_check: range.azure_check(stage).map(|check| AzureCheckReport {
            counts: check.counts,
            available: check.available,
            accepts: check.short() == 0,
        }),
        draws: range
            .draws
            .iter()
            // A VNet's quota is drawn on by its subnets, and these have lines of their own.
            .filter(|draw| draw.cluster.is_some())
            .filter_map(|draw| {
                draw.stages
                    .at(stage)
                    .map(|units| line(plan, draw, units, cluster))
            })
            .collect(),
    };
    RangeReport {
        kind: range.kind.as_str(),
        unit: range.kind.unit(),
        name: range.name.clone(),
        block: range
            .block
            .map(|block| block.to_string())
            .or_else(|| range.block6.map(|block| block.to_string())),
        total: range.supply.map(|supply| supply.total),
        reserved: range.supply.map(|supply| supply.reserved),
        used_by_others: range.supply.map(|supply| supply.used_by_others),
        usable: range.usable(),
        stages: PerStage::each(stage),
    }
}

fn line(plan: &Plan, draw: &Draw, units: Units, cluster: usize) -> DrawReport {
    let owner = draw.cluster.and_then(|place| plan.clusters.get(place));
    let (pool, consumer) = match draw.consumer {
        Consumer::Pool(place) => (
            owner
                .and_then(|cluster| cluster.pools.get(place))
                .map(|pool| pool.name.clone()),
            None,
        ),
        other => (None, Some(other.title())),
    };
    DrawReport {
        cluster: owner
            .filter(|_| draw.cluster != Some(cluster))
            .map(|cluster| cluster.name.clone()),
        pool,
        consumer,
        nodes: units.nodes.steady,
        surge: units.nodes.surge,
        per_node: units.per_node,
        units: units.units,
    }
}
