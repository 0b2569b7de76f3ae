use alloc::string::ToString;

use super::*;

fn block(text: &str) -> Block {
    text.parse().expect(text)
}

#[test]
fn all_addresses_are_a_block() {
    let all = Block::ALL;
    assert_eq!(all.to_string(), "0.0.0.0/0");
    assert_eq!(all.size(), 1 << 32);
    assert_eq!(all.last(), Ipv4Addr::BROADCAST);
    assert_eq!(all.address((1 << 32) - 1), Some(Ipv4Addr::BROADCAST));
    assert_eq!(all.address(1 << 32), None);
    assert_eq!((all.next_of_size(), all.previous_of_size()), (None, None));
    assert_eq!(all.subblock(0, 0), Some(all));
    assert_eq!(all.subblock(0, 1), None);
    assert_eq!(all.subblocks(32), 1 << 32);
    assert!(all.contains(all) && all.contains_address(Ipv4Addr::UNSPECIFIED));
}

#[test]
fn one_address_and_two_are_blocks() {
    let one = block("10.0.0.1/32");
    assert_eq!((one.size(), one.first()), (1, one.last()));
    assert_eq!(one.subblock(32, 0), Some(one));
    let two = block("10.0.0.0/31");
    assert_eq!((two.size(), two.last()), (2, one.first()));
    assert_eq!(two.subblock(32, 1), Some(one));
    assert_eq!(two.subblock(32, 2), None);
}

#[test]
fn canonical_means_no_host_bits_and_a_prefix_up_to_32() {
    assert_eq!(Block::new(Ipv4Addr::new(10, 0, 0, 1), 31), None);
    assert_eq!(Block::new(Ipv4Addr::new(10, 0, 0, 0), 33), None);
    assert_eq!(Block::containing(Ipv4Addr::BROADCAST, 33), None);
    assert_eq!(
        Block::containing(Ipv4Addr::new(10, 0, 0, 5), 24),
        Some(block("10.0.0.0/24"))
    );
}

#[test]
fn the_first_overlay_nodes_take_the_first_24s_of_the_pod_cidr() {
    let pods = block("10.244.0.0/16");
    assert_eq!(pods.subblock(24, 0), Some(block("10.244.0.0/24")));
    assert_eq!(pods.subblock(24, 1), Some(block("10.244.1.0/24")));
    assert_eq!(pods.subblock(24, 255), Some(block("10.244.255.0/24")));
    assert_eq!(pods.subblock(24, 256), None);
    assert_eq!(pods.subblock(24, u64::MAX), None);
    assert_eq!(pods.subblock(15, 0), None);
    assert_eq!(pods.subblock(33, 0), None);
    assert_eq!(pods.subblocks(24), 256);
    assert_eq!((pods.subblocks(15), pods.subblocks(33)), (0, 0));
}

#[test]
fn nested_blocks_overlap_and_neighbours_do_not() {
    let (outer, inner, beside) = (
        block("10.0.0.0/16"),
        block("10.0.255.0/24"),
        block("10.1.0.0/16"),
    );
    assert!(outer.contains(inner) && !inner.contains(outer));
    assert!(inner.overlaps(outer) && !outer.overlaps(beside));
    assert_eq!(inner.intersection(outer), Some(inner));
    assert_eq!(outer.intersection(beside), None);
}

#[test]
fn a_block_stands_before_the_blocks_it_contains() {
    let mut blocks = [
        block("10.1.0.0/16"),
        block("10.0.0.0/24"),
        block("10.0.0.0/8"),
        block("9.255.255.255/32"),
    ];
    blocks.sort_unstable();
    let texts = blocks.map(|block| block.to_string());
    assert_eq!(
        texts,
        [
            "9.255.255.255/32",
            "10.0.0.0/8",
            "10.0.0.0/24",
            "10.1.0.0/16"
        ]
    );
}

#[test]
fn growing_and_resizing_keep_the_first_address_inside() {
    let subnet = block("10.0.3.0/24");
    assert_eq!(subnet.grown_to(22), Some(block("10.0.0.0/22")));
    assert_eq!(subnet.grown_to(24), Some(subnet));
    assert_eq!(subnet.grown_to(25), None);
    assert_eq!(subnet.resized(22), Some(block("10.0.0.0/22")));
    assert_eq!(subnet.resized(25), Some(block("10.0.3.0/25")));
    assert_eq!(subnet.resized(33), None);
}

#[test]
fn steps_stop_at_the_ends_of_the_address_space() {
    let first = block("0.0.0.0/24");
    assert_eq!(first.previous_of_size(), None);
    assert_eq!(first.next_of_size(), Some(block("0.0.1.0/24")));
    let last = block("255.255.255.0/24");
    assert_eq!(last.next_of_size(), None);
    assert_eq!(last.previous_of_size(), Some(block("255.255.254.0/24")));
}

#[test]
fn a_span_is_a_block_only_if_exact() {
    let address = |d| Ipv4Addr::new(10, 0, 0, d);
    assert_eq!(
        Block::spanning(address(4), address(7)),
        Some(block("10.0.0.4/30"))
    );
    assert_eq!(Block::spanning(address(4), address(6)), None);
    assert_eq!(Block::spanning(address(7), address(4)), None);
    assert_eq!(
        Block::covering(address(4), address(6)),
        block("10.0.0.4/30")
    );
    assert_eq!(
        Block::covering(Ipv4Addr::BROADCAST, Ipv4Addr::UNSPECIFIED),
        Block::ALL
    );
}

#[test]
fn aligns_in_a_table() {
    assert_eq!(format!("{:<12}|", block("10.0.0.0/8")), "10.0.0.0/8  |");
}
