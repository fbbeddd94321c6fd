// The page's parts in the browser. Streamlit calls a part's component again whenever its contents or the theme change;
// what is on the page is then patched. Nothing goes back to Python but the address (address.js) and decisions.

import { ActorsView } from "./actors.js";
import { follow, onDecide, setVisitor } from "./address.js";
import { ArticleView } from "./article.js";
import { signed } from "./author.js";
import { CardView } from "./card.js";
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
import { watchUndo } from "./undoing.js";

const VIEWS = {
  network: NetworkView,
  table: TableView,
  evidence: PaneView,
  reader: ArticleView,
  filters: FiltersView,
  sides: SidesView,
  comparison: ComparisonView,
  actors: ActorsView,
  card: CardView,
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
  view.home = root;
  view.api = component; // new with each call: only the newest reaches Python
  if (view.text !== content) {
    view.text = content;
    const shown = JSON.parse(content);
    if (shown?.visitor !== undefined) setVisitor(shown.visitor !== "");
    view.update(shown);
    follow();
    if (shown?.serial !== undefined) answered(shown.serial);
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

// Streamlit keeps one decision for the next run; who answers questions with one key each is faster than that. So they
// wait here, each for the answer to the one before.
const waiting = [];
const PATIENCE = 20_000; // ms; then the answer to the one before is not waited for any more
let serial = 0;
let open = null; // {serial, timer} of what was sent and is not answered

const TAKERS = ["evidence", "card", "actors"]; // parts that Python listens to
const taker = () => TAKERS.map((name) => parts.get(name)).find((view) => view?.home.isConnected);

function send() {
  const part = taker();
  if (open || !waiting.length || !part) return;
  const said = waiting.shift();
  open = { serial: said.serial, timer: setTimeout(() => answered(said.serial), PATIENCE) };
  part.api.setTriggerValue("decided", said);
}

function answered(number) {
  if (open?.serial !== number) return;
  clearTimeout(open.timer);
  open = null;
  send();
}

function decided(said) {
  waiting.push({ ...signed(said), serial: (serial += 1) });
  send();
}

export function start() {
  onDecide(decided, () => taker() !== undefined);
  watchUndo();
  onKeep((said) => parts.get("keeping")?.api.setTriggerValue("decided", said));
  watchEscape(); // first: Escape that ends a presentation closes nothing else
  watchPresenting();
  watchDownloads();
}
