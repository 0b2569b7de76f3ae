//! AKN902: a range the policy keeps from use.

use alloc::format;

use super::used::everything;
use crate::azure::sources;
use crate::rules::any_block::AnyBlock;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::rule::{Rule, Severity};

pub(super) static FORBIDDEN_RANGE_USED: Rule = Rule {
    id: "AKN902",
    name: "forbidden-range-used",
    severity: Severity::Error,
    azure_code: None,
    summary: "A range of the plan meets a range that the policy keeps from use.",
    why: "The addresses belong to something else in the company, such as its own network, and nodes and pods would not reach it.",
    remedy: "Move the range of the plan to free space.",
    limits: &[],
    events: &[],
    sources: &[&sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let Some((policy, _)) = evidence.policy else {
        return;
    };
    for used in everything(evidence.plan) {
        let meets = |kept: AnyBlock| kept.overlaps(used.block);
        let kept = policy.forbidden.iter().filter_map(|range| {
            let block = AnyBlock::of(range.prefix).filter(|block| meets(*block))?;
            Some((block, &range.words))
        });
        // One range of the plan is one thing to move, however many it meets.
        if let Some((kept, words)) = kept.into_iter().next() {
            let fact = format!(
                "{} {} {} {kept}, which is kept from use",
                used.what,
                used.block,
                used.block.lies(kept)
            );
            out.breach(used.path, &fact, (policy, words), None);
        }
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use crate::rules::sample::clean;

    const POLICY: &str = r#"{"aksnetPolicy":1,"forbiddenRanges":[
        {"addressPrefix":"10.128.0.0/12"},{"addressPrefix":"fd00::/8","link":"https://example.com/ranges"}]}"#;

    #[test]
    fn ranges_beside_it_pass() {
        assert_eq!(clean().found_under(POLICY, "AKN902"), []);
        let plan = clean().with("/clusters/0/podCidr", "10.144.0.0/16");
        assert_eq!(plan.found_under(POLICY, "AKN902"), []);
    }

    #[test]
    fn pods_services_and_vnets_are_found() {
        let plan = clean()
            .with("/clusters/0/podCidr", "10.143.0.0/16")
            .with("/clusters/0/serviceCidr", "10.130.0.0/16")
            .with("/virtualNetworks/0/addressPrefixes/1", "10.0.0.0/8")
            .with(
                "/virtualNetworks/0/addressPrefixes/2",
                "fd12:3456:789a::/48",
            );
        let found = plan.found_under(POLICY, "AKN902");
        let said: alloc::vec::Vec<_> = found
            .iter()
            .map(|finding| (finding.subject.as_str(), finding.message.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (
                    "/virtualNetworks/0/addressPrefixes/1",
                    "VNet vnet-spoke 10.0.0.0/8 covers 10.128.0.0/12, which is kept from use, by the policy"
                ),
                (
                    "/virtualNetworks/0/addressPrefixes/2",
                    "VNet vnet-spoke fd12:3456:789a::/48 lies in fd00::/8, which is kept from use, by the policy"
                ),
                (
                    "/clusters/0/podCidr",
                    "pod CIDR of aks 10.143.0.0/16 lies in 10.128.0.0/12, which is kept from use, by the policy"
                ),
                (
                    "/clusters/0/serviceCidr",
                    "service range of aks 10.130.0.0/16 lies in 10.128.0.0/12, which is kept from use, by the policy"
                ),
            ]
        );
    }

    #[test]
    fn a_subnet_outside_its_vnet_is_found_by_itself() {
        let plan = clean().with(
            "/virtualNetworks/0/subnets/0/addressPrefix",
            "10.129.0.0/24",
        );
        let found = plan.found_under(POLICY, "AKN902");
        assert_eq!(
            found[0].subject,
            "/virtualNetworks/0/subnets/0/addressPrefix"
        );
    }
}
