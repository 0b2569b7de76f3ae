//! The plan in the address of the page.
//!
//! The address follows the plan a moment after each change. What is typed writes over the entry of
//! the browser's history that is open; a fix, another model and another plan add an entry, so that
//! Back leads to the plan before them. Each entry bears the key of its plan as a mark: an entry
//! without one is a link that somebody opened.

use std::{mem, rc::Rc};

use aksnet_core::model::PlanDraft;
use aksnet_link::LinkError;

use super::pack;
use crate::history::{Entries, Entry};

/// Entries that are written at once; what comes behind them joins the last, as browsers refuse
/// to write too often.
const AT_ONCE: usize = 8;

/// The address of the page.
pub(crate) struct Address {
    entries: Box<dyn Entries>,
    /// The entry as it was last seen or written.
    seen: Entry,
    /// Whether that entry holds the plan that is open.
    holds: bool,
    /// What is to be written.
    steps: Vec<Step>,
}

/// A plan to be written into an entry.
struct Step {
    draft: Rc<PlanDraft>,
    place: Where,
}

/// The entry a plan is written into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    /// The one that is open.
    Here,
    /// A new one behind it.
    Behind,
    /// A new one behind that of another plan.
    BehindAnother,
}

impl Address {
    /// The address of a page that has just been opened; [`arrive`](Self::arrive) says what stands in it.
    pub(crate) fn new(entries: Box<dyn Entries>) -> Self {
        Self {
            entries,
            seen: Entry::default(),
            holds: false,
            steps: Vec::new(),
        }
    }

    /// The mark of the entry that is open.
    pub(crate) fn mark(&self) -> Option<String> {
        self.entries.now().mark
    }

    /// The entry that is open now, where it is another than before.
    ///
    /// What was still to be written is not: its entry has been left.
    pub(crate) fn arrive(&mut self) -> Option<Entry> {
        let now = self.entries.now();
        if now == self.seen {
            return None;
        }
        self.seen = now.clone();
        self.holds = false;
        self.steps.clear();
        Some(now)
    }

    /// The entry that is open holds the plan that is open; nothing is to be written.
    pub(crate) fn holds(&mut self) {
        self.steps.clear();
        self.holds = true;
    }

    /// Notes that a plan has changed, or become another, to be written in a moment.
    pub(crate) fn note(&mut self, before: &Rc<PlanDraft>, after: &Rc<PlanDraft>, place: Where) {
        if Rc::ptr_eq(before, after) {
            return;
        }
        let place = match place {
            // Nothing of the plan before is in the history to come back to.
            Where::BehindAnother if self.steps.is_empty() && !self.holds => Where::Here,
            Where::Behind if self.steps.is_empty() && !self.holds => {
                self.write(before, Where::Here);
                place
            }
            _ => place,
        };
        self.write(after, place);
    }

    /// The entry that is open is to hold this plan.
    pub(crate) fn renew(&mut self, draft: &Rc<PlanDraft>) {
        self.write(draft, Where::Here);
    }

    /// Whether there is anything to be written.
    pub(crate) fn waits(&self) -> bool {
        !self.steps.is_empty()
    }

    /// Whether an entry is to be added: Back is to lead there at once.
    pub(crate) fn adds(&self) -> bool {
        let mut steps = self.steps.iter();
        steps.any(|step| step.place != Where::Here)
    }

    /// Writes what is to be written, for the plan of this key; `None` for one that is not kept.
    pub(crate) fn settle(&mut self, key: Option<&str>) {
        let mark = Some(key.unwrap_or_default().to_owned());
        for Step { draft, place } in mem::take(&mut self.steps) {
            if place == Where::Behind && self.holds && self.seen.mark != mark {
                // The plan before it had no key yet.
                let mark = mark.clone();
                self.put(
                    Entry {
                        mark,
                        ..self.seen.clone()
                    },
                    Where::Here,
                );
            }
            // A plan too large for a link leaves the address without one, and not with an old one.
            let fragment = pack(&draft).unwrap_or_default();
            let mark = mark.clone();
            self.put(Entry { fragment, mark }, place);
        }
    }

    /// Whether the entry that is open holds something that is no plan of this page.
    pub(crate) fn is_foreign(&self) -> bool {
        !self.holds && !self.seen.fragment.is_empty()
    }

    /// Takes a link that was refused out of the address.
    pub(crate) fn clear(&mut self) {
        self.put(Entry::default(), Where::Here);
    }

    /// The link to a plan.
    ///
    /// # Errors
    ///
    /// A plan too large for a link.
    pub(crate) fn link(&self, draft: &PlanDraft) -> Result<String, LinkError> {
        Ok(format!("{}#{}", self.entries.page(), pack(draft)?))
    }

    fn write(&mut self, draft: &Rc<PlanDraft>, place: Where) {
        if !self.entries.is_own() {
            return;
        }
        let draft = Rc::clone(draft);
        let full = self.steps.len() >= AT_ONCE;
        match self.steps.last_mut() {
            Some(last) if full || place == Where::Here => last.draft = draft,
            _ => self.steps.push(Step { draft, place }),
        }
    }

    fn put(&mut self, entry: Entry, place: Where) {
        let here = place == Where::Here;
        if here && entry == self.seen {
            self.holds = !entry.fragment.is_empty();
            return;
        }
        let done = if here {
            self.entries.replace(&entry)
        } else {
            self.entries.push(&entry)
        };
        if done {
            self.holds = !entry.fragment.is_empty();
            self.seen = entry;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use aksnet_core::model::PlanDraft;

    use super::{Address, Where};
    use crate::history::{Entries as _, Entry, Memory};
    use crate::link::{open, pack};

    fn plan(name: &str) -> Rc<PlanDraft> {
        Rc::new(PlanDraft {
            name: name.to_owned(),
            ..PlanDraft::default()
        })
    }

    fn fresh() -> (Memory, Address) {
        let history = Memory::with(Entry::default());
        (history.clone(), Address::new(Box::new(history)))
    }

    /// Names and marks of all entries.
    fn entries(history: &Memory) -> Vec<String> {
        let name = |entry: &Entry| {
            let draft = open(&entry.fragment).map(Result::unwrap);
            let name = draft.map_or("-".to_owned(), |draft| draft.name);
            format!("{name} {}", entry.mark.as_deref().unwrap_or("-"))
        };
        history.entries().iter().map(name).collect()
    }

    #[test]
    fn what_is_typed_writes_over_one_entry_once_nobody_types() {
        let (history, mut address) = fresh();
        assert_eq!(address.arrive(), None);
        address.note(&plan(""), &plan("a"), Where::Here);
        address.note(&plan("a"), &plan("ab"), Where::Here);
        assert_eq!(entries(&history), ["- -"]);
        assert!(address.waits());
        address.settle(Some("key"));
        assert_eq!(entries(&history), ["ab key"]);
        assert!(!address.waits());
        assert_eq!(address.arrive(), None);
    }

    #[test]
    fn a_fix_adds_an_entry_and_leaves_the_plan_before_it_in_the_last() {
        let (history, mut address) = fresh();
        address.note(&plan("first"), &plan("mended"), Where::Behind);
        address.note(&plan("mended"), &plan("typed"), Where::Here);
        address.note(&plan("typed"), &plan("again"), Where::Behind);
        address.settle(Some("key"));
        assert_eq!(entries(&history), ["first key", "typed key", "again key"]);
    }

    #[test]
    fn a_plan_kept_only_now_marks_the_entry_it_was_opened_in() {
        let (history, mut address) = fresh();
        address.note(&plan("one"), &plan("new"), Where::BehindAnother);
        address.settle(None);
        address.note(&plan("new"), &plan("mended"), Where::Behind);
        address.settle(Some("key"));
        assert_eq!(entries(&history), ["new key", "mended key"]);
    }

    #[test]
    fn another_plan_leaves_the_entry_of_the_one_before_as_it_is() {
        let (history, mut address) = fresh();
        address.renew(&plan("one"));
        address.settle(None);
        address.note(&plan("one"), &plan("two"), Where::BehindAnother);
        address.settle(Some("key"));
        assert_eq!(entries(&history), ["one ", "two key"]);
    }

    #[test]
    fn back_and_a_link_are_seen_once() {
        let (history, mut address) = fresh();
        address.renew(&plan("one"));
        address.settle(Some("key"));
        address.note(&plan("one"), &plan("two"), Where::Behind);
        address.settle(Some("key"));
        // What was still to be written belongs to the entry that is left.
        address.note(&plan("two"), &plan("three"), Where::Here);
        history.go(0);
        let entry = address.arrive().unwrap();
        assert_eq!(entry.mark.as_deref(), Some("key"));
        assert_eq!(entry.fragment, pack(&plan("one")).unwrap());
        assert_eq!(address.arrive(), None);
        assert!(!address.waits());
        history.visit("plan=1.broken");
        assert_eq!(address.arrive().unwrap().mark, None);
        address.clear();
        assert_eq!(entries(&history), ["one key", "- -"]);
    }

    #[test]
    fn a_plan_too_large_for_a_link_leaves_no_old_link_behind() {
        let (history, mut address) = fresh();
        address.renew(&plan("small"));
        address.settle(Some("key"));
        address.renew(&plan(&"large".repeat(300_000)));
        address.settle(Some("key"));
        assert_eq!(history.now().fragment, "");
        assert!(address.link(&plan(&"large".repeat(300_000))).is_err());
        let link = address.link(&plan("small")).unwrap();
        assert!(
            link.starts_with("https://planner.example.com/#plan=1."),
            "{link}"
        );
    }

    #[test]
    fn many_fixes_at_once_are_few_entries_and_the_last_is_the_plan() {
        let (history, mut address) = fresh();
        for place in 0..100 {
            let (before, after) = (plan(&place.to_string()), plan(&(place + 1).to_string()));
            address.note(&before, &after, Where::Behind);
        }
        address.settle(Some("key"));
        let entries = entries(&history);
        assert_eq!(entries.len(), 8);
        assert_eq!(entries[7], "100 key");
    }
}
