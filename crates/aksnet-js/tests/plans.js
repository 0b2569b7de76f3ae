// The plans of the repository, which every test knows.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = process.env.AKSNET_ROOT;

/** A JSON file of the repository. */
export const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** The paths of the JSON files in a folder of the repository. */
const inFolder = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => `${folder}/${name}`);

/** The plan that most examples are about. */
export const sample = () => read("examples/contoso-prod.json");

/** The paths of all examples. */
export const examples = inFolder("examples");

/** The paths of the plans that fire a rule, or just miss it: `{ plan, baseline, policy }`. */
export const ofRules = readdirSync(join(root, "tests/plans"))
  .sort()
  .flatMap((rule) => {
    const files = inFolder(`tests/plans/${rule}`);
    const beside = (plan, end) => files.find((file) => file === plan.replace(/\.json$/, `.${end}.json`));
    return files
      .filter((file) => !/\.(baseline|policy)\.json$/.test(file))
      .map((plan) => ({ plan, baseline: beside(plan, "baseline"), policy: beside(plan, "policy") }));
  });
