// The types: what TypeScript has checked is run; what they say is what comes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { calls, pathOfError } from "./types/compiled/calls.js";

test("calls that TypeScript accepts do what it says", async () => {
  const got = await calls();
  assert.equal(got.started, undefined);
  assert.equal(got.verdict, "error");
  assert.match(got.worst, /^AKN\d{3}$/);
  assert.equal(got.nodes, 8);
  assert.equal(got.models.length, 6);
  assert.equal(got.pods.length, 2);
  assert.match(got.next, /\/26$/);
  assert.deepEqual([got.rule, got.code], ["AKN201", "SubnetIsFull"]);
  assert.equal(got.opened.clusters[0].nodePools[1].count, "1,000");
  for (const [name, value] of Object.entries(got).slice(1)) assert.notEqual(value, undefined, name);
});

test("an error is of the class that the types name", () => {
  assert.equal(pathOfError(), "plan /cluster clusters");
});
