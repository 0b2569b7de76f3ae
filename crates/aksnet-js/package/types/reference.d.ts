// The catalogue of rules, and what Azure's error texts mean.

import type { Finding, Severity, Source } from "./report.js";

/** The catalogue: every rule, by id. */
export interface Catalogue {
  /** The rules. */
  rules: Rule[];
}

/** A rule, without its check. */
export interface Rule {
  /** Its id. */
  id: string;
  /** Its name: what is wrong. */
  name: string;
  /** How bad it is. */
  severity: Severity;
  /** The error code Azure gives; `null` where it gives none. */
  azureCode: string | null;
  /** What is wrong in general. */
  summary: string;
  /** What comes of it. */
  why: string;
  /** What to do about it. */
  remedy: string;
  /** Documented numbers it reads. */
  limits: Limit[];
  /** Documented dates it reads. */
  events: Event[];
  /** Where it is documented. */
  sources: Source[];
}

/** How sure it is: by a current page of the vendor, by an old or contradicted one, or by inference. */
export type Confidence = "high" | "medium" | "low";

/** A documented number. */
export interface Limit {
  /** Its name in the limits table. */
  name: string;
  /** The number. */
  value: number;
  /** What is counted. */
  unit: string;
  /** What the number says. */
  meaning: string;
  /** How sure we are. */
  confidence: Confidence;
  /** The page that states it. */
  source: Source;
}

/** A documented date. */
export interface Event {
  /** The day, as `yyyy-mm-dd`. */
  day: string;
  /** What ends on that day. */
  meaning: string;
  /** The page that says so. */
  source: Source;
}

/** What an error text means. */
export interface Explanation {
  /** Every error that was recognised, in the order of the text. */
  errors: ErrorExplained[];
  /** Where none was: the codes that were looked for. */
  lookedFor: string[];
  /** Where none was: the known code nearest to a word of the text. */
  nearest: string | null;
}

/** An error of a text. */
export interface ErrorExplained {
  /** Azure's code; `null` where Azure gives only a text. */
  code: string | null;
  /** Whether the code stands in the text; otherwise its wording gave it away. */
  byCode: boolean;
  /** Whether the code is known from an unofficial list only, so that this is no more than possible. */
  possibly: boolean;
  /** How sure it is that Azure gives the error for this reason. */
  confidence: Confidence;
  /** What it means. */
  meaning: string;
  /** What could be read. */
  figures: Figures;
  /** Ways to make Azure's number, the likelier first; each is a sum of nodes times addresses. */
  ways: Product[][];
  /** The same as sentences. */
  arithmetic: string[];
  /** Rules that foresee it. */
  rules: RuleNamed[];
  /** What to do about it. */
  remedy: string;
  /** The smallest change that would do, from the numbers alone. */
  change: Change | null;
  /** Where it is documented. */
  sources: Source[];
  /** What the plan says of it, where one was given. */
  plan: InPlan | null;
}

/** What could be read of an error text; `null` where it says nothing. */
export interface Figures {
  /** Addresses, or ports, Azure asked for. */
  needed: number | null;
  /** Addresses, or ports, Azure found. */
  available: number | null;
  /** Nodes Azure counted. */
  nodes: number | null;
  /** Outbound ports of each node. */
  portsPerNode: number | null;
  /** Outbound addresses. */
  publicAddresses: number | null;
  /** Name of the subnet. */
  subnet: string | null;
  /** Name of the VNet. */
  virtualNetwork: string | null;
  /** Blocks, in the order of the text. */
  blocks: string[];
  /** Address of the DNS service. */
  address: string | null;
  /** What it is about, in Azure's name for it. */
  target:
    | "agentPoolProfile.vnetSubnetID"
    | "agentPoolProfile.podSubnetID"
    | "networkProfile.podCIDR"
    | "networkProfile.serviceCIDR"
    | "networkProfile.dnsServiceIP"
    | null;
}

/** So many nodes at so many addresses each: what Azure's number may be made of. */
export interface Product {
  /** Nodes. */
  nodes: number;
  /** Addresses of one node, as Azure counted them. */
  perNode: number;
  /** Max pods of the nodes, where the number depends on it. */
  maxPods: number | null;
  /** Addresses of one node by the documentation; `null` where the message does not tell. */
  documentedPerNode: number | null;
}

/** A rule, by name. */
export interface RuleNamed {
  /** Its id. */
  id: string;
  /** Its name: what is wrong. */
  name: string;
  /** What is wrong in general. */
  summary: string;
}

/** A change that would have let Azure accept it. */
export interface Change {
  /** The change, as a sentence or two. */
  text: string;
  /** The longest prefix Azure would have accepted. */
  acceptedPrefix: number | null;
  /** The longest prefix that holds what those nodes are documented to need, surge nodes included. */
  documentedPrefix: number | null;
}

/** What a plan says of an error. */
export interface InPlan {
  /** Findings of the rules that foresee the error: those on the range the text names, else all. */
  findings: Finding[];
  /** What Azure's own check counts in the plan beside what it printed. */
  counts: string[];
}
