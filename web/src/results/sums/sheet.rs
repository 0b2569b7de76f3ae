//! A range written out as a sheet: who draws, the sums, what is left.

use aksnet_core::ledger::{Consumer, Draw, Range, RangeKind, Stage, Verdict};
use aksnet_core::model::Plan;
use aksnet_core::rules::grouped;

use crate::mark::Sign;
use crate::planner::Outcome;
use crate::results::answer::rest;
use crate::results::formula;

/// A range, written out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sheet {
    /// Its name, and what it is where the name does not say it.
    pub(super) name: String,
    /// Its block, as text; empty where it has none.
    pub(super) block: String,
    /// What the sums multiply.
    pub(super) terms: &'static str,
    /// Who draws, line by line.
    pub(super) draws: Vec<Line>,
    /// What it comes to.
    pub(super) totals: Vec<Line>,
}

/// A line of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// What it is.
    pub(super) name: String,
    /// The sum and the number, stage by stage.
    pub(super) cells: [Cell; 3],
    /// Whether it is the result.
    pub(super) result: bool,
}

/// A sum and its number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cell {
    /// The sum; empty where there is none.
    pub(super) sum: String,
    /// The number.
    pub(super) number: String,
    /// How good it is, where it is good or bad.
    pub(super) sign: Option<Sign>,
}

/// The sheets of a cluster: every range pods and nodes take addresses from, and whatever else binds.
pub(super) fn sheets(outcome: &Outcome, cluster: usize) -> Vec<Sheet> {
    let ledger = &outcome.ledger;
    let ranges = ledger.of_cluster(cluster).filter(|range| {
        let addresses = matches!(
            range.kind,
            RangeKind::NodeSubnet | RangeKind::PodSubnet | RangeKind::PodCidr
        );
        addresses || binds(range)
    });
    ranges
        .map(|range| sheet(&outcome.plan, range, cluster))
        .collect()
}

/// Whether a range is short, or full, at some stage.
fn binds(range: &Range) -> bool {
    Stage::ALL
        .iter()
        .any(|stage| matches!(range.verdict(*stage), Verdict::Error | Verdict::Warning))
}

fn sheet(plan: &Plan, range: &Range, cluster: usize) -> Sheet {
    let draws = range.draws.iter().map(|draw| Line {
        name: who(plan, draw, cluster),
        cells: Stage::ALL.map(|stage| drawn(draw, stage)),
        result: false,
    });
    let block = range.block.map(|block| block.to_string());
    Sheet {
        name: title(range),
        block: block.unwrap_or_default(),
        terms: terms(range),
        draws: draws.collect(),
        totals: totals(range),
    }
}

/// What a range is called: by its own name where it is a subnet, else by what it is.
fn title(range: &Range) -> String {
    match range.kind {
        RangeKind::NodeSubnet
        | RangeKind::PodSubnet
        | RangeKind::ApiServerSubnet
        | RangeKind::InternalLoadBalancerSubnet => range.name.clone(),
        RangeKind::PoolNodes | RangeKind::VnetAddresses => {
            format!("{}, {}", range.name, range.kind.title())
        }
        kind => {
            let mut letters = kind.title().chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).collect()
        }
    }
}

/// What the sums of a range multiply.
fn terms(range: &Range) -> &'static str {
    let mut each = range.draws.iter().filter_map(|draw| match draw.consumer {
        Consumer::Pool(_) => Some(draw.stages.full_scale?.per_node),
        _ => None,
    });
    match (range.kind, each.any(|each| each > 1)) {
        (RangeKind::NodeSubnet, true) => "nodes × (1 + max pods)",
        (RangeKind::PodSubnet, _) => "nodes × addresses each",
        (RangeKind::PodCidr, _) => "nodes × a /24 each",
        (_, true) => "nodes × each",
        (_, false) => "nodes",
    }
}

fn who(plan: &Plan, draw: &Draw, cluster: usize) -> String {
    let owner = draw.cluster.and_then(|place| plan.clusters.get(place));
    let name = match draw.consumer {
        Consumer::Pool(place) => owner
            .and_then(|cluster| cluster.pools.get(place))
            .map(|pool| pool.name.clone())
            .unwrap_or_default(),
        other => other.title().to_owned(),
    };
    match owner {
        Some(owner) if draw.cluster != Some(cluster) => format!("{}: {name}", owner.name),
        _ => name,
    }
}

fn drawn(draw: &Draw, stage: Stage) -> Cell {
    let Some(units) = draw.stages.at(stage) else {
        return Cell {
            number: "not known".to_owned(),
            ..Cell::default()
        };
    };
    Cell {
        sum: formula::line(*units),
        number: grouped(units.units),
        sign: None,
    }
}

fn totals(range: &Range) -> Vec<Line> {
    let line = |name: &str, cell: &dyn Fn(Stage) -> Cell| Line {
        name: name.to_owned(),
        cells: Stage::ALL.map(cell),
        result: false,
    };
    let plain = |number: String| Cell {
        number,
        ..Cell::default()
    };
    let needed = |stage| {
        let demand = range.demand.at(stage);
        let least = if demand.incomplete { "at least " } else { "" };
        plain(format!("{least}{}", grouped(demand.needed)))
    };
    let mut lines = vec![line("Needed", &needed)];
    let Some(supply) = range.supply else {
        lines.push(line("Usable", &|_| plain("not known".to_owned())));
        return lines;
    };
    let kept = [supply.reserved, supply.used_by_others];
    let mut sum = String::new();
    for units in kept.into_iter().filter(|units| *units > 0) {
        if sum.is_empty() {
            sum = grouped(supply.total);
        }
        sum.push_str(" − ");
        sum.push_str(&grouped(units));
    }
    if supply.used_by_others > 0 {
        let used = grouped(supply.used_by_others);
        lines.push(line("Used by others", &|_| plain(used.clone())));
    }
    lines.push(line("Usable", &|_| Cell {
        sum: sum.clone(),
        number: grouped(supply.usable),
        sign: None,
    }));
    lines.push(Line {
        result: true,
        ..line("Left or short", &|stage| Cell {
            sum: String::new(),
            number: rest(range.demand.at(stage).needed, supply.usable),
            sign: Some(range.verdict(stage).into()),
        })
    });
    if range.block.is_some() {
        lines.push(line("Smallest that works", &|stage| smallest(range, stage)));
    }
    lines
}

/// The longest prefix that works at a stage, and what it has to give.
fn smallest(range: &Range, stage: Stage) -> Cell {
    let used = range.supply.map_or(0, |supply| supply.used_by_others);
    range.smallest_prefix(stage).map_or_else(
        || Cell {
            number: "none".to_owned(),
            ..Cell::default()
        },
        |prefix| Cell {
            sum: format!(
                "{} usable",
                grouped(range.measure.supply(prefix, used).usable)
            ),
            number: format!("/{prefix}"),
            sign: None,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::{Sheet, sheets};
    use crate::results::example::{Draft, contoso, outcome};

    fn lines(draft: &Draft) -> Vec<(String, Vec<String>)> {
        let text = |sheet: &Sheet| {
            let lines = sheet.draws.iter().chain(&sheet.totals);
            let lines = lines.map(|line| {
                let cells = line.cells.each_ref().map(|cell| match cell.sum.as_str() {
                    "" => cell.number.clone(),
                    sum => format!("{sum}: {}", cell.number),
                });
                format!("{} | {}", line.name, cells.join(" | "))
            });
            (format!("{} {}", sheet.name, sheet.block), lines.collect())
        };
        sheets(&outcome(draft), 0).iter().map(text).collect()
    }

    #[test]
    fn the_sheet_of_the_worked_example() {
        let sheets = lines(&contoso());
        assert_eq!(sheets.len(), 1, "{sheets:?}");
        assert_eq!(sheets[0].0, "snet-nodes 10.240.0.0/24");
        assert_eq!(
            sheets[0].1,
            [
                "system | 3 × 31: 93 | (3 + 1) × 31: 124 | (3 + 1) × 31: 124",
                "apps | 5 × 31: 155 | (5 + 1) × 31: 186 | (10 + 1) × 31: 341",
                "Needed | 248 | 310 | 465",
                "Usable | 256 − 5: 251 | 256 − 5: 251 | 256 − 5: 251",
                "Left or short | 3 left | 59 short | 214 short",
                "Smallest that works | 251 usable: /24 | 507 usable: /23 | 507 usable: /23",
            ]
        );
    }

    #[test]
    fn what_is_no_pool_and_what_others_use_have_their_lines() {
        let draft = contoso()
            .with("/clusters/0/networkModel", "overlay")
            .with("/clusters/0/internalLoadBalancerSubnet", "snet-nodes")
            .with("/virtualNetworks/1/subnets/0/usedAddresses", "12");
        let sheets = lines(&draft);
        let (names, of_nodes): (Vec<_>, Vec<_>) = sheets.into_iter().unzip();
        assert_eq!(
            names,
            ["snet-nodes 10.240.0.0/24", "Pod CIDR 10.244.0.0/16"]
        );
        for line in [
            "system | 3 | 3 + 1 | 3 + 1",
            "internal load balancers | 2 | 2 | 2",
            "Used by others | 12 | 12 | 12",
            "Usable | 256 − 5 − 12: 239 | 256 − 5 − 12: 239 | 256 − 5 − 12: 239",
        ] {
            let line = line.replace("3 | 3 + 1 | 3 + 1", "3: 3 | 3 + 1: 4 | 3 + 1: 4");
            assert!(of_nodes[0].contains(&line), "{line}\n{of_nodes:#?}");
        }
        assert!(
            of_nodes[1].contains(
                &"system | 3 × 256: 768 | (3 + 1) × 256: 1,024 | (3 + 1) × 256: 1,024".to_owned()
            ),
            "{of_nodes:#?}"
        );
    }

    #[test]
    fn outbound_ports_that_azure_shares_out_stay_out_until_there_are_too_few() {
        let with = |nodes: &str| {
            let draft = contoso()
                .with("/clusters/0/networkModel", "overlay")
                .with("/clusters/0/nodePools/0/count", nodes)
                .with("/clusters/0/nodePools/1/count", "1000")
                .with("/clusters/0/nodePools/1/maxCount", "1000");
            let ports = |sheet: &(String, Vec<String>)| sheet.0 == "Outbound ports ";
            lines(&draft).into_iter().find(ports)
        };
        assert_eq!(with("800"), None);
        let (_, sums) = with("1000").unwrap();
        let line =
            "system | 1,000 × 32: 32,000 | (1,000 + 100) × 32: 35,200 | (1,000 + 100) × 32: 35,200";
        assert_eq!(sums[0], line);
        let last = "Left or short | none left | 6,400 short | 6,400 short";
        assert_eq!(sums[sums.len() - 1], last);
    }

    #[test]
    fn a_limit_stays_out_until_it_binds() {
        let overlay = contoso().with("/clusters/0/networkModel", "kubenet");
        assert_eq!(lines(&overlay).len(), 2);
        let many = overlay
            .with("/clusters/0/nodePools/1/maxCount", "500")
            .with(
                "/virtualNetworks/1/subnets/0/addressPrefix",
                "10.240.8.0/21",
            );
        let names: Vec<String> = lines(&many).into_iter().map(|(name, _)| name).collect();
        assert!(names.contains(&"Route table ".to_owned()), "{names:?}");
    }
}
