//! What a report says of a finding.

use alloc::{string::String, vec::Vec};

use crate::azure::Source;
use crate::rules::{Finding, Fix, Severity};

/// A finding with everything a reader needs to judge it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingReport {
    /// Id of the rule.
    pub rule: &'static str,
    /// Name of the rule.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The error code Azure gives; `null` where it gives none.
    pub azure_code: Option<&'static str>,
    /// The field it is about, as a JSON Pointer.
    pub subject: String,
    /// What is wrong in this plan.
    pub message: String,
    /// Where whoever asks for it says more; `null` where it is no breach of a policy, or they say no more.
    pub link: Option<String>,
    /// What to do about it.
    pub remedy: &'static str,
    /// Where it is documented.
    pub sources: Vec<SourceReport>,
    /// A change that mends it; `null` where none is safe.
    pub fix: Option<Fix>,
}

/// A page that documents a finding.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceReport {
    /// Its title.
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
    /// The day it was last read.
    pub reviewed: &'static str,
}

impl From<&Source> for SourceReport {
    fn from(source: &Source) -> Self {
        Self {
            title: source.title,
            url: source.url,
            reviewed: source.reviewed,
        }
    }
}

impl From<Finding> for FindingReport {
    fn from(finding: Finding) -> Self {
        let rule = finding.rule;
        Self {
            rule: rule.id,
            name: rule.name,
            severity: rule.severity,
            azure_code: rule.azure_code,
            subject: finding.subject,
            message: finding.message,
            link: finding.link,
            remedy: rule.remedy,
            sources: rule.sources.iter().map(|source| (*source).into()).collect(),
            fix: finding.fix,
        }
    }
}
