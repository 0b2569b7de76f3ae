//! What is written differently in two plans, field by field.

use alloc::{
    borrow::ToOwned,
    collections::{BTreeMap, BTreeSet},
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::matching::by_name;
use crate::model::{Cluster, ClusterDraft, EditValue, Kind, PlanDraft, Record, RecordList, Slot};
use crate::sorting;

/// The family of a cluster that names none.
const IPV4: &str = "IPv4";

/// Something that is written differently in two plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alteration {
    /// Where it stands in the new plan, as a JSON Pointer; in the old plan where an item of a list is gone.
    pub path: String,
    /// What became of it.
    pub kind: AlterationKind,
    /// What the old plan says: a value, or the name of an item.
    pub from: Option<String>,
    /// What the new plan says.
    pub to: Option<String>,
}

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
pub enum AlterationKind {
    /// The new plan has it and the old one does not.
    Added,
    /// The old plan has it and the new one does not.
    Removed,
    /// Both have it, with other values.
    Changed,
}

/// What is written differently, in the order of the new plan.
///
/// VNets, subnets, clusters and pools are the same where their names are. A value that a plan
/// leaves out counts as the default it has.
pub fn alterations(old: &PlanDraft, new: &PlanDraft) -> Vec<Alteration> {
    let mut found = Vec::new();
    compare(&completed(old), &completed(new), "", "", &mut found);
    found
}

/// The draft with every default written out.
fn completed(draft: &PlanDraft) -> PlanDraft {
    let reading = draft.read();
    let mut completed = draft.clone();
    for default in reading.defaults {
        // A default of something that stands in no field of the draft is left out.
        let _ = completed.set(&default.path, &EditValue::Text(default.value));
    }
    for (draft, cluster) in completed.clusters.iter_mut().zip(&reading.plan.clusters) {
        complete_cluster(draft, cluster);
    }
    completed
}

/// Writes out what everybody takes for granted, and no report notes as a default.
fn complete_cluster(draft: &mut ClusterDraft, cluster: &Cluster) {
    fill(&mut draft.network_dataplane, cluster.dataplane.as_str());
    fill(&mut draft.network_policy, cluster.policy.as_str());
    fill(&mut draft.outbound_type, cluster.outbound_type.as_str());
    fill(&mut draft.private_cluster, flag(cluster.private_cluster));
    if draft.ip_families.is_empty() {
        draft.ip_families.push(IPV4.to_owned());
    }
    for (draft, pool) in draft.node_pools.iter_mut().zip(&cluster.pools) {
        fill(&mut draft.mode, pool.mode.as_str());
        fill(&mut draft.os_type, pool.os.as_str());
        if let Some(autoscaled) = pool.autoscaled {
            fill(&mut draft.enable_auto_scaling, flag(autoscaled));
        }
    }
}

fn fill(text: &mut String, value: &str) {
    if text.trim().is_empty() {
        value.clone_into(text);
    }
}

const fn flag(set: bool) -> &'static str {
    if set { "true" } else { "false" }
}

fn compare(
    old: &dyn Record,
    new: &dyn Record,
    old_path: &str,
    path: &str,
    found: &mut Vec<Alteration>,
) {
    for field in new.fields() {
        let path = format!("{path}/{}", field.key);
        let old_path = format!("{old_path}/{}", field.key);
        match (old.slot(field.key), new.slot(field.key)) {
            (Some(Slot::Text(from)), Some(Slot::Text(to)))
                if plain(field.kind, from) != plain(field.kind, to) =>
            {
                found.push(leaf(path, from, to));
            }
            (Some(Slot::Texts(from)), Some(Slot::Texts(to))) => {
                compare_texts(from, to, &old_path, &path, found);
            }
            (Some(Slot::Record(from)), Some(Slot::Record(to))) => {
                compare(from, to, &old_path, &path, found);
            }
            (Some(Slot::Records(from)), Some(Slot::Records(to))) => {
                compare_lists(from, to, &old_path, &path, found);
            }
            // The same text; both are drafts of one table.
            _ => {}
        }
    }
}

/// A value without what makes no difference: spaces around it, capitals of a name out of a few, commas in a number.
fn plain(kind: Kind, text: &str) -> String {
    let text = text.trim();
    match kind {
        Kind::Choice(_) | Kind::Choices(_) | Kind::Flag => text.to_ascii_lowercase(),
        Kind::Number => text
            .chars()
            .filter(|sign| !matches!(sign, ',' | '_' | ' '))
            .collect(),
        _ => text.to_owned(),
    }
}

fn leaf(path: String, from: &str, to: &str) -> Alteration {
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let (from, to) = (said(from), said(to));
    Alteration {
        path,
        kind: match (&from, &to) {
            (None, _) => AlterationKind::Added,
            (_, None) => AlterationKind::Removed,
            _ => AlterationKind::Changed,
        },
        from,
        to,
    }
}

/// Values of a list; their order makes no difference.
fn compare_texts(
    from: &[String],
    to: &[String],
    old_path: &str,
    path: &str,
    found: &mut Vec<Alteration>,
) {
    let mut kept: BTreeMap<String, u64> = BTreeMap::new();
    let plain = |text: &String| text.trim().to_ascii_lowercase();
    for text in from.iter().filter(|text| !text.trim().is_empty()) {
        let count = kept.entry(plain(text)).or_default();
        *count = count.saturating_add(1);
    }
    let filled = |(_, text): &(usize, &String)| !text.trim().is_empty();
    for (place, text) in to.iter().enumerate().filter(filled) {
        match kept.get_mut(&plain(text)).filter(|count| **count > 0) {
            Some(count) => *count = count.saturating_sub(1),
            None => found.push(leaf(format!("{path}/{place}"), "", text)),
        }
    }
    for (place, text) in from.iter().enumerate() {
        if let Some(count) = kept.get_mut(&plain(text)).filter(|count| **count > 0) {
            *count = count.saturating_sub(1);
            found.push(leaf(format!("{old_path}/{place}"), text, ""));
        }
    }
}

fn compare_lists(
    from: &dyn RecordList,
    to: &dyn RecordList,
    old_path: &str,
    path: &str,
    found: &mut Vec<Alteration>,
) {
    let (old_names, names) = (names(from), names(to));
    let pairs = by_name(
        old_names.iter().map(String::as_str),
        names.iter().map(String::as_str),
    );
    for ((place, old_place), name) in pairs.iter().enumerate().zip(&names) {
        let path = format!("{path}/{place}");
        match old_place.and_then(|old_place| Some((old_place, from.get(old_place)?))) {
            Some((old_place, old)) => {
                if let Some(new) = to.get(place) {
                    compare(old, new, &format!("{old_path}/{old_place}"), &path, found);
                }
            }
            None => found.push(Alteration {
                path,
                kind: AlterationKind::Added,
                from: None,
                to: Some(name.clone()),
            }),
        }
    }
    let kept: BTreeSet<usize> = sorting::gathered(pairs.into_iter().flatten());
    for (place, name) in old_names.into_iter().enumerate() {
        if !kept.contains(&place) {
            found.push(Alteration {
                path: format!("{old_path}/{place}"),
                kind: AlterationKind::Removed,
                from: Some(name),
                to: None,
            });
        }
    }
}

fn names(list: &dyn RecordList) -> Vec<String> {
    let name = |place| match list.get(place)?.slot("name")? {
        Slot::Text(name) => Some(name.trim().to_string()),
        _ => None,
    };
    (0..list.len())
        .map(|place| name(place).unwrap_or_default())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Alteration, AlterationKind, alterations};
    use crate::model::{Edit, PlanDraft};
    use crate::rules::sample::clean;
    use alloc::{format, string::String, vec::Vec};

    fn told(old: &PlanDraft, new: &PlanDraft) -> Vec<String> {
        let said = |text: Option<String>| text.unwrap_or_default();
        let line = |it: Alteration| {
            format!(
                "{:?} {} {} -> {}",
                it.kind,
                it.path,
                said(it.from),
                said(it.to)
            )
        };
        alterations(old, new).into_iter().map(line).collect()
    }

    #[test]
    fn a_plan_does_not_differ_from_itself_nor_from_other_spellings() {
        assert_eq!(alterations(&clean(), &clean()), []);
        let spelled = clean()
            .with("/clusters/0/networkModel", "Overlay")
            .with("/clusters/0/podCidr", " 10.244.0.0/16 ")
            .with("/clusters/0/networkDataplane", "azure")
            .with("/clusters/0/ipFamilies/0", "IPv4")
            .with("/clusters/0/nodePools/0/mode", "system")
            .with("/clusters/0/nodePools/0/maxSurge", "10%");
        assert_eq!(alterations(&clean(), &spelled), []);
    }

    #[test]
    fn things_are_the_same_by_name_wherever_they_stand() {
        let mut old = clean()
            .with("/clusters/0/nodePools/1/name", "apps")
            .with("/clusters/0/nodePools/1/count", "5")
            .with("/clusters/0/nodePools/1/vnetSubnet", "snet-nodes");
        let new = clean()
            .with("/clusters/0/nodePools/0/name", "apps")
            .with("/clusters/0/nodePools/0/count", "7")
            .with("/clusters/0/nodePools/0/maxPods", "");
        assert_eq!(
            told(&old, &new),
            [
                "Changed /clusters/0/nodePools/0/mode User -> System",
                "Changed /clusters/0/nodePools/0/count 5 -> 7",
                "Removed /clusters/0/nodePools/0 system -> ",
            ]
        );
        old.apply(&[Edit::remove("/clusters/0".into())]).unwrap();
        assert_eq!(told(&old, &new), ["Added /clusters/0  -> aks"]);
    }

    #[test]
    fn values_of_a_list_are_told_one_by_one() {
        let prefixes = "/virtualNetworks/0/addressPrefixes";
        let old = clean().with(&format!("{prefixes}/1"), "10.241.0.0/16");
        let new = clean()
            .with(&format!("{prefixes}/0"), "10.241.0.0/16")
            .with(&format!("{prefixes}/1"), "10.242.0.0/16");
        assert_eq!(
            told(&old, &new),
            [
                "Added /virtualNetworks/0/addressPrefixes/1  -> 10.242.0.0/16",
                "Removed /virtualNetworks/0/addressPrefixes/0 10.240.0.0/16 -> ",
            ]
        );
        let same = AlterationKind::Added;
        assert_eq!(alterations(&old, &new)[0].kind, same);
    }
}
