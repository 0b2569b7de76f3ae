//! AKN708: nodes or pods in a subnet that something else uses too.

use alloc::{format, string::String};

use super::tenant::title;
use crate::azure::sources;
use crate::model::{Purpose, Subnet};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static POOL_MIXED_WITH_OTHER_TENANTS: Rule = Rule {
    id: "AKN708",
    name: "pool-mixed-with-other-tenants",
    severity: Severity::Info,
    azure_code: None,
    summary: "A node pool shares its subnet with something that is no part of the cluster.",
    why: "Whatever the other tenant takes, nodes and their surge cannot have; the one that grows first wins.",
    remedy: "Give node pools a subnet of their own.",
    limits: &[],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING, &sources::AKS_BASELINE],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (id, uses) in evidence.uses() {
        let of_pool = |purpose| matches!(purpose, Purpose::Nodes | Purpose::Pods);
        let pool = uses.iter().find(|one| of_pool(one.purpose));
        let Some((pool, subnet)) = pool.zip(evidence.plan.subnet(*id)) else {
            continue;
        };
        if let Some(others) = others(subnet) {
            out.report(
                pool.path(),
                format!(
                    "{} holds {} of {} and {others}",
                    subnet.name,
                    title(pool.purpose),
                    pool.user
                ),
                None,
            );
        }
    }
}

/// Who else is in the subnet.
fn others(subnet: &Subnet) -> Option<String> {
    match (subnet.purpose, subnet.used_addresses) {
        (Some(purpose @ (Purpose::PrivateEndpoints | Purpose::InternalLoadBalancers)), _) => {
            Some(title(purpose).into())
        }
        (_, 0) => None,
        (_, 1) => Some("1 address of others".into()),
        (_, used) => Some(format!("{} addresses of others", grouped(used))),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn addresses_of_others_are_worth_knowing() {
        let plan = clean().with("/virtualNetworks/0/subnets/0/usedAddresses", "12");
        assert_eq!(
            plan.found("AKN708")[0].message,
            "snet-nodes holds nodes of system and 12 addresses of others"
        );
    }

    #[test]
    fn so_are_private_endpoints() {
        let plan = clean().with("/virtualNetworks/0/subnets/0/purpose", "private-endpoints");
        assert_eq!(
            plan.found("AKN708")[0].message,
            "snet-nodes holds nodes of system and private endpoints"
        );
    }

    #[test]
    fn a_subnet_of_pools_alone_passes() {
        assert_eq!(clean().found("AKN708"), []);
        let empty = clean().with("/virtualNetworks/0/subnets/0/purpose", "");
        assert_eq!(empty.found("AKN708"), []);
    }
}
