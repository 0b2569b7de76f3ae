//! Copying, moving and renaming parts of a draft.

use alloc::{borrow::ToOwned, collections::BTreeSet, format, string::String};

use super::draft::{ClusterDraft, PlanDraft};
use super::edit::{EditError, EditValue};
use super::record::{Record, RecordList, Slot, SlotMut};
use crate::sorting;

impl PlanDraft {
    /// Copies an item of a list to the place behind it, under a name of its own.
    ///
    /// False where the path leads to no item of a list.
    pub fn duplicate(&mut self, path: &str) -> bool {
        let Some((list, index)) = item(self, path) else {
            return false;
        };
        let names = (0..list.len()).filter_map(|place| name_of(list.get(place)?));
        let names: BTreeSet<String> = sorting::gathered(names);
        let Some(name) = list.get(index).and_then(name_of) else {
            return list.copy(index);
        };
        let copied = list.copy(index);
        if let Some(SlotMut::Text(text)) = list
            .get_mut(index.saturating_add(1))
            .and_then(|copy| copy.slot_mut("name"))
        {
            *text = own_name(&name, &names);
        }
        copied
    }

    /// Moves an item of a list to another place; false where there is no such item.
    pub fn shift(&mut self, path: &str, to: usize) -> bool {
        item(self, path).is_some_and(|(list, from)| list.shift(from, to))
    }

    /// Puts a text at a path; where that is a name, everything that refers to it follows.
    ///
    /// # Errors
    ///
    /// A path that leads nowhere.
    pub fn rename(&mut self, path: &str, text: &str) -> Result<(), EditError> {
        let parts: alloc::vec::Vec<&str> = path.split('/').skip(1).collect();
        match parts.as_slice() {
            ["virtualNetworks", vnet, "name"] => self.rename_vnet(place(vnet), text),
            ["virtualNetworks", vnet, "subnets", subnet, "name"] => {
                self.rename_subnet(place(vnet), place(subnet), text);
            }
            _ => {}
        }
        self.set(path, &EditValue::Text(text.to_owned()))
    }

    fn rename_vnet(&mut self, vnet: usize, to: &str) {
        let Some(from) = self
            .virtual_networks
            .as_slice()
            .get(vnet)
            .map(|vnet| vnet.name.clone())
        else {
            return;
        };
        for vnet in &mut self.virtual_networks {
            vnet.update(|vnet| follow(&mut vnet.peerings, &from, to));
        }
        for range in &mut self.connected_ranges {
            range.update(|range| follow(&mut range.connected_to, &from, to));
        }
        for cluster in &mut self.clusters {
            cluster.update(|cluster| follow([&mut cluster.virtual_network], &from, to));
        }
    }

    fn rename_subnet(&mut self, vnet: usize, subnet: usize, to: &str) {
        let only = self.virtual_networks.as_slice().len() == 1;
        let Some(network) = self.virtual_networks.as_slice().get(vnet) else {
            return;
        };
        let Some(from) = network
            .subnets
            .as_slice()
            .get(subnet)
            .map(|subnet| subnet.name.clone())
        else {
            return;
        };
        let name = network.name.trim().to_owned();
        for cluster in &mut self.clusters {
            let lives_here = match cluster.virtual_network.trim() {
                "" => only,
                named => named == name,
            };
            if lives_here {
                cluster.update(|cluster| follow_subnet(cluster, &from, to));
            }
        }
    }
}

/// A cluster and its pools refer to a subnet by its new name.
fn follow_subnet(cluster: &mut ClusterDraft, from: &str, to: &str) {
    let own = [
        &mut cluster.internal_load_balancer_subnet,
        &mut cluster.api_server_subnet,
        &mut cluster.virtual_nodes_subnet,
    ];
    follow(own, from, to);
    for pool in &mut cluster.node_pools {
        pool.update(|pool| follow([&mut pool.vnet_subnet, &mut pool.pod_subnet], from, to));
    }
}

/// References to the old name become references to the new one.
fn follow<'a>(references: impl IntoIterator<Item = &'a mut String>, from: &str, to: &str) {
    for reference in references {
        if !from.trim().is_empty() && reference.trim() == from.trim() {
            to.clone_into(reference);
        }
    }
}

/// The list an item is in, and its place there.
fn item<'a>(record: &'a mut dyn Record, path: &str) -> Option<(&'a mut dyn RecordList, usize)> {
    let mut parts = path.strip_prefix('/')?.splitn(3, '/');
    let (key, index, rest) = (parts.next()?, parts.next()?, parts.next());
    let SlotMut::Records(list) = record.slot_mut(key)? else {
        return None;
    };
    let index = index.parse().ok().filter(|index| *index < list.len())?;
    match rest {
        None => Some((list, index)),
        Some(rest) => item(list.get_mut(index)?, &format!("/{rest}")),
    }
}

fn name_of(record: &dyn Record) -> Option<String> {
    match record.slot("name")? {
        Slot::Text(name) => Some(name.trim().to_owned()),
        _ => None,
    }
}

/// A name nobody has: the same with the next free number behind it.
fn own_name(name: &str, taken: &BTreeSet<String>) -> String {
    let stem = name
        .trim_end_matches(|sign: char| sign.is_ascii_digit())
        .to_owned();
    let numbered = (2..=u64::MAX).map(|number| format!("{stem}{number}"));
    numbered
        .into_iter()
        .find(|candidate| !taken.contains(candidate))
        .unwrap_or(stem)
}

fn place(text: &str) -> usize {
    text.parse().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn a_copy_stands_behind_under_a_name_of_its_own() {
        let mut plan = clean();
        assert!(plan.duplicate("/clusters/0/nodePools/0"));
        assert!(plan.duplicate("/clusters/0/nodePools/0"));
        let names: alloc::vec::Vec<_> = plan.clusters[0]
            .node_pools
            .iter()
            .map(|pool| pool.name.as_str())
            .collect();
        assert_eq!(names, ["system", "system3", "system2"]);
        assert!(!plan.duplicate("/clusters/4"));
        assert!(!plan.duplicate("/name"));
    }

    #[test]
    fn an_item_moves_to_its_new_place() {
        let mut plan = clean().with("/clusters/0/nodePools/1/name", "apps");
        assert!(plan.shift("/clusters/0/nodePools/1", 0));
        assert_eq!(plan.clusters[0].node_pools[0].name, "apps");
        assert!(!plan.shift("/clusters/0/nodePools/2", 0));
        assert!(!plan.shift("/clusters/0/nodePools/0", 2));
    }

    #[test]
    fn references_follow_a_name() {
        let mut plan = clean().with("/clusters/0/virtualNetwork", "vnet-spoke");
        plan.rename("/virtualNetworks/0/name", "vnet").unwrap();
        plan.rename("/virtualNetworks/0/subnets/0/name", "nodes")
            .unwrap();
        assert_eq!(plan.clusters[0].virtual_network, "vnet");
        assert_eq!(plan.clusters[0].node_pools[0].vnet_subnet, "nodes");
        assert_eq!(plan.read().errors, []);
    }
}
