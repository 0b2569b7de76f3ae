//! The page: a plan typed in, what it means beside it.

mod app;
mod bar;
mod clipboard;
mod deed;
mod editor;
mod field;
mod file;
mod focus;
mod fresh;
mod help;
mod hint;
mod keys;
mod mark;
mod markup;
mod network_model;
mod planner;
mod plans;
mod results;
mod sample;
mod storage;
mod theme;

fn main() {
    // A root of its own: the icons in the body stay.
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("planner"));
    if let Some(root) = root {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
