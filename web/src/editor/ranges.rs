//! What has a name and ranges: a VNet, or what the VNets are connected to.

use aksnet_core::model::FieldError;
use yew::Html;

use super::more::{more, remove};
use super::subnet_row::wrong;
use crate::field::{Field, error_at};
use crate::markup::{Tag, tag};
use crate::planner::Locks;

/// The item at a path, with what is wrong with its ranges and who has set which of its fields.
pub(super) struct Ranges<'a> {
    pub(super) path: &'a str,
    pub(super) name: &'a str,
    pub(super) prefixes: &'a [String],
    pub(super) errors: &'a [FieldError],
    pub(super) locks: &'a Locks,
}

impl Ranges<'_> {
    /// The field of its name.
    pub(super) fn name(&self, label: &str) -> Tag {
        let name = Field {
            path: &format!("{}/name", self.path),
            value: self.name,
            label: Some(label),
            locks: self.locks,
            ..Field::default()
        };
        name.tag()
    }

    /// The field of its first range.
    pub(super) fn first(&self) -> Tag {
        self.field(0, &format!("{} range", self.name), None)
    }

    /// The row that says what is wrong with its first range.
    pub(super) fn mistake(&self) -> Html {
        let error = error_at(self.errors, &self.path_of(0));
        error.map_or_else(Html::default, |error| wrong(error, self.locks))
    }

    /// The buttons that show the rest of its fields, and remove it.
    pub(super) fn buttons(&self, open: bool) -> Tag {
        tag("td")
            .with(more(self.path, self.name, open))
            .node(remove(self.locks, self.path, self.name))
    }

    /// Ranges beside its first one, and an empty field for one more where there may be one.
    pub(super) fn further(&self) -> Vec<Tag> {
        let list = format!("{}/addressPrefixes", self.path);
        let more = usize::from(self.locks.list_by(&list).is_none());
        let last = self.prefixes.len().max(1).saturating_add(more);
        let fields = (1..last).map(|place| {
            let label = format!("{} further range {place}", self.name);
            self.field(place, &label, Some("further range"))
        });
        fields.collect()
    }

    fn field(&self, place: usize, label: &str, placeholder: Option<&'static str>) -> Tag {
        let path = self.path_of(place);
        let field = Field {
            path: &path,
            value: self.prefixes.get(place).map_or("", String::as_str),
            range: true,
            label: Some(label),
            error: error_at(self.errors, &path),
            placeholder,
            locks: self.locks,
            ..Field::default()
        };
        field.tag()
    }

    fn path_of(&self, place: usize) -> String {
        format!("{}/addressPrefixes/{place}", self.path)
    }
}
