const planner = document.getElementById("plan");
const state = document.getElementById("state");
const file = document.getElementById("file");

// A property takes a plan as an object; the attribute takes its text.
planner.plan = await (await fetch("plan.json")).json();

const WORDS = {
  ok: "An upgrade fits.",
  warning: "An upgrade just fits.",
  error: "An upgrade does not fit.",
  notChecked: "Whether an upgrade fits cannot be said yet.",
};
const say = ({ upgrade }) => (state.textContent = WORDS[upgrade]);
planner.addEventListener("verdictchange", ({ detail }) => say(detail));
await planner.ready;
say(planner.getReport().clusters[0].verdicts);

// `detail.plan` is made when it is read, so a listener that waits for a pause costs nothing on each key.
let pause;
planner.addEventListener("planchange", ({ detail }) => {
  clearTimeout(pause);
  pause = setTimeout(() => sessionStorage.setItem("plan", JSON.stringify(detail.plan)), 300);
});

const show = (data) => (file.textContent = JSON.stringify(data, null, 2));
document.getElementById("save").addEventListener("click", () => show(planner.getPlan()));
document.getElementById("report").addEventListener("click", () => show(planner.getReport()));
document.getElementById("theme").addEventListener("change", ({ target }) => (planner.theme = target.value));
