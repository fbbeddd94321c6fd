// What a comparison says, section by section; whatever is selected is shown as both sides tell it.

import { choose, columns } from "./choosing.js";
import { el, number } from "./elements.js";
import { actorGlyph, lineGlyph } from "./glyphs.js";
import { actors, folded, heading, overviewLink } from "./lists.js";
import { passages } from "./passages.js";
import { portrayal, told } from "./portrayal.js";
import { figure, measured, summary } from "./summary.js";
import { time } from "./time.js";
import { voices } from "./voices.js";

const SECTIONS = { network: differences, voices, portrayal, passages, time, summary };
const SELECTED = { figure, measured, told };

/** A list of so many entries is open from the start: folding it away would hide more than it saves. */
const FEW = 6;

export class ComparisonView {
  constructor(root) {
    this.box = el("section", { class: "ae-pane ae-comparison", "aria-label": "Comparison", tabindex: "-1" });
    root.replaceChildren(this.box);
  }

  update(content) {
    const active = document.activeElement?.dataset?.filter;
    const place = { section: content.section, selected: content.selected?.id ?? "" };
    const stays = Object.entries(place).every(([name, value]) => this.box.dataset[name] === value);
    const before = this.box.scrollTop;
    const notes = (content.notes ?? []).map((text) => el("p", { class: "ae-note warning", role: "status" }, text));
    const body = content.obstacle
      ? obstacle(content.obstacle)
      : content.selected
        ? (SELECTED[content.selected.kind] ?? selected)(content.selected)
        : SECTIONS[content.section](content);
    const gaps = content.selected ? [] : (content.gaps ?? []).map((text) => el("p", { class: "ae-note" }, text));
    this.box.replaceChildren(...notes, ...[body].flat(Infinity).filter(Boolean), ...gaps);
    // Another filter or sentence leaves the reader where he is, with the hand on the same slider.
    this.box.scrollTop = stays ? before : 0;
    if (active) this.box.querySelector(`[data-filter="${CSS.escape(active)}"]`)?.focus({ preventScroll: true });
    Object.assign(this.box.dataset, place);
  }

  destroy() {}
}

const obstacle = ({ text, way_out: wayOut }) => [
  el("p", { class: "ae-lead", role: "status" }, text),
  el("p", { class: "ae-note" }, wayOut),
];

function differences({ lists, labels }) {
  return [
    retold(lists.retold, labels),
    unsure(lists.unsure, labels),
    ...lists.lines.map((list, index) => lineList(list, index === 0 || list.number <= FEW)),
    renamed(lists.renamed),
    ...lists.actors.map(missing),
    el("p", { class: "ae-note" }, lists.how),
  ];
}

function missing(list) {
  if (!list.number && !list.more) return null;
  const row = (entry) =>
    el("li", {}, choose(entry.id, {}, actorGlyph(entry.kind), el("span", { class: "ae-entry" }, el("b", {}, entry.name), ` (${entry.there})`)));
  return el(
    "details",
    { class: `ae-fold ae-of ${list.side}` },
    el("summary", {}, list.title, el("span", { class: "ae-number" }, ` ${number(list.number)}`)),
    actors(list.entries),
    list.more
      ? el(
          "details",
          { class: "ae-fold ae-renamed" },
          el("summary", {}, list.fold, el("span", { class: "ae-number" }, ` ${number(list.more)}`)),
          el("ul", { class: "ae-list" }, list.folded.map(row)),
        )
      : null,
  );
}

function renamed(list) {
  if (!list.number) return null;
  const row = (entry) =>
    el(
      "li",
      {},
      choose(
        entry.id,
        {},
        lineGlyph(entry.line),
        el("span", { class: "ae-entry" }, el("b", {}, entry.who), ` ${entry.what} `, el("b", {}, entry.whom), ` (there: ${entry.there})`),
      ),
    );
  return el(
    "details",
    { class: "ae-fold ae-renamed" },
    el("summary", {}, "Told by both under different names", el("span", { class: "ae-number" }, ` ${number(list.number)}`)),
    el("ul", { class: "ae-list" }, list.entries.map(row)),
  );
}

function retold(pairs, labels) {
  return pairs.length ? [heading("Same pair, told differently", number(pairs.length)), pairList(pairs, labels)] : null;
}

function unsure(pairs, labels) {
  if (!pairs.length) return null;
  return el(
    "details",
    { class: "ae-fold ae-unsure" },
    el("summary", {}, "Same pair, may be told the same", el("span", { class: "ae-number" }, ` ${number(pairs.length)}`)),
    pairList(pairs, labels),
  );
}

function pairList(pairs, labels) {
  const said = (side, label, text) => el("p", { class: `ae-said ${side}` }, el("b", {}, label), ` ${text}`);
  const entry = (pair) => {
    const doubts = pair.doubts.length ? ` (but ${pair.doubts.join("; ")})` : "";
    return el(
      "li",
      {},
      choose(
        pair.id,
        {},
        el("span", { class: "ae-entry" }, el("b", {}, pair.names.join(" and ")), `: ${pair.reasons.join(", ")}${doubts}`),
      ),
      said("a", labels[0], pair.a),
      said("b", labels[1], pair.b),
    );
  };
  return el("ul", { class: "ae-list ae-retold" }, pairs.map(entry));
}

function lineList({ side, title, number: many, entries }, open) {
  if (!many) return el("p", { class: "ae-note" }, `${title}: nothing.`);
  const row = (entry) =>
    el(
      "li",
      {},
      choose(
        entry.id,
        { title: `per 1,000 words: A ${entry.rates[0]}, B ${entry.rates[1]}` },
        lineGlyph(entry.line),
        el("span", { class: "ae-entry" }, el("b", {}, entry.who), ` ${entry.what} `, el("b", {}, entry.whom)),
        el("span", { class: "ae-number" }, side === "both" ? `A ${entry.numbers[0]} · B ${entry.numbers[1]}` : number(entry.number)),
      ),
    );
  return el(
    "details",
    { class: `ae-fold ae-of ${side}`, open },
    el("summary", {}, title, el("span", { class: "ae-number" }, ` ${number(many)}`)),
    el("ul", { class: "ae-list" }, entries.map(row)),
  );
}

function selected(content) {
  const head =
    content.kind === "line"
      ? el("h2", { class: "ae-claim" }, lineGlyph(content.entry.line), `${content.entry.who} ${content.entry.what} ${content.entry.whom}`)
      : el("h2", { class: "ae-claim" }, actorGlyph(content.of), content.name);
  return [
    overviewLink(),
    head,
    columns(content.columns),
    content.others?.length ? folded("Other lines between the two", content.others, { open: true }) : null,
  ];
}
