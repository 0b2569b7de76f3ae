//! The strip of verdicts.

/// Whether the cluster can be created.
pub(crate) const CREATES: &str = ".verdicts li:nth-child(1)";

/// Whether it can be upgraded.
pub(crate) const UPGRADES: &str = ".verdicts li:nth-child(2)";

/// Whether it can grow to its full size.
pub(crate) const SCALES: &str = ".verdicts li:nth-child(3)";
