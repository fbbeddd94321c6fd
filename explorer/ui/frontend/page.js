// The page's parts in the browser. Streamlit calls a part's component again whenever its contents or the theme change;
// what is on the page is then patched. Nothing goes back to Python but the address (address.js) and decisions.

import { follow, onDecide } from "./address.js";
import { ArticleView } from "./article.js";
import { BasketView } from "./basket.js";
import { ComparisonView } from "./comparison.js";
import { watchDownloads } from "./failing.js";
import { FiltersView } from "./filters.js";
import { HandInView } from "./handin.js";
import { KeepingView, onKeep } from "./keeping.js";
import { watchEscape } from "./keys.js";
import { NetworkView } from "./network.js";
import { PaneView } from "./pane.js";
import { PicturesView } from "./pictures.js";
import { watchPresenting } from "./present.js";
import { SidesView } from "./sides.js";
import { TableView } from "./table.js";

const VIEWS = {
  network: NetworkView,
  table: TableView,
  evidence: PaneView,
  reader: ArticleView,
  filters: FiltersView,
  sides: SidesView,
  comparison: ComparisonView,
  keeping: KeepingView,
  basket: BasketView,
  pictures: PicturesView,
  handin: HandInView,
};
const live = new WeakMap(); // element -> view
const parts = new Map(); // name -> the view shown last under it

/** Show a part's contents; called by its component with what Streamlit gives it. Returns what to do at its end. */
export function show(component) {
  const {
    parentElement: root,
    data: { part, content },
  } = component;
  const view = live.get(root) ?? new VIEWS[part](root);
  live.set(root, view);
  parts.set(part, view);
  view.api = component; // new with each call: only the newest reaches Python
  if (view.text !== content) {
    view.text = content;
    view.update(JSON.parse(content));
    follow();
  } else view.retheme?.();
  return () =>
    setTimeout(() => {
      if (!root.isConnected) forget(root, part, view);
    });
}

function forget(root, part, view) {
  view.destroy();
  live.delete(root);
  if (parts.get(part) === view) parts.delete(part);
}

export function start() {
  onDecide((said) => parts.get("evidence")?.api.setTriggerValue("decided", said));
  onKeep((said) => parts.get("keeping")?.api.setTriggerValue("decided", said));
  watchEscape(); // first: Escape that ends a presentation closes nothing else
  watchPresenting();
  watchDownloads();
}
