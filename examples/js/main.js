import { AksnetError, applyFix, checkPlan, init } from "aksnet";

import { plan as sample } from "./plan.js";

const field = document.getElementById("plan");
const verdict = document.getElementById("verdict");
const findings = document.getElementById("findings");

const words = {
  ok: "Every cluster creates, upgrades and scales to full.",
  warning: "It works, with warnings.",
  notChecked: "Not everything could be checked.",
  error: "It does not work.",
};

/** Shows what there is to say about the plan in the field. */
function check() {
  findings.replaceChildren();
  try {
    const plan = JSON.parse(field.value);
    const report = checkPlan(plan);
    verdict.textContent = words[report.verdict];
    findings.replaceChildren(...report.findings.map((finding) => item(plan, finding)));
  } catch (error) {
    if (!(error instanceof AksnetError || error instanceof SyntaxError)) throw error;
    verdict.textContent = error.message;
  }
}

/** A finding, with a button where there is a fix. */
function item(plan, { rule, message, fix }) {
  const line = document.createElement("li");
  line.textContent = `${rule} ${message} `;
  if (fix !== null) {
    const button = document.createElement("button");
    button.textContent = fix.title;
    button.addEventListener("click", () => show(applyFix(plan, fix)));
    line.append(button);
  }
  return line;
}

function show(plan) {
  field.value = JSON.stringify(plan, null, 2);
  check();
}

async function start() {
  verdict.textContent = "Starting";
  await init();
  field.addEventListener("input", check);
  show(sample);
}

start();
