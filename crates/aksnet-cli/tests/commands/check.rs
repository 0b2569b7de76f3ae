//! `aksnet check`: what is printed, and how it ends.

use crate::run::{CLEAN, SAMPLE, Said, aksnet, aksnet_with, clean_but, command, file};

#[test]
fn check_shows_the_verdicts_of_the_sample_plan_first() {
    let said = aksnet(&["check", SAMPLE]);
    let expected = "\
contoso-prod

aks-contoso-prod, Node Subnet
  Creates         OK     248 of 251 addresses in snet-nodes 10.240.0.0/24: 3 left
  Upgrades        Fails  310 of 251 addresses in snet-nodes 10.240.0.0/24: 59 short
  Scales to full  Fails  465 of 251 addresses in snet-nodes 10.240.0.0/24: 214 short

Findings: ";
    assert!(said.out.starts_with(expected), "{}", said.out);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
}

#[test]
fn check_shows_a_finding_with_its_fix_and_its_source() {
    let said = aksnet(&["check", SAMPLE]);
    let expected = "
  Warning  AKN305 service-range-over-connected  no Azure error
    Service range 10.0.0.0/16 meets Branch offices 10.0.64.0/18: pods will not reach those
    16,384 addresses
    Remedy: Take a service range that no connected network uses.
    Fix: Move services to 10.1.0.0/16
    At /clusters/0/serviceCidr
    Source: Plan IP addressing for your AKS cluster, reviewed 2026-08-21
      https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
";
    assert!(said.out.contains(expected), "{}", said.out);
}

#[test]
fn check_shows_a_row_for_each_pool() {
    let said = aksnet(&["check", SAMPLE]);
    let expected = "
Where the addresses of aks-contoso-prod go

  snet-nodes 10.240.0.0/24: 256 addresses, 5 reserved
    Pool                             Creates            Upgrades           Full scale
    system                       3 × 31 = 93  (3 + 1) × 31 = 124   (3 + 1) × 31 = 124
    apps                        5 × 31 = 155  (5 + 1) × 31 = 186  (10 + 1) × 31 = 341
    Total                                248                 310                  465
    Usable                               251                 251                  251
    Left or short                     3 left            59 short            214 short
    Smallest prefix that works           /24                 /23                  /23
    Azure's own check counts      232 of 251          290 of 251           377 of 251
";
    assert!(said.out.contains(expected), "{}", said.out);
}

#[test]
fn a_clean_plan_from_standard_input_ends_well() {
    let said = aksnet_with(&["check", "-"], CLEAN);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.contains("\nNo findings\n"), "{}", said.out);
    let defaults = "
Taken where the plan says nothing
  /clusters/0/virtualNetwork                       vnet-spoke    the only VNet of the plan
  /clusters/0/outboundType                         loadBalancer  AKS default
  /clusters/0/loadBalancer/managedOutboundIPs      1             AKS default
  /clusters/0/loadBalancer/allocatedOutboundPorts  0             AKS default
  /clusters/0/nodePools/0/maxSurge                 10%           AKS default

Disputed numbers, as counted here
  default max surge: 10 percent of the pool, not 1 node
    At /clusters/0/nodePools/0/maxSurge
";
    assert!(said.out.ends_with(defaults), "{}", said.out);
}

#[test]
fn a_plan_without_a_cluster_says_so() {
    let said = aksnet_with(&["check", "-"], r#"{ "aksnet": 1 }"#);
    assert_eq!(said.out, "The plan has no cluster\n\nNo findings\n");
    assert_eq!(said.code, 0);
}

#[test]
fn colour_is_for_terminals() {
    let plain = aksnet(&["check", SAMPLE]);
    assert!(!plain.out.contains('\u{1b}'));
    let forced = command(&["check", SAMPLE])
        .env("CLICOLOR_FORCE", "1")
        .output()
        .unwrap();
    let forced = Said::of(forced);
    assert!(
        forced.out.contains("\u{1b}[1m\u{1b}[31mFails\u{1b}[0m"),
        "{}",
        forced.out
    );
}

#[test]
fn json_of_check_is_the_report() {
    let said = aksnet(&["check", SAMPLE, "--format", "json"]);
    assert_eq!(said.code, 1);
    let report = said.json();
    let keys: Vec<_> = report.as_object().unwrap().keys().collect();
    let expected = [
        "aksnet",
        "assumptions",
        "clusters",
        "defaults",
        "errors",
        "findings",
        "verdict",
    ];
    assert_eq!(keys, expected);
    let range = &report["clusters"][0]["ranges"][0];
    assert_eq!(range["stages"]["upgrade"]["short"], 59);
    assert_eq!(range["stages"]["upgrade"]["smallestPrefix"], 23);
}

#[test]
fn a_field_that_cannot_be_read_leaves_the_rest_and_ends_with_2() {
    let plan = clean_but("10.240.0.0/24", "10.240.0.5/24");
    let said = aksnet_with(&["check", "-"], &plan);
    assert_eq!(said.code, 2);
    assert!(said.out.contains("Creates         OK  "), "{}", said.out);
    let expected = "
1 field cannot be read

  /virtualNetworks/0/subnets/0/addressPrefix
    10.240.0.5 is inside a /24. Did you mean 10.240.0.0/24?
    Expected: an IPv4 range such as 10.240.0.0/22
    Counted as 10.240.0.0/24
";
    assert!(said.out.ends_with(expected), "{}", said.out);
    for command in ["capacity", "size", "compare", "free"] {
        let said = aksnet_with(&[command, "-"], &plan);
        assert_eq!(said.code, 2, "{command}");
        assert!(
            said.err.starts_with("1 field cannot be read\n"),
            "{command}: {}",
            said.err
        );
        assert!(!said.out.is_empty(), "{command}");
    }
}

#[test]
fn an_unknown_property_names_the_nearest_and_leaves_the_rest() {
    let plan = clean_but("podCidr", "podcidr");
    let said = aksnet_with(&["check", "-"], &plan);
    assert_eq!(said.code, 2);
    assert!(said.out.contains("/clusters/0/podcidr\n"), "{}", said.out);
    assert!(said.out.contains("Did you mean podCidr?"), "{}", said.out);
    assert!(said.out.contains("Creates         OK  "), "{}", said.out);
    let report = aksnet_with(&["check", "-", "--format", "json"], &plan).json();
    assert_eq!(report["errors"][0]["path"], "/clusters/0/podcidr");
    assert_eq!(report["clusters"][0]["verdicts"]["create"], "ok");
}

#[test]
fn what_is_no_plan_at_all_is_refused_in_one_line() {
    let said = aksnet(&["check", "no-such-plan.json"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(
        said.err
            .starts_with("error: no-such-plan.json cannot be read: "),
        "{}",
        said.err
    );
    let said = aksnet_with(&["check", "-"], "{\n  \"aksnet\": 1,\n}");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(
        said.err,
        "error: standard input is not JSON: trailing comma at line 3 column 1\n"
    );
    let said = aksnet_with(&["check", "-"], "[]");
    assert_eq!(said.code, 2);
    assert!(
        said.out
            .contains("the whole file\n    a list stands here\n"),
        "{}",
        said.out
    );
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let said = aksnet_with(&["check", "-"], &format!("\u{feff}{CLEAN}"));
    assert_eq!(said.code, 0, "{}", said.err);
}

#[test]
fn outbound_ports_that_azure_chooses_stand_with_what_each_node_gets() {
    let with = |count: &str| {
        let plan = clean_but(
            r#""count": 3"#,
            &format!(r#""count": {count}, "maxSurge": 1"#),
        );
        aksnet_with(&["check", "-"], &plan)
    };
    let few = with("3").out;
    let line = "64,000 ports, by Azure's table 1,024 a node";
    assert!(few.contains(line), "{few}");
    let border = with("50").out;
    assert!(
        border.contains("outbound ports, aks                         51,200    26,112      26,112"),
        "{border}"
    );
    assert!(
        border.contains("64,000 ports, by Azure's table 1,024, 512 and 512 a node"),
        "{border}"
    );
    let json = aksnet_with(&["check", "-", "--format", "json"], CLEAN).json();
    let ranges = json["clusters"][0]["ranges"].as_array().unwrap();
    let ports = ranges
        .iter()
        .find(|range| range["kind"] == "snat-ports")
        .unwrap();
    assert_eq!(ports["usable"], 64_000);
    assert_eq!(ports["stages"]["create"]["draws"][0]["perNode"], 1_024);
    assert_eq!(ports["stages"]["upgrade"]["needed"], 4_096);
}

#[test]
fn a_file_without_end_is_refused() {
    let huge = format!("{CLEAN}{}", " ".repeat(16_777_216));
    let (_folder, path) = file(&huge);
    for said in [
        aksnet(&["check", path.to_str().unwrap()]),
        aksnet(&["fix", SAMPLE, "--policy", path.to_str().unwrap()]),
        aksnet(&["explain", "--file", path.to_str().unwrap()]),
        aksnet_with(&["check", "-"], &huge),
    ] {
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{}", said.err);
        assert!(
            said.err.contains("it has more than 16777216 bytes"),
            "{}",
            said.err
        );
    }
}
