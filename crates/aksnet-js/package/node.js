// The entry for Node.js: the engine is read from beside this file.

import { readFile } from "node:fs/promises";

import { arrived, start } from "./start.js";

export * from "./api.js";

export function init(source = new URL("./aksnet.wasm", import.meta.url)) {
  return start(async () => {
    const given = await source;
    if (given instanceof URL && given.protocol !== "file:") return arrived(await fetch(given));
    return typeof given === "string" || given instanceof URL ? readFile(given) : given;
  });
}
