//! AKN215: the subnet of the internal load balancers has too few addresses for them.

use super::shortage::{every_of, make_room};
use super::stage_needs;
use crate::azure::{limits, sources};
use crate::ledger::{RangeKind, Stage};
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static LOAD_BALANCER_SUBNET_TOO_SMALL: Rule = Rule {
    id: "AKN215",
    name: "load-balancer-subnet-too-small",
    severity: Severity::Error,
    azure_code: None,
    summary: "The subnet of the internal load balancers has fewer addresses than there are load balancers.",
    why: "Each internal load balancer takes an address of that subnet. A service that gets none stays pending.",
    remedy: "Give the subnet a shorter prefix, or name a larger one.",
    limits: &[&limits::RESERVED_PER_SUBNET],
    events: &[],
    sources: &[&sources::INTERNAL_LB, &sources::VNET_FAQ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (owner, range) in every_of(evidence, RangeKind::InternalLoadBalancerSubnet) {
        if range.fails(Stage::Create) {
            out.report(
                range.path.clone(),
                stage_needs(range, Stage::Create),
                make_room(evidence, owner, range),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn plan(balancers: &str) -> PlanDraft {
        clean()
            .with("/virtualNetworks/0/subnets/1/name", "snet-ingress")
            .with(
                "/virtualNetworks/0/subnets/1/addressPrefix",
                "10.240.4.0/28",
            )
            .with("/clusters/0/internalLoadBalancerSubnet", "snet-ingress")
            .with("/clusters/0/internalLoadBalancers", balancers)
    }

    #[test]
    fn a_slash_28_holds_eleven_load_balancers() {
        assert_eq!(plan("11").found("AKN215"), []);
        let plan = plan("12");
        let found = plan.found("AKN215");
        assert_eq!(
            found[0].message,
            "Creation needs 12 addresses in snet-ingress and it has 11: 1 short"
        );
        assert_eq!(
            found[0].subject,
            "/virtualNetworks/0/subnets/1/addressPrefix"
        );
        let (mended, fix) = plan.mended("AKN215");
        assert_eq!(fix.title, "Grow snet-ingress to 10.240.4.0/27");
        assert_eq!(mended.findings(), []);
    }
}
