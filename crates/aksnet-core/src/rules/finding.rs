//! What a rule found in a plan.

use alloc::{string::String, vec::Vec};

use super::rule::Rule;
use crate::model::Edit;
use crate::policy::{Policy, Words};

/// Something wrong in a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The field it is about, as a JSON Pointer.
    pub subject: String,
    /// What is wrong in this plan, with its numbers.
    pub message: String,
    /// Where whoever asks for it says more: an address that begins with `https://`.
    pub link: Option<String>,
    /// A change that mends it and leaves the rest of the plan no worse.
    pub fix: Option<Fix>,
}

/// A change to a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fix {
    /// What it does, as an order.
    pub title: String,
    /// Replacements in the draft, in order.
    pub edits: Vec<Edit>,
}

/// Where a rule reports what it finds; everything is signed with that rule's name.
pub struct Findings<'a> {
    rule: &'static Rule,
    found: &'a mut Vec<Finding>,
}

impl<'a> Findings<'a> {
    /// A place for findings of that rule.
    pub(super) fn signed(rule: &'static Rule, found: &'a mut Vec<Finding>) -> Self {
        Self { rule, found }
    }

    /// Reports a finding.
    pub(super) fn report(&mut self, subject: String, message: String, fix: Option<Fix>) {
        self.found.push(Finding {
            rule: self.rule,
            subject,
            message,
            link: None,
            fix,
        });
    }

    /// Reports a breach of a policy: what it is, and who asks for something else.
    pub(super) fn breach(
        &mut self,
        subject: String,
        fact: &str,
        (policy, words): (&Policy, &Words),
        fix: Option<Fix>,
    ) {
        self.report(subject, words.on(fact, policy), fix);
        if let Some(breach) = self.found.last_mut().filter(|_| !words.link.is_empty()) {
            breach.link = Some(words.link.clone());
        }
    }
}
