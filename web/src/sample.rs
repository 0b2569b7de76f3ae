//! Plans to begin with.

use aksnet_core::model::PlanDraft;

use crate::file;

/// A plan to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// One VNet, Azure CNI Overlay, a system pool and a pool that grows.
    NewCluster,
    /// Firewall, Bastion and gateway in a hub, clusters in its spokes.
    HubAndSpoke,
    /// As little as a cluster needs.
    SmallTest,
    /// Four pools with as many nodes as pools may have.
    LargeProduction,
    /// A cluster that starts, cannot be upgraded, and shows what would mend it.
    Example,
    /// Nothing yet: ranges to be pasted or typed.
    Blank,
}

impl Start {
    /// All of them, the most asked for first.
    pub(crate) const ALL: [Self; 6] = [
        Self::NewCluster,
        Self::HubAndSpoke,
        Self::SmallTest,
        Self::LargeProduction,
        Self::Example,
        Self::Blank,
    ];

    /// What it is called.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::NewCluster => "New cluster",
            Self::HubAndSpoke => "Hub and spoke",
            Self::SmallTest => "Small test cluster",
            Self::LargeProduction => "Large production cluster",
            Self::Example => "Example: failed upgrade",
            Self::Blank => "A given subnet, or a list",
        }
    }

    /// Its name in addresses.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::NewCluster => "new-cluster",
            Self::HubAndSpoke => "hub-and-spoke",
            Self::SmallTest => "small-test-cluster",
            Self::LargeProduction => "large-production",
            Self::Example => "example",
            Self::Blank => "blank",
        }
    }

    /// What is in it.
    pub(crate) const fn about(self) -> &'static str {
        match self {
            Self::NewCluster => {
                "One VNet, Azure CNI Overlay, 3 system nodes and 3 to 10 user nodes"
            }
            Self::HubAndSpoke => "Firewall, Bastion and gateway in a hub, two clusters in spokes",
            Self::SmallTest => "Azure CNI Overlay in a /27, two pools",
            Self::LargeProduction => "1,426 nodes in four pools, Windows among them",
            Self::Example => "A plan that starts but cannot be upgraded, and its fix",
            Self::Blank => "Enter one range and see what fits in each network model",
        }
    }

    /// The plan.
    pub(crate) fn plan(self) -> PlanDraft {
        let text = match self {
            Self::NewCluster => include_str!("sample/new-cluster.json"),
            Self::HubAndSpoke => include_str!("../../examples/hub-and-spoke.json"),
            Self::SmallTest => include_str!("../../examples/small-test-cluster.json"),
            Self::LargeProduction => include_str!("../../examples/large-production.json"),
            Self::Example => include_str!("../../examples/contoso-prod.json"),
            Self::Blank => return PlanDraft::default(),
        };
        file::read(text).unwrap_or_default()
    }
}
