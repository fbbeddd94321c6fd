// A field in which the name of an actor is typed. The server looks it up: of sixteen thousand names the browser is sent
// twelve. Arrow keys choose, Enter takes.

import { decide } from "./address.js";
import { button, el } from "./elements.js";
import { actorGlyph } from "./glyphs.js";

const PAUSE = 250; // ms after the last key until a name is looked up
const UNKNOWN = "Nobody in these articles is called this. Choose a name from the list.";

let count = 0;
const fields = new Map(); // id -> what takes the names that were found

/** Give what the server found to the field that asked. */
export function takeLooked(looked) {
  if (looked) fields.get(looked.field)?.(looked);
}

/**
 * A field with a button. `label`: what stands above; `verb`: on the button; `run`: told the id and name of the chosen
 * actor; `actor`: who is not offered.
 */
export function nameField({ label, verb, run, actor = "" }) {
  const id = `ae-look-${(count += 1)}`;
  const state = { names: [], text: null, at: -1, wanted: false, pause: 0 };
  const input = el("input", {
    type: "search",
    autocomplete: "off",
    placeholder: "Name …",
    role: "combobox",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": id,
    "aria-label": label,
  });
  const list = el("ul", { id, class: "ae-options", role: "listbox", "aria-label": label, hidden: true });
  const ask = () => decide({ do: "look", field: id, text: input.value.trim(), actor });
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  };
  const choose = (each) => {
    close();
    input.value = each.name;
    state.wanted = false;
    run(each.id, each.name);
  };
  const draw = () => {
    const option = (each, index) =>
      el(
        "li",
        {
          role: "option",
          id: `${id}-${index}`,
          "aria-selected": String(index === state.at),
          onpointerdown: (event) => {
            event.preventDefault();
            choose(each);
          },
        },
        actorGlyph(each.kind),
        el("span", { class: "ae-entry" }, each.name),
        el("span", { class: "ae-number" }, each.of),
      );
    list.replaceChildren(...state.names.map(option));
    list.hidden = !state.names.length || document.activeElement !== input;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.setAttribute("aria-activedescendant", state.at < 0 ? "" : `${id}-${state.at}`);
  };
  const submit = () => {
    const wanted = input.value.trim().toLowerCase();
    if (!wanted) return;
    if (state.at >= 0) return choose(state.names[state.at]);
    if (state.text !== input.value.trim()) {
      state.wanted = true; // Enter was faster than the answer
      return ask();
    }
    const same = state.names.filter((each) => each.name.toLowerCase() === wanted);
    const meant = same.length === 1 ? same[0] : state.names.length === 1 ? state.names[0] : null;
    if (meant) return choose(meant);
    input.setCustomValidity(state.names.length ? "Several may be meant. Choose one from the list." : UNKNOWN);
    input.reportValidity();
    draw();
  };
  fields.set(id, (looked) => {
    if (!input.isConnected) return fields.delete(id);
    state.names = looked.names;
    state.text = looked.text;
    state.at = -1;
    draw();
    if (state.wanted) submit();
    state.wanted = false;
  });
  input.addEventListener("input", () => {
    input.setCustomValidity("");
    clearTimeout(state.pause);
    state.at = -1;
    if (input.value.trim()) state.pause = setTimeout(ask, PAUSE);
    else close();
  });
  input.addEventListener("blur", close);
  input.addEventListener("focus", () => state.text === input.value.trim() && state.text && draw());
  input.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
    if (!by || !state.names.length) return;
    event.preventDefault();
    state.at = (state.at + by + state.names.length) % state.names.length;
    draw();
  });
  return el(
    "form",
    {
      class: "ae-decide",
      onsubmit: (event) => {
        event.preventDefault();
        clearTimeout(state.pause);
        submit();
      },
    },
    el("label", {}, label, input, list),
    button(verb, null, { class: "ae-button", type: "submit" }),
  );
}

/** A field for a text of one line with a button. */
export function textField({ label, verb, run, value = "", longest = 200 }) {
  const input = el("input", { type: "search", value, maxlength: longest, autocomplete: "off", "aria-label": label });
  const submit = (event) => {
    event.preventDefault();
    if (input.value.trim()) run(input.value);
  };
  return el(
    "form",
    { class: "ae-decide", onsubmit: submit },
    el("label", {}, label, input),
    button(verb, null, { class: "ae-button", type: "submit" }),
  );
}

/** A list to choose from; choosing decides. `options`: [value, label]. */
export function choiceField({ label, options, value, run }) {
  return el(
    "label",
    { class: "ae-choice" },
    label,
    el(
      "select",
      {
        "aria-label": label,
        onchange: (event) => event.target.value && run(event.target.value),
      },
      options.map(([each, text]) => el("option", { value: each, selected: each === value }, text)),
    ),
  );
}
