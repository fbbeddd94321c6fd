// Presenting: large type, picture and sentences, nothing else. It is in the address, so a prepared link opens that way.

import { go, onMove, value } from "./address.js";
import { button } from "./elements.js";

const listeners = new Set();
let leave = null;

export const isPresenting = () => value("present") === "1";

/** Call `listener` after presenting began or ended, when sizes are other than before. */
export function onPresenting(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function present(on) {
  go({ present: on ? ["1"] : [] });
}

function follow() {
  const on = isPresenting();
  const root = document.documentElement;
  if (root.classList.contains("ae-presenting") === on) return;
  root.classList.toggle("ae-presenting", on);
  leave?.remove();
  leave = on ? button("Leave (Esc)", () => present(false), { class: "ae-leave" }) : null;
  if (leave) document.body.append(leave);
  for (const listener of listeners) listener();
}

function onKey(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
  if (event.key === "Escape" && isPresenting() && !document.fullscreenElement) present(false);
  else if (event.key === "p" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) present(!isPresenting());
}

/** Once a page. */
export function watchPresenting() {
  onMove(follow);
  document.addEventListener("keydown", onKey);
  follow();
}
