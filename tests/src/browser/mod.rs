//! The built page in real browsers.
//!
//! [`run`] takes [`Flow`]s through an [`Engine`]; a [`Page`] finds what a person would, by role and
//! name. `cargo xtask test --only browser` builds the page, finds the browsers and runs the tests.

mod driver;
mod engine;
mod flow;
mod measured;
mod network;
mod nginx;
mod page;
mod place;
mod screen;
mod screenshot;
mod session;
mod wait;

pub use engine::{Ability, Engine, Storage};
pub use flow::{Flow, Run};
pub use measured::measured;
pub use nginx::head;
pub use page::{Page, Theme};
pub use place::Place;
pub use session::run;
pub use thirtyfour::{Key, WebElement};
