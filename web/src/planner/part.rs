//! A part of the draft, as a property of a component.

use std::rc::Rc;

use aksnet_core::model::PlanDraft;

/// A part of the draft: equal to another as long as its content is, whatever else changes.
///
/// It holds the whole draft and finds its part when asked, so that passing it down copies nothing.
pub(crate) struct Part<T: ?Sized + 'static> {
    draft: Rc<PlanDraft>,
    find: fn(&PlanDraft, usize, usize) -> Option<&T>,
    place: (usize, usize),
}

impl<T: ?Sized> Part<T> {
    /// The part that `find` finds at a place: of a list, and of a list within.
    pub(crate) fn new(
        draft: &Rc<PlanDraft>,
        place: (usize, usize),
        find: fn(&PlanDraft, usize, usize) -> Option<&T>,
    ) -> Self {
        Self {
            draft: Rc::clone(draft),
            find,
            place,
        }
    }

    /// The part; `None` once it is gone.
    pub(crate) fn get(&self) -> Option<&T> {
        (self.find)(&self.draft, self.place.0, self.place.1)
    }

    /// A part of the same draft.
    pub(crate) fn narrowed<U: ?Sized>(
        &self,
        place: (usize, usize),
        find: fn(&PlanDraft, usize, usize) -> Option<&U>,
    ) -> Part<U> {
        Part::new(&self.draft, place, find)
    }

    /// Its place in its list, and in the list within.
    pub(crate) const fn place(&self) -> (usize, usize) {
        self.place
    }
}

impl<T: PartialEq + ?Sized> PartialEq for Part<T> {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
            && (Rc::ptr_eq(&self.draft, &other.draft) || self.get() == other.get())
    }
}
