//! Other ways out of a range that is too small, each tried before it is offered.

use aksnet_core::azure::limits;
use aksnet_core::ledger::{Consumer, Ledger, Range, Stage, Verdict};
use aksnet_core::model::{Edit, NetworkModel, NodePool};
use aksnet_core::rules::grouped;

use crate::planner::Action;
use crate::results::Subject;
use crate::results::answer::{Answer, answers};

/// A way out, and what comes of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Way {
    /// What it does, as an order.
    pub(super) title: String,
    /// The same, to be done.
    pub(super) action: Action,
    /// "upgrades need 10 of 251, full scale 15"
    pub(super) effect: String,
    /// What somebody has set and it would change: "pod range, set by this page".
    pub(super) held: Option<String>,
}

/// Ways out of a range that is too small for the cluster shown, beside giving it more addresses.
pub(super) fn ways(about: &Subject, range: &Range) -> Vec<Way> {
    let before = answers(&about.outcome.ledger, about.cluster);
    let failing = before.iter().find(|it| it.verdict == Verdict::Error);
    let Some(stage) = failing.map(|answer| answer.stage) else {
        return Vec::new();
    };
    let drawn = about.outcome.ledger.of_cluster(about.cluster);
    if !drawn.into_iter().any(|own| own.path == range.path) {
        return Vec::new();
    }
    [
        overlay(about, &before),
        largest(range, stage).and_then(|pool| fewer_nodes(about, range, pool, stage, &before)),
        largest(range, stage).and_then(|pool| fewer_pods(about, range, pool, stage, &before)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The pool that draws most; a way changes one pool only. Its cluster and its place.
fn largest(range: &Range, stage: Stage) -> Option<(usize, usize)> {
    let pools = range.draws.iter().filter_map(|draw| match draw.consumer {
        Consumer::Pool(place) => Some((
            (draw.cluster?, place),
            draw.stages.at(stage).as_ref()?.units,
        )),
        _ => None,
    });
    // Of equals the last one: the pools that run your pods come after the system pool.
    pools.max_by_key(|(_, units)| *units).map(|(pool, _)| pool)
}

/// Azure CNI Overlay, which draws one address of the VNet for a node.
fn overlay(about: &Subject, before: &[Answer; 3]) -> Option<Way> {
    let (cluster, model) = (about.cluster, NetworkModel::Overlay);
    let path = format!("/clusters/{cluster}/networkModel");
    let after = tried(about, &[Edit::text(path, model.as_str())])?;
    helps(before, &after).then(|| Way {
        title: format!("Switch to {}", model.title()),
        action: Action::Model { cluster, model },
        effect: effect(before, &after),
        held: about.model_hold(model),
    })
}

/// The most nodes of a pool with which the stage works.
fn fewer_nodes(
    about: &Subject,
    range: &Range,
    (cluster, place): (usize, usize),
    stage: Stage,
    before: &[Answer; 3],
) -> Option<Way> {
    let pool = pool(about, cluster, place)?;
    let autoscaled = pool.autoscaled == Some(true);
    let (key, verb) = match (stage, autoscaled) {
        (Stage::FullScale, _) | (_, true) => ("maxCount", "Let"),
        (_, false) => ("count", "Start"),
    };
    let now = if key == "count" {
        pool.count.value()?
    } else {
        pool.max_count.value()?
    };
    let path = format!("/clusters/{cluster}/nodePools/{place}/{key}");
    let nodes = most(1, now, |nodes| {
        works(about, range, stage, &[Edit::number(path.clone(), nodes)])
    })?;
    let edits = vec![Edit::number(path.clone(), nodes)];
    let after = tried(about, &edits)?;
    let title = match verb {
        "Start" => format!("Start {} with {}", pool.name, nodes_in_words(nodes)),
        _ => format!("Let {} grow to {}", pool.name, nodes_in_words(nodes)),
    };
    Some(Way {
        held: about.hold(&edits),
        action: Action::Mend {
            title: title.clone(),
            edits,
        },
        title,
        effect: effect(before, &after),
    })
}

/// The greatest max pods of a pool with which the stage works.
fn fewer_pods(
    about: &Subject,
    range: &Range,
    (cluster, place): (usize, usize),
    stage: Stage,
    before: &[Answer; 3],
) -> Option<Way> {
    let pool = pool(about, cluster, place)?;
    let path = format!("/clusters/{cluster}/nodePools/{place}/maxPods");
    let pods = most(
        limits::LEAST_MAX_PODS.value,
        pool.max_pods.value()?,
        |pods| works(about, range, stage, &[Edit::number(path.clone(), pods)]),
    )?;
    let edits = vec![Edit::number(path, pods)];
    let after = tried(about, &edits)?;
    let title = format!("Lower max pods on {} to {}", pool.name, grouped(pods));
    Some(Way {
        held: about.hold(&edits),
        action: Action::Mend {
            title: title.clone(),
            edits,
        },
        title,
        effect: effect(before, &after),
    })
}

fn nodes_in_words(nodes: u64) -> String {
    crate::results::amount::amount(nodes, "node")
}

fn pool(about: &Subject, cluster: usize, place: usize) -> Option<&NodePool> {
    about.outcome.plan.clusters.get(cluster)?.pools.get(place)
}

/// The greatest number from `least` on, below `now`, that works; more never works where fewer do not.
fn most(least: u64, now: u64, works: impl Fn(u64) -> bool) -> Option<u64> {
    if now <= least || !works(least) {
        return None;
    }
    let (mut good, mut bad) = (least, now);
    while bad.saturating_sub(good) > 1 {
        let middle = good.midpoint(bad);
        if works(middle) {
            good = middle;
        } else {
            bad = middle;
        }
    }
    Some(good)
}

fn changed(about: &Subject, edits: &[Edit]) -> Option<Ledger> {
    Some(Ledger::of(&about.outcome.after(&about.draft, edits)?))
}

/// Whether the range covers a stage after some edits.
fn works(about: &Subject, range: &Range, stage: Stage, edits: &[Edit]) -> bool {
    changed(about, edits).is_some_and(|ledger| {
        let mut same = ledger
            .ranges
            .iter()
            .filter(|other| other.path == range.path);
        same.all(|range| range.usable().is_some() && range.short(stage) == 0)
    })
}

fn tried(about: &Subject, edits: &[Edit]) -> Option<[Answer; 3]> {
    Some(answers(&changed(about, edits)?, about.cluster))
}

/// Whether fewer stages fail, and none that worked.
fn helps(before: &[Answer; 3], after: &[Answer; 3]) -> bool {
    let fails = |answer: &Answer| answer.verdict == Verdict::Error;
    let both = || before.iter().zip(after);
    both().all(|(before, after)| fails(before) || !fails(after))
        && both().any(|(before, after)| fails(before) && !fails(after))
}

/// What the stages that failed come to: "upgrades need 250 of 251, full scale still fails".
fn effect(before: &[Answer; 3], after: &[Answer; 3]) -> String {
    let failed = before.iter().zip(after);
    let failed = failed.filter(|(before, _)| before.verdict == Verdict::Error);
    let parts: Vec<String> = failed
        .map(|(_, after)| {
            let name = match after.stage {
                Stage::Create => "creation",
                Stage::Upgrade => "upgrades",
                Stage::FullScale => "full scale",
            };
            let verb = if after.stage == Stage::Upgrade {
                "need"
            } else {
                "needs"
            };
            match &after.need {
                _ if after.verdict == Verdict::Error => format!("{name} still fails"),
                Some(need) => {
                    let (needed, usable) = (grouped(need.needed), grouped(need.usable));
                    format!("{name} {verb} {needed} of {usable}")
                }
                None => format!("{name} is not checked"),
            }
        })
        .collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{most, ways};
    use crate::results::example::{contoso, subject};

    #[test]
    fn the_worked_example_has_three_other_ways() {
        let about = subject(&contoso());
        let range = about
            .outcome
            .ledger
            .ranges
            .iter()
            .find(|range| range.name == "snet-nodes");
        let lines: Vec<String> = ways(&about, range.unwrap())
            .iter()
            .map(|way| format!("{}: {}", way.title, way.effect))
            .collect();
        assert_eq!(
            lines,
            [
                "Switch to Azure CNI Overlay: upgrades need 10 of 251, full scale needs 15 of 251",
                "Start apps with 3 nodes: upgrades need 248 of 251, full scale still fails",
                "Lower max pods on apps to 20: upgrades need 250 of 251, full scale still fails",
            ]
        );
    }

    #[test]
    fn the_most_that_works_is_found() {
        assert_eq!(most(1, 5, |number| number <= 3), Some(3));
        assert_eq!(most(1, 5, |_| true), Some(4));
        assert_eq!(most(1, 5, |_| false), None);
        assert_eq!(most(10, 10, |_| true), None);
    }
}
