//! The page: a plan typed in, what it means beside it.

mod app;
mod bar;
mod editor;
mod field;
mod file;
mod mark;
mod planner;
mod results;
mod sample;

fn main() {
    yew::Renderer::<app::App>::new().render();
}
