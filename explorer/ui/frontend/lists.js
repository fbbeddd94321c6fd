// Lines and actors in lists, to click: a click selects, a click with Ctrl opens the view in another tab.

import { go, link } from "./address.js";
import { el, number } from "./elements.js";
import { actorGlyph, lineGlyph } from "./glyphs.js";

const select = (id) => (event) => {
  if (event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  go({ sel: [id], at: [] }, { step: true });
};
/** What a button that filters does. */
export const filter = (change) => () => go(change);

/** A heading; `counted`: what the numbers below it count. */
export const heading = (text, counted = "") => el("h3", {}, text, el("span", { class: "ae-number" }, counted));

/** The way back to where one began. */
export const overviewLink = () =>
  el(
    "p",
    { class: "ae-back" },
    el(
      "a",
      {
        href: link({ sel: [], at: [] }),
        class: "ae-link",
        onclick: (event) => {
          event.preventDefault();
          go({ sel: [], at: [] }, { step: true });
        },
      },
      "‹ Overview",
    ),
  );

/** What is said below a list that is cut off. */
export const rest = (count) =>
  count
    ? el(
        "p",
        { class: "ae-note" },
        `${number(count)} more are not listed here; choose an outlet or an article to see fewer at a time.`,
      )
    : null;

/** An actor in a sentence of ours, to click. */
export const name = (actor) =>
  el(
    "a",
    { href: link({ sel: [actor.id], at: [] }), onclick: select(actor.id), class: "ae-actor" },
    actorGlyph(actor.kind),
    actor.name,
  );

/** A list of lines below a heading that folds it away. */
export function folded(title, entries, { open = false, ...shown }) {
  if (!entries.length) return null;
  return el(
    "details",
    { class: "ae-fold", open },
    el("summary", {}, title, el("span", { class: "ae-number" }, ` ${number(entries.length)} ${entries.length === 1 ? "line" : "lines"}`)),
    lines(entries, "", shown),
  );
}

/** A list of lines to click: who, what, whom, how many sentences; an actor's own name need not be said again. */
export function lines(entries, otherwise = "", { who = true, whom = true } = {}) {
  if (!entries.length) return el("p", { class: "ae-note" }, otherwise);
  const words = (entry) => [who && el("b", {}, entry.who), ` ${entry.what} `, whom && el("b", {}, entry.whom)];
  return el(
    "ul",
    { class: "ae-list" },
    entries.map((entry) =>
      el(
        "li",
        {},
        el(
          "a",
          {
            href: link({ sel: [entry.id], at: [] }),
            onclick: select(entry.id),
            title: `${entry.who} ${entry.what} ${entry.whom}`,
          },
          lineGlyph(entry.line),
          el("span", { class: "ae-entry" }, words(entry)),
          el("span", { class: "ae-number", title: "sentences" }, number(entry.number)),
        ),
      ),
    ),
  );
}

/** A list of actors to click: name, how many mentions. */
export function actors(entries, also = () => null) {
  return el(
    "ul",
    { class: "ae-list two" },
    entries.map((entry) =>
      el(
        "li",
        {},
        el(
          "a",
          { href: link({ sel: [entry.id], at: [] }), onclick: select(entry.id) },
          actorGlyph(entry.kind),
          el("span", { class: "ae-entry" }, entry.name, also(entry)),
          el("span", { class: "ae-number", title: "mentions" }, number(entry.number)),
        ),
      ),
    ),
  );
}

/** A folded list of articles; a click opens one at its beginning. */
export function articleList(entries = []) {
  if (!entries.length) return [];
  const open = (entry) => (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go({ at: [entry.at] }, { step: true });
  };
  const row = (entry) =>
    el(
      "li",
      {},
      el(
        "a",
        { href: link({ at: [entry.at] }), onclick: open(entry) },
        el("span", { class: "ae-entry" }, entry.title),
        el("span", { class: "ae-number" }, [entry.outlet, entry.date].filter(Boolean).join(" · ")),
      ),
    );
  const summary = el(
    "summary",
    {},
    "Read the articles",
    el("span", { class: "ae-number" }, ` ${number(entries.length)}`),
  );
  return [el("details", { class: "ae-fold" }, summary, el("ul", { class: "ae-list" }, entries.map(row)))];
}
