// The kept sentences as a list: put in order, each with a line of one's own, under a title and a name.

import { search } from "./address.js";
import { button, el, number } from "./elements.js";
import { tell } from "./keeping.js";
import { marked } from "./sentences.js";

const PAUSE = 350; // ms without typing after which what was typed is kept

export class BasketView {
  constructor(root) {
    this.box = el("section", { class: "ae-basket", "aria-label": "Kept sentences" });
    root.replaceChildren(this.box);
    this.waiting = new Map(); // key -> what is typed and not told yet
    this.leave = () => this.tellAll();
    window.addEventListener("pagehide", this.leave);
  }

  update(content) {
    this.content = content;
    const active = document.activeElement?.dataset?.key;
    const typed = active && { value: document.activeElement.value, at: document.activeElement.selectionStart };
    this.box.replaceChildren(...[this.head(content), this.undo(content), this.list(content), removed(content)].flat(Infinity).filter(Boolean));
    this.refocus(active, typed);
  }

  /** Whoever types or moves goes on with the hand on the same thing. */
  refocus(key, typed) {
    const again = key && this.box.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!again) return;
    if (again.matches("input[type=text], textarea")) again.value = typed.value;
    (again.disabled ? again.closest("li").querySelector("button:not(:disabled)") : again).focus({ preventScroll: true });
    if (again.matches("input[type=text], textarea")) again.setSelectionRange(typed.at, typed.at);
  }

  head({ title, author, style, lasting, sentences }) {
    const name = () => {
      const value = (key) => this.box.querySelector(`[data-key="${key}"]`).value;
      return { do: "name", title: value("title"), author: value("author"), style: value("style") };
    };
    const field = (key, label, value, placeholder) =>
      el("label", {}, el("span", {}, label), this.typing(el("input", { type: "text", value, placeholder, maxlength: 200, autocomplete: "off" }), key, name));
    const option = (id, label) => el("option", { value: id, selected: style === id }, label);
    return [
      el(
        "div",
        { class: "ae-sheet" },
        field("title", "Title", title, "Kept sentences"),
        field("author", "Your name", author, "Name …"),
        el(
          "label",
          { class: "ae-style" },
          el("span", {}, "Sources as"),
          el("select", { data: { key: "style" }, onchange: () => tell(name()) }, option("apa", "APA 7"), option("mla", "MLA 9")),
        ),
      ),
      lasting || !sentences.length
        ? null
        : el("p", { class: "ae-note warning" }, "These sentences last as long as this window is open. Download them before you close it."),
    ];
  }

  /** Let a field tell what is typed in it, after a pause and when it is left. */
  typing(input, key, said) {
    input.dataset.key = key;
    input.addEventListener("input", () => {
      clearTimeout(this.waiting.get(key)?.timer);
      this.waiting.set(key, { said, timer: setTimeout(() => this.tellOne(key), PAUSE) });
    });
    input.addEventListener("change", () => this.tellOne(key));
    return input;
  }

  tellOne(key) {
    const waits = this.waiting.get(key);
    if (!waits) return;
    clearTimeout(waits.timer);
    this.waiting.delete(key);
    tell(waits.said());
  }

  tellAll() {
    [...this.waiting.keys()].forEach((key) => this.tellOne(key));
  }

  undo({ removed: gone }) {
    const last = gone.find((each) => each.id === this.last);
    if (!last) return null;
    const back = button("Undo", () => tell({ do: "restore", id: last.id }), { class: "ae-link" });
    return el("p", { class: "ae-note warning", role: "status" }, `Taken out: “${last.text}” `, back);
  }

  list({ sentences, rest }) {
    if (!sentences.length)
      return el(
        "p",
        { class: "ae-lead" },
        "Nothing is kept yet. Press “Keep” beside a sentence in the reading pane, or its mark in an article; then put the sentences in order here and hand them in.",
      );
    return [
      el("ol", { class: "ae-keptlist" }, sentences.map((each, at) => this.entry(each, at, sentences.length))),
      rest ? el("p", { class: "ae-note" }, `${number(rest)} more are not listed here; the files hold all.`) : null,
    ];
  }

  entry(each, at, count) {
    const move = (place) => tell({ do: "move", id: each.id, place });
    const step = (label, place, off) =>
      button(label === "up" ? "↑" : "↓", () => move(place), {
        class: "ae-button", "aria-label": `Move sentence ${at + 1} ${label}`, title: `Move ${label}`, disabled: off, data: { key: `${each.id}:${label}` },
      });
    const remove = () => {
      this.last = each.id;
      tell({ do: "remove", id: each.id });
    };
    const own = el("input", { type: "text", value: each.comment, maxlength: 2000, placeholder: "Your own line: why does it matter?", "aria-label": `Your own line for sentence ${at + 1}` });
    return el(
      "li",
      { data: { kept: each.id }, ...this.dragging(each.id) },
      el(
        "div",
        { class: "ae-kepthead" },
        el("span", { class: "ae-grip", draggable: "true", title: "Drag to another place", "aria-hidden": "true" }, "⠿"),
        el("b", { class: "ae-keptnumber" }, `${at + 1}.`),
        claim(each),
        el("span", { class: "ae-keptdo" }, step("up", at - 1, at === 0), step("down", at + 1, at === count - 1), button("Take out", remove, { class: "ae-button", "aria-label": `Take out sentence ${at + 1}` })),
      ),
      el("blockquote", {}, marked(each.text)),
      el("p", { class: "ae-origin" }, [each.outlet, each.title, each.date].filter(Boolean).join(" · "), original(each), read(each)),
      each.notes.map((note) => el("p", { class: "ae-note warning" }, note)),
      this.typing(own, `${each.id}:own`, () => ({ do: "comment", id: each.id, text: this.box.querySelector(`[data-key="${CSS.escape(`${each.id}:own`)}"]`)?.value ?? own.value })),
    );
  }

  /** A sentence can be dragged by its grip onto another, whose place it takes. */
  dragging(id) {
    const place = (target) => this.content.sentences.findIndex((each) => each.id === target);
    return {
      ondragstart: (event) => {
        event.dataTransfer.setData("text/plain", id);
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setDragImage(event.currentTarget, 10, 10);
        this.dragged = id;
      },
      ondragover: (event) => {
        if (!this.dragged) return;
        event.preventDefault();
        event.currentTarget.classList.toggle("over", this.dragged !== id);
      },
      ondragleave: (event) => event.currentTarget.classList.remove("over"),
      ondragend: () => (this.dragged = null),
      ondrop: (event) => {
        event.preventDefault();
        event.currentTarget.classList.remove("over");
        if (this.dragged && this.dragged !== id) tell({ do: "move", id: this.dragged, place: place(id) });
        this.dragged = null;
      },
    };
  }

  destroy() {
    this.tellAll();
    window.removeEventListener("pagehide", this.leave);
  }
}

/** What a sentence stands for: a choice where it stands for several things. */
function claim({ id, claim: text, claims, relation }) {
  const known = claims.some(([each]) => each === relation);
  if (!claims.length || (claims.length === 1 && known)) return el("span", { class: "ae-keptclaim" }, text || "Kept for itself");
  const option = ([value, label]) => el("option", { value, selected: value === relation }, label);
  const all = [...(text && !known ? [[relation, text]] : []), ...claims, ["", "Kept for itself"]];
  const choose = (event) => tell({ do: "claim", id, relation: event.target.value });
  return el("select", { class: "ae-keptclaim", "aria-label": "What it stands for", data: { key: `${id}:claim` }, onchange: choose }, all.map(option));
}

const original = ({ url }) => (url ? [" · ", el("a", { href: url, target: "_blank", rel: "noreferrer noopener", class: "ae-link" }, "original")] : null);

/** The way to the sentence in its article, on the page of the network. */
function read({ sentence, relation }) {
  if (!sentence) return null;
  const address = new URLSearchParams({ ...(relation ? { sel: relation } : {}), at: sentence });
  const project = new URLSearchParams(search()).get("project");
  if (project) address.set("project", project);
  const href = `${location.pathname.replace(/[^/]*$/, "")}?${address}`;
  const open = (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    history.pushState({}, "", href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  };
  return [" · ", el("a", { href, onclick: open, class: "ae-link" }, "Read in the article")];
}

/** What was taken out, each with the way back. */
function removed({ removed: gone }) {
  if (!gone.length) return null;
  const row = (each) => el("li", {}, el("span", {}, `“${each.text}”`), button("Put back", () => tell({ do: "restore", id: each.id }), { class: "ae-link" }));
  return el("details", { class: "ae-fold" }, el("summary", {}, "Taken out", el("span", { class: "ae-number" }, ` ${number(gone.length)}`)), el("ul", { class: "ae-decisions" }, gone.map(row)));
}
