//! Values the plan leaves out.

use std::rc::Rc;

use aksnet_core::model::{DefaultUsed, PlanDraft};
use yew::prelude::*;

use crate::results::amount::amount;
use crate::results::name::name;

/// A value that was taken: what it is of, the value, why.
type Taken = (String, String, &'static str);

/// What the list needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The values.
    pub(super) taken: Rc<Vec<Taken>>,
}

/// The values that were taken for a plan, by the names of their fields.
pub(super) fn taken(draft: &PlanDraft, defaults: &[DefaultUsed]) -> Vec<Taken> {
    let taken = defaults.iter().map(|default| {
        (
            name(draft, &default.path),
            default.value.clone(),
            default.reason,
        )
    });
    taken.collect()
}

/// Values the plan leaves out and what was taken in their place: one quiet line, more on request.
#[component]
pub(super) fn Defaults(props: &Props) -> Html {
    let taken = &props.taken;
    if taken.is_empty() {
        return Html::default();
    }
    let count = u64::try_from(taken.len()).unwrap_or(u64::MAX);
    html! {
        <details class="defaults">
            <summary>{ amount(count, "value") }{ " left out and filled in" }</summary>
            <ul>
                for (place, (name, value, reason)) in taken.iter().enumerate() {
                    <li key={place}>{ name }{ ": " }<b>{ value }</b>{ ", " }{ *reason }</li>
                }
            </ul>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::{Defaults, Props, taken};
    use crate::results::example::{contoso, outcome, words};

    #[tokio::test]
    async fn each_is_named_with_its_reason() {
        let draft = contoso();
        let taken = taken(&draft.0, &outcome(&draft).defaults).into();
        let text = words::<Defaults>(Props { taken }).await;
        assert!(
            text.contains("left out and filled in outbound type: loadBalancer , AKS default"),
            "{text}"
        );
    }
}
