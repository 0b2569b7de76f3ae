(async () => {
  try {
    const packed = Uint8Array.from(atob("<module>"), (sign) => sign.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    await wasm_bindgen({ module_or_path: await new Response(unpacked).arrayBuffer() });
  } catch (error) {
    document.querySelector("main p").textContent =
      "This browser cannot run the planner: it takes Chromium 103, Firefox 113, Safari 16.4 or later, with WebAssembly allowed.";
    throw error;
  }
})();
