//! One line of the list of findings.

use yew::prelude::*;

use super::entry::{Azure, Entry, Offer};
use super::why::Why;
use crate::field::field_id;
use crate::focus;
use crate::mark::State;
use crate::planner::Action;
use crate::results::text::with_code;

/// What a line needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What it says.
    pub(super) entry: Entry,
    /// Its place on the list.
    pub(super) place: usize,
    /// Called with that place and the change when its button is pressed.
    pub(super) apply: Callback<(usize, Action)>,
}

/// State, sentence, rule, what Azure says, the field, why; and the button that mends it.
#[component]
pub(super) fn Item(props: &Props) -> Html {
    let Props {
        entry,
        place,
        apply,
    } = props;
    html! {
        <li id={id(*place)} tabindex="-1">
            <State sign={entry.sign} word={entry.word()} />
            <div>
                <p>{ with_code(&entry.text) }</p>
                <p class="row meta">
                    if let Some(rule) = entry.rule { <code>{ rule.id }</code> }
                    { azure(entry.azure()) }
                    { field_link(&entry.subject, &entry.place) }
                </p>
                if let Some(rule) = entry.rule { <Why {rule} subject={entry.subject.clone()} /> }
            </div>
            { offer(entry, *place, apply) }
        </li>
    }
}

/// The id of the line at a place.
pub(super) fn id(place: usize) -> String {
    format!("finding-{place}")
}

fn azure(says: Option<Azure>) -> Html {
    match says {
        Some(Azure::Code(code)) => html! { <span>{ "Azure error " }<code>{ code }</code></span> },
        Some(Azure::TrafficBreaks) => html! { <span>{ "No Azure error: traffic breaks" }</span> },
        None => Html::default(),
    }
}

fn offer(entry: &Entry, place: usize, apply: &Callback<(usize, Action)>) -> Html {
    match &entry.offer {
        Offer::Nothing => Html::default(),
        Offer::SameAs(other) => html! { <small>{ "Same fix as " }{ other }</small> },
        Offer::Fix(fix, words) => {
            let (title, edits) = (fix.title.clone(), fix.edits.clone());
            let onclick = apply.reform(move |_: MouseEvent| {
                let action = Action::Change {
                    title: title.clone(),
                    edits: edits.clone(),
                };
                (place, action)
            });
            html! { <button {onclick}>{ words }</button> }
        }
    }
}

/// A link that moves the focus to a field, and opens the group it is in.
pub(in crate::results) fn field_link(path: &str, name: &str) -> Html {
    let to = path.to_owned();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        focus::on_field(&to);
    });
    html! { <a href={format!("#{}", field_id(path))} {onclick}>{ name }</a> }
}

#[cfg(test)]
mod tests {
    use super::{Item, Props};
    use crate::results::example::{contoso, html, outcome, words};
    use crate::results::findings::entry::entries;
    use yew::Callback;

    fn first() -> Props {
        let draft = contoso();
        let entry = entries(&draft.0, &outcome(&draft)).remove(0);
        Props {
            entry,
            place: 0,
            apply: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn it_says_what_where_and_what_to_do() {
        let text = words::<Item>(first()).await;
        assert!(text.starts_with("Fails "), "{text}");
        assert!(
            text.contains("AKN201 Azure error InsufficientSubnetSize snet-nodes range Why"),
            "{text}"
        );
        assert!(text.ends_with("Grow snet-nodes to /23"), "{text}");
    }

    #[tokio::test]
    async fn it_links_to_its_field() {
        let html = html::<Item>(first()).await;
        let link = r##"href="#f-virtualNetworks-1-subnets-0-addressPrefix""##;
        assert!(html.contains(link), "{html}");
    }

    #[tokio::test]
    async fn a_hostile_name_is_text() {
        let draft = contoso().with(
            "/virtualNetworks/1/subnets/0/name",
            "<img src=x onerror=alert(1)>",
        );
        let draft = draft.with(
            "/clusters/0/nodePools/0/vnetSubnet",
            "<img src=x onerror=alert(1)>",
        );
        let entry = entries(&draft.0, &outcome(&draft)).remove(0);
        let html = html::<Item>(Props {
            entry,
            place: 0,
            apply: Callback::noop(),
        })
        .await;
        assert!(!html.contains("<img"), "{html}");
    }
}
