//! Growth: the nodes pools have month by month, and the plan as it is then.

mod outlook;

pub use outlook::{FirstLimit, Outlook, Shortage, outlook, outlook_of};

use alloc::vec::Vec;

use crate::model::{NodePool, Plan, Setting};

/// Months anybody looks ahead at most: ten years.
pub const MOST_MONTHS: u64 = 120;

/// Months a report looks ahead, where nobody says how many: five years.
pub const USUAL_MONTHS: u64 = 60;

/// Nodes of a pool month by month, the first of them now; `None` where its count, or what it grows by, cannot be read.
///
/// Unit: nodes. A share is one of what is there in that month, rounded up. Growth in pods begins
/// with every pod slot in use, and takes whole nodes. A pool that does not grow keeps its count.
pub fn nodes_by_month(pool: &NodePool, months: u64) -> Option<Vec<u64>> {
    let count = pool.count.value()?;
    let months = 0..months.min(MOST_MONTHS);
    let Some(growth) = pool.growth else {
        return Some(months.map(|_| count).chain([count]).collect());
    };
    if !growth.in_pods {
        let mut nodes = count;
        let later = months.map(|_| {
            nodes = growth.rate.after_a_month(nodes);
            nodes
        });
        return Some([count].into_iter().chain(later).collect());
    }
    let slots = pool.max_pods.value().filter(|slots| *slots > 0)?;
    let mut pods = count.saturating_mul(slots);
    let later = months.map(|_| {
        pods = growth.rate.after_a_month(pods);
        pods.div_ceil(slots).max(count)
    });
    Some([count].into_iter().chain(later).collect())
}

/// The plan as it is after so many months.
///
/// Growth raises the count of a pool; the most of an autoscaled pool follows only where the
/// count has come that far.
pub fn after(plan: &Plan, months: u64) -> Plan {
    let mut grown = plan.clone();
    let pools = grown.clusters.iter_mut().flat_map(|it| &mut it.pools);
    for pool in pools.filter(|pool| pool.growth.is_some()) {
        if let Some(nodes) = nodes_by_month(pool, months).and_then(|nodes| nodes.last().copied()) {
            grow(pool, nodes);
        }
    }
    grown
}

/// Gives a pool so many nodes.
fn grow(pool: &mut NodePool, nodes: u64) {
    pool.count = Setting::Given(nodes);
    pool.max_count = match pool.max_count {
        Setting::Given(most) => Setting::Given(most.max(nodes)),
        Setting::Default(most) => Setting::Default(most.max(nodes)),
        Setting::Unknown => Setting::Unknown,
    };
}

#[cfg(test)]
mod tests;
