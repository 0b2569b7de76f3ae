//! AKN706: a small subnet for VPN and ExpressRoute gateways.

use super::small;
use crate::azure::{limits, sources};
use crate::model::Purpose;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static GATEWAY_SUBNET: Rule = Rule {
    id: "AKN706",
    name: "gateway-subnet",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The subnet of the VPN or ExpressRoute gateway is smaller than advised.",
    why: "A small one holds a single gateway of the simplest kind: no second gateway beside it, no larger one in its place.",
    remedy: "Give gateways a /27, or a /26 for many circuits.",
    limits: &[&limits::GATEWAY_SUBNET],
    events: &[],
    sources: &[&sources::AKS_BASELINE],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    small::report(
        evidence,
        out,
        Purpose::Gateway,
        &limits::GATEWAY_SUBNET,
        "is advised",
    );
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn with_subnet(name: &str, purpose: &str, block: &str) -> PlanDraft {
        clean()
            .with("/virtualNetworks/0/subnets/1/name", name)
            .with("/virtualNetworks/0/subnets/1/purpose", purpose)
            .with("/virtualNetworks/0/subnets/1/addressPrefix", block)
    }

    #[test]
    fn a_slash_27_passes_and_a_slash_28_grows() {
        let passes = with_subnet("GatewaySubnet", "gateway", "10.240.4.0/27");
        assert_eq!(passes.findings(), []);
        let plan = with_subnet("GatewaySubnet", "gateway", "10.240.4.0/28");
        assert_eq!(
            plan.found("AKN706")[0].message,
            "GatewaySubnet is a /28; a VPN or ExpressRoute gateway is advised a /27"
        );
        let (mended, _) = plan.mended("AKN706");
        assert_eq!(mended.findings(), []);
    }
}
