//! Plan files of earlier versions, brought up to the present one.

use alloc::string::ToString;

use super::Value;
use super::read::VERSION;
use crate::model::FORMAT;

/// From one version of the plan file to the next. What it does not know it leaves as it is.
pub(super) type Step = fn(Value) -> Value;

/// A step out of every version but the present one, oldest first: none yet.
pub(super) static STEPS: [Step; 0] = [];

const _: () = assert!(
    STEPS.len() as u64 + 1 == FORMAT,
    "a new version of the plan file needs a step that leads to it"
);

/// The same plan file in the present version; `None` where it is of that version already, or of none that is known.
pub(super) fn upgraded(value: &Value, steps: &[Step]) -> Option<Value> {
    let Value::Map(entries) = value else {
        return None;
    };
    let (_, version) = entries.iter().find(|(key, _)| key == VERSION)?;
    let Value::Number(version) = version else {
        return None;
    };
    let place = version.parse::<usize>().ok()?.checked_sub(1)?;
    let due = steps.get(place..).filter(|due| !due.is_empty())?;
    let mut value = due.iter().fold(value.clone(), |value, step| step(value));
    if let Value::Map(entries) = &mut value
        && let Some((_, version)) = entries.iter_mut().find(|(key, _)| key == VERSION)
    {
        *version = Value::Number(steps.len().saturating_add(1).to_string());
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::{Step, upgraded};
    use crate::model::Value;
    use alloc::string::ToString;

    /// Two steps of a made-up history: `title` became `name`, then `clusters` came.
    const STEPS: [Step; 2] = [
        |value| change(value, |key| if key == "title" { "name" } else { key }),
        |value| match value {
            Value::Map(mut entries) => {
                entries.push(("clusters".to_string(), Value::List([].into())));
                Value::Map(entries)
            }
            other => other,
        },
    ];

    fn change(value: Value, rename: fn(&str) -> &str) -> Value {
        match value {
            Value::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|(key, value)| (rename(&key).to_string(), value))
                    .collect(),
            ),
            other => other,
        }
    }

    fn file(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn every_step_that_is_due_is_taken_in_order() {
        assert_eq!(
            upgraded(&file(r#"{"aksnet":1,"title":"p"}"#), &STEPS),
            Some(file(r#"{"aksnet":3,"name":"p","clusters":[]}"#))
        );
        assert_eq!(
            upgraded(&file(r#"{"title":"p","aksnet":2}"#), &STEPS),
            Some(file(r#"{"title":"p","aksnet":3,"clusters":[]}"#))
        );
    }

    #[test]
    fn the_present_version_and_unknown_ones_are_left_alone() {
        for text in [
            r#"{"aksnet":3}"#,
            r#"{"aksnet":4}"#,
            r#"{"aksnet":0}"#,
            r#"{"aksnet":-1}"#,
            r#"{"aksnet":1.5}"#,
            r#"{"aksnet":99999999999999999999}"#,
            r#"{"aksnet":"1"}"#,
            "{}",
            "[]",
        ] {
            assert_eq!(upgraded(&file(text), &STEPS), None, "{text}");
        }
        assert_eq!(upgraded(&file(r#"{"aksnet":1}"#), &super::STEPS), None);
    }
}
