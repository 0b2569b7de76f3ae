// What a report says of growth and of upgrades.

import type { PerStage, RangeKind, Stage, Verdict } from "./report.js";

/** How long the ranges of a cluster last. */
export interface ClusterGrowth {
  /** Name of the cluster. */
  name: string;
  /** Months it looks ahead. */
  months: number;
  /** The range that is too small first; `null` where none is within these months. */
  first: FirstShortage | null;
  /** Pools that grow. */
  pools: PoolGrowth[];
  /** Ranges its pools draw on, and others that are too small. */
  ranges: RangeGrowth[];
}

/** The range of a cluster that is too small first. */
export interface FirstShortage {
  /** In which month; 0 is now. */
  month: number;
  /** At which stage: `create`, `upgrade` or `fullScale`. */
  stage: Stage;
  /** Place of the range among those of the cluster. */
  range: number;
  /** Units it would have to give in that month. */
  needed: number;
  /** `error` where that stops the cluster; `warning` where less at a time still fits. */
  verdict: Verdict;
}

/** A pool that grows. */
export interface PoolGrowth {
  /** Name of the pool. */
  name: string;
  /** By how much it grows, in words. */
  growth: string;
  /** Nodes month by month; `null` where they cannot be read. */
  nodes: number[] | null;
}

/** How long a range lasts. */
export interface RangeGrowth {
  /** What it is. */
  kind: RangeKind;
  /** What it counts: addresses, routes, nodes, ports or blocks of nodes. */
  unit: string;
  /** Its name. */
  name: string;
  /** Its block; `null` where it has none or it cannot be read. */
  block: string | null;
  /** Units the plan may use; `null` where the block cannot be read. */
  usable: number | null;
  /** The first month in which it is too small, stage by stage; `null` is not within these months. */
  runsShort: PerStage<number | null>;
  /** Units needed month by month, stage by stage. */
  needed: PerStage<number[]>;
}

/** An upgrade of a cluster in both orders. */
export interface UpgradeOrders {
  /** Every pool in one operation. */
  allAtOnce: ClusterUpgrade;
  /** One pool after the other. */
  poolByPool: ClusterUpgrade;
}

/** An upgrade of a cluster. */
export interface ClusterUpgrade {
  /** Name of the cluster. */
  name: string;
  /** In which order its pools are upgraded. */
  order: UpgradeOrder;
  /** How it ends. */
  end: UpgradeEnd;
  /** Why it fails, with its numbers, or why it is not checked; `null` where it completes. */
  reason: string | null;
  /** Ranges that can stop it. */
  ranges: Supply[];
  /** What happens, in order; the last one is the one that fails, where one does. */
  steps: UpgradeStep[];
}

/** In which order the pools of a cluster are upgraded. */
export type UpgradeOrder = "allAtOnce" | "poolByPool";

/** How an upgrade ends. */
export type UpgradeEnd = "completes" | "fails" | "notChecked";

/** A step of an upgrade. */
export interface UpgradeStep {
  /** What kind of step it is: `begin`, `addSurge`, `replace`, `removeSurge` or `stuck`. */
  act: "begin" | "addSurge" | "replace" | "removeSurge" | "stuck";
  /** What happens, as an order. */
  title: string;
  /** Nodes of the cluster after it, surge nodes among them. */
  nodes: number;
  /** Nodes that run no pods while it lasts. */
  unavailable: number;
  /** Units in use of each range after it, by everybody who draws on it, in the order of the ranges. */
  inUse: number[];
  /** Places, among the ranges, of those that do not hold it. */
  short: number[];
  /** Whether the upgrade ends here. */
  fails: boolean;
}

/** A range, and what it has to give. */
export interface Supply {
  /** What it is. */
  kind: RangeKind;
  /** What it counts: addresses, routes, nodes, ports or blocks of nodes. */
  unit: string;
  /** Its name. */
  name: string;
  /** Its block; `null` where it has none or it cannot be read. */
  block: string | null;
  /** Units the plan may use; `null` where the block cannot be read. */
  usable: number | null;
}
