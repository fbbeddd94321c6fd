// Two actors who may be the same, answered with one key: Y same, N never, S skip; the arrows go on and back.

import { decide, go, mayChange, value } from "./address.js";
import { authorFields } from "./author.js";
import { button, el, number } from "./elements.js";
import { actorGlyph } from "./glyphs.js";
import { isTyping } from "./undoing.js";

/** The elements for one suggestion. */
export function suggestion(content) {
  if (!content || !content.pair)
    return [
      el("p", { class: "ae-note" }, content?.none ?? "Nobody here looks like somebody else."),
      el("p", { class: "ae-note" }, "Two who are the same all the same can be merged from their cards in the list."),
    ];
  const { pair, at, all } = content;
  return [
    el(
      "p",
      { class: "ae-countrow" },
      el("span", {}, `${number(at + 1)} of ${number(all)}`),
      el("span", { class: "ae-number" }, "most useful first"),
    ),
    el("h2", { class: "ae-question" }, "Are these the same?"),
    el("p", { class: "ae-reasonline" }, pair.reason),
    el("div", { class: "ae-twoactors" }, side(pair.actors[0]), side(pair.actors[1])),
    pair.changes ? el("p", { class: "ae-note" }, el("b", {}, "If they are: "), pair.changes) : null,
    el(
      "p",
      { class: "ae-answers", role: "group", "aria-label": "Your answer" },
      key("Y", "Same", () => answer(pair, "same"), "main"),
      key("N", "Never the same", () => answer(pair, "never")),
      key("S", "Skip", () => turn(content, 1)),
    ),
    el("p", { class: "ae-note" }, "Keys: Y, N, S; ← and → look at the others. Every answer can be undone."),
    authorFields(),
  ].filter(Boolean);
}

const key = (letter, text, run, look = "") =>
  button([el("kbd", {}, letter), ` ${text}`], run, {
    class: `ae-button ${look}`,
    data: { answer: letter, hold: `answer-${letter}` },
  });

function side(actor) {
  return el(
    "section",
    { class: "ae-candidate", "aria-label": actor.name },
    el("h3", {}, actorGlyph(actor.kind), el("span", {}, actor.name)),
    el("p", { class: "ae-facts" }, `${actor.label} · ${actor.counts}`),
    actor.names.length ? el("p", { class: "ae-facts" }, "Also called ", el("em", {}, actor.names.join(", "))) : null,
    actor.sentences.map((each) =>
      el(
        "blockquote",
        { title: each.origin },
        each.before,
        el("mark", {}, each.text),
        each.after,
        el("footer", { class: "ae-origin" }, each.origin),
      ),
    ),
    button("Open the card", () => go({ sel: [actor.id], at: [], called: [], part: [] }, { step: true }), {
      class: "ae-link",
    }),
  );
}

const answer = (pair, verb) => decide({ do: verb, actor: pair.actors[0].id, other: pair.actors[1].id });

function turn({ at, all }, by) {
  const next = (at + by + all) % all;
  go({ pair: next ? [String(next)] : [] });
}

/** Take the keys while the suggestions are looked at. Returns what ends it. */
export function watchAnswers(read) {
  const onKey = (event) => {
    const content = read()?.suggestion;
    if (!content?.pair || value("show") !== "same" || !mayChange()) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
    if (event.target.closest?.("[role=dialog]")) return;
    const run = {
      y: () => answer(content.pair, "same"),
      n: () => answer(content.pair, "never"),
      s: () => turn(content, 1),
      arrowright: () => turn(content, 1),
      arrowleft: () => turn(content, -1),
    }[event.key.toLowerCase()];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  document.addEventListener("keydown", onKey, true);
  return () => document.removeEventListener("keydown", onKey, true);
}
