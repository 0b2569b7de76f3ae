//! The plan in this tab: kept soon after every change, and exchanged for others.

use std::rc::Rc;

use aksnet_core::model::PlanDraft;

use crate::file;
use crate::planner::Action;
use crate::sample::Start;
use crate::storage::{Browser, Keeps, Kept, Memory, Plans, Stored};

/// Something a person does with the plans of this browser; plans are named by their keys.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Errand {
    /// Opens a plan.
    Open(String),
    /// Begins a new plan.
    New(Start),
    /// Keeps a copy.
    Duplicate(String),
    /// Gives a plan another name.
    Rename(String, String),
    /// Removes a plan.
    Remove(String),
    /// Brings back the plan that was removed last.
    PutBack,
    /// Another tab's changes come into this one.
    TakeTheirs,
    /// What stands in this tab becomes a plan of its own.
    KeepMine,
}

/// What became of a plan since it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Since {
    /// The page has yet to show it.
    Opened,
    /// Nothing.
    Unchanged,
    /// It was changed.
    Changed,
}

/// The plan in this tab, and where it is kept.
pub(crate) struct Desk {
    plans: Plans,
    /// The plan as it stands.
    latest: Rc<PlanDraft>,
    since: Since,
    /// Whether this is the example, untouched, in a browser that had no plan.
    pub(crate) first_visit: bool,
    /// Whether the plan that was open last cannot be read.
    pub(super) unreadable: bool,
    /// What came of keeping the plan.
    pub(super) kept: Kept,
    /// The plan that was removed last.
    pub(super) removed: Option<Stored>,
}

impl Desk {
    /// The desk of this tab, with the plan on it that bears this mark in the browser's history, or
    /// that was open last, or else the example.
    ///
    /// Where plans are not kept, it knows nothing of those that were, and forgets its own.
    pub(crate) fn new(keeps: bool, mark: Option<String>) -> (Self, PlanDraft) {
        let plans = if keeps {
            Plans::on(
                Box::new(Browser(Keeps::ForGood)),
                Box::new(Browser(Keeps::WhileTabLasts)),
            )
        } else {
            Plans::on(Box::new(Memory::default()), Box::new(Memory::default()))
        };
        Self::with(plans, mark)
    }

    fn with(mut plans: Plans, mark: Option<String>) -> (Self, PlanDraft) {
        let text = plans.resume(mark);
        let draft = text.as_ref().and_then(|text| file::read(text).ok());
        if draft.is_none() {
            // What cannot be read stays where it is; the next change begins a new plan.
            plans.begin();
        }
        let desk = Self {
            plans,
            latest: Rc::default(),
            since: Since::Opened,
            first_visit: text.is_none(),
            unreadable: text.is_some() && draft.is_none(),
            kept: Kept::Yes,
            removed: None,
        };
        (desk, draft.unwrap_or_else(|| Start::Example.plan()))
    }

    /// The plan as it stands; true where it is to be kept as soon as no other change follows.
    pub(crate) fn hold(&mut self, draft: &Rc<PlanDraft>) -> bool {
        if Rc::ptr_eq(&self.latest, draft) {
            return false;
        }
        self.latest = Rc::clone(draft);
        if self.since == Since::Opened {
            self.since = Since::Unchanged;
            return false;
        }
        self.since = Since::Changed;
        self.first_visit = false;
        true
    }

    /// Key of the plan that is open; `None` for one that was never kept.
    pub(crate) fn key(&self) -> Option<&str> {
        self.plans.key()
    }

    /// Puts a plan from elsewhere on the desk, to be kept among the others; the page then has to do
    /// what comes back. One that is kept already is opened and not kept once more.
    pub(crate) fn take(&mut self, draft: PlanDraft) -> Option<Action> {
        let kept = self.key().is_some();
        if kept && *self.latest == draft {
            return None;
        }
        self.leave();
        let same = |stored: &Stored| file::read(&stored.text).as_ref() == Ok(&draft);
        if let Some(stored) = self.list().into_iter().find(same) {
            return self.open(&stored.key);
        }
        self.plans.begin();
        let text = file::write(&draft);
        let action = self.show(draft);
        if self.since == Since::Opened
            && let Some(text) = text
        {
            // Where it cannot be kept, the next change says so.
            self.plans.save(&text, now());
        }
        Some(action)
    }

    /// Keeps the plan, if it was changed; true where there is something else to be said of it than before.
    pub(crate) fn keep(&mut self) -> bool {
        let kept = if self.since == Since::Changed {
            let text = file::write(&self.latest);
            text.map_or(Kept::No, |text| self.plans.save(&text, now()))
        } else {
            self.plans.look()
        };
        let before = std::mem::replace(&mut self.kept, kept);
        before != kept
    }

    /// The plan goes from this page: the last moment to keep what stands here.
    pub(crate) fn leave(&mut self) {
        self.keep();
        if self.since == Since::Changed && matches!(self.kept, Kept::Clash { .. }) {
            self.keep_mine();
        }
    }

    /// Whether the page may go without anything being lost.
    pub(crate) fn may_go(&self) -> bool {
        self.since != Since::Changed || self.kept != Kept::No
    }

    /// Does it; the page then has to do what comes back.
    pub(crate) fn run(&mut self, errand: Errand) -> Option<Action> {
        match errand {
            Errand::Open(key) => self.open(&key),
            Errand::New(start) => {
                self.leave();
                self.plans.begin();
                Some(self.show(start.plan()))
            }
            Errand::Duplicate(key) => {
                self.leave();
                let text = renamed(&self.find(&key)?.text, |name| format!("{name} copy"))?;
                self.report(self.plans.add(&text, now()).is_some());
                None
            }
            Errand::Rename(key, name) => {
                let text = renamed(&self.find(&key)?.text, |_| name)?;
                self.report(self.plans.put(&key, &text));
                None
            }
            Errand::Remove(key) => self.remove(&key),
            Errand::PutBack => {
                let removed = self.removed.take()?;
                self.report(self.plans.put(&removed.key, &removed.text));
                None
            }
            Errand::TakeTheirs => {
                let text = self.plans.take_theirs()?;
                self.kept = Kept::Yes;
                Some(Action::Replace {
                    title: "Take the changes of the other tab".to_owned(),
                    draft: Box::new(file::read(&text).ok()?),
                })
            }
            Errand::KeepMine => {
                self.keep_mine();
                None
            }
        }
    }

    /// Every plan of this browser, the oldest first.
    pub(super) fn list(&self) -> Vec<Stored> {
        self.plans.list()
    }

    /// Name of the plan as it stands.
    pub(super) fn name(&self) -> &str {
        &self.latest.name
    }

    fn find(&self, key: &str) -> Option<Stored> {
        self.list().into_iter().find(|stored| stored.key == key)
    }

    fn keep_mine(&mut self) {
        let text = file::write(&self.latest);
        self.kept = text.map_or(Kept::No, |text| self.plans.save_as_another(&text, now()));
    }

    fn open(&mut self, key: &str) -> Option<Action> {
        let draft = file::read(&self.find(key)?.text).ok()?;
        self.leave();
        self.plans.open(key);
        if self.kept == Kept::No {
            self.plans.begin();
        }
        Some(self.show(draft))
    }

    fn remove(&mut self, key: &str) -> Option<Action> {
        let mut stored = self.find(key)?;
        if let Some(latest) = file::write(&self.latest).filter(|_| stored.open) {
            stored.text = latest;
        }
        self.plans.remove(key);
        let open = stored.open;
        self.removed = Some(stored);
        if !open {
            return None;
        }
        // It comes back by way of the list: there is nothing left here to keep.
        self.since = Since::Unchanged;
        let newest = self.list().pop();
        let next = newest.and_then(|newest| self.open(&newest.key));
        Some(next.unwrap_or_else(|| self.show(PlanDraft::default())))
    }

    /// Puts another plan on the desk. One that could not be kept stays within reach of undo, and
    /// what comes in its place is a new plan, so that nothing is written over what was opened.
    fn show(&mut self, draft: PlanDraft) -> Action {
        let draft = Box::new(draft);
        if self.since == Since::Changed && self.kept == Kept::No {
            return Action::Replace {
                title: format!("Open {}", title(&draft.name)),
                draft,
            };
        }
        self.since = Since::Opened;
        self.first_visit = false;
        Action::Open(draft)
    }

    /// Says where there was no room.
    fn report(&mut self, done: bool) {
        if !done {
            self.kept = Kept::No;
        }
    }
}

/// What a plan is called that may have no name.
pub(super) fn title(name: &str) -> &str {
    if name.is_empty() {
        "Untitled plan"
    } else {
        name
    }
}

/// The plan file with another name in it.
fn renamed(text: &str, rename: impl FnOnce(&str) -> String) -> Option<String> {
    let mut draft = file::read(text).ok()?;
    draft.name = rename(title(&draft.name));
    file::write(&draft)
}

/// Milliseconds since 1970.
#[cfg(not(test))]
fn now() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast saturates, and the clock is neither negative nor beyond u64"
    )]
    let now = js_sys::Date::now() as u64;
    now
}

/// Tests run where there is no clock to ask.
#[cfg(test)]
const fn now() -> u64 {
    1
}

#[cfg(test)]
mod tests;
