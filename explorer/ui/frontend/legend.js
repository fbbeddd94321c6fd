// Around the picture: how much of everything is shown and how to get the rest, the filters that are on, the legend.

import { decide, go, toggle } from "./address.js";
import { button, el } from "./elements.js";
import { actorGlyph, lineGlyph } from "./glyphs.js";

const filter = (change) => () => go(change);

/** "Showing 40 of 62 actors, those with most evidence", with the ways back. */
export function showing({ showing: said, hidden }) {
  const text = said.because ? `${said.text}, ${said.because}` : said.text;
  return [
    el("span", { class: "ae-count" }, `${text} · ${said.lines}`),
    said.more ? button(said.more.text, filter(said.more.change), { class: "ae-link" }) : null,
    hidden.length
      ? el(
          "details",
          { class: "ae-hidden" },
          el("summary", {}, "What is not shown"),
          el(
            "ul",
            {},
            hidden.map((each) =>
              el(
                "li",
                {},
                el("span", {}, each.text),
                each.fix
                  ? button(each.fix, each.decide ? () => decide(each.decide) : filter(each.change), { class: "ae-link" })
                  : null,
              ),
            ),
          ),
        )
      : null,
  ].filter(Boolean);
}

/** What stands where the picture would be if nothing passes the filters, with the way back. */
export const nothing = ({ empty }) =>
  empty
    ? [el("p", {}, empty.text), empty.fix ? button(empty.fix, filter(empty.change), { class: "ae-button" }) : ""]
    : [];

/** The filters that are on; a click takes one away. */
export function chips(all) {
  return all.map(({ text, change }) =>
    !Object.keys(change).length ? el("span", { class: "ae-chip still" }, text) :
    el(
      "button",
      { type: "button", class: "ae-chip", title: `Take away: ${text}`, onclick: filter(change) },
      el("span", {}, text),
      el("span", { class: "ae-x", "aria-hidden": "true" }, "×"),
    ),
  );
}

/** The legend: shapes of actors, looks of lines. */
export function legend({ actors, lines, crossed, start }) {
  const entry = (glyph, { label, on, param, value, help }) =>
    !param
      ? el("span", { class: "ae-key still", title: help }, glyph, el("span", {}, label))
      : el(
          "button",
          {
            type: "button",
            class: on ? "ae-key" : "ae-key off",
            "aria-pressed": String(on),
            title: `${label}: ${on ? "shown" : "not shown"}. Click to change.`,
            onclick: () => go(toggle(param, value, start[param])),
          },
          glyph,
          el("span", {}, label),
        );
  return [
    el(
      "div",
      { class: "ae-keys" },
      actors.map((each) => entry(actorGlyph(each.kind), each)),
    ),
    el(
      "div",
      { class: "ae-keys" },
      lines.map((each) => entry(lineGlyph({ ...each, thin: each.id === "co-mention" }), each)),
      crossed ? entry(lineGlyph(crossed), crossed) : null,
    ),
  ];
}
