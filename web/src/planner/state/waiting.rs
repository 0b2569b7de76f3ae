//! What is wrong with the field somebody types in: said once they pause, so that half a text flashes
//! nothing and moves nothing.

use aksnet_core::model::FieldError;

use super::Planner;
use crate::planner::outcome::{Outcome, Shared};

/// An error that is not said yet.
#[derive(Clone)]
pub(super) struct Waiting {
    /// Its place among the errors.
    place: usize,
    error: FieldError,
}

impl Waiting {
    /// Takes what is wrong with the field at a path out of an outcome.
    pub(super) fn at(path: &str, outcome: &mut Outcome) -> Option<Self> {
        let errors = &mut outcome.errors;
        let place = errors.iter().position(|error| error.path == path)?;
        let error = errors.remove(place);
        Some(Self { place, error })
    }
}

impl Planner {
    /// Nobody types any more: what waited is said. False where nothing did.
    pub(super) fn settle(&mut self) -> bool {
        let Some(Waiting { place, error }) = self.waiting.take() else {
            return false;
        };
        let mut outcome = (*self.outcome).clone();
        let place = place.min(outcome.errors.len());
        outcome.errors.insert(place, error);
        self.outcome = Shared::new(outcome);
        true
    }

    /// Whether something waits to be said.
    pub(crate) fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// What is wrong with the field at a path, said or not.
    pub(crate) fn error_at(&self, path: &str) -> Option<&FieldError> {
        let waiting = self.waiting.iter().map(|waiting| &waiting.error);
        let mut errors = self.outcome.errors.iter().chain(waiting);
        errors.find(|error| error.path == path)
    }
}
