use super::{NeedState, PodHome, Target, Topic, command, needs, target};
use crate::cidr::Block;
use crate::model::{NetworkModel, PlanDraft};
use crate::rules::sample::clean;
use alloc::{vec, vec::Vec};

const MODEL: &str = "/clusters/0/networkModel";

fn of(model: &str) -> PlanDraft {
    let pods = if model == "kubenet" || model == "overlay" {
        "10.244.0.0/16"
    } else {
        ""
    };
    clean().with(MODEL, model).with("/clusters/0/podCidr", pods)
}

fn default_pods(prefix: u8) -> Option<Block> {
    Block::parse("10.244.0.0/16")
        .ok()
        .filter(|block| block.prefix() <= prefix)
}

fn led(draft: &PlanDraft) -> Target {
    target(draft, &draft.read().plan, |_| true, None, default_pods).unwrap()
}

/// States of what AKS asks for.
fn states(draft: &PlanDraft) -> Vec<(Topic, NeedState)> {
    let plan = draft.read().plan;
    let cluster = &plan.clusters[0];
    let model = cluster.model.value().unwrap();
    let pods = default_pods(16).map_or(PodHome::NoRoom, PodHome::At);
    let needs = needs(&plan, cluster, model, pods);
    needs.iter().map(|need| (need.topic, need.state)).collect()
}

#[test]
fn aks_asks_what_the_migration_article_asks() {
    let kubenet = of("kubenet").with("/clusters/0/kubernetesVersion", "1.34");
    assert_eq!(
        states(&kubenet),
        [
            (Topic::NetworkModel, NeedState::Met),
            (Topic::KubernetesVersion, NeedState::Met),
            (Topic::NetworkPolicy, NeedState::Met),
            (Topic::Identity, NeedState::ToCheck),
            (Topic::PodCidr, NeedState::Met),
            (Topic::Masquerading, NeedState::ToCheck),
        ]
    );
    let flat = of("node-subnet")
        .with("/clusters/0/kubernetesVersion", "1.26")
        .with("/clusters/0/networkPolicy", "calico")
        .with("/clusters/0/nodePools/1/name", "win")
        .with("/clusters/0/nodePools/1/osType", "Windows");
    assert_eq!(
        states(&flat),
        [
            (Topic::NetworkModel, NeedState::Met),
            (Topic::KubernetesVersion, NeedState::Unmet),
            (Topic::NetworkPolicy, NeedState::Unmet),
            (Topic::Windows, NeedState::ToCheck),
            (Topic::PodCidr, NeedState::Met),
            (Topic::Masquerading, NeedState::ToCheck),
        ]
    );
}

#[test]
fn a_version_decides_at_its_boundary() {
    for (version, state) in [
        ("1.26", NeedState::Unmet),
        ("1.27", NeedState::Met),
        ("", NeedState::ToCheck),
    ] {
        let draft = of("kubenet").with("/clusters/0/kubernetesVersion", version);
        assert_eq!(
            states(&draft)[1],
            (Topic::KubernetesVersion, state),
            "{version}"
        );
    }
}

#[test]
fn pods_need_a_home() {
    let plan = of("node-subnet").read().plan;
    let state = |pods| {
        let needs = needs(&plan, &plan.clusters[0], NetworkModel::NodeSubnet, pods);
        let need = needs.into_iter().find(|it| it.topic == Topic::PodCidr);
        need.unwrap().state
    };
    // The VNet is 10.240.0.0/16, services are in 10.0.0.0/16.
    let at = |text| PodHome::At(Block::parse(text).unwrap());
    assert_eq!(state(at("10.241.0.0/16")), NeedState::Met);
    assert_eq!(state(at("10.240.128.0/17")), NeedState::Unmet);
    assert_eq!(state(at("10.0.0.0/15")), NeedState::Unmet);
    assert_eq!(state(PodHome::Unnamed), NeedState::ToCheck);
    assert_eq!(state(PodHome::NoRoom), NeedState::Unmet);
}

#[test]
fn no_other_model_has_a_way() {
    for model in ["pod-subnet-dynamic", "pod-subnet-static", "byo-cni"] {
        let draft = of(model);
        assert_eq!(
            states(&draft),
            [(Topic::NetworkModel, NeedState::Unmet)],
            "{model}"
        );
        assert_eq!(led(&draft).edits, [], "{model}");
    }
    assert_eq!(
        states(&of("overlay")),
        [(Topic::NetworkModel, NeedState::Met)]
    );
}

#[test]
fn pools_keep_their_max_pods_and_pods_get_a_range() {
    let draft = of("node-subnet")
        .with("/clusters/0/networkPolicy", "azure")
        .with("/clusters/0/nodePools/0/maxPods", "")
        .with("/clusters/0/nodePools/1/name", "apps")
        .with("/clusters/0/nodePools/1/maxPods", "50");
    let before = draft.read().plan;
    let target = led(&draft);
    let paths: Vec<&str> = target.edits.iter().map(|edit| edit.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            MODEL,
            "/clusters/0/networkPolicy",
            "/clusters/0/nodePools/0/maxPods",
            "/clusters/0/podCidr",
        ]
    );
    let after = target.draft.read();
    assert_eq!(after.errors, []);
    let cluster = &after.plan.clusters[0];
    assert_eq!(cluster.model.value(), Some(NetworkModel::Overlay));
    assert_eq!(cluster.pod_cidr.value(), default_pods(16));
    for (old, new) in before.clusters[0].pools.iter().zip(&cluster.pools) {
        assert_eq!(old.max_pods.value(), new.max_pods.value());
    }
    // Node Subnet has 30 where nothing is said, Overlay would have 250.
    assert_eq!(cluster.pools[0].max_pods.value(), Some(30));
}

#[test]
fn the_range_is_as_large_as_the_pods_need() {
    // 300 nodes and 30 surge nodes take 330 blocks: a /15 holds 512.
    let draft = of("node-subnet").with("/clusters/0/nodePools/0/count", "300");
    let plan = draft.read().plan;
    let asked = core::cell::RefCell::new(Vec::new());
    let free = |prefix| {
        asked.borrow_mut().push(prefix);
        Block::parse("172.16.0.0/15").ok()
    };
    let target = target(&draft, &plan, |_| true, None, free).unwrap();
    assert_eq!(asked.into_inner(), vec![15]);
    assert_eq!(target.pods, Block::parse("172.16.0.0/15").ok());
}

#[test]
fn kubenet_keeps_its_range_unless_another_is_asked_for() {
    let draft = of("kubenet");
    let paths = |target: Target| -> Vec<_> { target.edits.into_iter().map(|it| it.path).collect() };
    assert_eq!(paths(led(&draft)), [MODEL]);
    let plan = draft.read().plan;
    let asked = Block::parse("10.244.0.0/15").ok();
    let other = target(&draft, &plan, |_| true, asked, default_pods).unwrap();
    assert_eq!(paths(other), [MODEL, "/clusters/0/podCidr"]);
    let none = target(&draft, &plan, |_| false, asked, default_pods).unwrap();
    assert_eq!(none.draft, draft);
}

#[test]
fn a_command_quotes_what_a_shell_would_read() {
    assert_eq!(
        command("aks-prod", default_pods(16)),
        "az aks update --name aks-prod --resource-group <resource-group> --network-plugin azure --network-plugin-mode overlay --pod-cidr 10.244.0.0/16"
    );
    let quoted = command("a'; rm -rf ~ #", None);
    assert!(quoted.starts_with(r"az aks update --name 'a'\''; rm -rf ~ #' --"));
    assert!(command("", None).contains("--name '' --"));
}
