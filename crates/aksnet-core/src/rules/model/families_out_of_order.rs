//! AKN621: pod or service ranges that do not match the address families.

use alloc::{format, string::ToString, vec};

use crate::azure::sources;
use crate::model::{Edit, NetworkModel, Prefix};
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

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        // Where pods live in subnets there are no pod CIDRs to match: AKN610.
        let of_pods = cluster
            .model
            .value()
            .is_some_and(NetworkModel::uses_pod_cidr);
        let pods = of_pods.then_some(("podCidrs", &cluster.pod_cidr_list));
        let services = ("serviceCidrs", &cluster.service_cidr_list);
        for (key, list) in pods.into_iter().chain([services]) {
            let Some(wrong) = mismatch(list, cluster.dual_stack) else {
                continue;
            };
            let path = format!("/clusters/{place}/{key}");
            out.report(
                path.clone(),
                format!("{key} of {} {wrong}", cluster.name),
                in_order(&path, list, cluster.dual_stack),
            );
        }
    }
}

/// How a list does not match the families; `None` where it does, is empty, or cannot be read.
fn mismatch(list: &[Prefix], dual_stack: bool) -> Option<&'static str> {
    let v4 = |prefix: &Prefix| prefix.v4().is_some();
    match list {
        [] => None,
        _ if list.contains(&Prefix::Unknown) => None,
        [first, second] if dual_stack && v4(first) && !v4(second) => None,
        [only] if !dual_stack && v4(only) => None,
        _ if !dual_stack => Some("is to hold one IPv4 range; its families are IPv4 alone"),
        [first, second] if !v4(first) && v4(second) => Some("has IPv6 before IPv4"),
        _ => Some("is to hold an IPv4 range and then an IPv6 one"),
    }
}

/// The first range of each family, IPv4 first; everything else goes.
fn in_order(path: &str, list: &[Prefix], dual_stack: bool) -> Option<Fix> {
    let v4 = list.iter().find_map(|prefix| prefix.v4())?.to_string();
    let wanted = if dual_stack {
        vec![v4, list.iter().find_map(|prefix| prefix.v6())?.to_string()]
    } else {
        vec![v4]
    };
    let surplus = (wanted.len()..list.len()).rev();
    let put = wanted
        .iter()
        .enumerate()
        .map(|(place, block)| Edit::text(format!("{path}/{place}"), block));
    let removed = surplus.map(|place| Edit::remove(format!("{path}/{place}")));
    Some(Fix {
        title: format!("Keep {}", wanted.join(" and ")),
        edits: put.chain(removed).collect(),
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
            let found = with_pods(&families, &[pods]).found("AKN621");
            assert_eq!(
                found[0].message,
                "podCidrs of aks is to hold an IPv4 range and then an IPv6 one"
            );
            assert_eq!(found[0].fix, None);
        }
        let three = ["10.244.0.0/16", "fd00:2::/64", "fd00:3::/64"];
        let (mended, _) = with_pods(&families, &three).mended("AKN621");
        assert_eq!(mended.clusters[0].pod_cidrs, three[..2]);
    }

    #[test]
    fn a_range_without_its_family_is_dropped() {
        let plan = with_pods(&[], &["10.244.0.0/16", "fd00:2::/64"]);
        let (mended, fix) = plan.mended("AKN621");
        assert_eq!(fix.title, "Keep 10.244.0.0/16");
        assert_eq!(mended.clusters[0].pod_cidrs, ["10.244.0.0/16"]);
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn two_ranges_of_one_family_are_not_out_of_order_but_one_too_many() {
        for pods in [
            ["10.244.0.0/16", "10.245.0.0/16"],
            ["fd00:2::/64", "fd00:3::/64"],
        ] {
            let found = with_pods(&["IPv4", "IPv6"], &pods).found("AKN621");
            assert_eq!(
                found[0].message,
                "podCidrs of aks is to hold an IPv4 range and then an IPv6 one"
            );
        }
    }
}
