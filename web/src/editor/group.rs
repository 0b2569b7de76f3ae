//! A group of the editor that can be closed.

use yew::Html;

use crate::deed::Deed;
use crate::markup::{Tag, tag};

/// Names of the groups that are open at first where there is room.
pub(crate) const OPEN_AT_FIRST: [&str; 4] = ["networks", "connected", "cluster", "pools"];

/// Window width from which they are. Unit: CSS pixels.
pub(crate) const WIDE: f64 = 700.0;

/// The group in which the field at a path stands.
pub(crate) fn group_of(path: &str) -> &'static str {
    let mut parts = path.split('/').skip(1);
    match (parts.next(), parts.nth(1)) {
        (Some("virtualNetworks"), _) => "networks",
        (Some("connectedRanges"), _) => "connected",
        (Some("clusters"), Some("nodePools")) => "pools",
        (Some("clusters"), Some(key)) if super::addons::KEYS.contains(&key) => "addons",
        _ => "cluster",
    }
}

/// A group: its content is written only while it is open.
pub(super) fn group(
    name: &str,
    title: &str,
    note: &str,
    open: bool,
    content: impl FnOnce() -> Vec<Html>,
) -> Tag {
    let summary = tag("summary")
        .class("row")
        .does(Deed::Toggle, name)
        .with(tag("h2").text(title))
        .text(" ")
        .with(tag("small").text(note));
    let group = tag("details").class("sec").flag("open", open).with(summary);
    if open { group.nodes(content()) } else { group }
}

#[cfg(test)]
mod tests {
    use super::group_of;

    #[test]
    fn every_field_has_its_group() {
        for (path, group) in [
            ("/virtualNetworks/0/subnets/1/name", "networks"),
            ("/connectedRanges/0/addressPrefixes/0", "connected"),
            ("/clusters/0/nodePools/1/count", "pools"),
            ("/clusters/0/loadBalancer/managedOutboundIPs", "addons"),
            ("/clusters/0/services", "addons"),
            ("/clusters/0/serviceCidr", "cluster"),
        ] {
            assert_eq!(group_of(path), group, "{path}");
        }
    }
}
