//! The line above an embedded planner, and what is wrong with how it was embedded.

use yew::Html;

use super::setting::{Place, Setting};
use crate::mark::{Sign, mark};
use crate::markup::{Tag, tag};
use crate::planner::Planner;
use crate::results::full_stop;

/// Name of the plan, its model, and the way to the planner as a page of its own.
pub(crate) fn title(planner: &Planner, setting: &Setting, fragment: &str) -> Html {
    let name = match planner.draft.name.as_str() {
        "" => "Untitled plan",
        name => name,
    };
    // Another page has a heading of its own.
    let heading = if setting.place == Place::Element {
        "h2"
    } else {
        "h1"
    };
    let cluster = planner.outcome.plan.clusters.get(planner.cluster);
    let model = cluster.and_then(|cluster| cluster.model.value());
    let model = model.map(|model| tag("small").text(model.title()));
    let full = setting.full.as_ref().map(|full| {
        let address = format!("{full}#{fragment}");
        tag("a")
            .class("end")
            .set("href", &address)
            .set("target", "_blank")
            .set("rel", "noopener noreferrer")
            .text("Open in AKS Network Planner")
    });
    tag("header")
        .class("embedded row")
        // Parts of several planners in one page are told apart by it.
        .with(tag(heading).set("id", "h-plan").text(name))
        .all(model)
        .all(full)
        .into()
}

/// What could not be made use of in how the planner was asked for.
pub(crate) fn mistakes(setting: &Setting) -> Option<Tag> {
    let line = |mistake: &String| {
        tag("li")
            .with(mark(Sign::Warning))
            .text(" ")
            .text(&full_stop(mistake))
    };
    (!setting.mistakes.is_empty()).then(|| {
        tag("ul")
            .class("hint")
            .set(
                "aria-label",
                "What the page around it asked for and could not have",
            )
            .all(setting.mistakes.iter().map(line))
    })
}

#[cfg(test)]
mod tests {
    use super::title;
    use crate::host::{Place, Setting};
    use crate::markup::shown;
    use crate::planner::Planner;
    use crate::results::example::contoso;

    #[tokio::test]
    async fn it_names_plan_and_model_and_leads_to_the_whole_planner() {
        let planner = Planner::with((*contoso().0).clone());
        let mut setting = Setting {
            place: Place::Frame,
            full: Some("https://planner.example.com/".to_owned()),
            ..Setting::default()
        };
        let html = shown(title(&planner, &setting, "plan=1.x")).await;
        assert!(
            html.contains(r#"<h1 id="h-plan">contoso-prod</h1>"#),
            "{html}"
        );
        assert!(html.contains("<small>Node Subnet</small>"), "{html}");
        assert!(
            html.contains(r#"href="https://planner.example.com/#plan=1.x""#),
            "{html}"
        );
        setting.full = None;
        let html = shown(title(&planner, &setting, "")).await;
        assert!(!html.contains("href"), "{html}");
    }
}
