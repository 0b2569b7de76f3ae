//! What fits in a pod CIDR or a pod subnet.

use aksnet_core::cidr::Block;
use aksnet_core::ledger::{RangeKind, Stage, Verdict};
use aksnet_core::ledger::{Source, draws_of};
use aksnet_core::model::NetworkModel;
use aksnet_core::sizing::node_pod_block;
use aksnet_tests::sketch::Sketch;

use crate::accepts;
use crate::example::{Example, published};

/// Nodes an overlay cluster has room for in a pod CIDR.
fn nodes_in_pod_cidr(prefix: u64) -> u64 {
    Sketch::of("overlay")
        .pod_cidr(prefix)
        .pool(1, 30, 1)
        .fits(Stage::Create)
        .unwrap()
        .nodes
}

fn pod_cidr_refuses(example: &Example) {
    let prefix = example.number("/inputs/podCidr");
    let sketch =
        Sketch::of("overlay")
            .pod_cidr(prefix)
            .pool(example.number("/inputs/nodes"), 30, 0);
    assert_eq!(
        sketch.needs(RangeKind::PodCidr, Stage::Create),
        example.number("/published/addresses")
    );
    assert_eq!(
        sketch.usable(RangeKind::PodCidr),
        Some(example.number("/published/available"))
    );
    assert_eq!(vec![accepts(&sketch)], example.accepted(1));
    assert_eq!(
        nodes_in_pod_cidr(prefix),
        example.number("/published/maxNodes")
    );
}

/// Addresses of the pod subnet that a node takes under static allocation.
fn static_units(max_pods: u64) -> u64 {
    let draws = draws_of(NetworkModel::PodSubnetStatic, Some(max_pods));
    draws
        .iter()
        .find(|draw| draw.source == Source::PodSubnet)
        .unwrap()
        .at_create
        .unwrap()
}

published! {
    W26 a_19_pod_cidr_holds_32_nodes |example| { pod_cidr_refuses(&example); }

    W27 a_23_pod_cidr_holds_2_nodes |example| { pod_cidr_refuses(&example); }

    W29 a_node_takes_256_addresses_of_the_pod_cidr_and_not_254 |example| {
        assert_eq!(nodes_in_pod_cidr(example.number("/inputs/podCidr")), example.number("/expected/maxNodes"));
        let per_node = Sketch::of("overlay").pool(1, 30, 0).needs(RangeKind::PodCidr, Stage::Create);
        assert_eq!(per_node, example.number("/expected/perNode"));
        assert_ne!(per_node, example.number("/published/perNode"));
    }

    W30 a_16_pod_cidr_holds_256_nodes |example| {
        assert_eq!(nodes_in_pod_cidr(example.number("/inputs/podCidr")), example.number("/published/maxNodes"));
    }

    W31 an_8_pod_cidr_holds_more_than_512_nodes |example| {
        let prefix = example.number("/inputs/podCidr");
        let sketch = Sketch::of("overlay").pod_cidr(prefix).pool(1, 30, 0);
        let per_node = sketch.needs(RangeKind::PodCidr, Stage::Create);
        let blocks = sketch.usable(RangeKind::PodCidr).unwrap() / per_node;
        assert_eq!(blocks, example.number("/expected/blocks"));
        let published = example.number("/published/maxNodes");
        assert!(nodes_in_pod_cidr(prefix) != published);
        assert_eq!(nodes_in_pod_cidr(example.number("/expected/prefixOfPublished")), published);
    }

    W32 four_hundred_kubenet_nodes_need_a_15 |example| {
        let sketch = Sketch::of("kubenet").pool(example.number("/inputs/nodes"), example.number("/inputs/maxPods"), 0);
        let prefix = sketch.smallest_prefix(RangeKind::PodCidr, Stage::Create);
        assert_eq!(prefix, Some(example.number("/published/podCidr")));
        assert!(accepts(&sketch.pod_cidr(15)));
        let more = Sketch::of("kubenet").pool(example.number("/inputs/nodes") + 1, 250, 0);
        assert!(!accepts(&more), "a route for each node");
    }

    W34 a_superset_of_the_pod_cidr_holds_four_times_the_nodes |example| {
        let blocks: Vec<Block> = example.texts("/inputs/podCidr").iter().map(|text| Block::parse(text).unwrap()).collect();
        assert_eq!(blocks[1].contains(blocks[0]), example.at("/published/superset").as_bool().unwrap());
        let nodes: Vec<u64> = blocks.iter().map(|block| nodes_in_pod_cidr(block.prefix().into())).collect();
        assert_eq!(nodes, example.numbers("/expected/maxNodes"));
    }

    W36 nodes_get_one_24_after_the_other |example| {
        let pod_cidr = Block::parse(example.text("/inputs/podCidr")).unwrap();
        let blocks: Vec<String> = example
            .numbers("/inputs/nodes")
            .into_iter()
            .map(|node| node_pod_block(pod_cidr, node).unwrap().to_string())
            .collect();
        assert_eq!(blocks, example.texts("/published/blocks"));
        assert_eq!(node_pod_block(pod_cidr, 256), None);
    }

    W38 a_24_pod_subnet_holds_15_nodes |example| {
        let sketch = Sketch::of("pod-subnet-dynamic").pod_subnet(example.number("/inputs/podSubnet")).pool(3, 110, 1);
        assert_eq!(sketch.fits(Stage::Create).unwrap().nodes, example.number("/published/maxNodes"));
    }

    W41 static_blocks_leave_an_address_for_the_node |example| {
        let (blocks, for_pods) = (example.numbers("/published/blocks"), example.numbers("/published/addressesForPods"));
        let wasted = example.numbers("/published/wasted");
        for (case, pods) in example.numbers("/inputs/maxPods").into_iter().enumerate() {
            let units = static_units(pods);
            assert_eq!((units / 16, units - 1, units - 1 - pods), (blocks[case], for_pods[case], wasted[case]));
        }
    }

    W42 a_static_node_of_250_pods_takes_16_blocks |example| {
        let units = static_units(example.number("/published/requested"));
        assert_eq!((units / 16, units - 1), (example.number("/expected/blocks"), example.number("/published/allocated")));
        let unsaid = Sketch::of("pod-subnet-static").pool(1, 0, 0).set("/clusters/0/nodePools/0/maxPods", "");
        assert_eq!(unsaid.needs(RangeKind::PodSubnet, Stage::Create), units);
    }

    W43 three_static_nodes_pass_azures_check_and_never_become_ready |example| {
        let passes: Vec<bool> = example.at("/published/acceptedByAzure").as_array().unwrap().iter().map(|one| one.as_bool().unwrap()).collect();
        let counted = example.numbers("/published/countedByAzure");
        let addresses = example.numbers("/expected/addresses");
        for (case, nodes) in example.numbers("/inputs/nodes").into_iter().enumerate() {
            let sketch = Sketch::of("pod-subnet-static")
                .pod_subnet(example.number("/inputs/podSubnet"))
                .pool(nodes, example.number("/inputs/maxPods"), 0);
            let ledger = sketch.ledger();
            let pods = ledger.of_kind(RangeKind::PodSubnet).next().unwrap();
            let short = pods.short_by_azure(Stage::Create);
            assert_eq!(short, counted[case].saturating_sub(example.number("/published/available")));
            assert_eq!(short == 0, passes[case]);
            assert_eq!(sketch.needs(RangeKind::PodSubnet, Stage::Create), addresses[case]);
            assert_eq!(sketch.verdict(Stage::Create), Verdict::Error, "{nodes} nodes");
        }
    }
}
