//! AKN703: a small subnet for Application Gateway.

use super::small;
use crate::azure::{limits, sources};
use crate::model::Purpose;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static APPLICATION_GATEWAY_SUBNET: Rule = Rule {
    id: "AKN703",
    name: "application-gateway-subnet",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The subnet of Application Gateway is smaller than its documentation advises.",
    why: "Every instance takes an address, an upgrade takes more, and a subnet with a gateway in it cannot grow.",
    remedy: "Give the gateway a /24, even where it starts with two instances.",
    limits: &[&limits::APPLICATION_GATEWAY_SUBNET],
    events: &[],
    sources: &[&sources::APPLICATION_GATEWAY],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    small::report(
        evidence,
        out,
        Purpose::ApplicationGateway,
        &limits::APPLICATION_GATEWAY_SUBNET,
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
    fn the_advised_size_passes_and_the_next_smaller_grows() {
        let passes = with_subnet("snet-agw", "application-gateway", "10.240.4.0/24");
        assert_eq!(passes.findings(), []);
        let plan = with_subnet("snet-agw", "application-gateway", "10.240.4.0/25");
        assert_eq!(
            plan.found("AKN703")[0].message,
            "snet-agw is a /25; Application Gateway is advised a /24"
        );
        let (mended, fix) = plan.mended("AKN703");
        assert_eq!(fix.title, "Grow snet-agw to 10.240.4.0/24");
        assert_eq!(mended.findings(), []);
    }
}
