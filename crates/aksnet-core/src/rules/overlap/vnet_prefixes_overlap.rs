//! AKN311: two address prefixes of one VNet share addresses.

use alloc::format;

use crate::azure::sources;
use crate::model::Edit;
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static VNET_PREFIXES_OVERLAP: Rule = Rule {
    id: "AKN311",
    name: "vnet-prefixes-overlap",
    severity: Severity::Error,
    azure_code: None,
    summary: "Two address prefixes of a VNet share addresses.",
    why: "Azure refuses the address space.",
    remedy: "Drop the prefix that lies in the other; nothing is lost with it.",
    limits: &[],
    events: &[],
    sources: &[&sources::VNET_FAQ],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let plan = evidence.plan;
    for (vnet, network) in plan.virtual_networks.iter().enumerate() {
        let Some(layout) = evidence.layout().vnet(vnet) else {
            continue;
        };
        layout
            .prefixes
            .first_conflicts(|(outer, _), (inner, place)| {
                let path = plan.prefix_path(vnet, place);
                let fix = Fix {
                    title: format!("Drop {inner} from {}", network.name),
                    edits: [Edit::remove(path.clone())].into(),
                };
                let message = format!(
                    "Prefix {inner} of {} lies in its prefix {outer}",
                    network.name
                );
                out.report(path, message, Some(fix));
            });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn a_prefix_in_another_is_found_and_dropped() {
        let plan = clean().with("/virtualNetworks/0/addressPrefixes/1", "10.240.8.0/24");
        let found = plan.found("AKN311");
        assert_eq!(
            found[0].message,
            "Prefix 10.240.8.0/24 of vnet-spoke lies in its prefix 10.240.0.0/16"
        );
        let (mended, fix) = plan.mended("AKN311");
        assert_eq!(fix.title, "Drop 10.240.8.0/24 from vnet-spoke");
        assert_eq!(mended, clean());
        let beside = clean().with("/virtualNetworks/0/addressPrefixes/1", "10.241.0.0/16");
        assert_eq!(beside.found("AKN311"), []);
    }

    #[test]
    fn the_inner_one_goes_whichever_comes_first() {
        let plan = clean().with("/virtualNetworks/0/addressPrefixes/1", "10.240.0.0/12");
        assert_eq!(
            plan.found("AKN311")[0].subject,
            "/virtualNetworks/0/addressPrefixes/0"
        );
        let (mended, _) = plan.mended("AKN311");
        assert_eq!(
            mended.virtual_networks[0].address_prefixes,
            ["10.240.0.0/12"]
        );
    }

    #[test]
    fn ipv6_prefixes_are_compared_too() {
        let plan = clean()
            .with("/virtualNetworks/0/addressPrefixes/1", "fd00:db8::/48")
            .with("/virtualNetworks/0/addressPrefixes/2", "fd00:db8::/56");
        let (mended, _) = plan.mended("AKN311");
        assert_eq!(mended.findings(), []);
    }
}
