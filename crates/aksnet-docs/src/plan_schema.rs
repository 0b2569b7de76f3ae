//! The JSON Schema of the plan file, from the table that reads it.

use aksnet_core::model::{FORMAT, Field, Kind, PlanDraft};
use anyhow::Result;
use serde_json::{Map, Value, json};

use crate::page::Page;

/// A number as people type it: digits, grouped or not, and a percent sign where it is a share.
const TYPED_NUMBER: &str = r"^\s*[0-9][0-9,_]*\s*%?\s*$";

/// The schema as a file.
pub(crate) fn page() -> Result<Page> {
    Ok(Page {
        path: String::from("docs/schema/plan.schema.json"),
        text: format!("{}\n", serde_json::to_string_pretty(&schema())?),
    })
}

/// What a plan file may hold. A property that is `null` counts as left out.
fn schema() -> Value {
    let mut schema = object(PlanDraft::table());
    if let Some(schema) = schema.as_object_mut() {
        schema.insert(
            "$schema".into(),
            json!("https://json-schema.org/draft/2020-12/schema"),
        );
        schema.insert(
            "$comment".into(),
            json!("Written by `cargo xtask docs`; edit the plan's fields in aksnet-core instead."),
        );
        schema.insert(
            "title".into(),
            json!("Plan file of the AKS Network Planner"),
        );
        schema.insert("required".into(), json!(["aksnet"]));
        schema.insert("type".into(), json!("object"));
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            let version = json!({ "const": FORMAT, "description": "Version of the plan file." });
            properties.insert("aksnet".into(), version);
        }
    }
    schema
}

pub(crate) fn object(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| (String::from(field.key), property(field)))
        .collect();
    json!({
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": false,
    })
}

fn property(field: &Field) -> Value {
    let mut property = of_kind(field.kind);
    if let Some(property) = property.as_object_mut() {
        let lines: Vec<_> = field.meaning.iter().map(|line| line.trim()).collect();
        property.insert("description".into(), json!(lines.join(" ")));
    }
    property
}

fn of_kind(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": ["string", "null"] }),
        Kind::Number => json!({ "anyOf": [
            { "type": "integer", "minimum": 0 },
            { "type": "string", "pattern": TYPED_NUMBER },
            { "type": "null" },
        ] }),
        Kind::Flag => json!({ "type": ["boolean", "null"] }),
        Kind::Choice(names) => {
            let names = names.iter().map(|name| json!(name));
            json!({ "enum": names.chain([Value::Null]).collect::<Vec<_>>() })
        }
        Kind::Texts => list(&json!({ "type": "string" })),
        Kind::Choices(names) => list(&json!({ "enum": names })),
        Kind::Record(fields) => object(fields()),
        Kind::Records(fields) => {
            let mut item = object(fields());
            if let Some(item) = item.as_object_mut() {
                item.insert("type".into(), json!("object"));
            }
            list(&item)
        }
        Kind::Worded(of, fields) => {
            let (alone, mut worded) = (of_kind(*of), object(fields()));
            let value = worded.pointer_mut("/properties/value");
            if let (Some(value), Some(of)) =
                (value.and_then(Value::as_object_mut), alone.as_object())
            {
                value.remove("type");
                value.extend(of.clone());
            }
            json!({ "anyOf": [alone, worded] })
        }
    }
}

fn list(item: &Value) -> Value {
    json!({ "type": ["array", "null"], "items": item })
}

#[cfg(test)]
mod tests {
    use super::schema;

    #[test]
    fn every_field_has_its_meaning_and_nothing_else_is_let_in() {
        let schema = schema();
        let cluster = &schema["properties"]["clusters"]["items"];
        assert_eq!(cluster["additionalProperties"], false);
        assert_eq!(
            cluster["properties"]["podCidr"]["description"],
            "Range pods get their addresses from, outside every VNet."
        );
        assert_eq!(cluster["properties"]["networkModel"]["enum"][0], "overlay");
        assert_eq!(schema["properties"]["aksnet"]["const"], 1);
    }
}
