//! From a draft to a plan file.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::read::VERSION;
use crate::model::FORMAT;
use crate::model::draft::PlanDraft;
use crate::model::record::{Kind, Record, RecordList, Slot};

impl Serialize for PlanDraft {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(VERSION, &FORMAT)?;
        entries(self, &mut map)?;
        map.end()
    }
}

struct Written<'a>(&'a dyn Record);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entries(self.0, &mut map)?;
        map.end()
    }
}

struct WrittenList<'a>(&'a dyn RecordList);

impl Serialize for WrittenList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for record in (0..self.0.len()).filter_map(|index| self.0.get(index)) {
            list.serialize_element(&Written(record))?;
        }
        list.end()
    }
}

/// Writes what is filled in; a missing property takes its default again when read.
fn entries<M: SerializeMap>(record: &dyn Record, map: &mut M) -> Result<(), M::Error> {
    for field in record.fields() {
        match record.slot(field.key) {
            Some(Slot::Text(text)) if !text.is_empty() => leaf(map, field.key, field.kind, text)?,
            Some(Slot::Texts(texts)) if !texts.is_empty() => {
                map.serialize_entry(field.key, texts)?;
            }
            Some(Slot::Record(inner)) if !inner.is_blank() => {
                map.serialize_entry(field.key, &Written(inner))?;
            }
            Some(Slot::Records(list)) if !list.is_empty() => {
                map.serialize_entry(field.key, &WrittenList(list))?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// A number or a flag is written as such only where reading it gives the same text again.
fn leaf<M: SerializeMap>(map: &mut M, key: &str, kind: Kind, text: &str) -> Result<(), M::Error> {
    match kind {
        Kind::Number => match text.parse::<u32>() {
            Ok(number) if alloc::string::ToString::to_string(&number) == text => {
                map.serialize_entry(key, &number)
            }
            _ => map.serialize_entry(key, text),
        },
        Kind::Flag => match text.parse::<bool>() {
            Ok(flag) => map.serialize_entry(key, &flag),
            Err(_) => map.serialize_entry(key, text),
        },
        _ => map.serialize_entry(key, text),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{PlanDraft, Value};

    #[test]
    fn what_is_written_reads_back_the_same_even_half_typed() {
        let text = r#"{"aksnet":1,"name":"p","clusters":[{"name":"aks","ipFamilies":["IPv4"],"loadBalancer":{"managedOutboundIPs":2},"privateCluster":"tru","nodePools":[{"count":"03","maxPods":30,"maxSurge":"10 %"}]}]}"#;
        let draft = PlanDraft::from_value(&serde_json::from_str::<Value>(text).unwrap()).unwrap();
        assert_eq!(serde_json::to_string(&draft).unwrap(), text);
    }
}
