//! The three verdicts as icons alone.

use aksnet_core::ledger::{PerStage, Stage, Verdict};
use yew::prelude::*;

use crate::mark::{Mark, Sign};

/// The three verdicts as icons, with their words for those who cannot see them.
pub(crate) fn icons(verdicts: PerStage<Verdict>) -> Html {
    html! {
        <span class="row tri" role="img" aria-label={in_words(verdicts)}>
            for stage in Stage::ALL {
                <Mark key={stage.as_str()} sign={Sign::from(*verdicts.at(stage))} />
            }
        </span>
    }
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
