//! Words and numbers as people read them.

use std::fmt::Display;

use aksnet_core::ledger::{Range, RangeKind, Stage, Verdict};
use aksnet_core::model::NetworkModel;
use aksnet_core::report::SupplyReport;
use aksnet_core::rules::{Severity, grouped};
use anstyle::Style;

use crate::sheet::{BLUE, GREEN, RED, SOFT, YELLOW};

/// What happens at a stage.
pub(crate) const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Create => "Creates",
        Stage::Upgrade => "Upgrades",
        Stage::FullScale => "Scales to full",
    }
}

/// The style of a verdict's word.
pub(crate) const fn verdict_style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Ok => GREEN,
        Verdict::Warning => YELLOW,
        Verdict::NotChecked => SOFT,
        Verdict::Error => RED,
    }
}

/// The word for a finding, and its style.
pub(crate) const fn severity(severity: Severity) -> (&'static str, Style) {
    match severity {
        Severity::Error => ("Fails", RED),
        Severity::Warning => ("Warning", YELLOW),
        Severity::Info => ("Note", BLUE),
    }
}

/// A range by the name people know it by.
pub(crate) fn range(range: &Range) -> String {
    named(range.kind, &range.name, range.block)
}

fn named(kind: RangeKind, name: &str, block: Option<impl Display>) -> String {
    let title = kind.title();
    match (kind, block) {
        (
            RangeKind::NodeSubnet
            | RangeKind::PodSubnet
            | RangeKind::ApiServerSubnet
            | RangeKind::InternalLoadBalancerSubnet,
            Some(block),
        ) => format!("{name} {block}"),
        (_, Some(block)) => format!("{title} {block}"),
        (_, None) => format!("{title}, {name}"),
    }
}

/// The same of a range in a report.
pub(crate) fn supply(range: &SupplyReport) -> String {
    named(range.kind, &range.name, range.block.as_ref())
}

/// "1 month", "60 months".
pub(crate) fn months(count: u64) -> String {
    let noun = if count == 1 { "month" } else { "months" };
    format!("{} {noun}", grouped(count))
}

/// The title of the network model of that name.
pub(crate) fn model(name: Option<&str>) -> &'static str {
    name.and_then(NetworkModel::named)
        .map_or("network model not read", NetworkModel::title)
}

/// A prefix length, or a dash where none works.
pub(crate) fn prefix(prefix: Option<u8>) -> String {
    prefix.map_or_else(|| String::from("none"), |prefix| format!("/{prefix}"))
}

/// A number, or a dash where it cannot be computed.
pub(crate) fn number(number: Option<u64>) -> String {
    number.map_or_else(|| String::from("-"), grouped)
}

/// "1 fix", "2 fixes".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{count} {noun}")
}
