//! The commands as a script or a person meets them: texts, exit codes, files.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The worked example: creates, cannot be upgraded, cannot grow.
const SAMPLE: &str = "examples/contoso-prod.json";

/// A plan with nothing wrong in it.
const CLEAN: &str = r#"{
  "aksnet": 1,
  "virtualNetworks": [{ "name": "vnet-spoke", "addressPrefixes": ["10.240.0.0/16"],
    "subnets": [{ "name": "snet-nodes", "addressPrefix": "10.240.0.0/24", "purpose": "nodes" }] }],
  "connectedRanges": [{ "name": "on-premises", "addressPrefixes": ["10.16.0.0/12"] }],
  "clusters": [{ "name": "aks", "networkModel": "overlay", "podCidr": "10.244.0.0/16",
    "serviceCidr": "10.0.0.0/16", "dnsServiceIP": "10.0.0.10",
    "nodePools": [{ "name": "system", "count": 3, "maxPods": 30, "vnetSubnet": "snet-nodes" }] }]
}"#;

struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Said {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aksnet"));
    command
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .env_remove("CLICOLOR_FORCE");
    command
}

fn aksnet(arguments: &[&str]) -> Said {
    Said::of(command(arguments).output().unwrap())
}

/// The same with a plan on standard input.
fn aksnet_with(arguments: &[&str], plan: &str) -> Said {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(plan.as_bytes())
        .unwrap();
    Said::of(child.wait_with_output().unwrap())
}

/// The clean plan with one text in place of another.
fn clean_but(text: &str, other: &str) -> String {
    assert!(CLEAN.contains(text), "{text}");
    CLEAN.replacen(text, other, 1)
}

/// A plan in a file of its own.
fn file(plan: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.json");
    fs::write(&path, plan).unwrap();
    (folder, path)
}

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
  /clusters/0/virtualNetwork        vnet-spoke    the only VNet of the plan
  /clusters/0/outboundType          loadBalancer  AKS default
  /clusters/0/nodePools/0/maxSurge  10%           AKS default
";
    assert!(said.out.ends_with(defaults), "{}", said.out);
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
        "aksnet", "clusters", "defaults", "errors", "findings", "verdict",
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

#[test]
fn fix_lists_what_it_would_change() {
    let said = aksnet(&["fix", SAMPLE]);
    let expected = "
  AKN305 Move services to 10.1.0.0/16
    Service range 10.0.0.0/16 meets Branch offices 10.0.64.0/18: pods will not reach those
    16,384 addresses
    /clusters/0/serviceCidr: 10.1.0.0/16
    /clusters/0/dnsServiceIP: 10.1.0.10
";
    assert!(said.out.contains(expected), "{}", said.out);
    assert_eq!(said.code, 1);
}

#[test]
fn fix_applies_one_rule_and_prints_the_plan() {
    let said = aksnet(&["fix", SAMPLE, "--apply", "AKN305"]);
    assert!(
        said.err
            .starts_with("1 fix applied\n  AKN305 Move services to 10.1.0.0/16\n"),
        "{}",
        said.err
    );
    assert_eq!(said.code, 1, "the node subnet is still too small");
    let plan = said.json();
    assert_eq!(plan["clusters"][0]["serviceCidr"], "10.1.0.0/16");
    let again = aksnet_with(&["fix", "-", "--apply", "AKN305"], &said.out);
    assert_eq!(again.out, said.out);
    assert!(
        again
            .err
            .starts_with("0 fixes applied\nNo fix of these is left.\n"),
        "{}",
        again.err
    );
}

#[test]
fn fix_mends_the_whole_sample_plan_in_place() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(SAMPLE);
    let (_folder, path) = file(&fs::read_to_string(sample).unwrap());
    let path = path.to_str().unwrap();
    let said = aksnet(&["fix", path, "--all", "--in-place"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(
        said.out.contains("Grow snet-nodes to 10.240.0.0/23"),
        "{}",
        said.out
    );
    let checked = aksnet(&["check", path]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(
        checked.out.contains("465 of 507 addresses"),
        "{}",
        checked.out
    );
}

#[test]
fn fix_keeps_the_rest_as_typed() {
    let plan = clean_but("10.16.0.0/12", " 10.0.64.0/18 ");
    let said = aksnet_with(&["fix", "-", "--all"], &plan);
    assert_eq!(
        said.json()["connectedRanges"][0]["addressPrefixes"][0],
        " 10.0.64.0/18 "
    );
}

#[test]
fn fix_never_loses_what_it_cannot_read() {
    let (_folder, path) = file(&clean_but("podCidr", "podcidr"));
    let before = fs::read_to_string(&path).unwrap();
    let said = aksnet(&["fix", path.to_str().unwrap(), "--all", "--in-place"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("the plan was left as it is"),
        "{}",
        said.err
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    let piped = aksnet_with(&["fix", "-", "--all", "--in-place"], CLEAN);
    assert_eq!(piped.code, 2);
}
