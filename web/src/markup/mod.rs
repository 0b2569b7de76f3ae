//! Markup, put together by plain functions.
//!
//! An element is a [`tag()`]; what belongs together and changes rarely is a [`kept()`] part, which is
//! written anew only when what it shows has changed. Nobody listens on an element: what it does when
//! it is used stands on it, see [`Deed`](crate::deed::Deed).

mod kept;
mod names;
mod tag;

pub(crate) use kept::kept;
#[cfg(test)]
pub(crate) use kept::written;
pub(crate) use tag::{Tag, list, tag};

/// The HTML of a part of the page, for tests.
#[cfg(test)]
pub(crate) async fn shown(part: yew::Html) -> String {
    use yew::prelude::*;

    #[derive(Properties, PartialEq)]
    struct Props {
        part: Html,
    }

    #[component]
    fn Shown(props: &Props) -> Html {
        props.part.clone()
    }

    yew::LocalServerRenderer::<Shown>::with_props(Props { part })
        .hydratable(false)
        .render()
        .await
}
