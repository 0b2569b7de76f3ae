//! The team's own defaults, put where a plan says nothing.

use alloc::{borrow::ToOwned as _, format, string::String, vec::Vec};

use super::{DefaultDraft, Policy};
use crate::model::{DefaultUsed, NetworkModel, PlanDraft, written};

/// Whose default it is.
const REASON: &str = "default of the policy";

impl Policy {
    /// The draft with the policy's defaults in its empty fields, and a note for each.
    pub fn filled(&self, draft: &PlanDraft) -> (PlanDraft, Vec<DefaultUsed>) {
        let (mut filled, mut used) = (draft.clone(), Vec::new());
        let own = &self.defaults;
        let mut fill = |field: &mut String, path: String, own: &DefaultDraft| {
            if field.trim().is_empty() && !own.value.is_empty() {
                own.value.clone_into(field);
                used.push(DefaultUsed {
                    path,
                    value: own.value.clone(),
                    reason: REASON,
                    text: written(&own.text),
                    link: written(&own.link),
                });
            }
        };
        for (place, cluster) in filled.clusters.iter_mut().enumerate() {
            let at = |key: &str| format!("/clusters/{place}/{key}");
            fill(
                &mut cluster.network_model,
                at("networkModel"),
                &own.network_model,
            );
            // Other models refuse a pod CIDR.
            let takes_pods = match cluster.network_model.trim() {
                "" => true,
                name => NetworkModel::named(name).is_some_and(NetworkModel::uses_pod_cidr),
            };
            if takes_pods && cluster.pod_cidrs.is_empty() {
                fill(&mut cluster.pod_cidr, at("podCidr"), &own.pod_cidr);
            }
            // AKS derives no DNS address from a range it is given: the two belong together.
            if cluster.service_cidrs.is_empty() && cluster.service_cidr.trim().is_empty() {
                fill(
                    &mut cluster.dns_service_ip,
                    at("dnsServiceIP"),
                    &own.dns_service_ip,
                );
                fill(
                    &mut cluster.service_cidr,
                    at("serviceCidr"),
                    &own.service_cidr,
                );
            }
            for (pool_place, pool) in cluster.node_pools.iter_mut().enumerate() {
                let at = |key: &str| format!("/clusters/{place}/nodePools/{pool_place}/{key}");
                fill(&mut pool.max_pods, at("maxPods"), &own.max_pods);
                fill(&mut pool.max_surge, at("maxSurge"), &own.max_surge);
            }
        }
        (filled, used)
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::{DefaultDraft, DefaultsDraft, Policy};
    use crate::rules::sample::clean;
    use alloc::{string::ToString, vec::Vec};

    #[test]
    fn empty_fields_alone_are_filled() {
        let own = |value: &str| DefaultDraft {
            value: value.to_string(),
            ..DefaultDraft::default()
        };
        let policy = Policy {
            defaults: DefaultsDraft {
                max_pods: own("110"),
                max_surge: own("33%"),
                pod_cidr: own("10.99.0.0/16"),
                ..DefaultsDraft::default()
            },
            ..Policy::default()
        };
        let (filled, used) = policy.filled(&clean());
        assert_eq!(filled.clusters[0].node_pools[0].max_pods, "30");
        assert_eq!(filled.clusters[0].pod_cidr, "10.244.0.0/16");
        let used: Vec<_> = used
            .iter()
            .map(|used| (used.path.as_str(), used.value.as_str()))
            .collect();
        assert_eq!(used, [("/clusters/0/nodePools/0/maxSurge", "33%")]);
        let node_subnet = clean()
            .with("/clusters/0/networkModel", "node-subnet")
            .with("/clusters/0/podCidr", "");
        assert_eq!(policy.filled(&node_subnet).0.clusters[0].pod_cidr, "");
    }

    #[test]
    fn the_words_of_the_team_go_along_with_its_default() {
        let said = |text: &str, link: &str| {
            let max_surge = DefaultDraft {
                value: "33%".to_string(),
                text: text.to_string(),
                link: link.to_string(),
            };
            let policy = Policy {
                defaults: DefaultsDraft {
                    max_surge,
                    ..DefaultsDraft::default()
                },
                ..Policy::default()
            };
            let used = policy.filled(&clean()).1.remove(0);
            (used.value, used.text, used.link)
        };
        let (text, link) = ("Upgrades finish overnight.", "https://example.com/surge");
        assert_eq!(
            said(" Upgrades finish overnight.\n", link),
            ("33%".into(), Some(text.into()), Some(link.into()))
        );
        assert_eq!(said("", ""), ("33%".into(), None, None));
    }
}
