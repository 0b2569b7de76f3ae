//! An error, seen from a plan.

use alloc::{format, string::String, vec::Vec};

use super::figures::{Figures, Target};
use super::list::AzureError;
use crate::ledger::{Draw, Ledger, Range, RangeKind, Stage};
use crate::model::Plan;
use crate::report::FindingReport;
use crate::rules::grouped;

/// A plan, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its ledger.
    pub ledger: &'a Ledger,
    /// What the rules found in it.
    pub findings: &'a [FindingReport],
}

/// What a plan says of an error.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct InPlan {
    /// Findings of the rules that foresee the error: those on the range the text names, else all.
    pub findings: Vec<FindingReport>,
    /// What Azure's own check counts in the plan beside what it printed.
    pub counts: Vec<String>,
}

/// What the plan says of an error.
pub(super) fn in_plan(known: Known<'_>, error: &AzureError, figures: &Figures) -> InPlan {
    let ranges: Vec<&Range> = ranges(known, error, figures).collect();
    let of_rules = |finding: &&FindingReport| error.rules.contains(&finding.rule);
    let all = known.findings.iter().filter(of_rules);
    let here = all.clone().filter(|finding| {
        let mut ranges = ranges.iter();
        ranges.any(|range| range.path == finding.subject)
    });
    let here: Vec<FindingReport> = here.cloned().collect();
    InPlan {
        findings: if here.is_empty() {
            all.cloned().collect()
        } else {
            here
        },
        counts: figures.needed.map_or_else(Vec::new, |needed| {
            let ranges = ranges.into_iter();
            let of_ranges = ranges.filter_map(|range| counted(known.plan, range, needed));
            let about_ports = figures.ports_per_node.is_some();
            let ports = known.ledger.of_kind(RangeKind::SnatPorts);
            let ports = ports.filter(|range| about_ports && !range.draws.is_empty());
            of_ranges
                .chain(ports.map(|range| ports_counted(known.plan, range, needed)))
                .collect()
        }),
    }
}

/// Ranges the error is about: those of its kind that the text names, else all of its kind.
fn ranges<'a>(
    known: Known<'a>,
    error: &'a AzureError,
    figures: &'a Figures,
) -> impl Iterator<Item = &'a Range> {
    let kind = match error.target {
        Some(Target::NodeSubnet) => Some(RangeKind::NodeSubnet),
        Some(Target::PodSubnet) => Some(RangeKind::PodSubnet),
        Some(Target::PodCidr) => Some(RangeKind::PodCidr),
        _ => None,
    };
    let named = move |range: &Range| {
        let by_name = figures.subnet.as_deref() == Some(&range.name);
        by_name || (range.block.is_some() && range.block == figures.block())
    };
    let ranges = known.ledger.ranges.iter();
    let ranges = ranges.filter(move |range| kind.is_none_or(|kind| range.kind == kind));
    let any_named = ranges.clone().any(named);
    ranges.filter(move |range| {
        if any_named {
            named(range)
        } else {
            kind.is_some()
        }
    })
}

/// What Azure's own check counts in a range: at the stage that gives its number, else at creation.
fn counted(plan: &Plan, range: &Range, needed: u64) -> Option<String> {
    let gives = |stage: &Stage| {
        let check = range.azure_check(*stage);
        check.is_some_and(|check| check.counts == needed)
    };
    let stage = Stage::ALL.into_iter().find(gives);
    let check = range.azure_check(stage.unwrap_or(Stage::Create))?;
    let at = stage.unwrap_or(Stage::Create).title();
    let (name, counts) = (&range.name, grouped(check.counts));
    Some(match stage {
        Some(stage) => format!(
            "{at} of this plan counts the same {counts} in {name}: {}",
            terms(plan, range, stage).join(" + ")
        ),
        None => format!(
            "{at} of this plan counts {counts} in {name}, not {}: the cluster differs from the plan",
            grouped(needed)
        ),
    })
}

/// What Azure counts of outbound ports: at creation already with the surge nodes.
fn ports_counted(plan: &Plan, range: &Range, needed: u64) -> String {
    let name = &range.name;
    if let Some((ports, nodes)) = range.automatic_ports(Stage::Create) {
        return format!(
            "{name} states no ports in this plan, so that Azure gives each of {} nodes {}: the cluster differs from the plan",
            grouped(nodes),
            grouped(ports)
        );
    }
    let counts = range.demand.create.needed;
    if counts == needed {
        let terms = terms(plan, range, Stage::Upgrade).join(" + ");
        return format!(
            "Creation of this plan counts the same {} of {name}: {terms}",
            grouped(counts)
        );
    }
    format!(
        "Creation of this plan counts {} of {name}, not {}: the cluster differs from the plan",
        grouped(counts),
        grouped(needed)
    )
}

/// "system 3 × 249".
fn terms(plan: &Plan, range: &Range, stage: Stage) -> Vec<String> {
    let term = |draw: &Draw| {
        let counted = draw.counted_by_azure(stage).filter(|units| *units > 0)?;
        let name = draw
            .pool(plan)
            .map_or(draw.consumer.title(), |pool| &pool.name);
        let nodes = draw.azure_per_node.and_then(|each| {
            let nodes = counted.checked_div(each)?;
            Some(format!("{name} {} × {}", grouped(nodes), grouped(each)))
        });
        Some(nodes.unwrap_or_else(|| format!("{name} {}", grouped(counted))))
    };
    range.draws.iter().filter_map(term).collect()
}
