// The README's examples do what they say.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import * as aksnet from "aksnet";

import { blocks, folder } from "./readme.js";

const place = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "readme");
const programs = blocks().filter(({ language }) => language === "js");

before(() => {
  mkdirSync(place, { recursive: true });
  for (const { name, text } of programs) writeFileSync(join(place, name), text);
});

test("every example prints what its last comments say", () => {
  const run = programs.filter(({ isFile }) => !isFile);
  assert.ok(run.length >= 10, `${run.length} examples`);
  for (const { name, text, prints } of run) {
    assert.ok(prints, `nothing says what this prints:\n${text}`);
    const { stdout, stderr } = spawnSync(process.execPath, [name], { cwd: place, encoding: "utf8" });
    assert.equal(stdout, prints, `${text}\n${stderr}`);
  }
});

test("every function of the package is in the README", () => {
  const text = readFileSync(join(folder, "README.md"), "utf8");
  for (const name of Object.keys(aksnet)) assert.ok(text.includes(name), name);
});

test("the sizes that the README gives are those of the package", () => {
  const text = readFileSync(join(folder, "README.md"), "utf8");
  const [, brotli, gzip] = text.match(/(\d+) kB with\s+brotli and (\d+) kB with gzip/).map(Number);
  const module = readFileSync(join(folder, "aksnet.wasm"));
  const near = (said, bytes) => assert.ok(Math.abs(said * 1000 - bytes) < bytes / 20, `${bytes} bytes, not ${said} kB`);
  near(gzip, gzipSync(module, { level: 9 }).length);
  near(brotli, brotliCompressSync(module, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length);
});
