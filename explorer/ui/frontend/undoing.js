// Undo and redo: two buttons, and Ctrl+Z and Ctrl+Shift+Z wherever nobody is typing.

import { canDecide, decide } from "./address.js";
import { button, el } from "./elements.js";

/** The buttons; each says what it would do. */
export function undoBar(content) {
  const can = { undo: content.undo ?? "", redo: content.redo ?? "" };
  if (!canDecide()) return null;
  const one = (what, sign, text, keys) =>
    button([el("span", { "aria-hidden": "true" }, `${sign} `), text], () => decide({ do: what }), {
      class: "ae-button",
      disabled: !can[what],
      title: can[what] ? `${text}: ${can[what]} (${keys})` : `Nothing to ${what}`,
      data: { undo: what },
    });
  return el(
    "span",
    { class: "ae-undobar", role: "group", "aria-label": "Undo and redo" },
    one("undo", "↶", "Undo", "Ctrl+Z"),
    one("redo", "↷", "Redo", "Ctrl+Shift+Z"),
  );
}

/** Take the keys, once a page; a field takes back its own typing. */
export function watchUndo() {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    const what = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : "";
    if (!what || isTyping(event.target) || !document.querySelector(".ae-undobar")) return;
    event.preventDefault();
    decide({ do: what }); // also while an answer is under way: the server knows whether there is something
  });
}

/** Whether a key press belongs to a field. */
export const isTyping = (target) =>
  target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "checkbox");
