//! What the page says to those who cannot see it change.

use aksnet_core::ledger::Verdict;
use aksnet_core::rules::grouped;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::answer::{Answer, answers};
use super::verdicts::title;
use crate::planner::{Outcome, Shared};

/// How long after the last key verdicts are spoken. Unit: milliseconds.
const QUIET: u32 = 700;

/// What the live region needs to know.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What was done last; said at once.
    pub(crate) announcement: AttrValue,
    /// What the plan means.
    pub(crate) outcome: Shared<Outcome>,
    /// Place of the cluster shown.
    pub(crate) cluster: usize,
}

/// The one live region: what was done at once, and verdicts that changed once nobody types.
#[component]
pub(crate) fn Spoken(props: &Props) -> Html {
    let said = use_state(|| (props.outcome.clone(), String::new()));
    let before = use_mut_ref(|| answers(&props.outcome.ledger, props.cluster));
    use_effect_with((props.outcome.clone(), props.cluster), {
        let said = said.clone();
        move |(outcome, cluster)| {
            let (outcome, cluster) = (outcome.clone(), *cluster);
            let timer = Timeout::new(QUIET, move || {
                let now = answers(&outcome.ledger, cluster);
                let text = changes(&before.borrow(), &now);
                *before.borrow_mut() = now;
                if !text.is_empty() {
                    said.set((outcome, text));
                }
            });
            // The next key comes before its time: it starts again.
            move || drop(timer.cancel())
        }
    });
    // What was said of another state of the plan is not said again.
    let verdicts = (said.0 == props.outcome).then(|| said.1.clone());
    html! { <p class="vh" role="status">{ &props.announcement }{ " " }{ verdicts }</p> }
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
    use super::{Props, Spoken, changes};
    use crate::results::answer::answers;
    use crate::results::example::{contoso, html, outcome};

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
        let props = Props {
            announcement: "Undid: grow".into(),
            outcome: outcome(&contoso()),
            cluster: 0,
        };
        assert_eq!(
            html::<Spoken>(props).await,
            r#"<p role="status" class="vh">Undid: grow </p>"#
        );
    }
}
