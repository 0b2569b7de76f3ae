// The types of `aksnet/element`, which defines <aks-network-planner>. docs/element.md has examples.

import type { Plan } from "./plan.js";
import type { Policy } from "./policy.js";
import type { PerStage, Report, Verdict } from "./report.js";

export { AksnetError } from "./index.js";
export type * from "./plan.js";
export type * from "./policy.js";
export type * from "./report.js";

/** Heard when the plan has become another one, by its reader or by the page. */
export interface PlanChange {
  /** The plan as it stands when this is first read; it is made only then. */
  readonly plan: Plan;
}

/** What the element tells its listeners; both bubble, also out of shadow trees that it stands in. */
export interface AksNetworkPlannerEventMap {
  /** The plan has become another one. */
  planchange: CustomEvent<PlanChange>;
  /** A verdict on the cluster that is shown has become another one. */
  verdictchange: CustomEvent<PerStage<Verdict>>;
}

/** The planner, `<aks-network-planner>`, as an element of any page. */
export class AksNetworkPlanner extends HTMLElement {
  /**
   * Kept once the planner is shown for the first time; broken where its WebAssembly cannot be loaded, and
   * made anew when the element is put into the page again.
   */
  readonly ready: Promise<void>;

  /**
   * The plan as it stands; `null` before the planner is ready.
   *
   * Takes a plan, or its text in JSON. What cannot be read is said in the planner, and the plan there is stays;
   * nothing at all changes nothing. See {@link setPlan} for one that throws.
   */
  get plan(): Plan | null;
  set plan(plan: Plan | string | null | undefined);

  /** The policy it is judged by, or `null`. Takes a policy, or its text in JSON; nothing at all is none. */
  get policy(): Policy | null;
  set policy(policy: Policy | string | null | undefined);

  /** `"system"`, as the page around it, `"light"` or `"dark"`; the attribute of this name. */
  theme: string | null;

  /** Names of the parts that are shown, with spaces or commas between them; the attribute of this name. */
  show: string | null;

  /** Names of the parts and fields that may not be changed; the attribute of this name. */
  lock: string | null;

  /** Address of the planner's page, for a link that opens the plan there; the attribute of this name. */
  page: string | null;

  /**
   * The plan as it stands, as a plain object of your own.
   *
   * @throws Error before the planner is {@link ready}.
   */
  getPlan(): Plan;

  /**
   * Another plan in place of the one there is; what was done to that cannot be undone any more. A plan equal to
   * the one there is changes nothing.
   *
   * @throws AksnetError where it has another shape than a plan file has; the plan there is stays.
   * @throws Error before the planner is {@link ready}.
   */
  setPlan(plan: Plan): void;

  /**
   * The report on the plan, under the policy if there is one, as `checkPlan` gives it.
   *
   * @throws Error before the planner is {@link ready}.
   */
  getReport(): Report;

  addEventListener<K extends keyof AksNetworkPlannerEventMap>(
    type: K,
    listener: (this: AksNetworkPlanner, event: AksNetworkPlannerEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: AksNetworkPlanner, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof AksNetworkPlannerEventMap>(
    type: K,
    listener: (this: AksNetworkPlanner, event: AksNetworkPlannerEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: AksNetworkPlanner, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "aks-network-planner": AksNetworkPlanner;
  }
  interface GlobalEventHandlersEventMap {
    planchange: CustomEvent<PlanChange>;
    verdictchange: CustomEvent<PerStage<Verdict>>;
  }
}
