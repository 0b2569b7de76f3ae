//! Names that fields refer to, found without walking through all of them.

use alloc::{borrow::ToOwned, collections::BTreeMap, string::String, vec::Vec};
use core::cell::{OnceCell, RefCell};

use crate::model::draft::PlanDraft;
use crate::model::nearest::nearest;
use crate::sorting;

/// Names of a list, in its order.
pub(super) struct Names<'a> {
    listed: Vec<&'a str>,
    /// Places in the list, by name; of equal names the first comes first.
    sorted: Vec<usize>,
    /// What was meant by texts that are no name: many fields may refer to one that was renamed.
    meant: RefCell<BTreeMap<String, Option<&'a str>>>,
}

/// Different names that a text is compared with at most.
const COMPARED: usize = 1_000;

impl<'a> Names<'a> {
    pub(super) fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let names: Vec<&str> = names.map(str::trim).collect();
        let mut sorted: Vec<usize> = (0..names.len()).collect();
        sorting::sort_by(&mut sorted, |one, other| {
            names.get(*one).cmp(&names.get(*other))
        });
        Self {
            listed: names,
            sorted,
            meant: RefCell::default(),
        }
    }

    /// The first place of that name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let before = self
            .sorted
            .partition_point(|place| self.listed.get(*place).is_some_and(|known| *known < name));
        let place = *self.sorted.get(before)?;
        (self.listed.get(place) == Some(&name)).then_some(place)
    }

    /// Whether something before that place of the list has its name; what has none has its own.
    pub(super) fn repeats(&self, place: usize) -> bool {
        let name = self.listed.get(place).filter(|name| !name.is_empty());
        name.is_some_and(|name| self.place(name) != Some(place))
    }

    /// The name that was probably meant by a text that is none of them.
    pub(super) fn meant(&self, text: &str) -> Option<&'a str> {
        if let Some(meant) = self.meant.borrow().get(text) {
            return *meant;
        }
        let mut before = None;
        let sorted = self
            .sorted
            .iter()
            .filter_map(|place| self.listed.get(*place));
        let different = sorted.filter(|name| before.replace(**name) != Some(**name));
        let meant = nearest(text, different.take(COMPARED).copied());
        self.meant.borrow_mut().insert(text.to_owned(), meant);
        meant
    }

    /// All of them, in the order of the list.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.listed.iter().copied()
    }
}

/// A whole draft, with the names in it.
pub(super) struct Whole<'a> {
    pub(super) draft: &'a PlanDraft,
    pub(super) vnets: Names<'a>,
    subnets: Vec<OnceCell<Names<'a>>>,
}

impl<'a> Whole<'a> {
    pub(super) fn of(draft: &'a PlanDraft) -> Self {
        Self {
            draft,
            vnets: Names::of(draft.virtual_networks.iter().map(|vnet| vnet.name.as_str())),
            subnets: draft
                .virtual_networks
                .iter()
                .map(|_| OnceCell::new())
                .collect(),
        }
    }

    /// Names of the subnets of a VNet; `None` where the draft has no such VNet.
    pub(super) fn subnets(&self, vnet: usize) -> Option<&Names<'a>> {
        let subnets = &self.draft.virtual_networks.as_slice().get(vnet)?.subnets;
        let cell = self.subnets.get(vnet)?;
        Some(cell.get_or_init(|| Names::of(subnets.iter().map(|subnet| subnet.name.as_str()))))
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_typing_mistake_finds_its_name_again_and_again() {
        let names = Names::of(["snet-a", "snet-b", "snet-a"].into_iter());
        for _ in 0..2 {
            assert_eq!(names.meant("sent-b"), Some("snet-b"));
            assert_eq!(names.meant("gateway"), None);
        }
    }

    #[test]
    fn of_equal_names_the_first_is_meant() {
        let names = Names::of(["b", "a", " b ", "c"].into_iter());
        assert_eq!(
            ["a", "b", "c", "d", ""].map(|name| names.place(name)),
            [Some(1), Some(0), Some(3), None, None]
        );
        let names = Names::of(["b", "", " b ", "", "a"].into_iter());
        assert_eq!(
            [0, 1, 2, 3, 4, 5].map(|place| names.repeats(place)),
            [false, false, true, false, false, false]
        );
    }
}
