//! `aksnet migrate`: what AKS asks for, what changes, and what the ledger says on the way.

use crate::run::{CLEAN, SAMPLE, aksnet, aksnet_with, clean_but, file};

#[test]
fn migrate_shows_the_way_of_the_sample_plan() {
    let said = aksnet(&["migrate", SAMPLE]);
    let expected = "\
aks-contoso-prod, Node Subnet to Azure CNI Overlay
  Open  once 1 thing is checked

  What AKS asks for
    To be checked in the cluster
      No azure-ip-masq-agent-config left over, and none that spares ranges from SNAT: behind
      Overlay they are out of reach
    Met
      AKS leads from Node Subnet to Azure CNI Overlay
      Kubernetes 1.27 or later: it runs 1.34
      No network policy engine: it has none
      No Windows nodes with Docker: it has no Windows nodes
      A new pod CIDR, outside the VNet and the service range: 10.244.0.0/16

  Command
    az aks update --name aks-contoso-prod --resource-group <resource-group> --network-plugin azure --network-plugin-mode overlay --pod-cidr 10.244.0.0/16

  What changes
    There is no way back.
    All node pools are reimaged at the same time; none can go first, as a trial.
    Pools keep their max pods.
    Pods leave the subnet: a node takes one address of it, and a block of the pod CIDR.
    Nothing outside the cluster reaches a pod under the pod's own address.

  What the ledger says
                                         Before           During            After
    snet-nodes 10.240.0.0/24         248 of 251       310 of 251         8 of 251
    pod CIDR 10.244.0.0/16                    -  2,560 of 65,536  2,048 of 65,536
    Creates                                  OK                                OK
    Upgrades                              Fails            Fails               OK
    Scales to full                        Fails                                OK
    Most nodes with room to upgrade           6                               227
    During it, surge nodes of the old model would find no address. Free some first, or let pools
    take nodes away in place: max surge 0 and max unavailable 1.

Found no more afterwards
";
    assert!(said.out.starts_with(expected), "{}", said.out);
    assert!(
        !said.out.contains("Found afterwards, and not before"),
        "{}",
        said.out
    );
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let json = aksnet(&["migrate", SAMPLE, "--format", "json"]).json();
    let cluster = &json["clusters"][0];
    assert_eq!(cluster["way"], "open");
    assert_eq!(cluster["ranges"][0]["before"], 248);
    assert_eq!(cluster["ranges"][1]["before"], serde_json::Value::Null);
    assert_eq!(cluster["needs"][1]["topic"], "kubernetesVersion");
    assert_eq!(json["edits"][0]["value"], "overlay");
}

#[test]
fn migrate_says_what_is_in_the_way() {
    let kubenet = CLEAN.replace("\"overlay\"", "\"kubenet\", \"networkPolicy\": \"calico\"");
    let said = aksnet_with(&["migrate", "-"], &kubenet);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("  Blocked  until 1 thing is changed\n")
            && said.out.contains("it has calico, so uninstall it first"),
        "{}",
        said.out
    );
    let said = aksnet(&["migrate", "examples/hub-and-spoke.json"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("  Arrived\n"), "{}", said.out);
    assert!(said.out.contains("  No way\n"), "{}", said.out);
    let one = ["migrate", "examples/hub-and-spoke.json", "--cluster"];
    assert_eq!(aksnet(&[&one[..], &["aks-shop"]].concat()).code, 0);
    let said = aksnet(&[&one[..], &["web"]].concat());
    assert_eq!(said.code, 2);
    assert!(said.err.contains("there is no cluster web"), "{}", said.err);
}

#[test]
fn migrate_prints_a_plan_that_azure_takes_for_the_old_one() {
    let arguments = ["migrate", SAMPLE, "--print-plan", "--pod-cidr"];
    let said = aksnet(&[&arguments[..], &["100.64.0.0/16"]].concat());
    assert_eq!(said.code, 0);
    let (_folder, after) = file(&said.out);
    let after = after.to_str().unwrap();
    let diff = aksnet(&["diff", SAMPLE, after, "--format", "json"]).json();
    assert_eq!(diff["answer"], "accepts");
    assert_eq!(aksnet(&["check", after]).code, 0);
    let unread = clean_but("\"serviceCidr\"", "\"colour\": \"blue\", \"serviceCidr\"");
    let said = aksnet_with(&["migrate", "-", "--print-plan"], &unread);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("the plan is not printed"), "{}", said.err);
}
