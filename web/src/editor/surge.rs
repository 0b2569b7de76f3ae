//! The settings of max surge side by side.

use std::rc::Rc;

use aksnet_core::ledger::{Ledger, Stage, Verdict, nodes_at};
use aksnet_core::model::{Edit, PlanDraft};
use aksnet_core::rules::grouped;
use yew::Html;

use crate::mark::{Sign, state};
use crate::markup::{Tag, tag};
use crate::planner::{Outcome, Shared};
/// Name of the table among the parts that are open.
pub(super) const PART: &str = "surge";

/// The settings compared: the least, AKS's default, and those AKS recommends or bounds.
const SETTINGS: [&str; 4] = ["1", "10%", "33%", "50%"];

/// What an upgrade needs with every pool of a cluster at the same max surge.
pub(super) struct Surge {
    /// The plan as typed.
    pub(super) draft: Rc<PlanDraft>,
    /// What it means.
    pub(super) outcome: Shared<Outcome>,
    /// Place of the cluster.
    pub(super) cluster: usize,
}

/// What a draft means changes with it, and is compared at no cost.
impl PartialEq for Surge {
    fn eq(&self, other: &Self) -> bool {
        self.outcome == other.outcome && self.cluster == other.cluster
    }
}

/// What an upgrade comes to under a setting.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    setting: &'static str,
    /// Surge nodes of all pools together. Unit: nodes.
    nodes: u64,
    /// What is needed of the range that decides, and what there is, in words.
    need: String,
    verdict: Verdict,
}

impl Surge {
    /// The table.
    pub(super) fn show(&self) -> Html {
        let head = [
            "Max surge of all pools",
            "Surge nodes",
            "Upgrade needs",
            "Upgrades",
        ];
        let head = head.map(|name| tag("th").set("scope", "col").text(name));
        let rows = SETTINGS
            .into_iter()
            .filter_map(|setting| self.line(setting));
        let rows = rows.map(|line| line.show());
        tag("table")
            .class("surge")
            .with(tag("thead").with(tag("tr").all(head)))
            .with(tag("tbody").all(rows))
            .into()
    }

    fn line(&self, setting: &'static str) -> Option<Line> {
        let pools = self.draft.clusters.get(self.cluster)?.node_pools.len();
        let path = |pool| format!("/clusters/{}/nodePools/{pool}/maxSurge", self.cluster);
        let edits: Vec<Edit> = (0..pools)
            .map(|pool| Edit::text(path(pool), setting))
            .collect();
        let plan = self.outcome.after(&self.draft, &edits)?;
        let ledger = Ledger::of(&plan);
        let pools = plan.clusters.get(self.cluster)?.pools.iter();
        let surge = pools.filter_map(|pool| nodes_at(pool, Stage::Upgrade));
        let need = ledger
            .binding(self.cluster, Stage::Upgrade)
            .and_then(|range| {
                let (needed, usable) = (range.demand.at(Stage::Upgrade).needed, range.usable()?);
                let (needed, usable) = (grouped(needed), grouped(usable));
                Some(format!(
                    "{needed} of {usable} {} in {}",
                    range.kind.unit(),
                    range.name
                ))
            });
        Some(Line {
            setting,
            nodes: surge.fold(0, |sum, nodes| nodes.surge.saturating_add(sum)),
            need: need.unwrap_or_default(),
            verdict: ledger.verdict(self.cluster, Stage::Upgrade),
        })
    }
}

impl Line {
    fn show(&self) -> Tag {
        let cell = |words: &str| tag("td").text(words);
        tag("tr")
            .with(tag("th").set("scope", "row").text(self.setting))
            .with(cell(&grouped(self.nodes)))
            .with(cell(&self.need))
            .with(tag("td").with(state(Sign::from(self.verdict), self.verdict.word())))
    }
}

#[cfg(test)]
mod tests {
    use super::{SETTINGS, Surge};
    use crate::results::example::{contoso, outcome};

    #[test]
    fn more_surge_needs_more_addresses() {
        let draft = contoso();
        let surge = Surge {
            draft: draft.0.clone(),
            outcome: outcome(&draft),
            cluster: 0,
        };
        let lines = SETTINGS.map(|setting| surge.line(setting).unwrap());
        assert_eq!(lines.each_ref().map(|line| line.nodes), [2, 2, 3, 5]);
        assert_eq!(lines[1].need, "310 of 251 addresses in snet-nodes");
        assert_eq!(lines[3].need, "403 of 251 addresses in snet-nodes");
    }
}
