// Whatever is given, a function answers or throws; the engine goes on working.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import * as aksnet from "aksnet";

import { examples, ofRules, read, sample } from "./plans.js";

const { AksnetError } = aksnet;

before(() => aksnet.init());

/** Each function with a value in each place of its arguments. */
const calls = [
  (value) => aksnet.checkPlan(value),
  (value) => aksnet.checkPlan(sample(), value),
  (value) => aksnet.checkPlan(sample(), { policy: value }),
  (value) => aksnet.checkPlan(sample(), { baseline: value }),
  (value) => aksnet.capacity(value),
  (value) => aksnet.size(value),
  (value) => aksnet.compare(value),
  (value) => aksnet.compare(sample(), { cluster: value }),
  (value) => aksnet.frontier(value),
  (value) => aksnet.frontier({ model: value, prefix: 24 }),
  (value) => aksnet.frontier({ model: "overlay", prefix: value }),
  (value) => aksnet.frontier({ model: "overlay", prefix: 24, podCidr: value, maxPods: [value] }),
  (value) => aksnet.freeBlocks(value),
  (value) => aksnet.freeBlocks(sample(), { size: value, within: value }),
  (value) => aksnet.applyFix(value, { title: "", edits: [] }),
  (value) => aksnet.applyFix(sample(), value),
  (value) => aksnet.applyFix(sample(), { edits: [{ path: value, value }] }),
  (value) => aksnet.applyFixes(value),
  (value) => aksnet.applyFixes(sample(), { rule: value }),
  (value) => aksnet.applyFixes(sample(), { policy: value }),
  (value) => aksnet.rules(value),
  (value) => aksnet.explain(value),
  (value) => aksnet.explain("x", { plan: value }),
  (value) => aksnet.encodeLink(value),
  (value) => aksnet.encodeLink(sample(), { page: value }),
  (value) => aksnet.decodeLink(value),
];

/** Holds that nothing else than an error of the package comes of it. */
function answersOrThrows(call, value) {
  try {
    call(value);
  } catch (error) {
    assert.ok(error instanceof AksnetError, `${call}: ${error?.stack}`);
    assert.ok(Array.isArray(error.errors) && typeof error.path === "string");
  }
}

/** What JSON does not have, or only seems to be what it is. */
const odd = [
  undefined, null, true, 0, -1, 1.5, 1e300, NaN, Infinity, 7n, "", "\0", "\ud800", "x".repeat(1e5), Symbol("x"),
  () => {}, class {}, [], [undefined], new Array(5), new Array(2 ** 32 - 1), {}, Object.create(null), new Map([["aksnet", 1]]),
  new Set([1]), new Date(0), /x/, new Error("x"), Promise.resolve(), new Uint8Array(9), new ArrayBuffer(9),
  new (class Plan { aksnet = 1; })(), Object.create({ aksnet: 1 }), new String("x"), new Number(1), globalThis,
  { aksnet: 1, __proto__: { name: "x" } }, JSON.parse('{"aksnet":1,"__proto__":{"name":"x"}}'),
  { aksnet: 1, constructor: 1, toString: 1 }, { aksnet: 1, clusters: [{ nodePools: { length: 1e9 } }] }, new Proxy({}, {}),
];

test("odd values are read or refused", () => {
  for (const value of odd) for (const call of calls) answersOrThrows(call, value);
});

test("a plan is its own properties, and no property of its class", () => {
  assert.equal(aksnet.checkPlan({ __proto__: null, aksnet: 1 }).verdict, "ok");
  assert.throws(() => aksnet.checkPlan(Object.create({ aksnet: 1 })), /an object of a class/);
  assert.throws(() => aksnet.checkPlan(JSON.parse('{"aksnet":1,"__proto__":{}}')), { path: "/__proto__" });
  assert.equal(Object.prototype.name, undefined);
});

test("what lies in itself, or deeper than any plan, is refused", () => {
  const itself = { aksnet: 1 };
  itself.clusters = [itself];
  let deep = 1;
  for (let level = 0; level < 100_000; level += 1) deep = level % 2 ? [deep] : { a: deep };
  for (const value of [itself, deep, [deep], { aksnet: 1, clusters: deep }]) {
    assert.throws(() => aksnet.checkPlan(value), { name: "AksnetError", message: /at most 32 lists and objects/ });
    for (const call of calls) answersOrThrows(call, value);
  }
});

test("what is too large is refused before it is read", () => {
  const most = 4_194_304;
  const shared = "x".repeat(most / 8);
  const start = performance.now();
  for (const value of [
    { aksnet: 1, name: "x".repeat(most) },
    { aksnet: 1, clusters: Array(most).fill(null) },
    { aksnet: 1, clusters: new Array(2 ** 32 - 1) },
    { aksnet: 1, clusters: Array(9).fill({ name: shared }) },
    { aksnet: 1, ["x".repeat(most)]: 1 },
  ]) {
    assert.throws(() => aksnet.checkPlan(value), { name: "AksnetError", message: /at most 4194304 signs and values/ });
  }
  assert.throws(() => aksnet.decodeLink("x".repeat(2 ** 28)), /longer than 262,144 signs/);
  assert.equal(aksnet.explain("x".repeat(2 ** 28)).errors.length, 0);
  assert.throws(() => aksnet.rules("x".repeat(2 ** 28)), /there is no rule/);
  assert.ok(performance.now() - start < 20_000);
});

test("an exception of a getter or a proxy passes through, as often as it likes", () => {
  const mine = new RangeError("mine");
  const thrower = () => { throw mine; };
  const traps = {
    get: thrower, has: thrower, ownKeys: thrower, getPrototypeOf: thrower, getOwnPropertyDescriptor: thrower,
  };
  const { proxy: revoked, revoke } = Proxy.revocable([], {});
  revoke();
  for (let round = 0; round < 5_000; round += 1) {
    for (const plan of [
      new Proxy({}, traps),
      new Proxy([], traps),
      Object.defineProperty({ aksnet: 1 }, "name", { enumerable: true, get: thrower }),
      { aksnet: 1, clusters: [{ nodePools: new Proxy([], traps) }] },
    ]) {
      assert.throws(() => aksnet.checkPlan(plan), mine);
    }
    assert.throws(() => aksnet.checkPlan(revoked), TypeError);
  }
  assert.equal(aksnet.checkPlan(sample()).verdict, "error");
});

test("a value that answers differently at each look does no harm", () => {
  let looks = 0;
  const shifting = new Proxy([], { get: (list, key) => (key === "length" ? (looks += 1) % 7 : `${(looks += 1)}`) });
  const calling = { aksnet: 1, get name() { return aksnet.checkPlan(sample()).verdict; } };
  assert.throws(() => aksnet.checkPlan({ aksnet: 1, clusters: shifting }), AksnetError);
  assert.equal(aksnet.checkPlan(calling).verdict, "ok");
  for (const length of [-1, 2.5, NaN, Infinity, "7", 2 ** 40, {}]) {
    const lying = new Proxy([], { get: (list, key) => (key === "length" ? length : undefined) });
    answersOrThrows(aksnet.checkPlan, { aksnet: 1, clusters: lying });
  }
});

test("plans changed by chance are read or refused, the same ones every time", () => {
  let state = 20260729;
  const chance = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  const paths = [...examples, ...ofRules.map(({ plan }) => plan)];
  const texts = ["", "10.0.0.0/8", "0.0.0.0/0", "10.0.0.0/33", "::/0", "4294967295", "100%", "%", "overlay", "kubenet", "é\u2028"];
  const shake = (value) => {
    if (Array.isArray(value)) {
      const list = value.map(shake);
      if (chance(6) === 0) list.push(...list);
      if (chance(9) === 0) list.shift();
      return list;
    }
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shake(inner)]));
    }
    if (chance(5) > 0 || value === 1) return value;
    return [texts[chance(texts.length)], chance(2 ** 31), odd[chance(odd.length)]][chance(3)];
  };
  let read_ = 0;
  for (let round = 0; round < 400; round += 1) {
    const plan = shake(read(paths[chance(paths.length)]));
    for (const call of [aksnet.checkPlan, aksnet.capacity, aksnet.size, aksnet.freeBlocks, aksnet.encodeLink]) {
      answersOrThrows(call, plan);
    }
    try {
      aksnet.size(plan);
      read_ += 1;
    } catch {
      // Refused, as was held above.
    }
  }
  assert.ok(read_ > 50, `${read_} plans were read`);
});
