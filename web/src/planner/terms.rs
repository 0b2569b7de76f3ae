//! The policy that plans on a page are under.

use std::rc::Rc;

use aksnet_core::policy::Policy;

/// The policy that plans on a page are under. A policy is equal to itself alone: what is in two is
/// not looked into.
#[derive(Clone, Debug, Default)]
pub(crate) enum Terms {
    /// There is none.
    #[default]
    None,
    /// This one.
    Policy(Rc<Policy>),
    /// One that cannot be read, and what is wrong with it, a line each. Nothing is checked against it.
    Unreadable(Rc<[String]>),
}

impl PartialEq for Terms {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) => true,
            (Self::Policy(one), Self::Policy(other)) => Rc::ptr_eq(one, other),
            (Self::Unreadable(one), Self::Unreadable(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Terms {
    /// The policy, where there is one that can be read.
    pub(crate) const fn policy(&self) -> Option<&Rc<Policy>> {
        match self {
            Self::Policy(policy) => Some(policy),
            Self::None | Self::Unreadable(_) => None,
        }
    }
}
