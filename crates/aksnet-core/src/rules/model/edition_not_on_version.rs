//! AKN629: an edition of Windows that the Kubernetes version does not run on.

use alloc::{format, vec};

use super::retired_os::LATEST;
use crate::azure::{Limit, limits, sources};
use crate::model::Edit;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static EDITION_NOT_ON_VERSION: Rule = Rule {
    id: "AKN629",
    name: "edition-not-on-version",
    severity: Severity::Error,
    azure_code: None,
    summary: "A pool runs an edition of Windows that the Kubernetes version no longer runs on.",
    why: "AKS refuses the pool, and an upgrade to that version as long as such a pool is there.",
    remedy: "Plan with a newer edition of Windows.",
    limits: &[&limits::WINDOWS_2019_VERSION, &limits::WINDOWS_2022_VERSION],
    events: &[],
    sources: &[&sources::OS_VERSIONS],
    check,
};

/// Editions, and the last version each runs.
static EDITIONS: [(&str, &Limit); 2] = [
    ("Windows2019", &limits::WINDOWS_2019_VERSION),
    ("Windows2022", &limits::WINDOWS_2022_VERSION),
];

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for place in evidence.pools() {
        let edition = place.pool.os_sku.as_deref().and_then(|given| {
            EDITIONS
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(given))
        });
        let Some(((name, last), version)) = edition.zip(place.cluster.version) else {
            continue;
        };
        if version.minor_of_1() <= last.value {
            continue;
        }
        let path = place.path("osSKU");
        out.report(
            path.clone(),
            format!(
                "{} runs {name}, which runs Kubernetes up to 1.{}; the plan says {version}",
                place.pool.name, last.value
            ),
            Some(Fix {
                title: format!("Run {LATEST} in {}", place.pool.name),
                edits: vec![Edit::text(path, LATEST)],
            }),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_windows(edition: &str, version: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/kubernetesVersion", version)
            .with("/clusters/0/nodePools/1/name", "win")
            .with("/clusters/0/nodePools/1/osType", "Windows")
            .with("/clusters/0/nodePools/1/osSKU", edition)
            .with("/clusters/0/nodePools/1/maxPods", "30")
    }

    #[test]
    fn the_last_version_passes_and_the_next_is_found() {
        for (edition, last, next) in [
            ("Windows2019", "1.32", "1.33"),
            ("Windows2022", "1.36", "1.37"),
        ] {
            assert_eq!(with_windows(edition, last).found("AKN629"), []);
            let plan = with_windows(edition, next);
            assert_eq!(
                plan.found("AKN629")[0].message,
                alloc::format!(
                    "win runs {edition}, which runs Kubernetes up to {last}; the plan says {next}"
                )
            );
            let (mended, _) = plan.mended("AKN629");
            assert_eq!(mended.findings(), []);
        }
    }

    #[test]
    fn without_a_version_or_an_edition_nothing_is_said() {
        assert_eq!(with_windows("Windows2019", "").found("AKN629"), []);
        assert_eq!(with_windows("", "1.37").found("AKN629"), []);
    }
}
