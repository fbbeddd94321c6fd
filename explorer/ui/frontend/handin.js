// The files of the kept sentences: a press asks Python for one, which the browser then saves under its name.

import { button, el } from "./elements.js";
import { alarm } from "./failing.js";
import { onHeard, tell } from "./keeping.js";
import { save } from "./saving.js";

const PATIENCE = 30000; // ms; a file of hundreds of sentences takes two seconds
const GRACE = 2000; // ms from Python's hearing of a press to the file, which comes in the same answer

export class HandInView {
  constructor(root) {
    this.box = el("section", { class: "ae-handin", "aria-label": "Hand in" });
    root.replaceChildren(this.box);
    this.asked = new Map(); // number of the press -> what waits for it
    this.stop = onHeard((heard) => this.missed(heard));
  }

  update(content) {
    if (content.made) this.take(content.made);
    this.content = content;
    this.draw();
  }

  draw() {
    const waits = new Set([...this.asked.values()].map((each) => each.kind));
    const offer = ({ kind, label, help }, index) =>
      button(waits.has(kind) ? "One moment …" : label, () => this.ask(kind, label), {
        class: `ae-button${index === 0 ? " first" : ""}`, title: help, disabled: this.content.empty, "aria-busy": String(waits.has(kind)), data: { file: kind },
      });
    const { kinds } = this.content;
    const active = document.activeElement?.dataset?.file;
    this.box.replaceChildren(
      el("h2", {}, "Hand in"),
      ...kinds.filter((each) => !each.work).map(offer),
      el("p", { class: "ae-note" }, "For further work"),
      ...kinds.filter((each) => each.work).map((each) => offer(each)),
    );
    if (active) this.box.querySelector(`[data-file="${active}"]`)?.focus({ preventScroll: true });
  }

  ask(kind, label) {
    const n = tell({ do: "file", kind });
    const timer = setTimeout(() => this.fail(n, label), PATIENCE);
    this.asked.set(n, { kind, label, timer });
    this.draw();
  }

  take({ n, name, type, data }) {
    const asked = this.asked.get(n);
    if (!asked) return;
    clearTimeout(asked.timer);
    this.asked.delete(n);
    save(name, new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type }));
  }

  /** What Python has heard and does not send has failed; why, it says beside all that is kept. */
  missed(heard) {
    for (const [n, { timer }] of this.asked)
      if (n <= heard) {
        clearTimeout(timer);
        setTimeout(() => this.asked.delete(n) && this.draw(), GRACE);
      }
  }

  fail(n, label) {
    this.asked.delete(n);
    this.draw();
    alarm(`“${label}” could not be made. Load the page again and try once more.`);
  }

  destroy() {
    this.stop();
    for (const { timer } of this.asked.values()) clearTimeout(timer);
  }
}
