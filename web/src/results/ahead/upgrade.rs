//! An upgrade of the cluster shown, step by step.

use aksnet_core::change::UpgradeOrder;
use aksnet_core::report::{ClusterUpgrade, StepReport, SupplyReport, UpgradeEnd};
use aksnet_core::rules::grouped;
use yew::Html;

use super::chart::StepChart;
use super::{beside, head};
use crate::deed::Deed;
use crate::mark::{Sign, state};
use crate::markup::{Tag, list, tag};
use crate::results::Subject;

/// Steps shown at most; a cluster of many pools repeats itself.
const SHOWN: usize = 40;

/// An upgrade, and how to look at it.
pub(super) struct Upgrade {
    upgrade: ClusterUpgrade,
    pool_by_pool: bool,
}

impl Upgrade {
    /// The upgrade of a cluster, all pools at once or one after the other.
    pub(super) fn of(subject: &Subject, pool_by_pool: bool) -> Html {
        let order = if pool_by_pool {
            UpgradeOrder::PoolByPool
        } else {
            UpgradeOrder::AllAtOnce
        };
        let (plan, ledger) = (&subject.outcome.plan, &subject.outcome.ledger);
        let upgrade = ClusterUpgrade::of(plan, ledger, subject.cluster, order);
        upgrade.map_or_else(Html::default, |upgrade| {
            let upgrade = Self {
                upgrade,
                pool_by_pool,
            };
            upgrade.show()
        })
    }

    fn show(&self) -> Html {
        let reason = self.upgrade.reason.as_deref().unwrap_or_default();
        let (sign, words) = match self.upgrade.end {
            UpgradeEnd::Completes => (Sign::Ok, "Completes".to_owned()),
            UpgradeEnd::Fails => {
                let step = self.upgrade.steps.len().saturating_sub(1);
                (Sign::Error, format!("Fails at step {step}: {reason}"))
            }
            UpgradeEnd::NotChecked => (Sign::NotChecked, format!("Not checked: {reason}")),
        };
        let orders = [("All pools at once", false), ("Pool by pool", true)];
        let orders = orders.map(|(name, pool_by_pool)| {
            let on = pool_by_pool == self.pool_by_pool;
            let button = tag("button").does(Deed::UpgradeOrder, &pool_by_pool.to_string());
            let pressed = if on { "true" } else { "false" };
            button.set("aria-pressed", pressed).text(name)
        });
        let end = tag("p")
            .class("row order")
            .all(orders)
            .with(state(sign, &words));
        let mut parts = vec![end.into()];
        if !self.upgrade.steps.is_empty() {
            parts.push(beside(self.chart(&words), "Steps", self.table()).into());
        }
        list(parts)
    }

    /// The range that comes closest to its end, or goes furthest beyond it.
    fn chart(&self, words: &str) -> Option<Tag> {
        let steps = &self.upgrade.steps;
        let most = |place: usize| {
            let in_use = steps.iter().filter_map(|step| step.in_use.get(place));
            in_use.copied().max().unwrap_or(0)
        };
        let ranges = self.upgrade.shown();
        let ranges = ranges.filter_map(|(place, range)| Some((place, range, range.usable?)));
        let share = |(place, _, usable): &(usize, &SupplyReport, u64)| {
            let most = u128::from(most(*place)).saturating_mul(1_000_000);
            most.checked_div(u128::from(*usable)).unwrap_or(u128::MAX)
        };
        let (place, range, limit) = ranges.max_by_key(share)?;
        let values = steps.iter().filter_map(|step| step.in_use.get(place));
        let values: Vec<u64> = values.copied().collect();
        let few = values.len() <= 12;
        let names = (0_u64..).zip(&values).map(|(step, _)| step);
        let names = names.filter(|step| few || step.is_multiple_of(5));
        let names: Vec<(u64, String)> = names.map(|step| (step, step.to_string())).collect();
        let title = format!(
            "{} in use in {} of {} there are, step by step. {words}.",
            range.unit,
            range.name,
            grouped(limit)
        );
        let chart = StepChart {
            id: "upgrade-t",
            title: &title,
            values: &values,
            limit,
            names: &names,
        };
        let caption = format!("{}: {} in use at each step", range.name, range.unit);
        let caption = tag("figcaption").text(&caption);
        Some(tag("figure").with(caption).with(chart.show()))
    }

    fn table(&self) -> Tag {
        let ranges: Vec<(usize, &SupplyReport)> = self.upgrade.shown().collect();
        let names = ranges.iter().map(|(_, range)| head(&range.name, true));
        let head = tag("tr")
            .with(head("Step", true))
            .with(head("What happens", false))
            .with(head("Nodes", true))
            .with(head("Without pods", true))
            .all(names);
        let steps = (0_u64..).zip(&self.upgrade.steps).take(SHOWN);
        let rows = steps.map(|(place, step)| row(place, step, &ranges));
        let more = self.upgrade.steps.len().checked_sub(SHOWN);
        let more = more.filter(|more| *more > 0).map(|more| {
            let words = tag("td").set("colspan", "9");
            tag("tr").with(words.text(&format!("and {more} more steps")))
        });
        tag("table")
            .with(tag("thead").with(head))
            .with(tag("tbody").all(rows).all(more))
    }
}

fn row(place: u64, step: &StepReport, ranges: &[(usize, &SupplyReport)]) -> Tag {
    let number = |text: &str| tag("td").class("r").text(text);
    let what = if step.fails {
        state(Sign::Error, &step.title)
    } else {
        tag("span").text(&step.title)
    };
    let ranges = ranges.iter().map(|(place, range)| {
        let in_use = step
            .in_use
            .get(*place)
            .copied()
            .map_or_else(String::new, grouped);
        let usable = range.usable.map(grouped).unwrap_or_default();
        number(&format!("{in_use} of {usable}"))
    });
    tag("tr")
        .with(number(&place.to_string()))
        .with(tag("td").with(what))
        .with(number(&grouped(step.nodes)))
        .with(number(&grouped(step.unavailable)))
        .all(ranges)
}

#[cfg(test)]
mod tests {
    use super::Upgrade;
    use crate::results::example::{contoso, subject, words};

    #[tokio::test]
    async fn the_worked_example_fails_at_its_first_surge_node() {
        let text = words(Upgrade::of(&subject(&contoso()), false)).await;
        for part in [
            "All pools at once Pool by pool Fails at step 1: 279 of 251 addresses in snet-nodes: 28 short",
            "0 Before the upgrade 8 0 248 of 251",
            "1 Add 1 surge node to system 9",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[tokio::test]
    async fn with_room_it_completes() {
        let path = "/virtualNetworks/1/subnets/0/addressPrefix";
        let draft = contoso().with(path, "10.240.0.0/23");
        let text = words(Upgrade::of(&subject(&draft), true)).await;
        assert!(text.contains("Completes"), "{text}");
    }
}
