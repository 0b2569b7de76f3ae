//! AKN806: another subnet, another operating system or another allocation mode for a pool that is deployed.

use alloc::{format, string::String};

use super::new_pool::in_place_of;
use crate::azure::sources;
use crate::change::{Difference, Pair};
use crate::model::{AllocationMode, Cluster, NetworkModel, NodePool};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static POOL_CHANGE_NEEDS_NEW_POOL: Rule = Rule {
    id: "AKN806",
    name: "pool-change-needs-new-pool",
    severity: Severity::Warning,
    azure_code: None,
    summary: "A deployed node pool gets another subnet, operating system or allocation mode.",
    why: "A pool keeps the subnets, the operating system and the allocation mode it was made with; the addresses of the plan are not those its nodes will take.",
    remedy: "Plan a new pool, move the pods, and take the old pool away.",
    limits: &[],
    events: &[],
    sources: &[
        &sources::NODE_POOL_SUBNETS,
        &sources::POD_SUBNET_STATIC,
        &sources::AKS_API,
    ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some(difference) = &evidence.difference else {
        return;
    };
    for cluster in difference.clusters() {
        for pool in cluster.pools() {
            for (field, kept, planned) in changes(difference, cluster, pool) {
                let path = format!("/clusters/{}/nodePools/{}", cluster.place, pool.place);
                out.report(
                    format!("{path}/{field}"),
                    format!("{} stays {kept}; the plan has it {planned}", pool.new.name),
                    in_place_of(cluster, pool),
                );
            }
        }
    }
}

/// Fields that change and cannot, what stays and what is planned.
fn changes(
    difference: &Difference<'_>,
    cluster: Pair<'_, Cluster>,
    pool: Pair<'_, NodePool>,
) -> impl Iterator<Item = (&'static str, String, String)> {
    let (old, new) = (pool.old, pool.new);
    let os = (old.os != new.os).then(|| {
        let pool_of = |pool: &NodePool| format!("a pool of {} nodes", pool.os.as_str());
        ("osType", pool_of(old), pool_of(new))
    });
    let nodes = in_another(
        difference.old_names(old.node_subnet),
        difference.new_names(new.node_subnet),
    );
    let nodes = nodes.map(|(old, new)| ("vnetSubnet", format!("in {old}"), format!("in {new}")));
    let models = [cluster.old.model.value(), cluster.new.model.value()];
    let in_pod_subnet =
        |model: &Option<NetworkModel>| model.is_some_and(NetworkModel::uses_pod_subnet);
    // On the way to another model pods leave their subnet; that has its own rule.
    let both = models.iter().all(in_pod_subnet);
    let pods = in_another(
        difference.old_names(old.pod_subnet),
        difference.new_names(new.pod_subnet),
    );
    let pods = pods.filter(|_| both).map(|(old, new)| {
        let said = |subnet: &str| format!("with its pods in {subnet}");
        ("podSubnet", said(old), said(new))
    });
    let modes = mode(old).zip(mode(new)).filter(|(old, new)| old != new);
    let modes = modes.map(|(old, new)| {
        let said = |mode: AllocationMode| format!("a pool of {}", mode.as_str());
        ("podIPAllocationMode", said(old), said(new))
    });
    [os, nodes, pods, modes].into_iter().flatten()
}

/// The names of two subnets of one VNet, where they are not the same; another VNet takes another cluster.
fn in_another<'a>(
    old: Option<(&'a str, &'a str)>,
    new: Option<(&'a str, &'a str)>,
) -> Option<(&'a str, &'a str)> {
    let ((old_vnet, old), (vnet, new)) = old.zip(new)?;
    (old_vnet == vnet && old != new).then_some((old, new))
}

fn mode(pool: &NodePool) -> Option<AllocationMode> {
    match pool.model? {
        NetworkModel::PodSubnetDynamic => Some(AllocationMode::Dynamic),
        NetworkModel::PodSubnetStatic => Some(AllocationMode::Static),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;
    use alloc::{string::String, vec::Vec};

    fn two_subnets() -> PlanDraft {
        clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-other")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/22",
            )
    }

    fn messages(old: &PlanDraft, new: &PlanDraft) -> Vec<String> {
        let found = new.found_against(old, "AKN806").into_iter();
        found.map(|finding| finding.message).collect()
    }

    #[test]
    fn a_pool_stays_in_its_subnet_and_a_new_one_takes_its_place() {
        let plan = two_subnets().with("/clusters/0/nodePools/0/vnetSubnet", "snet-other");
        assert_eq!(
            messages(&two_subnets(), &plan),
            ["system stays in snet-nodes; the plan has it in snet-other"]
        );
        let (_, fix) = plan.mended_against(&two_subnets(), "AKN806");
        assert_eq!(fix.title, "Plan a new pool system2 in place of system");
    }

    #[test]
    fn pods_stay_in_their_subnet_and_so_does_their_way_to_addresses() {
        let old = two_subnets()
            .with("/clusters/0/networkModel", "pod-subnet-dynamic")
            .with("/clusters/0/nodePools/0/podSubnet", "snet-other");
        let new = old
            .clone()
            .with("/virtualNetworks/0/subnets/2/name", "snet-third")
            .with("/clusters/0/networkModel", "pod-subnet-static")
            .with("/clusters/0/nodePools/0/podSubnet", "snet-third");
        assert_eq!(
            messages(&old, &new),
            [
                "system stays with its pods in snet-other; the plan has it with its pods in snet-third",
                "system stays a pool of DynamicIndividual; the plan has it a pool of StaticBlock",
            ]
        );
    }

    #[test]
    fn an_operating_system_stays() {
        let with = |os: &str| {
            clean()
                .with("/clusters/0/nodePools/1/name", "apps")
                .with("/clusters/0/nodePools/1/osType", os)
        };
        assert_eq!(
            messages(&with("Linux"), &with("Windows")),
            ["apps stays a pool of Linux nodes; the plan has it a pool of Windows nodes"]
        );
    }

    #[test]
    fn a_renamed_pool_and_the_way_to_overlay_pass() {
        let plan = two_subnets()
            .with("/clusters/0/nodePools/0/name", "apps")
            .with("/clusters/0/nodePools/0/vnetSubnet", "snet-other");
        assert_eq!(messages(&two_subnets(), &plan), [""; 0]);
        let old = clean().with("/clusters/0/networkModel", "node-subnet");
        assert_eq!(messages(&old, &clean()), [""; 0]);
    }
}
