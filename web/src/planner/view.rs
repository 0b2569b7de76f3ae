//! How the page shows the plan: nothing of it belongs to the plan.

use std::{collections::BTreeSet, ops::Deref, rc::Rc};

use aksnet_core::model::NetworkModel;

use super::frame_look::FrameLook;
use super::group::GROUPS;
use super::region::Regions;

/// What is open, picked and asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct View {
    /// Names of the parts that are open.
    open: BTreeSet<String>,
    /// The field of the block that is picked out of the map.
    pub(crate) picked: Option<String>,
    /// Whether the map is a table.
    pub(crate) map_as_table: bool,
    /// Prefix length that somebody asked about, beside the plan's own.
    pub(crate) prefix: Option<u8>,
    /// Network model that somebody asked about, beside the plan's own.
    pub(crate) model: Option<NetworkModel>,
    /// Whether pools are upgraded one after the other, where an upgrade is shown.
    pub(crate) pool_by_pool: bool,
    /// Whether every finding is shown.
    pub(crate) every_finding: bool,
    /// The parts of the page that are shown.
    pub(crate) regions: Regions,
    /// The frame with the plan in it that is offered.
    pub(crate) frame: FrameLook,
    /// What was copied last, and how that went.
    pub(crate) copied: Option<(Section, Copied)>,
    /// What is to be said, until somebody closes it.
    pub(crate) notice: Option<Notice>,
}

/// The same for the results, which it is compared for: opening a row of the plan changes none of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct ResultsView(pub(crate) Rc<View>);

impl PartialEq for ResultsView {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.of_results() == other.0.of_results()
    }
}

impl Deref for ResultsView {
    type Target = View;

    fn deref(&self) -> &View {
        &self.0
    }
}

/// Something to be said above the plan, as of a link that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// What happened: a sentence or two.
    pub(crate) title: String,
    /// Why, and what to do: a sentence a line.
    pub(crate) lines: Vec<String>,
}

/// What can be copied: a section, or the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// What the rules found.
    Findings,
    /// The arithmetic.
    Sums,
    /// The address map.
    Map,
    /// The comparison of models.
    Models,
    /// What fits in a subnet.
    Fits,
    /// The plan and what it means.
    Plan,
    /// The link to the plan.
    Link,
    /// The frame with the plan in it.
    Frame,
}

/// How copying went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    /// It worked a moment ago.
    Done,
    /// The clipboard is out of reach: the text is shown, to be copied by hand.
    ByHand(String),
}

/// Another way of showing the same plan.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Look {
    /// Opens a part that is closed, and the other way round.
    Toggle(String),
    /// Opens these parts.
    Open(Vec<String>),
    /// Closes a part; one that is closed stays so, however often it is asked for.
    Close(String),
    /// Picks a block out of the map; the same again lets go of it, and so does an empty path.
    Pick(String),
    /// The map as a table, or as a drawing again.
    MapTable,
    /// What fits in a subnet of that prefix length.
    Prefix(Option<u8>),
    /// What fits under that model.
    Model(Option<NetworkModel>),
    /// Whether pools are upgraded one after the other.
    PoolByPool(bool),
    /// Every finding.
    EveryFinding,
    /// These parts of the page and no others.
    Regions(Regions),
    /// Another frame with the plan in it.
    Frame(FrameLook),
    /// How copying went.
    Copied(Option<(Section, Copied)>),
    /// What is to be said, or no longer.
    Notice(Option<Notice>),
}

/// What becomes of an item of a list.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shift {
    /// It goes.
    Gone,
    /// It gets one more behind it.
    Followed,
    /// It changes places with the one there.
    To(usize),
}

impl Shift {
    /// Where another item is afterwards; `at` is the place of the one it happens to.
    fn new_place(self, at: usize, place: usize) -> Option<usize> {
        match self {
            Self::Gone if place == at => None,
            Self::Gone if place > at => place.checked_sub(1),
            Self::Followed if place > at => place.checked_add(1),
            Self::To(to) if place == at => Some(to),
            Self::To(to) if place == to => Some(at),
            _ => Some(place),
        }
    }
}

impl View {
    /// Whether a part is open.
    pub(crate) fn is_open(&self, part: &str) -> bool {
        self.open.contains(part)
    }

    /// Closes a part.
    fn close(&mut self, part: &str) {
        self.open.remove(part);
    }

    /// What is open of the list that an item is in follows its items to their new places.
    pub(super) fn follow(&mut self, path: &str, shift: Shift) {
        let Some((list, at)) = path.rsplit_once('/') else {
            return;
        };
        let Ok(at) = at.parse() else { return };
        let list = format!("{list}/");
        let moved: Vec<String> = self.open_in(&list);
        for part in &moved {
            self.open.remove(part);
        }
        self.open.extend(moved.iter().filter_map(|part| {
            let item = part.strip_prefix(&list)?;
            let (place, rest) = item.split_at(item.find('/').unwrap_or(item.len()));
            let place = shift.new_place(at, place.parse().ok()?)?;
            Some(format!("{list}{place}{rest}"))
        }));
    }

    /// The same as far as the results go: rows and groups of the plan are opened beside them.
    fn of_results(&self) -> Self {
        let mut view = self.clone();
        view.open
            .retain(|part| !part.starts_with('/') && !GROUPS.contains(&part.as_str()));
        view
    }

    /// The parts that are open whose names begin so.
    pub(crate) fn open_in(&self, beginning: &str) -> Vec<String> {
        let open = self.open.iter();
        open.filter(|part| part.starts_with(beginning))
            .cloned()
            .collect()
    }

    /// Shows the plan another way.
    pub(super) fn look(&mut self, look: Look) {
        match look {
            Look::Close(part) => self.close(&part),
            Look::Toggle(part) => {
                if !self.open.remove(&part) {
                    self.open.insert(part);
                }
            }
            Look::Open(parts) => self.open.extend(parts),
            Look::Pick(path) => {
                let again = self.picked.as_deref() == Some(path.as_str());
                self.picked = (!path.is_empty() && !again).then_some(path);
            }
            Look::MapTable => self.map_as_table = !self.map_as_table,
            Look::Prefix(prefix) => self.prefix = prefix,
            Look::Model(model) => self.model = model,
            Look::PoolByPool(on) => self.pool_by_pool = on,
            Look::Frame(frame) => self.frame = frame,
            Look::Regions(regions) => self.regions = regions,
            Look::EveryFinding => self.every_finding = true,
            Look::Copied(copied) => self.copied = copied,
            Look::Notice(notice) => self.notice = notice,
        }
    }
}

impl Section {
    /// All of them.
    pub(crate) const ALL: [Self; 8] = [
        Self::Findings,
        Self::Sums,
        Self::Map,
        Self::Models,
        Self::Fits,
        Self::Plan,
        Self::Link,
        Self::Frame,
    ];

    /// Its heading.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Findings => "Findings",
            Self::Sums => "Where the addresses go",
            Self::Map => "Address map",
            Self::Fits => "What fits",
            Self::Models => "Same workload in every model",
            Self::Plan => "Plan",
            Self::Link => "Link",
            Self::Frame => "Frame",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, Shift, View};

    #[test]
    fn pressing_again_closes_and_lets_go() {
        let mut view = View::default();
        view.look(Look::Open(vec!["networks".to_owned()]));
        view.look(Look::Toggle("networks".to_owned()));
        view.look(Look::Toggle("cluster".to_owned()));
        assert!(!view.is_open("networks") && view.is_open("cluster"));
        for _ in 0..2 {
            view.look(Look::Close("cluster".to_owned()));
            assert!(!view.is_open("cluster"));
        }
        view.look(Look::Pick("/a".to_owned()));
        assert_eq!(view.picked.as_deref(), Some("/a"));
        view.look(Look::Pick("/a".to_owned()));
        assert_eq!(view.picked, None);
    }

    #[test]
    fn what_is_open_follows_its_item() {
        let mut view = View::default();
        let parts = ["cluster", "/a/1", "/a/2/b/7", "/a/3", "/ab/3"];
        view.look(Look::Open(parts.map(str::to_owned).into()));
        let open = |view: &View| view.open.iter().cloned().collect::<Vec<_>>();
        view.follow("/a/1", Shift::Gone);
        assert_eq!(open(&view), ["/a/1/b/7", "/a/2", "/ab/3", "cluster"]);
        view.follow("/a/1", Shift::Followed);
        assert_eq!(open(&view), ["/a/1/b/7", "/a/3", "/ab/3", "cluster"]);
        view.follow("/a/1", Shift::To(0));
        assert_eq!(open(&view), ["/a/0/b/7", "/a/3", "/ab/3", "cluster"]);
        assert_eq!(
            view.of_results().open.into_iter().collect::<Vec<_>>(),
            [""; 0]
        );
    }
}
