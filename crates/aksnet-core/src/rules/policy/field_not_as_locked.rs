//! AKN907: a locked field with another value.

use alloc::{borrow::ToOwned, format, string::String};

use super::trial;
use crate::azure::sources;
use crate::cidr::{Block, parse_address};
use crate::model::{Edit, PlanDraft};
use crate::policy::Lock;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};
use crate::rules::services::customary;

pub(super) static FIELD_NOT_AS_LOCKED: Rule = Rule {
    id: "AKN907",
    name: "field-not-as-locked",
    severity: Severity::Error,
    azure_code: None,
    summary: "A field that the policy locks has another value.",
    why: "The team that keeps the policy set this value for every plan.",
    remedy: "Put the locked value in its place, or ask the owner of the policy.",
    limits: &[],
    events: &[],
    sources: &[&sources::CNI_OVERVIEW],
    check,
};

/// Fields that one fix sets at most.
const AT_ONCE: usize = 32;

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some((policy, draft)) = evidence.policy else {
        return;
    };
    for lock in &policy.locks {
        let mut places = lock.places(draft);
        places.retain(|path| text(draft, path) != lock.value);
        for places in places.chunks(AT_ONCE) {
            let fix = set(draft, lock, places);
            let fix = trial::tried(evidence, &FIELD_NOT_AS_LOCKED, places, fix);
            for path in places {
                let has = text(draft, path);
                let has = if has.is_empty() { "nothing" } else { has };
                let what = what(draft, path);
                let fact = match lock.value.as_str() {
                    "" => format!("{what} has {has}; it is locked to stay empty"),
                    value => format!("{what} has {has}; it is locked to {value}"),
                };
                out.breach(path.clone(), &fact, (policy, &lock.words), fix.clone());
            }
        }
    }
}

fn text<'a>(draft: &'a PlanDraft, path: &str) -> &'a str {
    draft.text_at(path).unwrap_or_default().trim()
}

/// The fix that puts the locked value in these places.
fn set(draft: &PlanDraft, lock: &Lock, places: &[String]) -> Fix {
    let edits = places.iter().flat_map(|path| {
        let own = Edit::text(path.clone(), &lock.value);
        [own].into_iter().chain(dns_along(draft, path, &lock.value))
    });
    let what = match places {
        [path] => what(draft, path),
        _ => format!("{} of {} items", key(&lock.path), places.len()),
    };
    Fix {
        title: match lock.value.as_str() {
            "" => format!("Empty {what}"),
            value => format!("Set {what} to {value}"),
        },
        edits: edits.collect(),
    }
}

/// A service range takes the address of DNS along.
fn dns_along(draft: &PlanDraft, path: &str, range: &str) -> Option<Edit> {
    let cluster = path.strip_suffix("/serviceCidr")?;
    let (dns, range) = (format!("{cluster}/dnsServiceIP"), Block::parse(range).ok()?);
    let now = parse_address(text(draft, &dns)).ok()?;
    let outside = !range.contains_address(now);
    Some(Edit::text(dns, &customary(range).filter(|_| outside)?))
}

/// The last name in a path.
fn key(path: &str) -> &str {
    let is_place = |part: &str| part == "*" || part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = path.rsplit('/');
    parts.find(|part| !is_place(part)).unwrap_or(path)
}

/// "outboundType of aks": a field, and the name of what it belongs to.
fn what(draft: &PlanDraft, path: &str) -> String {
    let ends = path.rmatch_indices('/').map(|(end, _)| end);
    // The plan has a name too, and everything belongs to it.
    let mut outer = ends
        .filter_map(|end| path.get(..end))
        .filter(|outer| !outer.is_empty());
    let name = |outer: &str| draft.text_at(&format!("{outer}/name"));
    match outer.find_map(|outer| name(outer).filter(|name| !name.is_empty())) {
        Some(owner) => format!("{} of {owner}", key(path)),
        None => key(path).to_owned(),
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use crate::rules::sample::clean;
    use alloc::format;

    const POLICY: &str = r#"{"aksnetPolicy":1,"owner":"Platform team","locked":[
        {"path":"/clusters/*/serviceCidr","value":"10.0.0.0/16"},
        {"path":"/clusters/*/outboundType","value":"userDefinedRouting","text":"Traffic leaves through the firewall.","link":"https://example.com/egress"}]}"#;

    #[test]
    fn locked_values_pass() {
        let plan = clean().with("/clusters/0/outboundType", "userDefinedRouting");
        assert_eq!(plan.found_under(POLICY, "AKN907"), []);
    }

    #[test]
    fn another_value_and_a_missing_one_are_found() {
        let plan = clean().with("/clusters/0/serviceCidr", "10.1.0.0/16");
        let found = plan.found_under(POLICY, "AKN907");
        let said: alloc::vec::Vec<_> = found.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(
            said,
            [
                "serviceCidr of aks has 10.1.0.0/16; it is locked to 10.0.0.0/16, by Platform team",
                "outboundType of aks has nothing; it is locked to userDefinedRouting. Platform team: Traffic leaves through the firewall."
            ]
        );
    }

    #[test]
    fn the_fix_puts_the_locked_value_in_its_place_and_takes_dns_along() {
        let plan = clean()
            .with("/clusters/0/serviceCidr", "10.1.0.0/16")
            .with("/clusters/0/dnsServiceIP", "10.1.0.10");
        let (mended, fix) = plan.mended_under(POLICY, "AKN907");
        assert_eq!(fix.title, "Set serviceCidr of aks to 10.0.0.0/16");
        assert_eq!(mended.clusters[0].dns_service_ip, "10.0.0.10");
        let (mended, fix) = mended.mended_under(POLICY, "AKN907");
        assert_eq!(fix.title, "Set outboundType of aks to userDefinedRouting");
        assert_eq!(mended.found_under(POLICY, "AKN907"), []);
    }

    #[test]
    fn one_fix_sets_every_place_of_a_lock() {
        let plan = clean()
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/count", "3")
            .with("/clusters/0/nodePools/1/maxPods", "30")
            .with("/clusters/0/nodePools/1/vnetSubnet", "snet-nodes");
        let policy = r#"{"aksnetPolicy":1,"locked":[
            {"path":"/clusters/*/nodePools/*/maxSurge","value":"33%"},
            {"path":"/clusters/*/nodePools/0/mode","value":""}]}"#;
        let (mended, fix) = plan
            .with("/clusters/0/nodePools/0/mode", "System")
            .mended_under(policy, "AKN907");
        assert_eq!(fix.title, "Set maxSurge of 2 items to 33%");
        assert_eq!(mended.clusters[0].node_pools[1].max_surge, "33%");
        let (_, fix) = mended.mended_under(policy, "AKN907");
        assert_eq!(fix.title, "Empty mode of system");
    }

    #[test]
    fn a_value_that_would_do_harm_is_not_offered() {
        for (key, value) in [
            ("serviceCidr", "10.240.0.0/24"),
            ("serviceCidr", "nonsense"),
            ("networkModel", "none"),
        ] {
            let policy = format!(
                r#"{{"aksnetPolicy":1,"locked":[{{"path":"/clusters/0/{key}","value":"{value}"}}]}}"#
            );
            let found = clean().found_under(&policy, "AKN907");
            assert_eq!((found.len(), &found[0].fix), (1, &None), "{key} {value}");
        }
    }
}
