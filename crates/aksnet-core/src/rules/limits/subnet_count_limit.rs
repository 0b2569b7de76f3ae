//! AKN414: a VNet with more subnets than Azure allows.

use alloc::format;

use crate::azure::{limits, sources};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::number::grouped;
use crate::rules::rule::{Rule, Severity};

pub(super) static SUBNET_COUNT_LIMIT: Rule = Rule {
    id: "AKN414",
    name: "subnet-count-limit",
    severity: Severity::Error,
    azure_code: None,
    summary: "A VNet has more subnets than Azure allows.",
    why: "Azure refuses the subnet that comes after the last one allowed.",
    remedy: "Spread the subnets over several VNets.",
    limits: &[&limits::SUBNETS_PER_VNET],
    events: &[],
    sources: &[&sources::NETWORK_LIMITS],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, vnet) in evidence.plan.virtual_networks.iter().enumerate() {
        let subnets = u64::try_from(vnet.subnets.len()).unwrap_or(u64::MAX);
        if subnets > limits::SUBNETS_PER_VNET.value {
            out.report(
                format!("/virtualNetworks/{place}/subnets"),
                format!(
                    "{} has {} subnets; Azure allows {}",
                    vnet.name,
                    grouped(subnets),
                    grouped(limits::SUBNETS_PER_VNET.value)
                ),
                None,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{PlanDraft, SubnetDraft};
    use crate::rules::sample::clean;
    use alloc::format;

    fn with_subnets(subnets: usize) -> PlanDraft {
        let mut plan = clean();
        let more = (1..subnets).map(|place| SubnetDraft {
            name: format!("snet-{place}"),
            ..SubnetDraft::default()
        });
        plan.virtual_networks[0]
            .subnets
            .extend(more.map(Into::into));
        plan
    }

    #[test]
    fn three_thousand_subnets_pass_and_one_more_is_found() {
        assert_eq!(with_subnets(3_000).found("AKN414"), []);
        assert_eq!(
            with_subnets(3_001).found("AKN414")[0].message,
            "vnet-spoke has 3,001 subnets; Azure allows 3,000"
        );
    }
}
