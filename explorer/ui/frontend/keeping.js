// "Keep" beside every sentence. What is kept Python knows; a press shows at once and is sent until Python has heard it.

import { button, el, svg } from "./elements.js";

let kept = new Set(); // ids of sentences
let sender = null; // a standalone file has nobody to keep anything
let pressed = []; // what Python has not heard yet
let number = 0;
const listeners = new Set();

/** Say who takes what is kept. */
export function onKeep(taker) {
  sender = taker;
}

export const canKeep = () => sender !== null;

/** Tell Python what somebody pressed or typed in the basket; returns the number of it. */
export function tell(said) {
  pressed.push({ n: ++number, ...said });
  sender?.({ all: pressed });
  return number;
}

/** Call `listener` with the number of the last press that Python has heard. */
export function onHeard(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const mark = () => svg("svg", { class: "ae-bookmark", viewBox: "0 0 14 16", "aria-hidden": "true" }, svg("path", { d: "M3 1.5h8v12.2l-4-3.1-4 3.1z" }));

/** A button that keeps a sentence, and takes it out again. `small`: its mark alone, for running text. */
export function keepButton(sentence, { evidence = [], line = () => "", small = false } = {}) {
  if (!canKeep()) return null;
  const press = (event) => {
    event.stopPropagation();
    const on = !kept.has(sentence);
    kept[on ? "add" : "delete"](sentence);
    refresh();
    tell(on ? { do: "keep", sentence, evidence, line: line() } : { do: "unkeep", sentence });
  };
  const made = button([mark(), small ? null : el("span", {})], press, { class: `ae-keep${small ? " small" : ""}`, data: { keep: sentence } });
  return show(made);
}

function show(each) {
  const on = kept.has(each.dataset.keep);
  each.setAttribute("aria-pressed", String(on));
  each.title = on ? "Kept. Press to take it out of the kept sentences." : "Keep this sentence as evidence";
  if (each.classList.contains("small")) each.setAttribute("aria-label", on ? "Kept" : "Keep this sentence");
  else each.lastChild.textContent = on ? "Kept" : "Keep";
  return each;
}

const refresh = () => document.querySelectorAll("[data-keep]").forEach(show);

/** Where the project's folder may not be written, the basket outlives a reload in this window, and no longer. */
function again(basket, rows) {
  const name = `actor-explorer basket ${basket}`;
  if (rows.length) return sessionStorage.setItem(name, JSON.stringify(rows));
  const before = JSON.parse(sessionStorage.getItem(name) ?? "[]");
  if (before.length) tell({ do: "again", rows: before });
}

/** What Python knows to be kept, and what went wrong. */
export class KeepingView {
  constructor(root) {
    this.note = el("div", { class: "ae-keepnote", role: "alert" });
    root.replaceChildren(this.note);
  }

  update({ kept: known, heard, problem, rows, basket }) {
    if (rows) again(basket, rows);
    number = Math.max(number, heard);
    pressed = pressed.filter((each) => each.n > heard);
    if (!pressed.length) kept = new Set(known);
    refresh();
    const close = button("Close", () => this.note.replaceChildren(), { class: "ae-link" });
    if (problem) this.note.replaceChildren(el("p", { class: "ae-note warning" }, problem, " ", close));
    else if (!pressed.length) this.note.replaceChildren();
    for (const listener of listeners) listener(heard);
  }

  destroy() {}
}
