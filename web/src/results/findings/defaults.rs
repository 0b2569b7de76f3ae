//! Values the plan leaves out.

use aksnet_core::model::{DefaultUsed, PlanDraft};
use yew::Html;

use super::item::more;
use crate::deed::Deed;
use crate::markup::tag;
use crate::planner::name;
use crate::results::amount::amount;

/// A value that was taken, and the name of its field.
type Taken = (String, DefaultUsed);

/// The values that were taken for a plan, by the names of their fields.
pub(super) fn taken(draft: &PlanDraft, defaults: &[DefaultUsed]) -> Vec<Taken> {
    let taken = defaults.iter();
    let taken = taken.map(|default| (name(draft, &default.path), default.clone()));
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
            tag("ul").all(taken.iter().map(|(name, default)| {
                let item = tag("li").text(name).text(": ");
                let item = item.with(tag("b").text(&default.value)).text(", ");
                let said = default.text.as_ref().map(|said| format!(": {said} "));
                let said = said.as_deref().unwrap_or(" ");
                let item = item.text(default.reason).text(said);
                item.all(default.link.as_deref().map(more))
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
    use super::{DefaultUsed, Defaults, taken};
    use crate::results::example::{contoso, html, outcome, words};

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

    #[tokio::test]
    async fn the_team_says_why_and_where_it_says_more() {
        let own = DefaultUsed {
            path: "/clusters/0/nodePools/0/maxSurge".to_owned(),
            value: "33%".to_owned(),
            reason: "default of the policy",
            text: Some("<b>Overnight.</b>".to_owned()),
            link: Some("https://example.com/surge".to_owned()),
        };
        let bare = DefaultUsed {
            text: None,
            link: None,
            ..own.clone()
        };
        let taken = taken(&contoso().0, &[own, bare]);
        let defaults = Defaults {
            count: taken.len(),
            taken: Some(taken),
        };
        let html = html(defaults.show()).await;
        let own = "<li>system max surge: <b>33%</b>, default of the policy: &lt;b&gt;Overnight.&lt;/b&gt; \
            <a href=\"https://example.com/surge\" target=\"_blank\" rel=\"noopener noreferrer\">More at example.com</a></li>";
        assert!(html.contains(own), "{html}");
        let bare = "<li>system max surge: <b>33%</b>, default of the policy </li>";
        assert!(html.contains(bare), "{html}");
    }
}
