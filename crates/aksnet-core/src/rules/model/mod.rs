//! Rules of family `AKN6xx`: what the chosen model can and cannot do.

mod kubenet_retires;
mod kubenet_subnet_shared;
mod retired_os;
mod windows_on_kubenet;

use super::rule::Rule;

/// The rules, in the order of ids.
pub(super) static RULES: &[&Rule] = &[
    &kubenet_retires::KUBENET_RETIRES,
    &windows_on_kubenet::WINDOWS_ON_KUBENET,
    &kubenet_subnet_shared::KUBENET_SUBNET_SHARED,
    &retired_os::RETIRED_OS,
];
