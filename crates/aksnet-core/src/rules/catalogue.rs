//! The list of all rules.

use super::rule::Rule;
use super::{
    address_space, capacity, change, limits, model, neighbours, overlap, policy, services,
};

/// Families, in the order of their hundreds.
static FAMILIES: &[&[&Rule]] = &[
    address_space::RULES,
    capacity::RULES,
    overlap::RULES,
    limits::RULES,
    services::RULES,
    model::RULES,
    neighbours::RULES,
    change::RULES,
    policy::RULES,
];

/// Ids of rules that are no more; they are never given again.
///
/// AKN617, the Docker bridge field that the API dropped, became part of AKN106.
pub static RETIRED: &[&str] = &["AKN617"];

/// Every rule, in the order of ids.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// The rule of that id, whatever its capitals.
pub fn named(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use alloc::{collections::BTreeSet, vec::Vec};

    use super::{FAMILIES, RETIRED, all};
    use crate::azure::{events, limits, sources};

    #[test]
    fn ids_are_well_formed_ascending_and_in_their_family() {
        let ids: Vec<_> = all().map(|rule| rule.id).collect();
        assert!(ids.is_sorted_by(|one, next| one < next), "{ids:?}");
        for id in &ids {
            let digits = id.strip_prefix("AKN").unwrap();
            assert!(
                digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit()),
                "{id}"
            );
            assert!(!RETIRED.contains(id), "{id} is retired");
        }
        for family in FAMILIES {
            let hundreds: BTreeSet<_> = family.iter().map(|rule| &rule.id[..4]).collect();
            assert!(hundreds.len() <= 1, "{hundreds:?}");
        }
    }

    #[test]
    fn names_say_what_is_wrong() {
        let mut names = BTreeSet::new();
        for rule in all() {
            let name = rule.name;
            assert!(names.insert(name), "{name} twice");
            assert!(name.len() <= 35, "{name} is too long");
            assert!(
                name.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{name}"
            );
            assert!(
                !["check-", "invalid-"]
                    .iter()
                    .any(|start| name.starts_with(start)),
                "{name}"
            );
        }
    }

    #[test]
    fn texts_are_sentences_and_sources_are_named() {
        for rule in all() {
            for text in [rule.summary, rule.why, rule.remedy] {
                assert!(text.ends_with('.'), "{}: {text}", rule.id);
                for word in ["please", "Please", "invalid", "!"] {
                    assert!(!text.contains(word), "{}: {text}", rule.id);
                }
            }
            assert!(!rule.sources.is_empty(), "{}", rule.id);
        }
    }

    #[test]
    fn sources_are_https_dated_and_in_no_language() {
        for source in sources::ALL {
            assert!(source.url.starts_with("https://"), "{}", source.url);
            assert!(!source.url.contains("/en-us/"), "{}", source.url);
            let dashes: Vec<_> = source
                .reviewed
                .match_indices('-')
                .map(|(place, _)| place)
                .collect();
            assert_eq!(
                (source.reviewed.len(), dashes),
                (10, [4, 7].into()),
                "{}",
                source.url
            );
        }
    }

    #[test]
    fn every_event_is_used_by_a_rule() {
        for event in events::ALL {
            assert!(
                all().any(|rule| rule.events.contains(event)),
                "{}",
                event.meaning
            );
        }
    }

    #[test]
    fn limits_have_a_source_on_the_list() {
        for limit in limits::ALL {
            assert!(sources::ALL.contains(&limit.source), "{}", limit.name);
        }
    }
}
