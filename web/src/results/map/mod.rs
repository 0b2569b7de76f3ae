//! The address map: every VNet to scale, every range on a ruler, or all of it as a table.

mod choice;
mod drawing;
mod items;
mod needs;
mod overlaps;
mod ruler;
mod table;
mod vnet;
mod zoom;

use aksnet_core::cidr::Block;
use aksnet_core::model::{Plan, SubnetId};
use aksnet_core::rules::grouped;
use yew::Html;

use super::Subject;
use super::copy::copy;
use super::findings::field_link;
use crate::deed::Deed;
use crate::markup::{Tag, kept, tag};
use crate::planner::{Planner, Regions, ResultsView, Section, View};
use choice::{Group, Magnify};
use drawing::{Drawing, Figure};
use items::{Space, spaces_of};
use overlaps::{Kind, Span, overlaps, spans};
use ruler::{Ruler, rulers};
use table::Table;

/// Address prefixes drawn at most; the table has them all.
const DRAWN: usize = 12;

/// The address map.
pub(super) fn address_map((subject, view): &(Subject, ResultsView)) -> Html {
    let plan = &subject.outcome.plan;
    let spans = spans(plan, subject.cluster);
    let overlaps = overlaps(plan, subject.cluster, &spans);
    let groups = groups(plan, &spans);
    if groups.is_empty() {
        return Html::default();
    }
    // A block that is gone is no longer picked.
    let there = |path: &String| {
        let mut blocks = groups.iter().flat_map(|(_, blocks)| blocks);
        blocks.any(|(other, _)| other == path)
    };
    let picked = view.picked.clone().filter(there);
    let own = plan.clusters.get(subject.cluster);
    let first = [
        picked.as_deref().and_then(vnet_of),
        own.and_then(|cluster| cluster.vnet),
    ];
    let most = if view.map_as_table { usize::MAX } else { DRAWN };
    let order = in_order(plan.virtual_networks.len(), first);
    let spaces = spaces_of(&subject.outcome, order, most);
    let said = picked
        .as_ref()
        .and_then(|path| about(path, &spaces, &spans, view.regions));
    let content = if view.map_as_table {
        let table = Table {
            spaces: &spaces,
            spans: &spans,
            overlaps: &overlaps,
            regions: view.regions,
        };
        vec![table.show().into()]
    } else {
        let vnets = plan.virtual_networks.iter();
        let prefixes: usize = vnets.map(|vnet| vnet.blocks().count()).sum();
        let more = prefixes.saturating_sub(spaces.len());
        figures(spaces, rulers(&spans, &overlaps), more, picked.as_ref())
    };
    tag("section")
        .set("id", "map")
        .set("aria-labelledby", "h-map h-plan")
        .with(header(groups, picked, view))
        .all(said)
        .nodes(content)
        .into()
}

/// Heading, what to magnify, drawing or table.
fn header(groups: Vec<Group>, picked: Option<String>, view: &View) -> Tag {
    let words = if view.map_as_table {
        "Show as drawing"
    } else {
        "Show as table"
    };
    let choice = kept("magnify", Magnify { groups, picked }, Magnify::show);
    let heading = tag("h2").set("id", "h-map").set("tabindex", "-1");
    let switch = tag("button").class("txt").does(Deed::MapTable, "");
    tag("header")
        .class("row")
        .with(heading.text("Address map"))
        .with(tag("small").class("end").node(choice))
        .with(switch.text(words))
        .node(copy(Section::Map, view.copied.as_ref()))
}

/// All of it as Markdown.
pub(super) fn markdown(planner: &Planner) -> String {
    let plan = &planner.outcome.plan;
    let spans = spans(plan, planner.cluster);
    let order = 0..plan.virtual_networks.len();
    let table = Table {
        spaces: &spaces_of(&planner.outcome, order, usize::MAX),
        overlaps: &overlaps(plan, planner.cluster, &spans),
        spans: &spans,
        regions: planner.view.regions,
    };
    table.markdown()
}

/// A figure for each VNet, and a ruler for each private space.
fn figures(
    spaces: Vec<Space>,
    rulers: Vec<Ruler>,
    more: usize,
    picked: Option<&String>,
) -> Vec<Html> {
    let picked = || picked.cloned();
    let mut figures = vec![key().into()];
    for (place, space) in spaces.into_iter().enumerate() {
        let figure = (place, space, picked());
        figures.push(kept(&format!("vnet-{place}"), figure, vnet_figure));
    }
    if more > 0 {
        let words = format!("{more} more address prefixes are in the table.");
        figures.push(tag("p").with(tag("small").text(&words)).into());
    }
    for (place, ruler) in rulers.into_iter().enumerate() {
        let figure = (place, ruler, picked());
        figures.push(kept(&format!("ruler-{place}"), figure, ruler_figure));
    }
    figures
}

/// What the marks mean.
fn key() -> Tag {
    let marks = [
        ("sub", "assigned"),
        ("used", "used"),
        ("resv", "reserved by Azure"),
        ("miss", "missing"),
        ("ovl", "overlap"),
        ("free", "free"),
    ];
    let marks = marks.map(|(class, name)| tag("li").with(tag("i").class(class)).text(name));
    let key = tag("ul").class("row key").set("aria-label", "Key");
    key.all(marks)
}

/// Places of VNets, some of them before the others.
fn in_order(vnets: usize, first: [Option<usize>; 2]) -> impl Iterator<Item = usize> {
    let others = (0..vnets).filter(move |place| !first.contains(&Some(*place)));
    let [one, other] = first;
    let other = other.filter(move |_| other != one);
    one.into_iter().chain(other).chain(others)
}

/// The VNet that a path leads to.
fn vnet_of(path: &str) -> Option<usize> {
    let rest = path.strip_prefix("/virtualNetworks/")?;
    rest.split('/').next()?.parse().ok()
}

/// What can be picked: the subnets of each VNet, then everything else.
fn groups(plan: &Plan, spans: &[Span]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (vnet, network) in plan.virtual_networks.iter().enumerate() {
        let subnets = network.subnets.iter().enumerate();
        let subnets = subnets.filter(|(_, subnet)| subnet.block.is_some());
        let blocks: Vec<(String, String)> = subnets
            .map(|(subnet, named)| {
                let path = plan.subnet_path(SubnetId { vnet, subnet });
                (path, named.name.clone())
            })
            .collect();
        if !blocks.is_empty() {
            groups.push((network.name.clone(), blocks));
        }
    }
    let others = spans.iter().filter(|span| span.kind != Kind::Reserved);
    let others: Vec<(String, String)> = others
        .map(|span| {
            let name = format!("{} {}", span.name, span.block);
            (span.path.to_string(), name)
        })
        .collect();
    if !others.is_empty() {
        groups.push(("Ranges".to_owned(), others));
    }
    groups
}

/// What there is to say of the block that is picked, and the way to its field.
fn about(path: &str, spaces: &[Space], spans: &[Span], regions: Regions) -> Option<Tag> {
    let mut subnets = spaces.iter().flat_map(|space| &space.subnets);
    let (name, block, text) = if let Some(subnet) = subnets.find(|subnet| subnet.path == path) {
        let text = format!(
            ": {} addresses, {} kept by Azure, {} of {} used to start. ",
            grouped(subnet.block.size()),
            grouped(subnet.kept),
            grouped(subnet.used),
            grouped(subnet.usable()),
        );
        (subnet.name.as_str(), subnet.block, text)
    } else {
        let span = spans.iter().find(|span| span.path == path)?;
        let text = format!(": {} addresses. ", grouped(span.block.size()));
        (span.name.as_str(), span.block, text)
    };
    let note = tag("p").class("about").set("role", "note");
    let note = note.with(tag("b").text(name)).text(" ");
    let note = note.with(tag("code").text(&block.to_string())).text(&text);
    Some(note.with(field_link(path, "Go to its field", regions)))
}

fn vnet_figure((place, space, picked): &(usize, Space, Option<String>)) -> Html {
    let mut subnets = space.subnets.iter();
    let target = subnets.find(|subnet| picked.as_deref() == Some(subnet.path.as_str()));
    let rows = if let Some(subnet) = target {
        zoom::towards(space.block, subnet.block)
    } else {
        let blocks: Vec<Block> = space.subnets.iter().map(|subnet| subnet.block).collect();
        zoom::busy(space.block, &blocks)
    };
    let note = "each row magnifies part of the one above";
    let note = (rows.len() > 1).then(|| tag("small").text(note));
    let caption = tag("figcaption")
        .with(tag("b").text(&space.name))
        .with(tag("code").text(&space.block.to_string()))
        .all(note);
    let figure = Figure {
        drawing: vnet::draw(space, &rows),
        id: format!("vnet-map-{place}"),
        picked: picked.clone(),
    };
    tag("figure").with(caption).node(figure.show()).into()
}

/// A ruler with its lanes, and what overlaps on it magnified below.
fn ruler_figure((place, ruler, picked): &(usize, Ruler, Option<String>)) -> Html {
    let figure = |drawing: &Drawing, id: String| {
        let picked = picked.clone();
        let drawing = drawing.clone();
        Figure {
            drawing,
            id,
            picked,
        }
        .show()
    };
    let caption = tag("figcaption")
        .with(tag("b").text("All ranges on one ruler"))
        .with(tag("code").text(&ruler.block.to_string()))
        .with(tag("small").text("hatched ranges meet"));
    let names = ruler.lanes.iter().map(|lane| {
        let name = tag("li").set("title", &lane.name).text(&lane.name);
        name.with(tag("span").class("wide").text(lane.note))
    });
    let magnified = ruler.magnified.iter().enumerate();
    let magnified = magnified.flat_map(|(pair, magnified)| {
        let names = magnified.names.each_ref();
        let names = names.map(|name| tag("li").set("title", name).text(name));
        let drawing = figure(&magnified.drawing, format!("overlap-{place}-{pair}"));
        [
            tag("ul").class("pair").all(names),
            tag("div").class("pair").node(drawing),
        ]
    });
    let lanes = tag("div")
        .class("lanes")
        .with(tag("ul").all(names))
        .node(figure(&ruler.drawing, format!("ruler-{place}")))
        .all(magnified);
    let more = (ruler.more > 0).then(|| {
        let words = format!("{} more overlaps are in the table.", ruler.more);
        tag("p").with(tag("small").text(&words))
    });
    tag("figure").with(caption).with(lanes).all(more).into()
}

#[cfg(test)]
mod tests {
    use super::{address_map, in_order, markdown, vnet_of};
    use crate::planner::{Planner, ResultsView};
    use crate::results::example::{Draft, blank, contoso, html, subject};

    async fn shown(draft: &Draft) -> String {
        html(address_map(&(subject(draft), ResultsView::default()))).await
    }

    #[tokio::test]
    async fn each_figure_says_what_it_shows() {
        let html = shown(&contoso()).await;
        assert_eq!(html.matches("role=\"img\"").count(), 4, "{html}");
        assert_eq!(html.matches("<title id=").count(), 4);
        assert!(
            html.contains(
                "Services 10.0.0.0/16 and Branch offices 10.0.64.0/18 share 10.0.64.0/18."
            )
        );
    }

    #[test]
    fn markdown_has_every_range() {
        let text = markdown(&Planner::with((*contoso().0).clone()));
        assert!(
            text.contains("| vnet-spoke / snet-nodes | 10.240.0.0/24 | 256 | 5 |"),
            "{text}"
        );
        assert!(
            text.contains("| Branch offices | 10.0.64.0/18 | 16,384 |"),
            "{text}"
        );
    }

    #[tokio::test]
    async fn every_block_can_be_chosen_without_a_mouse() {
        let html = shown(&contoso()).await;
        for path in [
            "/virtualNetworks/1/subnets/0/addressPrefix",
            "/clusters/0/serviceCidr",
            "/connectedRanges/0/addressPrefixes/0",
        ] {
            assert!(
                html.contains(&format!("<option value=\"{path}\">")),
                "{path}\n{html}"
            );
            assert!(
                html.contains(&format!("data-at=\"{path}\"")),
                "{path}\n{html}"
            );
        }
    }

    #[tokio::test]
    async fn an_empty_plan_has_no_map() {
        assert_eq!(shown(&blank()).await, "");
    }

    #[test]
    fn the_vnet_that_is_picked_comes_first_then_the_clusters_own() {
        let order = |first| in_order(4, first).collect::<Vec<_>>();
        assert_eq!(order([Some(2), Some(1)]), [2, 1, 0, 3]);
        assert_eq!(order([Some(2), Some(2)]), [2, 0, 1, 3]);
        assert_eq!(order([None, Some(3)]), [3, 0, 1, 2]);
        assert_eq!(
            vnet_of("/virtualNetworks/3/subnets/1/addressPrefix"),
            Some(3)
        );
        assert_eq!(vnet_of("/clusters/0/podCidr"), None);
    }
}
