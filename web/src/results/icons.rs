//! The three verdicts as icons alone.

use aksnet_core::ledger::{PerStage, Stage, Verdict};
use yew::prelude::*;

use crate::mark::{Mark, Sign};

/// What the icons need to know.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The verdicts.
    pub(crate) verdicts: PerStage<Verdict>,
}

/// The three verdicts as icons, with their words for those who cannot see them.
#[component]
pub(crate) fn Icons(props: &Props) -> Html {
    html! {
        <span class="row tri" role="img" aria-label={in_words(props.verdicts)}>
            for stage in Stage::ALL {
                <Mark key={stage.as_str()} sign={Sign::from(*props.verdicts.at(stage))} />
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
