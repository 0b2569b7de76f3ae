//! AKN607: a pod subnet that serves both ways of allocation.

use alloc::{collections::BTreeMap, format, vec::Vec};

use crate::azure::sources;
use crate::model::{AllocationMode, Edit, NetworkModel, SubnetId};
use crate::rules::evidence::{Evidence, PoolPlace};
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static SUBNET_MODES_MIXED: Rule = Rule {
    id: "AKN607",
    name: "subnet-modes-mixed",
    severity: Severity::Error,
    azure_code: None,
    summary: "A pod subnet hands out single addresses to some pools and whole blocks to others.",
    why: "A subnet serves one way of allocation. AKS refuses the pool that comes second.",
    remedy: "Give each way of allocation a pod subnet of its own.",
    limits: &[],
    events: &[],
    sources: &[&sources::POD_SUBNET_STATIC, &sources::POD_SUBNET],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let mut tenants: BTreeMap<SubnetId, Vec<PoolPlace<'_>>> = BTreeMap::new();
    for place in evidence.pools() {
        let uses_subnet = place.pool.model.is_some_and(NetworkModel::uses_pod_subnet);
        if let Some(subnet) = place.pool.pod_subnet.filter(|_| uses_subnet) {
            tenants.entry(subnet).or_default().push(place);
        }
    }
    for (id, pools) in tenants {
        let of = |model| {
            let fitting = pools
                .iter()
                .filter(move |place| place.pool.model == Some(model));
            fitting.copied().collect::<Vec<_>>()
        };
        let dynamic = of(NetworkModel::PodSubnetDynamic);
        let fixed = of(NetworkModel::PodSubnetStatic);
        let (Some(first), Some(other)) = (dynamic.first(), fixed.first()) else {
            continue;
        };
        let name = evidence
            .plan
            .subnet(id)
            .map_or("", |subnet| subnet.name.as_str());
        out.report(
            evidence.plan.subnet_path(id),
            format!(
                "{name} hands out single addresses to {} and whole blocks to {}",
                first.pool.name, other.pool.name
            ),
            all_dynamic(name, &fixed),
        );
    }
}

/// Single addresses for every pool: that never takes more of the subnet than whole blocks do.
///
/// None where max pods cannot be read: what blocks take is then unknown, and an address for each node is not.
fn all_dynamic(subnet: &str, fixed: &[PoolPlace<'_>]) -> Option<Fix> {
    let edit = |place: &PoolPlace<'_>| {
        Edit::text(
            place.path("podIPAllocationMode"),
            AllocationMode::Dynamic.as_str(),
        )
    };
    let known = |place: &PoolPlace<'_>| place.pool.max_pods.value().is_some();
    fixed.iter().all(known).then(|| Fix {
        title: format!("Hand out single addresses of {subnet} to every pool"),
        edits: fixed.iter().map(edit).collect(),
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn two_pools(mode: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", "pod-subnet-dynamic")
            .with("/clusters/0/podCidr", "")
            .with("/virtualNetworks/0/subnets/1/name", "snet-pods")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/22",
            )
            .with("/virtualNetworks/0/subnets/1/purpose", "pods")
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/maxPods", "31")
            .with("/clusters/0/nodePools/1/podIPAllocationMode", mode)
    }

    #[test]
    fn both_ways_in_one_subnet_are_found_and_become_one() {
        let plan = two_pools("StaticBlock");
        assert_eq!(
            plan.found("AKN607")[0].message,
            "snet-pods hands out single addresses to system and whole blocks to apps"
        );
        let (mended, fix) = plan.mended("AKN607");
        assert_eq!(
            fix.title,
            "Hand out single addresses of snet-pods to every pool"
        );
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn what_blocks_take_must_be_known_to_be_taken_away() {
        let plan = two_pools("StaticBlock").with("/clusters/0/nodePools/1/maxPods", "-");
        assert_eq!(plan.found("AKN607")[0].fix, None);
    }

    #[test]
    fn one_way_or_two_subnets_pass() {
        assert_eq!(two_pools("").found("AKN607"), []);
        let two = two_pools("StaticBlock")
            .with("/virtualNetworks/0/subnets/2/name", "snet-blocks")
            .with(
                "/virtualNetworks/0/subnets/2/addressPrefix",
                "10.240.8.0/22",
            )
            .with("/clusters/0/nodePools/0/podSubnet", "snet-pods")
            .with("/clusters/0/nodePools/1/podSubnet", "snet-blocks");
        assert_eq!(two.findings(), []);
    }
}
