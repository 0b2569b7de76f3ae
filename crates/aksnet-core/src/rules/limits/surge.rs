//! Lowering max surge where surge nodes are what goes over a limit.

use alloc::{format, vec::Vec};

use crate::ledger::{Consumer, Range, Stage};
use crate::model::{Cluster, Edit};
use crate::rules::finding::Fix;
use crate::rules::number::grouped;

/// The fix that leaves each pool as many surge nodes as the limit has room for, one pool at a time.
///
/// `None` where nodes alone go over the limit, or fill it.
pub(super) fn lower(range: &Range, place: usize, cluster: &Cluster) -> Option<Fix> {
    let steady = Stage::ALL
        .map(|stage| range.demand.at(stage).without_surge)
        .into_iter()
        .max()?;
    let room = range
        .usable()?
        .checked_sub(steady)
        .filter(|room| *room > 0)?;
    let mut pools = Vec::new();
    for draw in &range.draws {
        let Consumer::Pool(index) = draw.consumer else {
            continue;
        };
        let surge = |stage| draw.stages.at(stage).map(|units| units.nodes.surge);
        if surge(Stage::FullScale)?.max(surge(Stage::Upgrade)?) <= room {
            continue;
        }
        // A number takes the place of a share here: it must not be more while the pool is small.
        if surge(Stage::Upgrade)? < room {
            return None;
        }
        pools.push(index);
    }
    let room_in_words = match room {
        1 => "1 node".into(),
        _ => format!("{} nodes", grouped(room)),
    };
    let title = match pools.as_slice() {
        [] => return None,
        [only] => format!(
            "Lower max surge of {} to {room_in_words}",
            cluster.pools.get(*only)?.name
        ),
        several => format!(
            "Lower max surge of {} pools to {room_in_words}",
            several.len()
        ),
    };
    let edit = |index| {
        Edit::number(
            format!("/clusters/{place}/nodePools/{index}/maxSurge"),
            room,
        )
    };
    Some(Fix {
        title,
        edits: pools.into_iter().map(edit).collect(),
    })
}
