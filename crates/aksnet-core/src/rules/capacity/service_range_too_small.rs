//! AKN212: the plan has more services than its service range has addresses.

use alloc::format;

use super::growth::in_place;
use super::needs;
use crate::azure::{limits, sources};
use crate::ledger::{Range, RangeKind, Stage};
use crate::model::Edit;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::room::move_services;
use crate::rules::rule::{Rule, Severity};
use crate::rules::services::dns_moved;

pub(super) static SERVICE_RANGE_TOO_SMALL: Rule = Rule {
    id: "AKN212",
    name: "service-range-too-small",
    severity: Severity::Warning,
    azure_code: None,
    summary: "The service range has fewer addresses than the plan has services.",
    why: "Each service takes an address of that range, and so do the API server and DNS. A service without an address is refused, and the range cannot be changed after creation.",
    remedy: "Take a service range with a shorter prefix.",
    limits: &[&limits::SERVICE_RANGE_ENDS, &limits::CLUSTER_SERVICES],
    events: &[],
    sources: &[&sources::SERVICE_ALLOCATION, &sources::PLAN_IP_ADDRESSING],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for range in evidence.ledger.of_kind(RangeKind::ServiceCidr) {
        if range.short(Stage::Create) == 0 {
            continue;
        }
        out.report(
            range.path.clone(),
            needs("The plan", range, Stage::Create),
            larger(evidence, range),
        );
    }
}

/// A range with room for every service, around the old one where that is free.
fn larger(evidence: &Evidence<'_>, range: &Range) -> Option<Fix> {
    let own = range.block?;
    let prefix = range.smallest_prefix(Stage::Create)?;
    let cluster = range.draws.first()?.cluster?;
    let Some(block) = in_place(evidence, own, prefix) else {
        return move_services(evidence, cluster, prefix);
    };
    let dns = dns_moved(evidence, cluster, block)?;
    let grown = Edit::text(range.path.clone(), &block);
    Some(Fix {
        title: format!("Grow services to {block}"),
        edits: [grown].into_iter().chain(dns).collect(),
    })
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    const SERVICES: &str = "/clusters/0/serviceCidr";

    fn plan(services: &str) -> PlanDraft {
        clean()
            .with(SERVICES, "10.0.0.0/24")
            .with("/clusters/0/services", services)
    }

    #[test]
    fn a_slash_24_has_addresses_for_252_services() {
        assert_eq!(plan("252").found("AKN212"), []);
        let plan = plan("253");
        let found = plan.found("AKN212");
        assert_eq!(
            found[0].message,
            "The plan needs 255 addresses in the service range of aks and it has 254: 1 short"
        );
        assert_eq!(found[0].subject, SERVICES);
        let (mended, fix) = plan.mended("AKN212");
        assert_eq!(fix.title, "Grow services to 10.0.0.0/23");
        assert_eq!(mended.findings(), []);
    }

    #[test]
    fn a_range_that_grows_downwards_takes_dns_off_its_first_addresses() {
        let plan = clean()
            .with(SERVICES, "10.0.1.0/24")
            .with("/clusters/0/dnsServiceIP", "10.0.0.1")
            .with("/clusters/0/services", "300");
        let (mended, fix) = plan.mended("AKN212");
        assert_eq!(fix.title, "Grow services to 10.0.0.0/23");
        assert_eq!(mended.clusters[0].dns_service_ip, "10.0.0.10");
    }

    #[test]
    fn a_range_with_something_behind_it_moves_and_takes_dns_along() {
        let plan = plan("300").with("/connectedRanges/0/addressPrefixes/1", "10.0.1.0/24");
        let (mended, fix) = plan.mended("AKN212");
        assert_eq!(fix.title, "Move services to 10.0.2.0/23");
        assert_eq!(mended.clusters[0].dns_service_ip, "10.0.2.10");
    }
}
