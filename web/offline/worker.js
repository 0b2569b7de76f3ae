// Keeps a copy of the page, and hands it out where the network is gone.
"use strict";

// Both written by the build: what the copy is called by, and every file of it but the page itself.
const VERSION = "<version>";
const FILES = ["<files>"];

// Other copies of the planner may stand on the same host, each in a folder of its own.
const { scope } = registration;
const OWN = `aksnet ${scope} `;
const COPY = { cacheName: OWN + VERSION };
const PAGE = scope;
const PAGES = [scope, `${scope}index.html`];
const ADDRESSES = FILES.map((file) => new URL(file, scope).href);
const SCRIPT = FILES.find((file) => file.endsWith(".js"));

// How long the network may take for the page before the copy is shown. Unit: milliseconds.
const PATIENCE = 4000;

const copy = () => caches.open(COPY.cacheName);

// Keeps a page that goes with these files: a sign-in page of the host does not, nor does a page of
// another version. Whether it was kept.
const keep = async (response) => {
  const text = await response.text();
  const fits = response.ok && text.includes(SCRIPT);
  // A page made anew tells of no redirect, which browsers refuse in the answer to a visit.
  if (fits) await (await copy()).put(PAGE, new Response(text, { headers: response.headers }));
  return fits;
};

const install = async () => {
  await (await copy()).addAll(ADDRESSES);
  // The page comes last: where it is, the copy is whole.
  if (!(await keep(await fetch(PAGE, { cache: "no-cache" })))) throw new Error("a page of another version");
  // Pages that are open have loaded all they need, so nothing is taken from them.
  await skipWaiting();
};

const activate = async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== COPY.cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
};

// The host first, so that what it changes shows at once.
const page = async (event) => {
  const asked = fetch(event.request, { cache: "no-cache" });
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const response = await Promise.race([asked.catch(() => undefined), late]);
  if (response === undefined || response.status >= 500) return (await caches.match(PAGE, COPY)) ?? asked;
  event.waitUntil(keep(response.clone()));
  return response;
};

// The copy first: another file would have another name.
const file = async (request) => {
  const kept = await caches.match(request, { ...COPY, ignoreVary: true });
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) await (await copy()).put(request, response.clone());
  return response;
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET") return;
  if (request.mode !== "navigate") {
    if (ADDRESSES.includes(request.url)) event.respondWith(file(request));
  } else if (PAGES.includes(origin + pathname)) event.respondWith(page(event));
});
