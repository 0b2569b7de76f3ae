//! Where ranges may lie, and what is behind the way out.

use aksnet_core::ledger::{RangeKind, Stage};
use aksnet_tests::sketch::Sketch;

use crate::example::{Example, published};
use crate::rules::fires;

/// A plan whose nodes stand in 172.20.0.0/16, out of the way of what is tested.
fn out_of_the_way() -> Sketch {
    Sketch::of("overlay")
        .set("/virtualNetworks/0/addressPrefixes/0", "172.20.0.0/16")
        .set(
            "/virtualNetworks/0/subnets/0/addressPrefix",
            "172.20.0.0/20",
        )
        .set(
            "/virtualNetworks/0/subnets/1/addressPrefix",
            "172.20.16.0/20",
        )
        .set("/clusters/0/podCidr", "100.64.0.0/16")
        .pool(3, 30, 1)
}

/// The same with services and DNS at an address.
pub(crate) fn with_services(services: &str, dns: &str, max_pods: u64) -> Sketch {
    out_of_the_way()
        .set("/clusters/0/serviceCidr", services)
        .set("/clusters/0/dnsServiceIP", dns)
        .set("/clusters/0/nodePools/0/maxPods", max_pods)
}

/// A pod CIDR and a service range of the documentation beside a subnet.
pub(crate) fn beside_subnet(example: &Example, subnet: &str) -> Sketch {
    out_of_the_way()
        .set("/virtualNetworks/0/addressPrefixes/1", subnet)
        .set("/virtualNetworks/0/subnets/1/addressPrefix", subnet)
        .set("/clusters/0/podCidr", example.text("/inputs/podCidr"))
        .set(
            "/clusters/0/serviceCidr",
            example.text("/inputs/serviceCidr"),
        )
        .set("/clusters/0/dnsServiceIP", "10.0.0.10")
}

/// Services in the address space of the cluster's own VNet.
pub(crate) fn in_vnet_space(example: &Example) -> Sketch {
    Sketch::of("overlay")
        .set(
            "/virtualNetworks/0/addressPrefixes/0",
            example.text("/inputs/addressSpace"),
        )
        .set(
            "/virtualNetworks/0/subnets/0/addressPrefix",
            "10.240.0.0/16",
        )
        .set(
            "/virtualNetworks/0/subnets/1/addressPrefix",
            "10.241.0.0/16",
        )
        .set("/clusters/0/podCidr", "100.64.0.0/16")
        .set(
            "/clusters/0/serviceCidr",
            example.text("/inputs/serviceCidr"),
        )
        .set("/clusters/0/dnsServiceIP", "10.0.0.10")
        .pool(3, 30, 1)
}

/// The overlay pod CIDR of the example.
pub(crate) fn with_pod_cidr(example: &Example) -> Sketch {
    out_of_the_way().set("/clusters/0/podCidr", example.text("/inputs/podCidr"))
}

published! {
    W37 a_dual_stack_node_takes_an_80_of_the_pod_cidr |example| {
        let pods = example.texts("/inputs/podCidrs");
        let sketch = Sketch::of("overlay")
            .pool(1, 30, 0)
            .set("/clusters/0/podCidr", "")
            .set("/clusters/0/podCidrs/0", pods[0])
            .set("/clusters/0/podCidrs/1", pods[1])
            .set("/clusters/0/ipFamilies/0", "IPv4")
            .set("/clusters/0/ipFamilies/1", "IPv6");
        let nodes = example.number("/expected/nodes");
        assert_eq!(sketch.usable(RangeKind::PodCidr6), Some(nodes));
        assert_eq!(sketch.needs(RangeKind::PodCidr6, Stage::Create), 1);
        assert_eq!(1 << (example.number("/published/nodeBlock") - 64), nodes);
    }

    W47 outbound_ports_bound_the_nodes |example| {
        let (addresses, nodes) = (example.numbers("/inputs/addresses"), example.numbers("/published/maxNodes"));
        for (case, ports) in example.numbers("/inputs/ports").into_iter().enumerate() {
            let sketch = Sketch::of("overlay")
                .pool(1, 30, 0)
                .set("/clusters/0/loadBalancer/allocatedOutboundPorts", ports)
                .set("/clusters/0/loadBalancer/managedOutboundIPs", addresses[case]);
            assert_eq!(sketch.fits(Stage::Create).unwrap().nodes, nodes[case]);
        }
    }

    W49 azures_own_choice_of_ports_follows_its_table |example| {
        let (addresses, ports) = (example.numbers("/inputs/addresses"), example.numbers("/published/ports"));
        for (case, nodes) in example.numbers("/inputs/nodes").into_iter().enumerate() {
            let sketch = Sketch::of("overlay")
                .pool(nodes, 30, 0)
                .set("/clusters/0/loadBalancer/managedOutboundIPs", addresses[case]);
            assert_eq!(sketch.needs(RangeKind::SnatPorts, Stage::Create), nodes * ports[case]);
        }
    }

    W50 sixteen_addresses_of_a_nat_gateway_have_a_million_ports |example| {
        let sketch = Sketch::of("overlay")
            .pool(1, 30, 0)
            .set("/clusters/0/outboundType", "userAssignedNATGateway")
            .set("/clusters/0/natGateway/managedOutboundIPs", example.number("/inputs/addresses"));
        assert_eq!(sketch.usable(RangeKind::SnatPorts), Some(example.number("/published/ports")));
    }

    W56 neither_pods_nor_services_lie_over_a_subnet |example| {
        let conflict: Vec<bool> = example.at("/published/conflict").as_array().unwrap().iter().map(|one| one.as_bool().unwrap()).collect();
        for (case, subnet) in example.texts("/inputs/subnets").into_iter().enumerate() {
            let sketch = beside_subnet(&example, subnet);
            assert_eq!(fires(&sketch, "AKN306") || fires(&sketch, "AKN302"), conflict[case], "{subnet}");
        }
    }

    W57 pods_keep_off_the_ranges_of_aks |example| {
        assert_eq!(vec![!fires(&with_pod_cidr(&example), "AKN101")], example.accepted(1));
        assert!(!fires(&out_of_the_way(), "AKN101"));
    }

    W59 dns_lies_in_the_service_range |example| {
        let sketch = with_services(example.text("/inputs/serviceCidr"), example.text("/inputs/dnsServiceIP"), 30);
        assert_eq!(vec![!fires(&sketch, "AKN501")], example.accepted(1));
    }

    W60 what_the_api_refuses_has_an_error |example| {
        let accepted = example.accepted(5);
        let (dns, pods) = (example.texts("/inputs/dnsServiceIP"), example.numbers("/inputs/maxPods"));
        for (case, services) in example.texts("/inputs/serviceCidr").into_iter().enumerate() {
            let sketch = with_services(services, dns[case], pods[case]);
            let refused = ["AKN404", "AKN501", "AKN502", "AKN504"].iter().any(|rule| fires(&sketch, rule));
            assert_eq!(!refused, accepted[case], "case {case}");
        }
    }

    W62 services_in_the_space_of_the_vnet_are_a_warning |example| {
        assert_eq!(fires(&in_vnet_space(&example), "AKN303"), example.at("/published/warning").as_bool().unwrap());
    }
}
