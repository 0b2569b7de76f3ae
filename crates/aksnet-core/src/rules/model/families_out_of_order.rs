//! AKN621: pod or service ranges that do not match the address families.

use alloc::{
    format,
    string::{String, ToString},
    vec,
};

use crate::azure::sources;
use crate::model::Edit;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static FAMILIES_OUT_OF_ORDER: Rule = Rule {
    id: "AKN621",
    name: "families-out-of-order",
    severity: Severity::Error,
    azure_code: None,
    summary: "The pod or service ranges do not match the address families in number and order.",
    why: "AKS reads the lists side by side: the first range goes with the first family. It refuses a cluster where they do not match.",
    remedy: "Give one range for each family, IPv4 first.",
    limits: &[],
    events: &[],
    sources: &[&sources::DUAL_STACK, &sources::AKS_API],
    check,
};

/// A list of ranges: what it is called, where it stands, and its ranges with their places.
struct Ranges {
    list: &'static str,
    path: String,
    v4: Option<(usize, String)>,
    v6: Option<(usize, String)>,
}

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        let pods = Ranges {
            list: "podCidrs",
            path: format!("/clusters/{place}/podCidrs"),
            v4: listed(cluster.pod_cidr_place, cluster.pod_cidr.given()),
            v6: listed(cluster.pod_cidr6_place, cluster.pod_cidr6.given()),
        };
        let services = Ranges {
            list: "serviceCidrs",
            path: format!("/clusters/{place}/serviceCidrs"),
            v4: listed(cluster.service_cidr_place, cluster.service_cidr.given()),
            v6: listed(cluster.service_cidr6_place, cluster.service_cidr6.given()),
        };
        for ranges in [pods, services] {
            let name = &cluster.name;
            let list = ranges.list;
            let (message, fix) = match (cluster.dual_stack, &ranges.v4, &ranges.v6) {
                (true, Some((v4, _)), Some((v6, _))) if v6 < v4 => (
                    format!("{list} of {name} has IPv6 before IPv4"),
                    swapped(&ranges),
                ),
                (true, Some(_), None) => (
                    format!("{list} of {name} has no IPv6 range beside the IPv4 one"),
                    None,
                ),
                (true, None, Some(_)) => (
                    format!("{list} of {name} has no IPv4 range before the IPv6 one"),
                    None,
                ),
                (false, _, Some((v6, block))) => (
                    format!(
                        "{list} of {name} has the IPv6 range {block}; its families are IPv4 alone"
                    ),
                    Some(Fix {
                        title: format!("Drop {block}"),
                        edits: vec![Edit::remove(format!("{}/{v6}", ranges.path))],
                    }),
                ),
                _ => continue,
            };
            out.report(ranges.path, message, fix);
        }
    }
}

fn listed<B: ToString>(place: Option<usize>, block: Option<B>) -> Option<(usize, String)> {
    Some((place?, block?.to_string()))
}

/// The same two ranges, IPv4 first.
fn swapped(ranges: &Ranges) -> Option<Fix> {
    let ((first, v4), (second, v6)) = (ranges.v4.as_ref()?, ranges.v6.as_ref()?);
    Some(Fix {
        title: format!("Put {v4} before {v6}"),
        edits: vec![
            Edit::text(format!("{}/{second}", ranges.path), v4),
            Edit::text(format!("{}/{first}", ranges.path), v6),
        ],
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_pods(families: &[&str], pods: &[&str]) -> PlanDraft {
        let mut plan = clean().with("/clusters/0/podCidr", "");
        for (place, family) in families.iter().enumerate() {
            plan = plan.with(&alloc::format!("/clusters/0/ipFamilies/{place}"), family);
        }
        for (place, block) in pods.iter().enumerate() {
            plan = plan.with(&alloc::format!("/clusters/0/podCidrs/{place}"), block);
        }
        plan
    }

    #[test]
    fn ipv4_comes_first() {
        let families = ["IPv4", "IPv6"];
        let right = with_pods(&families, &["10.244.0.0/16", "fd00:2::/64"]);
        assert_eq!(right.found("AKN621"), []);
        let plan = with_pods(&families, &["fd00:2::/64", "10.244.0.0/16"]);
        assert_eq!(
            plan.found("AKN621")[0].message,
            "podCidrs of aks has IPv6 before IPv4"
        );
        let (mended, _) = plan.mended("AKN621");
        assert_eq!(
            mended.clusters[0].pod_cidrs,
            ["10.244.0.0/16", "fd00:2::/64"]
        );
    }

    #[test]
    fn each_family_has_a_range() {
        let families = ["IPv4", "IPv6"];
        for pods in ["10.244.0.0/16", "fd00:2::/64"] {
            assert_eq!(with_pods(&families, &[pods]).found("AKN621").len(), 1);
        }
    }

    #[test]
    fn a_range_without_its_family_is_dropped() {
        let plan = with_pods(&[], &["10.244.0.0/16", "fd00:2::/64"]);
        let (mended, fix) = plan.mended("AKN621");
        assert_eq!(fix.title, "Drop fd00:2::/64");
        assert_eq!(mended.clusters[0].pod_cidrs, ["10.244.0.0/16"]);
        assert_eq!(mended.findings(), []);
    }
}
