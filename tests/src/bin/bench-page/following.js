// Types texts into a field, in turns, each with a time of quiet behind it, and gives the
// milliseconds of work that a key leaves for after itself: all that runs in timers and frames, each
// until the document is laid out. Arguments: selector, texts, how often.
const [selector, texts, times] = arguments;
const QUIET = 900;
const wait = setTimeout.bind(window);
let left = 0;
const counted = (work) => async (...given) => {
  const start = performance.now();
  work(...given);
  // Yew changes the document in a microtask.
  for (let hop = 0; hop < 20; hop += 1) await null;
  document.documentElement.getBoundingClientRect();
  document.body.offsetHeight;
  left += performance.now() - start;
};
for (const name of ["setTimeout", "requestAnimationFrame", "requestIdleCallback"]) {
  const own = window[name].bind(window);
  window[name] = (work, ...how) => own(counted(work), ...how);
}
const found = [];
return (async () => {
  const input = document.querySelector(selector);
  input.focus();
  for (let turn = 0; turn < times; turn += 1) {
    await new Promise((done) => wait(done, QUIET));
    left = 0;
    input.value = texts[turn % texts.length];
    input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
    await new Promise((done) => wait(done, QUIET));
    found.push(left);
  }
  return found;
})();
