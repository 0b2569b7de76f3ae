//! AKN704: a subnet too small for Azure Firewall.

use super::small;
use crate::azure::{limits, sources};
use crate::model::Purpose;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static FIREWALL_SUBNET: Rule = Rule {
    id: "AKN704",
    name: "firewall-subnet",
    severity: Severity::Error,
    azure_code: None,
    summary: "The subnet of Azure Firewall is smaller than Azure takes.",
    why: "A firewall scales out into its subnet. Azure refuses to create it in a smaller one.",
    remedy: "Give the firewall a /26, and another for its management traffic where that is apart.",
    limits: &[&limits::FIREWALL_SUBNET],
    events: &[],
    sources: &[&sources::AKS_BASELINE],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    small::report(
        evidence,
        out,
        Purpose::Firewall,
        &limits::FIREWALL_SUBNET,
        "needs",
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
    fn a_slash_26_passes_and_a_slash_27_grows() {
        let passes = with_subnet("AzureFirewallSubnet", "firewall", "10.240.4.0/26");
        assert_eq!(passes.findings(), []);
        let plan = with_subnet("AzureFirewallSubnet", "firewall", "10.240.4.0/27");
        assert_eq!(
            plan.found("AKN704")[0].message,
            "AzureFirewallSubnet is a /27; Azure Firewall needs a /26"
        );
        let (mended, _) = plan.mended("AKN704");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn the_name_says_what_it_is_for() {
        let plan = with_subnet("AzureFirewallManagementSubnet", "", "10.240.4.0/27");
        assert_eq!(plan.found("AKN704").len(), 1);
    }
}
