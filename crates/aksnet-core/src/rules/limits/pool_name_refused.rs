//! AKN417: a node pool with a name AKS refuses.

use alloc::{format, string::String, vec};

use crate::azure::{limits, sources};
use crate::model::{Cluster, Edit, OsType};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static POOL_NAME_REFUSED: Rule = Rule {
    id: "AKN417",
    name: "pool-name-refused",
    severity: Severity::Error,
    azure_code: None,
    summary: "A node pool has a name AKS does not take.",
    why: "Names of pools are lower-case letters and digits, begin with a letter, and are short: they become part of the names of machines.",
    remedy: "Shorten the name, and write it in lower-case letters and digits.",
    limits: &[&limits::LINUX_POOL_NAME, &limits::WINDOWS_POOL_NAME],
    events: &[],
    sources: &[&sources::SYSTEM_POOLS, &sources::NODE_POOLS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for place in evidence.pools() {
        let pool = place.pool;
        let most = match pool.os {
            OsType::Linux => limits::LINUX_POOL_NAME.value,
            OsType::Windows => limits::WINDOWS_POOL_NAME.value,
        };
        if !pool.named || taken_by_aks(&pool.name, most) {
            continue;
        }
        let path = place.path("name");
        let name = rewritten(&pool.name, most);
        let free = |name: &String| is_free(name, place.cluster) && taken_by_aks(name, most);
        let fix = Some(name).filter(free).map(|name| Fix {
            title: format!("Rename {} to {name}", pool.name),
            edits: vec![Edit::text(path.clone(), &name)],
        });
        out.report(
            path,
            format!(
                "{} is no name for a {} pool: 1 to {most} lower-case letters and digits, a letter first",
                pool.name,
                pool.os.as_str()
            ),
            fix,
        );
    }
}

/// Whether AKS takes that name for a pool.
fn taken_by_aks(name: &str, most: u64) -> bool {
    let length = u64::try_from(name.len()).unwrap_or(u64::MAX);
    length <= most
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .bytes()
            .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit())
}

/// The letters and digits of a name, as far as there is room for them.
fn rewritten(name: &str, most: u64) -> String {
    name.chars()
        .map(|sign| sign.to_ascii_lowercase())
        .filter(char::is_ascii_alphanumeric)
        .skip_while(char::is_ascii_digit)
        .zip(0..most)
        .map(|(sign, _)| sign)
        .collect()
}

/// Whether no other pool of the cluster has that name.
fn is_free(name: &str, cluster: &Cluster) -> bool {
    cluster.pools.iter().all(|pool| pool.name != name)
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn named(name: &str) -> PlanDraft {
        clean().with("/clusters/0/nodePools/0/name", name)
    }

    #[test]
    fn twelve_letters_and_digits_pass() {
        for name in ["a", "system", "pool12345678"] {
            assert_eq!(named(name).findings(), [], "{name}");
        }
    }

    #[test]
    fn other_signs_and_longer_names_are_rewritten() {
        for (name, taken) in [
            ("pool123456789", "pool12345678"),
            ("System-Pool", "systempool"),
            ("1st", "st"),
        ] {
            let (mended, _) = named(name).mended("AKN417");
            assert_eq!(mended.clusters[0].node_pools[0].name, taken);
        }
        assert_eq!(
            named("1st").found("AKN417")[0].message,
            "1st is no name for a Linux pool: 1 to 12 lower-case letters and digits, a letter first"
        );
        assert_eq!(named("42").found("AKN417")[0].fix, None);
    }

    #[test]
    fn windows_pools_have_shorter_names() {
        let windows = |name: &str| {
            clean()
                .with("/clusters/0/nodePools/1/name", name)
                .with("/clusters/0/nodePools/1/osType", "Windows")
                .with("/clusters/0/nodePools/1/maxPods", "30")
        };
        assert_eq!(windows("win123").findings(), []);
        let (mended, _) = windows("windows1").mended("AKN417");
        assert_eq!(mended.clusters[0].node_pools[1].name, "window");
    }

    #[test]
    fn a_pool_without_a_name_yet_is_not_judged() {
        assert_eq!(named("").found("AKN417"), []);
    }
}
