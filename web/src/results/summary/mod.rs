//! One sentence that says whether the plan works, and the one change that helps most.

mod change;
mod sentence;

use aksnet_core::ledger::Verdict;
use aksnet_core::rules::{Finding, Severity, grouped};
use yew::Html;

use super::Subject;
use super::answer::{Answer, answers};
use super::clusters::Clusters;
use super::text::full_stop;
use crate::deed::Deed;
use crate::markup::{Tag, kept, list, tag};
use crate::planner::{Action, Outcome, Planner};
use change::{Change, best};
use sentence::sentence;

/// The answer in one sentence, its consequence in one line, and the one button.
pub(crate) fn summary(subject: &Subject) -> Html {
    let clusters = Clusters::of(&subject.outcome, subject.cluster);
    let clusters = clusters.map(|clusters| kept("clusters", clusters, Clusters::show));
    let line = kept("said", say(subject), Said::show);
    list(clusters.into_iter().chain([line]).collect())
}

/// The same as one text.
pub(super) fn in_words(subject: &Subject) -> String {
    let said = say(subject);
    let then = match said.then {
        Then::Line(words) | Then::Findings(words) => words,
        Then::Change(change) => {
            let does = match &change.grows {
                Some((name, prefix)) => format!("make {name} a /{prefix}"),
                None => first_small(&change.fix.title),
            };
            format!("{}: {does}. {}", change.intro, change.effect)
        }
    };
    format!("{} {then}", said.sentence).trim_end().to_owned()
}

/// The change that helps most, to be made.
pub(crate) fn best_change(planner: &Planner) -> Option<Action> {
    match say(&Subject::of(planner)).then {
        Then::Change(change) => Some(Action::Mend {
            title: change.fix.title,
            edits: change.fix.edits,
        }),
        Then::Findings(_) | Then::Line(_) => None,
    }
}

/// What the summary says.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    sentence: String,
    then: Then,
}

/// What comes after the sentence.
#[derive(Clone, Debug, PartialEq)]
enum Then {
    /// A change that helps.
    Change(Change),
    /// Something fails and no change offered helps: what it is.
    Findings(String),
    /// A line of text.
    Line(String),
}

/// What fails in a cluster, or in the networks around it.
fn errors(outcome: &Outcome, cluster: usize) -> impl Iterator<Item = &Finding> {
    let own = format!("/clusters/{cluster}/");
    let errors = outcome.findings.iter();
    let errors = errors.filter(|finding| finding.rule.severity == Severity::Error);
    errors.filter(move |finding| {
        let subject = &finding.subject;
        !subject.starts_with("/clusters/") || subject.starts_with(&own)
    })
}

fn say(subject: &Subject) -> Said {
    let (outcome, cluster) = (&*subject.outcome, subject.cluster);
    let answers = answers(&outcome.ledger, cluster);
    let clusters = &outcome.plan.clusters;
    let name = clusters.get(cluster).filter(|_| clusters.len() > 1);
    let name = name.map_or("This cluster", |cluster| &cluster.name);
    let fails = answers.iter().any(|it| it.verdict == Verdict::Error);
    if fails {
        let change = best(subject, &answers);
        return Said {
            sentence: sentence(name, &answers),
            then: change.map_or_else(
                || Then::Findings("No single change offered here mends it.".to_owned()),
                Then::Change,
            ),
        };
    }
    let checked = answers[0].verdict != Verdict::NotChecked;
    if let Some(first) = errors(outcome, cluster).next().filter(|_| checked) {
        return Said {
            sentence: format!("{name} has the addresses it needs, but not as planned."),
            then: Then::Findings(full_stop(&first.message)),
        };
    }
    Said {
        sentence: sentence(name, &answers),
        then: Then::Line(headroom(&answers)),
    }
}

/// What is left when all goes well, or what is missing to say so.
fn headroom(answers: &[Answer; 3]) -> String {
    if let Some(missing) = answers[0].missing {
        return format!("{missing}.");
    }
    let full = answers.iter().rev().find_map(|answer| {
        let need = answer.need.as_ref()?;
        (answer.missing.is_none()).then_some((answer, need))
    });
    full.map_or_else(String::new, |(answer, need)| {
        format!(
            "{} uses {} of {} {} in {} {}: {}.",
            change::title(answer.stage),
            grouped(need.needed),
            grouped(need.usable),
            need.unit,
            need.kind,
            if need.block.is_empty() {
                &need.name
            } else {
                &need.block
            },
            need.rest(),
        )
    })
}

impl Said {
    /// The sentence, its consequence, its button.
    fn show(&self) -> Html {
        let go = |deed: Deed, about: &str, words: &str| {
            let button = tag("button").class("go end");
            Some(button.does(deed, about).text(words))
        };
        let line = tag("p");
        let (line, button) = match &self.then {
            Then::Line(words) => (line.text(words), None),
            Then::Findings(words) => (
                line.text(words),
                go(Deed::See, "h-find", "See the findings"),
            ),
            Then::Change(change) => (
                consequence(line, change),
                go(Deed::Mend, "", &change.fix.title),
            ),
        };
        let sentence = tag("h2").set("id", "h-sum").set("tabindex", "-1");
        tag("section")
            .class("sum row has")
            .set("aria-labelledby", "h-sum h-plan")
            .with(tag("div").with(sentence.text(&self.sentence)).with(line))
            .all(button)
            .into()
    }
}

/// "One change fixes both: make snet-nodes a /23. Full scale then uses 465 of 507 addresses and 42 stay free."
fn consequence(line: Tag, change: &Change) -> Tag {
    let line = line.text(&change.intro).text(": ");
    let line = match &change.grows {
        Some((name, prefix)) => {
            let line = line.text("make ").with(tag("code").text(name));
            line.text(&format!(" a /{prefix}"))
        }
        None => line.text(&first_small(&change.fix.title)),
    };
    line.text(". ").text(&change.effect)
}

/// The text with a small first letter.
fn first_small(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use aksnet_core::model::Edit;
    use aksnet_core::rules::Fix;

    use super::summary;
    use crate::planner::{Count, Outcome, Shared};
    use crate::results::Subject;
    use crate::results::example::{Draft, blank, contoso, subject, words};

    async fn said(draft: &Draft) -> String {
        words(summary(&subject(draft))).await
    }

    #[tokio::test]
    async fn the_worked_example_offers_the_change_that_fixes_both() {
        assert_eq!(
            said(&contoso()).await,
            "This cluster will start, but it cannot be upgraded or grow. \
             One change fixes both: make snet-nodes a /23. \
             Full scale then uses 465 of 507 addresses and 42 stay free. \
             Grow snet-nodes to 10.240.0.0/23"
        );
    }

    #[tokio::test]
    async fn when_all_is_well_it_gives_the_headroom_and_no_button() {
        let draft = contoso().with(
            "/virtualNetworks/1/subnets/0/addressPrefix",
            "10.240.0.0/23",
        );
        assert_eq!(
            said(&draft).await,
            "This cluster creates, upgrades and scales to full. \
             Full scale uses 465 of 507 addresses in node subnet 10.240.0.0/23: 42 left."
        );
    }

    #[tokio::test]
    async fn where_no_change_helps_it_leads_to_the_findings() {
        let draft = contoso();
        let mut outcome = Outcome::of(&draft.0, None);
        for finding in Count::found(&mut outcome) {
            finding.fix = None;
        }
        let said = words(summary(&Subject {
            outcome: Shared::new(outcome),
            ..subject(&draft)
        }));
        assert_eq!(
            said.await,
            "This cluster will start, but it cannot be upgraded or grow. \
             No single change offered here mends it. See the findings"
        );
    }

    #[tokio::test]
    async fn a_change_that_leaves_something_names_what_it_mends() {
        let draft = contoso();
        let mut outcome = Outcome::of(&draft.0, None);
        let path = "/clusters/0/nodePools/1/count".to_owned();
        for finding in Count::found(&mut outcome) {
            finding.fix = Some(Fix {
                title: "Start apps with 3 nodes".to_owned(),
                edits: vec![Edit::number(path.clone(), 3)],
            });
        }
        let said = words(summary(&Subject {
            outcome: Shared::new(outcome),
            ..subject(&draft)
        }));
        assert_eq!(
            said.await,
            "This cluster will start, but it cannot be upgraded or grow. \
             One change fixes upgrades: start apps with 3 nodes. \
             Full scale still needs 465 addresses of 251. Start apps with 3 nodes"
        );
    }

    #[tokio::test]
    async fn an_empty_plan_says_what_it_needs() {
        assert_eq!(
            said(&blank()).await,
            "There is not enough here yet to say whether it works. Needs a cluster."
        );
    }
}
