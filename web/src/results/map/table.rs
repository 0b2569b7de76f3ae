//! The map as a table.

use aksnet_core::rules::grouped;
use yew::prelude::*;

use super::items::Space;
use super::overlaps::{Kind, Overlap, Span};
use crate::results::findings::field_link;

/// What the table needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// VNets and their subnets.
    pub(super) spaces: Vec<Space>,
    /// All ranges.
    pub(super) spans: Vec<Span>,
    /// Those that meet.
    pub(super) overlaps: Vec<Overlap>,
}

/// Everything the drawings show, as text: each range links to its field.
#[component]
pub(super) fn Table(props: &Props) -> Html {
    let others = props.spans.iter().enumerate();
    let others = others.filter(|(_, span)| !matches!(span.kind, Kind::Vnet(_) | Kind::Reserved));
    html! {
        <table class="ranges">
            <thead><tr>
                <th scope="col">{ "Name" }</th><th scope="col">{ "Range" }</th><th scope="col" class="r">{ "Addresses" }</th>
                <th scope="col" class="r">{ "Kept by Azure" }</th><th scope="col" class="r">{ "Used to start" }</th><th scope="col" class="r">{ "Free" }</th>
                <th scope="col">{ "Overlaps" }</th>
            </tr></thead>
            <tbody>
                { for props.spaces.iter().map(|space| of_space(space, props)) }
                { for others.map(|(place, span)| {
                    let size = grouped(span.block.size());
                    row(&span.name, &span.path, &span.block.to_string(), [size, String::new(), String::new(), String::new()], meets(place, props))
                }) }
            </tbody>
        </table>
    }
}

fn of_space(space: &Space, props: &Props) -> Html {
    let place = props.spans.iter().position(|span| span.path == space.path);
    let meets = place.map(|place| meets(place, props)).unwrap_or_default();
    let size = grouped(space.block.size());
    let own = [size, String::new(), String::new(), grouped(space.free)];
    html! {
        <>
            { row(&space.name, &space.path, &space.block.to_string(), own, meets) }
            for subnet in space.subnets.iter() {
                { row(
                    &format!("{} / {}", space.name, subnet.name),
                    &subnet.path,
                    &subnet.block.to_string(),
                    [
                        grouped(subnet.block.size()),
                        grouped(subnet.kept),
                        grouped(subnet.used),
                        grouped(subnet.usable().saturating_sub(subnet.used)),
                    ],
                    String::new(),
                ) }
            }
        </>
    }
}

fn row(name: &str, path: &str, block: &str, numbers: [String; 4], meets: String) -> Html {
    html! {
        <tr>
            <th scope="row">{ field_link(path, name) }</th>
            <td><code>{ block }</code></td>
            for (place, number) in numbers.into_iter().enumerate() {
                <td key={place} class="r">{ number }</td>
            }
            <td>{ meets }</td>
        </tr>
    }
}

/// Names of the ranges that a range meets.
fn meets(place: usize, props: &Props) -> String {
    let mut names: Vec<&str> = Vec::new();
    for overlap in &props.overlaps {
        let other = match (overlap.larger == place, overlap.smaller == place) {
            (true, _) => overlap.smaller,
            (_, true) => overlap.larger,
            _ => continue,
        };
        names.extend(props.spans.get(other).map(|span| span.name.as_str()));
    }
    names.join(", ")
}
