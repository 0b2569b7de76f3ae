// Calls of every function, checked against the types and then run; and calls that the types refuse.

import {
  AksnetError,
  applyFix,
  applyFixes,
  capacity,
  checkPlan,
  compare,
  decodeLink,
  encodeLink,
  explain,
  freeBlocks,
  frontier,
  init,
  initSync,
  rules,
  size,
  version,
} from "aksnet";
import type {
  Catalogue,
  Cluster,
  Finding,
  Fix,
  NetworkModel,
  Plan,
  Policy,
  Report,
  Rule,
  Verdict,
} from "aksnet";

const cluster: Cluster = {
  name: "aks-contoso-prod",
  networkModel: "node-subnet",
  nodePools: [
    { name: "system", mode: "System", count: 3, vnetSubnet: "snet-nodes" },
    { name: "apps", count: "1,000", maxSurge: "10%", enableAutoScaling: null, vnetSubnet: "snet-nodes" },
  ],
};

const plan: Plan = {
  aksnet: 1,
  name: "contoso-prod",
  virtualNetworks: [
    {
      name: "vnet",
      addressPrefixes: ["10.240.0.0/16"],
      subnets: [{ name: "snet-nodes", addressPrefix: "10.240.0.0/24", purpose: "nodes" }],
    },
  ],
  clusters: [cluster],
};

const policy: Policy = {
  aksnetPolicy: 1,
  forbiddenRanges: [{ addressPrefix: "10.0.0.0/8", text: "Ask the network team." }],
  networkModels: { allowed: ["overlay"] },
  defaults: { maxPods: 110, maxSurge: { value: "33%", text: "Upgrades finish overnight." } },
};

/** Every function once, with what it gives put to use. */
export async function calls(): Promise<Record<string, unknown>> {
  const started: void = await init();
  const report: Report = checkPlan(plan, { policy, baseline: plan });
  const verdict: Verdict = report.verdict;
  const worst: Finding | undefined = report.findings[0];
  const fix: Fix | null = report.findings.find((finding) => finding.fix !== null)?.fix ?? null;
  const nodes: number | undefined = capacity(plan).clusters[0]?.capacity.create?.nodes;
  const prefix: number | null | undefined = size(plan).clusters[0]?.ranges[0]?.smallestPrefix.fullScale;
  const models: NetworkModel[] = compare(plan, { cluster: "aks-contoso-prod" }).clusters.flatMap(({ rows }) =>
    rows.map(({ model }) => model),
  );
  const pods: number[] = frontier({ model: "overlay", prefix: 24, maxPods: [30, 110] }).points.map((point) => point.pods);
  const next: string | null | undefined = freeBlocks(plan, { size: "/26", within: "10.0.0.0/8" }).spaces[0]?.next;
  const mended: Plan = fix === null ? plan : applyFix(plan, fix);
  const end: "noFixLeft" | "noFixHelps" | "tooMany" = applyFixes(plan, { rule: "AKN201", policy }).end;
  const catalogue: Catalogue = rules();
  const rule: Rule = rules("AKN201");
  const code: string | null | undefined = explain("SubnetIsFull", { plan }).errors[0]?.code;
  const link: string = encodeLink(plan, { page: "https://example.com/planner/" });
  const opened: Plan = decodeLink(link);
  return {
    started, verdict, worst: worst?.rule, nodes, prefix, models, pods, next, end, code, opened,
    mended: mended.name, rules: catalogue.rules.length, rule: rule.id, version: version(),
  };
}

/** What a program does with an error. */
export function pathOfError(): string {
  try {
    // @ts-expect-error: no such property
    checkPlan({ aksnet: 1, cluster: [] });
    return "nothing was thrown";
  } catch (error) {
    if (!(error instanceof AksnetError)) throw error;
    const suggestion: string | null | undefined = error.errors[0]?.suggestion;
    return `${error.argument} ${error.path} ${suggestion}`;
  }
}

/** What the types refuse; it is never called. */
export function refused(): void {
  // @ts-expect-error: a plan says its version
  checkPlan({});
  // @ts-expect-error: a plan is no text
  checkPlan("{}");
  // @ts-expect-error: another version of the plan file
  checkPlan({ aksnet: 2 });
  // @ts-expect-error: no such network model
  checkPlan({ aksnet: 1, clusters: [{ networkModel: "flannel" }] });
  // @ts-expect-error: no such property of a pool
  checkPlan({ aksnet: 1, clusters: [{ nodePools: [{ replicas: 3 }] }] });
  // @ts-expect-error: a block is text
  checkPlan({ aksnet: 1, clusters: [{ podCidr: 10 }] });
  // @ts-expect-error: no such option
  checkPlan(plan, { polcy: policy });
  // @ts-expect-error: a policy says its version
  checkPlan(plan, { policy: {} });
  // @ts-expect-error: a default is called its value
  checkPlan(plan, { policy: { aksnetPolicy: 1, defaults: { maxPods: { most: 110 } } } });
  // @ts-expect-error: a question names a model
  frontier({ prefix: 24 });
  // @ts-expect-error: max pods are a list
  frontier({ model: "overlay", prefix: 24, maxPods: 30 });
  // @ts-expect-error: a fix has edits
  applyFix(plan, { title: "nothing" });
  // @ts-expect-error: the catalogue has no severity
  rules().severity;
  // @ts-expect-error: a rule has no list of rules
  rules("AKN201").rules;
  // @ts-expect-error: a link is text
  decodeLink(plan);
  // @ts-expect-error: what may be null is not used unseen
  capacity(plan).clusters[0].capacity.create.nodes;
  // @ts-expect-error: the package alone makes its errors
  new AksnetError();
  // @ts-expect-error: bytes or a module, no path
  initSync("aksnet.wasm");
  // @ts-expect-error: a report has no such property
  checkPlan(plan).verdicts;
  // @ts-expect-error: a verdict has no such value
  checkPlan(plan).verdict === "fine";
}
