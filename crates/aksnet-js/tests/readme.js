// The examples of the README: each block of code is a program, and its last comments are what it prints.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The folder of the package. */
export const folder = dirname(createRequire(import.meta.url).resolve("aksnet/package.json"));

/** The blocks of code: `{ language, name, text, prints }`; a block whose first line names a file is that file. */
export function blocks() {
  const text = readFileSync(join(folder, "README.md"), "utf8");
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, code], place) => {
    const [, name] = code.match(/^\/\/ ([\w.]+\.js)\n/) ?? [];
    const [, comments] = code.match(/\n((?:\/\/ .*\n)+)$/) ?? [];
    const prints = comments?.replace(/^\/\/ /gm, "");
    return { language, name: name ?? `example-${place}.${language}`, isFile: name !== undefined, text: code, prints };
  });
}
