// Vite serves the package while a page is being developed, and bundles it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const example = process.env.AKSNET_EXAMPLE;

test("the development server gives the package as it is, beside its WebAssembly", async () => {
  const { createServer } = await import(pathToFileURL(process.env.AKSNET_VITE));
  const server = await createServer({ root: example, logLevel: "error", server: { host: "127.0.0.1", port: 0 } });
  try {
    await server.listen();
    const [base] = server.resolvedUrls.local;
    const get = async (path) => {
      const response = await fetch(new URL(path, base));
      assert.ok(response.ok, `${path}: ${response.status}`);
      return response;
    };
    const main = await (await get("/main.js")).text();
    const [, entry] = main.match(/from "(\/node_modules\/[^"]+)"/);
    assert.equal(entry.split("?")[0], "/node_modules/aksnet/browser.js");
    const script = await (await get(entry)).text();
    const [, address] = script.match(/new URL\("([^"]+\/aksnet\.wasm)", import\.meta\.url\)/);
    const module = await get(new URL(address, new URL(entry, base)));
    assert.equal(module.headers.get("content-type"), "application/wasm");
    assert.ok(WebAssembly.validate(await module.arrayBuffer()));
  } finally {
    await server.close();
  }
});

test("a bundle holds the WebAssembly once, and nothing of Node.js", () => {
  const assets = join(example, "../sites/vite/assets");
  const names = readdirSync(assets);
  assert.equal(names.filter((name) => name.endsWith(".wasm")).length, 1);
  for (const name of names.filter((name) => name.endsWith(".js"))) {
    assert.doesNotMatch(readFileSync(join(assets, name), "utf8"), /node:fs/);
  }
});
