//! Surge, and what subnets and service ranges have to give.

use aksnet_core::ledger::{RangeKind, Stage};
use aksnet_tests::sketch::Sketch;

use crate::accepts;
use crate::example::{Example, published};

published! {
    W44 all_pools_surge_at_once |example| {
        let pools = example.number("/inputs/pools");
        let nodes = example.number("/inputs/nodes");
        let sketch = (0..pools).fold(Sketch::of("overlay"), |sketch, _| sketch.pool(nodes, 30, example.text("/inputs/maxSurge")));
        let surge = sketch.needs(RangeKind::ClusterNodes, Stage::Upgrade) - sketch.needs(RangeKind::ClusterNodes, Stage::Create);
        assert_eq!(surge, example.number("/published/surgeNodes"));
    }

    W53 azure_keeps_five_addresses_of_a_subnet |example| {
        let usable = example.numbers("/published/usable");
        for (case, prefix) in example.numbers("/inputs/prefix").into_iter().enumerate() {
            let sketch = Sketch::of("overlay").node_subnet(prefix).pool(1, 30, 0);
            assert_eq!(sketch.usable(RangeKind::NodeSubnet), Some(usable[case]));
        }
    }

    W54 a_service_range_loses_its_first_and_last_address |example| {
        let addresses = example.numbers("/published/addresses");
        for (case, prefix) in example.numbers("/inputs/serviceCidr").into_iter().enumerate() {
            let sketch = Sketch::of("overlay").pool(1, 30, 0).set("/clusters/0/serviceCidr", format!("192.168.0.0/{prefix}"));
            assert_eq!(sketch.usable(RangeKind::ServiceCidr), Some(addresses[case]));
        }
    }

    W55 an_api_server_takes_nine_addresses |example| {
        let clusters = example.numbers("/expected/clusters");
        for (case, prefix) in example.numbers("/expected/apiServerSubnet").into_iter().enumerate() {
            let plan = |count: u64| {
                let sketch = Sketch::of("overlay")
                    .set("/virtualNetworks/0/subnets/2/name", "snet-api")
                    .set("/virtualNetworks/0/subnets/2/addressPrefix", format!("10.64.0.0/{prefix}"));
                (0..count).fold(sketch, |sketch, cluster| {
                    sketch
                        .set(&format!("/clusters/{cluster}/apiServerSubnet"), "snet-api")
                        .set(&format!("/clusters/{cluster}/nodePools/0/vnetSubnet"), "snet-nodes")
                })
            };
            let published = example.number("/published/addressesOfCluster");
            assert_eq!(plan(1).needs(RangeKind::ApiServerSubnet, Stage::Create), published);
            assert!(accepts(&plan(clusters[case])), "/{prefix}");
            assert!(!accepts(&plan(clusters[case] + 1)), "/{prefix}");
        }
    }
}
