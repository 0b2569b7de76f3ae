//! Fields that somebody has set, so that nobody changes them here.
//!
//! A page that the planner stands in locks what it wants to stay; a policy locks what a plan has as
//! it asks. What differs from the policy is not locked: it is a finding, and there to be changed.

mod between;
mod change;
mod entry;

pub(super) use change::Hold;

use std::{borrow::Cow, collections::BTreeSet, rc::Rc};

use aksnet_core::model::PlanDraft;
use aksnet_core::policy::Policy;
use aksnet_core::sorting;

use entry::Entry;

/// Who has set what the page around the planner locks.
const HOST: &str = "this page";

/// So many entries a host locks at most.
const MOST: usize = 200;

/// Who has set which fields. Copied at no cost, and equal only to itself: two that hold the same are
/// not looked into.
#[derive(Clone, Debug, Default)]
pub(crate) struct Locks {
    held: Option<Rc<Held>>,
    /// Where they are seen from, unless that is the whole page.
    row: Option<Rc<Row>>,
}

/// A row of the page: its path there, and in the plan.
#[derive(Debug, PartialEq)]
struct Row {
    path: String,
    place: String,
}

#[derive(Debug)]
struct Held {
    /// What the page around the planner locks.
    host: Rc<[Entry]>,
    /// Who sets the policy.
    owner: String,
    /// Paths of what the plan has as the policy asks.
    kept: BTreeSet<String>,
}

impl PartialEq for Locks {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.held, &other.held) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same && self.row == other.row
    }
}

impl Locks {
    /// Nobody has set anything.
    pub(crate) const NONE: &'static Self = &Self {
        held: None,
        row: None,
    };

    /// What a host page locks, and what is wrong with the rest of its list, a line each.
    ///
    /// An entry is a part of the plan (`networks`, `connected`, `cluster`, `pools`, `addons`, `name`,
    /// `all`) or a JSON Pointer into it, with `*` for every item of a list, which locks everything
    /// under it. One that is neither locks nothing; the others do.
    pub(crate) fn of_host<'a>(names: impl Iterator<Item = &'a str>) -> (Self, Vec<String>) {
        let (mut host, mut wrong) = (Vec::new(), Vec::new());
        for (place, name) in names.enumerate() {
            if place >= MOST {
                wrong.push(format!("more than {MOST} locks; the rest is left out"));
                break;
            }
            match Entry::read(name) {
                Ok(entry) => host.push(entry),
                Err(words) => wrong.push(words),
            }
        }
        let locks = held(host.into(), String::new(), BTreeSet::new());
        (locks, wrong)
    }

    /// The same host's locks, and what a draft has as a policy asks; the very same where nothing changes.
    pub(super) fn under(&self, policy: Option<&Policy>, draft: &PlanDraft) -> Self {
        let (host, before) = match (self.held.as_deref(), policy) {
            (None, None) => return Self::default(),
            (held, _) => (held.map(|held| Rc::clone(&held.host)), held),
        };
        let owner = policy.map_or("", Policy::owner);
        let kept = policy.map_or_else(Vec::new, |policy| policy.kept(draft));
        let kept: BTreeSet<String> = sorting::gathered(kept);
        if before.is_some_and(|held| held.kept == kept && held.owner == owner) {
            return self.clone();
        }
        held(host.unwrap_or_default(), owner.to_owned(), kept)
    }

    /// The locks of another host under the same policy.
    pub(super) fn hosted(&self, by: &Self) -> Self {
        let host = by.held.as_ref().map(|held| Rc::clone(&held.host));
        let (owner, kept) = self.held.as_ref().map_or_else(Default::default, |held| {
            (held.owner.clone(), held.kept.clone())
        });
        held(host.unwrap_or_default(), owner, kept)
    }

    /// Whether nobody has set anything.
    pub(crate) const fn is_empty(&self) -> bool {
        self.held.is_none()
    }

    /// The same seen from a row of the page, whose path there stands for its place in the plan.
    pub(crate) fn in_row(&self, path: &str, place: &str) -> Self {
        let row = || {
            let (path, place) = (path.to_owned(), place.to_owned());
            Rc::new(Row { path, place })
        };
        Self {
            held: self.held.clone(),
            // Where nothing is set, all rows see the same.
            row: (!self.is_empty()).then(row),
        }
    }

    fn place_of<'a>(&self, path: &'a str) -> Cow<'a, str> {
        let row = self.row.as_deref();
        let inside = row.and_then(|row| Some((row, path.strip_prefix(&*row.path)?)));
        inside.map_or(Cow::Borrowed(path), |(row, rest)| {
            Cow::Owned(format!("{}{rest}", row.place))
        })
    }

    /// Who has set the field at a path.
    #[inline(never)]
    pub(crate) fn by(&self, path: &str) -> Option<&str> {
        let held = self.held.as_deref()?;
        let path = &*self.place_of(path);
        if held.host.iter().any(|entry| entry.covers(path)) {
            return Some(HOST);
        }
        let list = path.rsplit_once('/').map_or("", |(list, _)| list);
        let kept = held.kept.contains(path) || held.kept.contains(list);
        kept.then_some(held.owner.as_str())
    }

    /// Who has set what is in a list, so that nothing is added to it, removed, copied or moved.
    pub(crate) fn list_by(&self, list: &str) -> Option<&str> {
        let held = self.held.as_deref()?;
        let pinned = held.host.iter().any(|entry| entry.pins(list));
        if pinned { Some(HOST) } else { self.by(list) }
    }

    /// Who has set all of a group of the editor.
    pub(crate) fn group_by(&self, group: &str) -> Option<&str> {
        let held = self.held.as_deref()?;
        let whole = |entry: &Entry| match entry {
            Entry::All => true,
            Entry::Group(own) => *own == group,
            Entry::Name | Entry::Under(_) => false,
        };
        held.host.iter().any(whole).then_some(HOST)
    }
}

fn held(host: Rc<[Entry]>, owner: String, kept: BTreeSet<String>) -> Locks {
    let none = host.is_empty() && kept.is_empty();
    Locks {
        held: (!none).then(|| Rc::new(Held { host, owner, kept })),
        row: None,
    }
}

#[cfg(test)]
mod tests;
