//! Which part of a VNet to magnify.

use aksnet_core::cidr::Block;

/// Rows of a VNet at most.
const ROWS: usize = 4;

/// A subnet is seen in a row it takes this share of. Unit: percent.
const SEEN: u64 = 3;

/// Whether a block can be seen in a row.
pub(super) const fn is_seen(block: Block, row: Block) -> bool {
    block.size().saturating_mul(100) >= row.size().saturating_mul(SEEN)
}

/// The rows of a VNet: each magnifies a part of the one before, until every busy part is seen.
pub(super) fn busy(vnet: Block, subnets: &[Block]) -> Vec<Block> {
    let mut rows = vec![vnet];
    let mut row = vnet;
    while rows.len() < ROWS {
        let inside: Vec<Block> = within(subnets, row).collect();
        let small: Vec<Block> = inside
            .iter()
            .copied()
            .filter(|block| !is_seen(*block, row))
            .collect();
        if small.is_empty() {
            break;
        }
        let all = around(&inside).filter(|all| all.prefix() >= row.prefix().saturating_add(2));
        let Some(next) = all.or_else(|| around(&busiest(&small, row))) else {
            break;
        };
        // A subnet alone is shown beside as much room again.
        let next = if inside.contains(&next) {
            next.resized(next.prefix().saturating_sub(1))
                .unwrap_or(next)
        } else {
            next
        };
        if next.prefix() <= row.prefix() {
            break;
        }
        rows.push(next);
        row = next;
    }
    rows
}

/// The rows that lead to one subnet.
pub(super) fn towards(vnet: Block, subnet: Block) -> Vec<Block> {
    let context = subnet.resized(subnet.prefix().saturating_sub(3));
    let context = context.filter(|context| context.prefix() > vnet.prefix());
    let end = Some(subnet).filter(|subnet| subnet.prefix() > vnet.prefix());
    std::iter::once(vnet).chain(context).chain(end).collect()
}

fn within(blocks: &[Block], row: Block) -> impl Iterator<Item = Block> + '_ {
    blocks
        .iter()
        .copied()
        .filter(move |block| row.contains(*block) && *block != row)
}

/// The smallest block around some blocks.
fn around(blocks: &[Block]) -> Option<Block> {
    let first = blocks.iter().map(|block| block.first()).min()?;
    let last = blocks.iter().map(|block| block.last()).max()?;
    Some(Block::covering(first, last))
}

/// Of the eighths of a row, the blocks in the one that has most of them.
fn busiest(blocks: &[Block], row: Block) -> Vec<Block> {
    let prefix = row.prefix().saturating_add(3).min(32);
    let eighths = (0..8).filter_map(|place| row.subblock(prefix, place));
    let parts = eighths.map(|eighth| {
        let inside = blocks
            .iter()
            .copied()
            .filter(|block| eighth.contains(*block));
        inside.collect::<Vec<Block>>()
    });
    parts.fold(Vec::new(), |most, part| {
        // Of equals the first one.
        if part.len() > most.len() { part } else { most }
    })
}

#[cfg(test)]
mod tests {
    use super::{busy, towards};
    use aksnet_core::cidr::Block;

    fn block(text: &str) -> Block {
        Block::parse(text).unwrap()
    }

    fn rows(vnet: &str, subnets: &[&str]) -> Vec<String> {
        let subnets: Vec<Block> = subnets.iter().map(|text| block(text)).collect();
        let rows = busy(block(vnet), &subnets);
        rows.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_row_magnifies_the_busy_part_of_the_one_above() {
        let spoke = [
            "10.240.0.0/24",
            "10.240.4.0/28",
            "10.240.4.16/28",
            "10.240.4.32/28",
        ];
        assert_eq!(
            rows("10.240.0.0/16", &spoke),
            ["10.240.0.0/16", "10.240.0.0/21", "10.240.4.0/26"]
        );
    }

    #[test]
    fn a_vnet_whose_subnets_are_all_seen_has_one_row() {
        let hub = ["10.200.0.0/26", "10.200.0.64/26", "10.200.0.128/27"];
        assert_eq!(rows("10.200.0.0/24", &hub), ["10.200.0.0/24"]);
        assert_eq!(rows("10.200.0.0/24", &[]), ["10.200.0.0/24"]);
        assert_eq!(rows("10.200.0.0/24", &["10.200.0.0/24"]), ["10.200.0.0/24"]);
    }

    #[test]
    fn a_lone_subnet_is_shown_with_room_beside_it() {
        assert_eq!(
            rows("10.0.0.0/8", &["10.1.2.0/24"]),
            ["10.0.0.0/8", "10.1.2.0/23"]
        );
    }

    #[test]
    fn rows_end_whatever_the_subnets() {
        let many: Vec<String> = (0..250)
            .map(|place| format!("10.{place}.{place}.0/29"))
            .collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let rows = rows("10.0.0.0/8", &many);
        assert!((2..=4).contains(&rows.len()), "{rows:?}");
    }

    #[test]
    fn a_subnet_is_led_to_through_its_surroundings() {
        let rows = towards(block("10.240.0.0/16"), block("10.240.4.16/28"));
        let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
        assert_eq!(rows, ["10.240.0.0/16", "10.240.4.0/25", "10.240.4.16/28"]);
        assert_eq!(towards(block("10.0.0.0/24"), block("10.0.0.0/24")).len(), 1);
        assert_eq!(towards(block("10.0.0.0/24"), block("10.0.0.0/25")).len(), 2);
    }
}
