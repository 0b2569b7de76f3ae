//! `aksnet growth`: when ranges are too small.

use crate::run::{CLEAN, SAMPLE, aksnet, aksnet_with, clean_but};

#[test]
fn growth_names_the_first_limit_and_the_month_of_every_range() {
    let arguments = ["growth", "-", "--nodes-per-month", "system=10%"];
    let said = aksnet_with(&arguments, CLEAN);
    assert_eq!(
        said.out,
        "\
aks, 60 months ahead
  In month 37 snet-nodes 10.240.0.0/24 is too small: an upgrade needs 275 of 251 addresses
  system grows by 10% of its nodes a month
  Nodes, and what an upgrade needs
    Month  system  snet-nodes 10.240.0.0/24  pod CIDR 10.244.0.0/16
        0       3                  4 of 251         1,024 of 65,536
        7      10                 11 of 251         2,816 of 65,536
       14      24                 27 of 251         6,912 of 65,536
       21      51                 57 of 251        14,592 of 65,536
       28     104                115 of 251        29,440 of 65,536
       35     206                227 of 251        58,112 of 65,536
       37     250                275 of 251        70,400 of 65,536
  Too small from
                              Usable  Creates   Upgrades  Full scale
    snet-nodes 10.240.0.0/24     251  month 38  month 37  month 37
    pod CIDR 10.244.0.0/16    65,536  month 38  month 37  month 37
    node pool limit, system    1,000  month 52  month 51  month 51
    outbound ports, aks       64,000  month 59  month 58  month 58
"
    );
    assert_eq!(said.code, 1);
    let json = aksnet_with(&[&arguments[..], &["--format", "json"]].concat(), CLEAN).json();
    assert_eq!(json["clusters"][0]["first"]["month"], 37);
    assert_eq!(json["clusters"][0]["ranges"][0]["kind"], "node-subnet");
    let range = &json["clusters"][0]["ranges"][0];
    assert_eq!(range["runsShort"]["create"], 38);
    assert_eq!(range["needed"]["upgrade"][37], 275);
    assert_eq!(json["clusters"][0]["pools"][0]["nodes"][37], 250);
}

#[test]
fn where_only_a_limit_that_stops_nobody_ends_it_says_so() {
    let plan = clean_but(r#""addressPrefix": "10.240.0.0/24""#, r#""addressPrefix": "10.240.0.0/19""#)
        .replace("10.244.0.0/16", "10.64.0.0/11")
        .replace(
            r#"{ "name": "system", "count": 3, "maxPods": 30, "vnetSubnet": "snet-nodes" }"#,
            r#"{ "name": "system", "count": 990, "maxSurge": 1 }, { "name": "apps", "count": 990, "maxSurge": 1 },
               { "name": "more", "count": 10, "maxSurge": 1, "growth": { "nodesPerMonth": 2 } }"#,
        );
    let said = aksnet_with(&["growth", "-"], &plan);
    // 1,990 nodes and 3 of surge now; 64,000 ports are 32 for each of 2,000.
    let first = "\
  In month 4 outbound ports, aks is too small: an upgrade needs 64,032 of 64,000 ports; nodes
  come up all the same
";
    assert!(said.out.contains(first), "{}", said.out);
    let row = "outbound ports, aks          64,000  month 6  month 4   month 4";
    assert!(said.out.contains(row), "{}", said.out);
}

#[test]
fn growth_of_the_example_ends_where_an_upgrade_no_longer_fits() {
    // In month 18: 3 + 1 system, 30 + 10 web (33% rounded up), and 15 + 1 orders, whose 360 pods
    // have become 885, 60 on a node.
    let said = aksnet(&["growth", "examples/growing-shop.json"]);
    assert_eq!(
        said.out,
        "\
aks-shop, 60 months ahead
  In month 18 snet-nodes 10.60.0.0/26 is too small: an upgrade needs 60 of 59 addresses; one
  pool at a time still fits
  web grows by 1 node a month
  orders grows by 5% of its pods a month
  Nodes, and what an upgrade needs
    Month  web  orders  snet-nodes 10.60.0.0/26  pod CIDR 10.244.0.0/18
        0   12       6                 27 of 59         6,912 of 16,384
        3   15       7                 32 of 59         8,192 of 16,384
        6   18       9                 38 of 59         9,728 of 16,384
        9   21      10                 43 of 59        11,008 of 16,384
       12   24      11                 48 of 59        12,288 of 16,384
       15   27      13                 54 of 59        13,824 of 16,384
       18   30      15                 60 of 59        15,360 of 16,384
  Too small from
                             Usable  Creates   Upgrades  Full scale
    snet-nodes 10.60.0.0/26      59  month 25  month 18  month 18
    pod CIDR 10.244.0.0/18   16,384  month 27  month 20  month 20
"
    );
    assert_eq!(said.code, 1);
    let said = aksnet(&["growth", "examples/growing-shop.json", "--months", "17"]);
    assert_eq!(said.code, 0);
}

#[test]
fn growth_stands_in_the_plan_and_in_its_report() {
    let plan = clean_but(
        "\"count\": 3",
        "\"count\": 3, \"growth\": { \"podsPerMonth\": 60 }",
    );
    let said = aksnet_with(&["growth", "-", "--months", "12"], &plan);
    assert!(
        said.out.contains("  No range is too small in that time\n")
            && said
                .out
                .contains("       12      27                 30 of 251"),
        "{}",
        said.out
    );
    let report = aksnet_with(&["check", "-", "--format", "json"], &plan).json();
    let growth = &report["clusters"][0]["growth"];
    assert_eq!(growth["pools"][0]["growth"], "60 pods a month");
    assert_eq!(growth["months"], 60);
    let both = plan.replace("60 }", "60, \"nodesPerMonth\": 2 }");
    let said = aksnet_with(&["growth", "-"], &both);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("grows in nodes already"), "{}", said.err);
}

#[test]
fn growth_without_a_rate_or_of_a_pool_nobody_knows_is_refused() {
    let said = aksnet(&["growth", SAMPLE]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("says how it grows"), "{}", said.err);
    let said = aksnet(&["growth", SAMPLE, "--nodes-per-month", "web=2"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("there is no pool web"), "{}", said.err);
    let said = aksnet(&["growth", SAMPLE, "--nodes-per-month", "apps"]);
    assert!(said.err.contains("expected POOL=NUMBER"), "{}", said.err);
    let said = aksnet(&["growth", SAMPLE, "--months", "601"]);
    assert_eq!(said.code, 2);
}
