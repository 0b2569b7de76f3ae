//! What a host page locks: a part of the plan by its name, or anything in it by its path.

use aksnet_core::model::{Field, Kind, PlanDraft, nearest};

use crate::planner::group::{GROUPS, group_of};

/// Longest piece of somebody's text that is repeated to them. Unit: characters.
const LONGEST: usize = 60;

/// Something that is locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The whole plan.
    All,
    /// What the plan is called.
    Name,
    /// A group of the editor.
    Group(&'static str),
    /// Whatever stands under this JSON Pointer; `*` stands for every item of a list.
    Under(String),
}

impl Entry {
    /// Reads an entry of a list of locks.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and what was probably meant.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix('/') {
            return match leads_on(PlanDraft::table(), path) {
                Ok(()) => Ok(Self::Under(text.to_owned())),
                Err(wrong) => Err(format!("{} leads nowhere: {wrong}", short(text))),
            };
        }
        let group = GROUPS.into_iter().find(|group| *group == text);
        match (text, group) {
            ("all", _) => Ok(Self::All),
            ("name", _) => Ok(Self::Name),
            (_, Some(group)) => Ok(Self::Group(group)),
            _ => {
                let known = GROUPS.into_iter().chain(["name", "all"]);
                let paths = ["paths such as /clusters/*/serviceCidr"];
                Err(hint(text, known.chain(paths), "no part of the plan"))
            }
        }
    }

    /// Whether it locks what stands at a path: a field, a list or an item.
    pub(super) fn covers(&self, path: &str) -> bool {
        match self {
            Self::All => true,
            Self::Name => path == "/name",
            Self::Group(group) => path != "/name" && group_of(path) == *group,
            Self::Under(pointer) => lies(pointer, path) == Lies::Over,
        }
    }

    /// Whether it keeps a list as long as it is: it locks one of its items, or each as a whole.
    pub(super) fn pins(&self, list: &str) -> bool {
        let Self::Under(pointer) = self else {
            return false;
        };
        match lies(pointer, list) {
            Lies::Through { place, last } => place != "*" || last,
            Lies::Over | Lies::Apart => false,
        }
    }
}

/// Where a pointer leads, seen from a path.
#[derive(Debug, PartialEq, Eq)]
enum Lies<'a> {
    /// To it, or to what it stands in.
    Over,
    /// To something in it: at that place, which may be the last part of the pointer.
    Through { place: &'a str, last: bool },
    /// Elsewhere.
    Apart,
}

fn lies<'a>(pointer: &'a str, path: &str) -> Lies<'a> {
    let (mut parts, mut owns) = (path.split('/'), pointer.split('/'));
    while let Some(place) = owns.next() {
        match parts.next() {
            None => {
                let last = owns.next().is_none();
                return Lies::Through { place, last };
            }
            Some(part) if place == "*" || place == part => {}
            Some(_) => return Lies::Apart,
        }
    }
    Lies::Over
}

/// Whether a path leads to something in a plan: a field, a list, or an item of one.
fn leads_on(fields: &'static [Field], path: &str) -> Result<(), String> {
    let (key, rest) = match path.split_once('/') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    let Some(field) = fields.iter().find(|field| field.key == key) else {
        let known = fields.iter().map(|field| field.key);
        return Err(hint(key, known, "no property"));
    };
    let (Some(rest), kind) = (rest, field.kind) else {
        return Ok(());
    };
    let (place, inside) = match rest.split_once('/') {
        Some((place, inside)) => (place, Some(inside)),
        None => (rest, None),
    };
    let is_place = place == "*" || place.parse::<u32>().is_ok();
    match (kind, inside) {
        (Kind::Record(inner), _) => leads_on(inner(), rest),
        (Kind::Records(_) | Kind::Texts | Kind::Choices(_), _) if !is_place => Err(format!(
            "{} is no place in {key}; expected * or a number",
            short(place)
        )),
        (Kind::Records(inner), Some(inside)) => leads_on(inner(), inside),
        (Kind::Records(_) | Kind::Texts | Kind::Choices(_), None) => Ok(()),
        _ => Err(format!("{key} is a single value")),
    }
}

/// "no property is called podcidr; did you mean podCidr?"
fn hint<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone, what: &str) -> String {
    let name = short(name);
    if let Some(meant) = nearest(name, known.clone()) {
        return format!("{what} is called {name}; did you mean {meant}?");
    }
    let known: Vec<&str> = known.collect();
    format!("{what} is called {name}; there are {}", known.join(", "))
}

fn short(text: &str) -> &str {
    text.char_indices()
        .nth(LONGEST)
        .map_or(text, |(end, _)| text.get(..end).unwrap_or_default())
}
