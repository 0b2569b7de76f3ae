//! Which block of the map is picked out.

use yew::Html;

use crate::deed::Deed;
use crate::markup::tag;

/// Blocks to choose from: a heading, and the fields and names under it.
pub(super) type Group = (String, Vec<(String, String)>);

/// Magnifies the busy parts, or one block.
#[derive(PartialEq)]
pub(super) struct Magnify {
    /// The blocks.
    pub(super) groups: Vec<Group>,
    /// The field of the one that is picked out.
    pub(super) picked: Option<String>,
}

impl Magnify {
    /// The list to choose from.
    pub(super) fn show(&self) -> Html {
        let option = |path: &str, name: &str| {
            let now = self.picked.as_deref().unwrap_or_default();
            let option = tag("option").set("value", path);
            option.flag("selected", path == now).text(name)
        };
        let groups = self.groups.iter().map(|(heading, blocks)| {
            let group = tag("optgroup").set("label", heading);
            group.all(
                blocks
                    .iter()
                    .map(|(path, name)| option(path, name).key(path)),
            )
        });
        let select = tag("select").does(Deed::Pick, "");
        let select = select.with(option("", "busy parts")).all(groups);
        tag("label").text("Magnify ").with(select).into()
    }
}
