// Clicks that select, as links, and the two columns in which both sides are read.

import { go, link } from "./address.js";
import { el, number } from "./elements.js";
import { actors, lines } from "./lists.js";
import { articles } from "./sentences.js";

/** A link that changes the address; a click with Ctrl opens it in another tab. */
export function leads(change, properties, ...children) {
  const onclick = (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(change, { step: true });
  };
  return el("a", { href: link(change), onclick, ...properties }, ...children);
}

/** A click that selects. */
export const choose = (id, properties, ...children) => leads({ sel: [id], at: [] }, properties, ...children);

/** A click that opens the article at a sentence. */
export const readAt = (sentence, properties, ...children) => leads({ at: [sentence] }, properties, ...children);

/** What one side says of something that is selected. */
export function columnOf(column, side) {
  return el(
    "section",
    { class: `ae-column ${side}`, "aria-label": column.label },
    el("h3", { title: column.title }, column.label, el("span", { class: "ae-number" }, column.counts)),
    column.lines?.length ? lines(column.lines) : null,
    column.groups.length ? articles(column.groups) : el("p", { class: "ae-note" }, column.empty ?? "Not found on this side."),
    column.instead ? instead(column.instead) : null,
    column.rest ? el("p", { class: "ae-note" }, `${number(column.rest)} more sentences; the exported tables hold all.`) : null,
  );
}

/** What a side has instead of what was not found there. */
function instead(offer) {
  return [
    offer.nearest?.length ? [el("p", { class: "ae-note" }, "Nearest on this side:"), actors(offer.nearest)] : null,
    offer.lines?.length ? [el("p", { class: "ae-note" }, offer.near), lines(offer.lines)] : null,
    el("p", { class: "ae-note ae-searched" }, offer.searched),
    offer.groups.length ? articles(offer.groups) : null,
  ];
}

export const columns = (both) =>
  el("div", { class: "ae-columns" }, both.map((column, index) => columnOf(column, "ab"[index])));

/** The heads of two columns with something between them. */
export function sideHeads(labels, between = "") {
  const head = (side, label) =>
    el("span", { class: `ae-head ${side}` }, el("span", { class: "ae-badgeside", "aria-hidden": "true" }, side.toUpperCase()), el("b", {}, label));
  return el("div", { class: "ae-heads" }, head("a", labels[0]), el("span", {}, between), head("b", labels[1]));
}

/** Groups of words under the heads of both sides: how often each side has them, which, and in the middle why they are a group. */
export function groupRows(groups, labels) {
  const words = (group, side, index) =>
    group.numbers[index]
      ? choose(group.id, { class: `ae-verbs ${side}` }, el("b", {}, `${number(group.numbers[index])}× `), group[side].join(", "))
      : el("span", { class: `ae-verbs ${side} none` }, "none");
  const row = (group) =>
    el(
      "li",
      { class: "ae-row" },
      words(group, "a", 0),
      el("span", { class: "ae-who" }, el("b", {}, group.name), el("small", {}, group.reason ?? group.help)),
      words(group, "b", 1),
    );
  return [sideHeads(labels), el("ul", { class: "ae-rows" }, groups.map(row))];
}
