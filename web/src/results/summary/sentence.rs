//! The three verdicts in one sentence.

use aksnet_core::ledger::Verdict;

use crate::results::answer::Answer;

/// The three verdicts in one sentence about a cluster.
pub(super) fn sentence(name: &str, answers: &[Answer; 3]) -> String {
    use Verdict::{Error, NotChecked, Warning};
    let [create, upgrade, full] = answers;
    let short = |answer: &Answer| {
        let need = answer.need.as_ref();
        need.is_some_and(|need| need.needed > need.usable)
    };
    let rest = match (create.verdict, upgrade.verdict, full.verdict) {
        (NotChecked, ..) => {
            return "There is not enough here yet to say whether it works.".to_owned();
        }
        (Error, ..) => "cannot be created.",
        (_, Error, Error) => "will start, but it cannot be upgraded or grow.",
        (_, Error, _) => "will start, but it cannot be upgraded.",
        (_, NotChecked, _) => "will start; whether it can be upgraded is not checked.",
        (_, _, Error) => "will start and can be upgraded, but it cannot grow to full.",
        (_, _, NotChecked) => "creates and upgrades; its full scale is not checked.",
        (_, Warning, _) if short(upgrade) => {
            "will start, but only one pool can be upgraded at a time."
        }
        (_, _, Warning) if short(full) => {
            "creates, upgrades and grows to full, where an upgrade no longer fits."
        }
        (Warning, ..) | (_, Warning, _) | (_, _, Warning) => {
            "creates, upgrades and scales to full, with nothing to spare."
        }
        _ => "creates, upgrades and scales to full.",
    };
    format!("{name} {rest}")
}

#[cfg(test)]
mod tests {
    use super::sentence;
    use crate::results::answer::answers;
    use crate::results::example::{Draft, blank, contoso, outcome};

    #[test]
    fn every_case_has_its_sentence() {
        let said = |draft: &Draft| sentence("It", &answers(&outcome(draft).ledger, 0));
        let nodes = |range| contoso().with("/virtualNetworks/1/subnets/0/addressPrefix", range);
        assert_eq!(
            said(&contoso()),
            "It will start, but it cannot be upgraded or grow."
        );
        assert_eq!(said(&nodes("10.240.0.0/25")), "It cannot be created.");
        assert_eq!(
            said(&nodes("10.240.0.0/23")),
            "It creates, upgrades and scales to full."
        );
        assert_eq!(
            said(&blank()),
            "There is not enough here yet to say whether it works."
        );
        assert_eq!(
            said(&contoso().with("/clusters/0/networkModel", "byo-cni")),
            "It creates and upgrades; its full scale is not checked."
        );
        let overlay = contoso()
            .with("/clusters/0/networkModel", "overlay")
            .with(
                "/virtualNetworks/1/subnets/0/addressPrefix",
                "10.240.0.0/28",
            )
            .with("/clusters/0/nodePools/1/maxCount", "");
        let apps = |count| overlay.with("/clusters/0/nodePools/1/count", count);
        assert_eq!(
            said(&apps("6")),
            "It creates, upgrades and scales to full, with nothing to spare."
        );
        assert_eq!(
            said(&apps("7")),
            "It will start, but only one pool can be upgraded at a time."
        );
    }
}
