// Plans in pages made of Markdown: each block of code in the language `aks-plan` becomes a planner.

/** The blocks, as renderers write them. */
const BLOCKS = [
  "pre > code.language-aks-plan",
  ".language-aks-plan pre > code",
  "pre.aks-plan",
  'pre[lang="aks-plan"]',
].join(",");

/** Attributes of every planner, which those of the script's own element named `data-` are taken for. */
export const options = {};

const NAMES = ["theme", "show", "lock", "page"];

/** What was made of each block that is in the page. */
const made = new Map();

let loading;

/** The planner, which only a page with a plan in it loads. */
function planner() {
  loading ??= begin().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function begin() {
  const [, module] = await Promise.all([import("./element.js"), import("./element/engine.js")]);
  await module.load();
  return module.engine;
}

/** Looks for blocks that are new, and lets go of what was made of those that are gone. */
function look() {
  for (const [block, { before }] of made) {
    if (block.isConnected) continue;
    for (const element of before) element.remove();
    made.delete(block);
  }
  for (const code of document.querySelectorAll(BLOCKS)) {
    const block = outermost(code);
    if (made.has(block)) continue;
    const shown = { before: [] };
    made.set(block, shown);
    show(block, code.textContent, shown);
  }
}

/** All that a renderer puts around the code of a block. */
function outermost(code) {
  return code.closest("div.language-aks-plan") ?? code.closest("pre");
}

/** Shows a planner before a block, which stays where its framework knows it, and stays as it is where it holds no plan. */
async function show(block, text, shown) {
  const put = (...elements) => {
    // Its page may be another one by now.
    if (!block.isConnected) return;
    block.before(...elements);
    shown.before = elements;
  };
  let plan;
  try {
    plan = (await planner()).plan(text);
  } catch (error) {
    put(mistake(error));
    return;
  }
  const element = document.createElement("aks-network-planner");
  for (const name of NAMES) {
    if (options[name] !== undefined) element.setAttribute(name, options[name]);
  }
  for (const type of ["keydown", "keypress", "keyup"]) element.addEventListener(type, keep);
  element.plan = plan;
  put(element, file(block));
}

/** What is wrong with a block, in words. */
function mistake(error) {
  const words = document.createElement("p");
  words.className = "aks-plan-mistake";
  words.setAttribute("role", "alert");
  words.textContent =
    error.name === "AksnetError"
      ? `The plan below cannot be read: ${error.message}`
      : `The plan below cannot be shown: ${error.message}`;
  return words;
}

/** A button that shows the block, and hides it. */
function file(block) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "aks-plan-file";
  button.textContent = "Plan file";
  const open = (is) => {
    button.setAttribute("aria-expanded", String(is));
    block.style.setProperty("display", is ? "" : "none", "important");
  };
  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") === "false"));
  open(false);
  return button;
}

/** What is typed into a field is no shortcut of the page around it, which sees no field in a shadow tree. */
function keep(event) {
  const field = event.composedPath()[0];
  const held = event.ctrlKey || event.metaKey || event.altKey;
  if (!held && field instanceof Element && field.matches("input, select, textarea")) event.stopPropagation();
}

/** The attributes of the script's own element, where it has one. */
function own() {
  for (const { src, dataset } of document.scripts) {
    if (src !== import.meta.url) continue;
    for (const name of NAMES) if (dataset[name] !== undefined) options[name] = dataset[name];
  }
}

function start() {
  own();
  let waiting;
  // A site that goes from page to page by script changes its page in many steps.
  const changed = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      look();
    }, 20);
  };
  new MutationObserver(changed).observe(document, { childList: true, subtree: true });
  look();
}

// A server that renders pages imports this too.
if (globalThis.document) start();
