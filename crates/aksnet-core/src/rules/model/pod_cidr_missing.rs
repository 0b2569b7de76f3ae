//! AKN611: a CNI of your own without a pod CIDR.

use alloc::{format, vec};

use crate::azure::{ranges, sources};
use crate::model::{Edit, NetworkModel};
use crate::rules::evidence::Evidence;
use crate::rules::finding::{Findings, Fix};
use crate::rules::rule::{Rule, Severity};

pub(super) static POD_CIDR_MISSING: Rule = Rule {
    id: "AKN611",
    name: "pod-cidr-missing",
    severity: Severity::Error,
    azure_code: None,
    summary: "A cluster with a CNI of your own has no pod CIDR.",
    why: "AKS hands out no pod addresses there, but the control plane routes by the pod CIDR. Without it the API server does not reach webhooks and other pods.",
    remedy: "State the range your CNI takes pod addresses from.",
    limits: &[],
    events: &[],
    sources: &[&sources::BYO_CNI],
    check,
};

fn check(evidence: &Evidence<'_>, out: &mut Findings<'_>) {
    for (place, cluster) in evidence.clusters() {
        if cluster.model.value() != Some(NetworkModel::ByoCni) || !cluster.pod_cidr_missing {
            continue;
        }
        let default = ranges::DEFAULT_POD_CIDR.block;
        let free = if evidence.room().is_free(default) {
            Some(default)
        } else {
            evidence.free_block(default.prefix())
        };
        let path = evidence.plan.pod_cidr_path(place);
        out.report(
            path.clone(),
            format!("{} states no pod CIDR for its own CNI", cluster.name),
            free.map(|pods| Fix {
                title: format!("Put pods in {pods}"),
                edits: vec![Edit::text(path, &pods)],
            }),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::PlanDraft;
    use crate::rules::sample::clean;

    fn own_cni(pods: &str) -> PlanDraft {
        clean()
            .with("/clusters/0/networkModel", "byo-cni")
            .with("/clusters/0/podCidr", pods)
    }

    #[test]
    fn a_missing_range_is_found_and_a_free_one_taken() {
        let plan = own_cni("");
        assert_eq!(
            plan.found("AKN611")[0].message,
            "aks states no pod CIDR for its own CNI"
        );
        let (mended, fix) = plan.mended("AKN611");
        assert_eq!(fix.title, "Put pods in 10.244.0.0/16");
        assert_eq!(mended.findings(), []);
        let taken = plan.with("/connectedRanges/0/addressPrefixes/1", "10.244.4.0/24");
        let (_, fix) = taken.mended("AKN611");
        assert_eq!(fix.title, "Put pods in 10.1.0.0/16");
    }

    #[test]
    fn a_range_that_is_given_or_cannot_be_read_is_not_missing() {
        assert_eq!(own_cni("10.244.0.0/16").found("AKN611"), []);
        assert_eq!(own_cni("ten-dot").found("AKN611"), []);
        assert_eq!(own_cni("ten-dot").read().errors.len(), 1);
    }
}
