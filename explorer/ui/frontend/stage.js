// The frame around the drawing: what is shown, the tools, the legend, and the places for what comes later.

import { button, el } from "./elements.js";
import { onKey } from "./keys.js";
import { savePng, saveSvg } from "./picture.js";
import { isPresenting, present } from "./present.js";

const HELP = "Network of actors. Left and right: actors. Up and down: lines of the actor. Enter: read. Escape: clear.";

/** Build the frame in the view's root and return its parts. */
export function buildStage(view) {
  const showing = el("div", { class: "ae-showing" });
  const chips = el("div", { class: "ae-chips" });
  const canvas = el("div", { class: "ae-canvas", "aria-hidden": "true", style: "position:absolute;inset:0" });
  const status = el("div", { class: "ae-sr", role: "status", "aria-live": "polite" });
  const empty = el("div", { class: "ae-empty", hidden: true });
  const legend = el("div", { class: "ae-legend", role: "group", "aria-label": "Legend; each entry is a filter" });
  // The position stands in the element: a style sheet may come later, and vis would measure nothing.
  const look = {
    class: "ae-stage wrap",
    tabindex: "0",
    role: "application",
    style: "position:relative",
    "aria-label": HELP,
  };
  const wrap = el("div", look, canvas, chips, tools(view), empty, status);
  wrap.addEventListener("keydown", (event) => onKey(view, event));
  wrap.addEventListener("blur", () => view.follow());
  view.root.replaceChildren(el("div", { class: "ae-network" }, showing, wrap, legend));
  return { showing, chips, canvas, status, empty, legend, wrap };
}

function tools(view) {
  const tool = (label, title, run) =>
    button(label, run, { title, "aria-label": label.length === 1 ? title : null, class: "ae-tool" });
  return el(
    "div",
    { class: "ae-tools" },
    tool("+", "Zoom in", () => view.zoom(1.25)),
    tool("−", "Zoom out", () => view.zoom(0.8)),
    tool("Fit", "Show all of the picture", () => view.fit()),
    tool("PNG", "Save the picture as PNG", () => savePng(view)),
    tool("SVG", "Save the picture as SVG", () => saveSvg(view)),
    tool("Full screen", "Show the picture on the whole screen", () => view.fullScreen()),
    tool("Present", "Large type: picture and sentences, nothing else (P). Page Down reads the next line.", () => present(!isPresenting())),
  );
}
