//! What the page says to those who cannot see it change.

use aksnet_core::ledger::Verdict;
use aksnet_core::rules::grouped;

use super::Subject;
use super::answer::{Answer, answers};
use super::findings::pressing;
use super::verdicts::title;
use crate::markup::{Tag, tag};
use crate::planner::{Outcome, Planner, Shared};

/// So many new findings are said in words, the rest is counted: nobody listens to a long list.
const SAID: usize = 3;

/// What was said of the verdicts and the findings, and what is next.
pub(crate) struct Spoken {
    /// The verdicts that were said last.
    before: [Answer; 3],
    /// What tells the findings of that time from others, sorted.
    known: Vec<String>,
    /// What was said, and the state of the plan it was said of.
    said: Option<(Shared<Outcome>, String)>,
}

impl Spoken {
    /// At first everything is known.
    pub(crate) fn new(planner: &Planner) -> Self {
        Self {
            before: answers(&planner.outcome.ledger, planner.cluster),
            known: keys(&pressing(&Subject::of(planner))),
            said: None,
        }
    }

    /// Says which verdicts have changed since the last time and what was found that was not there
    /// then; false where that is nothing.
    pub(crate) fn speak(&mut self, planner: &Planner) -> bool {
        let now = answers(&planner.outcome.ledger, planner.cluster);
        let found = pressing(&Subject::of(planner));
        let mut parts = changes(&self.before, &now);
        parts.extend(news(&self.known, &found));
        let text = parts.join(". ");
        self.before = now;
        self.known = keys(&found);
        let changed = !text.is_empty();
        if changed {
            self.said = Some((planner.outcome.clone(), text));
        }
        changed
    }

    /// The one live region: what was done at once, and what changed once nobody types.
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
fn changes(before: &[Answer; 3], now: &[Answer; 3]) -> Vec<String> {
    let changed = before.iter().zip(now);
    let changed = changed.filter(|(before, now)| before.verdict != now.verdict);
    changed.map(|(_, now)| in_words(now)).collect()
}

/// "New: two pools have the same name": each finding whose key is not known, worst first.
fn news(known: &[String], found: &[(String, String)]) -> Vec<String> {
    let new = found
        .iter()
        .filter(|(key, _)| known.binary_search(key).is_err());
    let all = new.clone().count();
    let mut said: Vec<String> = new
        .take(SAID)
        .map(|(_, text)| format!("New: {}", text.trim_end_matches('.')))
        .collect();
    if all > SAID {
        said.push(format!("{} more findings are new", all.abs_diff(SAID)));
    }
    said
}

fn keys(found: &[(String, String)]) -> Vec<String> {
    let mut keys: Vec<String> = found.iter().map(|(key, _)| key.clone()).collect();
    keys.sort_unstable();
    keys
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
    use std::rc::Rc;

    use aksnet_core::rules::Finding;

    use super::{SAID, Spoken, changes, keys, news};
    use crate::planner::Action;
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
            [
                "Upgrades fails, 310 of 251",
                "Scales to full fails, 465 of 251"
            ]
        );
        assert_eq!(
            changes(&small, &large),
            ["Upgrades OK, 310 of 507", "Scales to full OK, 465 of 507"]
        );
        assert!(changes(&small, &small).is_empty());
    }

    #[test]
    fn a_finding_is_said_once_and_again_when_it_comes_back() {
        let good = planner(&contoso());
        let twice = planner(&contoso().with("/clusters/0/nodePools/1/name", "system"));
        let mut spoken = Spoken::new(&good);
        assert!(spoken.speak(&twice));
        let (_, said) = spoken.said.as_ref().unwrap();
        assert_eq!(said.matches("New: ").count(), 1, "{said}");
        assert!(said.contains("system"), "{said}");
        assert!(!spoken.speak(&twice));
        assert!(!spoken.speak(&good));
        assert!(spoken.speak(&twice));
    }

    #[test]
    fn a_finding_whose_field_has_another_place_is_not_new() {
        // The last subnet meets the one before it.
        let range = "/virtualNetworks/1/subnets/3/addressPrefix";
        let before = Rc::new(planner(&contoso().with(range, "10.240.4.16/28")));
        let mut spoken = Spoken::new(&before);
        let after = before.reduce(Action::Remove {
            path: "/virtualNetworks/1/subnets/1".to_owned(),
            name: String::new(),
        });
        let meets = |found: &&Finding| found.rule.id == "AKN301";
        assert!(after.outcome.findings.iter().any(|found| meets(&found)));
        spoken.speak(&after);
        let said = spoken.said.map_or_else(String::new, |(_, said)| said);
        assert!(!said.contains("meets"), "{said}");
    }

    #[test]
    fn many_at_once_are_counted() {
        let found: Vec<(String, String)> = (0..5)
            .map(|number| (format!("AKN{number}"), format!("Fault {number}.")))
            .collect();
        let said = news(&[], &found);
        assert_eq!(said.len(), SAID + 1);
        assert_eq!(said[0], "New: Fault 0");
        assert_eq!(said[SAID], "2 more findings are new");
        assert!(news(&keys(&found), &found).is_empty());
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
