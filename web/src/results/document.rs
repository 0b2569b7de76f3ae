//! The plan and what it means as one text, for a ticket, a wiki or a pull request.

use std::rc::Rc;

use aksnet_core::rules::grouped;

use super::Subject;
use super::answer::{Answer, answers};
use super::markdown::{cell, table};
use super::verdicts::title;
use crate::planner::{Action, Planner};

/// The plan as Markdown: the summary, verdicts and sums of each cluster, what was found, the link.
///
/// The link is left out where it is empty.
pub(super) fn markdown(planner: &Rc<Planner>, link: &str) -> String {
    let name = match planner.draft.name.as_str() {
        "" => "Untitled plan",
        name => name,
    };
    let mut text = format!("# {}\n", cell(name));
    let clusters = &planner.outcome.plan.clusters;
    let several = clusters.len() > 1;
    for place in 0..clusters.len().max(1) {
        let shown = Rc::clone(planner).reduce(Action::Show(place));
        if let Some(cluster) = clusters.get(place).filter(|_| several) {
            part(&mut text, &format!("## {}\n", cell(&cluster.name)));
        }
        let said = super::summary::in_words(&Subject::of(&shown));
        part(&mut text, &format!("{}\n", cell(&said)));
        part(&mut text, &verdicts(&shown));
        part(&mut text, &super::sums::markdown(&shown));
    }
    part(&mut text, &super::findings::markdown(planner));
    if !link.is_empty() {
        part(&mut text, &format!("Open this plan: <{link}>\n"));
    }
    text
}

/// Adds a part behind an empty line.
fn part(text: &mut String, part: &str) {
    text.push('\n');
    text.push_str(part);
}

fn verdicts(planner: &Planner) -> String {
    let rows = answers(&planner.outcome.ledger, planner.cluster).map(|answer| row(&answer));
    let head = ["Verdict", "State", "Needed", "Usable", "Limited by"];
    table("Verdicts", &head, &rows)
}

fn row(answer: &Answer) -> Vec<String> {
    let (needed, usable, limit) = match &answer.need {
        Some(need) => {
            let name = if need.block.is_empty() {
                &need.name
            } else {
                &need.block
            };
            let limit = format!("{} in {} {name}: {}", need.who, need.kind, need.rest());
            let needed = format!("{} {}", grouped(need.needed), need.unit);
            (needed, grouped(need.usable), limit)
        }
        None => Default::default(),
    };
    let limit = answer.missing.map_or(limit, str::to_owned);
    let state = answer.word.to_owned();
    vec![title(answer.stage).to_owned(), state, needed, usable, limit]
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::markdown;
    use crate::planner::Planner;
    use crate::results::example::{blank, contoso, planner};

    #[test]
    fn the_worked_example_is_summary_verdicts_sums_findings_and_link() {
        let text = markdown(&Rc::new(planner(&contoso())), "https://x.example/#plan=1.y");
        let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(
            headings,
            [
                "# contoso-prod",
                "## Verdicts",
                "## snet-nodes 10.240.0.0/24",
                "## What fits",
                "## Findings",
            ]
        );
        assert!(
            text.starts_with(
                "# contoso-prod\n\nThis cluster will start, but it cannot be upgraded or grow. \
                 One change fixes both: make snet-nodes a /23. \
                 Full scale then uses 465 of 507 addresses and 42 stay free.\n\n## Verdicts\n"
            ),
            "{text}"
        );
        assert!(
            text.contains(
                "| Upgrades | Fails | 310 addresses | 251 | 8 nodes and 2 surge in node subnet 10.240.0.0/24: 59 short |"
            ),
            "{text}"
        );
        assert!(text.contains("| AKN201 |"), "{text}");
        assert!(
            text.ends_with("\n\nOpen this plan: <https://x.example/#plan=1.y>\n"),
            "{text}"
        );
    }

    #[test]
    fn every_cluster_has_its_own_verdicts() {
        let text = include_str!("../../../examples/hub-and-spoke.json");
        let draft = crate::file::read(text).unwrap();
        let clusters = draft.clusters.len();
        assert!(clusters > 1);
        let text = markdown(&Rc::new(Planner::with(draft)), "");
        assert_eq!(text.matches("## Verdicts").count(), clusters);
        assert!(!text.contains("Open this plan"));
    }

    #[test]
    fn an_empty_plan_says_what_it_needs() {
        let text = markdown(&Rc::new(planner(&blank())), "");
        assert!(
            text.starts_with("# Untitled plan\n\nThere is not enough here yet"),
            "{text}"
        );
        assert!(
            text.contains("| Creates | Not checked |  |  | Needs a cluster |"),
            "{text}"
        );
    }
}
