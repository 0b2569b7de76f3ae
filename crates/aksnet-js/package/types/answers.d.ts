// Answers about a plan, each as the command line gives it.

import type { NetworkModel, Plan } from "./plan.js";
import type { Capacity, FieldError, Fix, PerStage, RangeKind, Verdict } from "./report.js";

/** What fits in each cluster. */
export interface Capacities {
  /** Clusters, in the order of the plan. */
  clusters: ClusterCapacity[];
  /** Fields that cannot be read; what needs them is `null`. */
  errors: FieldError[];
}

/** What fits in a cluster. */
export interface ClusterCapacity {
  /** Its name. */
  name: string;
  /** Its network model; `null` where it cannot be read. */
  networkModel: NetworkModel | null;
  /** What fits. */
  capacity: Capacity;
  /** Blocks of the pod CIDR that the first nodes get; empty where the model has none. */
  firstNodeBlocks: string[];
}

/** The sizes every cluster needs. */
export interface Sizes {
  /** Clusters, in the order of the plan. */
  clusters: ClusterSizes[];
  /** Fields that cannot be read; they count as missing. */
  errors: FieldError[];
}

/** The sizes a cluster needs. */
export interface ClusterSizes {
  /** Its name. */
  name: string;
  /** Ranges it draws on that have a size. */
  ranges: RangeSize[];
}

/** The size a range needs. */
export interface RangeSize {
  /** What it is. */
  kind: RangeKind;
  /** Its name. */
  name: string;
  /** Its block; `null` where it has none or it cannot be read. */
  block: string | null;
  /** The longest prefix that works; `null` where none does. */
  smallestPrefix: PerStage<number | null>;
}

/** Every cluster in every network model. */
export interface Comparisons {
  /** Clusters, in the order of the plan. */
  clusters: ClusterComparison[];
  /** Fields that cannot be read; what needs them is `null`. */
  errors: FieldError[];
}

/** A cluster in every network model. */
export interface ClusterComparison {
  /** Its name. */
  name: string;
  /** The model of the plan; `null` where it cannot be read. */
  networkModel: NetworkModel | null;
  /** A row for each model. */
  rows: Alternative[];
  /** The pod subnet that was assumed where the plan has none. */
  assumed: AssumedPodSubnet | null;
}

/** The workload in one model. */
export interface Alternative {
  /** The model. */
  model: NetworkModel;
  /** Addresses of the VNet that nodes and pods take at full scale. */
  vnetAddresses: number | null;
  /** Pod CIDR it needs at full scale, where the model has one. */
  podRange: PodRange | null;
  /** Nodes that fit with every pod slot in use, surge nodes counted among them. */
  nodesThatFit: number | null;
  /** The range that allows no more. */
  limitedBy: LimitedBy | null;
  /** The answer for each stage. */
  verdicts: PerStage<Verdict>;
}

/** The range that allows no more. */
export interface LimitedBy {
  /** What it is. */
  range: RangeKind;
  /** Its name. */
  name: string;
  /** Its block, where it has one. */
  block: string | null;
}

/** A pod CIDR, by size. */
export interface PodRange {
  /** The longest prefix that works. */
  prefix: number;
  /** Addresses in use. */
  needed: number;
}

/** A pod subnet the plan does not have. */
export interface AssumedPodSubnet {
  /** Its prefix length: the longest that holds full scale in both ways of a pod subnet. */
  prefix: number;
  /** Where it would lie: the first free block of that size; `null` where the VNet has no room. */
  block: string | null;
}

/** What to ask of {@link frontier}. */
export interface FrontierQuestion {
  /** The network model. */
  model: NetworkModel;
  /** Size of the subnet, as `24` or `"/24"`: the pods' under Pod Subnet, else the nodes'. */
  prefix: number | string;
  /** Pod CIDR of overlay and kubenet; without one it counts as large enough. */
  podCidr?: string | null;
  /** Max pods to answer for, at most 1,000 of them; without any, those people ask about. */
  maxPods?: number[] | null;
}

/** What fits in a subnet of one size. */
export interface Frontier {
  /** The network model. */
  model: NetworkModel;
  /** Prefix length of the subnet. */
  prefix: number;
  /** What fits at each max pods. */
  points: FrontierPoint[];
}

/** What fits at one max pods. */
export interface FrontierPoint {
  /** Most pods on a node. */
  maxPods: number;
  /** Nodes, surge nodes among them. */
  nodes: number;
  /** Pods on that many nodes. */
  pods: number;
  /** What allows no more. */
  limitedBy: RangeKind | null;
}

/** What is free, block by block. */
export interface Room {
  /** Address prefixes of the VNets, or the block that was asked about. */
  spaces: Space[];
  /** Fields that cannot be read; ranges in them take no space. */
  errors: FieldError[];
}

/** What is free in one block. */
export interface Space {
  /** The VNet; `null` where the block is no address prefix of one. */
  virtualNetwork: string | null;
  /** The block. */
  block: string;
  /** The fewest aligned blocks that cover what is free, in address order. */
  free: string[];
  /** Addresses that are free. */
  freeAddresses: number;
  /** The next free block of the size asked for; `null` where there is no room, or none was asked for. */
  next: string | null;
}

/** A plan with fixes in it. */
export interface Mended {
  /** What was applied, in order. */
  applied: AppliedFix[];
  /** Why no more was applied: none is left, none of those left helps, or as many were tried as one go may try. */
  end: "noFixLeft" | "noFixHelps" | "tooMany";
  /** Fixes that would change what the policy locks; none of them was applied. */
  withheld: Withheld[];
  /** The plan with all of it. */
  plan: Plan;
}

/** A fix that is not offered, since it would change what the policy locks. */
export interface Withheld {
  /** Id of the rule whose finding it would mend. */
  rule: string;
  /** JSON Pointer of the field that the finding is about. */
  subject: string;
  /** What it would do. */
  title: string;
  /** JSON Pointer of what is locked. */
  locked: string;
}

/** A fix that was applied. */
export interface AppliedFix extends Fix {
  /** Id of the rule whose finding it mends. */
  rule: string;
}
