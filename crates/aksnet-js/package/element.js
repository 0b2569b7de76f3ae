// <aks-network-planner>: the planner as an element of any page, in a shadow tree of its own.

import { engine, load } from "./element/engine.js";
import { drawings, dress } from "./element/tree.js";

export { AksnetError } from "./error.js";

const NAME = "aks-network-planner";

/** What listeners hear, by what the planner calls it. */
const EVENTS = { plan: "planchange", verdicts: "verdictchange" };

/** Attributes that the planner reads as they are. */
const WORDS = ["theme", "show", "lock"];

/** Where the plan that a page has asked for cannot be read, another one would mislead. */
const BLANK = { aksnet: 1 };

// A server that renders pages imports this too, and has no elements.
const Base = globalThis.HTMLElement ?? class {};

export class AksNetworkPlanner extends Base {
  static observedAttributes = ["plan", "policy", "page", ...WORDS];

  #tree;
  /** The compiled planner, as long as it is shown. */
  #planner;
  /** The plan, as long as it is not shown. */
  #plan;
  /** The text of the policy plans are under. */
  #policy;
  /** What was given before there was anything to read it, by the property's name. */
  #given = new Map();
  /** What could not be read, by the attribute or property that had it. */
  #wrong = new Map();
  /** What listeners are about to hear. */
  #news = new Map();
  #ready = awaited();

  constructor() {
    super();
    this.#tree = this.attachShadow({ mode: "open" });
    this.#clear();
    // What a page has set before this class was there.
    for (const name of AksNetworkPlanner.observedAttributes) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  connectedCallback() {
    this.#show();
  }

  disconnectedCallback() {
    // Moved to another place, it is there again by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#hide();
    });
  }

  /** Moved by `moveBefore`, it never leaves. */
  connectedMoveCallback() {}

  adoptedCallback() {
    if (this.#planner) dress(this.#tree);
  }

  attributeChangedCallback(name, _, value) {
    if (name === "plan" || name === "policy") this[name] = value;
    else this.#update();
  }

  get ready() {
    return this.#ready.promise;
  }

  getPlan() {
    if (this.#planner) return this.#planner.plan();
    if (this.#plan) return engine.plan(this.#plan);
    throw unready("getPlan");
  }

  setPlan(plan) {
    if (!engine) throw unready("setPlan");
    this.#open(plan);
    this.#right("plan");
  }

  getReport() {
    return engine.report(this.getPlan(), this.#policy);
  }

  get plan() {
    return this.#planner || this.#plan ? this.getPlan() : null;
  }

  set plan(plan) {
    this.#give("plan", plan, () => {
      if (!nothing(plan)) this.#open(plan);
    });
  }

  get policy() {
    return this.#policy === undefined ? null : JSON.parse(this.#policy);
  }

  set policy(policy) {
    this.#give("policy", policy, () => {
      const text = nothing(policy) ? undefined : engine.policy(policy);
      if (text !== this.#policy) this.#planner?.judge(text);
      this.#policy = text;
    });
  }

  get theme() {
    return this.getAttribute("theme");
  }

  set theme(name) {
    this.#reflect("theme", name);
  }

  get show() {
    return this.getAttribute("show");
  }

  set show(names) {
    this.#reflect("show", names);
  }

  get lock() {
    return this.getAttribute("lock");
  }

  set lock(names) {
    this.#reflect("lock", names);
  }

  get page() {
    return this.getAttribute("page");
  }

  set page(address) {
    this.#reflect("page", address);
  }

  async #show() {
    if (this.#planner) return;
    if (this.#ready.failed) this.#ready = awaited();
    try {
      await load();
      // It may have gone meanwhile, or come twice.
      if (!this.isConnected || this.#planner) return;
      this.#begin();
      this.#ready.resolve();
    } catch (error) {
      this.#fail(error);
    }
  }

  #begin() {
    for (const [name, value] of this.#given) this[name] = value;
    this.#given.clear();
    const plan = this.#plan ?? (this.#wrong.has("plan") ? BLANK : undefined);
    const document = this.ownerDocument;
    const root = document.createElement("article");
    root.lang = "en";
    dress(this.#tree);
    this.#tree.replaceChildren(root);
    this.#planner = new engine.Planner(root, plan, this.#policy, this.#shown(), (kind, detail) => {
      if (!this.#news.size) queueMicrotask(() => this.#tell());
      this.#news.set(kind, detail);
    });
    // Its patterns have the colours of the theme, which is set on the root.
    root.prepend(drawings(document));
  }

  #hide() {
    if (!this.#planner) return;
    this.#plan = this.#planner.plan();
    this.#planner.remove();
    this.#planner = undefined;
    this.#clear();
  }

  /** Until the planner is there, and where it cannot be, what stands in the element shows. */
  #clear(...before) {
    this.#tree.replaceChildren(...before, this.ownerDocument.createElement("slot"));
  }

  #fail(error) {
    const words = this.ownerDocument.createElement("p");
    words.setAttribute("role", "alert");
    words.textContent = `The AKS Network Planner cannot be shown: ${error.message}`;
    this.#clear(words);
    this.#ready.failed = true;
    this.#ready.reject(error);
  }

  #open(plan) {
    if (this.#planner) this.#planner.open(plan);
    else this.#plan = engine.plan(plan);
  }

  /** Takes what a page gave; what cannot be read is said in the planner. */
  #give(name, value, take) {
    if (!engine) {
      this.#given.set(name, value);
      return;
    }
    try {
      take();
      this.#right(name);
    } catch (error) {
      this.#wrong.set(name, error.message);
      this.#update();
    }
  }

  #right(name) {
    if (this.#wrong.delete(name)) this.#update();
  }

  #update() {
    this.#planner?.update(this.#shown());
  }

  #shown() {
    const shown = new engine.Shown();
    for (const name of WORDS) {
      if (this.hasAttribute(name)) shown.set(name, this.getAttribute(name));
    }
    if (this.hasAttribute("page")) {
      const address = webAddress(this.page, this.baseURI);
      if (address) shown.set("page", address);
      else shown.mistake("page leads to no page; expected an address that begins with https://");
    }
    for (const words of this.#wrong.values()) shown.mistake(words);
    return shown;
  }

  #tell() {
    const news = [...this.#news];
    this.#news.clear();
    for (const [kind, verdicts] of news) {
      const detail = kind === "plan" ? planOf(this) : verdicts;
      this.dispatchEvent(new CustomEvent(EVENTS[kind], { bubbles: true, composed: true, detail }));
    }
  }

  #reflect(name, value) {
    if (nothing(value)) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }
}

/** A plan that is made when it is read, as most listeners do not on most keys. */
function planOf(element) {
  let plan;
  return {
    get plan() {
      return (plan ??= element.getPlan());
    },
  };
}

/** A promise that may be left alone: a page that does not ask need not hear that it failed. */
function awaited() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  made.promise.catch(() => {});
  return made;
}

function nothing(value) {
  return value === null || value === undefined;
}

function unready(method) {
  return new Error(`${NAME}: ${method}() needs the planner; await its promise ready first`);
}

/** Where on the web an address leads, without its fragment; nothing for any other address. */
function webAddress(text, base) {
  if (!URL.canParse(text, base)) return undefined;
  const { protocol, origin, pathname, search } = new URL(text, base);
  return /^https?:$/.test(protocol) ? origin + pathname + search : undefined;
}

// A page may have it from two places.
if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, AksNetworkPlanner);
