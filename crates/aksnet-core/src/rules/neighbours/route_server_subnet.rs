//! AKN711: a small subnet for Azure Route Server.

use super::small;
use crate::azure::{limits, sources};
use crate::model::Purpose;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static ROUTE_SERVER_SUBNET: Rule = Rule {
    id: "AKN711",
    name: "route-server-subnet",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The subnet of Azure Route Server is smaller than advised.",
    why: "Route Server needs room for its two instances and for its upgrades; Azure refuses to create it in a smaller subnet.",
    remedy: "Give Route Server a /27 or larger.",
    limits: &[&limits::ROUTE_SERVER_SUBNET],
    events: &[],
    sources: &[&sources::ROUTE_SERVER],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    small::report(
        evidence,
        out,
        Purpose::RouteServer,
        &limits::ROUTE_SERVER_SUBNET,
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
        let passes = with_subnet("RouteServerSubnet", "route-server", "10.240.4.0/27");
        assert_eq!(passes.findings(), []);
        let plan = with_subnet("RouteServerSubnet", "route-server", "10.240.4.0/28");
        assert_eq!(
            plan.found("AKN711")[0].message,
            "RouteServerSubnet is a /28; Azure Route Server is advised a /27"
        );
        let (mended, _) = plan.mended("AKN711");
        assert_eq!(mended.findings(), []);
    }
}
