//! Rules of family `AKN6xx`: what the chosen model can and cannot do.

mod kubenet_retires;

use super::rule::Rule;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[&kubenet_retires::KUBENET_RETIRES];
