//! The planner to look at: a plan typed in, what it means beside it.

mod app;
mod bar;
mod clipboard;
mod deed;
mod editor;
mod embedded;
mod embedding;
mod field;
mod file;
mod fresh;
mod help;
mod hint;
mod history;
mod host;
mod keys;
mod link;
mod mark;
mod markup;
mod network_model;
mod notice;
mod offline;
mod planner;
mod plans;
mod policy;
mod results;
mod sample;
mod stage;
mod storage;
mod theme;

pub use embedded::Embedded;
pub use host::{Attributes, Told};

/// Shows the planner as the page that it is the whole of.
///
/// A document without an element of the id `planner` stays as it is.
pub fn page() {
    let Some(stage) = stage::Stage::page() else {
        return;
    };
    let root = stage.root().clone();
    let props = app::Props {
        stage,
        setting: host::asked(),
        draft: None,
        terms: planner::Terms::None,
        told: yew::Callback::noop(),
    };
    yew::Renderer::<app::App>::with_root_and_props(root, props).render();
}
