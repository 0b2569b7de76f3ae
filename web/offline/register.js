if (location.protocol === "file:")
  addEventListener("DOMContentLoaded", () => {
    document.querySelector("main p").textContent =
      "Browsers load this folder from a host alone. Open aksnet.html instead, the planner in one file, or serve the folder.";
  });
addEventListener("TrunkApplicationStarted", async () => {
  // Never inside another page, whose reader asked for none of it.
  if (self !== top || new URLSearchParams(location.search).has("embed") || !location.protocol.startsWith("http")) return;
  const say = (known) => {
    document.documentElement.dataset.offline = known;
    dispatchEvent(new Event("aksnet-offline"));
  };
  try {
    // Where nothing may be kept this throws, before the browser complains of a worker.
    void localStorage.length;
    const address = "./worker.js";
    const policy = self.trustedTypes?.createPolicy("aksnet", { createScriptURL: () => address });
    const registration = await navigator.serviceWorker.register(policy?.createScriptURL("") ?? address);
    const { scope } = registration;
    const copy = { cacheName: `aksnet ${scope} <version>` };
    const whole = async () => (await caches.match(scope, copy)) !== undefined;
    const watch = (worker) =>
      worker?.addEventListener("statechange", async () => {
        if (worker.state === "activated") say((await whole()) ? "kept" : "newer");
      });
    [registration.installing, registration.waiting].forEach(watch);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    if (registration.active && !registration.installing && (await whole())) say("kept");
    // A page that stays open for weeks asks its host for a new version whenever somebody comes back to it.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") registration.update().catch(() => {});
    });
  } catch {
    // Forbidden, or not known: the page works all the same, as long as its host is there.
  }
});
