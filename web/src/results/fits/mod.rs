//! What fits in a subnet of a given size, by max pods.

mod chart;
mod curve;
mod points;

pub(super) use chart::{axis, field};
pub(super) use curve::{height, outline, top};

use aksnet_core::model::{Cluster, NetworkModel, Plan};
use aksnet_core::rules::grouped;
use aksnet_core::sizing::FrontierPoint;
use yew::Html;

use super::Subject;
use super::copy::copy;
use super::markdown::table;
use crate::deed::Deed;
use crate::mark::state;
use crate::markup::{Tag, kept, tag};
use crate::planner::{Copied, Planner, ResultsView, Section, View};
use chart::Chart;
use curve::{Asked, Curve, columns};
use points::{Point, points};

/// Prefix lengths to ask about.
const PREFIXES: std::ops::RangeInclusive<u8> = 8..=29;

/// What fits: the plan's own subnet and model, until others are chosen.
pub(super) fn fits((subject, view): &(Subject, ResultsView)) -> Html {
    kept("fits", Answer::of(subject, view), Answer::show)
}

/// The table as Markdown.
pub(super) fn markdown(planner: &Planner) -> String {
    let answer = Answer::of(&Subject::of(planner), &planner.view);
    let curve = Curve::of(answer.asked, answer.own);
    let points = columns(answer.own).into_iter();
    let points = points.filter_map(|pods| curve.at(pods));
    let rows = points.map(|point| {
        [point.max_pods, point.nodes, point.pods]
            .map(grouped)
            .to_vec()
    });
    let (prefix, model) = (answer.asked.prefix, answer.asked.model.title());
    let title = format!("What fits in a /{prefix} under {model}");
    let head = ["Max pods", "Nodes", "Pods"];
    table(&title, &head, &rows.collect::<Vec<_>>())
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
#[derive(PartialEq)]
struct Answer {
    copied: Option<(Section, Copied)>,
    asked: Asked,
    own: Option<u64>,
    points: Vec<Point>,
}

impl Answer {
    /// What was asked of a plan.
    fn of(subject: &Subject, view: &View) -> Self {
        let plan = &subject.outcome.plan;
        let cluster = plan.clusters.get(subject.cluster);
        let own_model = cluster.and_then(|cluster| cluster.model.value());
        let model = view.model.or(own_model).unwrap_or(NetworkModel::Overlay);
        let own_prefix = || own_prefix(plan, cluster?, model);
        let asked = Asked {
            model,
            prefix: view.prefix.or_else(own_prefix).unwrap_or(24),
            pod_cidr: cluster
                .filter(|_| model.uses_pod_cidr())
                .and_then(|cluster| cluster.pod_cidr.value()),
        };
        let pods = cluster.into_iter().flat_map(|cluster| &cluster.pools);
        Self {
            copied: view.copied.clone(),
            asked,
            own: pods.filter_map(|pool| pool.max_pods.value()).max(),
            points: points(&subject.outcome, subject.cluster),
        }
    }

    fn show(&self) -> Html {
        let (prefix, model) = (self.asked.prefix, self.asked.model);
        let larger = Asked {
            prefix: prefix.saturating_sub(1),
            ..self.asked
        };
        let curve = Curve::of(self.asked, self.own);
        let chart = Chart {
            prefix,
            curve: &curve,
            larger: &Curve::of(larger, self.own),
            points: &self.points,
            own: self.own,
        };
        let heading = tag("h2").set("id", "h-fit").set("tabindex", "-1");
        let header = tag("header")
            .class("row")
            .with(heading.text("What fits"))
            .text(" ")
            .with(tag("small").text("work backwards from a subnet"))
            .node(copy(Section::Fits, self.copied.as_ref()));
        let pods = if model.uses_pod_subnet() {
            " for pods in "
        } else {
            " in "
        };
        let ask = tag("p")
            .class("ask")
            .text("Given a ")
            .with(prefixes(prefix))
            .text(pods)
            .with(models(model))
            .text(", nodes including surge by max pods per node");
        let key = |class: &str, prefix: u8| {
            let line = tag("li").with(tag("i").class(class));
            line.text(&format!("what a /{prefix} holds"))
        };
        let keys = tag("ul")
            .class("row key")
            .set("aria-hidden", "true")
            .with(key("line", prefix))
            .with(key("line dashed", larger.prefix));
        let left = tag("div").with(keys).with(chart.show());
        let right = tag("div")
            .with(values(&curve, self.own))
            .all(self.in_words(&curve));
        tag("section")
            .set("id", "fits")
            .class("has")
            .set("aria-labelledby", "h-fit h-plan")
            .with(header)
            .with(ask)
            .with(tag("div").class("fit-cols").with(left).with(right))
            .into()
    }

    /// Whether the plan fits, stage by stage.
    fn in_words(&self, curve: &Curve) -> Vec<Tag> {
        let fit = self.own.and_then(|own| Some((own, curve.at(own)?.nodes)));
        let Some((own, fit)) = fit else {
            return Vec::new();
        };
        let title = tag("p").class("at");
        let points = self.points.iter().map(|point| {
            let words = point.in_words(fit);
            tag("li").with(state(point.sign(fit), &words))
        });
        vec![
            title.text(&format!("The plan, at {own} pods per node:")),
            tag("ul").class("at").all(points),
        ]
    }
}

fn prefixes(now: u8) -> Tag {
    let options = PREFIXES.map(|prefix| {
        tag("option")
            .number("value", u64::from(prefix))
            .flag("selected", prefix == now)
            .text(&format!("/{prefix}"))
    });
    let select = tag("select").set("aria-label", "Subnet size");
    select.does(Deed::AskPrefix, "").all(options)
}

fn models(now: NetworkModel) -> Tag {
    let options = NetworkModel::ALL.iter().map(|model| {
        tag("option")
            .set("value", model.as_str())
            .flag("selected", *model == now)
            .text(model.title())
    });
    let select = tag("select").set("aria-label", "Network model");
    select.does(Deed::AskModel, "").all(options)
}

/// The common max pods, and the plan's own.
fn values(curve: &Curve, own: Option<u64>) -> Tag {
    let points = columns(own).into_iter().filter_map(|pods| curve.at(pods));
    let points: Vec<_> = points.collect();
    let row = |name: &str, cell: &'static str, number: fn(&FrontierPoint) -> u64| {
        let numbers = points.iter().map(|point| {
            let on = Some(point.max_pods) == own;
            let scope = (cell == "th").then_some("col");
            let cell = tag(cell).classes(&["r", if on { "on" } else { "" }]);
            cell.maybe("scope", scope).text(&grouped(number(point)))
        });
        let scope = if cell == "th" { "col" } else { "row" };
        let name = tag("th").set("scope", scope).text(name);
        tag("tr").with(name).all(numbers)
    };
    let body = tag("tbody")
        .with(row("Nodes", "td", |point| point.nodes))
        .with(row("Pods", "td", |point| point.pods));
    tag("table")
        .class("fit")
        .with(tag("thead").with(row("Max pods", "th", |point| point.max_pods)))
        .with(body)
}

#[cfg(test)]
mod tests {
    use super::{fits, markdown};
    use crate::planner::{Planner, ResultsView};
    use crate::results::example::{Draft, blank, contoso, html, subject, words};
    use yew::Html;

    fn shown(draft: &Draft) -> Html {
        fits(&(subject(draft), ResultsView::default()))
    }

    #[tokio::test]
    async fn the_worked_example_in_words() {
        let text = words(shown(&contoso())).await;
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
        let html = html(shown(&contoso())).await;
        // 30 pods is a fifth of the way from 10 to 110; 8 of 24 nodes a third of the way up.
        assert!(
            html.contains(r#"<svg x="20%" overflow="visible">"#),
            "{html}"
        );
        assert!(
            html.contains(r#"<circle class="pt ok" cy="151" r="4">"#),
            "{html}"
        );
    }

    #[test]
    fn markdown_has_a_line_for_each_max_pods() {
        let text = markdown(&Planner::with((*contoso().0).clone()));
        assert!(
            text.starts_with("## What fits in a /24 under Node Subnet\n"),
            "{text}"
        );
        assert!(text.contains("| 30 | 8 | 240 |"), "{text}");
    }

    #[tokio::test]
    async fn without_a_plan_it_still_answers() {
        let text = words(shown(&blank())).await;
        assert!(text.contains("Nodes 251 251 251 251 251 251"), "{text}");
    }
}
