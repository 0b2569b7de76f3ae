//! Small plans for the tests of rules.

use alloc::{string::ToString, vec::Vec};

use super::{Evidence, Finding, Fix, Severity, check};
use crate::ledger::Ledger;
use crate::model::{Edit, PlanDraft};

/// A plan with nothing wrong in it: one VNet with a hub beside it, one subnet, one overlay cluster of one pool.
pub(crate) fn clean() -> PlanDraft {
    PlanDraft::default()
        .with("/virtualNetworks/0/name", "vnet-spoke")
        .with("/virtualNetworks/0/addressPrefixes/0", "10.240.0.0/16")
        .with("/virtualNetworks/0/subnets/0/name", "snet-nodes")
        .with(
            "/virtualNetworks/0/subnets/0/addressPrefix",
            "10.240.0.0/24",
        )
        .with("/virtualNetworks/0/subnets/0/purpose", "nodes")
        .with("/connectedRanges/0/name", "on-premises")
        .with("/connectedRanges/0/addressPrefixes/0", "10.16.0.0/12")
        .with("/clusters/0/name", "aks")
        .with("/clusters/0/networkModel", "overlay")
        .with("/clusters/0/podCidr", "10.244.0.0/16")
        .with("/clusters/0/serviceCidr", "10.0.0.0/16")
        .with("/clusters/0/dnsServiceIP", "10.0.0.10")
        .with("/clusters/0/nodePools/0/name", "system")
        .with("/clusters/0/nodePools/0/count", "3")
        .with("/clusters/0/nodePools/0/maxPods", "30")
        .with("/clusters/0/nodePools/0/vnetSubnet", "snet-nodes")
}

impl PlanDraft {
    /// The same draft with another text at a path; an empty text empties the field.
    pub(crate) fn with(mut self, path: &str, text: &str) -> Self {
        self.apply(&[Edit::text(path.to_string(), text)]).unwrap();
        self
    }

    /// Everything the rules find in it.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let plan = self.read().plan;
        check(&Evidence::of(&plan, &Ledger::of(&plan)))
    }

    /// What one rule finds in it where that baseline is deployed already.
    pub(crate) fn found_against(&self, baseline: &Self, rule: &str) -> Vec<Finding> {
        let mut found = self.findings_against(Some(baseline));
        found.retain(|finding| finding.rule.id == rule);
        found
    }

    fn findings_against(&self, baseline: Option<&Self>) -> Vec<Finding> {
        let Some(baseline) = baseline else {
            return self.findings();
        };
        let (plan, baseline) = (self.read().plan, baseline.read().plan);
        check(&Evidence::against(&plan, &Ledger::of(&plan), &baseline))
    }

    /// What one rule finds in it under a policy, in its JSON text.
    #[cfg(feature = "serde")]
    pub(crate) fn found_under(&self, policy: &str, rule: &str) -> Vec<Finding> {
        let value: crate::model::Value = serde_json::from_str(policy).unwrap();
        let policy = crate::policy::Policy::from_value(&value).unwrap();
        let plan = self.read().plan;
        let ledger = Ledger::of(&plan);
        let mut found = check(&Evidence::of(&plan, &ledger).under(&policy, self));
        found.retain(|finding| finding.rule.id == rule);
        found
    }

    /// The draft after the first fix a rule offers under a policy; fails where the finding stays, or
    /// any error comes or is left that is not of the policy.
    #[cfg(feature = "serde")]
    pub(crate) fn mended_under(&self, policy: &str, rule: &str) -> (Self, Fix) {
        let found = self.found_under(policy, rule);
        let fix = found[0].fix.clone().unwrap();
        let mut mended = self.clone();
        mended.apply(&fix.edits).unwrap();
        let after = mended.found_under(policy, rule);
        let stays = after.iter().any(|one| one.subject == found[0].subject);
        assert!(!stays, "{fix:?} leaves {after:?}");
        assert_eq!(mended.read().errors, []);
        let errors = mended.findings();
        let errors = errors
            .iter()
            .find(|one| one.rule.severity == Severity::Error);
        assert!(errors.is_none(), "{fix:?} brings {errors:?}");
        (mended, fix)
    }

    /// Errors and warnings in it, without the notes.
    pub(crate) fn troubles(&self) -> Vec<Finding> {
        let mut found = self.findings();
        found.retain(|finding| finding.rule.severity != Severity::Info);
        found
    }

    /// What one rule finds in it.
    pub(crate) fn found(&self, rule: &str) -> Vec<Finding> {
        self.findings()
            .into_iter()
            .filter(|finding| finding.rule.id == rule)
            .collect()
    }

    /// The draft after the first fix a rule offers; fails where the finding stays or an error comes.
    pub(crate) fn mended(&self, rule: &str) -> (Self, Fix) {
        self.mended_where(None, rule)
    }

    /// The same where that baseline is deployed already.
    pub(crate) fn mended_against(&self, baseline: &Self, rule: &str) -> (Self, Fix) {
        self.mended_where(Some(baseline), rule)
    }

    fn mended_where(&self, baseline: Option<&Self>, rule: &str) -> (Self, Fix) {
        let before = self.findings_against(baseline);
        let finding = before
            .iter()
            .find(|finding| finding.rule.id == rule)
            .unwrap();
        let fix = finding.fix.clone().unwrap();
        let mut mended = self.clone();
        mended.apply(&fix.edits).unwrap();
        let after = mended.findings_against(baseline);
        let same = |one: &&Finding| one.rule == finding.rule && one.subject == finding.subject;
        assert!(
            after.iter().find(same).is_none(),
            "{fix:?} leaves {:?}",
            after.iter().find(same)
        );
        for error in after
            .iter()
            .filter(|one| one.rule.severity == Severity::Error)
        {
            let known = before
                .iter()
                .any(|one| one.rule == error.rule && one.subject == error.subject);
            assert!(known, "{fix:?} brings {error:?}");
        }
        (mended, fix)
    }
}

#[test]
fn the_clean_plan_is_clean() {
    assert_eq!(clean().findings(), []);
    assert_eq!(clean().read().errors, []);
}
