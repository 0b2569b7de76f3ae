// The policy file. docs/policy.md says what each part asks.

import type { NetworkModel, TypedNumber } from "./plan.js";

/** What a platform team asks of every plan: the policy file, as an object. */
export interface Policy {
  /** Version of the policy file. */
  aksnetPolicy: 1;
  /** Who sets it, as people know them. */
  owner?: string | null;
  /** VNets whose address space is fixed, by name. */
  virtualNetworks?: FixedNetwork[] | null;
  /** Ranges that no VNet, pod or service may use, such as those of the company's own network. */
  forbiddenRanges?: PolicyRange[] | null;
  /** Ranges that the address space of every VNet must lie in; any will do where none is given. */
  allowedRanges?: PolicyRange[] | null;
  /** Network models that clusters may have. */
  networkModels?: AllowedModels | null;
  /** Bounds of the most pods on a node. */
  maxPods?: Bounds | null;
  /** Bounds of the nodes an upgrade adds first: numbers, or percentages of the pool. */
  maxSurge?: Bounds | null;
  /** Fields that have one value only. */
  locked?: Lock[] | null;
  /** Values that are taken where a plan leaves them out, before those of AKS. */
  defaults?: PolicyDefaults | null;
}

/** A VNet whose address space is fixed. */
export interface FixedNetwork {
  /** Name of the VNet. */
  name?: string | null;
  /** Its address space, as CIDR blocks. */
  addressPrefixes?: string[] | null;
  /** Why, or what to do; shown with a breach. */
  text?: string | null;
  /** Where to read more; begins with `https://`. */
  link?: string | null;
}

/** A range. */
export interface PolicyRange {
  /** The range, as a CIDR block. */
  addressPrefix?: string | null;
  /** Why, or what to do; shown with a breach. */
  text?: string | null;
  /** Where to read more; begins with `https://`. */
  link?: string | null;
}

/** Network models. */
export interface AllowedModels {
  /** Those that clusters may have. */
  allowed?: NetworkModel[] | null;
  /** Why, or what to do; shown with a breach. */
  text?: string | null;
  /** Where to read more; begins with `https://`. */
  link?: string | null;
}

/** Bounds of a value. */
export interface Bounds {
  /** The least it may be. */
  least?: TypedNumber | null;
  /** The most it may be. */
  most?: TypedNumber | null;
  /** Why, or what to do; shown with a breach. */
  text?: string | null;
  /** Where to read more; begins with `https://`. */
  link?: string | null;
}

/** A field that has one value only. */
export interface Lock {
  /** Where it stands in a plan, as a JSON Pointer; `*` stands for every item of a list. */
  path?: string | null;
  /** Its value, as text. */
  value?: string | null;
  /** Why, or what to do; shown with a breach. */
  text?: string | null;
  /** Where to read more; begins with `https://`. */
  link?: string | null;
}

/** Values that are taken where a plan leaves them out: each alone, or with the team's words on it. */
export interface PolicyDefaults {
  /** Network model of a cluster. */
  networkModel?: NetworkModel | WordedDefault<NetworkModel> | null;
  /** Pod range of a cluster whose network model has one. */
  podCidr?: string | WordedDefault<string> | null;
  /** Service range of a cluster. */
  serviceCidr?: string | WordedDefault<string> | null;
  /** Address of a cluster's DNS service. */
  dnsServiceIP?: string | WordedDefault<string> | null;
  /** Most pods on a node. */
  maxPods?: TypedNumber | WordedDefault<TypedNumber> | null;
  /** Nodes an upgrade adds first. */
  maxSurge?: TypedNumber | WordedDefault<TypedNumber> | null;
}

/** A value that is taken where a plan leaves it out. */
export interface WordedDefault<Value> {
  /** The value, as a plan has it. */
  value?: Value | null;
  /** Why, or what to do; shown where the value is taken. */
  text?: string | null;
  /** Where to read more; begins with `https://`. */
  link?: string | null;
}
