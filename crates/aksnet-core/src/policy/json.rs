//! The policy file, from any serde format.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{POLICY_FORMAT, Policy, PolicyDraft};
use crate::model::{FieldError, Value, fill};

/// Name of the property that holds the version of the policy file.
const VERSION: &str = "aksnetPolicy";

impl Policy {
    /// Reads a policy file.
    ///
    /// # Errors
    ///
    /// Every property that is unknown, given twice, of another shape, or cannot be read, each with
    /// its JSON Pointer; a version this planner does not know.
    pub fn from_value(value: &Value) -> Result<Self, Vec<FieldError>> {
        let Value::Map(entries) = value else {
            return Err([FieldError::new(
                "",
                "no object stands here",
                "a policy file",
            )]
            .into());
        };
        let mut errors = Vec::new();
        let version = entries.iter().find(|(key, _)| key == VERSION);
        match version {
            Some((_, Value::Number(number))) if *number == POLICY_FORMAT.to_string() => {}
            Some(_) => errors.push(FieldError::new(
                "/aksnetPolicy",
                "this is not a version of the policy file this planner knows",
                format!("{POLICY_FORMAT}; a newer planner may read it"),
            )),
            None => errors.push(FieldError::new(
                "/aksnetPolicy",
                "the version of the policy file is missing",
                format!("\"{VERSION}\": {POLICY_FORMAT}"),
            )),
        }
        if entries.iter().any(|(key, _)| key == "aksnet") {
            errors.push(FieldError::new(
                "/aksnet",
                "this is a plan",
                "a policy file",
            ));
        }
        let rest: Vec<(String, Value)> = entries
            .iter()
            .filter(|(key, _)| key != VERSION)
            .cloned()
            .collect();
        let mut draft = PolicyDraft::default();
        errors.append(&mut fill(&mut draft, &rest, "a policy"));
        if !errors.is_empty() {
            return Err(errors);
        }
        draft.read().map_err(|mut errors| {
            for error in &mut errors {
                let alone = error.path.strip_suffix("/value");
                if let Some(path) = alone.filter(|path| stands_alone(&rest, path)) {
                    error.path = path.to_owned();
                }
            }
            errors
        })
    }
}

/// Whether the default at a path is a value alone, without the words on it.
fn stands_alone(entries: &[(String, Value)], path: &str) -> bool {
    let Some(key) = path.strip_prefix("/defaults/") else {
        return false;
    };
    entries.iter().any(|(name, value)| match value {
        Value::Map(defaults) if name == "defaults" => defaults
            .iter()
            .any(|(name, value)| name == key && !matches!(value, Value::Map(_))),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::policy::Policy;
    use alloc::{format, string::String, vec::Vec};

    fn wrong(text: &str) -> Vec<(String, String)> {
        let errors = Policy::from_value(&serde_json::from_str(text).unwrap()).unwrap_err();
        errors
            .into_iter()
            .map(|error| (error.path, error.message))
            .collect()
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_place() {
        for (text, path, message) in [
            ("[]", "", "no object"),
            ("{}", "/aksnetPolicy", "missing"),
            (r#"{"aksnetPolicy":2}"#, "/aksnetPolicy", "not a version"),
            (
                r#"{"aksnetPolicy":1,"aksnet":1}"#,
                "/aksnet",
                "this is a plan",
            ),
            (
                r#"{"aksnetPolicy":1,"ownr":"x"}"#,
                "/ownr",
                "ownr is no property a policy has here",
            ),
            (
                r#"{"aksnetPolicy":1,"forbiddenRanges":[{"addressPrefix":"10.0.0.5/8"}]}"#,
                "/forbiddenRanges/0/addressPrefix",
                "10.0.0.5 is inside a /8",
            ),
            (
                r#"{"aksnetPolicy":1,"virtualNetworks":[{"addressPrefixes":["10.0.0.0/8"]}]}"#,
                "/virtualNetworks/0/name",
                "no name",
            ),
            (
                r#"{"aksnetPolicy":1,"networkModels":{"allowed":["overly"]}}"#,
                "/networkModels/allowed/0",
                "no network model",
            ),
            (
                r#"{"aksnetPolicy":1,"maxSurge":{"most":"lots"}}"#,
                "/maxSurge/most",
                "lots cannot be read",
            ),
            (
                r#"{"aksnetPolicy":1,"maxPods":{"most":"33%"}}"#,
                "/maxPods/most",
                "33% cannot be read",
            ),
            (
                r#"{"aksnetPolicy":1,"locked":[{"path":"/clusters/*/podcidr","value":"x"}]}"#,
                "/locked/0/path",
                "leads to no single value",
            ),
            (
                r#"{"aksnetPolicy":1,"defaults":{"podCidr":"10.0.0.0"}}"#,
                "/defaults/podCidr",
                "cannot be read",
            ),
            (
                r#"{"aksnetPolicy":1,"defaults":{"podCidr":{"value":"10.0.0.0","text":"x"}}}"#,
                "/defaults/podCidr/value",
                "10.0.0.0 cannot be read",
            ),
            (
                r#"{"aksnetPolicy":1,"defaults":{"podCidr":{"value":5}}}"#,
                "/defaults/podCidr/value",
                "a number stands here",
            ),
            (
                r#"{"aksnetPolicy":1,"defaults":{"maxPods":["110"]}}"#,
                "/defaults/maxPods",
                "a list stands here",
            ),
            (
                r#"{"aksnetPolicy":1,"defaults":{"maxSurge":{"text":"Ask us."}}}"#,
                "/defaults/maxSurge/value",
                "no value stands here",
            ),
            (
                r#"{"aksnetPolicy":1,"defaults":{"maxSurge":{"vlaue":"33%"}}}"#,
                "/defaults/maxSurge/vlaue",
                "vlaue is no property a policy has here",
            ),
            (
                r#"{"aksnetPolicy":1,"defaults":{"maxPods":{"value":110,"link":"http://example.com"}}}"#,
                "/defaults/maxPods/link",
                "no address that may be shown as a link",
            ),
        ] {
            let errors = wrong(text);
            assert_eq!(errors[0].0, path, "{text}");
            assert!(errors[0].1.contains(message), "{text}: {errors:?}");
        }
    }

    #[test]
    fn a_default_stands_alone_or_with_the_words_on_it() {
        let read = |text: &str| Policy::from_value(&serde_json::from_str(text).unwrap()).unwrap();
        let alone = read(
            r#"{"aksnetPolicy":1,"defaults":{"networkModel":"overlay","maxPods":110,"podCidr":null}}"#,
        );
        let worded = read(
            r#"{"aksnetPolicy":1,"defaults":{"networkModel":{"value":"overlay"},
                "maxPods":{"value":110,"text":null},"podCidr":{}}}"#,
        );
        assert_eq!(alone, worded);
        assert_eq!(alone.defaults.max_pods.value, "110");
        let worded = read(
            r#"{"aksnetPolicy":1,"defaults":{"maxSurge":
                {"value":"33%","text":"Overnight.","link":"https://example.com/surge"}}}"#,
        );
        let surge = worded.defaults.max_surge;
        assert_eq!(
            [&surge.value, &surge.text, &surge.link],
            ["33%", "Overnight.", "https://example.com/surge"]
        );
    }

    #[test]
    fn a_hostile_policy_is_refused() {
        for link in [
            "javascript:alert(1)",
            "http://example.com",
            "https://a b",
            "//example.com",
        ] {
            let text = format!(
                r#"{{"aksnetPolicy":1,"allowedRanges":[{{"addressPrefix":"10.0.0.0/8","link":"{link}"}}]}}"#
            );
            assert_eq!(wrong(&text)[0].0, "/allowedRanges/0/link", "{link}");
        }
        let text = format!(r#"{{"aksnetPolicy":1,"owner":"{}"}}"#, "x".repeat(1_001));
        assert_eq!(wrong(&text)[0].0, "/owner");
        let ranges = r#"{"addressPrefix":"10.0.0.0/8"},"#.repeat(1_001);
        let text = format!(
            r#"{{"aksnetPolicy":1,"forbiddenRanges":[{}]}}"#,
            ranges.trim_end_matches(',')
        );
        assert_eq!(wrong(&text)[0].0, "/forbiddenRanges");
    }
}
