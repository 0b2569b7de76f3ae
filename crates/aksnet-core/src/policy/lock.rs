//! Fields that have one value only.

use alloc::{collections::BTreeSet, format, string::String, vec::Vec};

use super::{FixedNetwork, Policy, Words};
use crate::cidr::{Block, Block6};
use crate::model::{Edit, Field, Kind, PlanDraft, Prefix, Record, Slot};
use crate::sorting;

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

impl FixedNetwork {
    /// Whether a VNet has the fixed ranges and no others; their order means nothing.
    pub fn allows(&self, prefixes: &[Prefix]) -> bool {
        let holds = |all: &[Prefix], some: &[Prefix]| some.iter().all(|one| all.contains(one));
        prefixes.len() == self.prefixes.len()
            && holds(prefixes, &self.prefixes)
            && holds(&self.prefixes, prefixes)
    }
}

impl Policy {
    /// JSON Pointers of what a draft has as the policy locks it: single fields, and the list of
    /// ranges of a fixed VNet.
    ///
    /// What differs is a finding, and not here: it is there to be changed.
    pub fn kept(&self, draft: &PlanDraft) -> Vec<String> {
        let vnets = draft.virtual_networks.iter().enumerate();
        let fixed = vnets.filter(|(_, vnet)| {
            let named = |fixed: &&FixedNetwork| fixed.name == vnet.name.trim();
            let prefixes = || vnet.address_prefixes.iter().map(|text| prefix(text));
            let fixed = self.networks.iter().find(named);
            fixed.is_some_and(|fixed| fixed.allows(&prefixes().collect::<Vec<_>>()))
        });
        let fixed = fixed.map(|(place, _)| format!("/virtualNetworks/{place}/addressPrefixes"));
        let locked = self.locks.iter().flat_map(|lock| {
            let has = |path: &String| {
                draft
                    .text_at(path)
                    .is_some_and(|it| it.trim() == lock.value)
            };
            let places = lock.places(draft).into_iter();
            places.filter(move |path| has(path))
        });
        fixed.chain(locked).collect()
    }

    /// JSON Pointer of the first thing that a draft has as the policy locks it and that edits would
    /// take from it; `None` where they leave all of it, or lead nowhere.
    pub fn held(&self, draft: &PlanDraft, edits: &[Edit]) -> Option<String> {
        let mut after = draft.clone();
        after.apply(edits).ok()?;
        let left: BTreeSet<String> = sorting::gathered(self.kept(&self.filled(&after).0));
        let kept = self.kept(&self.filled(draft).0);
        kept.into_iter().find(|path| !left.contains(path))
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

/// The range a text means.
fn prefix(text: &str) -> Prefix {
    let six = || Block6::parse(text).map_or(Prefix::Unknown, Prefix::V6);
    Block::parse(text).map_or_else(|_| six(), Prefix::V4)
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
    use crate::model::{Edit, PlanDraft};
    use crate::policy::{DefaultDraft, DefaultsDraft, FixedNetwork, Policy, Words};
    use crate::rules::sample::clean;
    use alloc::{format, string::ToString};

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
    fn what_is_as_locked_is_kept_and_what_differs_is_not() {
        let policy = Policy {
            networks: [FixedNetwork {
                name: "vnet-spoke".to_string(),
                prefixes: ["10.240.0.0/16", "fd00::/64"].map(super::prefix).into(),
                words: Words::default(),
            }]
            .into(),
            locks: [("/clusters/*/serviceCidr", "10.0.0.0/16")]
                .map(|(path, value)| Lock {
                    path: path.to_string(),
                    value: value.to_string(),
                    words: Words::default(),
                })
                .into(),
            ..Policy::default()
        };
        let service = "/clusters/0/serviceCidr";
        let ranges = "/virtualNetworks/0/addressPrefixes";
        assert_eq!(policy.kept(&clean()), [service]);
        // Whatever their order, in whatever spelling.
        let fixed = clean()
            .with(&format!("{ranges}/0"), "fd00:0::/64")
            .with(&format!("{ranges}/1"), "10.240.0.0 255.255.0.0");
        assert_eq!(policy.kept(&fixed), [ranges, service]);
        let more = fixed.with(&format!("{ranges}/2"), "10.250.0.0/16");
        assert_eq!(policy.kept(&more.with(service, "10.1.0.0/16")), [""; 0]);
    }

    #[test]
    fn edits_are_held_where_they_would_change_what_is_as_locked() {
        let lock = |path: &str, value: &str| Lock {
            path: path.to_string(),
            value: value.to_string(),
            words: Words::default(),
        };
        let (service, surge) = (
            "/clusters/0/serviceCidr",
            "/clusters/0/nodePools/0/maxSurge",
        );
        let policy = Policy {
            locks: [
                lock("/clusters/*/serviceCidr", "10.0.0.0/16"),
                lock("/clusters/*/nodePools/*/maxSurge", "33%"),
            ]
            .into(),
            defaults: DefaultsDraft {
                max_surge: DefaultDraft {
                    value: "33%".to_string(),
                    ..DefaultDraft::default()
                },
                ..DefaultsDraft::default()
            },
            ..Policy::default()
        };
        let held = |path: &str, value: &str| {
            let edits = [
                Edit::text("/name".to_string(), "x"),
                Edit::text(path.to_string(), value),
            ];
            policy.held(&clean(), &edits)
        };
        assert_eq!(held(service, "10.1.0.0/16").as_deref(), Some(service));
        assert_eq!(held(service, " 10.0.0.0/16"), None);
        // A default of the policy is there as much as what was typed.
        assert_eq!(held(surge, "50%").as_deref(), Some(surge));
        assert_eq!(held("/clusters/0/podCidr", "10.99.0.0/16"), None);
        assert_eq!(held("/nowhere", ""), None);
        // What is not as locked is there to be changed.
        let other = clean().with(service, "10.2.0.0/16");
        let edit = Edit::text(service.to_string(), "10.1.0.0/16");
        assert_eq!(policy.held(&other, &[edit]), None);
    }

    #[test]
    fn a_policy_of_nobody_has_a_name_too() {
        assert_eq!(Policy::default().owner(), "the policy");
    }
}
