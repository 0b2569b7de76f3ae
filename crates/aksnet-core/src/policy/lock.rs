//! Fields that have one value only.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Policy, Words};
use crate::model::{Field, Kind, PlanDraft, Record, Slot};

/// A field that has one value only, in every place its path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// JSON Pointer; `*` stands for every item of a list.
    pub path: String,
    /// Its value.
    pub value: String,
    /// The team's own words.
    pub words: Words,
}

/// A field of a plan that a policy has locked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LockedField {
    /// Where it stands, as a JSON Pointer.
    pub path: String,
    /// The value it has to have.
    pub value: String,
    /// Who set it.
    pub by: String,
    /// The team's own words.
    pub text: String,
    /// Where to read more.
    pub link: String,
}

impl Policy {
    /// Every locked field of a draft, those of fixed VNets included, and who set it.
    pub fn locked(&self, draft: &PlanDraft) -> Vec<LockedField> {
        let field = |path: String, value: &str, words: &Words| LockedField {
            path,
            value: value.to_owned(),
            by: self.owner().to_owned(),
            text: words.text.clone(),
            link: words.link.clone(),
        };
        let mut locked = Vec::new();
        for (place, vnet) in draft.virtual_networks.iter().enumerate() {
            let fixed = |fixed: &&super::FixedNetwork| fixed.name == vnet.name.trim();
            let Some(fixed) = self.networks.iter().find(fixed) else {
                continue;
            };
            for (at, prefix) in fixed.prefixes.iter().enumerate() {
                let path = format!("/virtualNetworks/{place}/addressPrefixes/{at}");
                locked.push(field(path, &prefix.to_string(), &fixed.words));
            }
        }
        for lock in &self.locks {
            for path in lock.places(draft) {
                locked.push(field(path, &lock.value, &lock.words));
            }
        }
        locked
    }

    /// Who sets the policy, in a sentence.
    pub fn owner(&self) -> &str {
        if self.owner.is_empty() {
            "the policy"
        } else {
            &self.owner
        }
    }
}

impl Lock {
    /// JSON Pointers of the fields of a draft that it locks.
    pub fn places(&self, draft: &PlanDraft) -> Vec<String> {
        let mut places = Vec::new();
        let rest = self.path.strip_prefix('/').unwrap_or(&self.path);
        gather(draft, rest, "", &mut places);
        places
    }
}

fn gather(record: &dyn Record, path: &str, before: &str, places: &mut Vec<String>) {
    let (key, rest) = split(path);
    let here = format!("{before}/{key}");
    match (record.slot(key), rest) {
        (Some(Slot::Text(_)), None) => places.push(here),
        (Some(Slot::Texts(texts)), Some(index)) => {
            for place in chosen(index, texts.len()) {
                places.push(format!("{here}/{place}"));
            }
        }
        (Some(Slot::Record(inner)), Some(rest)) => gather(inner, rest, &here, places),
        (Some(Slot::Records(list)), Some(rest)) => {
            let (index, rest) = split(rest);
            for place in chosen(index, list.len()) {
                if let (Some(inner), Some(rest)) = (list.get(place), rest) {
                    gather(inner, rest, &format!("{here}/{place}"), places);
                }
            }
        }
        _ => {}
    }
}

/// Places of a list of that length that a part of a path means.
fn chosen(index: &str, len: usize) -> Vec<usize> {
    match index {
        "*" => (0..len).collect(),
        index => index
            .parse()
            .ok()
            .filter(|place| *place < len)
            .into_iter()
            .collect(),
    }
}

/// Whether a path leads to a single value of a plan.
pub(super) fn leads_to_a_value(fields: &[Field], path: &str) -> bool {
    let (key, rest) = split(path);
    let Some(field) = fields.iter().find(|field| field.key == key) else {
        return false;
    };
    let is_index = |text: &str| text == "*" || text.parse::<u32>().is_ok();
    match (field.kind, rest) {
        (Kind::Text | Kind::Number | Kind::Flag | Kind::Choice(_), None) => true,
        (Kind::Texts | Kind::Choices(_), Some(index)) => is_index(index),
        (Kind::Record(inner), Some(rest)) => leads_to_a_value(inner(), rest),
        (Kind::Records(inner), Some(rest)) => {
            let (index, rest) = split(rest);
            is_index(index) && rest.is_some_and(|rest| leads_to_a_value(inner(), rest))
        }
        _ => false,
    }
}

/// First part of a path, and the rest.
fn split(path: &str) -> (&str, Option<&str>) {
    match path.split_once('/') {
        Some((first, rest)) => (first, Some(rest)),
        None => (path, None),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lock, leads_to_a_value};
    use crate::model::{PlanDraft, Prefix};
    use crate::policy::{FixedNetwork, Policy, Words};
    use crate::rules::sample::clean;
    use alloc::{string::ToString, vec::Vec};

    #[test]
    fn a_lock_leads_to_every_item_its_star_means() {
        let plan = clean().with("/clusters/0/nodePools/1/name", "apps");
        let lock = Lock {
            path: "/clusters/*/nodePools/*/maxSurge".to_string(),
            value: "33%".to_string(),
            words: Words::default(),
        };
        assert_eq!(
            lock.places(&plan),
            [
                "/clusters/0/nodePools/0/maxSurge",
                "/clusters/0/nodePools/1/maxSurge"
            ]
        );
    }

    #[test]
    fn only_single_values_can_be_locked() {
        let leads = |path| leads_to_a_value(PlanDraft::table(), path);
        for path in [
            "name",
            "clusters/*/outboundType",
            "clusters/0/loadBalancer/managedOutboundIPs",
            "virtualNetworks/*/addressPrefixes/0",
        ] {
            assert!(leads(path), "{path}");
        }
        for path in [
            "",
            "nam",
            "clusters",
            "clusters/*",
            "clusters/x/name",
            "name/0",
            "clusters/*/loadBalancer",
        ] {
            assert!(!leads(path), "{path}");
        }
    }

    #[test]
    fn locked_fields_say_who_set_them() {
        let policy = Policy {
            owner: "Platform team".to_string(),
            networks: [FixedNetwork {
                name: "vnet-spoke".to_string(),
                prefixes: [Prefix::V4(crate::cidr::Block::literal(10, 240, 0, 0, 16))].into(),
                words: Words::default(),
            }]
            .into(),
            ..Policy::default()
        };
        let locked: Vec<_> = policy
            .locked(&clean())
            .into_iter()
            .map(|field| (field.path, field.value, field.by))
            .collect();
        assert_eq!(
            locked,
            [(
                "/virtualNetworks/0/addressPrefixes/0".to_string(),
                "10.240.0.0/16".to_string(),
                "Platform team".to_string()
            )]
        );
        assert_eq!(Policy::default().owner(), "the policy");
    }
}
