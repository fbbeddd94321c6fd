// Words worth discussing, with the reasons in words: a tip alone is not seen by everybody.

import { el } from "./elements.js";

/** The reasons below a sentence or above an article. */
export const reasons = (notes) =>
  notes.map(({ words, group, reason, others }) =>
    el(
      "p",
      { class: "ae-reason" },
      words.map((word, index) => [index ? ", " : "", el("span", { class: "ae-mark candidate" }, word)]),
      el("b", {}, ` ${group}. `),
      reason,
      others.length ? ` Others write: ${others.join(", ")}.` : "",
    ),
  );

/** The same folded away. */
export const folded = (notes, title) =>
  notes?.length ? el("details", { class: "ae-why" }, el("summary", {}, title), reasons(notes)) : null;
