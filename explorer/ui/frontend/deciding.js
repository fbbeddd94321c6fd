// What the machine read wrongly and a person knows better, said of an actor: small, in place, and every decision can be
// undone.

import { canDecide, decide, mayChange, pageLink } from "./address.js";
import { authorFields } from "./author.js";
import { KINDS } from "./choices.js";
import { button, el } from "./elements.js";
import { choiceField, nameField, textField } from "./naming.js";
import { undo } from "./remarks.js";

/** Ask what a decision would change, before it is made. */
export const ask = (of) => decide({ do: "preview", of });

/** "Not right?" under an actor: same as another, a name that is not its own, another name or kind, hide. */
export function notRight(content) {
  if (!canDecide()) return [];
  const { id, name, names } = content;
  const others =
    names.length > 1 && mayChange()
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
      ...(mayChange() ? actorFields(content) : []),
      ...others,
      el("p", {}, hideButton(id)),
      mayChange()
        ? el(
            "p",
            {},
            el("a", { class: "ae-link", href: pageLink("actors", { sel: [id] }) }, "All its mentions, one by one"),
          )
        : null,
      mayChange() ? authorFields() : null,
    ),
  ];
}

/** What can be said of an actor as a whole. */
export function actorFields({ id, name, of }) {
  return [
    nameField({
      label: `${name} is the same as`,
      verb: "Merge",
      actor: id,
      run: (other) => ask({ do: "same", actor: id, other }),
    }),
    textField({
      label: "Another name for it",
      verb: "Rename",
      run: (text) => decide({ do: "rename", actor: id, name: text }),
    }),
    choiceField({
      label: "It is a",
      options: KINDS,
      value: of,
      run: (kind) => decide({ do: "kind", actor: id, kind }),
    }),
    textField({
      label: "A name of it that the program missed",
      verb: "Find",
      run: (text) => ask({ do: "name", actor: id, name: text }),
    }),
    textField({
      label: "Note",
      verb: "Add",
      longest: 2000,
      run: (text) => decide({ do: "note", about: id, text }),
    }),
  ];
}

export const hideButton = (id) =>
  button("Hide this actor", () => decide({ do: "hide", actor: id }), { class: "ae-button" });

/** What was just decided with its undo, and what would change before something is decided. */
export function decidedNote({ decided, preview, visitor }, close) {
  return [
    visitor ? el("p", { class: "ae-note ae-visitor" }, visitor) : null,
    decided
      ? el(
          "p",
          { class: "ae-note warning ae-decided", role: "status" },
          decided.text,
          " ",
          decided.undo.length ? undo(decided.undo) : null,
        )
      : null,
    preview ? previewed(preview, close) : null,
  ].filter(Boolean);
}

function previewed({ of, text, changes, names }, close) {
  const chosen = { name: null };
  const choice = (each, index) =>
    el(
      "label",
      { class: "ae-check" },
      el("input", {
        type: "radio",
        name: "ae-shown-as",
        checked: index === 0,
        onchange: () => (chosen.name = index ? each : null),
      }),
      `Shown as “${each}”`,
    );
  const run = () => {
    close();
    decide(chosen.name ? { ...of, name: chosen.name } : of);
  };
  return el(
    "section",
    {
      class: "ae-note warning ae-decided ae-preview",
      role: "group",
      "aria-label": "Before it is done",
      onkeydown: (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        close();
      },
    },
    el("p", {}, el("b", {}, text)),
    changes.length ? el("ul", {}, changes.map((each) => el("li", {}, each))) : null,
    names?.length > 1 ? names.map(choice) : null,
    el(
      "p",
      { class: "ae-verdict" },
      button("Do it", run, { class: "ae-button main", data: { first: "1" } }),
      button("Cancel", close, { class: "ae-button" }),
    ),
  );
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
