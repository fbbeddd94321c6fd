// Through whom words came: outlet, agency or broadcaster, speaker.

import { el } from "./elements.js";

const KINDS = { direct: "literally", mixed: "partly literally", indirect: "in the article’s words" };

/** One line: "Lamp Post → Fars → Ada Holm, literally, “said”". The last name is whose words they are. */
export function flow({ names, kind, cue }) {
  const last = names.length - 1;
  const spoken = (name, index) => [
    index ? el("span", { class: "ae-to", "aria-label": "from" }, " → ") : null,
    index === last ? el("b", {}, name) : el("span", { class: index ? "ae-through" : "ae-outlet" }, name),
  ];
  return el(
    "p",
    { class: "ae-flow" },
    names.map(spoken),
    el("span", { class: "ae-how" }, ` ${KINDS[kind] ?? kind}`, cue && !names.includes(cue) ? `, “${cue}”` : ""),
  );
}
