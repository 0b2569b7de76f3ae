//! What is known of a draft because another was read before it.

use alloc::{format, vec::Vec};
use core::ops::Range;

use super::Reading;
use crate::model::draft::PlanDraft;
use crate::model::field::DefaultUsed;
use crate::model::item::Item;
use crate::model::plan::{Cluster, VirtualNetwork};

/// A draft that was read before this one, and what it said.
pub(super) struct Known<'a> {
    now: &'a PlanDraft,
    before: &'a PlanDraft,
    reading: &'a Reading,
    /// Where the values stand that were taken for what clusters leave out, by the place of the cluster.
    defaults: Vec<(usize, Range<usize>)>,
    /// Whether every reference to a VNet or a subnet leads where it led before.
    names_stay: bool,
}

impl<'a> Known<'a> {
    pub(super) fn of(now: &'a PlanDraft, before: &'a PlanDraft, reading: &'a Reading) -> Self {
        let mut defaults: Vec<(usize, Range<usize>)> = Vec::new();
        for (index, default) in reading.defaults.iter().enumerate() {
            let end = index.saturating_add(1);
            match (cluster_of(default), defaults.last_mut()) {
                (Some(place), Some((last, own))) if *last == place => own.end = end,
                (Some(place), _) => defaults.push((place, index..end)),
                (None, _) => {}
            }
        }
        Self {
            now,
            before,
            reading,
            defaults,
            names_stay: names_stay(now, before),
        }
    }

    /// A VNet that both drafts share.
    pub(super) fn vnet(&self, place: usize) -> Option<Item<VirtualNetwork>> {
        let (now, then) = (&self.now.virtual_networks, &self.before.virtual_networks);
        let shared = now.get(place)?.is(then.get(place)?);
        let known = self.reading.plan.virtual_networks.get(place)?;
        (shared && self.is_clean("virtualNetworks", place)).then(|| known.clone())
    }

    /// A cluster that both drafts share, and the values that were taken for what it leaves out.
    pub(super) fn cluster(&self, place: usize) -> Option<(Item<Cluster>, &'a [DefaultUsed])> {
        let (now, then) = (&self.now.clusters, &self.before.clusters);
        let shared = now.get(place)?.is(then.get(place)?);
        let known = self.reading.plan.clusters.get(place)?;
        let mut defaults = self.defaults.iter();
        let defaults = defaults.find(|(of, _)| *of == place).and_then(|(_, own)| {
            let all = &self.reading.defaults;
            all.get(own.clone())
        });
        (shared && self.names_stay && self.is_clean("clusters", place))
            .then(|| (known.clone(), defaults.unwrap_or_default()))
    }

    /// Whether all of an item could be read.
    fn is_clean(&self, list: &str, place: usize) -> bool {
        let path = format!("/{list}/{place}/");
        let mut errors = self.reading.errors.iter();
        !errors.any(|error| error.path.starts_with(&path))
    }
}

/// The place of the cluster that a value was taken for.
fn cluster_of(default: &DefaultUsed) -> Option<usize> {
    let (place, _) = default.path.strip_prefix("/clusters/")?.split_once('/')?;
    place.parse().ok()
}

/// Whether VNets and their subnets have the same names in the same places. Without a VNet each
/// cluster has one that AKS makes, which only reading it adds to the plan.
fn names_stay(now: &PlanDraft, before: &PlanDraft) -> bool {
    let (now, then) = (&now.virtual_networks, &before.virtual_networks);
    let pairs = || now.iter().zip(then);
    !now.is_empty()
        && now.len() == then.len()
        && pairs().all(|(now, then)| {
            let subnets = || now.subnets.iter().zip(&then.subnets);
            now.is(then)
                || now.name == then.name
                    && now.subnets.len() == then.subnets.len()
                    && subnets().all(|(now, then)| now.is(then) || now.name == then.name)
        })
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use crate::model::{Edit, PlanDraft};

    fn text(path: &str, value: &str) -> Edit {
        Edit::text(path.to_string(), value)
    }

    fn draft() -> PlanDraft {
        let mut draft = PlanDraft::default();
        let edits = [
            text("/virtualNetworks/0/name", "vnet-spoke"),
            text("/virtualNetworks/0/subnets/0/name", "snet-nodes"),
            text("/virtualNetworks/0/subnets/1/name", "snet-ingress"),
            text("/clusters/0/virtualNetwork", "vnet-spoke"),
            text("/clusters/0/internalLoadBalancerSubnet", "snet-ingress"),
        ];
        draft.apply(&edits).unwrap();
        draft
    }

    #[test]
    fn a_cluster_is_read_again_where_a_name_leads_elsewhere() {
        let before = draft();
        let reading = before.read();
        for edit in [
            text("/virtualNetworks/0/name", "vnet-hub"),
            text("/virtualNetworks/0/subnets/1/name", "snet-other"),
            Edit::remove("/virtualNetworks/0/subnets/0".to_string()),
            Edit::remove("/virtualNetworks/0".to_string()),
        ] {
            let mut after = before.clone();
            after.apply(core::slice::from_ref(&edit)).unwrap();
            let again = after.read_after(&before, &reading);
            assert_ne!(again.plan.clusters, reading.plan.clusters, "{edit:?}");
            assert_eq!(again, after.read(), "{edit:?}");
        }
    }

    #[test]
    fn a_cluster_is_taken_over_where_only_a_range_changes() {
        let before = draft();
        let reading = before.read();
        let mut after = before.clone();
        after
            .apply(&[text(
                "/virtualNetworks/0/subnets/0/addressPrefix",
                "10.0.0.0/24",
            )])
            .unwrap();
        let again = after.read_after(&before, &reading);
        let pairs = again.plan.clusters.iter().zip(&reading.plan.clusters);
        assert!(pairs.into_iter().all(|(now, then)| now.is(then)));
        assert_eq!(again, after.read());
    }
}
