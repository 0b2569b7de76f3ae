// Uses of the element that the types allow, and uses that they refuse. Browsers run others: see tests/tests/browser/element.

import { AksNetworkPlanner, AksnetError } from "aksnet/element";
import type { Plan, Report, Verdict } from "aksnet/element";
import { options } from "aksnet/markdown";

const made: AksNetworkPlanner = document.createElement("aks-network-planner");
const found = document.querySelector("aks-network-planner");
const plan: Plan = { aksnet: 1, name: "contoso-prod" };

made.plan = plan;
made.plan = JSON.stringify(plan);
made.plan = null;
made.policy = { aksnetPolicy: 1, owner: "Platform team" };
made.policy = undefined;
made.theme = "dark";
made.show = made.lock = made.page = null;

const now: Plan | null = made.plan;
const ready: Promise<void> = made.ready;
const report: Report = made.getReport();

try {
  made.setPlan(plan);
} catch (error) {
  if (error instanceof AksnetError) console.log(error.path, error.errors[0]?.expected);
}

made.addEventListener("planchange", ({ detail }) => {
  const changed: Plan = detail.plan;
  console.log(changed.name);
  // @ts-expect-error: the plan of an event is there to be read
  detail.plan = changed;
});
found?.addEventListener("verdictchange", function ({ detail: { create, upgrade, fullScale } }) {
  const verdicts: Verdict[] = [create, upgrade, fullScale];
  console.log(this.getPlan(), verdicts);
});
made.addEventListener("focusin", (event: FocusEvent) => console.log(event.relatedTarget));
// They bubble, so that a page may listen anywhere.
document.addEventListener("planchange", ({ detail }) => console.log(detail.plan));

// @ts-expect-error: a text is no plan here, only in the property
made.setPlan("{}");
// @ts-expect-error: a plan has no such property
made.setPlan({ aksnet: 1, nam: "x" });
// @ts-expect-error: a theme is a word
made.theme = 1;
// @ts-expect-error: it is given, not set
made.ready = ready;

console.log(now, report);

options.show = "summary verdicts";
// @ts-expect-error options have the names of the element's attributes
options.planner = "dark";
