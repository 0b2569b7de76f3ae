//! AKN616: something the nodes run is retired, or will be.

use alloc::{format, string::String, vec};

use crate::azure::{Event, events, sources};
use crate::model::{Edit, NetworkPolicy, OsType};
use crate::rules::cilium::to_cilium;
use crate::rules::evidence::{Evidence, PoolPlace};
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static RETIRED_OS: Rule = Rule {
    id: "AKN616",
    name: "retired-os",
    severity: Severity::Warning,
    azure_code: None,
    summary: "A pool runs an edition of Windows, or a cluster a policy engine, that Azure retires.",
    why: "After that day it gets no more fixes. Once its images are gone, a pool can neither scale nor upgrade.",
    remedy: "Plan with Windows2025, and with Cilium or Calico for network policies.",
    limits: &[],
    events: &[
        &events::WINDOWS_2019_RETIRES,
        &events::WINDOWS_2019_REMOVED,
        &events::WINDOWS_2022_RETIRES,
        &events::WINDOWS_2022_REMOVED,
        &events::POLICY_MANAGER_RETIRES_ON_WINDOWS,
        &events::POLICY_MANAGER_RETIRES_ON_LINUX,
    ],
    sources: &[&sources::OS_VERSIONS, &sources::NETWORK_POLICIES],
    check,
};

/// Editions of Windows that end: its name, the end of support, the end of its images.
static EDITIONS: [(&str, &Event, &Event); 2] = [
    (
        "Windows2019",
        &events::WINDOWS_2019_RETIRES,
        &events::WINDOWS_2019_REMOVED,
    ),
    (
        "Windows2022",
        &events::WINDOWS_2022_RETIRES,
        &events::WINDOWS_2022_REMOVED,
    ),
];

/// The edition that no day is set for.
pub(super) const LATEST: &str = "Windows2025";

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for place in evidence.pools() {
        if let Some((message, fix)) = of_pool(place) {
            out.report(place.path("osSKU"), message, Some(fix));
        }
    }
    for (place, cluster) in evidence.clusters() {
        if cluster.policy != NetworkPolicy::Azure {
            continue;
        }
        let windows = cluster.pools.iter().any(|pool| pool.os == OsType::Windows);
        let end = if windows {
            &events::POLICY_MANAGER_RETIRES_ON_WINDOWS
        } else {
            &events::POLICY_MANAGER_RETIRES_ON_LINUX
        };
        out.report(
            format!("/clusters/{place}/networkPolicy"),
            format!("{}: {} after {}", cluster.name, end.meaning, end.day),
            to_cilium(place, cluster),
        );
    }
}

fn of_pool(place: PoolPlace<'_>) -> Option<(String, Fix)> {
    let pool = place.pool;
    let edition = pool.os_sku.as_ref()?;
    let (_, end, gone) = EDITIONS
        .iter()
        .find(|(name, ..)| name.eq_ignore_ascii_case(edition))?;
    let message = format!(
        "{} runs {edition}: no support after {}, no images after {}",
        pool.name, end.day, gone.day
    );
    let fix = Fix {
        title: format!("Run {LATEST} in {}", pool.name),
        edits: vec![Edit::text(place.path("osSKU"), LATEST)],
    };
    Some((message, fix))
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_windows(edition: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/nodePools/1/name", "win")
            .with("/clusters/0/nodePools/1/osType", "Windows")
            .with("/clusters/0/nodePools/1/osSKU", edition)
            .with("/clusters/0/nodePools/1/maxPods", "30")
    }

    #[test]
    fn both_old_editions_are_found_with_their_days() {
        let plan = with_windows("Windows2019");
        assert_eq!(
            plan.found("AKN616")[0].message,
            "win runs Windows2019: no support after 2026-03-01, no images after 2027-04-01"
        );
        let (mended, fix) = with_windows("Windows2022").mended("AKN616");
        assert_eq!(fix.title, "Run Windows2025 in win");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_policy_manager_ends_earlier_on_windows() {
        let linux = clean().with("/clusters/0/networkPolicy", "azure");
        assert_eq!(
            linux.found("AKN616")[0].message,
            "aks: Azure Network Policy Manager is no longer supported on Linux nodes after 2028-09-30"
        );
        let (mended, fix) = linux.mended("AKN616");
        assert_eq!(fix.title, "Let Cilium enforce the policies of aks");
        assert_eq!(mended.findings(), []);
        let windows = with_windows("Windows2025").with("/clusters/0/networkPolicy", "azure");
        let found = windows.found("AKN616");
        assert!(found[0].message.contains("2026-09-30"));
        // Cilium does not run on Windows.
        assert_eq!(found[0].fix, None);
    }

    #[test]
    fn an_edition_that_is_not_given_is_not_judged() {
        assert_eq!(with_windows("").found("AKN616"), []);
        assert_eq!(with_windows("Windows2025").found("AKN616"), []);
    }
}
