//! Who uses a subnet, in a few words.

use aksnet_core::azure::limits;
use aksnet_core::ledger::{Consumer, Measure, Range, Stage, Verdict};
use aksnet_core::model::{Purpose, SubnetId};
use aksnet_core::rules::grouped;

use crate::mark::Sign;
use crate::planner::Outcome;

/// Who uses a subnet, and whether it has room for them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Usage {
    /// Addresses Azure leaves in it; `None` where its range cannot be read.
    pub(super) usable: Option<u64>,
    /// The worst verdict, where somebody draws on it and it is not well.
    pub(super) sign: Option<Sign>,
    /// Who uses it.
    pub(super) text: String,
}

/// Who uses the subnet of that id.
pub(super) fn usage(outcome: &Outcome, id: SubnetId) -> Usage {
    let subnet = outcome.plan.subnet(id);
    let block = subnet.and_then(|subnet| subnet.block);
    let usable = block.map(|block| Measure::Subnet.supply(block.prefix(), 0).usable);
    let drawn = outcome.ledger.of_subnet(id);
    let used = subnet.map_or(0, |subnet| subnet.used_addresses);
    let text = match (drawn, subnet.and_then(|subnet| subnet.purpose)) {
        (Some(range), _) => drawn_by(range),
        (None, _) if used > 0 => format!("{} in use", grouped(used)),
        (None, Some(purpose)) => title(purpose).to_owned(),
        (None, None) => String::new(),
    };
    let worst = drawn.map(|range| {
        Stage::ALL
            .map(|stage| range.verdict(stage))
            .into_iter()
            .max()
    });
    let sign = worst
        .flatten()
        .filter(|verdict| *verdict != Verdict::Ok)
        .map(Sign::from);
    Usage { usable, sign, text }
}

fn drawn_by(range: &Range) -> String {
    let balancers = range
        .draws
        .iter()
        .find(|draw| draw.consumer == Consumer::InternalLoadBalancers);
    let pools = range
        .draws
        .iter()
        .any(|draw| matches!(draw.consumer, Consumer::Pool(_)));
    let short = Stage::ALL
        .into_iter()
        .find(|stage| range.verdict(*stage) == Verdict::Error);
    let who = if pools {
        range.kind.title().trim_end_matches(" subnet").to_owned() + "s"
    } else if let Some(draw) = balancers {
        let count = draw.stages.create.map_or(0, |units| units.units);
        format!(
            "{} internal load balancer{}",
            grouped(count),
            if count == 1 { "" } else { "s" }
        )
    } else {
        format!(
            "API server, at least {}",
            limits::API_SERVER_ADDRESSES.value
        )
    };
    match short {
        Some(stage) => format!("{who}: {} short", grouped(range.short(stage))),
        None if pools => format!(
            "{who}: {} left at full scale",
            grouped(range.left(Stage::FullScale))
        ),
        None => who,
    }
}

/// What a purpose is called.
pub(super) const fn title(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Nodes => "Nodes",
        Purpose::Pods => "Pods",
        Purpose::ApiServer => "API server",
        Purpose::ApplicationGateway => "Application Gateway",
        Purpose::AppGatewayForContainers => "Application Gateway for Containers",
        Purpose::Firewall => "Azure Firewall",
        Purpose::Bastion => "Bastion",
        Purpose::Gateway => "VPN or ExpressRoute gateway",
        Purpose::RouteServer => "Route Server",
        Purpose::PrivateEndpoints => "Private endpoints",
        Purpose::InternalLoadBalancers => "Internal load balancers",
        Purpose::VirtualNodes => "Virtual nodes",
        Purpose::Other => "Something else",
    }
}
