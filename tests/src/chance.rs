//! Drafts by chance: every field of the plan file, with what people type and what nobody should.
//!
//! The fields come from the engine's own tables, so that a new one is covered without a word here.

use std::net::Ipv4Addr;

use aksnet_core::model::{Field, Kind, PlanDraft, Record, RecordList, SlotMut};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// How a test by chance runs: so many cases, the same ones every time, so that nobody's change fails for another's.
///
/// `PROPTEST_RNG_SEED` asks for others, `PROPTEST_CASES` for more.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Drafts of up to that many choices; fewer choices, smaller drafts.
pub fn drafts(choices: usize) -> impl Strategy<Value = PlanDraft> {
    vec(any::<u8>(), 0..=choices).prop_map(|choices| draft_of(&choices))
}

/// The draft that follows from a list of choices.
pub fn draft_of(choices: &[u8]) -> PlanDraft {
    let mut draft = PlanDraft::default();
    fill(&mut draft, &mut Choices(choices.iter()));
    draft
}

/// Choices still to be made; once none is left, the first of everything.
struct Choices<'a>(std::slice::Iter<'a, u8>);

impl Choices<'_> {
    fn next(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        let place = usize::from(self.next()).checked_rem(texts.len());
        place
            .and_then(|place| texts.get(place))
            .copied()
            .unwrap_or("")
    }
}

fn fill(record: &mut dyn Record, choices: &mut Choices<'_>) {
    for field in record.fields() {
        match record.slot_mut(field.key) {
            Some(SlotMut::Text(leaf)) => *leaf = text(field, choices),
            Some(SlotMut::Texts(list)) => {
                for _ in 0..choices.next() % 3 {
                    list.push(text(field, choices));
                }
            }
            Some(SlotMut::Record(inner)) => fill(inner, choices),
            Some(SlotMut::Records(list)) => fill_list(list, choices),
            None => {}
        }
    }
}

fn fill_list(list: &mut dyn RecordList, choices: &mut Choices<'_>) {
    for place in 0..usize::from(choices.next() % 4) {
        if let Some(inner) = list.insert(place) {
            fill(inner, choices);
        }
    }
}

fn text(field: &Field, choices: &mut Choices<'_>) -> String {
    match choices.next() % 16 {
        0 | 1 => String::new(),
        2 => junk(choices),
        3 => format!(" {} ", likely(field, choices)),
        _ => likely(field, choices),
    }
}

/// What somebody may well type into a field.
fn likely(field: &Field, choices: &mut Choices<'_>) -> String {
    let key = field.key;
    match field.kind {
        Kind::Choice(names) | Kind::Choices(names) => choices.of(names).to_owned(),
        Kind::Flag => choices
            .of(&["true", "false", "TRUE", "yes", "tru"])
            .to_owned(),
        Kind::Number if key.starts_with("max") && key != "maxCount" => choices
            .of(&[
                "30",
                "250",
                "10",
                "31",
                "110",
                "1",
                "0",
                "10%",
                "33 %",
                "100%",
                "300",
                "4294967295",
            ])
            .to_owned(),
        Kind::Number => choices
            .of(&[
                "3",
                "0",
                "1",
                "5",
                "12",
                "100",
                "1000",
                "5001",
                "65536",
                "4294967295",
                "4294967296",
                "-1",
                "3x",
                "1,000",
            ])
            .to_owned(),
        _ if key.contains("Prefix") || key.contains("Cidr") || key.contains("CIDR") => {
            block(choices)
        }
        _ if key.contains("IP") || key.contains("Addresses") => choices
            .of(&[
                "10.0.0.10",
                "10.0.0.1",
                "10.0.255.255",
                "10.0.0.0",
                "10.1.0.10",
                "0.0.0.0",
                "255.255.255.255",
                "10.0.0.",
            ])
            .to_owned(),
        _ if key == "kubernetesVersion" => choices
            .of(&["1.34", "1.27", "v1.28.3", "1.", "99999999999.1"])
            .to_owned(),
        _ if key == "osSKU" => choices
            .of(&["Ubuntu", "Windows2019", "Windows2022", "AzureLinux"])
            .to_owned(),
        _ if key == "delegation" => choices
            .of(&[
                "Microsoft.ContainerService/managedClusters",
                "Microsoft.Sql/x",
            ])
            .to_owned(),
        _ => choices
            .of(&["a", "b", "c", "d", "GatewaySubnet", "AzureFirewallSubnet"])
            .to_owned(),
    }
}

fn block(choices: &mut Choices<'_>) -> String {
    const BLOCKS: &[&str] = &[
        "10.0.0.0/8",
        "10.240.0.0/16",
        "10.244.0.0/16",
        "10.0.0.0/16",
        "172.16.0.0/12",
        "172.17.0.1/16",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "0.0.0.0/0",
        "255.255.255.255/32",
        "169.254.0.0/16",
        "224.0.0.0/4",
        "fd12:3456:789a::/64",
        "fd12:3456:789a:1::/108",
        "::/0",
        "10.0.0.5/24",
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0/24",
    ];
    let roll = choices.next();
    if roll.is_multiple_of(4) {
        return choices.of(BLOCKS).to_owned();
    }
    let prefix = (roll % 16).saturating_add(14);
    let bits = u32::from_be_bytes([10, choices.next() % 4, choices.next(), 0]);
    let host_bits = 32_u32.saturating_sub(prefix.into());
    let mask = u32::MAX.checked_shl(host_bits).unwrap_or(0);
    format!("{}/{prefix}", Ipv4Addr::from_bits(bits & mask))
}

/// What nobody should type.
fn junk(choices: &mut Choices<'_>) -> String {
    const SIGNS: &[&str] = &[
        "",
        "0",
        "1",
        "9",
        "255",
        "256",
        ".",
        "/",
        ":",
        "::",
        "-",
        "%",
        ",",
        " ",
        "~",
        "\"",
        "\\",
        "{",
        "<",
        "\u{0}",
        "\u{202e}",
        "é",
        "👩‍👩‍👧",
        "٣",
        "0x",
        "1e9",
        "/clusters/0",
        "null",
        "true",
        "\n",
        "18446744073709551616",
    ];
    (0..choices.next() % 12)
        .map(|_| choices.of(SIGNS))
        .collect()
}
