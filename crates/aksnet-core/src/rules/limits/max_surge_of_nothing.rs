//! AKN421: an upgrade that may neither add a node nor take one away.

use alloc::{format, vec};

use crate::azure::sources;
use crate::model::{Edit, MaxSurge, NodePool, PoolMode, Setting};
use crate::rules::evidence::{Evidence, PoolPlace};
use crate::rules::finding::{Findings, Fix};
use crate::rules::headroom::holds;
use crate::rules::rule::{Rule, Severity};

pub(super) static MAX_SURGE_OF_NOTHING: Rule = Rule {
    id: "AKN421",
    name: "max-surge-of-nothing",
    severity: Severity::Error,
    azure_code: None,
    summary: "A node pool has max surge 0 and no max unavailable.",
    why: "An upgrade may then neither add a node nor take one away, so AKS refuses the setting.",
    remedy: "Set max surge to one node or more, or give a user pool max unavailable.",
    limits: &[],
    events: &[],
    sources: &[&sources::ROLLING_UPGRADE],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for place in evidence.pools() {
        let pool = place.pool;
        let adds = pool
            .max_surge
            .value()
            .is_none_or(|surge| surge.nodes_of(u64::MAX) > 0);
        let takes = pool
            .max_unavailable
            .is_some_and(|nodes| nodes.nodes_of(u64::MAX) > 0);
        if !adds && !takes {
            out.report(
                place.path("maxSurge"),
                format!("{} has max surge 0 and no max unavailable", pool.name),
                one_node(evidence, place),
            );
        }
    }
}

/// One node more where there is room for it, one less where the pool may lose one.
fn one_node(evidence: &Evidence<'_>, place: PoolPlace<'_>) -> Option<Fix> {
    let pool = place.pool;
    let changed = NodePool {
        max_surge: Setting::Given(MaxSurge::Nodes(1)),
        ..pool.clone()
    };
    if holds(evidence, place, &changed) {
        return Some(Fix {
            title: format!("Upgrade {} with 1 surge node", pool.name),
            edits: vec![Edit::number(place.path("maxSurge"), 1)],
        });
    }
    (pool.mode == PoolMode::User).then(|| Fix {
        title: format!("Upgrade {} with 1 node down at a time", pool.name),
        edits: vec![Edit::number(place.path("maxUnavailable"), 1)],
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn without_surge(surge: &str) -> PlanDraft {
        clean().with("/clusters/0/nodePools/0/maxSurge", surge)
    }

    #[test]
    fn one_surge_node_is_added_where_there_is_room() {
        for surge in ["0", "0%"] {
            let plan = without_surge(surge);
            assert_eq!(
                plan.found("AKN421")[0].message,
                "system has max surge 0 and no max unavailable"
            );
            let (mended, fix) = plan.mended("AKN421");
            assert_eq!(fix.title, "Upgrade system with 1 surge node");
            assert_eq!(mended.findings(), []);
        }
        assert_eq!(without_surge("1").found("AKN421"), []);
    }

    #[test]
    fn a_user_pool_in_a_full_subnet_loses_a_node_instead() {
        // Eleven nodes in a /28 of eleven addresses.
        let plan = clean()
            .with(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.240.0.0/28",
            )
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/count", "7")
            .with("/clusters/0/nodePools/1/maxSurge", "0");
        let (_, fix) = plan.mended("AKN421");
        assert_eq!(fix.title, "Upgrade apps with 1 node down at a time");
        let set = plan.with("/clusters/0/nodePools/1/maxUnavailable", "1");
        assert_eq!(set.found("AKN421"), []);
    }
}
