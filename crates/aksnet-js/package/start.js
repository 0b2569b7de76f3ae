// Starting the engine, which every function waits for once.

import load, * as engine from "./aksnet.js";

let ready = false;
let starting;

/** Starts the engine once, from what `source` gives; a start that fails may be tried again. */
export function start(source) {
  if (ready) return Promise.resolve();
  starting ??= begin(source).finally(() => {
    starting = undefined;
  });
  return starting;
}

async function begin(source) {
  const given = await source();
  if (ready) return;
  try {
    await load({ module_or_path: given });
  } catch (cause) {
    const from = given?.url ? ` from ${given.url}` : "";
    throw new Error(`aksnet: what came${from} cannot be run as its WebAssembly: ${cause.message}`, { cause });
  }
  ready = true;
}

/** The answer to a request, where it is what was asked for. */
export function arrived(response) {
  if (response.ok) return response;
  throw new Error(`aksnet: its WebAssembly is not at ${response.url}, which answered ${response.status}`);
}

export function initSync(source) {
  if (ready) return;
  engine.initSync({ module: source });
  ready = true;
}

/** The engine, which must have started. */
export function started() {
  if (ready) return engine;
  throw new Error("aksnet has not started: await init() first, once");
}
