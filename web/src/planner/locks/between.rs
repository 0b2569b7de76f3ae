//! Another state of the plan, which may have something else than what somebody has set.

use aksnet_core::model::{PlanDraft, Record, RecordList, Slot};

use super::Locks;
use super::change::{Hold, hold};

impl Locks {
    /// What keeps a draft from giving way to another of its states.
    ///
    /// What refers to a name follows it, locked or not: it means the same as before.
    #[inline(never)]
    pub(crate) fn between(&self, now: &PlanDraft, then: &PlanDraft) -> Option<Hold> {
        if self.is_empty() {
            return None;
        }
        let mut named = now.clone();
        let networks = now.virtual_networks.iter().zip(&then.virtual_networks);
        for (vnet, (before, after)) in networks.enumerate() {
            let vnet = format!("/virtualNetworks/{vnet}");
            let subnets = before.subnets.iter().zip(&after.subnets).enumerate();
            let subnets = subnets.map(|(subnet, (before, after))| {
                let path = format!("{vnet}/subnets/{subnet}/name");
                (path, &before.name, &after.name)
            });
            let own = (format!("{vnet}/name"), &before.name, &after.name);
            for (path, before, after) in subnets.chain([own]) {
                if before == after {
                    continue;
                }
                if let Some(by) = self.by(&path) {
                    return Some(hold(path, by));
                }
                // A path that leads nowhere renames nothing.
                let _ = named.rename(&path, after);
            }
        }
        self.between_records(&named, then, "")
    }

    fn between_records(&self, now: &dyn Record, then: &dyn Record, path: &str) -> Option<Hold> {
        now.fields().iter().find_map(|field| {
            let path = format!("{path}/{}", field.key);
            match (now.slot(field.key)?, then.slot(field.key)?) {
                (Slot::Text(now), Slot::Text(then)) if now != then => {
                    Some(hold(path.clone(), self.by(&path)?))
                }
                (Slot::Texts(now), Slot::Texts(then)) => self.between_texts(now, then, &path),
                (Slot::Record(now), Slot::Record(then)) => self.between_records(now, then, &path),
                (Slot::Records(now), Slot::Records(then)) => self.between_lists(now, then, &path),
                _ => None,
            }
        })
    }

    fn between_texts(&self, now: &[String], then: &[String], list: &str) -> Option<Hold> {
        if now.len() != then.len()
            && let Some(by) = self.list_by(list)
        {
            return Some(hold(list.to_owned(), by));
        }
        let mut places = (0..now.len()).filter(|place| now.get(*place) != then.get(*place));
        places.find_map(|place| {
            let path = format!("{list}/{place}");
            Some(hold(path.clone(), self.by(&path)?))
        })
    }

    fn between_lists(
        &self,
        now: &dyn RecordList,
        then: &dyn RecordList,
        list: &str,
    ) -> Option<Hold> {
        let pinned = self.list_by(list);
        if let Some(by) = pinned.filter(|_| now.len() != then.len()) {
            return Some(hold(list.to_owned(), by));
        }
        (0..now.len()).find_map(|place| {
            let item = now.get(place)?;
            let same = match pinned {
                Some(_) => then.get(place),
                None => counterpart(item, place, now, then),
            };
            self.between_records(item, same?, &format!("{list}/{place}"))
        })
    }
}

/// The same item of another state of a list: of its name, or renamed in its place.
fn counterpart<'a>(
    item: &dyn Record,
    place: usize,
    now: &dyn RecordList,
    then: &'a dyn RecordList,
) -> Option<&'a dyn Record> {
    let there = then.get(place);
    if there.is_some_and(|there| name(there) == name(item)) {
        return there;
    }
    let same = (0..then.len()).find_map(|at| then.get(at).filter(|it| name(*it) == name(item)));
    let is_other = |it: &&dyn Record| {
        let mut others = (0..now.len()).filter_map(|at| now.get(at));
        others.any(|other| name(other) == name(*it))
    };
    same.or_else(|| there.filter(|there| !is_other(there)))
}

fn name(record: &dyn Record) -> Option<&str> {
    match record.slot("name")? {
        Slot::Text(name) => Some(name),
        _ => None,
    }
}
