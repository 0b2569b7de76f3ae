//! Does a range cover its draws?

use super::range::Range;
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
            return if self.fits_in_part(stage, usable) || !self.kind.is_firm() {
                Verdict::Warning
            } else {
                Verdict::Error
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

    /// An upgrade may take one pool at a time; full scale may be reached without its surge.
    fn fits_in_part(&self, stage: Stage, usable: u64) -> bool {
        let demand = self.demand.at(stage);
        match stage {
            Stage::Create => false,
            Stage::Upgrade => demand.one_pool_at_a_time <= usable,
            Stage::FullScale => demand.without_surge <= usable,
        }
    }
}
