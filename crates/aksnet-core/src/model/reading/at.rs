//! Where a field stands, spelled out only when there is something to say about it.

use core::fmt;

/// A place in the plan: shown, it is a JSON Pointer.
#[derive(Clone, Copy, Debug)]
pub(super) enum At<'a> {
    /// The whole plan.
    Plan,
    /// A field of a group.
    Field(&'a At<'a>, &'a str),
    /// An item of a list.
    Item(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    /// A field of this group.
    pub(super) const fn field(&'a self, name: &'a str) -> Self {
        Self::Field(self, name)
    }

    /// An item of this list.
    pub(super) const fn item(&'a self, place: usize) -> Self {
        Self::Item(self, place)
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            At::Plan => Ok(()),
            At::Field(group, name) => write!(f, "{group}/{name}"),
            At::Item(list, place) => write!(f, "{list}/{place}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::At;

    #[test]
    fn a_place_is_shown_as_a_pointer() {
        let clusters = At::Plan.field("clusters");
        let cluster = clusters.item(3);
        assert_eq!(
            cluster.field("natGateway/managedOutboundIPs").to_string(),
            "/clusters/3/natGateway/managedOutboundIPs"
        );
        assert_eq!(At::Plan.to_string(), "");
    }
}
