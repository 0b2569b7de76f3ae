import { defineConfig } from "vitepress";

export default defineConfig({
  title: "Shop platform",
  head: [["link", { rel: "icon", href: "data:," }]],
  // It is about this site and none of its pages.
  srcExclude: ["README.md"],
  markdown: {
    // Coloured as what it is, where no script runs.
    languageAlias: { "aks-plan": "json" },
  },
  // The planner is fetched from beside the package's scripts, so these stay where they are.
  vite: { optimizeDeps: { exclude: ["aksnet"] } },
  themeConfig: {
    nav: [
      { text: "Address plan", link: "/" },
      { text: "Runbook", link: "/runbook" },
    ],
    search: { provider: "local" },
  },
});
