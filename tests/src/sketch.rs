//! A plan of one cluster, sketched in a few words.

use aksnet_core::ledger::{Ledger, RangeKind, Stage, Verdict};
use aksnet_core::model::{Edit, PlanDraft};
use aksnet_core::report::Report;

/// A plan of one cluster with a subnet for nodes and one for pods, each larger than most plans need.
#[derive(Clone, Debug)]
pub struct Sketch(PlanDraft);

/// Nodes and pods that fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fits {
    /// Nodes.
    pub nodes: u64,
    /// Pods.
    pub pods: u64,
}

impl Sketch {
    /// A cluster of that network model, without pools.
    pub fn of(model: &str) -> Self {
        Self(PlanDraft::default())
            .set("/virtualNetworks/0/name", "vnet")
            .set("/virtualNetworks/0/addressPrefixes/0", "10.0.0.0/8")
            .set("/virtualNetworks/0/subnets/0/name", "snet-nodes")
            .set("/virtualNetworks/0/subnets/0/purpose", "nodes")
            .set("/virtualNetworks/0/subnets/1/name", "snet-pods")
            .set("/virtualNetworks/0/subnets/1/purpose", "pods")
            .node_subnet(10)
            .pod_subnet(10)
            .set("/clusters/0/networkModel", model)
            .pod_cidr(10)
            .set("/clusters/0/serviceCidr", "192.168.0.0/20")
            .set("/clusters/0/dnsServiceIP", "192.168.0.10")
    }

    /// The same plan with another text at a path.
    ///
    /// # Panics
    ///
    /// Where the path leads nowhere.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "numbers read better without a sign before them"
    )]
    pub fn set<T: ToString>(mut self, path: &str, text: T) -> Self {
        let edit = Edit::text(path.to_owned(), &text);
        assert_eq!(self.0.apply(&[edit]), Ok(()), "{path}");
        self
    }

    /// The same plan with a node subnet of that prefix length.
    #[must_use]
    pub fn node_subnet(self, prefix: u64) -> Self {
        self.set(
            "/virtualNetworks/0/subnets/0/addressPrefix",
            format!("10.0.0.0/{prefix}"),
        )
    }

    /// The same plan with a pod subnet of that prefix length.
    #[must_use]
    pub fn pod_subnet(self, prefix: u64) -> Self {
        self.set(
            "/virtualNetworks/0/subnets/1/addressPrefix",
            format!("10.128.0.0/{prefix}"),
        )
    }

    /// The same plan with a pod CIDR of that prefix length.
    #[must_use]
    pub fn pod_cidr(self, prefix: u64) -> Self {
        let first = if prefix < 10 { "0.0.0.0" } else { "100.64.0.0" };
        self.set("/clusters/0/podCidr", format!("{first}/{prefix}"))
    }

    /// The same plan with one more pool. A surge of 0 means that an upgrade adds no node.
    #[must_use]
    pub fn pool(self, nodes: u64, max_pods: u64, surge: impl ToString) -> Self {
        let place = self
            .0
            .clusters
            .first()
            .map_or(0, |cluster| cluster.node_pools.len());
        let at = |key: &str| format!("/clusters/0/nodePools/{place}/{key}");
        self.set(&at("name"), format!("pool{place}"))
            .set(&at("count"), nodes)
            .set(&at("maxPods"), max_pods)
            .set(&at("maxSurge"), surge)
            .set(&at("vnetSubnet"), "snet-nodes")
    }

    /// The draft.
    pub fn draft(&self) -> &PlanDraft {
        &self.0
    }

    /// Its report.
    ///
    /// # Panics
    ///
    /// Where a field cannot be read.
    pub fn report(&self) -> Report {
        let report = Report::of(&self.0);
        assert_eq!(report.errors, [], "{self:?}");
        report
    }

    /// Units all draws on the range of that kind come to at a stage.
    pub fn needs(&self, kind: RangeKind, stage: Stage) -> u64 {
        let ledger = self.ledger();
        ledger
            .of_kind(kind)
            .map(|range| range.demand.at(stage).needed)
            .sum()
    }

    /// The longest prefix that holds what is drawn on the range of that kind at a stage.
    pub fn smallest_prefix(&self, kind: RangeKind, stage: Stage) -> Option<u64> {
        let ledger = self.ledger();
        let prefix = ledger.of_kind(kind).next()?.smallest_prefix(stage)?;
        Some(u64::from(prefix))
    }

    /// Units the range of that kind has for the plan.
    pub fn usable(&self, kind: RangeKind) -> Option<u64> {
        let ledger = self.ledger();
        ledger.of_kind(kind).next()?.usable()
    }

    /// The verdict at a stage.
    pub fn verdict(&self, stage: Stage) -> Verdict {
        self.ledger().verdict(0, stage)
    }

    /// What fits at a stage, with the last pool grown or cut to the limit.
    pub fn fits(&self, stage: Stage) -> Option<Fits> {
        let report = self.report();
        let capacity = &report.clusters.first()?.capacity;
        let at = match stage {
            Stage::Create => &capacity.create,
            Stage::Upgrade => &capacity.upgrade,
            Stage::FullScale => &capacity.full_scale,
        };
        at.as_ref().map(|at| Fits {
            nodes: at.nodes,
            pods: at.pods,
        })
    }

    /// Its ledger.
    pub fn ledger(&self) -> Ledger {
        Ledger::of(&self.0.read().plan)
    }
}
