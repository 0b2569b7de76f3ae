//! Changing a draft by path: what fixes, the page and scripts all use.

use alloc::{
    format,
    string::{String, ToString},
};
use core::fmt;

use super::draft::PlanDraft;
use super::nearest::nearest;
use super::record::{Record, RecordList, Slot, SlotMut};

/// One replacement in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Edit {
    /// Where, as a JSON Pointer; `-` as the last part adds to a list.
    pub path: String,
    /// The new value.
    pub value: EditValue,
}

/// The new value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EditValue {
    /// A text.
    Text(String),
    /// A number.
    Number(u64),
    /// Nothing: the field or list of texts is emptied, an item of a list goes.
    Nothing,
}

impl Edit {
    /// Puts a text at a path.
    pub fn text(path: String, value: &(impl ToString + ?Sized)) -> Self {
        Self {
            path,
            value: EditValue::Text(value.to_string()),
        }
    }

    /// Puts a number at a path.
    pub fn number(path: String, value: u64) -> Self {
        Self {
            path,
            value: EditValue::Number(value),
        }
    }

    /// Empties a field or a list of texts, or takes an item out of a list.
    pub fn remove(path: String) -> Self {
        Self {
            path,
            value: EditValue::Nothing,
        }
    }
}

impl fmt::Display for EditValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Nothing => Ok(()),
        }
    }
}

/// A path that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditError {
    /// The path.
    pub path: String,
    /// What is wrong with it, as a fragment of a sentence.
    pub message: String,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl PlanDraft {
    /// Applies edits in order.
    ///
    /// # Errors
    ///
    /// The first path that leads nowhere; the draft is then as it was.
    pub fn apply(&mut self, edits: &[Edit]) -> Result<(), EditError> {
        let mut next = self.clone();
        for edit in edits {
            next.set(&edit.path, &edit.value)?;
        }
        *self = next;
        Ok(())
    }

    /// Puts a value at a path.
    ///
    /// # Errors
    ///
    /// A path that leads nowhere, or to something that is no single value.
    pub fn set(&mut self, path: &str, value: &EditValue) -> Result<(), EditError> {
        let parts = path.strip_prefix('/').unwrap_or(path);
        set(self, parts, value).map_err(|message| EditError {
            path: path.to_string(),
            message,
        })
    }
}

impl PlanDraft {
    /// The text at a path; `None` where it leads to no single value.
    pub fn text_at(&self, path: &str) -> Option<&str> {
        text_at(self, path.strip_prefix('/')?)
    }
}

fn text_at<'a>(record: &'a dyn Record, path: &str) -> Option<&'a str> {
    let (key, rest) = split(path);
    match (record.slot(key)?, rest) {
        (Slot::Text(text), None) => Some(text),
        (Slot::Texts(texts), Some(index)) => {
            texts.get(index.parse::<usize>().ok()?).map(String::as_str)
        }
        (Slot::Record(inner), Some(rest)) => text_at(inner, rest),
        (Slot::Records(list), Some(rest)) => {
            let (index, rest) = split(rest);
            text_at(list.get(index.parse().ok()?)?, rest?)
        }
        _ => None,
    }
}

fn set(record: &mut dyn Record, path: &str, value: &EditValue) -> Result<(), String> {
    let (key, rest) = split(path);
    let fields = record.fields();
    match record.slot_mut(key) {
        None => Err(match nearest(key, fields.iter().map(|field| field.key)) {
            Some(known) => format!("there is no {key} here; did you mean {known}?"),
            None => format!("there is no {key} here"),
        }),
        Some(SlotMut::Text(text)) if rest.is_none() => {
            *text = value.to_string();
            Ok(())
        }
        Some(SlotMut::Text(_)) => Err(format!("{key} is a single value")),
        Some(SlotMut::Texts(texts)) if rest.is_none() && *value == EditValue::Nothing => {
            texts.clear();
            Ok(())
        }
        Some(SlotMut::Texts(texts)) => {
            let index = place(rest.ok_or_else(|| list(key))?, texts.len())?;
            match (value, texts.get_mut(index)) {
                (EditValue::Nothing, Some(_)) => {
                    texts.remove(index);
                }
                (EditValue::Nothing, None) => {}
                (value, Some(text)) => *text = value.to_string(),
                (value, None) => texts.push(value.to_string()),
            }
            Ok(())
        }
        Some(SlotMut::Record(inner)) => set(inner, rest.ok_or_else(|| list(key))?, value),
        Some(SlotMut::Records(records)) => set_in(records, rest.ok_or_else(|| list(key))?, value),
    }
}

fn set_in(records: &mut dyn RecordList, path: &str, value: &EditValue) -> Result<(), String> {
    let (index, rest) = split(path);
    let index = place(index, records.len())?;
    match (rest, value) {
        (None, EditValue::Nothing) => {
            records.remove(index);
            Ok(())
        }
        (None, _) => Err("a whole item cannot be replaced; name a field of it".to_string()),
        (Some(rest), value) => {
            let record = if index < records.len() {
                records.get_mut(index)
            } else {
                records.insert(index)
            };
            set(record.ok_or("there is no such item")?, rest, value)
        }
    }
}

fn list(key: &str) -> String {
    format!("{key} holds several values; name one of them")
}

/// First part of a path, and the rest.
fn split(path: &str) -> (&str, Option<&str>) {
    match path.split_once('/') {
        Some((first, rest)) => (first, Some(rest)),
        None => (path, None),
    }
}

/// A place in a list: an index that exists, or the end.
fn place(text: &str, len: usize) -> Result<usize, String> {
    if text == "-" {
        return Ok(len);
    }
    text.parse()
        .ok()
        .filter(|index| *index <= len)
        .ok_or_else(|| format!("{text} is no place in a list of {len}"))
}

#[cfg(test)]
mod tests {
    use super::{Edit, EditValue};
    use crate::model::PlanDraft;
    use alloc::string::ToString;
    use alloc::vec;

    fn edit(path: &str, value: &str) -> Edit {
        Edit::text(path.to_string(), value)
    }

    #[test]
    fn a_path_beyond_a_list_by_one_adds_to_it() {
        let mut draft = PlanDraft::default();
        draft
            .apply(&[
                edit("/virtualNetworks/-/name", "vnet"),
                edit("/virtualNetworks/0/subnets/0/addressPrefix", "10.0.0.0/24"),
                edit("/virtualNetworks/0/addressPrefixes/-", "10.0.0.0/16"),
            ])
            .unwrap();
        assert_eq!(
            draft.virtual_networks[0].subnets[0].address_prefix,
            "10.0.0.0/24"
        );
        assert_eq!(
            draft.virtual_networks[0].address_prefixes,
            vec!["10.0.0.0/16"]
        );
    }

    #[test]
    fn a_text_is_found_where_it_was_put() {
        let mut draft = PlanDraft::default();
        let paths = [
            "/name",
            "/virtualNetworks/0/addressPrefixes/0",
            "/clusters/0/loadBalancer/managedOutboundIPs",
        ];
        draft.apply(&paths.map(|path| edit(path, path))).unwrap();
        assert_eq!(paths.map(|path| draft.text_at(path)), paths.map(Some));
        for path in [
            "",
            "name",
            "/clusters",
            "/clusters/0",
            "/clusters/1/name",
            "/name/0",
        ] {
            assert_eq!(draft.text_at(path), None, "{path}");
        }
    }

    #[test]
    fn nothing_empties_a_field_and_takes_items_away() {
        let mut draft = PlanDraft::default();
        draft
            .apply(&[edit("/clusters/0/podCidr", "10.244.0.0/16")])
            .unwrap();
        draft
            .apply(&[Edit::remove("/clusters/0/podCidr".to_string())])
            .unwrap();
        assert_eq!(draft.clusters[0].pod_cidr, "");
        draft
            .apply(&[Edit::remove("/clusters/0".to_string())])
            .unwrap();
        assert!(draft.clusters.is_empty());
    }

    #[test]
    fn nothing_empties_a_whole_list_of_texts() {
        let mut draft = PlanDraft::default();
        draft
            .apply(&[
                edit("/clusters/0/podCidrs/-", "10.244.0.0/16"),
                edit("/clusters/0/podCidrs/-", "fd00::/64"),
                Edit::remove("/clusters/0/podCidrs".to_string()),
            ])
            .unwrap();
        assert!(draft.clusters[0].pod_cidrs.is_empty());
        assert!(draft.set("/clusters", &EditValue::Nothing).is_err());
    }

    #[test]
    fn a_wrong_path_changes_nothing_and_says_what_was_meant() {
        let mut draft = PlanDraft::default();
        let error = draft
            .apply(&[
                edit("/name", "x"),
                edit("/clusters/0/podCidrr", "10.0.0.0/16"),
            ])
            .unwrap_err();
        assert_eq!(
            error.message,
            "there is no podCidrr here; did you mean podCidr?"
        );
        assert_eq!(draft, PlanDraft::default());
        for path in [
            "",
            "/",
            "/clusters",
            "/clusters/7/name",
            "/name/x",
            "/clusters/0",
        ] {
            assert!(draft.set(path, &EditValue::Number(1)).is_err(), "{path}");
        }
    }
}
