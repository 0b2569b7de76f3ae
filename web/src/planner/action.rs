//! Everything a person can do to a plan.

use aksnet_core::model::{Edit, NetworkModel, PlanDraft};

use super::locks::Locks;
use super::terms::Terms;
use super::view::Look;

/// Something a person does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    /// A key in a field: its text is now this.
    Type {
        /// The field, as a JSON Pointer.
        path: String,
        /// Its whole text.
        text: String,
        /// When, in milliseconds since the page opened.
        at: f64,
    },
    /// A press of a button or an arrow beside a number: its text is now this.
    Step {
        /// The field, as a JSON Pointer.
        path: String,
        /// Its whole text.
        text: String,
        /// When, in milliseconds since the page opened.
        at: f64,
    },
    /// Nobody has typed for a moment.
    Settle,
    /// The focus leaves a field: the next key begins a new undo step.
    Leave,
    /// Several fields at once, in one undo step: a fix, a paste, a choice.
    Change {
        /// What it does, as an order: "Grow snet-nodes to 10.240.0.0/23".
        title: String,
        /// The replacements.
        edits: Vec<Edit>,
    },
    /// The same to mend what was found: a step of the browser's history too.
    Mend {
        /// What it does, as an order.
        title: String,
        /// The replacements.
        edits: Vec<Edit>,
    },
    /// A list pasted into a field: its first range goes there, the rest into rows below.
    Paste {
        /// The field, as a JSON Pointer.
        path: String,
        /// What was pasted.
        text: String,
    },
    /// Something new.
    Add(Addition),
    /// An item of a list goes.
    Remove {
        /// The item, as a JSON Pointer.
        path: String,
        /// Its name.
        name: String,
    },
    /// A copy of an item of a list, behind it.
    Duplicate {
        /// The item, as a JSON Pointer.
        path: String,
        /// Its name.
        name: String,
    },
    /// A subnet becomes two: half of its range stays, the other half is a new subnet behind it.
    Split {
        /// The subnet, as a JSON Pointer.
        path: String,
        /// Its name.
        name: String,
    },
    /// An item of a list moves to another place in it.
    Move {
        /// The item, as a JSON Pointer.
        path: String,
        /// Its name.
        name: String,
        /// Its new place.
        to: usize,
    },
    /// Another network model; what it does not use is kept for the way back.
    Model {
        /// Place of the cluster.
        cluster: usize,
        /// The model.
        model: NetworkModel,
    },
    /// Another plan.
    Replace {
        /// What it does, as an order: "Open hub and spoke".
        title: String,
        /// The plan.
        draft: Box<PlanDraft>,
    },
    /// A plan made of a pasted list of ranges.
    Begin(String),
    /// A plan that was kept: nothing of the one before it remains, not even for undo.
    Open(Box<PlanDraft>),
    /// The plan of another entry of the browser's history: undone or done again as far as that is known.
    Return(Box<PlanDraft>),
    /// The network model of the cluster shown becomes the one before it, or behind it.
    NextModel {
        /// Whether it is the one before.
        back: bool,
    },
    /// The cluster whose results are shown.
    Show(usize),
    /// Another way of showing the same plan.
    Look(Look),
    /// Another policy, or none.
    Policy(Terms),
    /// What the page around the planner locks: this, and nothing else.
    Lock(Locks),
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
}

/// What can be added to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Addition {
    /// A VNet, in the next free block.
    VirtualNetwork,
    /// A subnet of the VNet at that place, in its next free block.
    Subnet(usize),
    /// A connected range.
    ConnectedRange,
    /// A cluster.
    Cluster,
    /// A node pool of the cluster at that place.
    NodePool(usize),
}
