//! The state of the page: what was typed, how it came to be, and what it means.
//!
//! The draft is text and nothing else; everything shown beside it is derived from it.
//! The reducer is pure, so that all of it is tested without a browser.

mod action;
mod addition;
mod frame_look;
mod group;
mod history;
mod locks;
mod model;
mod name;
mod outcome;
mod paste;
mod region;
mod rows;
mod start;
mod state;
mod terms;
mod view;

pub(crate) use action::{Action, Addition};
pub(crate) use addition::next_subnet;
pub(crate) use frame_look::{FrameLook, Open};
pub(crate) use group::group_of;
pub(crate) use locks::Locks;
pub(crate) use model::model_edits;
pub(crate) use name::name;
#[cfg(test)]
pub(crate) use outcome::Count;
pub(crate) use outcome::{Outcome, Shared};
pub(crate) use paste::{has_ranges, is_list};
pub(crate) use region::{REGIONS, Region, Regions};
pub(crate) use rows::{Rows, Sheet, row_path};
pub(crate) use state::Planner;
pub(crate) use terms::Terms;
pub(crate) use view::{Copied, Look, Notice, ResultsView, Section, View};
