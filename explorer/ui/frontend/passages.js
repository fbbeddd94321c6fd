// What both sides share: the passages in a list, and both texts side by side, scrolled to the one that is selected.

import { leads } from "./choosing.js";
import { el, number } from "./elements.js";

const LOOKS = 6; // colours and strokes of passages; numbers tell them apart beyond
const ABOVE = 0.25; // share of the text's box that stays above the selected passage

const look = (index) => `ae-look${(index - 1) % LOOKS}`;
const badge = (index) => el("span", { class: `ae-no ${look(index)}` }, String(index));

export function passages({ passages: content }) {
  const lead = el("p", { class: "ae-lead" }, content.lead);
  if (!content.pairs.length) return [lead, el("p", { class: "ae-note" }, content.how)];
  const texts = el(
    "div",
    { class: "ae-sharedtexts" },
    content.texts.map((text, index) => column(text, "ab"[index], content.selected)),
  );
  if (content.selected) keepInSight(texts, content.selected);
  return [
    lead,
    el(
      "div",
      { class: "ae-shared" },
      el("div", { class: "ae-passagelist", tabindex: "0", role: "region", "aria-label": "Shared passages" }, list(content)),
      texts,
    ),
  ];
}

function list({ pairs, rest, selected, how }) {
  return [
    pairs.map((pair) => pairOf(pair, selected)),
    rest ? el("p", { class: "ae-note" }, `${number(rest)} more pairs of articles are not listed; choose fewer articles above.`) : null,
    el("p", { class: "ae-note" }, "Words underlined with a wave stand in only one of the two texts, or elsewhere in the other."),
    el("p", { class: "ae-note" }, how),
  ];
}

function pairOf({ a, b, first, passages: all, on }, selected) {
  const title = (side, head) =>
    el("span", {}, el("b", {}, `${side} `), head.title, el("span", { class: "ae-origin" }, origin(head)));
  return el(
    "section",
    { class: "ae-sharedpair", data: on ? { shown: "" } : {} },
    el("h3", {}, title("A", a), title("B", b)),
    el("p", { class: "ae-note" }, first),
    all.map((each) => entry(each, each.id === selected)),
  );
}

function entry(each, current) {
  return [
    leads(
      { sel: [each.id], at: [] },
      { class: "ae-entryof", "aria-current": current ? "true" : null, data: { entry: each.id }, title: "Show it in both texts" },
      badge(each.number),
      el("span", { class: "ae-facts2" }, `${each.words}, ${each.alike}. ${each.credit}`),
      el("span", { class: "ae-begins" }, each.begins),
    ),
    el(
      "p",
      { class: "ae-reads" },
      "Read in the article: ",
      each.at.map((at, index) => [
        index ? " · " : null,
        at ? leads({ sel: [each.id], at: [at] }, { class: "ae-link", data: { reads: "ab"[index] } }, "AB"[index]) : null,
      ]),
    ),
  ];
}

const origin = (head) => [head.outlet, head.date].filter(Boolean).join(" · ");

function column(text, side, selected) {
  const piece = (each) =>
    typeof each === "string"
      ? each
      : each.repeats
        ? el("span", { class: "ae-again", title: "The article says this twice; it counts once." }, each.repeats)
        : each.changed
          ? el("span", { class: "ae-changed", title: "The other text does not have these words here." }, each.changed)
          : leads(
              { sel: [each.passage], at: [] },
              {
                class: `ae-passage ${look(each.number)}${each.passage === selected ? " on" : ""}`,
                title: `Passage ${each.number}: show it in both texts`,
                data: { passage: each.passage },
              },
              each.begins ? badge(each.number) : null,
              each.of.map(piece),
            );
  return el(
    "section",
    { class: `ae-sharedtext ${side}`, "aria-label": `${side.toUpperCase()}: ${text.title}` },
    el(
      "header",
      {},
      el("h3", { title: text.title }, text.title),
      el("span", { class: "ae-origin" }, origin(text)),
    ),
    el(
      "div",
      { class: "ae-beside" },
      el(
        "div",
        { class: "ae-sharedbox", tabindex: "0", data: { document: text.document } },
        text.paragraphs.map((paragraph) => el("p", {}, paragraph.map(piece))),
      ),
      el("nav", { class: "ae-ruler", "aria-label": "Where the passages stand in this text" }, text.ruler.map(mark)),
    ),
  );
}

/** A mark on the ruler beside a text: where in it a passage stands, so that it is found in a long one, too. */
const mark = (each) =>
  leads(
    { sel: [each.id], at: [] },
    {
      class: look(each.number),
      style: `top: min(${each.from}%, 100% - 1rem); height: ${each.long}%`,
      title: `Passage ${each.number}`,
    },
    String(each.number),
  );

/** Scroll both texts to a passage, again whenever their boxes get another size, until the reader takes over. */
function keepInSight(texts, id) {
  const sizes = new ResizeObserver(() => scrollTo(texts, id));
  for (const box of texts.querySelectorAll(".ae-sharedbox")) sizes.observe(box);
  for (const taken of ["wheel", "pointerdown", "touchstart", "keydown"])
    texts.addEventListener(taken, () => sizes.disconnect(), { once: true, passive: true });
  if (matchMedia("(max-width: 900px)").matches)
    requestAnimationFrame(() => texts.scrollIntoView({ block: "nearest" }));
}

function scrollTo(texts, id) {
  for (const box of texts.querySelectorAll(".ae-sharedbox")) {
    const found = box.querySelector(`[data-passage="${CSS.escape(id)}"]`);
    if (!found) continue;
    box.scrollTop += found.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight * ABOVE;
  }
}
