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

use std::rc::Rc;

use aksnet_core::cidr::Block;
use aksnet_core::model::{Plan, Subnet, SubnetId};
use aksnet_core::rules::grouped;
use yew::prelude::*;

use super::Props;
use super::findings::field_link;
use crate::planner::{Outcome, Shared};
use choice::{Group, Magnify};
use drawing::Figure;
use items::{Space, spaces_of};
use overlaps::{Kind, Span, overlaps, spans};
use ruler::{Ruler, rulers};
use table::Table;

/// Address prefixes drawn at most; the table has them all.
const DRAWN: usize = 12;

/// The address map.
#[component]
pub(super) fn AddressMap(props: &Props) -> Html {
    let as_table = use_state(|| false);
    let picked = use_state(|| None::<AttrValue>);
    let plan = &props.outcome.plan;
    let spans = spans(plan, props.cluster);
    let overlaps = overlaps(plan, props.cluster, &spans);
    let groups = use_groups(&props.outcome, &spans);
    // A block that is gone is no longer picked.
    let there = |path: &AttrValue| {
        let mut blocks = groups.iter().flat_map(|(_, blocks)| blocks);
        blocks.any(|(other, _)| other == path)
    };
    let now = (*picked).clone().filter(there);
    let own = plan
        .clusters
        .get(props.cluster)
        .and_then(|cluster| cluster.vnet);
    let first = [now.as_deref().and_then(vnet_of), own];
    let most = if *as_table { usize::MAX } else { DRAWN };
    let spaces = spaces_of(
        &props.outcome,
        in_order(plan.virtual_networks.len(), first),
        most,
    );
    let prefixes = plan
        .virtual_networks
        .iter()
        .map(|vnet| vnet.blocks().count());
    let left = prefixes.sum::<usize>().saturating_sub(spaces.len());
    let pick = use_callback(picked.clone(), |path: String, picked| {
        // Pressing a block again lets go of it.
        let again = picked.as_deref() == Some(path.as_str());
        picked.set((!path.is_empty() && !again).then(|| path.into()));
    });
    if groups.is_empty() {
        return Html::default();
    }
    let switch = if *as_table {
        "Show as drawing"
    } else {
        "Show as table"
    };
    let onclick = {
        let (as_table, next) = (as_table.clone(), !*as_table);
        Callback::from(move |_: MouseEvent| as_table.set(next))
    };
    html! {
        <section id="map" aria-labelledby="h-map">
            <header class="row">
                <h2 id="h-map" tabindex="-1">{ "Address map" }</h2>
                <small class="end"><Magnify {groups} picked={now.clone()} pick={pick.clone()} /></small>
                <button class="txt" {onclick}>{ switch }</button>
            </header>
            if let Some(path) = &now { { about(path, &spaces, &spans) } }
            if *as_table {
                <Table {spaces} {spans} {overlaps} />
            } else {
                { key() }
                for (place, space) in spaces.iter().enumerate() {
                    { vnet_figure(place, space, now.as_ref(), &pick) }
                }
                if left > 0 {
                    <p><small>{ format!("{left} more address prefixes are in the table.") }</small></p>
                }
                for (place, ruler) in rulers(&spans, &overlaps).into_iter().enumerate() {
                    <RulerFigure key={place} {ruler} {place} picked={now.clone()} pick={pick.clone()} />
                }
            }
        </section>
    }
}

/// What the marks mean.
fn key() -> Html {
    let marks = [
        ("sub", "assigned"),
        ("used", "used"),
        ("resv", "reserved by Azure"),
        ("miss", "missing"),
        ("ovl", "overlap"),
        ("free", "free"),
    ];
    html! {
        <ul class="row key" aria-label="Key">
            for (class, name) in marks { <li key={class}><i {class} />{ name }</li> }
        </ul>
    }
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

/// What can be picked, as long as it is the same: it is long, and changes with names alone.
#[hook]
fn use_groups(outcome: &Shared<Outcome>, spans: &[Span]) -> Rc<Vec<Group>> {
    let last = use_mut_ref(|| None::<(Shared<Outcome>, Vec<Span>, Rc<Vec<Group>>)>);
    let mut last = last.borrow_mut();
    let same = last.as_ref().filter(|(before, ranges, _)| {
        before == outcome || (ranges == spans && same_names(&before.plan, &outcome.plan))
    });
    let groups = match same {
        Some((_, _, groups)) => Rc::clone(groups),
        None => Rc::new(groups(&outcome.plan, spans)),
    };
    *last = Some((outcome.clone(), spans.to_vec(), Rc::clone(&groups)));
    groups
}

/// Whether two plans have subnets of the same names at the same places.
fn same_names(one: &Plan, other: &Plan) -> bool {
    let (vnets, others) = (&one.virtual_networks, &other.virtual_networks);
    let same = |one: &Subnet, other: &Subnet| {
        one.name == other.name
            && one.place_in_list == other.place_in_list
            && one.block.is_some() == other.block.is_some()
    };
    vnets.len() == others.len()
        && vnets.iter().zip(others).all(|(vnet, other)| {
            let (subnets, others) = (&vnet.subnets, &other.subnets);
            vnet.name == other.name
                && subnets.len() == others.len()
                && subnets
                    .iter()
                    .zip(others)
                    .all(|(one, other)| same(one, other))
        })
}

/// What can be picked: the subnets of each VNet, then everything else.
fn groups(plan: &Plan, spans: &[Span]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (vnet, network) in plan.virtual_networks.iter().enumerate() {
        let subnets = network.subnets.iter().enumerate();
        let subnets = subnets.filter(|(_, subnet)| subnet.block.is_some());
        let blocks: Vec<(AttrValue, AttrValue)> = subnets
            .map(|(subnet, named)| {
                let path = plan.subnet_path(SubnetId { vnet, subnet });
                (path.into(), named.name.clone().into())
            })
            .collect();
        if !blocks.is_empty() {
            groups.push((network.name.clone(), blocks));
        }
    }
    let others = spans.iter().filter(|span| span.kind != Kind::Reserved);
    let others: Vec<(AttrValue, AttrValue)> = others
        .map(|span| {
            let name = format!("{} {}", span.name, span.block);
            (span.path.clone(), name.into())
        })
        .collect();
    if !others.is_empty() {
        groups.push(("Ranges".to_owned(), others));
    }
    groups
}

/// What there is to say of the block that is picked, and the way to its field.
fn about(path: &AttrValue, spaces: &[Space], spans: &[Span]) -> Html {
    let mut subnets = spaces.iter().flat_map(|space| &space.subnets);
    let said = if let Some(subnet) = subnets.find(|subnet| subnet.path == *path) {
        let usable = subnet.usable();
        let text = format!(
            ": {} addresses, {} kept by Azure, {} of {} used to start.",
            grouped(subnet.block.size()),
            grouped(subnet.kept),
            grouped(subnet.used),
            grouped(usable),
        );
        Some((subnet.name.to_string(), subnet.block, text))
    } else {
        let span = spans.iter().find(|span| span.path == *path);
        span.map(|span| {
            (
                span.name.clone(),
                span.block,
                format!(": {} addresses.", grouped(span.block.size())),
            )
        })
    };
    let Some((name, block, text)) = said else {
        return Html::default();
    };
    html! {
        <p class="about" role="note"><b>{ name }</b>{ " " }<code>{ block.to_string() }</code>{ text }{ " " }{ field_link(path, "Go to its field") }</p>
    }
}

fn vnet_figure(
    place: usize,
    space: &Space,
    picked: Option<&AttrValue>,
    pick: &Callback<String>,
) -> Html {
    let target = space
        .subnets
        .iter()
        .find(|subnet| picked.is_some_and(|path| *path == subnet.path));
    let rows = if let Some(subnet) = target {
        zoom::towards(space.block, subnet.block)
    } else {
        let blocks: Vec<Block> = space.subnets.iter().map(|subnet| subnet.block).collect();
        zoom::busy(space.block, &blocks)
    };
    let several = rows.len() > 1;
    let drawing = vnet::draw(space, &rows);
    html! {
        <figure key={space.path.to_string()}>
            <figcaption><b>{ &space.name }</b><code>{ space.block.to_string() }</code>
                if several { <small>{ "each row magnifies part of the one above" }</small> }
            </figcaption>
            <Figure {drawing} id={format!("vnet-map-{place}")} picked={picked.cloned()} pick={pick.clone()} />
        </figure>
    }
}

/// What a ruler needs to know.
#[derive(Properties, PartialEq)]
struct RulerProps {
    ruler: Ruler,
    place: usize,
    picked: Option<AttrValue>,
    pick: Callback<String>,
}

/// A ruler with its lanes, and what overlaps on it magnified below.
#[component]
fn RulerFigure(props: &RulerProps) -> Html {
    let RulerProps {
        ruler,
        place,
        picked,
        pick,
    } = props;
    html! {
        <figure>
            <figcaption><b>{ "All ranges on one ruler" }</b><code>{ ruler.block.to_string() }</code><small>{ "hatched ranges meet" }</small></figcaption>
            <div class="lanes">
                <ul>
                    for lane in ruler.lanes.iter() {
                        <li key={lane.name.clone()} title={lane.name.clone()}>{ &lane.name }<span class="wide">{ lane.note }</span></li>
                    }
                </ul>
                <Figure drawing={ruler.drawing.clone()} id={format!("ruler-{place}")} picked={picked.clone()} pick={pick.clone()} />
                for (pair, magnified) in ruler.magnified.iter().enumerate() {
                    <ul key={format!("names-{pair}")} class="pair">
                        for name in magnified.names.iter() { <li key={name.clone()} title={name.clone()}>{ name }</li> }
                    </ul>
                    <div key={format!("pair-{pair}")} class="pair">
                        <Figure drawing={magnified.drawing.clone()} id={format!("overlap-{place}-{pair}")} picked={picked.clone()} pick={pick.clone()} />
                    </div>
                }
            </div>
            if ruler.more > 0 {
                <p><small>{ format!("{} more overlaps are in the table.", ruler.more) }</small></p>
            }
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::{AddressMap, in_order, vnet_of};
    use crate::results::Props;
    use crate::results::example::{Draft, blank, contoso, html, outcome};

    async fn shown(draft: &Draft) -> String {
        html::<AddressMap>(Props {
            outcome: outcome(draft),
            draft: draft.0.clone(),
            cluster: 0,
        })
        .await
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
                html.contains(&format!("data-path=\"{path}\"")),
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
