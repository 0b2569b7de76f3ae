// Starting from an address, as a browser does: what is missing is told, what comes under another type works.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { test } from "node:test";

import { init, version } from "aksnet";

const module = readFileSync(createRequire(import.meta.url).resolve("aksnet/aksnet.wasm"));

test("an address is asked, and says what is wrong until it is right", async (t) => {
  const warned = t.mock.method(console, "warn", () => {});
  const server = createServer((request, response) => {
    const page = request.url === "/page";
    response.writeHead(request.url === "/missing" ? 404 : 200, { "content-type": page ? "text/html" : "text/plain" });
    response.end(page ? "<!doctype html>" : module);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const at = (path) => new URL(path, `http://127.0.0.1:${server.address().port}`);
  try {
    await assert.rejects(init(at("/missing")), {
      message: `aksnet: its WebAssembly is not at ${at("/missing")}, which answered 404`,
    });
    await assert.rejects(init(fetch(at("/page"))), (error) => {
      assert.ok(error.message.startsWith(`aksnet: what came from ${at("/page")} cannot be run as its WebAssembly: `));
      assert.ok(error.cause instanceof WebAssembly.CompileError);
      return true;
    });
    assert.throws(version, /has not started/);
    await init(at("/aksnet.wasm"));
    assert.match(version(), /^\d/);
    assert.ok(warned.mock.callCount() > 0);
  } finally {
    server.close();
  }
});
