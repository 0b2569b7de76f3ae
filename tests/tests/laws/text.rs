//! What is written reads back the same, and no text stops anything.

use aksnet_core::cidr::{Block, Block6, parse_address};
use aksnet_core::model::{Edit, KubernetesVersion, MaxSurge, PlanDraft, Value};
use aksnet_core::report::Report;
use aksnet_tests::chance::{cases, drafts};
use proptest::prelude::*;

/// Reads a plan file as a person's program would.
fn parsed(text: &str) -> Option<PlanDraft> {
    let value: Value = serde_json::from_str(text).ok()?;
    PlanDraft::from_value(&value).ok()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_plan_file_reads_back_as_it_was_typed(draft in drafts(900)) {
        let text = serde_json::to_string(&draft).unwrap();
        prop_assert_eq!(parsed(&text), Some(draft), "{}", text);
    }

    #[test]
    fn any_draft_gets_a_report(draft in drafts(900)) {
        let report = Report::of(&draft);
        prop_assert_eq!(report.clusters.len(), draft.clusters.len());
        serde_json::to_string(&report).unwrap();
    }

    #[test]
    fn what_two_drafts_share_is_read_once_and_means_the_same(
        draft in drafts(900),
        changes in prop::collection::vec((0_usize..14, 0_usize..4, 0_usize..4), 1..4),
    ) {
        let reading = draft.read();
        let mut after = draft.clone();
        for (what, one, other) in changes {
            let (vnet, peer) = (format!("/virtualNetworks/{one}"), format!("/virtualNetworks/{other}"));
            let name = after.text_at(&format!("{peer}/name")).unwrap_or("vnet").to_owned();
            let edit = match what {
                0 => Edit::text(format!("{vnet}/name"), &name),
                1 => Edit::text(format!("{vnet}/peerings/-"), &name),
                2 => Edit::remove(format!("{vnet}/peerings/0")),
                3 => Edit::remove(vnet),
                4 => Edit::text(format!("{vnet}/subnets/{other}/addressPrefix"), "10.240.0.0/2"),
                5 => Edit::remove(format!("{vnet}/subnets/{other}")),
                6 => Edit::text(format!("{vnet}/addressPrefixes/0"), "10.0.0.0/8"),
                7 => Edit::text(format!("{vnet}/subnets/{other}/name"), &name),
                8 => Edit::remove(format!("/clusters/{one}")),
                9 => {
                    let taken = after.text_at(&format!("/clusters/{other}/name"));
                    let taken = taken.unwrap_or("aks").to_owned();
                    Edit::text(format!("/clusters/{one}/name"), &taken)
                }
                10 => Edit::text(format!("/clusters/{one}/virtualNetwork"), &name),
                11 => Edit::text(format!("/clusters/{one}/serviceCidr"), "10.0.0.0/1x"),
                12 => {
                    let _ = after.shift(&format!("/clusters/{one}"), other);
                    continue;
                }
                _ => {
                    let _ = after.shift(&vnet, other) || after.split(&format!("{vnet}/subnets/{other}"));
                    continue;
                }
            };
            // A path that leads nowhere changes nothing.
            let _ = after.apply(&[edit]);
        }
        let again = after.read_after(&draft, &reading);
        prop_assert_eq!(again, after.read());
    }

    #[test]
    fn every_reported_path_leads_into_the_draft(draft in drafts(900)) {
        let mut draft = draft;
        let report = Report::of(&draft);
        let paths = report.errors.iter().map(|error| &error.path).chain(report.findings.iter().map(|finding| &finding.subject));
        for path in paths {
            prop_assert!(path.starts_with('/'), "{path}");
            // A whole item or list is a place too, which cannot be set but stands in the tables.
            let leaf = aksnet_core::model::EditValue::Text(String::new());
            if let Err(error) = draft.clone().set(path, &leaf) {
                let known = error.message.contains("whole item") || error.message.contains("several values");
                prop_assert!(known, "{path}: {}", error.message);
            }
        }
        // What an error suggests can be read in its place, or is at least a text.
        for error in &report.errors {
            if let (Some(suggestion), Some(_)) = (&error.suggestion, &error.used) {
                draft.set(&error.path, &aksnet_core::model::EditValue::Text(suggestion.clone())).unwrap();
            }
        }
        let after = draft.read().errors;
        for error in report.errors.iter().filter(|error| error.used.is_some()) {
            prop_assert!(!after.iter().any(|one| one.path == error.path && one.message == error.message), "{error:?}");
        }
    }

    #[test]
    fn blocks_read_back(text in any::<String>(), bits in any::<u32>(), prefix in 0_u8..=32) {
        let block = Block::containing(bits.into(), prefix).unwrap();
        prop_assert_eq!(Block::parse(&block.to_string()), Ok(block));
        if let Ok(block) = Block::parse(&text) {
            prop_assert_eq!(Block::parse(&block.to_string()), Ok(block));
        }
    }

    #[test]
    fn wide_blocks_read_back(bits in any::<u128>(), prefix in 0_u8..=128) {
        let text = format!("{}/{prefix}", std::net::Ipv6Addr::from_bits(bits));
        let block = match Block6::parse(&text) {
            Ok(block) => block,
            Err(error) => Block6::parse(&error.suggestion().unwrap()).unwrap(),
        };
        prop_assert_eq!(Block6::parse(&block.to_string()), Ok(block));
    }
}

/// Bytes that look like a plan file for a while.
fn almost_json() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"aksnet\":1,",
        "\"clusters\":[",
        "\"nodePools\":[{",
        "\"count\":",
        "\"name\":\"",
        "\"virtualNetworks\":[{",
        "\"addressPrefixes\":[\"10.0.0.0/8\"]",
        "null",
        "true",
        "1e999",
        "-0",
        "3.0",
        "\\u0000",
        "\"",
        "\\ud800",
    ]);
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat().into_bytes()),
    ]
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn no_bytes_stop_a_reader(bytes in almost_json()) {
        if let Ok(value) = serde_json::from_slice::<Value>(&bytes)
            && let Ok(draft) = PlanDraft::from_value(&value)
        {
            Report::of(&draft);
        }
        let text = String::from_utf8_lossy(&bytes);
        let _ = (Block::parse(&text), Block6::parse(&text), parse_address(&text));
        let _ = (MaxSurge::parse(&text), KubernetesVersion::parse(&text));
        if let Err(error) = Block::parse(&text) {
            let _ = (error.to_string(), error.suggestion());
        }
        if let Err(error) = Block6::parse(&text) {
            let _ = (error.to_string(), error.suggestion());
        }
    }

    #[test]
    fn no_text_stops_a_field(text in any::<String>(), choices in prop::collection::vec(any::<u8>(), 0..300), at in any::<prop::sample::Index>()) {
        let mut draft = aksnet_tests::chance::draft_of(&choices);
        let paths = leaves(&draft);
        let path = &paths[at.index(paths.len())];
        draft.set(path, &aksnet_core::model::EditValue::Text(text)).unwrap();
        Report::of(&draft);
        let written = serde_json::to_string(&draft).unwrap();
        prop_assert_eq!(parsed(&written), Some(draft));
    }
}

/// Paths of all leaves of a draft, and of those one could add.
fn leaves(draft: &PlanDraft) -> Vec<String> {
    let mut paths = Vec::new();
    walk(draft, "", &mut paths);
    paths
}

fn walk(record: &dyn aksnet_core::model::Record, path: &str, paths: &mut Vec<String>) {
    use aksnet_core::model::Slot;
    for field in record.fields() {
        let here = format!("{path}/{}", field.key);
        match record.slot(field.key) {
            Some(Slot::Text(_)) => paths.push(here),
            Some(Slot::Texts(_)) => paths.push(format!("{here}/-")),
            Some(Slot::Record(inner)) => walk(inner, &here, paths),
            Some(Slot::Records(list)) => {
                for place in 0..list.len() {
                    if let Some(inner) = list.get(place) {
                        walk(inner, &format!("{here}/{place}"), paths);
                    }
                }
            }
            None => {}
        }
    }
}
