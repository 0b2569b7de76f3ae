//! AKN705: a subnet too small for Azure Bastion.

use super::small;
use crate::azure::{limits, sources};
use crate::model::Purpose;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static BASTION_SUBNET: Rule = Rule {
    id: "AKN705",
    name: "bastion-subnet",
    severity: Severity::Error,
    azure_code: None,
    summary: "The subnet of Azure Bastion is smaller than Azure takes.",
    why: "Azure refuses to create a bastion in it; a /27 was enough only before November 2021.",
    remedy: "Give the bastion a /26.",
    limits: &[&limits::BASTION_SUBNET],
    events: &[],
    sources: &[&sources::BASTION],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    small::report(
        evidence,
        out,
        Purpose::Bastion,
        &limits::BASTION_SUBNET,
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
        let passes = with_subnet("AzureBastionSubnet", "bastion", "10.240.4.0/26");
        assert_eq!(passes.findings(), []);
        let plan = with_subnet("AzureBastionSubnet", "bastion", "10.240.4.0/27");
        assert_eq!(
            plan.found("AKN705")[0].message,
            "AzureBastionSubnet is a /27; Azure Bastion needs a /26"
        );
        let (mended, _) = plan.mended("AKN705");
        assert_eq!(mended.findings(), []);
    }
}
