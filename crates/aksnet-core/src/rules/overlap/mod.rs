//! Rules of family `AKN3xx`: blocks against each other.

mod service_range_over_connected;

use super::rule::Rule;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[&service_range_over_connected::SERVICE_RANGE_OVER_CONNECTED];
