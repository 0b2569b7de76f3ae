// The types of the package `aksnet`. The README has an example of each function.

import type {
  Capacities,
  Comparisons,
  Frontier,
  FrontierQuestion,
  Mended,
  Room,
  Sizes,
} from "./answers.js";
import type { Plan } from "./plan.js";
import type { Policy } from "./policy.js";
import type { Catalogue, Explanation, Rule } from "./reference.js";
import type { FieldError, Fix, Report } from "./report.js";

export * from "./ahead.js";
export * from "./answers.js";
export * from "./plan.js";
export * from "./policy.js";
export * from "./reference.js";
export * from "./report.js";

/**
 * What every function throws where it cannot read what it was given.
 *
 * A plan that is bad is no error: {@link checkPlan} reports it. A field whose text cannot be read, such as
 * `"10.0.0.0/33"`, is none either: it stands among the `errors` of what a function gives.
 */
export class AksnetError extends Error {
  /** Made by the package alone. */
  private constructor();
  /** The parameter that cannot be read, such as `"plan"` or `"options"`. */
  readonly argument: string;
  /** Where in it, as a JSON Pointer: `"/clusters/0/podCidr"`; `""` is all of it. The first of `errors`. */
  readonly path: string;
  /** Every field of it that cannot be read; empty where it is not about fields. */
  readonly errors: FieldError[];
}

/**
 * Starts the engine. Await it once before anything else; to do so again costs nothing.
 *
 * @param source Where its WebAssembly is, where it does not stand beside the package's scripts: an address, in
 *   Node.js also a path; a `Response`; its bytes; a `WebAssembly.Module`; or a promise of one of these.
 * @throws Error where it cannot be loaded or run; another call tries again.
 */
export function init(source?: string | object | Promise<string | object>): Promise<void>;

/**
 * Starts the engine at once, from bytes or a `WebAssembly.Module` that are there already, as in a worker.
 *
 * Browsers refuse it on their main thread where the module is large; use {@link init} there.
 */
export function initSync(source: object): void;

/** What to judge a plan by, besides the rules. */
export interface CheckOptions {
  /** Policy of a platform team: its defaults are taken, and breaches of it are findings. */
  policy?: Policy | null;
  /** The plan that is deployed already: what of the plan cannot be changed so is a finding. */
  baseline?: Plan | null;
}

/** The report on a plan, as `aksnet check` gives it. */
export function checkPlan(plan: Plan, options?: CheckOptions | null): Report;

/** How many nodes and pods fit, as `aksnet capacity` gives it. */
export function capacity(plan: Plan): Capacities;

/** The smallest prefix of each range, as `aksnet size` gives it. */
export function size(plan: Plan): Sizes;

/** What to compare. */
export interface CompareOptions {
  /** The cluster of this name alone. */
  cluster?: string | null;
}

/** The same workload in every network model, as `aksnet compare` gives it. */
export function compare(plan: Plan, options?: CompareOptions | null): Comparisons;

/** What fits in a subnet of a given size, without a plan, as `aksnet frontier` gives it. */
export function frontier(question: FrontierQuestion): Frontier;

/** What to look for. */
export interface FreeBlocksOptions {
  /** Name the next free block of this size too, as `26` or `"/26"`. */
  size?: number | string | null;
  /** Look in this block instead of the VNets. */
  within?: string | null;
}

/** What is free in each VNet, as `aksnet free` gives it. */
export function freeBlocks(plan: Plan, options?: FreeBlocksOptions | null): Room;

/** A new plan with one fix in it: the `fix` of a finding. The plan that is given stays as it is. */
export function applyFix(plan: Plan, fix: Fix): Plan;

/** Which fixes to apply. */
export interface ApplyFixesOptions {
  /** Those of the rule of this id alone. */
  rule?: string | null;
  /** Policy of a platform team: its fixes are applied too, and what it locks stays as it is. */
  policy?: Policy | null;
}

/** A new plan with every fix that helps, worst finding first, as `aksnet fix --all` gives it. */
export function applyFixes(plan: Plan, options?: ApplyFixesOptions | null): Mended;

/** What plans are checked for, as `aksnet rules` gives it. */
export function rules(id?: null): Catalogue;
/** The rule of that id. */
export function rules(id: string): Rule;

/** What to explain a text by. */
export interface ExplainOptions {
  /** Say what this plan has to do with it, too. */
  plan?: Plan | null;
}

/** What an error text of Azure means, as `aksnet explain` gives it. Its first 65,536 signs are looked at. */
export function explain(text: string, options?: ExplainOptions | null): Explanation;

/** What to make a link of. */
export interface LinkOptions {
  /** Address of the planner's page that opens it; without one, the link begins with its `#`. */
  page?: string | null;
}

/** The link to a plan, as `aksnet link` gives it. */
export function encodeLink(plan: Plan, options?: LinkOptions | null): string;

/** The plan in a link, as `aksnet open` gives it. A field that somebody had half typed keeps its text. */
export function decodeLink(link: string): Plan;

/** The version of this package. */
export function version(): string;
