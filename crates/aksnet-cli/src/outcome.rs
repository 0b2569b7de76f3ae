//! How a command ends.

use std::process::ExitCode;

use aksnet_core::report::Subject;
use aksnet_core::rules::Severity;

/// How a command ends, for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// No finding fails.
    Good,
    /// A finding fails, nothing fits, or an error text is not recognised.
    Bad,
    /// The plan, or a field of it, cannot be read.
    Unreadable,
}

impl Outcome {
    /// The outcome of a question that judges nothing: was all of the plan read?
    pub(crate) fn of_reading(subject: &Subject) -> Self {
        if subject.report.errors.is_empty() {
            Self::Good
        } else {
            Self::Unreadable
        }
    }

    /// The outcome of a check.
    pub(crate) fn of_check(subject: &Subject) -> Self {
        let fails = subject
            .report
            .findings
            .iter()
            .any(|finding| finding.severity == Severity::Error);
        Self::of_reading(subject).max(if fails { Self::Bad } else { Self::Good })
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Good => Self::SUCCESS,
            Outcome::Bad => Self::from(1),
            Outcome::Unreadable => Self::from(2),
        }
    }
}
