//! Everything on the page, as the state has it.

use aksnet_core::rules;
use yew::Html;

use crate::bar::Bar;
use crate::deed::Deed;
use crate::editor::editor;
use crate::embedding::{self, Embedding};
use crate::host::{self, Place, Setting};
use crate::markup::{kept, list, tag};
use crate::offline::Offline;
use crate::planner::{Copied, Planner, Region, Section};
use crate::plans::PlanList;
use crate::results::{self, Spoken, Subject};
use crate::theme::Theme;
use crate::{hint, notice, policy};

/// What is on the page beside the plan and what it means.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    pub(super) plans: PlanList,
    pub(super) theme: Theme,
    pub(super) offline: Offline,
    /// Whether nothing is lost when the page goes.
    pub(super) may_go: bool,
    /// Whether this is the example, and nobody has touched it.
    pub(super) first_visit: bool,
    /// The plan as it stands behind the `#` of a link, where that is shown somewhere.
    pub(super) fragment: String,
    pub(super) setting: Setting,
}

impl Around {
    /// The frame with the plan in it, where somebody asks for it.
    fn embedding(&self, planner: &Planner) -> Option<Embedding> {
        let view = &planner.view;
        let copied = Some((Section::Frame, Copied::Done));
        view.is_open(embedding::PART).then(|| Embedding {
            look: view.frame,
            copied: view.copied == copied,
            page: self.setting.full.clone(),
            fragment: self.fragment.clone(),
            name: planner.draft.name.clone(),
        })
    }
}

/// Everything on the page; `later` is what the parts show that follow a change.
pub(super) fn page(planner: &Planner, later: &Planner, around: &Around, spoken: &Spoken) -> Html {
    let skip = tag("a")
        .class("skip")
        .set("href", "#plan")
        .does(Deed::See, "plan")
        .text("Skip to the plan");
    let blank = planner.is_blank();
    let hinted = around.first_visit && !planner.view.is_open(hint::PART);
    let regions = planner.view.regions;
    let has = |region| regions.has(region);
    let columns = tag("div")
        .classes(&["cols has", if regions.edits() { "" } else { "single" }])
        .all(regions.edits().then(|| editor(planner, later)))
        .all((!blank).then(|| results::results(planner, later)));
    // Another page has a main part of its own.
    let main = if around.setting.place == Place::Element {
        "div"
    } else {
        "main"
    };
    let main = tag(main)
        .class("main")
        .node(notice::notices(&planner.view))
        .all(hinted.then(hint::hint))
        .all(host::mistakes(&around.setting))
        .all(policy::line(&planner.terms))
        .all(hint::left_out(
            &planner.left_out,
            planner.refused.as_deref(),
        ))
        .nodes(
            has(Region::Summary).then(|| kept("summary", Subject::of(planner), results::summary)),
        )
        .all((!has(Region::Summary)).then(|| tag("h2").class("vh").text("Verdicts")))
        .nodes(has(Region::Verdicts).then(|| results::verdicts(planner)))
        .nodes(blank.then(|| kept("beginning", (), |()| hint::beginning())))
        .with(columns)
        .nodes((!blank).then(|| results::full_width(later)));
    let own = around.setting.place == Place::Page;
    let top = if own {
        let newer = around.offline == Offline::Newer && around.may_go;
        let bar = Bar::of(planner, around.plans.clone(), around.theme, newer);
        list(vec![skip.into(), kept("bar", bar, Bar::show)])
    } else {
        host::title(planner, &around.setting, &around.fragment)
    };
    let embed = own.then(|| around.embedding(planner));
    let embed = embed.map(|open| embedding::embedding(open.as_ref()));
    let main = main.all(embed);
    list(vec![
        top,
        main.into(),
        list(
            own.then(|| kept("foot", around.offline, |offline| foot(*offline)))
                .into_iter()
                .collect(),
        ),
        spoken.show(planner).into(),
    ])
}

/// What the numbers stand on.
fn foot(offline: Offline) -> Html {
    let sources = rules::all().flat_map(|rule| rule.sources);
    let reviewed = sources.map(|source| source.reviewed).min();
    let rules = format!("Rules reviewed {}", reviewed.unwrap_or_default());
    let version = concat!("Version ", env!("CARGO_PKG_VERSION"));
    let kept = (offline != Offline::Unknown).then_some("Works offline");
    let parts = [Some(rules.as_str()), kept, Some(version)];
    let parts = parts.into_iter().flatten();
    let parts = parts.map(|words| tag("small").text(words));
    tag("footer").class("foot row").all(parts).into()
}
