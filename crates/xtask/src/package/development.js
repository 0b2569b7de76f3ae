// What `npx vitepress dev` gives: the package as it is, with its WebAssembly beside it.

import assert from "node:assert/strict";
import { createServer } from "vitepress";

const server = await createServer(".", { host: "127.0.0.1" });
await server.listen();
const { port } = server.httpServer.address();
const get = async (path) => {
  const response = await fetch(new URL(path, `http://127.0.0.1:${port}/`));
  assert.equal(response.status, 200, response.url);
  return response;
};
const theme = await (await get(".vitepress/theme/index.js")).text();
const [, script] = theme.match(/import\("([^"]+markdown\.js)[^"]*"\)/) ?? assert.fail(theme);
await get(script);
const wasm = await get(new URL("planner.wasm", new URL(script, "http://127.0.0.1")).pathname);
assert.equal(wasm.headers.get("content-type"), "application/wasm", wasm.url);
assert.ok(WebAssembly.validate(await wasm.arrayBuffer()));
// Closing it waits for what it still prepares for a browser.
process.exit();
