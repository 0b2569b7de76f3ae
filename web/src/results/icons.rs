//! The three verdicts as icons alone.

use aksnet_core::ledger::{PerStage, Stage, Verdict};

use crate::mark::{Sign, mark};
use crate::markup::{Tag, tag};

/// The three verdicts as icons, with their words for those who cannot see them.
pub(crate) fn icons(verdicts: PerStage<Verdict>) -> Tag {
    let marks = Stage::ALL.map(|stage| mark(Sign::from(*verdicts.at(stage))));
    tag("span")
        .class("row tri")
        .set("role", "img")
        .set("aria-label", &in_words(verdicts))
        .all(marks)
}

/// "creates OK, upgrades Fails, full scale Fails".
pub(super) fn in_words(verdicts: PerStage<Verdict>) -> String {
    format!(
        "creates {}, upgrades {}, full scale {}",
        verdicts.create.word(),
        verdicts.upgrade.word(),
        verdicts.full_scale.word(),
    )
}
