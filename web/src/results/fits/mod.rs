//! What fits in a subnet of a given size, by max pods.

mod chart;
mod curve;
mod points;

use std::rc::Rc;

use aksnet_core::model::{Cluster, NetworkModel, Plan};
use aksnet_core::rules::grouped;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Props;
use crate::mark::State;
use chart::Chart;
use curve::{Asked, Curve, columns};
use points::{Point, points};

/// Prefix lengths to ask about.
const PREFIXES: std::ops::RangeInclusive<u8> = 8..=29;

/// What fits: the plan's own subnet and model, until others are chosen.
#[component]
pub(super) fn Fits(props: &Props) -> Html {
    let prefix = use_state(|| None::<u8>);
    let model = use_state(|| None::<NetworkModel>);
    let plan = &props.outcome.plan;
    let cluster = plan.clusters.get(props.cluster);
    let own_model = cluster.and_then(|cluster| cluster.model.value());
    let asked_model = model.or(own_model).unwrap_or(NetworkModel::Overlay);
    let asked = Asked {
        model: asked_model,
        prefix: prefix
            .or_else(|| own_prefix(plan, cluster?, asked_model))
            .unwrap_or(24),
        pod_cidr: cluster
            .filter(|_| asked_model.uses_pod_cidr())
            .and_then(|cluster| cluster.pod_cidr.value()),
    };
    let pods = cluster.into_iter().flat_map(|cluster| &cluster.pools);
    let own = pods.filter_map(|pool| pool.max_pods.value()).max();
    let choose_prefix = Callback::from(move |text: String| prefix.set(text.parse().ok()));
    let choose_model = Callback::from(move |text: String| model.set(NetworkModel::named(&text)));
    html! {
        <Answer {asked} {own} points={points(&props.outcome, props.cluster)} {choose_prefix} {choose_model} />
    }
}

/// Prefix length of the subnet a cluster's pools live in; of their pods' under Pod Subnet.
fn own_prefix(plan: &Plan, cluster: &Cluster, model: NetworkModel) -> Option<u8> {
    let mut pools = cluster.pools.iter();
    let id = pools.find_map(|pool| {
        let pods = pool.pod_subnet.filter(|_| model.uses_pod_subnet());
        pods.or(pool.node_subnet)
    });
    let block = plan.subnet(id?)?.block?;
    PREFIXES.contains(&block.prefix()).then(|| block.prefix())
}

/// What was asked, and what the plan says beside it.
#[derive(Properties)]
struct AnswerProps {
    asked: Asked,
    own: Option<u64>,
    points: Vec<Point>,
    choose_prefix: Callback<String>,
    choose_model: Callback<String>,
}

/// The ways to choose are always the same.
impl PartialEq for AnswerProps {
    fn eq(&self, other: &Self) -> bool {
        (self.asked, self.own, &self.points) == (other.asked, other.own, &other.points)
    }
}

#[component]
fn Answer(props: &AnswerProps) -> Html {
    let AnswerProps {
        asked, own, points, ..
    } = props;
    let curve = use_memo(*asked, |asked| Rc::new(Curve::of(*asked)));
    let next = Asked {
        prefix: asked.prefix.saturating_sub(1),
        ..*asked
    };
    let larger = use_memo(next, |next| Rc::new(Curve::of(*next)));
    let fit = own.and_then(|own| curve.at(own));
    let of_pods = if asked.model.uses_pod_subnet() {
        " for pods in "
    } else {
        " in "
    };
    html! {
        <section id="fits" class="has" aria-labelledby="h-fit">
            <header class="row"><h2 id="h-fit" tabindex="-1">{ "What fits" }</h2>{ " " }<small>{ "work backwards from a subnet" }</small></header>
            <p class="ask">{ "Given a " }{ prefixes(asked.prefix, &props.choose_prefix) }{ of_pods }{ models(asked.model, &props.choose_model) }{ ", nodes including surge by max pods per node" }</p>
            <div class="fit-cols">
                <div>
                    <ul class="row key" aria-hidden="true">
                        <li><i class="line" />{ "what a /" }{ asked.prefix }{ " holds" }</li>
                        <li><i class="line dashed" />{ "what a /" }{ next.prefix }{ " holds" }</li>
                    </ul>
                    <Chart prefix={asked.prefix} curve={(*curve).clone()} larger={(*larger).clone()} points={points.clone()} own={*own} />
                </div>
                <div>
                    { values(&curve, *own) }
                    if let (Some(fit), Some(own)) = (fit, own) {
                        <p class="at">{ "The plan, at " }{ *own }{ " pods per node:" }</p>
                        <ul class="at">
                            for point in points.iter() {
                                <li key={point.label()}><State sign={point.sign(fit.nodes)} word={point.in_words(fit.nodes)} /></li>
                            }
                        </ul>
                    }
                </div>
            </div>
        </section>
    }
}

fn chosen(choose: &Callback<String>) -> Callback<Event> {
    choose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value())
}

fn prefixes(now: u8, choose: &Callback<String>) -> Html {
    html! {
        <select aria-label="Subnet size" onchange={chosen(choose)}>
            for prefix in PREFIXES {
                <option key={prefix} value={prefix.to_string()} selected={prefix == now}>{ "/" }{ prefix }</option>
            }
        </select>
    }
}

fn models(now: NetworkModel, choose: &Callback<String>) -> Html {
    html! {
        <select aria-label="Network model" onchange={chosen(choose)}>
            for model in NetworkModel::ALL.iter() {
                <option key={model.as_str()} value={model.as_str()} selected={*model == now}>{ model.title() }</option>
            }
        </select>
    }
}

/// The common max pods, and the plan's own.
fn values(curve: &Curve, own: Option<u64>) -> Html {
    let points: Vec<_> = columns(own)
        .into_iter()
        .filter_map(|pods| curve.at(pods))
        .collect();
    let class = |pods: u64| classes!("r", (Some(pods) == own).then_some("on"));
    html! {
        <table class="fit">
            <thead><tr><th scope="col">{ "Max pods" }</th>
                for point in points.iter() { <th key={point.max_pods} scope="col" class={class(point.max_pods)}>{ point.max_pods }</th> }
            </tr></thead>
            <tbody>
                <tr><th scope="row">{ "Nodes" }</th>
                    for point in points.iter() { <td key={point.max_pods} class={class(point.max_pods)}>{ grouped(point.nodes) }</td> }
                </tr>
                <tr><th scope="row">{ "Pods" }</th>
                    for point in points.iter() { <td key={point.max_pods} class={class(point.max_pods)}>{ grouped(point.pods) }</td> }
                </tr>
            </tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::Fits;
    use crate::results::Props;
    use crate::results::example::{Draft, blank, contoso, html, outcome, words};

    fn props(draft: &Draft) -> Props {
        Props {
            outcome: outcome(draft),
            draft: draft.0.clone(),
            cluster: 0,
        }
    }

    #[tokio::test]
    async fn the_worked_example_in_words() {
        let text = words::<Fits>(props(&contoso())).await;
        for part in [
            "A /24 holds 22 nodes at 10 pods each, 11 at 20, 8 at 30, 4 at 50, 2 at 110 and 1 at 250. The plan has 15 nodes at 30 pods at full scale; a /23 holds 16.",
            "Max pods 10 20 30 50 110 250 Nodes 22 11 8 4 2 1 Pods 220 220 240 200 220 250",
            "Starts with 8 of 8 nodes Upgrades with 10 nodes: 2 too many Full scale has 15 nodes: 7 too many",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[tokio::test]
    async fn the_points_stand_at_their_pods_and_nodes() {
        let html = html::<Fits>(props(&contoso())).await;
        // 30 pods is a fifth of the way from 10 to 110; 8 of 24 nodes a third of the way up.
        assert!(
            html.contains(r#"<svg x="20%" overflow="visible">"#),
            "{html}"
        );
        assert!(
            html.contains(r#"<circle cy="151" r="4" class="pt ok">"#),
            "{html}"
        );
    }

    #[tokio::test]
    async fn without_a_plan_it_still_answers() {
        let text = words::<Fits>(props(&blank())).await;
        assert!(text.contains("Nodes 251 251 251 251 251 251"), "{text}");
    }
}
