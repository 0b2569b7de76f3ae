// The entry for browsers and bundlers: the engine is fetched from beside this file.

import { arrived, start } from "./start.js";

export * from "./api.js";

export function init(source = new URL("./aksnet.wasm", import.meta.url)) {
  return start(async () => {
    const given = await source;
    const isAddress = typeof given === "string" || given instanceof URL;
    return isAddress ? arrived(await fetch(given)) : given;
  });
}
