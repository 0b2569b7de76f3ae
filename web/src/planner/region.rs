//! The parts of the planner that can be shown or left out; those of the editor are its groups.

/// A part of the planner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Region {
    /// One sentence, and the one change that helps most.
    Summary,
    /// Creates, upgrades, scales to full.
    Verdicts,
    /// VNets and subnets, to be edited.
    Networks,
    /// Connected ranges, to be edited.
    Connected,
    /// The cluster, to be edited.
    Cluster,
    /// Node pools, to be edited.
    Pools,
    /// Add-ons and outbound, to be edited.
    AddOns,
    /// What the rules found.
    Findings,
    /// Where the addresses go.
    Sums,
    /// The address map.
    Map,
    /// The same workload in every model.
    Models,
    /// What fits.
    Fits,
    /// Growth and upgrade.
    Ahead,
}

/// Their names in addresses and attributes, in the order of the page.
pub(crate) const REGIONS: [(Region, &str); 13] = [
    (Region::Summary, "summary"),
    (Region::Verdicts, "verdicts"),
    (Region::Networks, "networks"),
    (Region::Connected, "connected"),
    (Region::Cluster, "cluster"),
    (Region::Pools, "pools"),
    (Region::AddOns, "addons"),
    (Region::Findings, "findings"),
    (Region::Sums, "sums"),
    (Region::Map, "map"),
    (Region::Models, "models"),
    (Region::Fits, "fits"),
    (Region::Ahead, "ahead"),
];

impl Region {
    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Some of the parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Regions(u16);

impl Regions {
    /// All of them.
    pub(crate) const ALL: Self = Self(u16::MAX);

    /// What is shown inside another page, unless that asks for something else.
    pub(crate) const EMBEDDED: Self = Self(
        Region::Summary.bit()
            | Region::Verdicts.bit()
            | Region::Pools.bit()
            | Region::Findings.bit()
            | Region::Sums.bit(),
    );

    /// None of them.
    pub(crate) const NONE: Self = Self(0);

    /// The same and one more.
    pub(crate) const fn and(self, region: Region) -> Self {
        Self(self.0 | region.bit())
    }

    /// The same without one.
    pub(crate) const fn without(self, region: Region) -> Self {
        Self(self.0 & !region.bit())
    }

    /// Whether a part is one of them.
    pub(crate) const fn has(self, region: Region) -> bool {
        self.0 & region.bit() != 0
    }

    /// Whether a group of the editor is one of them.
    pub(crate) fn has_group(self, group: &str) -> bool {
        let region = REGIONS.iter().find(|(_, name)| *name == group);
        region.is_some_and(|(region, _)| self.has(*region))
    }

    /// Whether any of the plan's own parts is one of them.
    pub(crate) fn edits(self) -> bool {
        use Region::{AddOns, Cluster, Connected, Networks, Pools};
        let own = [Networks, Connected, Cluster, Pools, AddOns];
        own.into_iter().any(|region| self.has(region))
    }
}

impl Default for Regions {
    fn default() -> Self {
        Self::ALL
    }
}
