// Writes what TypeScript is to check: the examples of the README, and answers of the functions as constants.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { blocks } from "./readme.js";
import { samples } from "./samples.js";

const place = join(dirname(fileURLToPath(import.meta.url)), "types");
mkdirSync(place, { recursive: true });

for (const { language, name, text } of blocks()) {
  if (language === "ts") writeFileSync(join(place, name), text);
}

const kept = await samples();
const types = [...new Set(kept.map(({ type }) => type))];
const constants = kept.map(({ type, value }, place) => `export const sample${place}: ${type} = ${JSON.stringify(value)};\n`);
writeFileSync(join(place, "samples.ts"), `import type { ${types.join(", ")} } from "aksnet";\n\n${constants.join("")}`);
