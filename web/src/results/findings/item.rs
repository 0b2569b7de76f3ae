//! One line of the list of findings.

use yew::Html;

use super::entry::{Azure, Entry, Offer};
use super::why::{Explained, why};
use crate::deed::Deed;
use crate::mark::{icon, state};
use crate::markup::{Tag, tag};
use crate::planner::{Regions, group_of};
use crate::results::text::with_code;

/// A line of the list.
#[derive(PartialEq)]
pub(super) struct Item {
    /// What it says.
    pub(super) entry: Entry,
    /// Its place on the list.
    pub(super) place: usize,
    /// Why, where somebody wants to know.
    pub(super) why: Option<Explained>,
    /// The parts of the page that are shown.
    pub(super) regions: Regions,
}

impl Item {
    /// State, sentence, rule, what Azure says, the field, why; and the button that mends it.
    pub(super) fn show(&self) -> Html {
        let entry = &self.entry;
        let meta = tag("p")
            .class("row meta")
            .all(entry.rule.map(|rule| tag("code").text(rule.id)))
            .all(entry.azure().map(azure))
            .all(entry.link.as_deref().map(more))
            .with(field_link(&entry.field, &entry.place, self.regions));
        let why = entry
            .rule
            .map(|rule| why(rule, &entry.key, self.why.as_ref(), self.place));
        let words = tag("div").with(with_code(&entry.text)).with(meta).all(why);
        tag("li")
            .set("id", &format!("finding-{}", self.place))
            .set("tabindex", "-1")
            .with(state(entry.sign, entry.word()))
            .with(words)
            .all(self.offer())
            .into()
    }

    fn offer(&self) -> Option<Tag> {
        match &self.entry.offer {
            Offer::Nothing => None,
            Offer::SameAs(other) => Some(tag("small").text("Same fix as ").text(other)),
            Offer::Held(what) => {
                let needs = tag("small").class("held").with(icon("lock"));
                Some(needs.text(" Needs ").text(what))
            }
            Offer::Fix(words) => {
                let button = tag("button").does(Deed::Fix, &self.place.to_string());
                Some(button.text(words))
            }
        }
    }
}

/// A link to where whoever asks for it says more; it names the host, so that nobody is led astray.
pub(super) fn more(link: &str) -> Tag {
    let rest = link.strip_prefix("https://").unwrap_or(link);
    let authority = rest.split(['/', '?', '#', '\\']).next();
    let host = authority.and_then(|authority| authority.rsplit('@').next());
    tag("a")
        .set("href", link)
        .set("target", "_blank")
        .set("rel", "noopener noreferrer")
        .text("More at ")
        .text(host.unwrap_or_default())
}

fn azure(says: Azure) -> Tag {
    match says {
        Azure::Code(code) => {
            let error = tag("span").text("Azure error ");
            error.with(tag("code").text(code))
        }
        Azure::TrafficBreaks => tag("span").text("No Azure error: traffic breaks"),
    }
}

/// A link that moves the focus to a field, and opens the group it is in; the bare name where that is not shown.
pub(in crate::results) fn field_link(path: &str, name: &str, regions: Regions) -> Tag {
    if !regions.has_group(group_of(path)) {
        return tag("span").text(name);
    }
    tag("a")
        .set("href", "#plan")
        .does(Deed::Go, path)
        .text(name)
}

#[cfg(test)]
mod tests {
    use super::Item;
    use crate::planner::Regions;
    use crate::results::example::{Draft, contoso, html, subject, words};
    use crate::results::findings::entry::entries;

    fn first(draft: &Draft) -> Item {
        Item {
            entry: entries(&subject(draft)).remove(0).entry,
            place: 0,
            why: None,
            regions: Regions::ALL,
        }
    }

    #[tokio::test]
    async fn it_says_what_where_and_what_to_do() {
        let text = words(first(&contoso()).show()).await;
        assert!(text.starts_with("Fails "), "{text}");
        assert!(
            text.contains("AKN201 Azure error InsufficientSubnetSize snet-nodes range Why"),
            "{text}"
        );
        assert!(text.ends_with("Grow snet-nodes to /23"), "{text}");
    }

    #[tokio::test]
    async fn it_links_to_its_field() {
        let html = html(first(&contoso()).show()).await;
        let link =
            r##"href="#plan" data-do="go" data-at="/virtualNetworks/1/subnets/r0/addressPrefix""##;
        assert!(html.contains(link), "{html}");
    }

    #[tokio::test]
    async fn a_link_names_the_host_it_leads_to() {
        for (link, host) in [
            ("https://example.com/a?b#c", "example.com"),
            (
                "https://trusted.example@other.example:8443",
                "other.example:8443",
            ),
            ("https://other.example\\@trusted.example/", "other.example"),
            ("https://other.example?@trusted.example", "other.example"),
        ] {
            let mut item = first(&contoso());
            item.entry.link = Some(link.to_owned());
            let html = html(item.show()).await;
            let rest = format!(r#"" target="_blank" rel="noopener noreferrer">More at {host}</a>"#);
            assert!(html.contains(&rest), "{html}");
        }
    }

    #[tokio::test]
    async fn a_field_that_is_not_shown_is_no_link() {
        let item = Item {
            regions: Regions::EMBEDDED,
            ..first(&contoso())
        };
        let html = html(item.show()).await;
        assert!(html.contains("<span>snet-nodes range</span>"), "{html}");
    }

    #[tokio::test]
    async fn a_hostile_name_is_text() {
        let name = "<img src=x onerror=alert(1)>";
        let draft = contoso()
            .with("/virtualNetworks/1/subnets/0/name", name)
            .with("/clusters/0/nodePools/0/vnetSubnet", name);
        let html = html(first(&draft).show()).await;
        assert!(!html.contains("<img"), "{html}");
    }
}
