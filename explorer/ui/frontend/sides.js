// Whom to compare: the choices of both sides, and the tabs of the page Compare.

import { go, link, toggle } from "./address.js";
import { el, number } from "./elements.js";

const memory = { open: null, find: "" };

export class SidesView {
  constructor(root) {
    this.box = el("section", { class: "ae-sides", "aria-label": "What is compared" });
    root.replaceChildren(this.box);
    this.away = (event) => {
      const open = this.box.querySelector(".ae-side[open]");
      if (open && !open.contains(event.target)) open.open = false;
    };
    document.addEventListener("click", this.away);
  }

  update(content) {
    const [a, b] = content.sides.map((side, at) => this.side(side, content.choices, content.sides[1 - at]));
    this.box.replaceChildren(
      el("div", { class: "ae-choose" }, a, el("span", { class: "ae-against" }, "against"), b),
      el("div", { class: "ae-tabrow" }, tabs(content.tabs), once(content.once)),
    );
  }

  side(side, choices, other) {
    const chosen = new Set(side.chosen);
    const list = el("div", { class: "ae-choices" });
    const fill = () => list.replaceChildren(...options(side, choices, chosen, memory.find, other));
    const find = el("input", {
      type: "search",
      placeholder: "Find an outlet or article",
      "aria-label": "Find an outlet or article",
      oninput: (event) => {
        memory.find = event.target.value;
        fill();
      },
    });
    const look = {
      class: `ae-side ${side.name}`,
      open: memory.open === side.name,
      ontoggle: (event) => {
        if (event.target.open) [memory.open, memory.find] = [side.name, ""];
        else if (memory.open === side.name) memory.open = null;
        find.value = memory.find;
        fill();
      },
    };
    fill();
    return el(
      "details",
      look,
      el(
        "summary",
        { title: "Choose outlets or articles" },
        el("span", { class: "ae-badgeside", "aria-hidden": "true" }, side.name.toUpperCase()),
        el("b", {}, side.label),
        el("span", { class: "ae-number" }, side.counts),
      ),
      el("div", { class: "ae-menu" }, choices.length > 12 ? find : null, list),
    );
  }

  destroy() {
    document.removeEventListener("click", this.away);
  }
}

function options(side, choices, chosen, find, other) {
  const wanted = choices.filter((each) => `${each.label} ${each.of}`.toLowerCase().includes(find.toLowerCase()));
  const group = (title, items) =>
    items.length ? [el("p", { class: "ae-grouphead" }, title), ...items.map((each) => option(side, each, chosen, other))] : [];
  return [
    ...group("Outlets", wanted.filter((each) => each.outlet)),
    ...group("Single articles", wanted.filter((each) => !each.outlet)),
  ];
}

function option(side, choice, chosen, other) {
  // What is chosen when the address names nothing has to be named as soon as something else is, on the other side too:
  // what is chosen on one side never changes the other.
  const pick = () => go({ [other.name]: other.chosen, ...toggle(side.name, choice.value, side.chosen), sel: [], at: [] });
  return el(
    "label",
    { class: "ae-check" },
    el("input", { type: "checkbox", checked: chosen.has(choice.value), onchange: pick }),
    el("span", { class: "ae-option" }, choice.label),
    el(
      "span",
      { class: "ae-number" },
      choice.outlet ? number(choice.number) : [choice.of, choice.date].filter(Boolean).join(" · "),
    ),
  );
}

/** The switch beside the tabs; where nothing was copied there is nothing to switch. */
function once({ on, number: many, help }) {
  if (!on && !many) return null;
  return el(
    "label",
    { class: "ae-check ae-once", title: help },
    el("input", {
      type: "checkbox",
      checked: on,
      onchange: (event) => go({ once: event.target.checked ? ["1"] : [] }),
    }),
    el("span", { class: "ae-option" }, "Count shared passages once"),
    el("span", { class: "ae-number", title: "sentences that say again what another article says" }, number(many)),
  );
}

function tabs(all) {
  const tab = ({ value, label, on }, index) => {
    const change = { show: index ? [value] : [], sel: [], at: [] };
    const onclick = (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go(change, { step: true });
    };
    return el("a", { href: link(change), onclick, "aria-current": on ? "page" : null, data: { tab: value } }, label);
  };
  return el("nav", { class: "ae-sections", "aria-label": "Parts of the comparison" }, all.map(tab));
}
