//! Which rules a published case fires, and which have none.

use std::collections::BTreeSet;

use aksnet_core::report::Report;
use aksnet_core::rules::all;
use aksnet_tests::plans;
use aksnet_tests::sketch::Sketch;

use crate::example::Example;
use crate::ranges::{beside_subnet, in_vnet_space, with_pod_cidr, with_services};

/// Whether a rule finds something in a sketch.
pub(crate) fn fires(sketch: &Sketch, rule: &str) -> bool {
    found(&sketch.report(), rule)
}

fn found(report: &Report, rule: &str) -> bool {
    report.findings.iter().any(|finding| finding.rule == rule)
}

/// A rule, the example whose publication is about it, and the plan of the example.
type Case = (&'static str, &'static str, Sketch);

/// Ranges that are short.
fn short() -> Vec<Case> {
    let of = Example::of;
    let flat = |id: &str, nodes: u64, surge: u64| {
        let example = of(id);
        Sketch::of("node-subnet")
            .node_subnet(example.number("/inputs/nodeSubnet"))
            .pool(nodes, example.number("/inputs/maxPods"), surge)
    };
    let refused = |id: &'static str| ("AKN201", id, flat(id, of(id).number("/inputs/nodes"), 1));
    let pods = |id: &'static str| {
        let sketch = Sketch::of("overlay")
            .pod_cidr(of(id).number("/inputs/podCidr"))
            .pool(of(id).number("/inputs/nodes"), 30, 0);
        ("AKN203", id, sketch)
    };
    let dynamic = Sketch::of("pod-subnet-dynamic")
        .pod_subnet(of("W38").number("/inputs/podSubnet"))
        .pool(of("W38").number("/published/maxNodes") + 1, 110, 0);
    let fixed = Sketch::of("pod-subnet-static")
        .pod_subnet(of("W43").number("/inputs/podSubnet"))
        .pool(
            of("W43").numbers("/inputs/nodes")[0],
            of("W43").number("/inputs/maxPods"),
            0,
        );
    let wasteful = of("W41").numbers("/inputs/maxPods")[2];
    let upgraded = flat("W02", of("W02").number("/published/nodes"), 1);
    vec![
        refused("W14"),
        refused("W15"),
        refused("W16"),
        (
            "AKN201",
            "W17",
            flat("W17", of("W17").numbers("/inputs/nodes")[1], 0),
        ),
        ("AKN202", "W02", upgraded),
        pods("W26"),
        pods("W27"),
        ("AKN205", "W38", dynamic),
        ("AKN207", "W43", fixed),
        (
            "AKN208",
            "W41",
            Sketch::of("pod-subnet-static").pool(3, wasteful, 1),
        ),
        ("AKN412", "W47", ports(&of("W47"))),
        (
            "AKN413",
            "W49",
            Sketch::of("overlay").pool(of("W49").numbers("/inputs/nodes")[9], 30, 0),
        ),
        ("AKN701", "W55", api_servers(&of("W55"))),
    ]
}

/// A node more than the ports of the first case hold.
fn ports(example: &Example) -> Sketch {
    let first = |path: &str| example.numbers(path)[0];
    Sketch::of("overlay")
        .pool(first("/published/maxNodes") + 1, 30, 0)
        .set(
            "/clusters/0/loadBalancer/allocatedOutboundPorts",
            first("/inputs/ports"),
        )
        .set(
            "/clusters/0/loadBalancer/managedOutboundIPs",
            first("/inputs/addresses"),
        )
}

/// The API servers of two clusters in a subnet for one.
fn api_servers(example: &Example) -> Sketch {
    let block = format!("10.64.0.0/{}", example.number("/inputs/apiServerSubnet"));
    let sketch = Sketch::of("overlay")
        .set("/virtualNetworks/0/subnets/2/name", "snet-api")
        .set("/virtualNetworks/0/subnets/2/addressPrefix", block);
    (0..2).fold(sketch, |sketch, cluster| {
        let at = |key: &str| format!("/clusters/{cluster}/{key}");
        sketch
            .set(&at("apiServerSubnet"), "snet-api")
            .set(&at("nodePools/0/vnetSubnet"), "snet-nodes")
    })
}

/// Ranges and addresses that lie where they must not.
fn misplaced() -> Vec<Case> {
    let of = Example::of;
    let subnets = of("W56");
    let subnets = subnets.texts("/inputs/subnets");
    let beside = |subnet: &str| beside_subnet(&of("W56"), subnet);
    let services = |case: usize| {
        let example = of("W60");
        with_services(
            example.texts("/inputs/serviceCidr")[case],
            example.texts("/inputs/dnsServiceIP")[case],
            example.numbers("/inputs/maxPods")[case],
        )
    };
    let dns = of("W59");
    let dns = with_services(
        dns.text("/inputs/serviceCidr"),
        dns.text("/inputs/dnsServiceIP"),
        30,
    );
    vec![
        ("AKN101", "W57", with_pod_cidr(&of("W57"))),
        ("AKN302", "W56", beside(subnets[1])),
        ("AKN303", "W62", in_vnet_space(&of("W62"))),
        ("AKN306", "W56", beside(subnets[0])),
        ("AKN404", "W60", services(4)),
        ("AKN501", "W59", dns),
        ("AKN501", "W60", services(3)),
        ("AKN502", "W60", services(2)),
        ("AKN504", "W60", services(1)),
    ]
}

fn cases() -> Vec<Case> {
    [short(), misplaced()].concat()
}

/// A rule, and the plan from a published document that it finds something in.
const DOCUMENTS: [(&str, &str); 9] = [
    ("AKN106", "kubenet-own-subnet"),
    ("AKN107", "wide-vnet-overlay"),
    ("AKN201", "contoso-prod"),
    ("AKN202", "contoso-prod"),
    ("AKN216", "contoso-prod"),
    ("AKN303", "wide-vnet-node-subnet"),
    ("AKN306", "wide-vnet-kubenet"),
    ("AKN601", "kubenet-defaults"),
    ("AKN602", "node-subnet-defaults"),
];

/// Rules of which nobody has published a case with its numbers. Their plans stand in `tests/plans` alone.
const UNPUBLISHED: &[&str] = &[
    "AKN102", "AKN103", "AKN104", "AKN105", "AKN204", "AKN206", "AKN209", "AKN210", "AKN211",
    "AKN212", "AKN213", "AKN214", "AKN215", "AKN217", "AKN301", "AKN304", "AKN305", "AKN307",
    "AKN308", "AKN309", "AKN310", "AKN311", "AKN312", "AKN401", "AKN402", "AKN403", "AKN405",
    "AKN406", "AKN407", "AKN408", "AKN409", "AKN410", "AKN411", "AKN414", "AKN415", "AKN416",
    "AKN417", "AKN418", "AKN419", "AKN420", "AKN421", "AKN422", "AKN503", "AKN505", "AKN506",
    "AKN507", "AKN508", "AKN603", "AKN604", "AKN605", "AKN606", "AKN607", "AKN608", "AKN609",
    "AKN610", "AKN611", "AKN612", "AKN613", "AKN614", "AKN615", "AKN616", "AKN618", "AKN619",
    "AKN620", "AKN621", "AKN622", "AKN623", "AKN624", "AKN625", "AKN626", "AKN627", "AKN628",
    "AKN629", "AKN630", "AKN631", "AKN632", "AKN702", "AKN703", "AKN704", "AKN705", "AKN706",
    "AKN707", "AKN708", "AKN709", "AKN710", "AKN711", "AKN712", "AKN801", "AKN802", "AKN803",
    "AKN804", "AKN805", "AKN806", "AKN807", "AKN901", "AKN902", "AKN903", "AKN904", "AKN905",
    "AKN906", "AKN907",
];

#[test]
fn every_case_fires_the_rule_it_is_about() {
    for (rule, example, sketch) in cases() {
        assert!(fires(&sketch, rule), "{rule} of {example}");
    }
    for (rule, example) in DOCUMENTS {
        let path = plans::root().join(format!("examples/{example}.json"));
        let report = Report::of(&plans::draft(&path).unwrap());
        assert!(found(&report, rule), "{rule} of {example}");
    }
}

#[test]
fn every_rule_has_a_published_case_or_is_known_to_have_none() {
    let cases = cases();
    let with: BTreeSet<&str> = cases
        .iter()
        .map(|(rule, ..)| *rule)
        .chain(DOCUMENTS.map(|(rule, _)| rule))
        .collect();
    let without: BTreeSet<&str> = UNPUBLISHED.iter().copied().collect();
    assert_eq!(with.intersection(&without).next(), None);
    let listed: BTreeSet<&str> = with.union(&without).copied().collect();
    assert_eq!(listed, all().map(|rule| rule.id).collect());
}
