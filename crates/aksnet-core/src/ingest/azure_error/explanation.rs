//! What is said of an error text.

use alloc::{string::String, vec::Vec};

use super::arithmetic::Product;
use super::change::Change;
use super::figures::Figures;
use super::in_plan::InPlan;
use crate::azure::Confidence;
use crate::report::SourceReport;

/// What an error text means.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct Explanation {
    /// Every error that was recognised, in the order of the text.
    pub errors: Vec<ErrorExplained>,
    /// Where none was: the codes that were looked for.
    pub looked_for: Vec<&'static str>,
    /// Where none was: the known code nearest to a word of the text.
    pub nearest: Option<&'static str>,
}

/// An error of a text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct ErrorExplained {
    /// Azure's code; `null` where Azure gives only a text.
    pub code: Option<&'static str>,
    /// Whether the code stands in the text; otherwise its wording gave it away.
    pub by_code: bool,
    /// Whether the code is known from an unofficial list only, so that this is no more than possible.
    pub possibly: bool,
    /// How sure it is that Azure gives the error for this reason.
    pub confidence: Confidence,
    /// What it means.
    pub meaning: &'static str,
    /// What could be read.
    pub figures: Figures,
    /// Ways to make Azure's number, the likelier first; each is a sum of nodes times addresses.
    pub ways: Vec<Vec<Product>>,
    /// The same as sentences.
    pub arithmetic: Vec<String>,
    /// Rules that foresee it.
    pub rules: Vec<RuleNamed>,
    /// What to do about it.
    pub remedy: &'static str,
    /// The smallest change that would do, from the numbers alone.
    pub change: Option<Change>,
    /// Where it is documented.
    pub sources: Vec<SourceReport>,
    /// What the plan says of it, where one was given.
    pub plan: Option<InPlan>,
}

/// A rule, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub struct RuleNamed {
    /// Its id.
    pub id: &'static str,
    /// Its name: what is wrong.
    pub name: &'static str,
    /// What is wrong in general.
    pub summary: &'static str,
}
