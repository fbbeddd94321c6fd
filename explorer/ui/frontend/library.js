// The library: vis-network and the page's own modules, published for the parts (part.js), which may have come earlier.
import { show, start } from "./page.js";

const page = (globalThis.__actorPage ??= { waiting: new Map() });
if (!page.show) {
  page.show = show;
  start();
  for (const component of page.waiting.values()) show(component);
  page.waiting.clear();
}
export default function () {}
