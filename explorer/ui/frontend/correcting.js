// What a person knows better than the machine, said of one sentence: wrong, right, the other way round, another kind,
// told otherwise, somebody else.

import { canDecide, decide, mayChange } from "./address.js";
import { authorFields } from "./author.js";
import { EVENTS, TOLD } from "./choices.js";
import { button, el } from "./elements.js";
import { choiceField, nameField, textField } from "./naming.js";

/** The folded corrections of a sentence; nothing where nobody takes decisions. */
export function correctSentence({ evidence, checked, correct }) {
  if (!canDecide() || !evidence) return null;
  const box = el("div", { class: "ae-correctbox" });
  const details = el(
    "details",
    {
      class: "ae-why ae-correct",
      // Made when it is opened: sixty sentences with their lists would be ten thousand elements.
      ontoggle: () => details.open && !box.childElementCount && box.append(...parts(evidence, checked, correct ?? {})),
    },
    el("summary", {}, mayChange() ? "Correct" : "Mark"),
    box,
  );
  return details;
}

function parts(evidence, checked, { kind, event, told, ends = [] }) {
  const say = (verdict) => () => decide({ do: verdict, evidence });
  const verdicts = el(
    "p",
    { class: "ae-verdict" },
    button("This is wrong", say("wrong"), {
      class: "ae-button",
      title: "Leave this sentence out of the line; it can be undone",
    }),
    checked
      ? null
      : button("This is right", say("right"), {
          class: "ae-button",
          title: "Mark this sentence as verified by a reviewer; it can be undone",
        }),
    mayChange() && kind !== "co-mention"
      ? button("The other way round", () => decide({ do: "direction", evidence }), {
          class: "ae-button",
          title: "Who and whom change places; it can be undone",
        })
      : null,
  );
  if (!mayChange()) return [verdicts];
  const choices =
    kind === "co-mention"
      ? null
      : el(
          "p",
          { class: "ae-choices" },
          choiceField({
            label: "It is",
            options: EVENTS,
            value: event || kind,
            run: (value) => decide({ do: "event", evidence, event: value }),
          }),
          choiceField({
            label: "It is told as",
            options: TOLD,
            value: told,
            run: (value) => decide({ do: "told", evidence, told: value }),
          }),
        );
  return [
    verdicts,
    choices,
    ...ends.map(somebodyElse),
    textField({
      label: "Note",
      verb: "Add",
      longest: 2000,
      run: (text) => decide({ do: "note", about: evidence[0], text }),
    }),
    authorFields(),
  ].filter(Boolean);
}

/** A name in the sentence that means somebody else than the program thinks. */
function somebodyElse({ mention, text, name }) {
  const called = text.toLowerCase() === name.toLowerCase() ? `“${text}”` : `“${text}” (read as ${name})`;
  return el(
    "details",
    { class: "ae-else" },
    el("summary", {}, `${called} is somebody else`),
    nameField({
      label: "Who is meant here?",
      verb: "Give",
      run: (other) => decide({ do: "give", mentions: [mention], other }),
    }),
    el(
      "p",
      { class: "ae-verdict" },
      button("Somebody who is not listed", () => decide({ do: "split", mentions: [mention] }), { class: "ae-button" }),
      button("Nobody: these words name no actor", () => decide({ do: "no-mention", mentions: [mention] }), {
        class: "ae-button",
      }),
    ),
  );
}
