//! `aksnet upgrade`: steps, addresses in use, and the step that fails.

use crate::run::{CLEAN, SAMPLE, aksnet, aksnet_with, clean_but};

#[test]
fn upgrade_of_the_sample_plan_fails_at_its_first_surge_node() {
    let said = aksnet(&["upgrade", SAMPLE]);
    assert_eq!(
        said.out,
        "\
aks-contoso-prod, all pools at once
  Fails  at step 1, Add 1 surge node to system: 279 of 251 addresses in snet-nodes: 28 short
  Step  What happens                Nodes  snet-nodes 10.240.0.0/24
     0  Before the upgrade              8                248 of 251
     1  Add 1 surge node to system      9                279 of 251
"
    );
    assert_eq!(said.code, 1);
    let json = aksnet(&["upgrade", SAMPLE, "--format", "json"]).json();
    let cluster = &json["clusters"][0];
    assert_eq!(cluster["end"], "fails");
    assert_eq!(cluster["ranges"][0]["name"], "snet-nodes");
    assert_eq!(cluster["steps"][1]["inUse"][0], 279);
}

#[test]
fn upgrade_shows_batches_that_are_alike_as_one_step() {
    let said = aksnet_with(&["upgrade", "-"], CLEAN);
    let steps = "
  Completes  after 3 steps
  Step  What happens                                   Nodes  snet-nodes 10.240.0.0/24  pod CIDR 10.244.0.0/16
     0  Before the upgrade                                 3                  3 of 251           768 of 65,536
     1  Add 1 surge node to system                         4                  4 of 251         1,024 of 65,536
     2  Drain and reimage batches 1 to 3: 1 of system      4                  4 of 251         1,024 of 65,536
     3  Remove 1 surge node from system                    3                  3 of 251           768 of 65,536
";
    assert!(said.out.contains(steps), "{}", said.out);
    assert_eq!(said.code, 0);
}

#[test]
fn upgrade_goes_pool_by_pool_and_takes_one_cluster() {
    let small = clean_but("10.240.0.0/24", "10.240.0.0/28").replace(
        "\"count\": 3, \"maxPods\": 30, \"vnetSubnet\": \"snet-nodes\" }",
        "\"count\": 5 }, { \"name\": \"apps\", \"count\": 5, \"maxSurge\": 1 }",
    );
    let all = aksnet_with(&["upgrade", "-"], &small);
    assert!(
        all.out.contains("Pool by pool it completes.\n"),
        "{}",
        all.out
    );
    assert_eq!(all.code, 1);
    let said = aksnet_with(
        &["upgrade", "-", "--pool-by-pool", "--cluster", "aks"],
        &small,
    );
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(
        said.out
            .starts_with("aks, pool by pool\n  Completes  after 6 steps\n")
    );
    let other = aksnet_with(&["upgrade", "-", "--cluster", "web"], &small);
    assert_eq!(other.code, 2);
    assert!(other.err.contains("there is no cluster web"));
}
