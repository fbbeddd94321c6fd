// What people decided, in plain words: who, when, why, whether it holds; every row can be taken back, and given back.

import { decide, mayChange } from "./address.js";
import { button, el } from "./elements.js";
import { turnPages } from "./roster.js";

const TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** The elements of the list. */
export function actorHistory({ rows, page, pages, number: all, file }) {
  if (!rows.length)
    return [
      el(
        "p",
        { class: "ae-note" },
        mayChange()
          ? "Nobody has corrected anything here yet. Whatever is corrected can be undone."
          : "You have hidden and marked nothing yet.",
      ),
    ];
  return [
    el("p", { class: "ae-note" }, `${all}, the latest first.${mayChange() ? " They hold for articles that come later, too." : ""}`),
    el("ol", { class: "ae-history" }, rows.map(row)),
    turnPages({ page, all: pages, name: "page" }),
    file ? save(file) : null,
  ].filter(Boolean);
}

function row({ text, author, when, why, ids, back, undone, by, lost }) {
  const state = undone ? (by ? `taken back by ${by}` : "taken back") : lost ? "applies to nothing here now" : "";
  const time = when ? TIME.format(new Date(when)) : "";
  return el(
    "li",
    { class: undone ? "undone" : lost ? "lost" : null, data: { decision: ids[0] } },
    el("p", {}, el("span", { class: "ae-decidedtext" }, text), state ? el("span", { class: "ae-badge doubt" }, state) : null),
    el(
      "p",
      { class: "ae-origin" },
      [author || "unsigned", time, why ? `because: ${why}` : ""].filter(Boolean).join(" · "),
      " ",
      undone
        ? back.length
          ? button("Give it back", () => decide({ do: "withdraw", decisions: back }), { class: "ae-link" })
          : null
        : button("Withdraw", () => decide({ do: "withdraw", decisions: ids }), { class: "ae-link" }),
    ),
  );
}

/** A visitor's own decisions as a file. */
function save(file) {
  const keep = () => {
    const url = URL.createObjectURL(new Blob([file], { type: "application/x-ndjson" }));
    const anchor = el("a", { href: url, download: "decisions.jsonl" });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };
  return el(
    "p",
    {},
    button("Download as decisions.jsonl", keep, { class: "ae-button" }),
    mayChange() ? null : el("span", { class: "ae-note" }, " These are yours alone, and gone when this page is closed."),
  );
}
