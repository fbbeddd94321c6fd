// When things are said to have happened against when the articles appeared: a lane for each outlet, one row of articles
// and one of dates, every mark a link to its sentence. Days are points, longer times bars.

import { go, link } from "./address.js";
import { readAt } from "./choosing.js";
import { button, el, number, svg } from "./elements.js";
import { heading } from "./lists.js";
import { spanSlider } from "./span.js";

const GUTTER = 64; // px left of the time, for the names of the rows
const EDGE = 10; // px right of it
const LEVEL = 13; // px from one mark to the one above it
const APPEARED = 20; // px of the row of articles
const RADIUS = 4.6; // px
const MOST_LEVELS = 16; // marks above each other; the list below holds all
const BETWEEN = 3; // px between marks side by side
const LABEL = 7; // px of a letter along the axis
const MOST_LISTED = 120; // dates listed of one side

const memory = { open: {} };

export function time(content) {
  const { time: told, labels } = content;
  if (told.empty) {
    const { text, way_out: wayOut } = told.empty;
    return [el("p", { class: "ae-lead", role: "status" }, text), el("p", { class: "ae-note" }, wayOut), unresolved(told)];
  }
  return [
    new Chart(told).box,
    el(
      "div",
      { class: "ae-columns" },
      ["a", "b"].map((side, index) => inOrder(told, side, labels[index])),
    ),
    farOff(told, "before"),
    farOff(told, "after"),
    unresolved(told),
    el("p", { class: "ae-note" }, told.span ? told.span.rule : null),
  ];
}

class Chart {
  constructor(told) {
    this.told = told;
    this.axis = el("div", { class: "ae-axis", "aria-hidden": "true" });
    this.says = el("p", { class: "ae-timesays" }, ...legend());
    this.lanes = told.lanes.map((lane) => ({ ...lane, box: el("div", { class: "ae-marks" }) }));
    this.box = el(
      "div",
      { class: "ae-timeline" },
      el("div", { class: "ae-timehead" }, told.span ? spanSlider(told.span, "Said to have happened") : null, this.axis),
      this.lanes.map((lane) => this.lane(lane)),
      this.says,
    );
    for (const name of ["mouseover", "focusin"]) this.box.addEventListener(name, (event) => this.say(event.target));
    for (const name of ["mouseleave", "focusout"]) this.box.addEventListener(name, () => this.say(null));
    this.box.addEventListener("keydown", (event) => step(event));
    this.watch = new ResizeObserver(([entry]) => this.draw(entry.contentRect.width));
    this.watch.observe(this.box);
  }

  lane(lane) {
    const far = (place, sign) =>
      lane[place]
        ? button(`${sign(number(lane[place]))} ${this.told.edges[place]}`, () => unfold(place), { class: "ae-link" })
        : null;
    return el(
      "section",
      { class: `ae-lane ${lane.side}`, "aria-label": `${lane.label}: ${lane.counts}` },
      el(
        "p",
        { class: "ae-lanehead" },
        badge(lane.side),
        el("b", {}, lane.label),
        el("span", { class: "ae-origin" }, lane.counts),
        el("span", { class: "ae-far" }, far("before", (many) => `◂ ${many}`), far("after", (many) => `▸ ${many}`)),
      ),
      lane.box,
    );
  }

  draw(width) {
    if (!width || Math.round(width) === this.width) return;
    this.width = Math.round(width);
    const scale = (this.width - GUTTER - EDGE) / (this.told.last + 1 - this.told.first);
    this.x = (day) => GUTTER + (Math.min(Math.max(day, this.told.first), this.told.last + 1) - this.told.first) * scale;
    this.ticks = pickTicks(this.told.ticks, this.x, this.width);
    this.axis.replaceChildren(this.drawAxis());
    for (const lane of this.lanes) lane.box.replaceChildren(this.drawLane(lane));
  }

  drawAxis() {
    const label = ([day, text]) => svg("text", { x: this.x(day) + 2, y: 13 }, text);
    return svg("svg", { width: this.width, height: 18 }, this.grid(18), this.ticks.map(label));
  }

  grid(height) {
    return this.ticks.map(([day, , rank]) =>
      svg("line", { class: rank ? "ae-grid" : "ae-grid main", x1: this.x(day), x2: this.x(day), y1: 0, y2: height }),
    );
  }

  drawLane(lane) {
    const marks = lane.told.filter((each) => each.place === "in").map((each) => this.place(each));
    const levels = stack(marks, this.width / 2);
    const shown = marks.filter((each) => each.level < MOST_LEVELS);
    const height = APPEARED + Math.max(Math.min(levels, MOST_LEVELS), 1) * LEVEL + 6;
    const left = marks.length - shown.length;
    const drawn = [...lane.published.map((each) => appeared(each, this.x)), ...shown.map((each) => mark(each, lane.side))];
    drawn[0]?.setAttribute("tabindex", "0"); // the arrow keys reach the others
    return svg(
      "svg",
      { width: this.width, height, role: "group", "aria-label": "Marks; the arrow keys go from one to the next" },
      this.grid(height),
      svg("text", { class: "ae-row", x: 0, y: 13 }, "published"),
      svg("text", { class: "ae-row", x: 0, y: APPEARED + 11 }, "happened"),
      left ? svg("text", { class: "ae-row", x: 0, y: APPEARED + 24 }, `+ ${left} below`) : null,
      svg("line", { class: "ae-grid", x1: GUTTER, x2: this.width, y1: APPEARED - 1, y2: APPEARED - 1 }),
      drawn,
    );
  }

  place(entry) {
    const [start, end] = [this.x(entry.first), this.x(entry.last + 1)];
    const isPoint = entry.first === entry.last || end - start < 2 * RADIUS;
    const middle = (start + end) / 2;
    const [left, right] = isPoint ? [middle - RADIUS, middle + RADIUS] : [start, end];
    return { entry, isPoint, left, right, before: entry.first < this.told.first, after: entry.last > this.told.last };
  }

  say(target) {
    const found = target?.closest?.("[data-mark]");
    if (found) this.says.replaceChildren(...found.told());
    else if (target === null) this.says.replaceChildren(...legend());
  }
}

/** Give each mark the first row in which it touches no other, the longest (px) last; returns how many rows there are. */
function stack(marks, long) {
  const ends = [];
  const isLong = (each) => each.right - each.left > long;
  for (const each of [...marks].sort((one, other) => isLong(one) - isLong(other) || one.left - other.left)) {
    const free = ends.findIndex((end) => end + BETWEEN <= each.left);
    each.level = free < 0 ? ends.length : free;
    ends[each.level] = each.right;
  }
  return ends.length;
}

/** The ticks that have room, those of a lower rank first. */
function pickTicks(ticks, x, width) {
  const taken = [];
  const fits = ([day, text]) => {
    const [left, right] = [x(day), x(day) + 8 + text.length * LABEL];
    return right <= width + 12 && taken.every(([from, to]) => right <= from || to <= left) && taken.push([left, right]);
  };
  return [...ticks].sort((one, other) => one[2] - other[2] || one[0] - other[0]).filter(fits);
}

/** A mark that opens its sentence, as `readAt` does; `told`: what is said of it below the chart. */
function markLink(at, look, label, told, ...shapes) {
  const change = { at: [at] };
  const onclick = (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(change, { step: true });
  };
  const place = { class: look, tabindex: -1, "aria-label": label, data: { mark: at } };
  return Object.assign(svg("a", { href: link(change), onclick, ...place }, ...shapes), { told });
}

function appeared(article, x) {
  const middle = (x(article.first) + x(article.last + 1)) / 2;
  const points = `${middle - 4.5},5 ${middle + 4.5},5 ${middle},14`;
  const told = () => [el("b", {}, `Published ${article.label}`), ` ${article.title}`];
  const label = `Published ${article.label}: ${article.title}`;
  return markLink(article.at, "ae-appeared", label, told, svg("polygon", { points }));
}

function mark({ entry, isPoint, left, right, before, after, level }, side) {
  const y = APPEARED + 8 + level * LEVEL;
  const look = `ae-told ${side}${entry.relative ? " relative" : ""}${entry.off ? " off" : ""}`;
  const arrow = (x, way) => svg("polygon", { points: `${x + way * 5},${y} ${x},${y - 4} ${x},${y + 4}` });
  const goesOn = [before && arrow(left - 3, -1), after && arrow(right + 3, 1)].filter(Boolean);
  const shape = shapeOf(side, isPoint, left, right, y);
  return markLink(entry.at, look, `${entry.label}: ${entry.text.join("")}`, () => says(entry), shape, goesOn);
}

/** Sides differ in shape too: A has round marks, B angular ones. */
function shapeOf(side, isPoint, left, right, y) {
  const middle = (left + right) / 2;
  if (isPoint && side === "a") return svg("circle", { cx: middle, cy: y, r: RADIUS });
  const r = RADIUS + 0.8;
  if (isPoint && side === "b")
    return svg("polygon", { points: `${middle},${y - r} ${middle + r},${y} ${middle},${y + r} ${middle - r},${y}` });
  const round = side === "a" ? 3.5 : 0;
  const height = isPoint ? 2 * RADIUS - 1 : 7;
  return svg("rect", { x: left, y: y - height / 2, width: right - left, height, rx: round });
}

/** When it was, if that is known, and the words around the date. */
const says = ({ label, text }) => [label ? el("b", {}, label) : null, " ", text[0], el("mark", {}, text[1]), text[2]].filter(Boolean);

function legend() {
  const glyph = (side, relative, bar) =>
    svg(
      "svg",
      { width: bar ? 26 : 13, height: 12, "aria-hidden": "true" },
      svg("g", { class: `ae-told ${side}${relative ? " relative" : ""}` }, shapeOf(side, !bar, 1.5, bar ? 24 : 11, 6)),
    );
  const key = (text, ...glyphs) => el("span", { class: "ae-timekey" }, ...glyphs, text);
  const triangle = svg("polygon", { points: "1,1 10,1 5.5,10" });
  return [
    key("an article", svg("svg", { width: 12, height: 11, class: "ae-appeared", "aria-hidden": "true" }, triangle)),
    key("a day", glyph("a"), glyph("b")),
    key("longer", glyph("a", false, true), glyph("b", false, true)),
    key("hollow: counted from the day of publication or from another date", glyph("a", true), glyph("b", true)),
    key("A click opens the sentence."),
  ];
}

const badge = (side) =>
  (side === "both" ? ["a", "b"] : [side]).map((each) => el("span", { class: `ae-badgeside ${each}` }, each.toUpperCase()));

/** The arrow keys go along the marks of a lane. */
function step(event) {
  const way = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
  const here = event.target.closest?.("a[data-mark]");
  if (!way || !here) return;
  event.preventDefault();
  const middle = (each) => each.getBBox().x + each.getBBox().width / 2;
  const marks = [...here.parentNode.querySelectorAll("a[data-mark]")].sort((one, other) => middle(one) - middle(other));
  const next = marks[Math.min(Math.max(marks.indexOf(here) + way, 0), marks.length - 1)];
  here.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

function row(entry) {
  const look = { class: "ae-datum", data: { sentence: entry.at, document: entry.document } };
  return el("li", {}, readAt(entry.at, look, el("span", { class: "ae-entry" }, says(entry))));
}

const rows = (entries) => el("ul", { class: "ae-list ae-dates" }, entries.map(row));

/** What one side tells, in the order of time. */
function inOrder({ lanes, span }, side, label) {
  const told = lanes.filter((lane) => lane.side === side || lane.side === "both").flatMap((lane) => lane.told);
  const shown = told.filter((each) => each.place === "in" && !each.off).sort((one, other) => one.first - other.first || one.last - other.last);
  const left = shown.length - MOST_LISTED;
  return el(
    "section",
    { class: `ae-column ${side}`, "aria-label": label },
    heading(label, `${number(shown.length)} ${shown.length === 1 ? "date" : "dates"}${span?.on ? ` of ${span.says}` : ""}`),
    shown.length ? rows(shown.slice(0, MOST_LISTED)) : el("p", { class: "ae-note" }, "No date of this side lies here."),
    left > 0 ? el("p", { class: "ae-note" }, `${number(left)} more; choose a shorter time to see them.`) : null,
  );
}

function fold(name, title, many, children, open = false) {
  const look = { class: "ae-fold", data: { fold: name }, open: memory.open[name] ?? open };
  const ontoggle = (event) => (memory.open[name] = event.target.open);
  return el("details", { ...look, ontoggle }, el("summary", {}, title, el("span", { class: "ae-number" }, ` ${number(many)}`)), children);
}

function unfold(name) {
  const box = document.querySelector(`[data-fold="${name}"]`);
  if (!box) return;
  box.open = true;
  box.querySelector("summary").focus();
  box.scrollIntoView({ block: "nearest" });
}

/** Dates outside the stretch that is drawn. */
function farOff({ lanes, edges }, place) {
  const parts = lanes.map((lane) => ({ ...lane, told: lane.told.filter((each) => each.place === place) })).filter((lane) => lane.told.length);
  const many = parts.reduce((sum, lane) => sum + lane.told.length, 0);
  if (!many) return null;
  const title = edges[place].replace(/^./, (first) => first.toUpperCase());
  return fold(place, title, many, parts.map((lane) => [el("p", { class: "ae-lanehead" }, badge(lane.side), el("b", {}, lane.label)), rows(lane.told)]));
}

function unresolved({ unresolved: groups, lanes }) {
  const many = groups.reduce((sum, group) => sum + group.entries.length, 0);
  if (!many) return null;
  const parts = groups.map((group) => [
    el("p", { class: "ae-note" }, `${number(group.entries.length)} because ${group.reason}:`),
    rows(group.entries.slice(0, MOST_LISTED)),
  ]);
  return fold("unresolved", "Dates that could not be resolved", many, parts, !lanes);
}
