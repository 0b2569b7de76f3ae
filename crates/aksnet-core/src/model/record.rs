//! The fields of a draft, as data: one table drives reading, writing, editing by path and the schema.

use alloc::{string::String, vec::Vec};

use super::item::Item;

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number, or text while it is half typed.
    Number,
    /// `true` or `false`.
    Flag,
    /// One of a few names.
    Choice(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// A list of names out of a few.
    Choices(&'static [&'static str]),
    /// A group of fields.
    Record(fn() -> &'static [Field]),
    /// A value of some kind, alone or as the `value` of a group of fields that says more of it.
    Worded(&'static Kind, fn() -> &'static [Field]),
    /// A list of groups of fields.
    Records(fn() -> &'static [Field]),
}

/// A field of a draft.
#[derive(Debug)]
pub struct Field {
    /// Its name in the plan file.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it means, in the lines of its documentation: for the tool that writes schemas down.
    #[cfg(feature = "schema")]
    pub meaning: &'static [&'static str],
}

/// The content of a field.
pub enum Slot<'a> {
    /// A leaf, as typed. Empty means missing.
    Text(&'a str),
    /// A list of leaves.
    Texts(&'a [String]),
    /// A group of fields.
    Record(&'a dyn Record),
    /// A list of groups.
    Records(&'a dyn RecordList),
}

/// The content of a field, to be changed.
pub enum SlotMut<'a> {
    /// A leaf.
    Text(&'a mut String),
    /// A list of leaves.
    Texts(&'a mut Vec<String>),
    /// A group of fields.
    Record(&'a mut dyn Record),
    /// A list of groups.
    Records(&'a mut dyn RecordList),
}

/// A group of fields.
pub trait Record {
    /// The fields, in the order of the plan file.
    fn fields(&self) -> &'static [Field];
    /// The content of the field of that name.
    fn slot(&self, key: &str) -> Option<Slot<'_>>;
    /// The content of the field of that name, to be changed.
    fn slot_mut(&mut self, key: &str) -> Option<SlotMut<'_>>;

    /// Whether nothing is filled in.
    fn is_blank(&self) -> bool {
        self.fields()
            .iter()
            .all(|field| match self.slot(field.key) {
                None => true,
                Some(Slot::Text(text)) => text.is_empty(),
                Some(Slot::Texts(texts)) => texts.is_empty(),
                Some(Slot::Record(record)) => record.is_blank(),
                Some(Slot::Records(records)) => records.is_empty(),
            })
    }
}

/// A list of groups of fields.
pub trait RecordList {
    /// How many there are.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The group at a place.
    fn get(&self, index: usize) -> Option<&dyn Record>;
    /// The group at a place, to be changed.
    fn get_mut(&mut self, index: usize) -> Option<&mut dyn Record>;
    /// Puts an empty group at a place, or at the end where the place is beyond it.
    fn insert(&mut self, index: usize) -> Option<&mut dyn Record>;
    /// Takes the group at a place away; false where there is none.
    fn remove(&mut self, index: usize) -> bool;
    /// Copies the group at a place to the place behind it; false where there is none.
    fn copy(&mut self, index: usize) -> bool;
    /// Moves a group to another place; false where either is beyond the list.
    fn shift(&mut self, from: usize, to: usize) -> bool;
}

impl<T: Record + Default + Clone> RecordList for Vec<Item<T>> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn get(&self, index: usize) -> Option<&dyn Record> {
        self.as_slice()
            .get(index)
            .map(|record| &**record as &dyn Record)
    }

    fn get_mut(&mut self, index: usize) -> Option<&mut dyn Record> {
        self.as_mut_slice()
            .get_mut(index)
            .map(|record| &mut **record as &mut dyn Record)
    }

    fn insert(&mut self, index: usize) -> Option<&mut dyn Record> {
        let index = index.min(Vec::len(self));
        Vec::insert(self, index, Item::default());
        RecordList::get_mut(self, index)
    }

    fn remove(&mut self, index: usize) -> bool {
        let present = index < Vec::len(self);
        if present {
            Vec::remove(self, index);
        }
        present
    }

    fn copy(&mut self, index: usize) -> bool {
        let copy = self.as_slice().get(index).cloned();
        let present = copy.is_some();
        if let Some(copy) = copy {
            Vec::insert(self, index.saturating_add(1), copy);
        }
        present
    }

    fn shift(&mut self, from: usize, to: usize) -> bool {
        let present = from < Vec::len(self) && to < Vec::len(self);
        if present {
            let moved = Vec::remove(self, from);
            Vec::insert(self, to, moved);
        }
        present
    }
}

/// Declares a group of fields: the struct, and the table of its fields, in one place.
macro_rules! record {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $meaning:literal])+ $key:literal $field:ident: $kind:ident $(($of:expr))? $(<$inner:ident>)?;)* }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[doc = $meaning])+ pub $field: record!(@store $kind $($inner)?),)*
        }

        impl $name {
            /// The fields, in the order of the plan file.
            pub fn table() -> &'static [Field] {
                static TABLE: &[Field] = &[$(Field {
                    key: $key,
                    kind: record!(@kind $kind $(($of))? $($inner)?),
                    #[cfg(feature = "schema")]
                    meaning: &[$($meaning),+],
                }),*];
                TABLE
            }
        }

        impl Record for $name {
            fn fields(&self) -> &'static [Field] {
                Self::table()
            }

            fn slot(&self, key: &str) -> Option<Slot<'_>> {
                match key {
                    $($key => Some(record!(@slot Slot $kind, &self.$field)),)*
                    _ => None,
                }
            }

            fn slot_mut(&mut self, key: &str) -> Option<SlotMut<'_>> {
                match key {
                    $($key => Some(record!(@slot SlotMut $kind, &mut self.$field)),)*
                    _ => None,
                }
            }
        }
    };
    (@slot $slot:ident Texts, $content:expr) => { $slot::Texts($content) };
    (@slot $slot:ident Choices, $content:expr) => { $slot::Texts($content) };
    (@slot $slot:ident Record, $content:expr) => { $slot::Record($content) };
    (@slot $slot:ident Worded, $content:expr) => { $slot::Record($content) };
    (@slot $slot:ident Records, $content:expr) => { $slot::Records($content) };
    (@slot $slot:ident $leaf:ident, $content:expr) => { $slot::Text($content) };
    (@store Texts) => { Vec<String> };
    (@store Choices) => { Vec<String> };
    (@store Record $inner:ident) => { $inner };
    (@store Worded $inner:ident) => { $inner };
    (@store Records $inner:ident) => { Vec<crate::model::Item<$inner>> };
    (@store $leaf:ident) => { String };
    (@kind Record $inner:ident) => { Kind::Record($inner::table) };
    (@kind Records $inner:ident) => { Kind::Records($inner::table) };
    (@kind Worded ($of:expr) $inner:ident) => { Kind::Worded($of, $inner::table) };
    (@kind $kind:ident ($of:expr)) => { Kind::$kind($of) };
    (@kind $kind:ident) => { Kind::$kind };
}
pub(crate) use record;
