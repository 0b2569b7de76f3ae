// The compiled planner, loaded once for all elements of a page.

import start, * as compiled from "../planner.js";

/** The compiled planner; `undefined` until it is loaded. */
export let engine;

let loading;

/** Loads it; a load that fails may be tried again. */
export function load() {
  loading ??= begin().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function begin() {
  const response = await fetch(new URL("../planner.wasm", import.meta.url));
  if (!response.ok) {
    throw new Error(`its WebAssembly is not at ${response.url}, which answered ${response.status}`);
  }
  // Browsers compile while it arrives only what is sent as what it is.
  const typed = response.headers.get("content-type")?.startsWith("application/wasm");
  await start({ module_or_path: typed ? response : await response.arrayBuffer() });
  engine = compiled;
}
