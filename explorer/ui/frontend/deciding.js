// What the machine read wrongly and a person knows better: small, in place, and every decision can be undone.

import { canDecide, decide } from "./address.js";
import { button, el } from "./elements.js";

/** "Not right?" under an actor: same as another, a name that is not its own, another name, hide. */
export function notRight({ id, name, names }) {
  if (!canDecide()) return [];
  const field = (label, verb, list, run) => {
    const input = el("input", {
      type: "search",
      list,
      "aria-label": label,
      placeholder: "Name …",
      autocomplete: "off",
    });
    const submit = (event) => {
      event.preventDefault();
      run(input);
    };
    return el(
      "form",
      { class: "ae-decide", onsubmit: submit },
      el("label", {}, label, input),
      el("button", { class: "ae-button" }, verb),
    );
  };
  const same = (input) => {
    const other = idOf(input.value);
    input.setCustomValidity(other ? "" : "Nobody in these articles is called this. Choose a name from the list.");
    if (input.reportValidity()) decide({ do: "same", actor: id, other });
    input.oninput = () => input.setCustomValidity("");
  };
  const others =
    names.length > 1
      ? [
          el("p", {}, "Which of these names is somebody else’s?"),
          el(
            "p",
            { class: "ae-do" },
            names.map(([text]) =>
              button(`${text} ×`, () => decide({ do: "different", actor: id, name: text }), {
                class: "ae-button",
                title: `“${text}” is not ${name}`,
              }),
            ),
          ),
        ]
      : [];
  return [
    el(
      "details",
      { class: "ae-fold ae-notright" },
      el("summary", {}, "Not right?"),
      field(`${name} is the same as`, "Merge", "ae-names", same),
      ...others,
      field(
        "Another name for it",
        "Rename",
        null,
        (input) => input.value.trim() && decide({ do: "rename", actor: id, name: input.value }),
      ),
      el(
        "p",
        {},
        button("Hide this actor", () => decide({ do: "hide", actor: id }), { class: "ae-button" }),
      ),
    ),
  ];
}

/** What was just decided, with its undo. */
export function decidedNote(decided) {
  if (!decided) return [];
  return [
    el(
      "p",
      { class: "ae-note warning ae-decided", role: "status" },
      decided.text,
      " ",
      decided.undo.length ? undo(decided.undo) : null,
    ),
  ];
}

/** All decisions, the latest first, each with its undo. */
export function decisions(all = []) {
  if (!all.length || !canDecide()) return [];
  return [
    el(
      "details",
      { class: "ae-fold" },
      el("summary", {}, "Decided by people", el("span", { class: "ae-number" }, ` ${all.length}`)),
      el(
        "ul",
        { class: "ae-decisions" },
        all.map(({ text, ids }) => el("li", {}, el("span", {}, text), undo(ids))),
      ),
    ),
  ];
}

const undo = (ids) => button("Undo", () => decide({ do: "withdraw", decisions: ids }), { class: "ae-link" });

/** The filters part keeps all names; a name is an actor there. */
function idOf(name) {
  const wanted = name.trim().toLowerCase();
  return (
    [...document.querySelectorAll("#ae-names option")].find((option) => option.value.toLowerCase() === wanted)?.dataset
      .id ?? ""
  );
}
