//! Whether two ranges meet is the same from either side, and in either place of a plan.

use std::net::Ipv6Addr;

use aksnet_core::cidr::{Block, Block6};
use aksnet_core::model::PlanDraft;
use aksnet_tests::chance::cases;
use aksnet_tests::sketch::Sketch;
use proptest::prelude::*;

use crate::findings;

/// Blocks of 10.0.0.0/12, so that pairs of them meet now and then.
fn blocks() -> impl Strategy<Value = Block> {
    (any::<u32>(), 13_u8..=29).prop_map(|(bits, prefix)| {
        let bits = (10 << 24) | (bits & 0x000f_ffff);
        Block::containing(bits.into(), prefix).unwrap()
    })
}

/// Whether a rule finds something.
fn fires(draft: &PlanDraft, rule: &str) -> bool {
    findings(draft)
        .iter()
        .any(|finding| finding.rule.id == rule)
}

/// Two VNets that are peered, with a subnet each.
fn peered(one: Block, other: Block) -> PlanDraft {
    let vnet = |sketch: Sketch, place: usize, block: Block| {
        let at = |key: &str| format!("/virtualNetworks/{place}/{key}");
        sketch
            .set(&at("name"), format!("vnet-{place}"))
            .set(&at("addressPrefixes/0"), block)
            .set(&at("peerings/0"), format!("vnet-{}", 1 - place))
    };
    let sketch = vnet(Sketch::of("overlay"), 0, one);
    vnet(sketch, 1, other).draft().clone()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn two_blocks_meet_from_either_side(one in blocks(), other in blocks()) {
        let share = one.first_u32().max(other.first_u32()) <= one.last_u32().min(other.last_u32());
        prop_assert_eq!(one.overlaps(other), share);
        prop_assert_eq!(other.overlaps(one), share);
        prop_assert_eq!(one.intersection(other), other.intersection(one));
        prop_assert!(one.overlaps(one));
    }

    #[test]
    fn wide_blocks_do_too(bits in any::<[u128; 2]>(), prefixes in prop::array::uniform2(100_u8..=128)) {
        let block = |n: usize| {
            let bits = (0xfd << 120) | (bits[n] & 0x00ff_ffff);
            Block6::containing(Ipv6Addr::from_bits(bits), prefixes[n]).unwrap()
        };
        let (one, other) = (block(0), block(1));
        let share = one.first_u128().max(other.first_u128()) <= one.last_u128().min(other.last_u128());
        prop_assert_eq!(one.overlaps(other), share);
        prop_assert_eq!(other.overlaps(one), share);
        prop_assert_eq!(one.intersection(other), other.intersection(one));
    }

    #[test]
    fn subnets_meet_whichever_has_which_block(one in blocks(), other in blocks()) {
        let draft = |first: Block, second: Block| {
            let sketch = Sketch::of("overlay")
                .set("/virtualNetworks/0/subnets/0/addressPrefix", first)
                .set("/virtualNetworks/0/subnets/1/addressPrefix", second);
            sketch.draft().clone()
        };
        prop_assert_eq!(fires(&draft(one, other), "AKN301"), one.overlaps(other));
        prop_assert_eq!(fires(&draft(other, one), "AKN301"), one.overlaps(other));
    }

    #[test]
    fn pods_and_services_meet_whichever_has_which_block(one in blocks(), other in blocks()) {
        let draft = |pods: Block, services: Block| {
            let sketch = Sketch::of("overlay")
                .pool(3, 30, 1)
                .set("/clusters/0/podCidr", pods)
                .set("/clusters/0/serviceCidr", services);
            sketch.draft().clone()
        };
        prop_assert_eq!(fires(&draft(one, other), "AKN304"), one.overlaps(other));
        prop_assert_eq!(fires(&draft(other, one), "AKN304"), one.overlaps(other));
    }

    #[test]
    fn peered_vnets_meet_whichever_has_which_block(one in blocks(), other in blocks()) {
        prop_assert_eq!(fires(&peered(one, other), "AKN308"), one.overlaps(other));
        prop_assert_eq!(fires(&peered(other, one), "AKN308"), one.overlaps(other));
    }
}
