// The picture by keyboard: left and right go from actor to actor (the most important first), up and down through the lines
// of the actor, Enter reads, Escape clears, + - zoom, f fits.

import { go } from "./address.js";

/** Take a key press; keys that mean something here go no further, because Streamlit has one-letter shortcuts. */
export function onKey(view, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== view.wrap) return;
  const run = {
    ArrowRight: () => step(view, 1),
    ArrowLeft: () => step(view, -1),
    ArrowDown: () => stepLine(view, 1),
    ArrowUp: () => stepLine(view, -1),
    Enter: () => view.cursor && go({ sel: [view.cursor], at: [] }, { step: true }),
    Escape: () => go({ sel: [], at: [] }, { step: true }),
    "+": () => view.zoom(1.25),
    "=": () => view.zoom(1.25),
    "-": () => view.zoom(0.8),
    f: () => view.fit(),
  }[event.key];
  if (!run) return;
  if (event.key !== "Escape" || !document.documentElement.classList.contains("ae-presenting")) {
    event.preventDefault();
    event.stopPropagation();
  }
  run();
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
