//! The JSON Schema of the policy file, from the table that reads it.

use aksnet_core::policy::{LONGEST_TEXT, MOST_ENTRIES, POLICY_FORMAT, PolicyDraft};
use anyhow::Result;
use serde_json::{Value, json};

use crate::page::Page;
use crate::plan_schema::object;

/// The schema as a file.
pub(crate) fn page() -> Result<Page> {
    Ok(Page {
        path: String::from("docs/schema/policy.schema.json"),
        text: format!("{}\n", serde_json::to_string_pretty(&schema())?),
    })
}

/// What a policy file may hold.
fn schema() -> Value {
    let mut schema = object(PolicyDraft::table());
    bound(&mut schema);
    if let Some(schema) = schema.as_object_mut() {
        let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
        if let Some(properties) = properties {
            let version =
                json!({ "const": POLICY_FORMAT, "description": "Version of the policy file." });
            properties.insert("aksnetPolicy".into(), version);
        }
        for (key, value) in [
            (
                "$schema",
                json!("https://json-schema.org/draft/2020-12/schema"),
            ),
            (
                "$comment",
                json!(
                    "Written by `cargo xtask docs`; edit the policy's fields in aksnet-core instead."
                ),
            ),
            ("title", json!("Policy file of the AKS Network Planner")),
            ("required", json!(["aksnetPolicy"])),
            ("type", json!("object")),
        ] {
            schema.insert(key.into(), value);
        }
    }
    schema
}

/// Writes what bounds texts, links and lists into every part of a schema.
fn bound(schema: &mut Value) {
    let Some(part) = schema.as_object_mut() else {
        return;
    };
    let is = |part: &serde_json::Map<String, Value>, kind: &str| {
        let types = part.get("type").and_then(Value::as_array);
        types.is_some_and(|types| types.iter().any(|one| one == kind))
    };
    if is(part, "string") {
        part.insert("maxLength".into(), json!(LONGEST_TEXT));
    }
    if is(part, "array") {
        part.insert("maxItems".into(), json!(MOST_ENTRIES));
    }
    if let Some(items) = part.get_mut("items") {
        bound(items);
    }
    let either = part.get_mut("anyOf").and_then(Value::as_array_mut);
    either.into_iter().flatten().for_each(bound);
    if let Some(properties) = part.get_mut("properties").and_then(Value::as_object_mut) {
        for (key, property) in properties {
            bound(property);
            if let Some(link) = property.as_object_mut().filter(|_| key == "link") {
                link.insert("pattern".into(), json!(r"^(https://\S+)?$"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::schema;

    #[test]
    fn every_text_and_list_is_bounded() {
        let schema = schema();
        let ranges = &schema["properties"]["forbiddenRanges"];
        assert_eq!(ranges["maxItems"], 1_000);
        assert_eq!(ranges["items"]["properties"]["text"]["maxLength"], 1_000);
        assert_eq!(
            ranges["items"]["properties"]["link"]["pattern"],
            r"^(https://\S+)?$"
        );
        assert_eq!(ranges["items"]["additionalProperties"], false);
        assert_eq!(schema["properties"]["aksnetPolicy"]["const"], 1);
    }

    #[test]
    fn a_default_is_a_value_or_an_object_with_the_same_value() {
        let schema = schema();
        for (key, alone) in [
            ("networkModel", "/enum"),
            ("podCidr", "/type"),
            ("maxSurge", "/anyOf"),
        ] {
            let either = &schema["properties"]["defaults"]["properties"][key]["anyOf"];
            let value = either[0].pointer(alone).unwrap();
            let worded = &either[1]["properties"];
            assert_eq!(worded["value"].pointer(alone), Some(value), "{key}");
            assert_eq!(worded["link"]["pattern"], r"^(https://\S+)?$", "{key}");
            assert_eq!(worded["text"]["maxLength"], 1_000, "{key}");
            assert_eq!(either[1]["additionalProperties"], false, "{key}");
        }
    }
}
