//! From an error text to what it means.

use alloc::{format, string::String, vec::Vec};

use super::arithmetic::{Product, documented, equation, of_one_node, ways};
use super::change::change;
use super::explanation::{ErrorExplained, Explanation, RuleNamed};
use super::in_plan::{Known, in_plan};
use super::list::{AZURE_ERRORS, Standing};
use super::recognise::{Recognised, nearest_code, recognise};
use super::text::plain;
use crate::rules::{grouped, named};

/// Says what an error text means: every error in it, its numbers, the rules that foresee it.
///
/// With a plan also what that plan says of it. Only the first [`LONGEST_TEXT`](super::LONGEST_TEXT)
/// bytes are looked at.
pub fn explain(text: &str, known: Option<Known<'_>>) -> Explanation {
    let text = plain(text);
    let found = recognise(&text);
    let (mut looked_for, mut nearest) = (Vec::new(), None);
    if found.is_empty() {
        looked_for = AZURE_ERRORS.iter().filter_map(|error| error.code).collect();
        looked_for.dedup();
        nearest = nearest_code(&text);
    }
    Explanation {
        errors: found.into_iter().map(|one| explained(one, known)).collect(),
        looked_for,
        nearest,
    }
}

fn explained(found: Recognised, known: Option<Known<'_>>) -> ErrorExplained {
    let Recognised {
        error,
        by_code,
        figures,
    } = found;
    let ways = match (error.code, figures.needed) {
        (Some("InsufficientSubnetSize" | "InsufficientPodCidr"), Some(needed)) => {
            ways(needed, error.target)
        }
        (Some("SubnetIsFull"), Some(needed)) => of_one_node(needed),
        _ => Vec::new(),
    };
    let needed = figures.needed.unwrap_or_default();
    let rules = error.rules.iter().filter_map(|id| named(id));
    ErrorExplained {
        code: error.code,
        by_code,
        possibly: error.standing == Standing::Listed,
        confidence: error.confidence,
        meaning: error.meaning,
        arithmetic: ways.iter().map(|way| sentence(needed, way)).collect(),
        rules: rules
            .map(|rule| RuleNamed {
                id: rule.id,
                name: rule.name,
                summary: rule.summary,
            })
            .collect(),
        remedy: error.remedy,
        change: change(error, &figures, ways.first().map(Vec::as_slice)),
        sources: error.source.into_iter().map(Into::into).collect(),
        plan: known.map(|known| in_plan(known, error, &figures)),
        figures,
        ways,
    }
}

/// "747 = 3 × 249: 3 nodes at max pods 250; documented are 3 × 251 = 753".
fn sentence(needed: u64, way: &[Product]) -> String {
    let nodes = |product: &Product| {
        let count = grouped(product.nodes);
        let noun = if product.nodes == 1 { "node" } else { "nodes" };
        match product.max_pods {
            Some(pods) => format!("{count} {noun} at max pods {pods}"),
            None => format!("{count} {noun}"),
        }
    };
    let made_of: Vec<String> = way.iter().map(nodes).collect();
    let mut text = format!("{}: {}", equation(needed, way), made_of.join(" and "));
    let by_the_book: Vec<Product> = way
        .iter()
        .filter_map(|product| {
            Some(Product {
                per_node: product.documented_per_node?,
                ..*product
            })
        })
        .collect();
    if let Some(need) = documented(way).filter(|need| *need != needed) {
        text.push_str("; documented for them is ");
        text.push_str(&equation(need, &by_the_book));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Known, explain};
    use crate::ingest::{AZURE_ERRORS, Explanation};
    use crate::ledger::Ledger;
    use crate::model::PlanDraft;
    use crate::report::Report;
    use crate::rules::sample::clean;
    use alloc::{format, string::String, vec::Vec};

    const SMALL: &str = "(InsufficientSubnetSize) Pre-allocated IPs 747 exceeds IPs available 251 in Subnet Cidr 10.240.0.0/24, Subnet Name snet-nodes. http://aka.ms/aks/insufficientsubnetsize
Code: InsufficientSubnetSize
Message: Pre-allocated IPs 747 exceeds IPs available 251 in Subnet Cidr 10.240.0.0/24, Subnet Name snet-nodes. http://aka.ms/aks/insufficientsubnetsize
Target: agentPoolProfile.count";

    fn within(text: &str, draft: &PlanDraft) -> Explanation {
        let plan = draft.read().plan;
        let ledger = Ledger::of(&plan);
        let report = Report::of(draft);
        let known = Known {
            plan: &plan,
            ledger: &ledger,
            findings: &report.findings,
        };
        explain(text, Some(known))
    }

    fn flat(count: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", "node-subnet")
            .with("/clusters/0/podCidr", "")
            .with("/clusters/0/nodePools/0/maxPods", "250")
            .with("/clusters/0/nodePools/0/count", count)
    }

    #[test]
    fn the_numbers_of_a_small_subnet_are_made_again() {
        let said = explain(SMALL, None);
        let [error] = &said.errors[..] else {
            panic!("{said:?}");
        };
        assert_eq!(
            error.arithmetic,
            ["747 = 3 × 249: 3 nodes at max pods 250; documented for them is 753 = 3 × 251"]
        );
        let change = error.change.as_ref().unwrap();
        assert_eq!(
            change.text,
            "The smallest subnet Azure would accept for 747 addresses is a /22, with 1,019 free. Plan a /22: those nodes need 753 as documented, and 1,004 with the surge nodes of an upgrade."
        );
        assert_eq!(error.rules[0].id, "AKN201");
        assert!(error.by_code && !error.possibly);
    }

    #[test]
    fn a_plan_gives_the_same_number_and_its_finding_and_fix() {
        let said = within(SMALL, &flat("3"));
        let plan = said.errors[0].plan.as_ref().unwrap();
        assert_eq!(
            plan.counts,
            ["Creation of this plan counts the same 747 in snet-nodes: system 3 × 249"]
        );
        let finding = &plan.findings[0];
        assert_eq!(finding.rule, "AKN201");
        assert_eq!(
            finding.fix.as_ref().unwrap().title,
            "Grow snet-nodes to 10.240.0.0/22"
        );
    }

    #[test]
    fn a_plan_that_differs_from_the_cluster_says_so() {
        let counts = |count: &str| {
            let mut said = within(SMALL, &flat(count));
            said.errors.remove(0).plan.unwrap().counts
        };
        assert_eq!(
            counts("2"),
            ["An upgrade of this plan counts the same 747 in snet-nodes: system 3 × 249"]
        );
        assert_eq!(
            counts("4"),
            [
                "Creation of this plan counts 996 in snet-nodes, not 747: the cluster differs from the plan"
            ]
        );
        let said = within(SMALL, &clean());
        assert_eq!(said.errors[0].plan.as_ref().unwrap().findings, []);
    }

    #[test]
    fn json_in_json_of_a_deployment_is_read() {
        let text = r#"{"code":"DeploymentFailed","details":[{"code":"BadRequest","message":"{\r\n  \"code\": \"InsufficientSubnetSize\",\r\n  \"message\": \"Pre-allocated IPs 8448 exceeds IPs available 8192 in Subnet Cidr 192.168.0.0/19, Subnet Name networkProfile.podCIDR. http://aka.ms/aks/insufficientsubnetsize\",\r\n  \"target\": \"networkProfile.podCIDR\"\r\n}"}]}"#;
        let said = explain(text, None);
        let error = &said.errors[0];
        assert_eq!(error.arithmetic, ["8,448 = 33 × 256: 33 nodes"]);
        assert_eq!(error.figures.subnet, None);
        let change = error.change.as_ref().unwrap();
        assert_eq!(
            (change.accepted_prefix, change.documented_prefix),
            (Some(18), Some(18))
        );
        assert_eq!(error.rules[0].id, "AKN203");
    }

    #[test]
    fn addresses_in_use_are_told_from_the_block() {
        // W21: one address of the /24 was in use already.
        let said = explain(
            "Pre-allocated IPs 327 exceeds IPs available 250 in Subnet Cidr 10.10.1.0/24",
            None,
        );
        let change = said.errors[0].change.as_ref().unwrap();
        assert!(
            change
                .text
                .contains("/23, with 506 free beside the 1 in use"),
            "{}",
            change.text
        );
    }

    #[test]
    fn ports_and_dns_addresses_get_a_change_too() {
        let texts = [
            (
                "(InvalidLoadBalancerProfileAllocatedOutboundPorts) Load balancer profile allocated ports 8000 is not in an allowable range given the number of nodes and IPs provisioned. Total node count 9 requires 72000 ports but only 64000 ports are available given 1 outbound public IPs.",
                "2 outbound addresses have the 72,000 ports; or give each of the 9 nodes 7,104 ports.",
            ),
            (
                "(DnsServiceIpOutOfServiceCidr) The DNS service IP 10.0.0.10 is out of the range defined by service CIDR 10.200.0.0/16.",
                "Give 10.200.0.10 as the address of the DNS service: it lies in 10.200.0.0/16.",
            ),
            (
                "Code=\"SubnetIsFull\" Message=\"Subnet snet with address prefix 192.168.1.0/24 does not have enough capacity for 101 IP addresses.\"",
                "Free 101 addresses in 192.168.1.0/24, or plan a /23: it has 256 more.",
            ),
        ];
        for (text, expected) in texts {
            let said = explain(text, None);
            assert_eq!(said.errors.len(), 1);
            assert_eq!(said.errors[0].change.as_ref().unwrap().text, expected);
        }
    }

    #[test]
    fn every_known_code_is_found_as_a_word_and_every_phrase_by_itself() {
        for error in AZURE_ERRORS {
            if let Some(code) = error.code {
                let said = explain(&format!("Code: {code}\nMessage: x"), None);
                assert_eq!(said.errors[0].code, Some(code));
            }
            for phrase in error.phrases {
                let said = explain(&phrase.to_uppercase(), None);
                assert_eq!(said.errors[0].meaning, error.meaning, "{phrase}");
            }
        }
    }

    #[test]
    fn unknown_texts_name_what_was_looked_for() {
        let said = explain("ErrCode_InsufficientVCPUQuota", None);
        assert!(said.errors.is_empty() && said.looked_for.len() > 30);
        assert_eq!(said.nearest, None);
        let said = explain("InsuficientSubnetSize", None);
        assert_eq!(said.nearest, Some("InsufficientSubnetSize"));
    }

    #[test]
    fn long_and_odd_texts_end_well() {
        let phrases = "pre-allocated ips 1 ".repeat(4_000);
        let slips = "InsufficientSubnetSise ".repeat(4_000);
        let slashes = "\\".repeat(70_000);
        let odd: Vec<String> = [phrases, slips, slashes, "\u{1F4A3}'\\u".repeat(9_000)].into();
        for text in odd {
            assert!(explain(&text, None).errors.len() < 20);
        }
    }
}
