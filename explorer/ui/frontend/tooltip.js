// What the pointer rests on, in words: always what a click there would open.

import { el } from "./elements.js";
import { pick } from "./hit.js";

const REST = 100; // ms
const BESIDE = 12; // px between the pointer and what is said
const NOWHERE = { x: -1e6, y: -1e6 };

export class Tooltip {
  constructor(view) {
    this.view = view;
    this.box = el("div", { class: "ae-tip", role: "tooltip", hidden: true });
    view.wrap.append(this.box);
    view.canvas.addEventListener("mousemove", (event) => this.moved(event));
    view.canvas.addEventListener("mouseleave", () => this.left());
    view.canvas.addEventListener("mousedown", () => this.hide());
  }

  moved(event) {
    this.hide();
    if (event.buttons) return;
    const box = this.view.canvas.getBoundingClientRect();
    const place = { x: event.clientX - box.left, y: event.clientY - box.top };
    this.pause = setTimeout(() => this.say(pick(this.view, place), place), REST);
  }

  say(id, { x, y }) {
    this.view.canvas.style.cursor = id === null ? "" : "pointer";
    const meant = this.view.nodes.get(id) ?? this.view.edges.get(id);
    if (!meant) return;
    this.box.textContent = meant.about;
    this.box.hidden = false;
    const { clientWidth: width, clientHeight: height } = this.view.wrap;
    const { offsetWidth: w, offsetHeight: h } = this.box;
    this.box.style.left = `${Math.max(0, Math.min(x + BESIDE, width - w))}px`;
    this.box.style.top = `${y + BESIDE + h < height ? y + BESIDE : Math.max(0, y - BESIDE - h)}px`;
  }

  hide() {
    clearTimeout(this.pause);
    this.box.hidden = true;
  }

  /** vis keeps a line thick over which the pointer left the picture. */
  left() {
    this.hide();
    this.view.net?.selectionHandler.hoverObject({}, NOWHERE);
  }
}
