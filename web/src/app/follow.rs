//! What follows a change: parts of the page once it is painted, keeping the plan once nothing else changes.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::Context;

use super::{App, Happens};

/// How long after a change the plan is kept, unless another change follows. Unit: milliseconds.
const SOON: u32 = 300;

/// How long after a change what stands further down follows: the change itself is painted by then.
/// Unit: milliseconds.
const PAINTED: u32 = 20;

impl App {
    /// The parts further down follow once a change of the plan is painted, anything else at once.
    pub(super) fn follow(&mut self, context: &Context<Self>) {
        let (later, now) = (&self.later, &self.planner);
        let same = later.cluster == now.cluster && later.is_blank() == now.is_blank();
        if same && !later.outcome.counts_as(&now.outcome) {
            let painted = context.link().callback(|()| Happens::Painted);
            self.follow = Some(Timeout::new(PAINTED, move || painted.emit(())));
        } else {
            self.follow = None;
            self.later = Rc::clone(now);
        }
    }

    /// The plan is kept, and stands in the address, unless another change follows.
    pub(super) fn soon(&mut self, context: &Context<Self>) {
        let keep = context.link().callback(|()| Happens::Keep);
        let soon = if self.address.adds() { 0 } else { SOON };
        self.keep = Some(Timeout::new(soon, move || keep.emit(())));
    }
}
