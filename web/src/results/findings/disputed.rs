//! Numbers on which public documents disagree.

use aksnet_core::report::Assumption;
use yew::Html;

use crate::deed::Deed;
use crate::markup::{Tag, tag};
use crate::results::amount::amount;

/// Name of the list among the parts that are open.
pub(super) const PART: &str = "disputed";

/// The disputed numbers that a plan was counted with.
#[derive(PartialEq)]
pub(super) struct Disputed {
    /// The numbers, and the other number of each.
    pub(super) numbers: Vec<Assumption>,
    /// Whether somebody wants to see them.
    pub(super) open: bool,
}

impl Disputed {
    /// One quiet line, more on request.
    pub(super) fn show(&self) -> Html {
        if self.numbers.is_empty() {
            return Html::default();
        }
        let count = u64::try_from(self.numbers.len()).unwrap_or(u64::MAX);
        let summary = tag("summary")
            .does(Deed::Toggle, PART)
            .text(&amount(count, "number"))
            .text(" on which documents disagree");
        let numbers = self.numbers.iter().filter(|_| self.open);
        let numbers = numbers.map(number);
        tag("details")
            .class("defaults")
            .flag("open", self.open)
            .with(summary)
            .with(tag("ul").all(numbers))
            .into()
    }
}

/// "addresses of a node: 31, not 29. Why. Sources".
fn number(number: &Assumption) -> Tag {
    let words = format!(", not {}. {} Sources: ", number.other, number.why);
    let mut item = tag("li")
        .text(number.topic)
        .text(": ")
        .with(tag("b").text(&number.used))
        .text(&words);
    for (place, source) in number.sources.iter().enumerate() {
        let link = tag("a").set("href", source.url).text(source.title);
        let between = if place == 0 { "" } else { "; " };
        let end = item.text(between).with(link).text(", reviewed ");
        item = end.text(source.reviewed);
    }
    item
}

#[cfg(test)]
mod tests {
    use aksnet_core::report::assumptions;

    use super::Disputed;
    use crate::results::example::{contoso, outcome, words};

    #[tokio::test]
    async fn both_numbers_stand_with_their_sources() {
        let disputed = Disputed {
            numbers: assumptions(&outcome(&contoso()).plan),
            open: true,
        };
        let text = words(disputed.show()).await;
        for part in [
            "1 number on which documents disagree addresses of a Node Subnet node:",
            "1 address more than max pods , not 1 address less than max pods.",
            "Plan IP addressing for your AKS cluster , reviewed 2026-08-21; Azure Kubernetes Service, issue 1795",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }
}
