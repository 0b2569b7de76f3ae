//! AKN304: services and pods of a cluster share addresses.

use alloc::format;

use crate::azure::sources;
use crate::rules::cluster_range::{pods_of, services};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static SERVICE_RANGE_OVER_POD_CIDR: Rule = Rule {
    id: "AKN304",
    name: "service-range-over-pod-cidr",
    severity: Severity::Error,
    azure_code: None,
    summary: "The service range and the pod CIDR of a cluster share addresses.",
    why: "One address would mean a pod and a service at once; AKS refuses it.",
    remedy: "Take a service range beside the pod CIDR.",
    limits: &[],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING, &sources::OVERLAY],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for services in services(evidence.plan) {
        let cluster = evidence.plan.clusters.get(services.cluster);
        let pods = cluster
            .into_iter()
            .flat_map(|cluster| pods_of(cluster))
            .flatten();
        for pods in pods.filter(|pods| pods.overlaps(services.block)) {
            let message = format!(
                "Service range {} meets pod CIDR {pods}: they share {}",
                services.block,
                services.block.shared(pods),
            );
            out.report(
                services.path(evidence.plan),
                message,
                services.moved(evidence),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn services_among_the_pods_are_found_and_mended() {
        let plan = clean()
            .with("/clusters/0/serviceCidr", "10.244.240.0/20")
            .with("/clusters/0/dnsServiceIP", "10.244.240.10");
        assert_eq!(
            plan.found("AKN304")[0].message,
            "Service range 10.244.240.0/20 meets pod CIDR 10.244.0.0/16: they share 4,096 addresses"
        );
        let (mended, fix) = plan.mended("AKN304");
        assert_eq!(fix.title, "Move services to 10.0.0.0/20");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn side_by_side_they_pass() {
        let plan = clean()
            .with("/clusters/0/serviceCidr", "10.245.0.0/16")
            .with("/clusters/0/dnsServiceIP", "10.245.0.10");
        assert_eq!(plan.findings(), []);
    }

    #[test]
    fn the_pods_of_another_cluster_do_not_matter() {
        let plan = clean()
            .with("/clusters/1/name", "aks-other")
            .with("/clusters/1/podCidr", "10.0.0.0/16")
            .with("/clusters/1/serviceCidr", "10.244.0.0/16");
        assert_eq!(plan.found("AKN304"), []);
    }

    #[test]
    fn both_families_are_compared_each_with_itself() {
        let plan = clean()
            .with("/clusters/0/podCidr", "")
            .with("/clusters/0/podCidrs/0", "10.244.0.0/16")
            .with("/clusters/0/podCidrs/1", "fd00:1::/64")
            .with("/clusters/0/serviceCidr", "")
            .with("/clusters/0/serviceCidrs/0", "10.0.0.0/16")
            .with("/clusters/0/serviceCidrs/1", "fd00:1::/108");
        let found = plan.found("AKN304");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, "/clusters/0/serviceCidrs/1");
        assert_eq!(
            found[0].message,
            "Service range fd00:1::/108 meets pod CIDR fd00:1::/64: they share 2^20 addresses"
        );
        let apart = plan.with("/clusters/0/serviceCidrs/1", "fd00:1:0:1::/108");
        assert_eq!(apart.found("AKN304"), []);
    }
}
