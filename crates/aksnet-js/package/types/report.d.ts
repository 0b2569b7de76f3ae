// The report on a plan. docs/schema/report.schema.json says the same.

import type { ClusterGrowth, UpgradeOrders } from "./ahead.js";
import type { NetworkModel } from "./plan.js";

/** When. */
export type Stage = "create" | "upgrade" | "fullScale";

/** A value for each stage. */
export interface PerStage<T> {
  /** When the cluster comes up. */
  create: T;
  /** With room for the surge nodes of every pool. */
  upgrade: T;
  /** With every pod slot in use and room for surge nodes. */
  fullScale: T;
}

/** The report on a plan. */
export interface Report {
  /** Version of the report's format. */
  aksnet: number;
  /** The worst of all verdicts and findings. */
  verdict: Verdict;
  /** Clusters, in the order of the plan. */
  clusters: ClusterReport[];
  /** What the rules found: worst first, then by id, then in the order of the plan. */
  findings: Finding[];
  /** Fields that cannot be read. */
  errors: FieldError[];
  /** Values the plan leaves out, and what was taken in their place. */
  defaults: DefaultUsed[];
  /** Disputed numbers the plan was counted with, and the other number of each. */
  assumptions: Assumption[];
}

/** A cluster. */
export interface ClusterReport {
  /** Its name. */
  name: string;
  /** Its network model; `null` where it cannot be read. */
  networkModel: NetworkModel | null;
  /** Whether it gets what it needs, stage by stage. */
  verdicts: PerStage<Verdict>;
  /** What fits. */
  capacity: Capacity;
  /** Ranges it draws on. */
  ranges: RangeReport[];
  /** How long they last; `null` where the plan does not say how its pools grow. */
  growth: ClusterGrowth | null;
  /** An upgrade step by step, where the verdict on upgrades is a warning or an error; else `null`. */
  upgrade: UpgradeOrders | null;
  /** What AKS asks for before it leads the cluster to Azure CNI Overlay; `null` where there is no way, or none to go. */
  migration: Need[] | null;
}

/** What fits, stage by stage; `null` where it cannot be computed. */
export interface Capacity {
  /** When the cluster comes up. */
  create: CapacityAt | null;
  /** With room for the surge nodes of every pool. */
  upgrade: CapacityAt | null;
  /** With every pod slot in use and room for surge nodes. */
  fullScale: CapacityAt | null;
  /** The range that allows no more nodes at create. */
  limitedBy: LimitingRange | null;
}

/** What fits at a stage. */
export interface CapacityAt {
  /** Nodes of all pools, without surge. */
  nodes: number;
  /** Pods they run. */
  pods: number;
  /** The range that allows no more nodes at this stage. */
  limitedBy: LimitingRange | null;
}

/** The range that allows no more. */
export interface LimitingRange {
  /** What it is. */
  range: RangeKind;
  /** Its name. */
  name: string;
}

/** A range and its draws. */
export interface RangeReport {
  /** What it is. */
  kind: RangeKind;
  /** What it counts: addresses, routes, nodes, ports or blocks of nodes. */
  unit: string;
  /** Its name. */
  name: string;
  /** Its block; `null` where it has none or it cannot be read. */
  block: string | null;
  /** Units in all; `null` where the block cannot be read. */
  total: number | null;
  /** Units nobody gets. */
  reserved: number | null;
  /** Units something outside the plan uses. */
  usedByOthers: number | null;
  /** Units the plan may use. */
  usable: number | null;
  /** What is drawn, stage by stage. */
  stages: PerStage<StageReport>;
}

/** What is drawn on a range at a stage. */
export interface StageReport {
  /** Whether this range covers its draws. */
  verdict: Verdict;
  /** Units drawn, by all clusters together. */
  needed: number;
  /** Units missing. */
  short: number;
  /** The longest prefix that would do; `null` where none does or the range has no size. */
  smallestPrefix: number | null;
  /** Azure's own check before it adds nodes; `null` for ranges it does not check. */
  azureCheck: AzureCheck | null;
  /** The lines; none where subnets draw, as on a VNet's quota. */
  draws: Draw[];
}

/** A line of a range. */
export interface Draw {
  /** The cluster, where it is another one than this. */
  cluster?: string;
  /** The node pool; absent where it is none. */
  pool?: string;
  /** Who draws, where it is no node pool. */
  consumer?: string;
  /** Nodes. */
  nodes: number;
  /** Surge nodes. */
  surge: number;
  /** Units of one node; of outbound ports that Azure chooses, what its table gives at the nodes of this stage. */
  perNode: number;
  /** Units in all. */
  units: number;
}

/** What Azure's own check before it adds nodes counts, which is not what the plan needs. */
export interface AzureCheck {
  /** Units it counts: "Pre-allocated IPs" in its message. */
  counts: number;
  /** Units it finds: "IPs available" in its message. */
  available: number;
  /** Whether it accepts the plan. */
  accepts: boolean;
}

/** A finding with everything a reader needs to judge it. */
export interface Finding {
  /** Id of the rule. */
  rule: string;
  /** Name of the rule. */
  name: string;
  /** How bad it is. */
  severity: Severity;
  /** The error code Azure gives; `null` where it gives none. */
  azureCode: string | null;
  /** The field it is about, as a JSON Pointer. */
  subject: string;
  /** What is wrong in this plan. */
  message: string;
  /** Where whoever asks for it says more; `null` where it is no breach of a policy, or they say no more. */
  link: string | null;
  /** What to do about it. */
  remedy: string;
  /** Where it is documented. */
  sources: Source[];
  /** A change that mends it; `null` where none is safe. */
  fix: Fix | null;
}

/** How bad it is. */
export type Severity = "error" | "warning" | "info";

/** A page that documents a finding. */
export interface Source {
  /** Its title. */
  title: string;
  /** Its address. */
  url: string;
  /** The day it was last read. */
  reviewed: string;
}

/** A change to a plan. */
export interface Fix {
  /** What it does, as an order. */
  title: string;
  /** Replacements in the draft, in order. */
  edits: Edit[];
}

/** One replacement in a draft. */
export interface Edit {
  /** Where, as a JSON Pointer; `-` as the last part adds to a list. */
  path: string;
  /** The new value. */
  value: EditValue;
}

/** The new value of a field. */
export type EditValue = string | number | null;

/** A field that cannot be read. */
export interface FieldError {
  /** Where it stands in the plan, as a JSON Pointer. */
  path: string;
  /** What is wrong, as a fragment of a sentence, beginning with the text itself. */
  message: string;
  /** What was expected, as a fragment of a sentence. */
  expected: string;
  /** What was probably meant: the text to put in its place. */
  suggestion: string | null;
  /** The value the rest of the plan was computed with, if any. */
  used: string | null;
}

/** A value the plan leaves out, and what was taken in its place. */
export interface DefaultUsed {
  /** Where it would stand in the plan, as a JSON Pointer. */
  path: string;
  /** The value that was taken. */
  value: string;
  /** Whose default it is, or why it was taken. */
  reason: string;
  /** What whoever set it says of it; `null` where it is no default of a policy, or they say nothing. */
  text: string | null;
  /** Where they say more, which begins with `https://`; `null` where they do not. */
  link: string | null;
}

/** A disputed number the report counts with. */
export interface Assumption {
  /** What it is about. */
  topic: string;
  /** The number that was used, with its unit. */
  used: string;
  /** The other one, with its unit. */
  other: string;
  /** Why the one was taken, and where the other comes from. */
  why: string;
  /** Pages that give one or the other. */
  sources: Source[];
  /** Fields of the plan it was used for, as JSON Pointers. */
  appliesTo: string[];
}

/** The answer for a stage. */
export type Verdict = "ok" | "warning" | "notChecked" | "error";

/** What a range is. */
export type RangeKind =
  | "node-subnet"
  | "pod-subnet"
  | "pod-cidr"
  | "pod-cidr6"
  | "route-table"
  | "service-cidr"
  | "api-server-subnet"
  | "internal-load-balancer-subnet"
  | "pool-nodes"
  | "cluster-nodes"
  | "vnet-addresses"
  | "snat-ports";

/** Something AKS asks for. */
export interface Need {
  /** What it is about. */
  topic: Topic;
  /** Whether the plan has it. */
  state: NeedState;
  /** What is asked for, and what the plan says. */
  message: string;
}

/** Whether the plan has what is asked for. */
export type NeedState = "met" | "toCheck" | "unmet";

/** What a need is about. */
export type Topic =
  | "networkModel"
  | "kubernetesVersion"
  | "networkPolicy"
  | "windows"
  | "identity"
  | "podCidr"
  | "masquerading";
