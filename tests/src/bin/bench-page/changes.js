// Adds a subnet at the end, splits it, removes it, in turns, then removes one with nearly all others
// behind it, which nothing uses, and gives the milliseconds of work of each kind: from the first event
// until the document has changed and is laid out. Arguments: how often, and how often an early one.
const [times, early] = arguments;
const added = [], split = [], removed = [], removedEarly = [];
let start;
const settled = async () => {
  for (let hop = 0; hop < 20; hop += 1) await null;
  // After 16 ms Yew lets the browser have its turn before it goes on.
  for (let turn = 0; 14 + 8 * turn < performance.now() - start; turn += 1) await new Promise((done) => setTimeout(done));
  document.documentElement.getBoundingClientRect();
  document.body.offsetHeight;
};
// A press gives the button the focus first.
const timed = async (list, button) => {
  button.focus();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 80)));
  start = performance.now();
  button.click();
  await settled();
  list.push(performance.now() - start);
};
const subnets = () => [...document.querySelectorAll("[data-do=remove][data-at^='/virtualNetworks/1/subnets/']")];
return (async () => {
  for (let turn = 0; turn < times; turn += 1) {
    const add = document.querySelector("[data-do=add-subnet][data-at='1']");
    const count = () => subnets().length;
    const last = () => subnets().pop();
    const before = count();
    await timed(added, add);
    if (count() !== before + 1) throw new Error("no subnet was added");
    // The button is among the rest of the subnet's fields.
    const path = last().dataset.at;
    start = performance.now();
    document.querySelector(`[data-do=toggle][data-at='${path}']`).click();
    await settled();
    const halves = document.querySelector(`[data-do=split][data-at='${path}']`);
    await timed(split, halves);
    if (count() !== before + 2) throw new Error(`${count()} subnets after a split, not ${before + 2}`);
    await timed(removed, last());
    await timed(removed, last());
    if (count() !== before) throw new Error(`${count()} subnets are left of ${before}`);
  }
  for (let turn = 0; turn < early; turn += 1) {
    await timed(removedEarly, subnets()[20]);
  }
  return [added, split, removed, removedEarly];
})();
