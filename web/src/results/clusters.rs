//! Which cluster the results are about.

use aksnet_core::ledger::{PerStage, Verdict};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::icons::{icons, in_words};
use crate::field::use_dispatch;
use crate::planner::{Action, Outcome, Shared};

/// More clusters than this are offered in a list to choose from.
const SIDE_BY_SIDE: usize = 8;

/// What the choice needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What the plan means.
    pub(super) outcome: Shared<Outcome>,
    /// Place of the cluster shown.
    pub(super) cluster: usize,
}

/// The clusters of the plan with their verdicts; nothing where there is no choice.
#[component]
pub(super) fn Clusters(props: &Props) -> Html {
    let ledger = &props.outcome.ledger;
    let places = props.outcome.plan.clusters.iter().enumerate();
    let clusters: Vec<(String, PerStage<Verdict>)> = places
        .map(|(place, cluster)| {
            let verdicts = PerStage::each(|stage| ledger.verdict(place, stage));
            (cluster.name.clone(), verdicts)
        })
        .collect();
    if clusters.len() < 2 {
        return Html::default();
    }
    html! { <Choice {clusters} shown={props.cluster} /> }
}

/// What the clusters are and which of them is shown.
#[derive(Properties, PartialEq)]
struct ChoiceProps {
    clusters: Vec<(String, PerStage<Verdict>)>,
    shown: usize,
}

#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let dispatch = use_dispatch();
    let ChoiceProps { clusters, shown } = props;
    let failing = clusters.iter().filter(|(_, verdicts)| fails(*verdicts));
    let count = format!("{} of {} clusters fail", failing.count(), clusters.len());
    if clusters.len() > SIDE_BY_SIDE {
        let onchange = dispatch.reform(|event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            Action::Show(usize::try_from(select.selected_index()).unwrap_or(0))
        });
        return html! {
            <p class="clusters row has">
                <label>{ "Cluster shown " }
                    <select {onchange}>
                        for (place, (name, verdicts)) in clusters.iter().enumerate() {
                            <option key={place} selected={place == *shown}>{ name }{ ": " }{ in_words(*verdicts) }</option>
                        }
                    </select>
                </label>
                <small>{ count }</small>
            </p>
        };
    }
    html! {
        <div class="clusters row has" role="group" aria-label="Cluster shown">
            for (place, (name, verdicts)) in clusters.iter().enumerate() {
                <button key={place} aria-pressed={(place == *shown).to_string()}
                    onclick={dispatch.reform(move |_: MouseEvent| Action::Show(place))}>
                    { name }{ " " }{ icons(*verdicts) }
                </button>
            }
            <small>{ count }</small>
        </div>
    }
}

fn fails(verdicts: PerStage<Verdict>) -> bool {
    [verdicts.create, verdicts.upgrade, verdicts.full_scale].contains(&Verdict::Error)
}

#[cfg(test)]
mod tests {
    use super::{Clusters, Props};
    use crate::results::example::{Draft, contoso, html, outcome};

    fn props(draft: &Draft) -> Props {
        Props {
            outcome: outcome(draft),
            cluster: 1,
        }
    }

    #[tokio::test]
    async fn one_cluster_leaves_no_choice() {
        assert_eq!(html::<Clusters>(props(&contoso())).await, "");
    }

    #[tokio::test]
    async fn two_stand_side_by_side_with_their_verdicts() {
        let html = html::<Clusters>(props(&contoso().with("/clusters/1/name", "aks-new"))).await;
        assert!(
            html.contains(r#"aria-pressed="false">aks-contoso-prod"#),
            "{html}"
        );
        assert!(html.contains(r#"aria-pressed="true">aks-new"#), "{html}");
        assert!(html.contains(r#"aria-label="creates OK, upgrades Fails, full scale Fails""#));
        assert!(html.contains("1 of 2 clusters fail"));
    }

    #[tokio::test]
    async fn many_are_a_list() {
        let many = (1..9).fold(contoso(), |draft, place| {
            draft.with(&format!("/clusters/{place}/name"), "aks")
        });
        let html = html::<Clusters>(props(&many)).await;
        assert_eq!(html.matches("<option").count(), 9);
        assert!(html.contains("aks: creates Not checked, upgrades Not checked"));
    }
}
