// Types texts into a field, in turns, and gives the milliseconds of work of each: from the event
// until the document has changed and is laid out. Arguments: selector, texts, how often.
const [selector, texts, times] = arguments;
const found = [];
return (async () => {
  for (let turn = 0; turn < times; turn += 1) {
    const input = document.querySelector(selector);
    if (turn === 0) input.focus();
    const text = texts[turn % texts.length];
    // What the last turn left for after its key is counted in following.js.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 80)));
    const start = performance.now();
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
    // Yew changes the document in a microtask.
    for (let hop = 0; hop < 20; hop += 1) await null;
    // After 16 ms it lets the browser have its turn before it goes on.
    for (let turn = 0; 14 + 8 * turn < performance.now() - start; turn += 1) await new Promise((done) => setTimeout(done));
    document.documentElement.getBoundingClientRect();
    document.body.offsetHeight;
    found.push(performance.now() - start);
  }
  return found;
})();
