use super::{Drawing, draw, overlaps, tail};
use crate::results::example::{contoso, outcome};
use crate::results::map::items::{Space, spaces_of};
use crate::results::map::zoom::busy;
use aksnet_core::cidr::Block;

fn space(name: &str) -> Space {
    let spaces = spaces_of(&outcome(&contoso()), [1, 0].into_iter(), 9);
    spaces.into_iter().find(|space| space.name == name).unwrap()
}

fn drawn(name: &str) -> Drawing {
    let space = space(name);
    let blocks: Vec<Block> = space.subnets.iter().map(|subnet| subnet.block).collect();
    draw(&space, &busy(space.block, &blocks))
}

fn words(drawing: &Drawing) -> Vec<&str> {
    drawing
        .words
        .iter()
        .map(|words| words.text.as_str())
        .collect()
}

#[test]
fn the_hub_is_one_row_with_names_below() {
    let hub = drawn("vnet-hub");
    assert_eq!(
        words(&hub),
        [
            "free 96",
            "AzureFirewallSubnet",
            ".0/26",
            "AzureBastionSubnet",
            ".64/26",
            "GatewaySubnet",
            ".128/27",
        ]
    );
    assert_eq!(hub.lenses, []);
    // Half of a /26 in a /24: the second begins at a quarter.
    let second = hub
        .marks
        .iter()
        .filter(|mark| mark.class == "sub")
        .nth(1)
        .unwrap();
    assert_eq!((second.x, second.width), (25_000, 25_000));
    assert_eq!(
        hub.title,
        "vnet-hub 10.200.0.0/24: 3 subnets. 96 of 256 addresses are free."
    );
}

#[test]
fn the_spoke_is_three_rows_with_the_need_below_its_subnet() {
    let spoke = drawn("vnet-spoke");
    assert_eq!(spoke.lenses.len(), 2);
    assert_eq!(spoke.lenses[0].part, (0, 3_125));
    let words = words(&spoke);
    for text in [
        "snet-nodes",
        "free 768",
        "free 976",
        "/24 ends",
        "/23 ends",
        ".4.0/28, 2 of 11 used",
        ".4.16/28, 9 of 11 used",
        "free 16",
    ] {
        assert!(words.contains(&text), "{text} in {words:?}");
    }
    assert_eq!(
        spoke.title,
        "vnet-spoke 10.240.0.0/16: 4 subnets. snet-nodes 10.240.0.0/24 is 59 addresses \
         short to upgrade and 214 at full scale. 65,232 of 65,536 addresses are free."
    );
    assert!(spoke.words.iter().all(|words| words.pages.contains(&true)));
}

#[test]
fn nothing_is_drawn_outside() {
    for drawing in [drawn("vnet-hub"), drawn("vnet-spoke")] {
        for mark in &drawing.marks {
            assert!(mark.x + mark.width <= 100_000, "{mark:?}");
            assert!(mark.y + mark.height <= drawing.height, "{mark:?}");
        }
    }
}

#[test]
fn ranges_are_told_by_their_end() {
    let block = |text| Block::parse(text).unwrap();
    assert_eq!(
        tail(block("10.240.4.16/28"), block("10.240.0.0/16")),
        ".4.16/28"
    );
    assert_eq!(
        tail(block("10.200.0.64/26"), block("10.200.0.0/24")),
        ".64/26"
    );
    assert_eq!(tail(block("10.0.0.0/9"), block("10.0.0.0/7")), "10.0.0.0/9");
}

#[test]
fn subnets_over_one_another_are_found() {
    let mut space = space("vnet-hub");
    let first = space.subnets[0].clone();
    space.subnets.insert(1, first);
    let subnets: Vec<_> = space.subnets.iter().collect();
    let found: Vec<String> = overlaps(&subnets).iter().map(ToString::to_string).collect();
    assert_eq!(found, ["10.200.0.0/26"]);
}
