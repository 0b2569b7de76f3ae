//! From a value to a draft.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::Value;
use super::upgrade::{STEPS, upgraded};
use crate::model::FORMAT;
use crate::model::draft::PlanDraft;
use crate::model::field::FieldError;
use crate::model::nearest::nearest;
use crate::model::record::{Kind, Record, RecordList, SlotMut};

/// Name of the property that holds the version of the plan file.
pub(super) const VERSION: &str = "aksnet";

/// Name of the property that holds a value beside the words on it.
const VALUE: &str = "value";

impl PlanDraft {
    /// Reads a plan file.
    ///
    /// # Errors
    ///
    /// Every property that is unknown, given twice, or of another shape than the plan
    /// file has, and a version this planner does not know. What a text means is not
    /// looked at here; [`PlanDraft::read`] does that.
    pub fn from_value(value: &Value) -> Result<Self, Vec<FieldError>> {
        match Self::gather(value) {
            (draft, errors) if errors.is_empty() => Ok(draft),
            (_, errors) => Err(errors),
        }
    }

    /// Reads as much of a plan file as has the right shape, with an error for the rest.
    ///
    /// A plan file of an earlier version is brought up to the present one first.
    pub fn gather(value: &Value) -> (Self, Vec<FieldError>) {
        let upgraded = upgraded(value, &STEPS);
        let mut draft = Self::default();
        let mut errors = Vec::new();
        match upgraded.as_ref().unwrap_or(value) {
            Value::Map(entries) => {
                version(entries, &mut errors);
                errors.append(&mut fill(&mut draft, entries, "a plan"));
            }
            other => errors.push(shape("", other, "an object, as a plan file begins")),
        }
        (draft, errors)
    }
}

fn version(entries: &[(String, Value)], errors: &mut Vec<FieldError>) {
    let given = entries
        .iter()
        .find(|(key, _)| key == VERSION)
        .map(|(_, value)| value);
    match given {
        Some(Value::Number(number)) if *number == FORMAT.to_string() => {}
        Some(Value::Number(number)) => errors.push(FieldError::new(
            "/aksnet",
            format!("{number} is not a version of the plan file this planner knows"),
            format!("{FORMAT}; a newer planner may read it"),
        )),
        Some(other) => errors.push(shape("/aksnet", other, "the version of the plan file, 1")),
        None => errors.push(FieldError {
            suggestion: Some(FORMAT.to_string()),
            ..FieldError::new(
                "/aksnet",
                "the version of the plan file is missing",
                format!("\"{VERSION}\": {FORMAT}"),
            )
        }),
    }
}

/// Fills a group of fields from the entries of a file, with an error for each that does not fit.
///
/// `owner` is whose properties they are, as errors say it: "a plan".
pub fn fill(
    into: &mut dyn Record,
    entries: &[(String, Value)],
    owner: &'static str,
) -> Vec<FieldError> {
    let errors = Vec::new();
    let mut filling = Filling { owner, errors };
    filling.group(into, entries, None, "");
    filling.errors
}

/// What is wrong with a file, as its fields are filled.
struct Filling {
    owner: &'static str,
    errors: Vec<FieldError>,
}

impl Filling {
    /// Fills a group of fields; `of` is what its `value` holds, where the group alone does not know.
    fn group(
        &mut self,
        into: &mut dyn Record,
        entries: &[(String, Value)],
        of: Option<Kind>,
        path: &str,
    ) {
        let fields = into.fields();
        for (place, (key, value)) in entries.iter().enumerate() {
            if path.is_empty() && key == VERSION {
                continue;
            }
            let here = format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"));
            let Some(field) = fields.iter().find(|field| field.key == key) else {
                let known = nearest(key, fields.iter().map(|field| field.key));
                self.errors.push(FieldError {
                    suggestion: known.map(ToOwned::to_owned),
                    ..FieldError::new(
                        &here,
                        format!("{key} is no property {} has here", self.owner),
                        fields
                            .iter()
                            .map(|field| field.key)
                            .collect::<Vec<_>>()
                            .join(", "),
                    )
                });
                continue;
            };
            if entries
                .iter()
                .take(place)
                .any(|(earlier, _)| earlier == key)
            {
                self.errors.push(FieldError::new(
                    &here,
                    format!("{key} is given twice"),
                    "once".to_owned(),
                ));
                continue;
            }
            if let Some(slot) = into.slot_mut(field.key) {
                let of = of.filter(|_| field.key == VALUE);
                self.put(slot, of.unwrap_or(field.kind), value, &here);
            }
        }
    }

    fn put(&mut self, slot: SlotMut<'_>, kind: Kind, value: &Value, path: &str) {
        match (slot, value) {
            (_, Value::Null) => {}
            (SlotMut::Text(text), value) => {
                if let Some(leaf) = self.leaf(kind, value, path) {
                    *text = leaf;
                }
            }
            (SlotMut::Texts(texts), Value::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    let path = format!("{path}/{index}");
                    texts.push(self.leaf(Kind::Text, item, &path).unwrap_or_default());
                }
            }
            (SlotMut::Texts(_), other) => self.errors.push(FieldError {
                suggestion: match other {
                    Value::Text(text) => Some(format!("[\"{text}\"]")),
                    _ => None,
                },
                ..shape(path, other, "a list of texts")
            }),
            (SlotMut::Record(inner), value) => match (kind, value) {
                (Kind::Worded(of, _), Value::Map(entries)) => {
                    self.group(inner, entries, Some(*of), path);
                }
                (Kind::Worded(of, _), alone) => {
                    if let Some(slot) = inner.slot_mut(VALUE) {
                        self.put(slot, *of, alone, path);
                    }
                }
                (_, Value::Map(entries)) => self.group(inner, entries, None, path),
                (_, other) => self.errors.push(shape(path, other, "an object")),
            },
            (SlotMut::Records(list), Value::List(items)) => self.list(list, items, path),
            (SlotMut::Records(_), other) => {
                self.errors.push(shape(path, other, "a list of objects"));
            }
        }
    }

    fn list(&mut self, list: &mut dyn RecordList, items: &[Value], path: &str) {
        for (index, item) in items.iter().enumerate() {
            let path = format!("{path}/{index}");
            match (item, list.insert(index)) {
                (Value::Map(entries), Some(inner)) => self.group(inner, entries, None, &path),
                (other, _) => self.errors.push(shape(&path, other, "an object")),
            }
        }
    }

    /// The text of a leaf; a number field takes text too, so that half typed ones survive.
    fn leaf(&mut self, kind: Kind, value: &Value, path: &str) -> Option<String> {
        match (kind, value) {
            (_, Value::Text(text)) => return Some(text.clone()),
            (Kind::Number, Value::Number(number)) => return Some(number.clone()),
            (Kind::Flag, Value::Bool(flag)) => return Some(flag.to_string()),
            (Kind::Number, other) => self.errors.push(shape(path, other, "a number")),
            (Kind::Flag, other) => self.errors.push(shape(path, other, "true or false")),
            (_, Value::Number(number)) => self.errors.push(FieldError {
                suggestion: Some(format!("\"{number}\"")),
                ..shape(path, value, "text")
            }),
            (_, other) => self.errors.push(shape(path, other, "text")),
        }
        None
    }
}

fn shape(path: &str, found: &Value, expected: &str) -> FieldError {
    FieldError::new(
        path,
        format!("{} stands here", found.kind()),
        expected.to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::PlanDraft;
    use crate::model::{FieldError, Value};
    use alloc::{vec, vec::Vec};

    fn read(text: &str) -> Result<PlanDraft, Vec<FieldError>> {
        PlanDraft::from_value(&serde_json::from_str::<Value>(text).unwrap())
    }

    #[test]
    fn an_unknown_property_is_refused_with_the_nearest_name() {
        let errors =
            read(r#"{"aksnet":1,"clusters":[{"podcidr":"10.244.0.0/16","x":1}]}"#).unwrap_err();
        assert_eq!(errors.len(), 2);
        assert_eq!(errors[0].path, "/clusters/0/podcidr");
        assert_eq!(errors[0].suggestion.as_deref(), Some("podCidr"));
        assert_eq!(errors[1].suggestion, None);
    }

    #[test]
    fn a_missing_or_newer_version_is_refused() {
        assert_eq!(read("{}").unwrap_err()[0].path, "/aksnet");
        let newer = read(r#"{"aksnet":2}"#).unwrap_err();
        assert_eq!(
            newer[0].message,
            "2 is not a version of the plan file this planner knows"
        );
    }

    #[test]
    fn numbers_and_flags_are_kept_as_typed() {
        let draft = read(
            r#"{"aksnet":1,"clusters":[{"privateCluster":true,
                "nodePools":[{"count":3,"maxPods":"3x","maxSurge":"10%"}]}]}"#,
        )
        .unwrap();
        assert_eq!(draft.clusters[0].private_cluster, "true");
        let pool = &draft.clusters[0].node_pools[0];
        assert_eq!(
            [&pool.count, &pool.max_pods, &pool.max_surge],
            ["3", "3x", "10%"]
        );
    }

    #[test]
    fn every_wrong_shape_is_found_in_one_pass() {
        let errors = read(
            r#"{"aksnet":1,"name":7,"virtualNetworks":[[],{"addressPrefixes":"10.0.0.0/8"}],
                "clusters":{},"connectedRanges":[{"name":true,"name":"x"}]}"#,
        )
        .unwrap_err();
        let paths: Vec<_> = errors.iter().map(|error| error.path.as_str()).collect();
        assert_eq!(
            paths,
            vec![
                "/name",
                "/virtualNetworks/0",
                "/virtualNetworks/1/addressPrefixes",
                "/clusters",
                "/connectedRanges/0/name",
                "/connectedRanges/0/name",
            ]
        );
        assert_eq!(errors[2].suggestion.as_deref(), Some("[\"10.0.0.0/8\"]"));
    }
}
