export default {
  // Relative addresses: the built folder works at any path of any host.
  base: "./",
  // The engine is fetched from beside the package's scripts, so these stay where they are.
  optimizeDeps: { exclude: ["aksnet"] },
};
