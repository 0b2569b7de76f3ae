// What the functions give, on the plans of the repository: enough to have met everything they can.

import * as aksnet from "aksnet";

import { examples, ofRules, read } from "./plans.js";

const texts = [
  "InsufficientSubnetSize: Pre-allocated IPs 372 exceeds IPs available 251 in Subnet Cidr 10.240.0.0/24, Subnet Name snet-nodes",
  "Code: ServiceCidrOverlapExistingSubnetsCidr Message: The specified service CIDR 10.0.0.0/16 is conflicted with an existing subnet CIDR 10.0.8.0/21 Target: networkProfile.serviceCIDR",
  "Code: DnsServiceIpOutOfServiceCidr Message: The specified DNS service IP 10.1.0.10 is out of service CIDR 10.0.0.0/16 Target: networkProfile.dnsServiceIP",
  "InsufficientSubnetSize Pre-allocated IPs 64 exceeds IPs available 59 Target: agentPoolProfile.podSubnetID",
  "InsufficientPodCidr Pre-allocated IPs 768 exceeds IPs available 512 in Subnet Cidr 10.244.0.0/23 networkProfile.podCIDR",
  "failed to allocate address",
  "SubnetIsFull: Subnet snet-nodes with address prefix 10.240.0.0/24 does not have enough capacity for 31 IP addresses in VNet vnet",
  "InvalidLoadBalancerProfileAllocatedOutboundPorts: Load balancer profile allocated ports 8000 is not in an allowable range given the number of nodes and IPs provisioned. Total node count 60 requires 480000 ports but only 64000 ports are available given 1 outbound public IPs.",
  "The DNS service IP 10.0.0.10 is out of the range defined by service CIDR 10.200.0.0/16.",
  "InsufficientSubnetSize Pre-allocated IPs 62 exceeds IPs available 59 Target: agentPoolProfile.vnetSubnetID",
  "InsufficientSubnetSise",
  "all is well",
];

/** The plan that grows, changed: its subnet, its first pool, its second one, its pod CIDR. */
function growing({ subnet, system, web, podCidr }) {
  const plan = read("examples/growing-shop.json");
  const [cluster] = plan.clusters;
  if (subnet) plan.virtualNetworks[0].subnets[0].addressPrefix = subnet;
  if (podCidr) cluster.podCidr = podCidr;
  Object.assign(cluster.nodePools[0], system);
  Object.assign(cluster.nodePools[1], web);
  return plan;
}

/** Plans that show what no plan of the repository does. */
function* others(broken) {
  yield broken;
  yield growing({ subnet: "10.60.0.0/22", podCidr: "10.244.0.0/16" });
  yield growing({ web: { count: "x" } });
  yield growing({ web: { count: 60 } });
  yield growing({ web: { count: 50 }, podCidr: "x" });
  yield growing({ subnet: "x" });
  yield growing({ system: { enableAutoScaling: false, maxCount: 40 } });
  const many = growing({ web: { count: 60 } });
  const [pool] = many.clusters[0].nodePools;
  for (let number = 0; number < 100; number += 1) many.clusters[0].nodePools.push({ ...pool, name: `p${number}` });
  yield many;
}

/** Every answer of a kind, as `{ type, value }`, `type` being its name in the types. */
function* answers() {
  const kinds = ["overlay", "pod-subnet-dynamic", "pod-subnet-static", "node-subnet", "kubenet", "byo-cni"];
  yield { type: "Catalogue", value: aksnet.rules() };
  for (const model of kinds) yield { type: "Frontier", value: aksnet.frontier({ model, prefix: 24 }) };
  yield { type: "Frontier", value: aksnet.frontier({ model: "overlay", prefix: 8, podCidr: "10.0.0.0/20" }) };
  const broken = read("examples/contoso-prod.json");
  Object.assign(broken.clusters[0], { networkModel: "flannel", serviceCidr: "10.0.0.0/33" });
  broken.clusters[0].nodePools[0].count = "x";
  const plans = [
    ...examples.map((path) => ({ path })),
    ...ofRules.map(({ plan, ...beside }) => ({ path: plan, ...beside })),
    ...[...others(broken)].map((plan) => ({ plan })),
  ];
  for (const { path, plan = read(path), baseline, policy } of plans) {
    const options = { baseline: baseline && read(baseline), policy: policy && read(policy) };
    yield { type: "Report", value: aksnet.checkPlan(plan, options) };
    yield { type: "Capacities", value: aksnet.capacity(plan) };
    yield { type: "Sizes", value: aksnet.size(plan) };
    yield { type: "Comparisons", value: aksnet.compare(plan) };
    yield { type: "Room", value: aksnet.freeBlocks(plan, { size: 26 }) };
    yield { type: "Room", value: aksnet.freeBlocks(plan, { within: "10.0.0.0/8" }) };
    // What is half typed is kept, as no type can say.
    if (plan === broken) continue;
    yield { type: "Mended", value: aksnet.applyFixes(plan) };
    yield { type: "Plan", value: aksnet.decodeLink(aksnet.encodeLink(plan)) };
  }
  const plan = read("examples/contoso-prod.json");
  for (const text of texts) {
    yield { type: "Explanation", value: aksnet.explain(text) };
    yield { type: "Explanation", value: aksnet.explain(text, { plan }) };
  }
}

/** What can be told of a value by its type: where something stands, of which kind, and short names. */
function* signs(value, path) {
  if (Array.isArray(value)) {
    for (const item of value) yield* signs(item, `${path}[]`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* signs(item, `${path}.${key}`);
  } else {
    yield `${path}: ${typeof value === "string" && /^[a-zA-Z.-]{2,40}$/.test(value) ? value : value === null ? "null" : typeof value}`;
  }
}

/** Answers of every type, without those that show nothing new. */
export async function samples() {
  await aksnet.init();
  const met = new Set();
  const kept = [];
  for (const { type, value } of answers()) {
    const before = met.size;
    for (const sign of signs(value, type)) met.add(sign);
    if (met.size > before) kept.push({ type, value });
  }
  return kept;
}
