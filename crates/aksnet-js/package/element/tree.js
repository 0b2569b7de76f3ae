// What every shadow tree of the element has: its styles and its icons.

import { icons, styles } from "../look.js";

const SVG = "http://www.w3.org/2000/svg";

/** A style sheet belongs to one document, and to all trees in it. */
const sheets = new WeakMap();

/** Gives a shadow tree its styles, in whichever document it is. */
export function dress(tree) {
  const document = tree.ownerDocument;
  let sheet = sheets.get(document);
  if (!sheet) {
    sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(styles);
    sheets.set(document, sheet);
  }
  tree.adoptedStyleSheets = [sheet];
}

/** The icons and patterns, for one tree: a tree sees no ids but its own. */
export function drawings(document) {
  return drawn(document, icons);
}

/** Made element by element: a page may forbid HTML in texts. */
function drawn(document, [name, attributes, children]) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.map((child) => drawn(document, child)));
  return element;
}
