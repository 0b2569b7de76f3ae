//! What is to be said above the plan, until somebody closes it.

use yew::Html;

use crate::deed::Deed;
use crate::mark::icon;
use crate::markup::{Tag, list, tag};
use crate::planner::{Copied, Notice, Section, View};
use crate::results::by_hand;

/// A notice, and a text of the bar that is to be copied by hand.
pub(crate) fn notices(view: &View) -> Html {
    let copied = view.copied.as_ref();
    let text = copied.and_then(|(section, copied)| match (section, copied) {
        (Section::Plan | Section::Link | Section::Frame, Copied::ByHand(text)) => {
            Some((*section, text))
        }
        _ => None,
    });
    let text = text.map(|(section, text)| {
        tag("div")
            .class("hint row said")
            .with(tag("p").text("The clipboard is out of reach: copy this by hand."))
            .with(close())
            .with(by_hand(section, text))
    });
    let notice = view.notice.as_ref().map(notice);
    list(text.into_iter().chain(notice).map(Html::from).collect())
}

fn notice(notice: &Notice) -> Tag {
    let lines = notice.lines.iter().map(|line| tag("li").text(line));
    tag("div")
        .class("hint row said")
        .with(tag("p").text(&notice.title))
        .with(close())
        .with(tag("ul").all(lines))
}

fn close() -> Tag {
    tag("button")
        .class("ico end")
        .set("aria-label", "Close this notice")
        .does(Deed::Dismiss, "")
        .with(icon("x"))
}

#[cfg(test)]
mod tests {
    use super::notices;
    use crate::markup::shown;
    use crate::planner::{Copied, Notice, Section, View};

    #[tokio::test]
    async fn a_notice_says_a_line_for_each_mistake_as_text() {
        let mut view = View::default();
        view.notice = Some(Notice {
            title: "The link was not opened.".to_owned(),
            lines: vec!["/<img>: one".to_owned(), "two".to_owned()],
        });
        let html = shown(notices(&view)).await;
        assert!(html.contains("<p>The link was not opened.</p>"), "{html}");
        assert!(!html.contains("<img"), "{html}");
        assert!(html.contains(": one</li><li>two</li>"), "{html}");
    }

    #[tokio::test]
    async fn a_link_that_cannot_be_copied_is_shown_to_be_copied_by_hand() {
        let copied = |section| {
            let mut view = View::default();
            let text = "https://planner.example.com/#plan=1.x".to_owned();
            view.copied = Some((section, Copied::ByHand(text)));
            view
        };
        let html = shown(notices(&copied(Section::Link))).await;
        assert!(
            html.contains(r#"aria-label="Link, to copy by hand""#),
            "{html}"
        );
        // A section shows its own.
        let html = shown(notices(&copied(Section::Sums))).await;
        assert!(!html.contains("textarea"), "{html}");
    }
}
