//! "Embed this plan": a frame to be pasted into another page, and what it will look like there.

use yew::Html;

use crate::deed::Deed;
use crate::markup::{Tag, kept, tag};
use crate::planner::{FrameLook, Open, REGIONS, Section};
use crate::results::copying;
use crate::theme::Theme;

/// Name of the part among those that are open.
pub(crate) const PART: &str = "embed";

/// Where the planner stands, for those who have it as a file alone.
pub(crate) const ELSEWHERE: &str = "https://planner.example.com/";

/// What the part shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Embedding {
    /// What the frame looks like.
    pub(crate) look: FrameLook,
    /// Whether it was copied a moment ago.
    pub(crate) copied: bool,
    /// Address of the planner; none where it is a file.
    pub(crate) page: Option<String>,
    /// The plan behind the `#` of the address.
    pub(crate) fragment: String,
    /// Name of the plan.
    pub(crate) name: String,
}

impl Embedding {
    /// Choices, the frame to be copied, the frame itself.
    fn show(&self) -> Html {
        let page = self.page.as_deref().unwrap_or(ELSEWHERE);
        let snippet = self.look.snippet(page, &self.fragment, &self.name);
        let area = tag("textarea")
            .set("rows", "4")
            .flag("readonly", true)
            .set("spellcheck", "false")
            .set("aria-label", "HTML of the frame")
            .value(&snippet);
        let copy = copying(Section::Frame, self.copied, "", tag("span").text("Copy"));
        let elsewhere = self.page.is_none().then(|| {
            tag("small").text(
                "Put the address of a planner on a host of yours in place of planner.example.com.",
            )
        });
        tag("div")
            .class("embedding")
            .with(self.choices())
            .with(area)
            .with(tag("p").class("row").with(copy).all(elsewhere))
            // A page on a disk has no address that another page could frame.
            .all(self.page.as_ref().map(|_| self.preview()))
            .into()
    }

    fn choices(&self) -> Tag {
        let theme = [Theme::System, Theme::Light, Theme::Dark];
        let themes = theme.map(|theme| (theme.word(), theme.word(), theme == self.look.theme));
        let opens = Open::ALL.map(|open| (open.words(), open.words(), open == self.look.open));
        let shown = self.look.shown();
        let parts = REGIONS.iter().map(|(region, name)| {
            let tick = tag("input")
                .set("type", "checkbox")
                .does(Deed::FramePart, name)
                .checked(shown.has(*region));
            let words = if *name == "addons" { "add-ons" } else { name };
            tag("label").class("tick").with(tick).text(" ").text(words)
        });
        let parts = tag("span")
            .class("row")
            .set("role", "group")
            .set("aria-label", "Parts that are shown")
            .all(parts);
        tag("div")
            .class("row rest")
            .with(choice("Theme", Deed::FrameTheme, &themes))
            .with(choice("Readers may change", Deed::FrameOpen, &opens))
            .with(parts)
    }

    /// The planner in a frame of itself. A new address makes a new frame: Back then leads out of the page and not
    /// through every state of the frame.
    fn preview(&self) -> Tag {
        let address = format!("{}#{}", self.look.query(), self.fragment);
        tag("figure").with(tag("figcaption").text("Preview")).with(
            tag("iframe")
                .key(&address)
                .set("src", &address)
                .set("title", "Preview"),
        )
    }
}

fn choice(label: &str, deed: Deed, options: &[(&str, &str, bool)]) -> Tag {
    let options = options.iter().map(|(value, words, on)| {
        tag("option")
            .set("value", value)
            .flag("selected", *on)
            .text(words)
    });
    let select = tag("select").does(deed, "").all(options);
    let name = tag("small").text(label);
    tag("label").class("row").with(name).with(select)
}

/// The part: closed until somebody asks for it.
pub(crate) fn embedding(open: Option<&Embedding>) -> Tag {
    let summary = tag("summary")
        .class("row")
        .set("id", "h-embed")
        .does(Deed::Toggle, PART)
        .with(tag("h2").text("Embed this plan"))
        .text(" ")
        .with(tag("small").text("in a wiki, a runbook or any other page"));
    tag("details")
        .class("sec has")
        .flag("open", open.is_some())
        .with(summary)
        .nodes(open.map(|open| kept(PART, open.clone(), Embedding::show)))
}

#[cfg(test)]
mod tests {
    use super::{Embedding, embedding};
    use crate::markup::shown;
    use crate::planner::FrameLook;

    #[tokio::test]
    async fn it_offers_the_frame_and_shows_it() {
        let mut open = Embedding {
            look: FrameLook::default(),
            copied: false,
            page: Some("https://planner.example.com/".to_owned()),
            fragment: "plan=1.x".to_owned(),
            name: "contoso".to_owned(),
        };
        let html = shown(embedding(Some(&open)).into()).await;
        let frame = r#"<iframe src="?embed=1#plan=1.x" title="Preview">"#;
        assert!(html.contains(frame), "{html}");
        assert!(
            html.contains("https://planner.example.com/?embed=1#plan=1.x"),
            "{html}"
        );
        open.page = None;
        let html = shown(embedding(Some(&open)).into()).await;
        assert!(
            !html.contains("title=\"Preview\"") && html.contains("in place of"),
            "{html}"
        );
        let closed = shown(embedding(None).into()).await;
        assert!(!closed.contains("textarea"), "{closed}");
    }
}
