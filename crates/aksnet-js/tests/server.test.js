// Imported where pages are rendered and there are no elements, as a server does.

import assert from "node:assert/strict";
import { test } from "node:test";

test("on a server the script of pages of Markdown does nothing", async () => {
  const { options } = await import("aksnet/markdown");
  assert.deepEqual(options, {});
});
