//! What the page says to those who cannot see it change.

use aksnet_core::ledger::Verdict;
use aksnet_core::rules::grouped;

use super::answer::{Answer, answers};
use super::verdicts::title;
use crate::markup::{Tag, tag};
use crate::planner::{Outcome, Planner, Shared};

/// What was said of the verdicts, and what is next.
pub(crate) struct Spoken {
    /// The verdicts that were said last.
    before: [Answer; 3],
    /// What was said, and the state of the plan it was said of.
    said: Option<(Shared<Outcome>, String)>,
}

impl Spoken {
    /// At first everything is known.
    pub(crate) fn new(planner: &Planner) -> Self {
        Self {
            before: answers(&planner.outcome.ledger, planner.cluster),
            said: None,
        }
    }

    /// Says which verdicts have changed since the last time; false where none has.
    pub(crate) fn speak(&mut self, planner: &Planner) -> bool {
        let now = answers(&planner.outcome.ledger, planner.cluster);
        let text = changes(&self.before, &now);
        self.before = now;
        let changed = !text.is_empty();
        if changed {
            self.said = Some((planner.outcome.clone(), text));
        }
        changed
    }

    /// The one live region: what was done at once, and verdicts that changed once nobody types.
    pub(crate) fn show(&self, planner: &Planner) -> Tag {
        // What was said of another state of the plan is not said again.
        let said = self.said.as_ref();
        let said = said.filter(|(outcome, _)| *outcome == planner.outcome);
        tag("p")
            .class("vh")
            .set("role", "status")
            .text(&planner.announcement)
            .text(" ")
            .text(said.map_or("", |(_, text)| text))
    }
}

/// "Upgrades fails, 310 of 251": every verdict that changed.
fn changes(before: &[Answer; 3], now: &[Answer; 3]) -> String {
    let changed = before.iter().zip(now);
    let changed = changed.filter(|(before, now)| before.verdict != now.verdict);
    let parts: Vec<String> = changed.map(|(_, now)| in_words(now)).collect();
    parts.join(". ")
}

fn in_words(answer: &Answer) -> String {
    let word = match answer.verdict {
        Verdict::Ok => "OK".to_owned(),
        _ => answer.word.to_lowercase(),
    };
    let numbers = answer.need.as_ref().map_or_else(String::new, |need| {
        format!(", {} of {}", grouped(need.needed), grouped(need.usable))
    });
    format!("{} {word}{numbers}", title(answer.stage))
}

#[cfg(test)]
mod tests {
    use super::{Spoken, changes};
    use crate::results::answer::answers;
    use crate::results::example::{contoso, html, outcome, planner};

    #[test]
    fn only_what_changed_is_said() {
        let large = contoso().with(
            "/virtualNetworks/1/subnets/0/addressPrefix",
            "10.240.0.0/23",
        );
        let [large, small] = [large, contoso()].map(|draft| answers(&outcome(&draft).ledger, 0));
        assert_eq!(
            changes(&large, &small),
            "Upgrades fails, 310 of 251. Scales to full fails, 465 of 251"
        );
        assert_eq!(
            changes(&small, &large),
            "Upgrades OK, 310 of 507. Scales to full OK, 465 of 507"
        );
        assert_eq!(changes(&small, &small), "");
    }

    #[tokio::test]
    async fn at_first_it_says_what_was_done_and_no_more() {
        let mut planner = planner(&contoso());
        let mut spoken = Spoken::new(&planner);
        planner.announcement = "Undid: grow".to_owned();
        assert!(!spoken.speak(&planner));
        assert_eq!(
            html(spoken.show(&planner).into()).await,
            r#"<p class="vh" role="status">Undid: grow </p>"#
        );
    }
}
