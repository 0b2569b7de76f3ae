//! The policy that plans on a page are under.

use std::rc::Rc;

use aksnet_core::policy::Policy;

/// The policy that plans on a page are under.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Terms {
    /// There is none.
    #[default]
    None,
    /// This one.
    Policy(Rc<Policy>),
    /// One that cannot be read, and what is wrong with it, a line each. Nothing is checked against it.
    Unreadable(Rc<[String]>),
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
