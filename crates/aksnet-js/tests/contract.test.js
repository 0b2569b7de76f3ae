// What the package promises: plain objects, thrown errors that say where, nothing taken for something else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { before, test } from "node:test";

import * as aksnet from "aksnet";

import { ofRules, read, sample } from "./plans.js";

const { AksnetError, applyFix, applyFixes, capacity, checkPlan, compare, decodeLink, encodeLink } = aksnet;
const { explain, freeBlocks, frontier, init, initSync, rules, size, version } = aksnet;

const inPackage = createRequire(import.meta.url).resolve;

/** The error that a call throws, which must be one of this package. */
function thrownBy(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof AksnetError && error instanceof Error, String(error));
    return error;
  }
  assert.fail("nothing was thrown");
}

/** Holds that a value is as `JSON.parse` makes them, all the way down. */
function assertPlain(value, path = "") {
  if (Array.isArray(value)) {
    value.forEach((item, place) => assertPlain(item, `${path}/${place}`));
  } else if (typeof value === "object" && value !== null) {
    assert.equal(Object.getPrototypeOf(value), Object.prototype, path);
    for (const [key, item] of Object.entries(value)) {
      assert.match(key, /^[a-z][A-Za-z0-9]*$/, path);
      assertPlain(item, `${path}/${key}`);
    }
  } else {
    assert.ok(value === null || ["string", "number", "boolean"].includes(typeof value), `${path}: ${typeof value}`);
  }
}

before(async () => {
  assert.throws(() => version(), { name: "Error", message: "aksnet has not started: await init() first, once" });
  await assert.rejects(init(Buffer.from("no module")), /^Error: aksnet: what came cannot be run as its WebAssembly: /);
  await assert.rejects(init("/no/such/file"), { code: "ENOENT" });
  // What failed may be tried again, twice at once, and again when it has started.
  await Promise.all([init(), init()]);
  await init("/no/such/file");
  initSync(readFileSync(inPackage("aksnet/aksnet.wasm")));
});

test("every answer is plain objects with names in camel case", () => {
  const plan = sample();
  for (const answer of [
    checkPlan(plan),
    checkPlan(plan, { policy: read("examples/policy/platform-team.json"), baseline: plan }),
    capacity(plan),
    size(plan),
    compare(plan),
    frontier({ model: "overlay", prefix: 24 }),
    freeBlocks(plan, { size: 26 }),
    applyFixes(plan),
    rules(),
    rules("AKN201"),
    explain("InsufficientSubnetSize: Pre-allocated IPs 372 exceeds IPs available 251 in Subnet Cidr 10.240.0.0/24", { plan }),
    decodeLink(encodeLink(plan)),
  ]) {
    assertPlain(answer);
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
  }
});

test("what is missing is null where it always stands, and absent where it may be left out", () => {
  const report = checkPlan(sample());
  const [cluster] = report.clusters;
  assert.equal(cluster.growth, null);
  const range = cluster.ranges.find(({ kind }) => kind === "pool-nodes");
  assert.equal(range.block, null);
  const [draw] = range.stages.create.draws;
  assert.ok("pool" in draw && !("consumer" in draw) && !("cluster" in draw));
  assert.equal(freeBlocks(sample()).spaces[0].next, null);
});

test("null and undefined are left out, of a plan and of options", () => {
  const plan = { aksnet: 1, name: undefined, clusters: null, virtualNetworks: [{ name: "vnet", subnets: undefined }] };
  assert.deepEqual(checkPlan(plan), checkPlan({ aksnet: 1, virtualNetworks: [{ name: "vnet" }] }));
  const whole = sample();
  for (const none of [undefined, null, {}, { policy: undefined }, { policy: null, baseline: null }]) {
    assert.deepEqual(checkPlan(whole, none), checkPlan(whole));
  }
  assert.deepEqual(rules(null), rules());
});

test("numbers are taken as numbers and as people type them", () => {
  const pool = (count) => ({ aksnet: 1, clusters: [{ nodePools: [{ count }] }] });
  const nodes = (count) => checkPlan(pool(count)).clusters[0].ranges[0].stages.create.needed;
  assert.equal(nodes(1200), nodes("1,200"));
  assert.equal(checkPlan(pool(1.5)).errors[0].message, "1.5 is not a whole number");
  assert.equal(checkPlan(pool(NaN)).errors[0].path, "/clusters/0/nodePools/0/count");
  assert.equal(freeBlocks(sample(), { size: 26 }).spaces[0].next, freeBlocks(sample(), { size: "/26" }).spaces[0].next);
});

test("an unknown property is refused with its path and the name that was meant", () => {
  const error = thrownBy(() => checkPlan({ aksnet: 1, clusters: [{ podcidr: "10.244.0.0/16" }] }));
  assert.equal(error.name, "AksnetError");
  assert.equal(error.message, "plan /clusters/0/podcidr: podcidr is no property a plan has here; did you mean podCidr?");
  assert.equal(error.argument, "plan");
  assert.equal(error.path, "/clusters/0/podcidr");
  assert.equal(error.errors[0].suggestion, "podCidr");
  assert.match(error.stack, /contract\.test\.js/);
});

test("every property that is wrong is told, the first one in words", () => {
  const error = thrownBy(() => size({ aksnet: 1, name: 7, clusters: {}, virtualNetworks: [[]] }));
  assert.deepEqual(error.errors.map(({ path }) => path), ["/name", "/clusters", "/virtualNetworks/0"]);
  assert.equal(error.path, "/name");
  assert.equal(error.message, 'plan /name: a number stands here; did you mean "7"? (and 2 more errors)');
});

test("every function refuses options it does not know", () => {
  const plan = sample();
  for (const [call, path, meant] of [
    [() => checkPlan(plan, { polcy: {} }), "/polcy", "policy"],
    [() => compare(plan, { clustr: "x" }), "/clustr", "cluster"],
    [() => frontier({ model: "overlay", prefix: 24, podcidr: "x" }), "/podcidr", "podCidr"],
    [() => freeBlocks(plan, { siz: 26 }), "/siz", "size"],
    [() => applyFix(plan, { title: "x", edit: [] }), "/edit", "edits"],
    [() => applyFixes(plan, { rules: "AKN201" }), "/rules", "rule"],
    [() => explain("x", { plam: plan }), "/plam", "plan"],
    [() => encodeLink(plan, { pag: "x" }), "/pag", "page"],
  ]) {
    const error = thrownBy(call);
    assert.equal(error.path, path);
    assert.equal(error.errors[0].suggestion, meant);
  }
});

test("values that are not what they should be are told what they should be", () => {
  const plan = sample();
  const policy = { aksnetPolicy: 1, forbiddenRanges: [{ addressPrefix: "10.0.0.0/33" }] };
  for (const [call, argument, path, words] of [
    [() => checkPlan(), "plan", "", /nothing stands here; expected an object/],
    [() => checkPlan("{}"), "plan", "", /text stands here; did you mean JSON\.parse\(plan\)\?/],
    [() => checkPlan([]), "plan", "", /a list stands here/],
    [() => checkPlan({}), "plan", "/aksnet", /version of the plan file is missing/],
    [() => checkPlan({ aksnet: 2 }), "plan", "/aksnet", /a newer planner may read it/],
    [() => checkPlan(plan, "x"), "options", "", /expected an object with some of policy, baseline/],
    [() => checkPlan(plan, { policy }), "options", "/policy/forbiddenRanges/0/addressPrefix", /over 32/],
    [() => checkPlan(plan, { baseline: { aksnet: 1, x: 1 } }), "options", "/baseline/x", /no property a plan has/],
    [() => compare(plan, { cluster: "aks-contoso-prd" }), "options", "/cluster", /did you mean aks-contoso-prod\?/],
    [() => compare(plan, { cluster: 7 }), "options", "/cluster", /no text stands here/],
    [() => frontier(), "question", "/model", /the network model is missing; expected overlay, /],
    [() => frontier({ model: "overlya", prefix: 24 }), "question", "/model", /did you mean overlay\?/],
    [() => frontier({ model: "overlay" }), "question", "/prefix", /the size of the subnet is missing/],
    [() => frontier({ model: "overlay", prefix: 33 }), "question", "/prefix", /expected a prefix length from 0 to 32/],
    [() => frontier({ model: "overlay", prefix: 24, podCidr: "10.244.0.1/16" }), "question", "/podCidr", /did you mean 10\.244\.0\.0\/16\?/],
    [() => frontier({ model: "overlay", prefix: 24, maxPods: 30 }), "question", "/maxPods", /such as \[30, 110\]/],
    [() => frontier({ model: "overlay", prefix: 24, maxPods: [30, -1] }), "question", "/maxPods/1", /whole number/],
    [() => frontier({ model: "overlay", prefix: 24, maxPods: Array(1001).fill(1) }), "question", "/maxPods", /up to 1000/],
    [() => freeBlocks(plan, { size: 2.5 }), "options", "/size", /"2\.5" is no prefix length/],
    [() => freeBlocks(plan, { within: "10.0.0.0" }), "options", "/within", /did you mean 10\.0\.0\.0\/8\?/],
    [() => applyFix(plan), "fix", "/edits", /no list of edits stands here/],
    [() => applyFix(plan, { edits: ["x"] }), "fix", "/edits/0", /no object stands here/],
    [() => applyFix(plan, { edits: [{ path: "/name" }] }), "fix", "/edits/0", /the value is missing/],
    [() => applyFix(plan, { edits: [{ path: "/name", value: [] }] }), "fix", "/edits/0", /the value is of another kind/],
    [() => applyFix(plan, { edits: [{ path: "/name", value: "x" }, { path: "/nme", value: "x" }] }), "fix", "/edits/1/path", /did you mean name\?$/],
    [() => applyFixes(plan, { rule: "AKN2011" }), "options", "/rule", /did you mean AKN201\?/],
    [() => rules("AKN2O1"), "id", "", /there is no rule AKN2O1; did you mean AKN201\?/],
    [() => rules(201), "id", "", /a number stands here; expected text/],
    [() => explain(), "text", "", /nothing stands here; expected text/],
    [() => encodeLink(plan, { page: "https://example.com/#top" }), "options", "/page", /without # and spaces/],
    [() => decodeLink("https://example.com/"), "link", "", /^this link holds no plan/],
    [() => decodeLink(encodeLink(plan).slice(0, -8)), "link", "", /^this link is cut short/],
    [() => decodeLink(plan), "link", "", /an object stands here; expected text/],
  ]) {
    const error = thrownBy(call);
    assert.match(error.message, words);
    assert.deepEqual([error.argument, error.path], [argument, path], error.message);
  }
});

test("a field whose text cannot be read is no error but stands in the answer", () => {
  const plan = sample();
  plan.clusters[0].serviceCidr = "10.0.0.0/33";
  for (const answer of [checkPlan(plan), capacity(plan), size(plan), compare(plan), freeBlocks(plan)]) {
    assert.equal(answer.errors[0].path, "/clusters/0/serviceCidr");
  }
});

test("the fix of a finding mends it, in a new plan", () => {
  const plan = sample();
  const { findings } = checkPlan(plan);
  const found = findings.filter(({ fix }) => fix !== null);
  assert.ok(found.length > 0);
  for (const { fix, rule, subject } of found) {
    const mended = applyFix(plan, fix);
    const left = checkPlan(mended).findings;
    assert.ok(!left.some((finding) => finding.rule === rule && finding.subject === subject), rule);
  }
  assert.deepEqual(plan, sample());
  assert.deepEqual(applyFix(plan, { edits: [{ path: "/clusters/0", value: null }] }).clusters, undefined);
});

test("a link leads back to the plan, from any page", () => {
  for (const { plan: path } of ofRules.slice(0, 40)) {
    const plan = read(path);
    const link = encodeLink(plan, { page: "https://example.com/planner/" });
    assert.ok(link.startsWith("https://example.com/planner/#plan="), link);
    assert.deepEqual(decodeLink(link), decodeLink(encodeLink(plan)));
    assert.deepEqual(checkPlan(decodeLink(link)), checkPlan(plan));
  }
});

test("numbers beyond what JavaScript counts are rounded, as JSON.parse rounds them", () => {
  const most = 4_294_967_295;
  const pool = { name: "p", count: most, maxPods: most };
  const report = checkPlan({ aksnet: 1, clusters: [{ networkModel: "node-subnet", nodePools: [pool] }] });
  const units = report.clusters[0].ranges.flatMap(({ stages }) => stages.create.draws.map((draw) => draw.units));
  assert.ok(units.some((count) => count > Number.MAX_SAFE_INTEGER), String(units));
  assertPlain(report);
});

test("the version is that of the package", () => {
  const manifest = JSON.parse(readFileSync(inPackage("aksnet/package.json"), "utf8"));
  assert.equal(version(), manifest.version);
  assert.match(version(), /^\d+\.\d+\.\d+$/);
});
