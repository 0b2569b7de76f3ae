const frame = document.getElementById("plan");
const address = new URL(frame.src);

// The planner hears only the page that is named here.
address.searchParams.set("origin", location.origin);
frame.src = address;

const ask = (message) => frame.contentWindow.postMessage({ aksnet: 1, ...message }, address.origin);

addEventListener("message", ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== address.origin || data?.aksnet !== 1) return;
  switch (data.type) {
    case "height":
      frame.style.height = `${data.height}px`;
      break;
    case "plan":
      document.getElementById("file").textContent = JSON.stringify(data.plan, null, 2);
      break;
  }
});

document.getElementById("save").addEventListener("click", () => ask({ type: "getPlan", id: 1 }));
document.getElementById("theme").addEventListener("change", ({ target }) =>
  ask({ type: "setTheme", theme: target.value }));
