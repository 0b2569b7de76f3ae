//! What is to be said of a cluster at a stage.

use std::collections::BTreeSet;

use aksnet_core::ledger::{Consumer, Ledger, Range, Stage, Verdict};
use aksnet_core::rules::grouped;

use super::amount::{listed, nodes};

/// The verdict on a cluster at a stage, and the numbers behind it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    /// The stage.
    pub(super) stage: Stage,
    /// The verdict.
    pub(super) verdict: Verdict,
    /// Why nothing could be said, or the reason for a warning, or the verdict's own word.
    pub(super) word: &'static str,
    /// What the range that decides has to give and what is drawn from it.
    pub(super) need: Option<Need>,
    /// What is missing where it is not checked.
    pub(super) missing: Option<&'static str>,
}

/// A need beside what there is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Need {
    /// Units drawn.
    pub(super) needed: u64,
    /// Units there are.
    pub(super) usable: u64,
    /// What is counted.
    pub(super) unit: &'static str,
    /// Who draws: "8 nodes and 2 surge".
    pub(super) who: String,
    /// What is drawn from: "node subnet".
    pub(super) kind: &'static str,
    /// Its name.
    pub(super) name: String,
    /// Its block, as text; empty where it has none.
    pub(super) block: String,
}

impl Need {
    /// "3 left", "59 short", "none left".
    pub(super) fn rest(&self) -> String {
        rest(self.needed, self.usable)
    }
}

/// "3 left", "59 short", "none left".
pub(super) fn rest(needed: u64, usable: u64) -> String {
    match (usable.checked_sub(needed), needed.checked_sub(usable)) {
        (Some(0), _) => "none left".to_owned(),
        (Some(left), _) => format!("{} left", grouped(left)),
        (None, short) => format!("{} short", grouped(short.unwrap_or(0))),
    }
}

/// The answers for all stages of a cluster.
pub(super) fn answers(ledger: &Ledger, cluster: usize) -> [Answer; 3] {
    Stage::ALL.map(|stage| answer(ledger, cluster, stage))
}

fn answer(ledger: &Ledger, cluster: usize, stage: Stage) -> Answer {
    let verdict = ledger.verdict(cluster, stage);
    let missing = (verdict == Verdict::NotChecked).then(|| missing(ledger, cluster, stage));
    let range = ledger.binding(cluster, stage);
    let entry = ledger.clusters.get(cluster);
    let pools = entry.is_some_and(|entry| !entry.pools.is_empty());
    let need = range.filter(|_| pools).and_then(|range| need(range, stage));
    Answer {
        stage,
        verdict,
        word: word(verdict, stage, need.as_ref()),
        need,
        missing,
    }
}

fn need(range: &Range, stage: Stage) -> Option<Need> {
    let usable = range.usable()?;
    Some(Need {
        needed: range.demand.at(stage).needed,
        usable,
        unit: range.kind.unit(),
        who: who(range, stage),
        kind: range.kind.title(),
        name: range.name.clone(),
        block: range
            .block
            .map(|block| block.to_string())
            .unwrap_or_default(),
    })
}

/// Who draws on a range: its nodes, or else whatever draws.
fn who(range: &Range, stage: Stage) -> String {
    let (mut steady, mut surge): (u64, u64) = (0, 0);
    let mut others: Vec<String> = Vec::new();
    let mut clusters: BTreeSet<usize> = BTreeSet::new();
    for draw in &range.draws {
        match (draw.consumer, draw.stages.at(stage)) {
            (Consumer::Pool(_), Some(units)) => {
                steady = steady.saturating_add(units.nodes.steady);
                surge = surge.saturating_add(units.nodes.surge);
                clusters.extend(draw.cluster);
            }
            (Consumer::Pool(_), None) => {}
            (other, _) => {
                let title = other.title().to_owned();
                if !others.contains(&title) {
                    others.push(title);
                }
            }
        }
    }
    if steady == 0 && !others.is_empty() {
        return listed(&others);
    }
    match clusters.len() {
        0 | 1 => nodes(steady, surge),
        // Clusters in one subnet share its room.
        several => format!("{} of {several} clusters", nodes(steady, surge)),
    }
}

/// The word for a verdict; a warning is replaced by its reason where that is as short.
fn word(verdict: Verdict, stage: Stage, need: Option<&Need>) -> &'static str {
    match (verdict, need) {
        (Verdict::Warning, Some(need)) if need.needed == need.usable => "None spare",
        (Verdict::Warning, Some(need)) if need.needed > need.usable => match stage {
            Stage::Upgrade => "Pool by pool",
            Stage::FullScale => "No surge",
            Stage::Create => verdict.word(),
        },
        _ => verdict.word(),
    }
}

/// What is missing for an answer.
fn missing(ledger: &Ledger, cluster: usize, stage: Stage) -> &'static str {
    let Some(entry) = ledger.clusters.get(cluster) else {
        return "Needs a cluster";
    };
    if entry.pools.is_empty() {
        "Needs a node pool"
    } else if entry.unresolved {
        "Needs a subnet for every node pool"
    } else if entry.pods_left_to_others && stage == Stage::FullScale {
        "Your CNI hands out the pods' addresses"
    } else {
        "Needs a field that cannot be read"
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, answers};
    use crate::results::example::{blank, contoso, outcome};

    fn lines(answers: &[Answer; 3]) -> Vec<String> {
        let line = |answer: &Answer| {
            let need = answer.need.as_ref().map(|need| {
                format!(
                    "{} of {} {}: {} in {} {}: {}",
                    need.needed,
                    need.usable,
                    need.unit,
                    need.who,
                    need.kind,
                    need.block,
                    need.rest()
                )
            });
            format!("{} {}", answer.word, need.unwrap_or_default())
        };
        answers.iter().map(line).collect()
    }

    #[test]
    fn the_worked_example_reads_as_specified() {
        assert_eq!(
            lines(&answers(&outcome(&contoso()).ledger, 0)),
            [
                "OK 248 of 251 addresses: 8 nodes in node subnet 10.240.0.0/24: 3 left",
                "Fails 310 of 251 addresses: 8 nodes and 2 surge in node subnet 10.240.0.0/24: 59 short",
                "Fails 465 of 251 addresses: 13 nodes and 2 surge in node subnet 10.240.0.0/24: 214 short",
            ]
        );
    }

    #[test]
    fn a_warning_gives_its_reason() {
        // Ten overlay nodes and one surge node in a /28, which has eleven addresses.
        let draft = contoso()
            .with("/clusters/0/networkModel", "overlay")
            .with(
                "/virtualNetworks/1/subnets/0/addressPrefix",
                "10.240.0.0/28",
            )
            .with("/clusters/0/nodePools/1/maxCount", "")
            .with("/clusters/0/nodePools/1/count", "6");
        let words = answers(&outcome(&draft).ledger, 0).map(|answer| answer.word);
        assert_eq!(words, ["OK", "None spare", "None spare"]);
        let draft = draft.with("/clusters/0/nodePools/1/count", "7");
        let words = answers(&outcome(&draft).ledger, 0).map(|answer| answer.word);
        assert_eq!(words, ["OK", "Pool by pool", "No surge"]);
    }

    #[test]
    fn clusters_that_share_a_subnet_are_counted() {
        let draft = contoso()
            .with("/clusters/1/name", "aks-new")
            .with("/clusters/1/networkModel", "overlay")
            .with("/clusters/1/virtualNetwork", "vnet-spoke")
            .with("/clusters/1/nodePools/0/name", "system")
            .with("/clusters/1/nodePools/0/count", "3")
            .with("/clusters/1/nodePools/0/vnetSubnet", "snet-nodes");
        let [create, ..] = answers(&outcome(&draft).ledger, 0);
        assert_eq!(create.need.unwrap().who, "11 nodes of 2 clusters");
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = |draft: &crate::results::example::Draft| {
            answers(&outcome(draft).ledger, 0).map(|it| it.missing)
        };
        assert_eq!(missing(&blank()), [Some("Needs a cluster"); 3]);
        let draft = blank().with("/clusters/0/name", "aks");
        assert_eq!(missing(&draft), [Some("Needs a node pool"); 3]);
        let draft = contoso().with("/clusters/0/nodePools/1/vnetSubnet", "nowhere");
        assert_eq!(
            missing(&draft),
            [Some("Needs a subnet for every node pool"); 3]
        );
        let draft = contoso().with("/clusters/0/networkModel", "byo-cni");
        assert_eq!(
            missing(&draft),
            [None, None, Some("Your CNI hands out the pods' addresses")]
        );
    }
}
