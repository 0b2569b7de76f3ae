//! Values the plan leaves out.

use aksnet_core::model::{DefaultUsed, PlanDraft};
use yew::Html;

use crate::deed::Deed;
use crate::markup::tag;
use crate::planner::name;
use crate::results::amount::amount;

/// A value that was taken: what it is of, the value, why.
type Taken = (String, String, &'static str);

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

/// Name of the list among the parts that are open.
pub(super) const PART: &str = "defaults";

/// Values the plan leaves out and what was taken in their place.
#[derive(PartialEq)]
pub(super) struct Defaults {
    /// How many there are.
    pub(super) count: usize,
    /// The values, where somebody wants to see them.
    pub(super) taken: Option<Vec<Taken>>,
}

impl Defaults {
    /// One quiet line, more on request.
    pub(super) fn show(&self) -> Html {
        if self.count == 0 {
            return Html::default();
        }
        let count = u64::try_from(self.count).unwrap_or(u64::MAX);
        let summary = tag("summary")
            .does(Deed::Toggle, PART)
            .text(&amount(count, "value"))
            .text(" left out and filled in");
        let list = self.taken.as_ref().map(|taken| {
            tag("ul").all(taken.iter().map(|(name, value, reason)| {
                let item = tag("li").text(name).text(": ");
                item.with(tag("b").text(value)).text(", ").text(reason)
            }))
        });
        tag("details")
            .class("defaults")
            .flag("open", self.taken.is_some())
            .with(summary)
            .all(list)
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::{Defaults, taken};
    use crate::results::example::{contoso, outcome, words};

    #[tokio::test]
    async fn each_is_named_with_its_reason() {
        let draft = contoso();
        let taken = taken(&draft.0, &outcome(&draft).defaults);
        let defaults = Defaults {
            count: taken.len(),
            taken: Some(taken),
        };
        let text = words(defaults.show()).await;
        assert!(
            text.contains("left out and filled in outbound type: loadBalancer , AKS default"),
            "{text}"
        );
    }
}
