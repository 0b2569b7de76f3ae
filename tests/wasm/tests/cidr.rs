//! Address arithmetic where it exceeds 32 bits.

use aksnet_core::cidr::{Block, Blocks, aggregate, free};
use wasm_bindgen_test::wasm_bindgen_test;

/// 2^32, one more than the largest `usize` of wasm.
const ALL_ADDRESSES: u64 = 4_294_967_296;

const EVERYTHING: Block = Block::literal(0, 0, 0, 0, 0);

#[wasm_bindgen_test(unsupported = test)]
fn the_whole_address_space_is_counted() {
    let all = EVERYTHING;
    assert_eq!(all.size(), ALL_ADDRESSES);
    assert_eq!(all.subblocks(32), ALL_ADDRESSES);
    assert_eq!(
        all.address(ALL_ADDRESSES - 1),
        Some([255, 255, 255, 255].into())
    );
    assert_eq!(all.address(ALL_ADDRESSES), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_free_and_what_is_taken_make_the_whole() {
    let taken = [
        Block::literal(10, 0, 0, 0, 8),
        Block::literal(255, 255, 255, 255, 32),
    ];
    let left = free(EVERYTHING, &taken);
    let count = |blocks: &[Block]| blocks.iter().map(|block| block.size()).sum::<u64>();
    assert_eq!(count(&left) + count(&taken), ALL_ADDRESSES);
    assert_eq!(aggregate(left.into_iter().chain(taken)), [EVERYTHING]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_sweep_finds_the_pairs_that_comparing_all_finds() {
    // Large and small blocks scattered over one /8.
    let blocks: Vec<Block> = (0_u32..400)
        .map(|n| {
            let prefix = 10 + u8::try_from(n % 17).unwrap();
            let scattered = n.wrapping_mul(2_654_435_761) >> 8;
            Block::containing((0x0a00_0000 | scattered).into(), prefix).unwrap()
        })
        .collect();
    let mut compared = Vec::new();
    for (one, first) in (0_u32..).zip(&blocks) {
        for (other, second) in (0_u32..).zip(&blocks).take_while(|(other, _)| *other < one) {
            if first.overlaps(*second) {
                compared.push((other, one));
            }
        }
    }
    let mut swept = Vec::new();
    Blocks::new(blocks)
        .unwrap()
        .pairs(|one, other| swept.push((one.min(other), one.max(other))));
    compared.sort_unstable();
    swept.sort_unstable();
    assert!(swept.len() > 100, "{}", swept.len());
    assert_eq!(swept, compared);
}
