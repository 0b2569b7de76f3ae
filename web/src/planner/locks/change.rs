//! Changes that would touch what somebody has set.

use aksnet_core::model::{Edit, EditValue, PlanDraft, Record, Slot};

use super::Locks;
use crate::planner::name;

/// Why a change is not to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hold {
    /// What is set.
    pub(crate) path: String,
    /// Who has set it.
    pub(crate) by: String,
}

impl Hold {
    /// "snet-nodes range, set by Platform team".
    pub(crate) fn words(&self, draft: &PlanDraft) -> String {
        format!("{}, set by {}", name(draft, &self.path), self.by)
    }
}

/// A list that gets longer or shorter.
struct Resized {
    list: String,
    /// Places in it that something else comes to stand in.
    places: std::ops::Range<usize>,
}

impl Locks {
    /// What keeps edits of a draft from being made.
    pub(crate) fn against(&self, draft: &PlanDraft, edits: &[Edit]) -> Option<Hold> {
        if self.is_empty() {
            return None;
        }
        edits.iter().find_map(|edit| self.against_one(draft, edit))
    }

    /// What keeps a list from being changed, where a path leads to one of its items.
    pub(crate) fn against_item(&self, path: &str) -> Option<Hold> {
        let (list, _) = path.rsplit_once('/')?;
        let by = self.list_by(list)?;
        Some(hold(list.to_owned(), by))
    }

    #[inline(never)]
    fn against_one(&self, draft: &PlanDraft, edit: &Edit) -> Option<Hold> {
        let path = edit.path.strip_prefix('/').unwrap_or(&edit.path);
        let removes = edit.value == EditValue::Nothing;
        let Some(Resized { list, places }) = resized(draft, path, "", removes) else {
            return self.by(&edit.path).map(|by| hold(edit.path.clone(), by));
        };
        if let Some(by) = self.list_by(&list) {
            return Some(hold(list, by));
        }
        let mut places = places.map(|place| format!("{list}/{place}"));
        places.find_map(|path| Some(hold(path.clone(), self.by(&path)?)))
    }
}

pub(super) fn hold(path: String, by: &str) -> Hold {
    let by = by.to_owned();
    Hold { path, by }
}

/// The list that an edit makes longer or shorter; `None` where it changes a field that is there.
fn resized(record: &dyn Record, path: &str, before: &str, removes: bool) -> Option<Resized> {
    let (key, rest) = split(path);
    let list = format!("{before}/{key}");
    let resized = |places| {
        let list = list.clone();
        Some(Resized { list, places })
    };
    match (record.slot(key)?, rest) {
        (Slot::Texts(texts), None) => resized(0..texts.len()),
        (Slot::Texts(texts), Some(place)) => match place.parse() {
            Ok(place) if place < texts.len() && !removes => None,
            Ok(place) if place < texts.len() => resized(place..texts.len()),
            _ => resized(0..0),
        },
        (Slot::Record(inner), Some(rest)) => self::resized(inner, rest, &list, removes),
        (Slot::Records(records), Some(rest)) => {
            let (place, rest) = split(rest);
            let item = place.parse().ok().and_then(|place| records.get(place));
            match (item, rest) {
                (Some(item), Some(rest)) => {
                    self::resized(item, rest, &format!("{list}/{place}"), removes)
                }
                // Whole items come and go by the lock of their list alone.
                _ => resized(0..0),
            }
        }
        _ => None,
    }
}

/// First part of a path, and the rest.
fn split(path: &str) -> (&str, Option<&str>) {
    match path.split_once('/') {
        Some((first, rest)) => (first, Some(rest)),
        None => (path, None),
    }
}
