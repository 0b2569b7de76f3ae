//! What the catalogue says of a rule.

use alloc::vec::Vec;

use super::SourceReport;
use crate::azure::{Confidence, Event, Limit};
use crate::rules::{Rule, Severity, all};

/// The catalogue: every rule, by id.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Catalogue {
    /// The rules.
    pub rules: Vec<RuleReport>,
}

impl Catalogue {
    /// Every rule.
    pub fn of_all() -> Self {
        Self {
            rules: all().map(RuleReport::from).collect(),
        }
    }
}

/// A rule, without its check.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct RuleReport {
    /// Its id.
    pub id: &'static str,
    /// Its name: what is wrong.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The error code Azure gives; `null` where it gives none.
    pub azure_code: Option<&'static str>,
    /// What is wrong in general.
    pub summary: &'static str,
    /// What comes of it.
    pub why: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
    /// Documented numbers it reads.
    pub limits: Vec<LimitReport>,
    /// Documented dates it reads.
    pub events: Vec<EventReport>,
    /// Where it is documented.
    pub sources: Vec<SourceReport>,
}

/// A documented number.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct LimitReport {
    /// Its name in the limits table.
    pub name: &'static str,
    /// The number.
    pub value: u64,
    /// What is counted.
    pub unit: &'static str,
    /// What the number says.
    pub meaning: &'static str,
    /// How sure we are.
    pub confidence: Confidence,
    /// The page that states it.
    pub source: SourceReport,
}

/// A documented date.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct EventReport {
    /// The day, as `yyyy-mm-dd`.
    pub day: &'static str,
    /// What ends on that day.
    pub meaning: &'static str,
    /// The page that says so.
    pub source: SourceReport,
}

impl From<&Rule> for RuleReport {
    fn from(rule: &Rule) -> Self {
        Self {
            id: rule.id,
            name: rule.name,
            severity: rule.severity,
            azure_code: rule.azure_code,
            summary: rule.summary,
            why: rule.why,
            remedy: rule.remedy,
            limits: rule.limits.iter().map(|limit| (*limit).into()).collect(),
            events: rule.events.iter().map(|event| (*event).into()).collect(),
            sources: rule.sources.iter().map(|source| (*source).into()).collect(),
        }
    }
}

impl From<&Limit> for LimitReport {
    fn from(limit: &Limit) -> Self {
        Self {
            name: limit.name,
            value: limit.value,
            unit: limit.unit,
            meaning: limit.meaning,
            confidence: limit.confidence,
            source: limit.source.into(),
        }
    }
}

impl From<&Event> for EventReport {
    fn from(event: &Event) -> Self {
        Self {
            day: event.day,
            meaning: event.meaning,
            source: event.source.into(),
        }
    }
}
