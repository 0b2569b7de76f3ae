//! What elements do when somebody uses them.
//!
//! An element says so itself, in `data-do` and `data-at` (see [`Tag::does`](crate::markup::Tag::does));
//! one listener for each kind of event, at the root of the page, looks it up. A thousand buttons then
//! need no closure, and what a press means is tested without a browser.

mod control;
mod focus;
mod wanted;

pub(crate) use control::{Control, control, pressed};
pub(crate) use focus::Focus;
pub(crate) use wanted::{Wanted, wanted};

/// Something an element does; what it is about is a text beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
    /// Begins with another plan: its place among those offered.
    Start,
    /// Begins with the ranges in the box beside it.
    Begin,
    /// Opens a plan of this browser: its key.
    OpenPlan,
    /// Begins a further plan: its place among those offered.
    NewPlan,
    /// Keeps a copy of a plan: its key.
    CopyPlan,
    /// Gives a plan the name that was typed: its key.
    NamePlan,
    /// Removes a plan from this browser: its key.
    RemovePlan,
    /// Brings the plan back that was removed last.
    PutBack,
    /// Takes what another tab made of the plan.
    TakeTheirs,
    /// Keeps what stands in this tab as a plan of its own.
    KeepMine,
    /// Keeps the plan as a file on the disk.
    Download,
    /// Opens a plan file from the disk.
    OpenFile,
    /// Closes a notice.
    Dismiss,
    /// Goes on to the next theme.
    Theme,
    /// Goes on to the new version of the page.
    Renew,
    /// Adds a VNet.
    AddVnet,
    /// Adds a subnet: to the VNet at that place.
    AddSubnet,
    /// Adds a connected range.
    AddRange,
    /// Adds a cluster.
    AddCluster,
    /// Adds a node pool: to the cluster at that place.
    AddPool,
    /// Removes an item: its path.
    Remove,
    /// Copies an item: its path.
    Duplicate,
    /// Splits a subnet in two: its path.
    Split,
    /// Moves an item up in its list: its path.
    Up,
    /// Moves an item down in its list: its path.
    Down,
    /// Opens or closes a part of the page: its name.
    Toggle,
    /// Takes the number of a field one down: its path.
    Lower,
    /// Takes the number of a field one up: its path.
    Raise,
    /// Puts what was chosen into a field: its path.
    Choose,
    /// Sets a flag to `true` while ticked and empties it else: its path.
    Tick,
    /// Sets a flag to `true` while ticked and to `false` else: its path.
    Switch,
    /// Adds a name to a list of names or takes it out: the list's path.
    Name,
    /// Takes what was probably meant: the field's path.
    Accept,
    /// Shows the results of a cluster: its place, or the place that was chosen.
    Show,
    /// Takes a network model: place of the cluster and the model's name.
    Model,
    /// Applies the fix of a finding: its place on the list.
    Fix,
    /// Applies the one change that helps most.
    Mend,
    /// Takes another way out: place of the finding, and of the way.
    Way,
    /// Goes to an element: its id.
    See,
    /// Goes to a field: its path.
    Go,
    /// Shows all findings.
    EveryFinding,
    /// Copies a section: its name.
    Copy,
    /// Picks a block out of the map: its field's path, or the one that was chosen.
    Pick,
    /// Shows the map as a table, or as a drawing again.
    MapTable,
    /// Upgrades pools all at once or, where that is true, one after the other.
    UpgradeOrder,
    /// Asks what fits in a subnet of the size chosen.
    AskPrefix,
    /// Asks what fits under the model chosen.
    AskModel,
    /// Gives the frame with the plan in it the theme chosen.
    FrameTheme,
    /// Lets the readers of that frame change what was chosen.
    FrameOpen,
    /// Shows a part in that frame while ticked: its name.
    FramePart,
}

impl Deed {
    const ALL: &[(Self, &'static str)] = &[
        (Self::Undo, "undo"),
        (Self::Redo, "redo"),
        (Self::Start, "start"),
        (Self::Begin, "begin"),
        (Self::OpenPlan, "open-plan"),
        (Self::NewPlan, "new-plan"),
        (Self::CopyPlan, "copy-plan"),
        (Self::NamePlan, "name-plan"),
        (Self::RemovePlan, "remove-plan"),
        (Self::PutBack, "put-back"),
        (Self::TakeTheirs, "take-theirs"),
        (Self::KeepMine, "keep-mine"),
        (Self::Download, "download"),
        (Self::OpenFile, "open-file"),
        (Self::Dismiss, "dismiss"),
        (Self::Theme, "theme"),
        (Self::Renew, "renew"),
        (Self::AddVnet, "add-vnet"),
        (Self::AddSubnet, "add-subnet"),
        (Self::AddRange, "add-range"),
        (Self::AddCluster, "add-cluster"),
        (Self::AddPool, "add-pool"),
        (Self::Remove, "remove"),
        (Self::Duplicate, "duplicate"),
        (Self::Split, "split"),
        (Self::Up, "up"),
        (Self::Down, "down"),
        (Self::Toggle, "toggle"),
        (Self::Lower, "lower"),
        (Self::Raise, "raise"),
        (Self::Choose, "choose"),
        (Self::Tick, "tick"),
        (Self::Switch, "switch"),
        (Self::Name, "name"),
        (Self::Accept, "accept"),
        (Self::Show, "show"),
        (Self::Model, "model"),
        (Self::Fix, "fix"),
        (Self::Mend, "mend"),
        (Self::Way, "way"),
        (Self::See, "see"),
        (Self::Go, "go"),
        (Self::EveryFinding, "every-finding"),
        (Self::Copy, "copy"),
        (Self::Pick, "pick"),
        (Self::MapTable, "map-table"),
        (Self::UpgradeOrder, "upgrade-order"),
        (Self::AskPrefix, "ask-prefix"),
        (Self::AskModel, "ask-model"),
        (Self::FrameTheme, "frame-theme"),
        (Self::FrameOpen, "frame-open"),
        (Self::FramePart, "frame-part"),
    ];

    /// Its name in the page.
    pub(crate) fn as_str(self) -> &'static str {
        let known = Self::ALL.iter().find(|(deed, _)| *deed == self);
        known.map_or("", |(_, name)| name)
    }

    /// The id of the button that does it to the item at a path.
    pub(crate) fn button(self, path: &str) -> String {
        format!("{}{}", self.as_str(), path.replace('/', "-"))
    }

    /// The deed of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(_, known)| *known == name);
        known.map(|(deed, _)| *deed)
    }
}
