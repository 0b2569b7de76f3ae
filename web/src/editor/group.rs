//! A group of the editor that can be closed.

use yew::prelude::*;

/// Window width from which groups are open at first. Unit: CSS pixels.
const WIDE: f64 = 700.0;

/// What a group needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Its heading.
    pub(super) title: AttrValue,
    /// What is in it, in a few words.
    #[prop_or_default]
    pub(super) note: AttrValue,
    /// Whether it is open at first on a wide page.
    #[prop_or(true)]
    pub(super) open: bool,
    /// Its content.
    pub(super) children: Html,
}

/// A group: open at first where there is room.
#[component]
pub(super) fn Group(props: &Props) -> Html {
    let open = props.open;
    let open = use_memo((), |()| open && window_width() >= WIDE);
    html! {
        <details class="sec" open={*open}>
            <summary class="row"><h2>{ &props.title }</h2>{ " " }<small>{ &props.note }</small></summary>
            { props.children.clone() }
        </details>
    }
}

fn window_width() -> f64 {
    web_sys::window()
        .and_then(|window| window.inner_width().ok()?.as_f64())
        .unwrap_or(WIDE)
}
