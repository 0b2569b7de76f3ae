// Each function gives what the command line prints for programs, read by JSON.parse.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { before, test } from "node:test";

import * as aksnet from "aksnet";

import { examples, ofRules, read } from "./plans.js";

const root = process.env.AKSNET_ROOT;

/** What a command prints. */
function said(...words) {
  const { stdout, stderr, error } = spawnSync(process.env.AKSNET_CLI, words, { cwd: root, encoding: "utf8" });
  assert.equal(error, undefined);
  assert.notEqual(stdout, "", stderr);
  return stdout;
}

/** The same as data. */
const printed = (...words) => JSON.parse(said(...words, "--format", "json"));

before(() => aksnet.init());

test("checkPlan is `aksnet check`, with its baseline and its policy", () => {
  for (const { plan, baseline, policy } of ofRules) {
    const options = {};
    const words = ["check", plan];
    if (baseline) {
      options.baseline = read(baseline);
      words.push("--baseline", baseline);
    }
    if (policy) {
      options.policy = read(policy);
      words.push("--policy", policy);
    }
    assert.deepEqual(aksnet.checkPlan(read(plan), options), printed(...words), plan);
  }
});

test("capacity, size, compare, freeBlocks and applyFixes are their commands", () => {
  for (const path of examples) {
    const plan = read(path);
    assert.deepEqual(aksnet.checkPlan(plan), printed("check", path), path);
    assert.deepEqual(aksnet.capacity(plan), printed("capacity", path), path);
    assert.deepEqual(aksnet.size(plan), printed("size", path), path);
    assert.deepEqual(aksnet.compare(plan), printed("compare", path), path);
    assert.deepEqual(aksnet.freeBlocks(plan, { size: 26 }), printed("free", path, "--size", "26"), path);
    assert.deepEqual(aksnet.applyFixes(plan), printed("fix", path, "--all"), path);
  }
  const path = "examples/contoso-prod.json";
  const plan = read(path);
  assert.deepEqual(
    aksnet.compare(plan, { cluster: "aks-contoso-prod" }),
    printed("compare", path, "--cluster", "aks-contoso-prod"),
  );
  assert.deepEqual(
    aksnet.freeBlocks(plan, { size: 16, within: "10.0.0.0/8" }),
    printed("free", path, "--size", "16", "--in", "10.0.0.0/8"),
  );
  assert.deepEqual(aksnet.applyFixes(plan, { rule: "AKN201" }), printed("fix", path, "--apply", "AKN201"));
  for (const policy of ["examples/policy/platform-team.json", "tests/plans/AKN907/fires-another-service-range.policy.json"]) {
    const options = { policy: read(policy) };
    assert.deepEqual(aksnet.applyFixes(plan, options), printed("fix", path, "--all", "--policy", policy), policy);
  }
});

test("frontier is `aksnet frontier`, with the same max pods where none are given", () => {
  for (const model of ["overlay", "pod-subnet-dynamic", "pod-subnet-static", "node-subnet", "kubenet", "byo-cni"]) {
    assert.deepEqual(
      aksnet.frontier({ model, prefix: 24 }),
      printed("frontier", "--model", model, "--prefix", "24"),
    );
  }
  assert.deepEqual(
    aksnet.frontier({ model: "overlay", prefix: "/21", podCidr: "10.244.0.0/20", maxPods: [30, 250] }),
    printed("frontier", "--model", "overlay", "--prefix", "21", "--pod-cidr", "10.244.0.0/20", "--max-pods", "30,250"),
  );
});

test("rules and explain are their commands", () => {
  assert.deepEqual(aksnet.rules(), printed("rules"));
  for (const { id } of aksnet.rules().rules) {
    assert.deepEqual(aksnet.rules(id.toLowerCase()), aksnet.rules().rules.find((rule) => rule.id === id));
  }
  assert.deepEqual(aksnet.rules("AKN201"), printed("rules", "AKN201"));
  const path = "examples/contoso-prod.json";
  const text =
    "Code: InsufficientSubnetSize Message: Pre-allocated IPs 372 exceeds IPs available 251 in Subnet Cidr 10.240.0.0/24, Subnet Name snet-nodes.";
  assert.deepEqual(aksnet.explain(text), printed("explain", text));
  assert.deepEqual(aksnet.explain(text, { plan: read(path) }), printed("explain", text, "--plan", path));
  assert.deepEqual(aksnet.explain("InsufficientSubnetSise"), printed("explain", "InsufficientSubnetSise"));
});

test("links have the same bytes, and open to the same plan", () => {
  for (const path of examples) {
    const { link, signs } = printed("link", path);
    assert.equal(aksnet.encodeLink(read(path)), link, path);
    assert.equal(link.length, signs);
    assert.deepEqual(aksnet.decodeLink(link), JSON.parse(said("open", link)), path);
  }
  const page = "https://example.com/planner/";
  const { link } = printed("link", "examples/contoso-prod.json", "--page", page);
  assert.equal(aksnet.encodeLink(read("examples/contoso-prod.json"), { page }), link);
});

test("the version is that of the command line", () => {
  assert.equal(said("--version").trim(), `aksnet ${aksnet.version()}`);
});
