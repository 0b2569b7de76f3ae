//! The plans of this browser, and the one that is open in this tab.

use aksnet_core::sorting;

use super::Shelf;

/// What the key of a plan begins with; the moment it was first kept follows, in milliseconds.
const PLAN: &str = "aksnet.plan.";

/// Where the key of the plan stands that was open last.
const OPEN: &str = "aksnet.open";

/// Whether a plan was kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is.
    #[default]
    Yes,
    /// There is no room for it, or keeping is forbidden.
    No,
    /// Another tab changed it in the meantime: nothing was written over that.
    Clash {
        /// Whether the other tab removed it.
        removed: bool,
    },
}

/// A plan that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    /// Its key.
    pub(crate) key: String,
    /// Its text, a plan file as a rule.
    pub(crate) text: String,
    /// Whether it is the one open in this tab.
    pub(crate) open: bool,
}

/// The plans of this browser, and the one that is open in this tab.
pub(crate) struct Plans {
    shelf: Box<dyn Shelf>,
    /// What only this tab sees, so that two tabs reload what each of them had open.
    tab: Box<dyn Shelf>,
    /// The plan that is open; `None` for one that was never kept.
    open: Option<Open>,
}

/// The plan that is open.
struct Open {
    key: String,
    /// Its text when this tab last read or wrote it: another one comes from elsewhere.
    seen: String,
}

impl Plans {
    /// The plans on a shelf, for a tab.
    pub(crate) fn on(shelf: Box<dyn Shelf>, tab: Box<dyn Shelf>) -> Self {
        Self {
            shelf,
            tab,
            open: None,
        }
    }

    /// Opens the plan of the entry of the browser's history that bears this mark, or else the one
    /// that was open last: in this tab, in any tab, or else the newest.
    pub(crate) fn resume(&mut self, mark: Option<String>) -> Option<String> {
        let keys = [mark, self.tab.get(OPEN), self.shelf.get(OPEN)];
        keys.into_iter()
            .flatten()
            .find_map(|key| self.open(&key))
            .or_else(|| self.open(&self.keys().pop()?))
    }

    /// Opens a plan and returns its text.
    pub(crate) fn open(&mut self, key: &str) -> Option<String> {
        let text = self.shelf.get(key).filter(|_| key.starts_with(PLAN))?;
        self.opened(key.to_owned(), text.clone());
        Some(text)
    }

    /// Key of the plan that is open; `None` for one that was never kept.
    pub(crate) fn key(&self) -> Option<&str> {
        self.open.as_ref().map(|open| open.key.as_str())
    }

    /// From now on the plan in this tab is a new one, kept nowhere yet.
    pub(crate) fn begin(&mut self) {
        self.open = None;
    }

    /// Keeps the plan that is open; never over something this tab has not seen.
    pub(crate) fn save(&mut self, text: &str, now: u64) -> Kept {
        let Some(open) = &self.open else {
            return self.save_as_another(text, now);
        };
        match self.shelf.get(&open.key) {
            Some(there) if there == text => {}
            Some(there) if there != open.seen => return Kept::Clash { removed: false },
            None => return Kept::Clash { removed: true },
            Some(_) if self.shelf.put(&open.key, text) => {}
            Some(_) => return Kept::No,
        }
        let key = open.key.clone();
        self.opened(key, text.to_owned());
        Kept::Yes
    }

    /// Whether the plan that is open is still what this tab last read or wrote.
    pub(crate) fn look(&self) -> Kept {
        let Some(open) = &self.open else {
            return Kept::Yes;
        };
        match self.shelf.get(&open.key) {
            Some(there) if there == open.seen => Kept::Yes,
            there => Kept::Clash {
                removed: there.is_none(),
            },
        }
    }

    /// Keeps the plan in this tab as a plan of its own, and leaves the one it was to the other tab.
    pub(crate) fn save_as_another(&mut self, text: &str, now: u64) -> Kept {
        match self.add(text, now) {
            Some(key) => {
                self.opened(key, text.to_owned());
                Kept::Yes
            }
            None => Kept::No,
        }
    }

    /// The plan that is open as it is kept now, whoever wrote it.
    pub(crate) fn take_theirs(&mut self) -> Option<String> {
        let key = self.open.as_ref()?.key.clone();
        self.open(&key)
    }

    /// Keeps a further plan and returns its key.
    pub(crate) fn add(&self, text: &str, now: u64) -> Option<String> {
        // Two in one millisecond take the next free ones.
        let mut moments = (now..=u64::MAX).map(key);
        let key = moments.find(|key| self.shelf.get(key).is_none())?;
        self.shelf.put(&key, text).then_some(key)
    }

    /// Writes another text for a plan that is not open.
    pub(crate) fn put(&self, key: &str, text: &str) -> bool {
        self.shelf.put(key, text)
    }

    /// Removes a plan; the tab that has it open holds a new one from then on.
    pub(crate) fn remove(&mut self, key: &str) {
        self.shelf.remove(key);
        if self.open.as_ref().is_some_and(|open| open.key == key) {
            self.open = None;
        }
    }

    /// Every plan, the oldest first.
    pub(crate) fn list(&self) -> Vec<Stored> {
        let stored = self.keys().into_iter().filter_map(|key| {
            Some(Stored {
                text: self.shelf.get(&key)?,
                open: self.open.as_ref().is_some_and(|open| open.key == key),
                key,
            })
        });
        stored.collect()
    }

    /// Keys of all plans; they are all of one length, so that their order is that of their age.
    fn keys(&self) -> Vec<String> {
        let mut keys = self.shelf.keys();
        keys.retain(|key| key.starts_with(PLAN));
        sorting::sort(&mut keys);
        keys
    }

    fn opened(&mut self, key: String, seen: String) {
        if self.open.as_ref().is_none_or(|open| open.key != key) {
            // Where nothing can be kept, the newest plan is opened next time.
            self.tab.put(OPEN, &key);
            self.shelf.put(OPEN, &key);
        }
        self.open = Some(Open { key, seen });
    }
}

/// The key of a plan first kept at that moment.
fn key(now: u64) -> String {
    format!("{PLAN}{now:020}")
}

#[cfg(test)]
mod tests {
    use super::{Kept, Plans};
    use crate::storage::Shelf as _;
    use crate::storage::memory::Memory;

    /// A tab on a shelf.
    fn tab(shelf: &Memory) -> Plans {
        Plans::on(Box::new(shelf.clone()), Box::new(Memory::default()))
    }

    fn texts(plans: &Plans) -> Vec<String> {
        let list = plans.list().into_iter();
        list.map(|stored| stored.text).collect()
    }

    #[test]
    fn what_was_open_in_a_tab_is_open_again_after_a_reload() {
        let (shelf, own) = (Memory::default(), Memory::default());
        let mut first = Plans::on(Box::new(shelf.clone()), Box::new(own.clone()));
        assert_eq!(first.resume(None), None);
        assert_eq!(first.save("one", 5), Kept::Yes);
        let mut second = tab(&shelf);
        assert_eq!(second.resume(None).as_deref(), Some("one"));
        second.begin();
        assert_eq!(second.save("two", 6), Kept::Yes);
        assert_eq!(tab(&shelf).resume(None).as_deref(), Some("two"));
        let mut reloaded = Plans::on(Box::new(shelf.clone()), Box::new(own));
        assert_eq!(reloaded.resume(None).as_deref(), Some("one"));
        assert_eq!(tab(&shelf).resume(None).as_deref(), Some("one"));
        // An entry of the browser's history knows better, as long as its plan is there.
        let keys = second.keys();
        let resumed = |key: &str| tab(&shelf).resume(Some(key.to_owned()));
        assert_eq!(resumed(&keys[1]).as_deref(), Some("two"));
        assert_eq!(resumed(&keys[0]).as_deref(), Some("one"));
        assert_eq!(resumed("aksnet.theme").as_deref(), Some("one"));
        // A browser that forgot which one it was opens the newest.
        shelf.remove(super::OPEN);
        assert_eq!(tab(&shelf).resume(None).as_deref(), Some("two"));
    }

    #[test]
    fn a_tab_never_writes_over_what_it_has_not_seen() {
        let shelf = Memory::default();
        let mut mine = tab(&shelf);
        mine.save("begun", 5);
        let mut theirs = tab(&shelf);
        theirs.resume(None);
        assert_eq!(theirs.save("theirs", 6), Kept::Yes);
        assert_eq!(mine.save("mine", 7), Kept::Clash { removed: false });
        assert_eq!(texts(&mine), ["theirs"]);
        // The same text in both is no clash.
        assert_eq!(mine.save("theirs", 7), Kept::Yes);
        assert_eq!(theirs.save("theirs again", 8), Kept::Yes);
        assert_eq!(mine.save("mine", 9), Kept::Clash { removed: false });
        assert_eq!(mine.save_as_another("mine", 9), Kept::Yes);
        assert_eq!(texts(&mine), ["theirs again", "mine"]);
        assert_eq!(theirs.save("still theirs", 10), Kept::Yes);
    }

    #[test]
    fn theirs_can_be_taken_and_written_on() {
        let shelf = Memory::default();
        let (mut mine, mut theirs) = (tab(&shelf), tab(&shelf));
        mine.save("begun", 5);
        theirs.resume(None);
        theirs.save("theirs", 6);
        assert_eq!(mine.save("mine", 7), Kept::Clash { removed: false });
        assert_eq!(mine.take_theirs().as_deref(), Some("theirs"));
        assert_eq!(mine.save("further", 8), Kept::Yes);
        assert_eq!(theirs.save("theirs", 9), Kept::Clash { removed: false });
    }

    #[test]
    fn a_plan_removed_elsewhere_is_not_brought_back_unasked() {
        let shelf = Memory::default();
        let (mut mine, mut theirs) = (tab(&shelf), tab(&shelf));
        mine.save("begun", 5);
        theirs.resume(None);
        let key = theirs.list().remove(0).key;
        theirs.remove(&key);
        assert_eq!(theirs.look(), Kept::Yes);
        assert_eq!(mine.look(), Kept::Clash { removed: true });
        assert_eq!(mine.save("mine", 7), Kept::Clash { removed: true });
        assert_eq!(mine.take_theirs(), None);
        assert_eq!(mine.save_as_another("mine", 7), Kept::Yes);
        assert_eq!(texts(&theirs), ["mine"]);
    }

    #[test]
    fn without_room_nothing_is_lost_that_was_kept() {
        let shelf = Memory::with_room(40);
        let mut plans = tab(&shelf);
        assert_eq!(plans.save("short", 5), Kept::Yes);
        let long = "far too long for what little room there is here";
        assert_eq!(plans.save(long, 6), Kept::No);
        assert_eq!(texts(&plans), ["short"]);
        plans.begin();
        assert_eq!(plans.save(long, 7), Kept::No);
        assert_eq!(texts(&plans), ["short"]);
    }

    #[test]
    fn plans_of_one_moment_stand_beside_each_other() {
        let plans = tab(&Memory::default());
        let keys: Vec<_> = ["a", "b", "c"]
            .into_iter()
            .filter_map(|text| plans.add(text, 1_000))
            .collect();
        assert_eq!(keys.len(), 3);
        assert_eq!(texts(&plans), ["a", "b", "c"]);
        // Whatever else stands on the shelf is no plan.
        assert_eq!(tab(&Memory::default()).open("aksnet.open"), None);
    }
}
