//! Names of attributes, each combination once.

use std::cell::RefCell;

/// The names of an element's attributes.
type Names = &'static [&'static str];

thread_local! {
    /// The combinations in use. The page's code has some hundred of them, so they are never let go.
    static INTERNED: RefCell<Vec<Names>> = const { RefCell::new(Vec::new()) };
}

/// The same names, at the same place for every element that has them: two elements whose names
/// stand at one place are compared value by value.
pub(super) fn interned(names: &[&'static str]) -> Names {
    INTERNED.with_borrow_mut(|interned| {
        if let Some(place) = interned.iter().position(|known| *known == names) {
            // The next element is probably of this kind too.
            interned.swap(place, place / 2);
            return interned.get(place / 2).copied().unwrap_or_default();
        }
        let names: Names = Box::leak(names.into());
        interned.push(names);
        names
    })
}

#[cfg(test)]
mod tests {
    use super::interned;

    #[test]
    fn equal_names_stand_at_one_place() {
        let first = interned(&["id", "class"]);
        interned(&["id"]);
        interned(&["class", "id"]);
        assert!(std::ptr::eq(first, interned(&["id", "class"])));
        assert_eq!(interned(&["id"]), ["id"]);
    }
}
