// Notes that people left on an actor, a line or a sentence, each with its undo.

import { canDecide, decide, mayChange } from "./address.js";
import { button, el } from "./elements.js";

/** Take decisions back. */
export const undo = (ids) => button("Undo", () => decide({ do: "withdraw", decisions: ids }), { class: "ae-link" });

/** The notes. */
export const remarks = (notes = []) =>
  notes.map((note) =>
    el(
      "p",
      { class: "ae-note ae-remark" },
      el("span", { class: "ae-sr" }, "Note: "),
      `“${note.text}”`,
      note.author ? ` ${note.author}` : "",
      " ",
      canDecide() && mayChange() ? undo(note.ids) : null,
    ),
  );
