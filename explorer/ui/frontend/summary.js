// The summary of a comparison: sentences whose numbers are links, and what stands behind one of them.

import { go, link } from "./address.js";
import { el, number } from "./elements.js";
import { heading, overviewLink } from "./lists.js";
import { articles } from "./sentences.js";

/** A link that selects; `sel` is an actor, a line or a figure. */
function opens(sel, properties, ...children) {
  const change = { sel: [sel], at: [] };
  const onclick = (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(change, { step: true });
  };
  return el("a", { href: link(change), onclick, ...properties }, ...children);
}

export function summary({ summary: content }) {
  const part = (each) =>
    typeof each === "string"
      ? each
      : each.id
        ? opens(each.id, { class: "ae-figure", title: each.tip, "aria-label": each.tip }, each.shown)
        : el("span", { title: each.tip }, each.shown);
  return el(
    "div",
    { class: "ae-summary" },
    content.topics.map((topic) =>
      el(
        "section",
        {},
        heading(topic.title),
        topic.findings.map((each) => el("p", { class: `ae-said ${each.side}` }, each.parts.map(part))),
        topic.trust
          ? el("p", { class: "ae-note ae-trust" }, `${topic.trust} `, opens("measured:", {}, "The measured figures"))
          : null,
      ),
    ),
    el("p", { class: "ae-note" }, content.how),
  );
}

/** How far the numbers of each topic can be trusted. */
export function measured({ rows, where }) {
  const cells = (row, tag) => el("tr", {}, row.map((each) => el(tag, {}, each)));
  return [
    overviewLink(),
    el("h2", { class: "ae-claim" }, "How far these numbers can be trusted"),
    el(
      "table",
      { class: "ae-measured" },
      el("thead", {}, cells(["Topic", "Rules of this kind find", "Right of that", "Measured on"], "th")),
      el("tbody", {}, rows.map((row) => cells(row, "td"))),
    ),
    el("p", { class: "ae-note" }, where),
  ];
}

/** What was counted, each with its sentences. */
export function figure(content) {
  return [
    overviewLink(),
    el("h2", { class: "ae-claim" }, `${content.shown} ${content.name}`),
    content.rate ? el("p", { class: "ae-facts" }, content.rate) : null,
    content.items.map((item) =>
      el(
        "section",
        { class: "ae-counted" },
        el(
          "h3",
          {},
          item.id ? opens(item.id, {}, item.label) : item.label,
          el("span", { class: "ae-number" }, number(item.number)),
        ),
        articles(item.groups),
        item.rest ? el("p", { class: "ae-note" }, `and ${number(item.rest)} more sentences`) : null,
      ),
    ),
    content.rest ? el("p", { class: "ae-note" }, `${number(content.rest)} more stand in the files to download.`) : null,
  ];
}
