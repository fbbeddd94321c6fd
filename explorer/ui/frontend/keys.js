// The picture by keyboard: left and right go from actor to actor (the most important first), up and down through the lines
// of the actor, Enter reads, Escape clears, + - zoom, f fits. While presenting Page Down and Page Up, which is what a
// presenter's remote sends, read line after line.

import { go, value } from "./address.js";
import { isPresenting } from "./present.js";

/** Take a key press; keys that mean something here go no further, because Streamlit has one-letter shortcuts. */
export function onKey(view, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== view.wrap) return;
  if (event.key === "Escape" && isPresenting()) return; // it ends the presentation and nothing else
  const run = {
    ArrowRight: () => step(view, 1),
    ArrowLeft: () => step(view, -1),
    ArrowDown: () => stepLine(view, 1),
    ArrowUp: () => stepLine(view, -1),
    Enter: () => view.cursor && go({ sel: [view.cursor], at: [] }, { step: true }),
    Escape: () => close(),
    "+": () => view.zoom(1.25),
    "=": () => view.zoom(1.25),
    "-": () => view.zoom(0.8),
    f: () => view.fit(),
  }[event.key];
  if (!run) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}

/** Escape closes what is open, one after the other: a menu, the article, what is selected. */
function close() {
  const menu = document.querySelector("details.ae-hidden[open], details.ae-side[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (value("at")) go({ at: [] }, { step: true });
  else if (value("sel")) go({ sel: [] }, { step: true });
}

/** Take Escape wherever it is pressed, once a page; a field, a window or a list above the page takes its own. */
export function watchEscape() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || isPresenting() || document.fullscreenElement) return;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (!typing && !document.querySelector("[role=dialog], [data-baseweb=popover]")) close();
  });
}

/** Take a key press anywhere on the page; where something is read it scrolls. */
export function onPageKey(view, event) {
  const by = { PageDown: 1, PageUp: -1 }[event.key];
  if (!by || !isPresenting() || event.target.closest?.(".ae-pane, .ae-reader")) return;
  event.preventDefault();
  readOn(view, by);
}

/** Read the next line, the strongest first; offices and memberships, which are told again and again, come last. */
function readOn(view, by) {
  const plain = (edge) => edge.kind === "affiliation" || edge.kind === "co-mention";
  const lines = [...view.content.edges].sort((a, b) => plain(a) - plain(b)).map((edge) => edge.id);
  const at = lines.indexOf(value("sel"));
  const next = lines[at < 0 ? 0 : (at + by + lines.length) % lines.length];
  if (next) go({ sel: [next], at: [] }, { step: true });
}

function step(view, by) {
  const from = view.nodes.get(view.cursor) ? view.cursor : view.via;
  const at = view.order.indexOf(from);
  const next = view.order[at < 0 ? 0 : (at + by + view.order.length) % view.order.length];
  if (next) view.select({ node: next });
  view.via = next;
}

function stepLine(view, by) {
  const line = view.edges.get(view.cursor);
  const actor = view.nodes.get(view.cursor)
    ? view.cursor
    : line && [line.from, line.to].includes(view.via)
      ? view.via
      : line?.from;
  if (!actor) return step(view, 1);
  const lines = view.edges
    .get({ filter: (each) => each.from === actor || each.to === actor })
    .sort((a, b) => b.width - a.width);
  if (!lines.length) return;
  const at = lines.findIndex((each) => each.id === view.cursor);
  view.select({ edge: lines[at < 0 ? 0 : (at + by + lines.length) % lines.length].id });
  view.via = actor;
}
