//! What a report says of a plan beside the one that is deployed already.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::FindingReport;
use crate::change::{Alteration, AlterationKind, Answer, alterations, reply};
use crate::ledger::Ledger;
use crate::model::{FORMAT, FieldError, PlanDraft};
use crate::rules::{self, Evidence, Finding};

/// First characters of the ids of rules about changes.
const FAMILY: &str = "AKN8";

/// What changes between two plans, and what Azure does with each change.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct DifferenceReport {
    /// Version of the report's format.
    pub aksnet: u64,
    /// The worst of all answers; `planOnly` where nothing changes.
    pub answer: Answer,
    /// What changes, in the order of the new plan.
    pub changes: Vec<ChangeReport>,
    /// What the rules about changes found, worst first.
    pub findings: Vec<FindingReport>,
    /// Fields of the old plan that cannot be read.
    pub old_errors: Vec<FieldError>,
    /// Fields of the new plan that cannot be read.
    pub errors: Vec<FieldError>,
}

/// A change, and what Azure does with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct ChangeReport {
    /// Where it stands in the new plan, as a JSON Pointer; in the old plan where an item of a list is gone.
    pub path: String,
    /// Whether something came, went or changed.
    pub kind: AlterationKind,
    /// What the old plan says: a value, or the name of an item; `null` where it says nothing.
    pub from: Option<String>,
    /// What the new plan says.
    pub to: Option<String>,
    /// What Azure does with it.
    pub answer: Answer,
    /// Why, or under which condition; `null` where nothing is to be said.
    pub reason: Option<String>,
    /// The rule that says so, where one does.
    pub rule: Option<&'static str>,
}

impl DifferenceReport {
    /// Puts a plan beside its baseline.
    pub fn between(old: &PlanDraft, new: &PlanDraft) -> Self {
        let (before, after) = (old.read(), new.read());
        let ledger = Ledger::of(&after.plan);
        let evidence = Evidence::against(&after.plan, &ledger, &before.plan);
        let mut findings = rules::check(&evidence);
        findings.retain(|finding| finding.rule.id.starts_with(FAMILY));
        let changes: Vec<ChangeReport> = alterations(old, new)
            .into_iter()
            .map(|alteration| {
                let reply = reply(&alteration, &after.plan);
                let finding = findings
                    .iter()
                    .find(|finding| finding.subject == alteration.path);
                change(alteration, reply.answer, reply.reason, finding)
            })
            .collect();
        // A finding may be about a field that follows from another, and is written in neither plan.
        let refused = findings
            .iter()
            .any(|finding| finding.rule.severity == rules::Severity::Error);
        let worst = changes.iter().map(|change| change.answer).max();
        Self {
            aksnet: FORMAT,
            answer: worst
                .max(refused.then_some(Answer::Refuses))
                .unwrap_or(Answer::PlanOnly),
            changes,
            findings: findings.into_iter().map(Into::into).collect(),
            old_errors: before.errors,
            errors: after.errors,
        }
    }
}

fn change(
    alteration: Alteration,
    answer: Answer,
    reason: Option<&'static str>,
    finding: Option<&Finding>,
) -> ChangeReport {
    let (answer, reason) = match finding {
        Some(finding) => (
            // What takes a new pool is refused for the old one only.
            if answer == Answer::NeedsNewPool {
                answer
            } else {
                Answer::Refuses
            },
            Some(finding.message.clone()),
        ),
        None => (answer, reason.map(ToString::to_string)),
    };
    ChangeReport {
        path: alteration.path,
        kind: alteration.kind,
        from: alteration.from,
        to: alteration.to,
        answer,
        reason,
        rule: finding.map(|finding| finding.rule.id),
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, DifferenceReport};
    use crate::rules::sample::clean;

    #[test]
    fn a_rule_outdoes_what_the_field_alone_tells() {
        let nodes = "/virtualNetworks/0/subnets/0/addressPrefix";
        let new = clean()
            .with(nodes, "10.240.0.0/23")
            .with("/clusters/0/nodePools/0/count", "5")
            .with("/clusters/0/nodePools/0/maxPods", "50");
        let report = DifferenceReport::between(&clean(), &new);
        let told: alloc::vec::Vec<_> = report
            .changes
            .iter()
            .map(|change| (change.path.as_str(), change.answer, change.rule))
            .collect();
        assert_eq!(
            told,
            [
                (nodes, Answer::Refuses, Some("AKN801")),
                ("/clusters/0/nodePools/0/count", Answer::Accepts, None),
                (
                    "/clusters/0/nodePools/0/maxPods",
                    Answer::NeedsNewPool,
                    Some("AKN804")
                ),
            ]
        );
        assert_eq!(report.answer, Answer::Refuses);
    }

    #[test]
    fn a_plan_beside_itself_changes_nothing() {
        let report = DifferenceReport::between(&clean(), &clean());
        assert_eq!(report.changes, []);
        assert_eq!(report.findings, []);
        assert_eq!(report.answer, Answer::PlanOnly);
    }
}
