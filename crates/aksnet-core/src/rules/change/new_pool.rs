//! A new pool in place of one that cannot be changed.

use alloc::{collections::BTreeSet, format, string::String, vec};

use crate::azure::limits;
use crate::change::Pair;
use crate::model::{Cluster, Edit, NodePool, OsType};
use crate::rules::finding::Fix;
use crate::sorting;

/// Numbers tried behind the name of a pool.
const TRIES: u32 = 100;

/// The fix that plans a new pool: the same under a name of its own.
pub(super) fn in_place_of(cluster: Pair<'_, Cluster>, pool: Pair<'_, NodePool>) -> Option<Fix> {
    let pools = cluster.new.pools.iter().chain(&cluster.old.pools);
    let taken: BTreeSet<&str> = sorting::gathered(pools.map(|pool| pool.name.as_str()));
    let name = next_name(pool.new, &taken).filter(|_| pool.new.named)?;
    let path = format!("/clusters/{}/nodePools/{}/name", cluster.place, pool.place);
    Some(Fix {
        title: format!("Plan a new pool {name} in place of {}", pool.new.name),
        edits: vec![Edit::text(path, &name)],
    })
}

/// The pool's name with the next number nobody has behind it, as long as Azure allows.
fn next_name(pool: &NodePool, taken: &BTreeSet<&str>) -> Option<String> {
    let longest = match pool.os {
        OsType::Linux => limits::LINUX_POOL_NAME.value,
        OsType::Windows => limits::WINDOWS_POOL_NAME.value,
    };
    let longest = usize::try_from(longest).ok()?;
    let stem = pool
        .name
        .trim_end_matches(|sign: char| sign.is_ascii_digit());
    (2..=TRIES).find_map(|number| {
        let number = format!("{number}");
        let kept = longest.checked_sub(number.len())?;
        let stem: String = stem.chars().take(kept).collect();
        Some(format!("{stem}{number}")).filter(|name| !taken.contains(name.as_str()))
    })
}
