use super::{Ruler, beginning, rulers};
use crate::results::example::{Draft, contoso};
use crate::results::map::overlaps::{overlaps, spans};
use aksnet_core::cidr::Block;

fn of(draft: &Draft) -> Vec<Ruler> {
    let plan = draft.0.read().plan;
    let spans = spans(&plan, 0);
    rulers(&spans, &overlaps(&plan, 0, &spans))
}

fn lanes(ruler: &Ruler) -> Vec<&str> {
    ruler.lanes.iter().map(|lane| lane.name.as_str()).collect()
}

#[test]
fn the_worked_example_has_one_ruler_and_one_overlap() {
    let rulers = of(&contoso());
    assert_eq!(rulers.len(), 1);
    let ruler = &rulers[0];
    assert_eq!(ruler.block.to_string(), "10.0.0.0/8");
    assert_eq!(
        lanes(ruler),
        ["VNets", "Services", "Branch offices", "Datacentre Dublin"]
    );
    assert_eq!(
        ruler.drawing.title,
        "On the 10.0.0.0/8 ruler only Services 10.0.0.0/16 and Branch offices 10.0.64.0/18 overlap."
    );
    let words: Vec<&str> = ruler
        .drawing
        .words
        .iter()
        .map(|words| words.text.as_str())
        .collect();
    assert_eq!(
        words,
        [
            "10.0",
            "10.64",
            "10.128",
            "10.192",
            "10.200.0.0/24",
            "10.240.0.0/16",
            "10.0.0.0/16",
            "10.0.64.0/18",
            "10.16.0.0/12"
        ]
    );
    // The VNets: the first has no room for its name on the right, the second none there either.
    let at = |text: &str| {
        ruler
            .drawing
            .words
            .iter()
            .find(|words| words.text == text)
            .unwrap()
    };
    assert_eq!(at("10.240.0.0/16").anchor, "end");
    assert_eq!(at("10.16.0.0/12").anchor, "");
    let magnified = &ruler.magnified[0];
    assert_eq!(magnified.names, ["Services 10.0.0.0/16", "Branch offices"]);
    let hatched: Vec<(u64, u64)> = magnified
        .drawing
        .marks
        .iter()
        .skip(1)
        .map(|mark| (mark.x, mark.width))
        .collect();
    assert_eq!(hatched, [(25_000, 25_000), (25_000, 25_000)]);
}

#[test]
fn each_private_space_has_a_ruler_of_its_own() {
    let draft = contoso()
        .with("/clusters/0/serviceCidr", "172.20.0.0/16")
        .with("/connectedRanges/1/addressPrefixes/1", "192.168.0.0/24")
        .with("/connectedRanges/1/addressPrefixes/2", "203.0.113.0/24");
    let rulers = of(&draft);
    let blocks: Vec<String> = rulers.iter().map(|ruler| ruler.block.to_string()).collect();
    assert_eq!(
        blocks,
        [
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "203.0.0.0/8"
        ]
    );
    // What AKS keeps lies on the second.
    assert_eq!(lanes(&rulers[1]), ["Services", "Kept by AKS"]);
    assert!(rulers[3].drawing.title.starts_with("Nothing overlaps"));
}

#[test]
fn many_connected_ranges_share_a_lane() {
    let many = (2..12).fold(contoso(), |draft, place| {
        draft
            .with(
                &format!("/connectedRanges/{place}/name"),
                &format!("site {place}"),
            )
            .with(
                &format!("/connectedRanges/{place}/addressPrefixes/0"),
                &format!("10.{}.0.0/16", 100 + place),
            )
    });
    assert_eq!(
        lanes(&of(&many)[0]),
        ["VNets", "Services", "Connected ranges"]
    );
}

#[test]
fn zeros_at_the_end_of_an_address_go() {
    let beginning = |text| beginning(Block::parse(text).unwrap());
    assert_eq!(beginning("10.0.0.0/10"), "10.0");
    assert_eq!(beginning("10.64.0.0/10"), "10.64");
    assert_eq!(beginning("192.168.64.0/18"), "192.168.64");
    assert_eq!(beginning("0.0.0.0/2"), "0.0");
}
