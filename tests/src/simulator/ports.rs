//! The outbound ports of a load balancer where Azure chooses how many each node gets.

use super::supplies::PORTS;

/// Most ports of a node, whatever the addresses have.
const MOST: u64 = 1_024;

/// Ports that nodes were given, from one public address after the other.
pub(super) struct Shared {
    /// Ports nodes should have had.
    pub(super) asked: u64,
    /// Whether an address had none left for a node.
    pub(super) short: bool,
}

/// Hands out ports to so many nodes, each of the addresses giving every node what its table says.
///
/// The table halves what a node gets as often as the nodes double beyond fifty, and does so no
/// more beyond eight hundred.
pub(super) fn share(nodes: u64, addresses: u64) -> Shared {
    let (mut each, mut most_nodes) = (1_024_u64, 50_u64);
    while nodes > most_nodes && each > 32 {
        (each, most_nodes) = (each / 2, most_nodes.saturating_mul(2));
    }
    let mut left = vec![PORTS; usize::try_from(addresses).unwrap_or(0)];
    let mut shared = Shared {
        asked: 0,
        short: false,
    };
    let mut next = 0;
    for _ in 0..nodes {
        let mut held = 0;
        for _ in 0..left.len() {
            if held >= MOST {
                break;
            }
            held = held.saturating_add(each);
            // One address after the other, so that none is used up before the rest.
            let place = usize::checked_rem(next, left.len()).unwrap_or(0);
            next = next.wrapping_add(1);
            let Some(address) = left.get_mut(place) else {
                continue;
            };
            match address.checked_sub(each) {
                Some(rest) => *address = rest,
                None => shared.short = true,
            }
        }
        shared.asked = shared.asked.saturating_add(held);
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn an_address_serves_all_nodes_of_the_published_table() {
        let of = |nodes| (share(nodes, 1).asked, share(nodes, 1).short);
        for (nodes, each) in [(48, 1_024), (52, 512), (100, 512), (101, 256), (1_000, 32)] {
            assert_eq!(
                of(nodes),
                (nodes.saturating_mul(each), false),
                "{nodes} nodes"
            );
        }
        assert!(!of(2_000).1);
        assert!(of(2_001).1);
    }

    #[test]
    fn a_second_address_gives_as_many_again_and_a_third_no_more_than_the_most() {
        // 100 nodes: 512 of one address, 1,024 of two, and of three as well.
        let each = |addresses| share(100, addresses).asked / 100;
        assert_eq!([1, 2, 3].map(each), [512, 1_024, 1_024]);
    }
}
