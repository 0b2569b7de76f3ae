//! What ranges need as pools grow, month by month.

use aksnet_core::change::{USUAL_MONTHS, outlook_of};
use aksnet_core::ledger::Stage;
use aksnet_core::report::{ClusterGrowth, RangeGrowth, SupplyReport};
use aksnet_core::rules::grouped;
use yew::Html;

use super::chart::StepChart;
use super::{beside, head};
use crate::mark::{Sign, state};
use crate::markup::{Tag, list, tag};
use crate::results::Subject;

/// Months that the table shows.
const MONTHS: [usize; 5] = [0, 12, 24, 36, 60];

/// What lies ahead of the cluster shown.
pub(super) struct Growth {
    growth: ClusterGrowth,
}

impl Growth {
    /// What ranges need, and when each is too small.
    pub(super) fn show(subject: &Subject) -> Html {
        let (plan, ledger) = (&subject.outcome.plan, &subject.outcome.ledger);
        let outlook = outlook_of(plan, ledger, subject.cluster, USUAL_MONTHS);
        let growth = ClusterGrowth::of(plan, ledger, &outlook, subject.cluster);
        let Some(growth) = growth else {
            let words = "No pool grows. What a pool grows by in a month stands among the rest of its fields.";
            return tag("p").text(words).into();
        };
        let growth = Self { growth };
        let said = growth.in_words();
        let end = tag("p").class("row order").with(said.0).text(" ");
        let end = end.with(tag("small").text(&growth.pools()));
        let table = growth.table();
        list(vec![
            end.into(),
            beside(growth.chart(&said.1), "Needs by month", table).into(),
        ])
    }

    /// The first range that is too small, and the same as text.
    fn in_words(&self) -> (Tag, String) {
        let first = self.growth.first.as_ref();
        let first = first.and_then(|first| Some((first, self.growth.ranges.get(first.range)?)));
        let (sign, words) = match first {
            None => {
                let months = self.growth.months;
                (
                    Sign::Ok,
                    format!("Nothing is too small within {months} months"),
                )
            }
            Some((first, range)) => {
                let stage = match first.stage {
                    stage if stage == Stage::Create.as_str() => "creation",
                    stage if stage == Stage::Upgrade.as_str() => "an upgrade",
                    _ => "full scale",
                };
                let when = match first.month {
                    0 => "Now".to_owned(),
                    month => format!("In month {month}"),
                };
                let usable = range.supply.usable.map(grouped).unwrap_or_default();
                let words = format!(
                    "{when} {stage} needs {} of {usable} {} in {}",
                    grouped(first.needed),
                    range.supply.unit,
                    called(&range.supply),
                );
                (Sign::from(first.verdict), words)
            }
        };
        (state(sign, &words), words)
    }

    /// "apps: 2 nodes a month".
    fn pools(&self) -> String {
        let pools = self.growth.pools.iter();
        let pools = pools.map(|pool| format!("{}: {}", pool.name, pool.growth));
        pools.collect::<Vec<_>>().join(", ")
    }

    /// The range that is too small first, or the first there is, at full scale.
    fn chart(&self, words: &str) -> Option<Tag> {
        let place = self.growth.first.as_ref().map_or(0, |first| first.range);
        let range = self.growth.ranges.get(place)?;
        let limit = range.supply.usable?;
        let names = (0..=self.growth.months).step_by(12);
        let names = names.map(|month| match month {
            0 => (0, "now".to_owned()),
            month => (month, month.to_string()),
        });
        let names: Vec<(u64, String)> = names.collect();
        let (unit, name) = (range.supply.unit, called(&range.supply));
        let title = format!("{unit} needed in {name} at full scale, month by month. {words}.");
        let chart = StepChart {
            id: "growth-t",
            title: &title,
            values: range.needed.at(Stage::FullScale),
            limit,
            names: &names,
        };
        let caption = format!("{name}: {unit} needed at full scale, by month");
        let caption = tag("figcaption").text(&caption);
        Some(tag("figure").with(caption).with(chart.show()))
    }

    fn table(&self) -> Tag {
        let months = MONTHS.map(|month| match month {
            0 => head("Now", true),
            month => head(&format!("Month {month}"), true),
        });
        let head = tag("tr")
            .with(head("Range", false))
            .with(head("There are", true))
            .all(months)
            .with(head("Too small from", true));
        // A limit far from reached says nothing.
        let shown = |range: &&RangeGrowth| range.supply.block.is_some() || short(range).is_some();
        let rows = self.growth.ranges.iter().filter(shown).map(row);
        tag("table")
            .with(tag("thead").with(head))
            .with(tag("tbody").all(rows))
    }
}

/// The first month in which a range is too small.
fn short(range: &RangeGrowth) -> Option<u64> {
    let stages = Stage::ALL.into_iter();
    stages.filter_map(|stage| *range.runs_short.at(stage)).min()
}

/// What a range is called: by what it is where it has no block.
fn called(supply: &SupplyReport) -> String {
    match supply.block {
        Some(_) => supply.name.clone(),
        None => format!("{}, {}", supply.name, supply.kind.title()),
    }
}

fn row(range: &RangeGrowth) -> Tag {
    let number = |text: &str| tag("td").class("r").text(text);
    let needed = range.needed.at(Stage::FullScale);
    let months = MONTHS.map(|month| {
        let units = needed.get(month).copied();
        number(&units.map(grouped).unwrap_or_default())
    });
    let short = match short(range) {
        None => "not in this time".to_owned(),
        Some(0) => "now".to_owned(),
        Some(month) => format!("month {month}"),
    };
    let name = format!("{} ", called(&range.supply));
    let block = range.supply.block.as_deref().unwrap_or_default();
    let name = tag("th").set("scope", "row").text(&name);
    tag("tr")
        .with(name.with(tag("code").text(block)))
        .with(number(
            &range.supply.usable.map(grouped).unwrap_or_default(),
        ))
        .all(months)
        .with(number(&short))
}

#[cfg(test)]
mod tests {
    use super::Growth;
    use crate::results::example::{contoso, subject, words};

    #[tokio::test]
    async fn without_growth_it_says_where_to_give_it() {
        let text = words(Growth::show(&subject(&contoso()))).await;
        assert!(text.starts_with("No pool grows."), "{text}");
    }

    #[tokio::test]
    async fn the_month_and_the_range_are_named() {
        let draft = contoso()
            .with(
                "/virtualNetworks/1/subnets/0/addressPrefix",
                "10.240.0.0/22",
            )
            .with("/clusters/0/nodePools/1/growth/nodesPerMonth", "2");
        let text = words(Growth::show(&subject(&draft))).await;
        // 1,019 addresses hold 32 nodes of 31; in month 11 there are 3 and 27, and 4 of surge.
        let first = "In month 11 an upgrade needs 1,054 of 1,019 addresses in snet-nodes";
        assert!(text.contains(first), "{text}");
        assert!(text.contains("apps: 2 nodes a month"), "{text}");
        // Limits that hold have no row.
        assert!(!text.contains("aks-contoso-prod"), "{text}");
    }

    #[tokio::test]
    async fn a_limit_that_ends_in_this_time_has_a_row() {
        let draft = contoso()
            .with("/clusters/0/networkModel", "overlay")
            .with("/clusters/0/podCidr", "172.16.0.0/12")
            .with(
                "/virtualNetworks/1/subnets/0/addressPrefix",
                "10.240.0.0/19",
            )
            .with("/clusters/0/nodePools/1/count", "990")
            .with("/clusters/0/nodePools/0/count", "970")
            .with("/clusters/0/nodePools/2/name", "more")
            .with("/clusters/0/nodePools/2/count", "30")
            .with("/clusters/0/nodePools/2/growth/nodesPerMonth", "2");
        let text = words(Growth::show(&subject(&draft))).await;
        let row = "aks-contoso-prod, outbound ports 64,000";
        assert!(text.contains(row), "{text}");
    }
}
