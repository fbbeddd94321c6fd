// The reading pane: how to read the picture, a line with its sentences, an actor, or the ways between two.

import { onMove, value } from "./address.js";
import { decidedNote, decisions, notRight } from "./deciding.js";
import { button, el, number } from "./elements.js";
import { takeLooked } from "./naming.js";
import { undoBar } from "./undoing.js";
import { actorGlyph, lineGlyph } from "./glyphs.js";
import { actors, articleList, filter, folded, heading, lines, name, overviewLink, rest } from "./lists.js";
import { remarks } from "./remarks.js";
import { articles } from "./sentences.js";

const NARROW = "(max-width: 760px)"; // as in page.css: there the pane lies below the picture
const memory = { strongestFirst: false, scroll: 0 };

export class PaneView {
  constructor(root) {
    this.box = el("section", { class: "ae-pane", "aria-label": "Reading pane", tabindex: "-1" });
    this.box.addEventListener("scroll", () => {
      if (!value("at")) memory.scroll = this.box.scrollTop;
    });
    this.notes = el("div", { class: "ae-notebox" });
    this.body = el("div", { class: "ae-bodybox" });
    this.box.append(this.notes, this.body);
    root.replaceChildren(this.box);
    // While the article covers the pane its place is forgotten by the browser: come back to it.
    this.stop = onMove(() => {
      if (!value("at")) setTimeout(() => (this.box.scrollTop = memory.scroll));
    });
  }

  update(content) {
    const other = content.selected !== this.content?.selected || content.kind !== this.content?.kind;
    this.content = content;
    if (other) memory.scroll = 0;
    this.note(content);
    this.draw(content);
    this.box.scrollTop = memory.scroll;
    this.box.dataset.selected = content.selected;
    if (other && content.selected && matchMedia(NARROW).matches)
      this.box.scrollIntoView({ behavior: "smooth", block: "start" });
  }

  /** What somebody is typing stays: only other contents are drawn anew. */
  draw(content, again = false) {
    const { decided, preview, looked, serial, notes, ...lasting } = content;
    const drawn = JSON.stringify(lasting);
    takeLooked(looked);
    if (drawn === this.drawn && !again) return;
    this.drawn = drawn;
    const parts = { overview, line, actor, paths, missing }[content.kind](content, () => this.draw(content, true));
    const bar = content.undo || content.redo ? undoBar(content) : null;
    this.body.replaceChildren(...[bar, ...parts].filter(Boolean));
  }

  note(content) {
    const notes = (content.notes ?? []).map((text) => el("p", { class: "ae-note warning", role: "status" }, text));
    this.notes.replaceChildren(...notes, ...decidedNote(content, () => this.note({ ...content, preview: null })));
    if (content.preview) this.notes.querySelector("[data-first]").focus();
  }

  destroy() {
    this.stop();
  }
}

/** What a search found: actors by any of their names, and sentences of the articles. */
function found({ words, actors: named, counts, groups, rest: more }) {
  const also = ({ also: other }) => (other ? el("span", { class: "ae-alias" }, ` (“${other}”)`) : null);
  return [
    el("h2", {}, `Found: “${words}”`),
    heading("Actors of this name", named.length ? "mentions" : ""),
    named.length ? actors(named, also) : el("p", { class: "ae-note" }, "Nobody in these articles is called this."),
    heading("In the articles", counts),
    groups.length ? articles(groups) : el("p", { class: "ae-note" }, "These words stand in no article."),
    rest(more),
  ].flat();
}

function overview(content) {
  return [
    ...(content.found ? found(content.found) : []),
    el("h2", {}, "How to read this picture"),
    el(
      "p",
      { class: "ae-lead" },
      "Each shape is somebody the articles tell about. Each line says who did or said what to whom: ",
      el("strong", {}, "click a line to read the very sentences it stands on"),
      ". Heavier lines stand on more sentences. A bar across a line: the texts do not tell it as a fact, they deny, plan, demand or only claim it.",
    ),
    heading("What most sentences tell", "sentences"),
    lines(content.strongest, "The filters leave nothing."),
    ...(content.actors.length ? [heading("Most told about", "mentions"), actors(content.actors)] : []),
    ...articleList(content.articles),
    ...decisions(content.decisions),
  ];
}

function line(content, again) {
  return [
    overviewLink(),
    el(
      "h2",
      { class: "ae-claim" },
      name(content.source),
      el("span", { class: "ae-what" }, lineGlyph(content.line), el("em", {}, content.what)),
      name(content.target),
    ),
    el(
      "p",
      { class: "ae-facts" },
      el("span", { title: content.meaning }, content.label),
      content.quad
        ? el("span", { title: content.quad.help }, ` · ${content.quad.text}${content.mixed ? " and others" : ""}`)
        : null,
      ` · ${content.sure}`,
    ),
    el("p", { class: "ae-meaning" }, content.quad?.help ?? content.meaning),
    ...remarks(content.remarks),
    content.types.length
      ? el(
          "p",
          { class: "ae-badges" },
          content.types.map((type) =>
            el("span", { class: "ae-badge type", title: type.help }, `${type.text} ${number(type.number)}×`),
          ),
        )
      : null,
    el("div", { class: "ae-countrow" }, el("span", {}, content.counts), order(content, again)),
    leftOut(content),
    el(
      "p",
      { class: "ae-markkey", "aria-label": "How words are marked" },
      el("span", { class: "ae-mark source" }, "who"),
      el("span", { class: "ae-mark cue" }, "does what"),
      el("span", { class: "ae-mark target" }, "to whom"),
      el("span", { class: "ae-mark speaker" }, "who says so"),
    ),
    ...articles(sorted(content.groups)),
    rest(content.rest),
    content.others.length ? heading("Other lines between the two") : null,
    content.others.length ? lines(content.others) : null,
  ];
}

function actor(content) {
  return [
    overviewLink(),
    el("h2", { class: "ae-claim" }, actorGlyph(content.of), content.name),
    el("p", { class: "ae-facts" }, content.label, ` · ${content.counts} ${content.outlets}`),
    content.part ? el("p", { class: "ae-facts" }, "Part of ", name(content.part)) : null,
    ...remarks(content.remarks),
    content.names.length > 1
      ? el(
          "p",
          { class: "ae-names" },
          "Named as ",
          content.names.map(([text, count], index) => [
            index ? ", " : "",
            el("span", { class: "ae-alias" }, text),
            el("span", { class: "ae-number" }, ` ${number(count)}×`),
          ]),
          content.unnamed ? `; ${number(content.unnamed)} times as “he”, “it”, “the general” …` : null,
        )
      : null,
    el(
      "p",
      { class: "ae-do" },
      content.around.map((way) => button(way.text, filter(way.change), { class: "ae-button" })),
    ),
    folded(`Lines from ${content.name}`, content.out, { open: true, who: false }),
    folded(`Lines to ${content.name}`, content.in, { open: true, whom: false }),
    folded("Named together with", content.beside, {}),
    ...notRight(content),
    content.quotes.length ? heading("Quoted") : null,
    ...articles(content.quotes),
    heading("Sentences"),
    leftOut(content),
    ...articles(content.groups),
    rest(content.rest),
  ];
}

/** What the filters leave out, with the way back. */
const leftOut = ({ hidden, clear }) =>
  hidden
    ? el("p", { class: "ae-note" }, hidden, " ", button("Show them", filter(clear), { class: "ae-link" }))
    : null;

function paths(content) {
  const ways = content.ways.map((steps) =>
    el(
      "li",
      { class: "ae-way" },
      steps.map((step) => lines(step)),
    ),
  );
  return [
    overviewLink(),
    el("h2", {}, "How are they connected?"),
    el("p", { class: "ae-claim" }, name(content.from), " … ", name(content.to)),
    ways.length
      ? el("ol", { class: "ae-ways" }, ways)
      : el(
          "p",
          { class: "ae-note" },
          "No line that passes the filters leads from one to the other. ",
          way("Switch the filters off", content.clear),
          way("Look also at who is named together", content.draw),
        ),
  ];
}

const way = (text, change) =>
  Object.keys(change).length ? [button(text, filter(change), { class: "ae-link" }), " "] : null;

function missing(content) {
  return [
    overviewLink(),
    el("p", { class: "ae-note" }, content.text),
    content.fix ? button(content.fix, filter(content.change), { class: "ae-button" }) : null,
  ];
}

function order(content, again) {
  const choice = (text, strongest) =>
    button(
      text,
      () => {
        memory.strongestFirst = strongest;
        again();
      },
      { "aria-pressed": String(memory.strongestFirst === strongest), class: "ae-switch" },
    );
  const many = content.groups.reduce((sum, group) => sum + group.sentences.length, 0) > 1;
  return many
    ? el(
        "span",
        { class: "ae-switches", role: "group", "aria-label": "Order" },
        choice("newest", false),
        choice("surest", true),
      )
    : null;
}

function sorted(groups) {
  if (!memory.strongestFirst) return groups;
  const strength = (group) => Math.max(...group.sentences.map((sentence) => sentence.strength));
  const within = groups.map((group) => ({
    ...group,
    sentences: [...group.sentences].sort((a, b) => b.strength - a.strength),
  }));
  return within.sort((a, b) => strength(b) - strength(a));
}
