//! The JSON Schema of the report, from the types that write it.

use aksnet_core::report::Report;
use anyhow::Result;
use schemars::generate::SchemaSettings;
use serde_json::json;

use crate::page::Page;

/// The schema as a file.
pub(crate) fn page() -> Result<Page> {
    // As it is written, not as it could be read: a property that is always written is required.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Report>();
    schema.insert(
        "$comment".into(),
        json!("Written by `cargo xtask docs`; edit the report's types in aksnet-core instead."),
    );
    Ok(Page {
        path: String::from("docs/schema/report.schema.json"),
        text: format!("{}\n", serde_json::to_string_pretty(&schema)?),
    })
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn what_is_always_written_is_required() {
        let schema: serde_json::Value = serde_json::from_str(&page().unwrap().text).unwrap();
        let required = schema["required"].as_array().unwrap();
        for key in [
            "aksnet",
            "verdict",
            "clusters",
            "findings",
            "errors",
            "defaults",
            "assumptions",
        ] {
            assert!(required.contains(&key.into()), "{key}");
        }
        let draw = schema["$defs"]["DrawReport"]["required"]
            .as_array()
            .unwrap();
        assert!(!draw.contains(&"consumer".into()));
    }
}
