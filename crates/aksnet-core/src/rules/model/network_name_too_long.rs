//! AKN628: a VNet or subnet with a name too long for the model.

use alloc::{collections::BTreeSet, format};

use crate::azure::{limits, sources};
use crate::model::NetworkModel;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::migration::{fits_overlay, network_names};
use crate::rules::rule::{Rule, Severity};

pub(super) static NETWORK_NAME_TOO_LONG: Rule = Rule {
    id: "AKN628",
    name: "network-name-too-long",
    severity: Severity::Error,
    azure_code: None,
    summary: "The VNet or a subnet has a longer name than Overlay and dynamic allocation take.",
    why: "The names become labels in the cluster, and a label is short. Nodes with a longer one do not become ready.",
    remedy: "Shorten the name of the VNet or subnet; its resource group's name is bound as well.",
    limits: &[&limits::NETWORK_NAME],
    events: &[],
    sources: &[&sources::OVERLAY, &sources::POD_SUBNET_DYNAMIC],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    let mut told = BTreeSet::new();
    for (_, cluster) in evidence.clusters() {
        let bound = cluster.model.value().filter(|model| {
            matches!(
                model,
                NetworkModel::Overlay | NetworkModel::PodSubnetDynamic
            )
        });
        let Some((model, vnet)) = bound.zip(cluster.vnet) else {
            continue;
        };
        for (id, name) in network_names(evidence.plan, cluster) {
            if fits_overlay(name) || !told.insert((vnet, id)) {
                continue;
            }
            let path = match id {
                Some(id) => format!("/virtualNetworks/{}/subnets/{}/name", id.vnet, id.subnet),
                None => format!("/virtualNetworks/{vnet}/name"),
            };
            out.report(
                path,
                format!(
                    "{name} has {} characters; {} takes {}",
                    name.chars().count(),
                    model.title(),
                    limits::NETWORK_NAME.value
                ),
                None,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample::clean;

    #[test]
    fn sixty_three_characters_pass_and_one_more_is_found() {
        let name = "v".repeat(63);
        let plan = clean().with("/virtualNetworks/0/name", &name);
        assert_eq!(plan.found("AKN628"), []);
        let longer = clean().with("/virtualNetworks/0/name", &(name.clone() + "x"));
        assert_eq!(
            longer.found("AKN628")[0].message,
            alloc::format!("{name}x has 64 characters; Azure CNI Overlay takes 63")
        );
    }

    #[test]
    fn subnets_are_bound_in_the_models_that_label_them() {
        let name = "s".repeat(64);
        let plan = clean()
            .with("/virtualNetworks/0/subnets/0/name", &name)
            .with("/clusters/0/nodePools/0/vnetSubnet", &name);
        assert_eq!(
            plan.found("AKN628")[0].subject,
            "/virtualNetworks/0/subnets/0/name"
        );
        let kubenet = plan.with("/clusters/0/networkModel", "kubenet");
        assert_eq!(kubenet.found("AKN628"), []);
        // Overlay would not take that name.
        assert_eq!(kubenet.found("AKN601")[0].fix, None);
    }
}
