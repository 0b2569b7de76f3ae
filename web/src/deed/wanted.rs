//! What somebody wants who uses an element.

use aksnet_core::model::{Edit, NetworkModel};
use web_sys::File;

use super::{Control, Deed, Focus};
use crate::field::in_number;
use crate::hint::BOX;
use crate::planner::{Action, Addition, Look, Open, Planner, REGIONS, Section};
use crate::plans::Errand;
use crate::results::{best_change, fix_at, way_at};
use crate::sample::Start;
use crate::theme::Theme;

/// What somebody wants.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wanted {
    /// Something that changes the plan or the view.
    Act(Action),
    /// The same, and then the focus goes to the first of these that is there.
    Then(Action, Vec<Focus>),
    /// The focus goes to the element of that id.
    See(String),
    /// The focus goes to the field at that path, or to the nearest thing on the page.
    Go(String),
    /// The focus goes to the finding behind the one that has it, or else to the first.
    NextFinding,
    /// Something with the plans of this browser.
    Run(Errand),
    /// The next theme.
    Theme,
    /// The new version of the page.
    Renew,
    /// A section, the plan or the link to it is copied.
    Copy(Section),
    /// The plan becomes a file.
    Download,
    /// A plan file is opened.
    Read(File),
    /// A notice goes.
    Dismiss,
}

/// What is wanted by an element that does `deed` about something; `None` where that is gone by now.
pub(crate) fn wanted(
    planner: &Planner,
    deed: Deed,
    about: &str,
    control: &Control,
    at: f64,
) -> Option<Wanted> {
    let path = || about.to_owned();
    let place = || about.parse::<usize>().ok();
    let text = control.value.as_str();
    let action = match deed {
        Deed::Undo => Action::Undo,
        Deed::Redo => Action::Redo,
        Deed::Start => return Some(start(*Start::ALL.get(place()?)?)),
        Deed::Begin => Action::Begin(control.value.clone()),
        Deed::Theme => return Some(Wanted::Theme),
        Deed::Download => return Some(Wanted::Download),
        Deed::Dismiss => return Some(Wanted::Dismiss),
        // The file is in the element and not in what it says.
        Deed::OpenFile => return None,
        Deed::Renew => return Some(Wanted::Renew),
        Deed::OpenPlan
        | Deed::NewPlan
        | Deed::CopyPlan
        | Deed::NamePlan
        | Deed::RemovePlan
        | Deed::PutBack
        | Deed::TakeTheirs
        | Deed::KeepMine => return errand(deed, about, text).map(Wanted::Run),
        Deed::AddVnet => Action::Add(Addition::VirtualNetwork),
        Deed::AddSubnet => Action::Add(Addition::Subnet(place()?)),
        Deed::AddRange => Action::Add(Addition::ConnectedRange),
        Deed::AddCluster => Action::Add(Addition::Cluster),
        Deed::AddPool => Action::Add(Addition::NodePool(place()?)),
        Deed::Remove | Deed::Duplicate | Deed::Split | Deed::Up | Deed::Down => {
            return arranged(planner, deed, about);
        }
        Deed::Toggle => Action::Look(Look::Toggle(path())),
        Deed::Lower | Deed::Raise => {
            let key = if deed == Deed::Lower {
                "ArrowDown"
            } else {
                "ArrowUp"
            };
            let text = in_number(text, control.bounds, key)?;
            Action::Step {
                path: path(),
                text,
                at,
            }
        }
        Deed::Choose => change(format!("Choose {text}"), Edit::text(path(), text)),
        Deed::Tick | Deed::Switch => flag(planner, deed, about, control.ticked),
        Deed::Name => named(planner, about, control),
        Deed::Accept => {
            let meant = planner.error_at(about)?.suggestion.as_ref()?;
            let action = change(format!("Use {meant}"), Edit::text(path(), meant));
            // The button goes with the message it stands in; the field stays.
            return Some(Wanted::Then(action, vec![Focus::Field(path())]));
        }
        Deed::Show => Action::Show(place().unwrap_or(control.index)),
        Deed::Model => {
            let (cluster, model) = about.split_once(' ')?;
            Action::Model {
                cluster: cluster.parse().ok()?,
                model: NetworkModel::named(model)?,
            }
        }
        Deed::Fix => {
            return Some(Wanted::Then(
                fix_at(planner, place()?)?,
                after_mending(about),
            ));
        }
        Deed::Mend => {
            // The button may go with what it mends; the sentence stays.
            return Some(Wanted::Then(
                best_change(planner)?,
                vec![Focus::Id("h-sum".to_owned())],
            ));
        }
        Deed::Way => {
            let (finding, way) = about.split_once(' ')?;
            let action = way_at(planner, finding.parse().ok()?, way.parse().ok()?)?;
            return Some(Wanted::Then(action, after_mending(finding)));
        }
        Deed::See => return Some(Wanted::See(path())),
        Deed::Go => return Some(Wanted::Go(path())),
        Deed::EveryFinding => Action::Look(Look::EveryFinding),
        Deed::Copy => {
            let mut sections = Section::ALL.into_iter();
            return Some(Wanted::Copy(
                sections.find(|section| section.title() == about)?,
            ));
        }
        Deed::Pick if about.is_empty() => Action::Look(Look::Pick(text.to_owned())),
        Deed::Pick => Action::Look(Look::Pick(path())),
        Deed::MapTable => Action::Look(Look::MapTable),
        Deed::UpgradeOrder => Action::Look(Look::PoolByPool(about == "true")),
        Deed::AskPrefix => Action::Look(Look::Prefix(text.parse().ok())),
        Deed::AskModel => Action::Look(Look::Model(NetworkModel::named(text))),
        Deed::FrameTheme | Deed::FrameOpen | Deed::FramePart => {
            frame(planner, deed, about, control)?
        }
    };
    Some(Wanted::Act(action))
}

/// Begins with another plan; where it has nothing in it yet, the focus goes to what fills it.
fn start(start: Start) -> Wanted {
    let action = Action::Replace {
        title: format!("Start with {}", start.title()),
        draft: Box::new(start.plan()),
    };
    let then = if start == Start::Blank { BOX } else { "h-sum" };
    Wanted::Then(action, vec![Focus::Id(then.to_owned())])
}

/// Something with the plans of this browser.
fn errand(deed: Deed, about: &str, text: &str) -> Option<Errand> {
    let key = about.to_owned();
    Some(match deed {
        Deed::OpenPlan => Errand::Open(key),
        Deed::NewPlan => Errand::New(*Start::ALL.get(about.parse::<usize>().ok()?)?),
        Deed::CopyPlan => Errand::Duplicate(key),
        Deed::NamePlan => Errand::Rename(key, text.to_owned()),
        Deed::RemovePlan => Errand::Remove(key),
        Deed::PutBack => Errand::PutBack,
        Deed::TakeTheirs => Errand::TakeTheirs,
        Deed::KeepMine => Errand::KeepMine,
        _ => return None,
    })
}

/// What was mended is gone: the next finding takes its place on the list.
fn after_mending(finding: &str) -> Vec<Focus> {
    let ids = [format!("finding-{finding}"), "h-find".to_owned()];
    ids.map(Focus::Id).into()
}

fn change(title: String, edit: Edit) -> Action {
    Action::Change {
        title,
        edits: vec![edit],
    }
}

/// Name of the item at a path.
fn name(planner: &Planner, path: &str) -> String {
    let name = planner.draft.text_at(&format!("{path}/name"));
    name.unwrap_or_default().to_owned()
}

/// Removes, copies, splits or moves an item of a list. The focus follows it, or goes to the copy, or
/// stays on the button; of what is removed, on that of what takes its place, or of the one before.
fn arranged(planner: &Planner, deed: Deed, path: &str) -> Option<Wanted> {
    let (list, place) = path.rsplit_once('/')?;
    let place: usize = place.parse().ok()?;
    let (path, name) = (path.to_owned(), name(planner, path));
    let (before, behind) = (place.saturating_sub(1), place.saturating_add(1));
    let item = |place: usize| format!("{list}/{place}");
    let field = |place: usize| Focus::Field(format!("{}/name", item(place)));
    let (action, then) = match deed {
        Deed::Split => {
            // Pressed again, it splits on; where it cannot, it is gone.
            let again = Focus::Button(Deed::Split, path.clone());
            (Action::Split { path, name }, [again, field(behind)])
        }
        Deed::Duplicate => (Action::Duplicate { path, name }, [behind, place].map(field)),
        Deed::Remove => {
            let last = planner.draft.text_at(&format!("{}/name", item(behind)));
            let heir = if last.is_none() { before } else { place };
            let buttons = [heir, before].map(|place| Focus::Button(Deed::Remove, item(place)));
            (Action::Remove { path, name }, buttons)
        }
        _ => {
            let to = if deed == Deed::Up {
                place.checked_sub(1)?
            } else {
                behind
            };
            (Action::Move { path, name, to }, [to, before].map(field))
        }
    };
    let otherwise = Focus::Id("plan".to_owned());
    let then = then.into_iter().chain([otherwise]).collect();
    Some(Wanted::Then(action, then))
}

fn flag(planner: &Planner, deed: Deed, path: &str, on: bool) -> Action {
    let what = crate::planner::name(&planner.draft, path);
    let (verb, text) = match (on, deed) {
        (true, _) => ("on", "true"),
        (false, Deed::Switch) => ("off", "false"),
        (false, _) => ("off", ""),
    };
    change(
        format!("Turn {what} {verb}"),
        Edit::text(path.to_owned(), text),
    )
}

/// Another frame with the plan in it.
fn frame(planner: &Planner, deed: Deed, part: &str, control: &Control) -> Option<Action> {
    let mut frame = planner.view.frame;
    match deed {
        Deed::FrameTheme => frame.theme = Theme::of_word(&control.value)?,
        Deed::FrameOpen => {
            let mut all = Open::ALL.into_iter();
            frame.open = all.find(|open| open.words() == control.value)?;
        }
        _ => {
            let (region, _) = REGIONS.iter().find(|(_, name)| *name == part)?;
            let shown = frame.shown();
            frame.regions = Some(if control.ticked {
                shown.and(*region)
            } else {
                shown.without(*region)
            });
        }
    }
    Some(Action::Look(Look::Frame(frame)))
}

/// Ticks or unticks a name of a list of names.
fn named(planner: &Planner, list: &str, control: &Control) -> Action {
    let own = &control.value;
    let places = (0..).map_while(|place| planner.draft.text_at(&format!("{list}/{place}")));
    let place = places.take_while(|name| name != own).count();
    let there = planner.draft.text_at(&format!("{list}/{place}")).is_some();
    let (verb, edit) = match (control.ticked, there) {
        (false, true) => ("Untick", Edit::remove(format!("{list}/{place}"))),
        _ => ("Tick", Edit::text(format!("{list}/-"), own)),
    };
    change(format!("{verb} {own}"), edit)
}

#[cfg(test)]
mod tests;
