// What every entry of the package gives: functions that answer at once, after one wait for the engine.

import { started } from "./start.js";

export { AksnetError } from "./error.js";
export { initSync } from "./start.js";

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
