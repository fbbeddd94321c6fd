// How each side shows somebody, and words worth discussing; what is selected there as both sides tell it.

import { choose, columns, groupRows, sideHeads } from "./choosing.js";
import { el, number } from "./elements.js";
import { actorGlyph } from "./glyphs.js";
import { heading, overviewLink } from "./lists.js";

export function portrayal({ portrayal: content, labels }) {
  if (!content.portrait) return el("p", { class: "ae-lead" }, "Neither side names anybody.");
  return el(
    "div",
    { class: "ae-portrayal" },
    el("nav", { class: "ae-cast", "aria-label": "Whom to look at" }, cast(content)),
    el("div", {}, portrait(content.portrait, labels), worth(content, labels)),
  );
}

function cast({ actors, chosen, more_actors: more }) {
  const list = (title, some) =>
    some.length
      ? [
          el("h4", { class: "ae-grouphead" }, title),
          el("ul", { class: "ae-list" }, some.map((each) => el("li", {}, member(each, each.id === chosen)))),
        ]
      : null;
  return [
    list("Named on both sides", actors.filter((each) => each.both)),
    list("Named on one side", actors.filter((each) => !each.both)),
    more ? el("p", { class: "ae-note" }, `${number(more)} more; portrayals.csv holds all.`) : null,
  ];
}

const member = (each, on) =>
  choose(
    each.id,
    { "aria-current": on ? "true" : null, title: "how each side shows this actor; the numbers are words and expressions beside the names" },
    each.kind ? actorGlyph(each.kind) : null,
    el("span", { class: "ae-entry" }, each.name),
    el("span", { class: "ae-number" }, `A ${number(each.numbers[0])} · B ${number(each.numbers[1])}`),
  );

function portrait({ name, kind, kinds }, labels) {
  return el(
    "section",
    { class: "ae-portrait", "aria-label": name },
    el("h2", { class: "ae-claim" }, kind ? actorGlyph(kind) : null, name),
    el("div", { class: "ae-three heads" }, el("span", {}), sideHeads(labels, "both")),
    kinds.map((each) =>
      el(
        "div",
        { class: "ae-three", data: { kind: each.name } },
        el("h3", { title: each.help }, each.name),
        ["a", "both", "b"].map((side, index) => features(each[side], side, each.more[index])),
      ),
    ),
  );
}

function features(entries, side, more) {
  return el(
    "p",
    { class: `ae-features ${side}` },
    entries.length ? entries.map((each) => [feature(each, side), " "]) : el("span", { class: "ae-nothing", "aria-label": "nothing" }, "–"),
    more ? el("span", { class: "ae-number" }, `and ${number(more)} more`) : null,
  );
}

function feature({ id, words, numbers, worth: why }, side) {
  const [a, b] = numbers;
  const times = side === "both" ? ` ${number(a)}·${number(b)}` : a + b > 1 ? ` ${number(a + b)}` : "";
  return choose(
    id,
    { class: `ae-feature${why ? " worth" : ""}`, title: why ?? null },
    words,
    times ? el("span", { class: "ae-number", title: side === "both" ? "A · B" : null }, times) : null,
  );
}

function worth({ worth: groups, known }, labels) {
  return el(
    "section",
    { class: "ae-worth", "aria-label": "Words worth discussing" },
    heading("Words worth discussing"),
    el("p", { class: "ae-note" }, known),
    groups.length
      ? groupRows(groups, labels)
      : el("p", { class: "ae-note" }, "None of the listed words stands in these articles."),
  );
}

/** The sentences of both sides on something that was selected among voices or portrayals. */
export function told({ name, of, help, back, columns: both }) {
  return [
    back ? el("p", { class: "ae-back" }, choose(back.id, { class: "ae-link" }, `‹ ${back.name}`)) : overviewLink(),
    el("h2", { class: "ae-claim" }, of ? actorGlyph(of) : null, name),
    help ? el("p", { class: "ae-meaning" }, help) : null,
    columns(both),
  ];
}
