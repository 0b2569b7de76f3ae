//! Telling what is the same thing in two plans: what has the same name.

use alloc::{
    borrow::Cow,
    collections::{BTreeMap, VecDeque},
    format,
    vec::Vec,
};

/// For each name of the new list the place of that name in the old one.
///
/// What has no name goes by its place. Of several with one name the first meets the first.
pub(super) fn by_name<'a>(
    old: impl Iterator<Item = &'a str>,
    new: impl Iterator<Item = &'a str>,
) -> Vec<Option<usize>> {
    let mut places: BTreeMap<Cow<'a, str>, VecDeque<usize>> = BTreeMap::new();
    for (place, name) in old.enumerate() {
        places
            .entry(name_or_place(name, place))
            .or_default()
            .push_back(place);
    }
    new.enumerate()
        .map(|(place, name)| {
            places
                .get_mut(&name_or_place(name, place))
                .and_then(VecDeque::pop_front)
        })
        .collect()
}

fn name_or_place(name: &str, place: usize) -> Cow<'_, str> {
    match name.trim() {
        // No name that Azure knows begins so.
        "" => Cow::Owned(format!("#{place}")),
        name => Cow::Borrowed(name),
    }
}

#[cfg(test)]
mod tests {
    use super::by_name;

    #[test]
    fn names_meet_wherever_they_stand_and_the_nameless_by_place() {
        let old = ["a", "", "b", "b"];
        let new = ["b", "", "c", "a ", "b", "b"];
        assert_eq!(
            by_name(old.into_iter(), new.into_iter()),
            [Some(2), Some(1), None, Some(0), Some(3), None]
        );
    }
}
