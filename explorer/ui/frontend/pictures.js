// The picture as a file, among the other downloads: as it stands on the page, whoever was dragged where.

import { button, el } from "./elements.js";
import { savePng, saveSvg } from "./picture.js";

const FILES = [
  ["Picture (PNG)", "For slides and documents.", savePng],
  ["Picture (SVG)", "For print and drawing programs.", saveSvg],
];

export class PicturesView {
  constructor(root) {
    const save = ([label, title, run]) => button(label, () => run(globalThis.__actorGraphs?.main), { class: "ae-button ae-save", title });
    root.replaceChildren(el("div", { class: "ae-saves" }, FILES.map(save)));
  }

  update() {}

  destroy() {}
}
