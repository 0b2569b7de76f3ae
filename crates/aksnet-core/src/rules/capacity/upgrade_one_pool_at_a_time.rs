//! AKN213: there is room for the surge nodes of one pool, but not of all.

use alloc::format;

use super::shortage::{every, make_room_to_upgrade};
use super::stage_needs;
use crate::azure::{limits, sources};
use crate::ledger::{RangeKind, Stage};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static UPGRADE_ONE_POOL_AT_A_TIME: Rule = Rule {
    id: "AKN213",
    name: "upgrade-one-pool-at-a-time",
    severity: Severity::Warning,
    azure_code: None,
    summary: "There is room for the surge nodes of one node pool at a time, but not of all at once.",
    why: "Upgrading the whole cluster surges all pools together, and some of those nodes get no address. Pool by pool it works.",
    remedy: "Upgrade one pool after the other, lower max surge, or give the range a shorter prefix.",
    limits: &[&limits::DEFAULT_MAX_SURGE],
    events: &[],
    sources: &[&sources::ROLLING_UPGRADE, &sources::UPGRADE_CAPACITY],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    // A cluster that reaches the most nodes AKS allows is AKN411.
    let counted = every(evidence).filter(|(_, range)| range.kind != RangeKind::ClusterNodes);
    for (owner, range) in counted {
        if !range.is_short_in_part(Stage::Upgrade) {
            continue;
        }
        out.report(
            range.path.clone(),
            format!(
                "{}; one pool at a time needs {}",
                stage_needs(range, Stage::Upgrade),
                grouped(range.demand.upgrade.one_pool_at_a_time),
            ),
            make_room_to_upgrade(evidence, owner, range),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::capacity::sample::{NODES, flat};

    /// Three nodes and one more of the system pool, and apps.
    fn plan(apps: &str) -> PlanDraft {
        flat().with_apps(apps)
    }

    #[test]
    fn one_pool_at_a_time_fits_and_both_do_not() {
        // Room for eight nodes: three and three surge together, three and four only in turn.
        assert_eq!(plan("3").found("AKN213"), []);
        let plan = plan("4");
        let found = plan.found("AKN213");
        assert_eq!(
            found[0].message,
            "An upgrade needs 279 addresses in snet-nodes and it has 251: 28 short; one pool at a time needs 248"
        );
        assert_eq!(found[0].subject, NODES);
        assert_eq!(plan.found("AKN202"), []);
        let (mended, fix) = plan.mended("AKN213");
        assert_eq!(fix.title, "Grow snet-nodes to 10.240.0.0/23");
        assert_eq!(mended.troubles(), []);
    }

    #[test]
    fn where_no_pool_can_upgrade_it_is_an_error() {
        assert_eq!(plan("5").found("AKN213"), []);
        assert_eq!(plan("5").found("AKN202").len(), 1);
    }
}
