//! What to begin with, on the first visit and in an empty plan.

use yew::Html;

use crate::deed::Deed;
use crate::mark::icon;
use crate::markup::{Tag, tag};
use crate::sample::Start;

/// The starts of one line.
const SHORT: [(Start, &str); 4] = [
    (Start::NewCluster, "New cluster"),
    (Start::HubAndSpoke, "Hub and spoke"),
    (Start::Blank, "A given subnet"),
    (Start::Blank, "Paste"),
];

/// Id of the box that ranges are pasted into.
pub(crate) const BOX: &str = "start-ranges";

/// Name of the line among the parts that are open; open, it is out of the way.
pub(crate) const PART: &str = "hint";

/// One line above the example: it goes with the first change, or when it is closed.
pub(crate) fn hint() -> Tag {
    let starts = SHORT.into_iter().map(|(start, words)| button(start, words));
    let close = tag("button")
        .class("ico end")
        .set("aria-label", "Close this line")
        .does(Deed::Toggle, PART)
        .with(icon("x"));
    tag("p")
        .class("hint row")
        .with(tag("span").text("Example plan. Start with"))
        .all(starts)
        .with(close)
}

/// What stands in the place of the results as long as there is no plan.
pub(crate) fn beginning() -> Html {
    let area = tag("textarea")
        .set("id", BOX)
        .set("rows", "6")
        .set("spellcheck", "false")
        .set(
            "placeholder",
            "vnet-spoke  10.240.0.0/16\nsnet-nodes  10.240.0.0/24\non-premises 10.16.0.0/12",
        );
    let plan = tag("button").does(Deed::Begin, "").text("Plan with these");
    let private = tag("small").text("Nothing you paste leaves this page.");
    let shapes = Start::ALL
        .into_iter()
        .filter(|start| *start != Start::Blank);
    let shapes = shapes.flat_map(|start| {
        let name = tag("dt").with(button(start, start.title()));
        [name, tag("dd").text(start.about())]
    });
    let label = tag("label")
        .set("for", BOX)
        .text("Start with what you have");
    tag("section")
        .class("begin has")
        .set("aria-label", "Start")
        .with(tag("h2").with(label))
        .with(tag("p").text("Paste ranges, with names beside them or without, or type the one subnet you were given."))
        .with(tag("div").class("row").with(area).with(plan).with(private))
        .with(tag("h2").text("Or start from a shape"))
        .with(tag("dl").all(shapes))
        .into()
}

/// Why something was not done, and lines of a paste that could not be made use of.
pub(crate) fn left_out(lines: &[String], refused: Option<&str>) -> Option<Tag> {
    /// So many are shown; a text with more was no list of ranges.
    const SHOWN: usize = 10;
    let shown = lines.iter().take(SHOWN);
    let more = lines.len().checked_sub(SHOWN).filter(|more| *more > 0);
    let more = more.map(|more| tag("span").text(&format!("and {more} more")));
    let refused = refused.map(|words| tag("span").with(icon("lock")).text(" ").text(words));
    let out = (!lines.is_empty()).then(|| tag("span").text("Left out of what was pasted:"));
    (refused.is_some() || out.is_some()).then(|| {
        tag("p")
            .class("hint row")
            .all(refused)
            .all(out)
            .all(shown.map(|line| tag("code").text(line)))
            .all(more)
    })
}

/// Replaces the plan with one to begin with; undo brings it back.
fn button(start: Start, words: &str) -> Tag {
    let place = Start::ALL.iter().position(|other| *other == start);
    let place = place.unwrap_or(0).to_string();
    tag("button")
        .class("txt")
        .does(Deed::Start, &place)
        .text(words)
}

#[cfg(test)]
mod tests {
    use super::{beginning, left_out};
    use crate::markup::shown;
    use crate::sample::Start;

    #[tokio::test]
    async fn every_start_but_the_empty_one_is_offered_with_what_is_in_it() {
        let html = shown(beginning()).await;
        for start in Start::ALL {
            let offered = html.contains(&format!(">{}</button>", start.title()));
            assert_eq!(offered, start != Start::Blank, "{html}");
        }
    }

    #[tokio::test]
    async fn what_is_left_out_is_shown_as_text() {
        let lines: Vec<String> = (0..12).map(|line| format!("<b>{line}")).collect();
        let html = shown(left_out(&lines, None).unwrap().into()).await;
        assert!(html.contains("<code>&lt;b&gt;9</code>") || html.contains("<code>&lt;b>9</code>"));
        assert!(html.contains("and 2 more"), "{html}");
        assert!(left_out(&[], None).is_none());
        let html = shown(left_out(&[], Some("Not changed")).unwrap().into()).await;
        assert!(html.ends_with("Not changed</span></p>"), "{html}");
    }

    #[test]
    fn every_start_is_a_plan_that_can_be_read() {
        for start in Start::ALL {
            let draft = start.plan();
            assert_eq!(draft.read().errors, [], "{}", start.title());
            assert_eq!(draft.clusters.is_empty(), start == Start::Blank);
        }
    }
}
