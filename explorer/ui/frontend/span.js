// A slider with two handles that asks for sentences by the time that they tell of. A handle stands on a border between
// two steps (days, months, years); at either end of the slider the time is open, so that nothing beyond it is left out.

import { go, value } from "./address.js";
import { button, el } from "./elements.js";

const PAUSE = 300; // ms after the last key until it takes effect
let pause;

/** The slider for {steps, first, last, on, says, rule}; `label`: what it is called. */
export function spanSlider(span, label) {
  const { steps } = span;
  const step = (name, otherwise) => {
    const index = steps.findIndex(([iso]) => iso === value(name));
    return index < 0 ? otherwise : index;
  };
  const at = { from: step("from", span.first), till: step("till", span.last) + 1 };
  const said = el("output", { class: "ae-spansays" });
  const bar = el("span", { class: "ae-spanbar" });
  const handles = ["from", "till"].map((name) => handle(name));
  const say = () => {
    const [first, last] = [steps[at.from][1], steps[at.till - 1][1]];
    const open = at.from === 0 && at.till === steps.length;
    said.textContent = open ? (span.on && outside() ? span.says : "all times") : first === last ? first : `${first} to ${last}`;
    bar.style.left = `${(at.from / steps.length) * 100}%`;
    bar.style.right = `${100 - (at.till / steps.length) * 100}%`;
    handles[0].setAttribute("aria-valuetext", at.from === 0 ? "from the first" : `from ${first}`);
    handles[1].setAttribute("aria-valuetext", at.till === steps.length ? "to the last" : `to ${last}`);
  };

  // The address may ask for a time that these articles do not tell of.
  function outside() {
    return ["from", "till"].some((name) => value(name) && !steps.some(([iso]) => iso === value(name)));
  }

  function handle(name) {
    const input = el("input", {
      type: "range",
      min: 0,
      max: steps.length,
      step: 1,
      "aria-label": name === "from" ? "Said to have happened: from" : "Said to have happened: until",
      data: { filter: name },
      oninput: () => {
        at[name] = name === "from" ? Math.min(+input.value, at.till - 1) : Math.max(+input.value, at.from + 1);
        input.value = at[name];
        say();
        clearTimeout(pause);
        pause = setTimeout(apply, PAUSE);
      },
      onchange: () => {
        clearTimeout(pause);
        pause = setTimeout(apply, document.activeElement === input && input.matches(":focus-visible") ? PAUSE : 0);
      },
    });
    input.value = at[name];
    return input;
  }

  function apply() {
    go({
      from: at.from > 0 ? [steps[at.from][0]] : [],
      till: at.till < steps.length ? [steps[at.till - 1][0]] : [],
    });
  }

  say();
  const all = button("All times", () => go({ from: [], till: [] }), { class: "ae-link", disabled: !span.on });
  return el(
    "div",
    { class: "ae-span", role: "group", "aria-label": label, title: span.rule },
    el("p", { class: "ae-spanhead" }, el("span", {}, label), said, all),
    el("div", { class: "ae-spantrack" }, bar, handles),
  );
}
