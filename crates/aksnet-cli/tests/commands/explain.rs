//! `aksnet explain`: three messages as Azure shows them, and how it ends.

use crate::run::{aksnet, aksnet_with, file};

/// As `az aks create` prints it.
const SMALL_SUBNET: &str = "\
(InsufficientSubnetSize) Pre-allocated IPs 747 exceeds IPs available 251 in Subnet Cidr 10.240.0.0/24, Subnet Name snet-nodes. http://aka.ms/aks/insufficientsubnetsize
Code: InsufficientSubnetSize
Message: Pre-allocated IPs 747 exceeds IPs available 251 in Subnet Cidr 10.240.0.0/24, Subnet Name snet-nodes. http://aka.ms/aks/insufficientsubnetsize
Target: agentPoolProfile.vnetSubnetID";

/// As a deployment of a template shows it: JSON in JSON.
const SMALL_POD_CIDR: &str = r#"{"code":"DeploymentFailed","message":"At least one resource deployment operation failed.","details":[{"code":"BadRequest","message":"{\r\n  \"code\": \"InsufficientSubnetSize\",\r\n  \"details\": null,\r\n  \"message\": \"Pre-allocated IPs 8448 exceeds IPs available 8192 in Subnet Cidr 192.168.0.0/19, Subnet Name networkProfile.podCIDR. http://aka.ms/aks/insufficientsubnetsize\",\r\n  \"subcode\": \"\",\r\n  \"target\": \"networkProfile.podCIDR\"\r\n}"}]}"#;

/// A sentence alone.
const DNS_OUTSIDE: &str =
    "The DNS service IP 10.0.0.10 is out of the range defined by service CIDR 10.200.0.0/16.";

/// The plan that the first message is about.
const PLAN: &str = r#"{
  "aksnet": 1, "name": "shop",
  "virtualNetworks": [{ "name": "vnet-shop", "addressPrefixes": ["10.240.0.0/16"],
    "subnets": [{ "name": "snet-nodes", "addressPrefix": "10.240.0.0/24", "purpose": "nodes" }] }],
  "clusters": [{ "name": "aks-shop", "networkModel": "node-subnet",
    "serviceCidr": "10.0.0.0/16", "dnsServiceIP": "10.0.0.10",
    "nodePools": [{ "name": "system", "count": 3, "maxPods": 250, "vnetSubnet": "snet-nodes" }] }]
}"#;

#[test]
fn a_small_subnet_is_explained_with_the_fix_of_the_plan() {
    let (_folder, path) = file(PLAN);
    let plan = path.to_str().unwrap();
    let said = aksnet(&["explain", "--plan", plan, SMALL_SUBNET]);
    let expected = "\
InsufficientSubnetSize
  The node subnet has fewer free addresses than Azure counts for the nodes. It counts every pool
  that uses the subnet, an autoscaled one at its max count, even where only one pool is changed.
  Asked for  747
  Found      251
  Subnet     snet-nodes
  Ranges     10.240.0.0/24
  About      node subnet
  How Azure may have come to that number
    747 = 3 × 249: 3 nodes at max pods 250; documented for them is 753 = 3 × 251
  Smallest change, from these numbers alone
    The smallest subnet Azure would accept for 747 addresses is a /22, with 1,019 free. Plan a
    /22: those nodes need 753 as documented, and 1,004 with the surge nodes of an upgrade.
  Remedy: Plan a larger node subnet; where nodes are in it already, add a pool in a larger
  subnet. Or plan fewer nodes, or fewer pods on a node.
  Foreseen by AKN201 node-subnet-too-small
  Foreseen by AKN202 no-room-to-upgrade
  Foreseen by AKN216 autoscaler-would-stop-creation
  In the plan
    Creation of this plan counts the same 747 in snet-nodes: system 3 × 249
    AKN201 node-subnet-too-small
      Creation needs 753 addresses in snet-nodes and it has 251: 502 short
      Fix: Grow snet-nodes to 10.240.0.0/22
      At /virtualNetworks/0/subnets/0/addressPrefix
  Source: Troubleshoot the InsufficientSubnetSize error code, reviewed 2026-08-21
    https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/insufficientsubnetsize-error-advanced-networking
";
    assert_eq!(said.out, expected);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

#[test]
fn the_nested_json_of_a_deployment_is_explained() {
    let said = aksnet_with(&["explain", "-"], SMALL_POD_CIDR);
    let expected = "\
InsufficientSubnetSize
  The pod CIDR has fewer blocks than there are nodes. Every node takes a whole block whatever
  its max pods, and an autoscaled pool counts at its max count.
  Asked for  8,448
  Found      8,192
  Ranges     192.168.0.0/19
  About      pod CIDR
  How Azure may have come to that number
    8,448 = 33 × 256: 33 nodes
  Smallest change, from these numbers alone
    The smallest pod CIDR Azure would accept for 8,448 addresses is a /18, with 16,384 free.
    Plan a /18: those nodes need 8,448 as documented, and 9,472 with the surge nodes of an
    upgrade.
  Remedy: Give the cluster a larger pod CIDR. One of a Linux-only Overlay cluster may grow to a
  larger range around it.
  Foreseen by AKN203 pod-cidr-too-small
  Foreseen by AKN204 pod-cidr-no-room-to-upgrade
  Foreseen by AKN216 autoscaler-would-stop-creation
  Source: Azure CNI Overlay networking in AKS, reviewed 2026-08-21
    https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay
";
    assert_eq!(said.out, expected);
    assert_eq!(said.code, 0);
}

#[test]
fn a_sentence_alone_is_known_by_its_wording() {
    let (_folder, path) = file(DNS_OUTSIDE);
    let said = aksnet(&["explain", "--file", path.to_str().unwrap()]);
    let expected = "\
DnsServiceIpOutOfServiceCidr, by its wording
  The address of the DNS service is not in the service range. Where none is given Azure takes
  that of its default range.
  Ranges       10.200.0.0/16
  DNS address  10.0.0.10
  Smallest change, from these numbers alone
    Give 10.200.0.10 as the address of the DNS service: it lies in 10.200.0.0/16.
  Remedy: Give an address inside the service range, by convention its tenth.
  Foreseen by AKN501 dns-ip-outside-service-range
  Foreseen by AKN506 dns-ip-missing
  Source: Troubleshoot the DnsServiceIpOutOfServiceCidr error code, reviewed 2026-08-21
    https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/dnsserviceipoutofservicecidr-error
";
    assert_eq!(said.out, expected);
    assert_eq!(said.code, 0);
}

#[test]
fn a_code_of_an_unofficial_list_is_no_more_than_possible() {
    let said = aksnet(&["explain", "Code: PodCidrOverlapServiceCidr"]);
    assert!(
        said.out.starts_with("Possibly PodCidrOverlapServiceCidr\n"),
        "{}",
        said.out
    );
}

#[test]
fn an_unknown_text_ends_with_1_and_names_the_nearest() {
    let said = aksnet(&["explain", "Code: InsuficientSubnetSise"]);
    assert_eq!(said.code, 1);
    let expected = "\
No known error in this text
  Did you mean InsufficientSubnetSize?
  Looked for the wording Azure uses, and for:
    InsufficientSubnetSize, InsufficientPodCidr, ";
    assert!(said.out.starts_with(expected), "{}", said.out);
}

#[test]
fn a_plan_or_a_text_that_cannot_be_read_ends_with_2() {
    let said = aksnet(&["explain", "--plan", "no-such-plan.json", SMALL_SUBNET]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let said = aksnet(&["explain", "--file", "no-such-text.txt"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let said = aksnet(&["explain", "--plan", "-", "-"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("cannot both be read"), "{}", said.err);
    assert_eq!(aksnet(&["explain"]).code, 2);
}

#[test]
fn json_of_explain_has_the_numbers() {
    let (_folder, path) = file(PLAN);
    let plan = path.to_str().unwrap();
    let said = aksnet(&["explain", "--plan", plan, SMALL_SUBNET, "--format", "json"]);
    let error = &said.json()["errors"][0];
    assert_eq!(error["figures"]["target"], "agentPoolProfile.vnetSubnetID");
    assert_eq!(error["ways"][0][0]["perNode"], 249);
    assert_eq!(error["change"]["acceptedPrefix"], 22);
    assert_eq!(error["plan"]["findings"][0]["rule"], "AKN201");
}

/// As `az aks create` prints it: three nodes and one of surge, as the issue tracker of its command line has it.
const FEW_PORTS: &str = "(InvalidLoadBalancerProfileAllocatedOutboundPorts) Load balancer profile allocated ports 21000 is not in an allowable range given the number of nodes and IPs provisioned. Total node count 4 requires 84000 ports but only 64000 ports are available given 1 outbound public IPs.";

#[test]
fn outbound_ports_are_counted_in_the_plan_too() {
    let beside = |more: &str| {
        let plan = PLAN.replace(
            r#""networkModel": "node-subnet","#,
            &format!(r#""networkModel": "overlay",{more}"#),
        );
        let (_folder, path) = file(&plan);
        aksnet(&["explain", "--plan", path.to_str().unwrap(), FEW_PORTS]).out
    };
    let same = beside(r#""loadBalancer": { "allocatedOutboundPorts": 21000 },"#);
    let line = "Creation of this plan counts the same 84,000 of aks-shop: system 4 × 21,000";
    assert!(same.contains(line), "{same}");
    assert!(same.contains("Fix: Use 2 outbound addresses"), "{same}");
    let other = beside(r#""loadBalancer": { "allocatedOutboundPorts": 8000 },"#);
    let line =
        "Creation of this plan counts 32,000 of aks-shop, not 84,000: the cluster differs from";
    assert!(other.contains(line), "{other}");
    let automatic = beside("");
    let line =
        "aks-shop states no ports in this plan, so that Azure gives each of 3 nodes 1,024: the";
    assert!(automatic.contains(line), "{automatic}");
    let routed = beside(r#""outboundType": "userDefinedRouting","#);
    assert!(!routed.contains("aks-shop"), "{routed}");
}

#[test]
fn the_name_of_a_file_is_no_error_text() {
    let said = aksnet(&["explain", "README.md"]);
    assert_eq!(said.code, 1);
    assert_eq!(said.err, "That is the name of a file; --file reads it.\n");
    assert_eq!(aksnet(&["explain", "no such file"]).err, "");
}
