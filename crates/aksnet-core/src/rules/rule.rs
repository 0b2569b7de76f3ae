//! A rule is data and a check.

use super::evidence::Evidence;
use super::finding::Findings;
use crate::azure::{Event, Limit, Source};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Severity {
    /// Azure or the policy refuses it, or nodes or pods get no address.
    Error,
    /// It works now and hurts on upgrade, growth or connection.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The name in a report.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// What a plan is checked for.
pub struct Rule {
    /// `AKN` and three digits, the first of them the family; never used again.
    pub id: &'static str,
    /// What is wrong, in kebab case.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The error code Azure gives, where it gives one.
    pub azure_code: Option<&'static str>,
    /// What is wrong in general, in one sentence.
    pub summary: &'static str,
    /// What comes of it.
    pub why: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
    /// Every documented number the check reads.
    pub limits: &'static [&'static Limit],
    /// Every documented date the check reads.
    pub events: &'static [&'static Event],
    /// Where it is documented.
    pub sources: &'static [&'static Source],
    /// Looks at a plan and reports what it finds. Never fails, never panics.
    pub check: fn(&Evidence<'_>, &mut Findings<'_>),
}

impl core::fmt::Debug for Rule {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} {}", self.id, self.name)
    }
}

/// A rule is known by its id.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
