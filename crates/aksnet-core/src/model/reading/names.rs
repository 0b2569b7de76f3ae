//! Names that fields refer to, found without walking through all of them.

use alloc::vec::Vec;
use core::cell::OnceCell;

use crate::model::draft::PlanDraft;

/// Names of a list, in its order.
pub(super) struct Names<'a> {
    names: Vec<&'a str>,
    /// Places in the list, by name; of equal names the first comes first.
    sorted: Vec<usize>,
}

impl<'a> Names<'a> {
    pub(super) fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let names: Vec<&str> = names.map(str::trim).collect();
        let mut sorted: Vec<usize> = (0..names.len()).collect();
        sorted.sort_by_key(|place| names.get(*place));
        Self { names, sorted }
    }

    /// The first place of that name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let before = self
            .sorted
            .partition_point(|place| self.names.get(*place).is_some_and(|known| *known < name));
        let place = *self.sorted.get(before)?;
        (self.names.get(place) == Some(&name)).then_some(place)
    }

    /// All of them, in the order of the list.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.names.iter().copied()
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
    fn of_equal_names_the_first_is_meant() {
        let names = Names::of(["b", "a", " b ", "c"].into_iter());
        assert_eq!(
            ["a", "b", "c", "d", ""].map(|name| names.place(name)),
            [Some(1), Some(0), Some(3), None, None]
        );
    }
}
