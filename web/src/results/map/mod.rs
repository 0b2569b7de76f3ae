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
use aksnet_core::rules::grouped;
use yew::prelude::*;

use super::Props;
use super::findings::field_link;
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
    let own = plan
        .clusters
        .get(props.cluster)
        .and_then(|cluster| cluster.vnet);
    let spaces = spaces_of(&props.outcome, own);
    let spans = spans(plan, props.cluster);
    let overlaps = overlaps(plan, props.cluster, &spans);
    let groups = groups(&spaces, &spans);
    // A block that is gone is no longer picked.
    let there = |path: &AttrValue| {
        groups
            .iter()
            .any(|(_, blocks)| blocks.iter().any(|(other, _)| *other == **path))
    };
    let now = (*picked).clone().filter(there);
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
                for (place, space) in spaces.iter().take(DRAWN).enumerate() {
                    { vnet_figure(place, space, now.as_ref(), &pick) }
                }
                if spaces.len() > DRAWN {
                    <p><small>{ format!("{} more address prefixes are in the table.", spaces.len().saturating_sub(DRAWN)) }</small></p>
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

/// What can be picked: the subnets of each VNet, then everything else.
fn groups(spaces: &[Space], spans: &[Span]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for space in spaces.iter().filter(|space| !space.subnets.is_empty()) {
        let subnets = space.subnets.iter();
        let subnets = subnets.map(|subnet| (subnet.path.clone(), subnet.name.clone()));
        groups.push((format!("{} {}", space.name, space.block), subnets.collect()));
    }
    let others = spans.iter().filter(|span| span.kind != Kind::Reserved);
    let others: Vec<(String, String)> = others
        .map(|span| (span.path.clone(), format!("{} {}", span.name, span.block)))
        .collect();
    if !others.is_empty() {
        groups.push(("Ranges".to_owned(), others));
    }
    groups
}

/// What there is to say of the block that is picked, and the way to its field.
fn about(path: &AttrValue, spaces: &[Space], spans: &[Span]) -> Html {
    let mut subnets = spaces.iter().flat_map(|space| &space.subnets);
    let said = if let Some(subnet) = subnets.find(|subnet| subnet.path == **path) {
        let usable = subnet.usable();
        let text = format!(
            ": {} addresses, {} kept by Azure, {} of {} used to start.",
            grouped(subnet.block.size()),
            grouped(subnet.kept),
            grouped(subnet.used),
            grouped(usable),
        );
        Some((subnet.name.clone(), subnet.block, text))
    } else {
        let span = spans.iter().find(|span| span.path == **path);
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
        .find(|subnet| picked.is_some_and(|path| **path == subnet.path));
    let rows = if let Some(subnet) = target {
        zoom::towards(space.block, subnet.block)
    } else {
        let blocks: Vec<Block> = space.subnets.iter().map(|subnet| subnet.block).collect();
        zoom::busy(space.block, &blocks)
    };
    let several = rows.len() > 1;
    let drawing = vnet::draw(space, &rows);
    html! {
        <figure key={space.path.clone()}>
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
    use super::AddressMap;
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
}
