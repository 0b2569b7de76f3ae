// What every entry of the package gives: functions that answer at once, after one wait for the engine.

import load, * as engine from "./aksnet.js";

export { AksnetError } from "./error.js";

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

function started() {
  if (ready) return engine;
  throw new Error("aksnet has not started: await init() first, once");
}

export const checkPlan = (plan, options) => started().checkPlan(plan, options);
export const capacity = (plan) => started().capacity(plan);
export const size = (plan) => started().size(plan);
export const compare = (plan, options) => started().compare(plan, options);
export const frontier = (question) => started().frontier(question);
export const freeBlocks = (plan, options) => started().freeBlocks(plan, options);
export const applyFix = (plan, fix) => started().applyFix(plan, fix);
export const applyFixes = (plan, options) => started().applyFixes(plan, options);
export const rules = (id) => started().rules(id);
export const explain = (text, options) => started().explain(text, options);
export const encodeLink = (plan, options) => started().encodeLink(plan, options);
export const decodeLink = (link) => started().decodeLink(link);
export const version = () => started().version();
