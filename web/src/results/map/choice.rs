//! Which block of the map is picked out.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Blocks to choose from: a heading, and the fields and names under it.
pub(super) type Group = (String, Vec<(AttrValue, AttrValue)>);

/// What the choice needs to know.
#[derive(Properties)]
pub(super) struct Props {
    /// The blocks.
    pub(super) groups: Rc<Vec<Group>>,
    /// The field of the one that is picked out.
    pub(super) picked: Option<AttrValue>,
    /// Called with the field of the one chosen; empty for none.
    pub(super) pick: Callback<String>,
}

/// Blocks that are the same are compared at no cost.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.groups, &other.groups)
            && self.picked == other.picked
            && self.pick == other.pick
    }
}

/// Magnifies the busy parts, or one block.
#[component]
pub(super) fn Magnify(props: &Props) -> Html {
    let onchange = props.pick.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        select.value()
    });
    html! {
        <label>{ "Magnify " }
            <select {onchange}>
                <option value="" selected={props.picked.is_none()}>{ "busy parts" }</option>
                for (place, (heading, blocks)) in props.groups.iter().enumerate() {
                    <optgroup key={place} label={heading.clone()}>
                        for (path, name) in blocks.iter() {
                            <option key={path.to_string()} value={path.clone()} selected={props.picked.as_ref() == Some(path)}>{ name.clone() }</option>
                        }
                    </optgroup>
                }
            </select>
        </label>
    }
}
