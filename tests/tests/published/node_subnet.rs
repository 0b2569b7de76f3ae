//! What fits in a node subnet.

use aksnet_core::ledger::{RangeKind, Stage, Verdict};
use aksnet_core::model::NetworkModel;
use aksnet_core::sizing::frontier;
use aksnet_tests::sketch::{Fits, Sketch};

use crate::accepts;
use crate::example::{Example, published};

fn node_subnet(sketch: &Sketch, stage: Stage) -> (u64, u64) {
    (
        sketch.needs(RangeKind::NodeSubnet, stage),
        sketch
            .smallest_prefix(RangeKind::NodeSubnet, stage)
            .unwrap(),
    )
}

/// The check Azure made until early 2020, which printed the documented number.
fn refused_with_sum(example: &Example) {
    let sketch = Sketch::of("node-subnet")
        .node_subnet(example.number("/inputs/nodeSubnet"))
        .pool(
            example.number("/inputs/nodes"),
            example.number("/inputs/maxPods"),
            1,
        );
    assert_eq!(
        sketch.needs(RangeKind::NodeSubnet, Stage::Create),
        example.number("/published/addresses")
    );
    assert_eq!(
        sketch.usable(RangeKind::NodeSubnet),
        Some(example.number("/published/available"))
    );
    assert_eq!(vec![accepts(&sketch)], example.accepted(1));
}

published! {
    W01 a_24_holds_251_kubenet_nodes |example| {
        let pods = example.number("/inputs/maxPods");
        let sketch = Sketch::of("kubenet").node_subnet(example.number("/inputs/nodeSubnet")).pool(3, pods, 1);
        let published = Fits { nodes: example.number("/published/nodes"), pods: example.number("/published/pods") };
        assert_eq!(sketch.fits(Stage::Create), Some(published));
        let prefix = u8::try_from(example.number("/inputs/nodeSubnet")).unwrap();
        let frontier = frontier(NetworkModel::Kubenet, prefix, None, [pods]).unwrap();
        assert_eq!((frontier.points[0].nodes, frontier.points[0].pods), (published.nodes, published.pods));
    }

    W02 a_24_holds_8_nodes_of_node_subnet |example| {
        let pods = example.number("/inputs/maxPods");
        let sketch = Sketch::of("node-subnet").node_subnet(example.number("/inputs/nodeSubnet"));
        let nodes = example.number("/published/nodes");
        let published = Fits { nodes, pods: example.number("/published/pods") };
        let planned = sketch.pool(nodes, pods, 1);
        assert_eq!(planned.fits(Stage::Create), Some(published));
        let used = planned.needs(RangeKind::NodeSubnet, Stage::Create);
        assert_eq!(used, example.number("/expected/used"));
        assert_eq!(planned.usable(RangeKind::NodeSubnet).unwrap() - used, example.number("/expected/left"));
        assert_eq!(planned.verdict(Stage::Create), Verdict::Ok);
        assert_eq!(planned.verdict(Stage::Upgrade), Verdict::Error);
        let upgradable = planned.fits(Stage::Upgrade).unwrap();
        assert_eq!(upgradable.nodes, example.number("/expected/nodesWithOneSurgeNode"));
    }

    W03 a_27_holds_20_to_25_kubenet_nodes |example| {
        let pods = example.number("/inputs/maxPods");
        let sketch = Sketch::of("kubenet").node_subnet(example.number("/inputs/nodeSubnet"));
        for (nodes, all_pods) in example.numbers("/published/nodes").into_iter().zip(example.numbers("/published/pods")) {
            let planned = sketch.clone().pool(nodes, pods, 1);
            assert_eq!(planned.verdict(Stage::Upgrade), Verdict::Ok, "{nodes} nodes");
            assert_eq!(nodes * pods, all_pods);
        }
        let usable = example.number("/expected/usable");
        let full = sketch.clone().pool(usable, pods, 1);
        assert_eq!(full.fits(Stage::Create).unwrap().nodes, usable);
        assert_eq!(full.verdict(Stage::Create), Verdict::Warning, "nothing is left");
        assert_eq!(full.verdict(Stage::Upgrade), Verdict::Error);
        assert!(!accepts(&sketch.clone().pool(usable + 1, pods, 1)));
        let planned = sketch.pool(20, pods, 1);
        assert_eq!(planned.needs(RangeKind::NodeSubnet, Stage::Create), 20);
        for stage in Stage::ALL {
            let prefix = planned.smallest_prefix(RangeKind::PodCidr, stage);
            assert_eq!(prefix, Some(example.number("/expected/podCidrOfTwentyNodes")));
        }
    }

    W04 fifty_nodes_and_a_surge_node_need_1581_addresses |example| {
        let sketch = Sketch::of("node-subnet").pool(
            example.number("/inputs/nodes"),
            example.number("/inputs/maxPods"),
            example.number("/inputs/surge"),
        );
        let published = (example.number("/published/addresses"), example.number("/published/subnet"));
        assert_eq!(node_subnet(&sketch, Stage::Upgrade), published);
    }

    W06 sixty_nodes_do_not_need_2440_addresses |example| {
        let sketch = Sketch::of("node-subnet").pool(
            example.number("/inputs/nodes"),
            example.number("/inputs/maxPods"),
            example.number("/inputs/surge"),
        );
        let needed = node_subnet(&sketch, Stage::Upgrade);
        assert_eq!(needed, (example.number("/expected/addresses"), example.number("/expected/subnet")));
        assert_ne!(needed.0, example.number("/published/addresses"));
    }

    W07 an_internal_load_balancer_takes_one_address_more |example| {
        let sketch = Sketch::of("node-subnet")
            .pool(
                example.number("/inputs/nodes"),
                example.number("/inputs/maxPods"),
                example.number("/inputs/surge"),
            )
            .set("/clusters/0/internalLoadBalancers", example.number("/inputs/internalLoadBalancers"));
        let published = (example.number("/published/addresses"), example.number("/published/subnet"));
        assert_eq!(node_subnet(&sketch, Stage::Upgrade), published);
    }

    W09 five_nodes_fit_a_24_and_ten_do_not |example| {
        let cases = example.numbers("/inputs/nodes");
        let accepted = example.accepted(cases.len());
        let addresses = example.numbers("/published/addresses");
        for ((nodes, accepted), addresses) in cases.into_iter().zip(accepted).zip(addresses) {
            let sketch = Sketch::of("node-subnet").node_subnet(example.number("/inputs/nodeSubnet")).pool(
                nodes,
                example.number("/inputs/maxPods"),
                example.number("/inputs/surge"),
            );
            assert_eq!(sketch.needs(RangeKind::NodeSubnet, Stage::Upgrade), addresses);
            assert_eq!(sketch.verdict(Stage::Upgrade) != Verdict::Error, accepted, "{nodes} nodes");
        }
    }

    W10 a_hundred_nodes_need_an_address_each_beside_their_pods |example| {
        let addresses = example.numbers("/expected/addresses");
        let subnets = example.numbers("/expected/subnet");
        let published = example.numbers("/published/addresses");
        for (case, (nodes, pods)) in example.numbers("/inputs/nodes").into_iter().zip(example.numbers("/inputs/maxPods")).enumerate() {
            let sketch = Sketch::of("node-subnet").pool(nodes, pods, 0);
            assert_eq!(node_subnet(&sketch, Stage::Create), (addresses[case], subnets[case]));
            // The second published number leaves the nodes' own addresses out.
            assert!([addresses[case], addresses[case] - nodes].contains(&published[case]));
        }
    }

    W12 eight_nodes_hold_248_addresses_and_not_243 |example| {
        let sketch = Sketch::of("node-subnet").node_subnet(example.number("/inputs/nodeSubnet")).pool(
            example.number("/inputs/nodes"),
            example.number("/inputs/maxPods"),
            1,
        );
        let used = sketch.needs(RangeKind::NodeSubnet, Stage::Create);
        assert_eq!(used, example.number("/expected/addresses"));
        assert_ne!(used, example.number("/published/addresses"));
        assert_eq!(sketch.usable(RangeKind::NodeSubnet).unwrap() - used, example.number("/expected/left"));
        let surge = sketch.needs(RangeKind::NodeSubnet, Stage::Upgrade) - used;
        assert_eq!(surge, example.number("/expected/ofOneNode"));
        assert_eq!(sketch.verdict(Stage::Upgrade), Verdict::Error);
    }

    W13 the_baseline_spreadsheet_doubles_pods_and_the_formula_does_not |example| {
        let addresses = example.numbers("/expected/addresses");
        let subnets = example.numbers("/expected/subnet");
        for (case, nodes) in example.numbers("/inputs/nodes").into_iter().enumerate() {
            let sketch = Sketch::of("node-subnet").pool(nodes, example.number("/inputs/maxPods"), example.number("/inputs/surge"));
            assert_eq!(node_subnet(&sketch, Stage::Upgrade), (addresses[case], subnets[case]));
        }
        assert_eq!(subnets[1], example.number("/published/subnet"));
    }

    W14 ten_nodes_are_refused_in_a_24 |example| { refused_with_sum(&example); }

    W15 three_nodes_of_110_pods_are_refused_in_a_24 |example| { refused_with_sum(&example); }

    W16 five_nodes_of_100_pods_are_refused_in_a_24 |example| { refused_with_sum(&example); }

    W17 one_node_of_250_pods_is_all_a_24_takes |example| {
        let cases = example.numbers("/inputs/nodes");
        for (nodes, accepted) in cases.iter().zip(example.accepted(cases.len())) {
            let sketch = Sketch::of("node-subnet")
                .node_subnet(example.number("/inputs/nodeSubnet"))
                .pool(*nodes, example.number("/inputs/maxPods"), 1);
            assert_eq!(accepts(&sketch), accepted, "{nodes} nodes");
            assert_eq!(sketch.usable(RangeKind::NodeSubnet), Some(example.number("/published/available")));
        }
    }

    W18 a_single_node_of_30_pods_needs_a_26 |example| {
        let prefixes = example.numbers("/inputs/nodeSubnet");
        let accepted = example.accepted(prefixes.len());
        let available = example.numbers("/published/available");
        for (case, prefix) in prefixes.into_iter().enumerate() {
            let sketch = Sketch::of("node-subnet")
                .node_subnet(prefix)
                .pool(example.number("/inputs/nodes"), example.number("/inputs/maxPods"), 1);
            assert_eq!(accepts(&sketch), accepted[case]);
            assert_eq!(sketch.usable(RangeKind::NodeSubnet), Some(available[case]));
            assert_eq!(sketch.smallest_prefix(RangeKind::NodeSubnet, Stage::Create), Some(example.number("/expected/subnet")));
        }
    }

    W19 nodes_of_110_pods_are_refused_in_small_subnets |example| {
        let available = example.numbers("/published/available");
        let accepted = example.accepted(available.len());
        for (case, (nodes, prefix)) in example.numbers("/inputs/nodes").into_iter().zip(example.numbers("/inputs/nodeSubnet")).enumerate() {
            let sketch = Sketch::of("node-subnet").node_subnet(prefix).pool(nodes, example.number("/inputs/maxPods"), 1);
            assert_eq!(accepts(&sketch), accepted[case]);
            assert_eq!(sketch.usable(RangeKind::NodeSubnet), Some(available[case]));
        }
    }

    W21 a_surge_node_counts_in_the_planning_need |example| {
        let addresses = example.numbers("/published/addresses");
        for (case, (nodes, pods)) in example.numbers("/inputs/nodes").into_iter().zip(example.numbers("/inputs/maxPods")).enumerate() {
            let sketch = Sketch::of("node-subnet").pool(nodes, pods, example.number("/inputs/surge"));
            assert_eq!(sketch.needs(RangeKind::NodeSubnet, Stage::Upgrade), addresses[case]);
        }
    }

    W22 two_pools_of_two_nodes_are_refused_in_a_24 |example| {
        let (nodes, pods) = (example.numbers("/inputs/nodes"), example.numbers("/inputs/maxPods"));
        let sketch = Sketch::of("node-subnet")
            .node_subnet(example.number("/inputs/nodeSubnet"))
            .pool(nodes[0], pods[0], 1)
            .pool(nodes[1], pods[1], 1);
        assert_eq!(vec![accepts(&sketch)], example.accepted(1));
        assert_eq!(sketch.usable(RangeKind::NodeSubnet), Some(example.number("/published/available")));
    }

    W24 a_29_others_fill_takes_no_node |example| {
        let sketch = Sketch::of("overlay")
            .node_subnet(example.number("/inputs/nodeSubnet"))
            .pool(example.number("/inputs/nodes"), 30, 0);
        assert_eq!(sketch.usable(RangeKind::NodeSubnet), Some(example.number("/expected/available")));
        assert!(accepts(&sketch));
        let filled = sketch.set("/virtualNetworks/0/subnets/0/usedAddresses", example.number("/inputs/used"));
        assert_eq!(vec![accepts(&filled)], example.accepted(1));
    }

    W25 an_autoscaled_pool_is_added_whole_or_not_at_all |example| {
        let available = example.number("/expected/available");
        let used = available - example.number("/inputs/free");
        let cases = example.numbers("/inputs/nodes");
        for (most, accepted) in cases.iter().zip(example.accepted(cases.len())) {
            let sketch = Sketch::of("kubenet")
                .node_subnet(example.number("/inputs/nodeSubnet"))
                .set("/virtualNetworks/0/subnets/0/usedAddresses", used)
                .pool(0, 110, 0)
                .set("/clusters/0/nodePools/0/maxCount", most);
            assert_eq!(accepts(&sketch), accepted, "{most} nodes");
        }
    }
}
