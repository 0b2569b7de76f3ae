//! Which cluster the results are about.

use aksnet_core::ledger::{PerStage, Verdict};
use yew::Html;

use super::icons::{icons, in_words};
use crate::deed::Deed;
use crate::markup::tag;
use crate::planner::Outcome;

/// More clusters than this are offered in a list to choose from.
const SIDE_BY_SIDE: usize = 8;

/// The clusters of a plan with their verdicts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clusters {
    clusters: Vec<(String, PerStage<Verdict>)>,
    shown: usize,
}

impl Clusters {
    /// The clusters, one of them shown; `None` where there is no choice.
    pub(super) fn of(outcome: &Outcome, shown: usize) -> Option<Self> {
        let ledger = &outcome.ledger;
        let places = outcome.plan.clusters.iter().enumerate();
        let clusters = places.map(|(place, cluster)| {
            let verdicts = PerStage::each(|stage| ledger.verdict(place, stage));
            (cluster.name.clone(), verdicts)
        });
        let clusters: Vec<_> = clusters.collect();
        (clusters.len() > 1).then_some(Self { clusters, shown })
    }

    /// Buttons side by side, or a list where there are many.
    pub(super) fn show(&self) -> Html {
        let clusters = &self.clusters;
        let failing = clusters.iter().filter(|(_, verdicts)| fails(*verdicts));
        let count = format!("{} of {} clusters fail", failing.count(), clusters.len());
        let count = tag("small").text(&count);
        if clusters.len() > SIDE_BY_SIDE {
            let select = tag("select").does(Deed::Show, "");
            let select = select.all(clusters.iter().enumerate().map(
                |(place, (name, verdicts))| {
                    let option = tag("option").flag("selected", place == self.shown);
                    option.text(name).text(": ").text(&in_words(*verdicts))
                },
            ));
            let label = tag("label").text("Cluster shown ").with(select);
            let line = tag("p").class("clusters row has");
            return line.with(label).with(count).into();
        }
        let buttons = clusters
            .iter()
            .enumerate()
            .map(|(place, (name, verdicts))| {
                tag("button")
                    .set(
                        "aria-pressed",
                        if place == self.shown { "true" } else { "false" },
                    )
                    .does(Deed::Show, &place.to_string())
                    .text(name)
                    .text(" ")
                    .with(icons(*verdicts))
            });
        tag("div")
            .class("clusters row has")
            .set("role", "group")
            .set("aria-label", "Cluster shown")
            .all(buttons)
            .with(count)
            .into()
    }
}

fn fails(verdicts: PerStage<Verdict>) -> bool {
    [verdicts.create, verdicts.upgrade, verdicts.full_scale].contains(&Verdict::Error)
}

#[cfg(test)]
mod tests {
    use super::Clusters;
    use crate::results::example::{contoso, html, outcome};

    #[test]
    fn one_cluster_leaves_no_choice() {
        assert_eq!(Clusters::of(&outcome(&contoso()), 0), None);
    }

    #[tokio::test]
    async fn two_stand_side_by_side_with_their_verdicts() {
        let draft = contoso().with("/clusters/1/name", "aks-new");
        let clusters = Clusters::of(&outcome(&draft), 1).unwrap();
        let html = html(clusters.show()).await;
        assert!(
            html.contains(r#"aria-pressed="false" data-do="show" data-at="0">aks-contoso-prod"#),
            "{html}"
        );
        assert!(
            html.contains(r#"aria-pressed="true" data-do="show" data-at="1">aks-new"#),
            "{html}"
        );
        assert!(html.contains(r#"aria-label="creates OK, upgrades Fails, full scale Fails""#));
        assert!(html.contains("1 of 2 clusters fail"));
    }

    #[tokio::test]
    async fn many_are_a_list() {
        let many = (1..9).fold(contoso(), |draft, place| {
            draft.with(&format!("/clusters/{place}/name"), "aks")
        });
        let html = html(Clusters::of(&outcome(&many), 1).unwrap().show()).await;
        assert_eq!(html.matches("<option").count(), 9);
        assert!(html.contains("aks: creates Not checked, upgrades Not checked"));
    }
}
