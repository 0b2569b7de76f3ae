//! Capacity, sizes, models, free space and rules.

use crate::run::{CLEAN, SAMPLE, aksnet, aksnet_with, clean_but};

#[test]
fn capacity_shows_what_limits_it_and_the_first_blocks_of_nodes() {
    let said = aksnet_with(&["capacity", "-"], CLEAN);
    assert_eq!(
        said.out,
        "\
aks, Azure CNI Overlay
                  Nodes   Pods  Limited by
  Creates           251  7,530  snet-nodes 10.240.0.0/24
  Upgrades          228  6,840  snet-nodes 10.240.0.0/24
  Scales to full    228  6,840  snet-nodes 10.240.0.0/24
  First nodes' blocks of the pod CIDR: 10.244.0.0/24, 10.244.1.0/24, 10.244.2.0/24
"
    );
    let json = aksnet_with(&["capacity", "-", "--format", "json"], CLEAN).json();
    assert_eq!(json["clusters"][0]["capacity"]["create"]["pods"], 7_530);
    assert_eq!(json["clusters"][0]["firstNodeBlocks"][2], "10.244.2.0/24");
}

#[test]
fn answers_name_the_fields_that_cannot_be_read() {
    let plan = clean_but("10.244.0.0/16", "10.244.0.0/33");
    for command in ["capacity", "size", "compare", "free"] {
        let said = aksnet_with(&[command, "-", "--format", "json"], &plan);
        assert_eq!(
            said.json()["errors"][0]["path"],
            "/clusters/0/podCidr",
            "{command}"
        );
        assert_eq!(said.code, 2, "{command}");
    }
}

#[test]
fn capacity_of_the_sample_plan_is_that_of_the_worked_example() {
    let said = aksnet(&["capacity", SAMPLE]);
    let creates = "  Creates             8   240  snet-nodes 10.240.0.0/24\n";
    let upgrades = "  Upgrades            6   180  snet-nodes 10.240.0.0/24\n";
    assert!(
        said.out.contains(creates) && said.out.contains(upgrades),
        "{}",
        said.out
    );
    assert_eq!(said.code, 0);
}

#[test]
fn size_shows_the_smallest_prefix_of_each_range() {
    let said = aksnet_with(&["size", "-"], CLEAN);
    assert_eq!(
        said.out,
        "\
aks
  Range                    Now            Creates  Upgrades  Full scale
  node subnet, snet-nodes  10.240.0.0/24      /29       /28         /28
  pod CIDR, aks            10.244.0.0/16      /22       /22         /22
  service range, aks       10.0.0.0/16        /30       /30         /30
"
    );
    let json = aksnet_with(&["size", "-", "--format", "json"], CLEAN).json();
    assert_eq!(
        json["clusters"][0]["ranges"][1]["smallestPrefix"]["fullScale"],
        22
    );
}

#[test]
fn compare_writes_the_sample_plan_into_six_models() {
    let said = aksnet(&["compare", SAMPLE]);
    let expected = "\
aks-contoso-prod in every network model
  Pod Subnet is asked with the free block 10.240.2.0/23 as the pods' subnet.
  Model                      VNet addresses  Pod CIDR  Nodes that fit  Limited by       Creates  Upgrades  Full scale
  Azure CNI Overlay                      15  /20                  251  node subnet /24  OK       OK        OK
  Pod Subnet, dynamic                   465                        16  pod subnet /23   OK       OK        OK
  Pod Subnet, static block              495                        15  pod subnet /23   OK       OK        Warning
  Node Subnet, in this plan             465                         8  node subnet /24  OK       Fails     Fails
  kubenet                                15  /20                  251  node subnet /24  OK       OK        OK
  Bring your own CNI                     15                       251  node subnet /24  OK       OK        Not checked
";
    assert_eq!(said.out, expected);
    let json = aksnet(&["compare", SAMPLE, "--format", "json"]).json();
    let dynamic = &json["clusters"][0]["rows"][1];
    assert_eq!(dynamic["model"], "pod-subnet-dynamic");
    assert_eq!(dynamic["limitedBy"]["range"], "pod-subnet");
    let other = aksnet(&["compare", SAMPLE, "--cluster", "aks-dev"]);
    assert_eq!(other.code, 2);
    assert_eq!(
        other.err,
        "error: there is no cluster aks-dev in examples/contoso-prod.json\n"
    );
}

#[test]
fn frontier_shows_what_fits_in_a_prefix() {
    let said = aksnet(&["frontier", "--model", "node-subnet", "--prefix", "/24"]);
    assert_eq!(
        said.out,
        "\
A /24 as node subnet, Node Subnet
  Max pods  Nodes  Pods  Limited by
        10     22   220  node subnet
        20     11   220  node subnet
        30      8   240  node subnet
        50      4   200  node subnet
       110      2   220  node subnet
       250      1   250  node subnet
  Nodes include the surge nodes of an upgrade.
"
    );
    let arguments = ["frontier", "--model", "overlay", "--prefix", "24"];
    let pods = [
        "--pod-cidr",
        "10.244.0.0/20",
        "--max-pods",
        "30",
        "--format",
        "json",
    ];
    let json = aksnet(&[&arguments[..], &pods[..]].concat()).json();
    assert_eq!(json["points"][0]["nodes"], 16);
    assert_eq!(json["points"][0]["limitedBy"], "pod-cidr");
}

#[test]
fn what_is_typed_wrong_on_the_command_line_is_answered_with_what_was_meant() {
    let said = aksnet(&["frontier", "--model", "overlay", "--prefix", "/33"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("expected a prefix length from /0 to /32"),
        "{}",
        said.err
    );
    let said = aksnet(&["free", SAMPLE, "--in", "10.0.0.5/8"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("did you mean 10.0.0.0/8?"),
        "{}",
        said.err
    );
    let said = aksnet(&["rules", "AKN2O1"]);
    assert_eq!(
        said.err,
        "error: there is no rule AKN2O1; did you mean AKN201?\n"
    );
    assert_eq!(said.code, 2);
}

#[test]
fn free_lists_blocks_and_names_the_next_one() {
    let said = aksnet(&["free", SAMPLE, "--size", "/26"]);
    let hub = "\
vnet-hub 10.200.0.0/24: 96 of 256 addresses free
  10.200.0.160/27  32
  10.200.0.192/26  64
  Next free /26: 10.200.0.192/26

vnet-spoke 10.240.0.0/16: 65,232 of 65,536 addresses free
";
    assert!(said.out.starts_with(hub), "{}", said.out);
    assert!(
        said.out.ends_with("  Next free /26: 10.240.1.0/26\n"),
        "{}",
        said.out
    );
    assert_eq!(said.code, 0);
    let full = aksnet(&["free", SAMPLE, "--size", "/12"]);
    assert!(full.out.contains("  No room for a /12\n"), "{}", full.out);
    assert_eq!(full.code, 1);
    let arguments = [
        "free",
        SAMPLE,
        "--in",
        "10.240.0.0/15",
        "--size",
        "16",
        "--format",
        "json",
    ];
    let json = aksnet(&arguments).json();
    assert_eq!(json["spaces"][0]["next"], "10.241.0.0/16");
}

#[test]
fn rules_are_listed_and_explained() {
    let all = aksnet(&["rules"]);
    assert!(
        all.out.contains("AKN201  Fails    node-subnet-too-small"),
        "{}",
        all.out
    );
    let one = aksnet(&["rules", "akn305"]);
    assert!(
        one.out
            .starts_with("AKN305 service-range-over-connected  Warning\n"),
        "{}",
        one.out
    );
    let json = aksnet(&["rules", "AKN201", "--format", "json"]).json();
    assert_eq!(json["limits"][0]["name"], "RESERVED_PER_SUBNET");
    let all = aksnet(&["rules", "--format", "json"]).json();
    assert!(all["rules"].as_array().unwrap().len() > 3);
}
