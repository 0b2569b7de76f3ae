//! Does a range cover its draws?

use super::range::{Range, RangeKind};
use super::stage::Stage;

/// The answer for a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Verdict {
    /// It fits with room to spare.
    Ok,
    /// It fits, but only just, or only in part.
    Warning,
    /// A field it needs cannot be read, or the model leaves it to somebody else.
    NotChecked,
    /// It does not fit.
    Error,
}

impl Verdict {
    /// The name in a report.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::NotChecked => "notChecked",
            Self::Error => "error",
        }
    }

    /// The word a person reads.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "Warning",
            Self::NotChecked => "Not checked",
            Self::Error => "Fails",
        }
    }
}

impl Range {
    /// Whether this range covers its draws at a stage.
    pub fn verdict(&self, stage: Stage) -> Verdict {
        let Some(usable) = self.usable() else {
            return Verdict::NotChecked;
        };
        let demand = self.demand.at(stage);
        if demand.needed > usable {
            return match (self.is_firm(), self.fits_in_part(stage, usable)) {
                (true, false) => Verdict::Error,
                // What cannot be read might be too much even for a part.
                (true, true) if demand.incomplete => Verdict::NotChecked,
                (false, _) | (true, true) => Verdict::Warning,
            };
        }
        match (demand.incomplete, demand.needed == usable && usable > 0) {
            (true, _) => Verdict::NotChecked,
            (false, true) => Verdict::Warning,
            (false, false) => Verdict::Ok,
        }
    }

    /// The first stage at which it does not cover its draws.
    pub fn runs_dry(&self) -> Option<Stage> {
        let mut stages = Stage::ALL.into_iter();
        stages.find(|stage| self.verdict(*stage) == Verdict::Error)
    }

    /// An upgrade may take one pool at a time; full scale may be reached without its surge, and
    /// without every pod slot in use.
    fn fits_in_part(&self, stage: Stage, usable: u64) -> bool {
        let demand = self.demand.at(stage);
        match stage {
            // Azure adds up the ports of all nodes and surge nodes, and refuses the whole.
            _ if self.kind == RangeKind::SnatPorts => false,
            Stage::Create => false,
            Stage::Upgrade => demand.one_pool_at_a_time <= usable,
            Stage::FullScale => demand.as_nodes_come_up <= usable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict;
    use crate::ledger::{Ledger, Stage};
    use crate::model::{Edit, PlanDraft};
    use alloc::string::ToString;

    /// A subnet of that size, and a cluster of one pool for each line: nodes, surge, and the subnet of pods.
    fn ledger(prefix: &str, pools: &[(&str, &str, &str)]) -> Ledger {
        let mut draft = PlanDraft::default();
        let mut put = |path: &str, text: &str| {
            draft.apply(&[Edit::text(path.to_string(), text)]).unwrap();
        };
        put("/virtualNetworks/0/name", "vnet");
        put("/virtualNetworks/0/subnets/0/name", "snet");
        put(
            "/virtualNetworks/0/subnets/0/addressPrefix",
            &alloc::format!("10.240.0.0/{prefix}"),
        );
        for (place, (count, surge, pods)) in pools.iter().enumerate() {
            let pool = |key: &str| alloc::format!("/clusters/{place}/nodePools/0/{key}");
            let model = if pods.is_empty() {
                "overlay"
            } else {
                "pod-subnet-dynamic"
            };
            put(&alloc::format!("/clusters/{place}/networkModel"), model);
            put(
                &alloc::format!("/clusters/{place}/podCidr"),
                "100.64.0.0/10",
            );
            put(&pool("count"), count);
            put(&pool("maxSurge"), surge);
            put(&pool("maxPods"), "30");
            put(&pool("vnetSubnet"), "snet");
            put(&pool("podSubnet"), pods);
        }
        Ledger::of(&draft.read().plan)
    }

    #[test]
    fn one_pool_at_a_time_is_a_warning() {
        // 4 + 4 nodes of 11 addresses; two surge nodes each are one too many, of one pool they fit.
        let ledger = ledger("28", &[("4", "2", ""), ("4", "2", "")]);
        assert_eq!(ledger.verdict(0, Stage::Create), Verdict::Ok);
        assert_eq!(ledger.verdict(0, Stage::Upgrade), Verdict::Warning);
    }

    #[test]
    fn a_pool_that_draws_twice_on_a_subnet_surges_twice() {
        // Seven nodes take 7 x 17 = 119 of 123 addresses; a surge node takes 17 more, not 16 or 1.
        let ledger = ledger("25", &[("7", "1", "snet")]);
        assert_eq!(ledger.verdict(0, Stage::Create), Verdict::Ok);
        assert_eq!(ledger.verdict(0, Stage::Upgrade), Verdict::Error);
        let range = &ledger.ranges[ledger.clusters[0].ranges[0]];
        assert_eq!(range.demand.upgrade.one_pool_at_a_time, 136);
    }

    #[test]
    fn a_surge_that_cannot_be_read_leaves_an_upgrade_unchecked() {
        let ledger = ledger("28", &[("4", "2", ""), ("4", "2", ""), ("1", "some", "")]);
        assert_eq!(ledger.verdict(0, Stage::Create), Verdict::Ok);
        assert_eq!(ledger.verdict(0, Stage::Upgrade), Verdict::NotChecked);
    }

    #[test]
    fn a_pool_without_a_node_lacks_nothing_where_others_do() {
        let ledger = ledger("28", &[("12", "1", ""), ("0", "1", "")]);
        for stage in Stage::ALL {
            assert_eq!(ledger.verdict(0, stage), Verdict::Error);
            assert_eq!(ledger.verdict(1, stage), Verdict::Ok);
            assert_eq!(
                ledger.binding(1, stage).unwrap().verdict(stage),
                Verdict::Ok
            );
        }
    }

    #[test]
    fn nothing_drawn_on_nothing_is_no_range_just_full() {
        let ledger = ledger("32", &[("0", "0", "")]);
        let (_, subnet) = ledger.subnets().next().unwrap();
        assert_eq!(subnet.usable(), Some(0));
        assert_eq!(subnet.verdict(Stage::Create), Verdict::Ok);
    }

    #[test]
    fn each_verdict_has_its_name_in_a_report_and_its_word() {
        let verdicts = [
            Verdict::Ok,
            Verdict::Warning,
            Verdict::NotChecked,
            Verdict::Error,
        ];
        assert_eq!(
            verdicts.map(Verdict::as_str),
            ["ok", "warning", "notChecked", "error"]
        );
        assert_eq!(
            verdicts.map(Verdict::word),
            ["OK", "Warning", "Not checked", "Fails"]
        );
    }
}
