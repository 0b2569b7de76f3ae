//! An item of a list in a draft, shared by the drafts that have it alike.

use alloc::sync::Arc;
use core::fmt;
use core::ops::{Deref, DerefMut};

/// An item of a list: copied only where it is changed, so that a draft with another text in one of
/// a thousand subnets shares the others with the one before it.
///
/// ```
/// use aksnet_core::model::{Item, SubnetDraft};
///
/// let one: Item<SubnetDraft> = Item::default();
/// let mut other = one.clone();
/// other.name = "snet-nodes".to_owned();
/// assert_eq!(one.name, "");
/// ```
#[derive(Default)]
pub struct Item<T>(Arc<T>);

impl<T: Clone + PartialEq> Item<T> {
    /// Changes it, and shares it on where nothing comes of that.
    pub(super) fn update(&mut self, change: impl FnOnce(&mut T)) {
        let mut next = T::clone(self);
        change(&mut next);
        if next != **self {
            *self = next.into();
        }
    }
}

impl<T> Item<T> {
    /// Whether it is the very same item, and not one that is alike.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Clone for Item<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: PartialEq> PartialEq for Item<T> {
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || *self.0 == *other.0
    }
}

impl<T: Eq> Eq for Item<T> {}

impl<T: fmt::Debug> fmt::Debug for Item<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> From<T> for Item<T> {
    fn from(item: T) -> Self {
        Self(Arc::new(item))
    }
}

impl<T> Deref for Item<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Item<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Item;

    #[test]
    fn an_item_is_shared_until_something_else_stands_in_it() {
        let first = Item::from(1);
        let mut second = first.clone();
        second.update(|number| *number = 1);
        assert!(first.is(&second));
        second.update(|number| *number = 2);
        assert_eq!((*first, *second), (1, 2));
    }
}
