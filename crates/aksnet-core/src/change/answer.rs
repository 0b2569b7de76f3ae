//! What Azure does with an alteration that no rule is about.

use alloc::{string::String, vec::Vec};

use super::alteration::{Alteration, AlterationKind};
use crate::model::{KubernetesVersion, NetworkDataplane, NetworkModel, Plan};

/// What Azure does with a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub enum Answer {
    /// It says something of the plan alone; nothing of it stands in Azure.
    PlanOnly,
    /// Azure makes it.
    Accepts,
    /// A pool cannot be changed so: another one has to take its place.
    NeedsNewPool,
    /// A cluster cannot be changed so: another one has to take its place.
    NeedsNewCluster,
    /// Azure refuses it.
    Refuses,
}

impl Answer {
    /// What it is, in words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::PlanOnly => "of the plan only",
            Self::Accepts => "Azure accepts it",
            Self::NeedsNewPool => "needs a new pool",
            Self::NeedsNewCluster => "needs a new cluster",
            Self::Refuses => "Azure refuses it",
        }
    }
}

/// An answer, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What Azure does.
    pub answer: Answer,
    /// Why, or under which condition, as a fragment of a sentence.
    pub reason: Option<&'static str>,
}

/// Fields a pool keeps for its life.
const KEPT: [&str; 5] = [
    "maxPods",
    "osType",
    "vnetSubnet",
    "podSubnet",
    "podIPAllocationMode",
];

const ACCEPTS: Reply = Reply {
    answer: Answer::Accepts,
    reason: None,
};

const PLAN_ONLY: Reply = Reply {
    answer: Answer::PlanOnly,
    reason: None,
};

const fn accepts(reason: &'static str) -> Reply {
    Reply {
        answer: Answer::Accepts,
        reason: Some(reason),
    }
}

const fn new_pool(reason: &'static str) -> Reply {
    Reply {
        answer: Answer::NeedsNewPool,
        reason: Some(reason),
    }
}

const fn new_cluster(reason: &'static str) -> Reply {
    Reply {
        answer: Answer::NeedsNewCluster,
        reason: Some(reason),
    }
}

/// What Azure does with an alteration, as far as its field tells.
///
/// What hangs on the rest of the two plans is for the rules of family `AKN8xx` to say.
pub fn reply(alteration: &Alteration, new: &Plan) -> Reply {
    let (keys, places): (Vec<&str>, Vec<&str>) = alteration
        .path
        .split('/')
        .skip(1)
        .partition(|part| part.parse::<usize>().is_err());
    let gone = alteration.kind == AlterationKind::Removed;
    match (keys.as_slice(), gone) {
        (
            ["name" | "connectedRanges", ..]
            | ["virtualNetworks", "subnets", "purpose" | "usedAddresses"]
            | ["clusters", "dockerBridgeCidr" | "services"]
            | ["clusters", "nodePools", "growth", _],
            _,
        ) => PLAN_ONLY,
        (["virtualNetworks"] | ["virtualNetworks", "subnets"], true) => {
            accepts("once nothing is deployed in it")
        }
        (["virtualNetworks", "addressPrefixes"], true) => accepts("where no subnet lies in it"),
        (["virtualNetworks", "addressPrefixes"], false) => {
            accepts("run az aks update once before a cluster uses the new space")
        }
        (
            [
                "virtualNetworks",
                "subnets",
                "addressPrefix" | "addressPrefixes",
            ],
            _,
        ) => accepts("nothing is deployed in it"),
        (["clusters", "virtualNetwork"], _) => new_cluster("a cluster stays in its VNet"),
        (["clusters", "kubernetesVersion"], _) => version(alteration),
        (["clusters", "networkModel"], _) => model(alteration),
        (["clusters", "networkDataplane"], _) => dataplane(alteration),
        (["clusters", "ipFamilies"], true) => new_cluster("AKS adds a family and takes none away"),
        (["clusters", "ipFamilies"], false) => accepts("under Azure CNI Overlay"),
        (["clusters", "privateCluster"], _) => private(&places, new),
        (["clusters", "apiServerSubnet"], true) => {
            new_cluster("API Server VNet Integration cannot be switched off")
        }
        (["clusters", "apiServerSubnet"], false) => accepts("while the subnet is empty"),
        (["clusters", "nodePools", field], _) if KEPT.contains(field) => {
            new_pool("a pool keeps what it was made with")
        }
        (["clusters", "nodePools", "osSKU"], _) => edition(alteration),
        _ => ACCEPTS,
    }
}

fn version(alteration: &Alteration) -> Reply {
    let read = |text: &Option<String>| KubernetesVersion::parse(text.as_deref()?);
    match (read(&alteration.from), read(&alteration.to)) {
        (Some(from), Some(to)) if to < from => {
            new_cluster("a cluster does not go back to an earlier version")
        }
        (Some(_), Some(_)) => accepts("one minor version after another"),
        _ => PLAN_ONLY,
    }
}

fn model(alteration: &Alteration) -> Reply {
    let to = alteration.to.as_deref().and_then(NetworkModel::named);
    match to {
        Some(NetworkModel::PodSubnetDynamic | NetworkModel::PodSubnetStatic) => {
            new_pool("a pool keeps its way of handing out addresses")
        }
        _ => accepts("all pools are reimaged together, and there is no way back"),
    }
}

fn dataplane(alteration: &Alteration) -> Reply {
    let to = alteration.to.as_deref().and_then(NetworkDataplane::named);
    if to == Some(NetworkDataplane::Cilium) {
        accepts("all pools are reimaged together")
    } else {
        new_cluster("AKS documents no way back from Cilium")
    }
}

fn private(places: &[&str], new: &Plan) -> Reply {
    let place = places.first().and_then(|place| place.parse::<usize>().ok());
    let cluster = place.and_then(|place| new.clusters.get(place));
    if cluster.is_some_and(|cluster| cluster.api_server_subnet.is_some()) {
        accepts("with API Server VNet Integration")
    } else {
        new_cluster("only with API Server VNet Integration can it be changed later")
    }
}

fn edition(alteration: &Alteration) -> Reply {
    let is_windows = |text: &Option<String>| {
        text.as_deref()
            .is_some_and(|text| text.to_ascii_lowercase().starts_with("windows"))
    };
    if is_windows(&alteration.from) || is_windows(&alteration.to) {
        new_pool("an edition of Windows stays")
    } else {
        ACCEPTS
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, reply};
    use crate::change::alterations;
    use crate::rules::sample::clean;

    /// The answer to the only alteration between the clean plan and that one.
    fn answer(path: &str, from: &str, to: &str) -> Answer {
        let clean = clean().with("/clusters/0/ipFamilies/0", "IPv4");
        let (old, new) = (clean.clone().with(path, from), clean.with(path, to));
        let found = alterations(&old, &new);
        assert_eq!(found.len(), 1, "{found:?}");
        reply(&found[0], &new.read().plan).answer
    }

    #[test]
    fn a_version_goes_forward_only() {
        let version = "/clusters/0/kubernetesVersion";
        assert_eq!(answer(version, "1.33", "1.34"), Answer::Accepts);
        assert_eq!(answer(version, "1.34", "1.9"), Answer::NeedsNewCluster);
        assert_eq!(answer(version, "", "1.34"), Answer::PlanOnly);
    }

    #[test]
    fn every_kind_of_answer_is_given() {
        let pool = "/clusters/0/nodePools/0";
        let at = |key: &str| alloc::format!("{pool}/{key}");
        assert_eq!(answer(&at("count"), "3", "5"), Answer::Accepts);
        assert_eq!(answer(&at("maxPods"), "30", "60"), Answer::NeedsNewPool);
        assert_eq!(
            answer(&at("osSKU"), "Windows2022", "Windows2025"),
            Answer::NeedsNewPool
        );
        assert_eq!(
            answer(&at("osSKU"), "Ubuntu", "AzureLinux"),
            Answer::Accepts
        );
        assert_eq!(answer("/name", "a", "b"), Answer::PlanOnly);
        let cluster = |key: &str, from: &str, to: &str| {
            answer(&alloc::format!("/clusters/0/{key}"), from, to)
        };
        assert_eq!(
            cluster("privateCluster", "false", "true"),
            Answer::NeedsNewCluster
        );
        assert_eq!(
            cluster("networkDataplane", "azure", "cilium"),
            Answer::Accepts
        );
        assert_eq!(
            cluster("networkDataplane", "cilium", "azure"),
            Answer::NeedsNewCluster
        );
        assert_eq!(
            cluster("apiServerSubnet", "snet-nodes", ""),
            Answer::NeedsNewCluster
        );
        assert_eq!(cluster("ipFamilies/1", "", "IPv6"), Answer::Accepts);
    }

    #[test]
    fn a_private_cluster_can_be_opened_where_the_api_server_lives_in_the_vnet() {
        let own = clean().with("/clusters/0/apiServerSubnet", "snet-nodes");
        let new = own.clone().with("/clusters/0/privateCluster", "true");
        let found = alterations(&own, &new);
        assert_eq!(reply(&found[0], &new.read().plan).answer, Answer::Accepts);
    }
}
