// The filters: they take effect at once, their options carry counts, and one button shows everything again.

import { go, toggle } from "./address.js";
import { button, el, number } from "./elements.js";
import { actorGlyph, lineGlyph } from "./glyphs.js";
import { makeRoom } from "./sidebar.js";
import { spanSlider } from "./span.js";

const TYPING_PAUSE = 350; // ms after the last key until a search takes effect
const MANY = 8; // options shown at once; the others unfold

const memory = { open: {}, all: {} };
const set = (change, options = {}) => go(change, options);

export class FiltersView {
  constructor(root) {
    this.box = el("div", { class: "ae-filters" });
    root.replaceChildren(this.box);
    makeRoom();
  }

  update(content) {
    const active = document.activeElement?.dataset?.filter;
    const caret = document.activeElement?.selectionStart;
    this.content = content;
    // Every name leads to its actor; a name that several have leads to the one with most evidence.
    const names = content.actors.flatMap(([id, name, , ...others]) => [name, ...others].map((each) => [each.toLowerCase(), id]));
    this.ids = new Map(names.reverse());
    this.box.replaceChildren(
      el(
        "div",
        { class: "ae-filterhead" },
        el("h2", {}, "Filters"),
        button("Show everything again", () => set(content.clear), { class: "ae-link", disabled: !content.on }),
      ),
      this.find(),
      this.kinds(),
      ...content.groups.map((group) => this.group(group)),
      ...content.numbers.map((each) => this.range(each)),
      content.span ? spanSlider(content.span, "Said to have happened") : "",
      this.facts(),
      this.pronouns(),
      this.once(),
      this.around(),
      this.names(),
    );
    const again = active && this.box.querySelector(`[data-filter="${CSS.escape(active)}"]`);
    again?.focus();
    if (again?.type === "search" && caret !== null) again.setSelectionRange?.(caret, caret);
  }

  find() {
    let pause;
    const field = el("input", {
      type: "search",
      id: "ae-find",
      placeholder: "A name, or words of the articles …",
      value: this.content.find,
      autocomplete: "off",
      data: { filter: "find" },
      oninput: (event) => {
        clearTimeout(pause);
        const text = event.target.value;
        pause = setTimeout(() => set({ find: text.trim() ? [text.trim()] : [], sel: [], at: [] }), TYPING_PAUSE);
      },
    });
    return el("div", { class: "ae-field" }, el("label", { for: "ae-find" }, "Search"), field);
  }

  kinds() {
    const { kinds } = this.content;
    const chosen = kinds.filter((kind) => kind.on);
    const row = (kind) =>
      this.check({
        param: "kinds",
        value: kind.value,
        label: kind.label,
        help: kind.help,
        count: kind.count,
        on: kind.on,
        glyph: lineGlyph(kind.line),
        disabled: kind.on && chosen.length === 1,
        change: () => set(toggle("kinds", kind.value, this.content.start)),
      });
    return this.fold("kinds", "Lines shown", true, kinds.map(row));
  }

  group({ param, title, options, open }) {
    const chosen = options.filter((option) => option.on);
    const row = (option) =>
      this.check({
        param,
        ...option,
        glyph: option.line ? lineGlyph(option.line) : option.shape ? actorGlyph(option.shape) : null,
        change: () => set(toggle(param, option.value)),
      });
    const shown = memory.all[param] ? options : options.filter((option, index) => index < MANY || option.on);
    const more =
      options.length > shown.length
        ? button(
            `${options.length - shown.length} more`,
            () => {
              memory.all[param] = true;
              this.update(this.content);
            },
            { class: "ae-link" },
          )
        : null;
    return this.fold(param, title, open || chosen.length > 0, [...shown.map(row), more], chosen.length);
  }

  check({ param, value, label, help, count, on, glyph, disabled, change }) {
    return el(
      "label",
      { class: `ae-check${count ? "" : " none"}`, title: help || null },
      el("input", {
        type: "checkbox",
        checked: on,
        disabled,
        onchange: change,
        data: { filter: `${param}=${value}` },
        "aria-label": `${label}, ${number(count)} lines`,
      }),
      glyph,
      el("span", { class: "ae-option" }, label),
      el("span", { class: "ae-number", title: "lines" }, number(count)),
    );
  }

  fold(name, title, open, rows, chosen = 0) {
    const details = el(
      "details",
      {
        class: "ae-fold",
        open: memory.open[name] ?? open,
        ontoggle: (event) => (memory.open[name] = event.target.open),
      },
      el("summary", {}, title, chosen ? el("span", { class: "ae-number" }, ` ${chosen} chosen`) : null),
      rows.length && name !== "around" ? el("p", { class: "ae-unit", "aria-hidden": "true" }, "lines") : null,
      el("div", { role: "group", "aria-label": title }, rows),
    );
    return details;
  }

  range(each) {
    const id = `ae-${each.param}`;
    const unit = (value) => each.unit ?? each.units?.[+value === 1 ? 0 : 1] ?? "";
    const text = (value) =>
      each.everybody && +value >= each.to ? `all ${number(each.all)}` : `${number(+value)} ${unit(value)}`.trim();
    const shown = el("output", { for: id }, each.everybody ? `all ${number(each.all)}` : text(each.value));
    const slider = el("input", {
      type: "range",
      id,
      min: each.from,
      max: each.to,
      step: each.step,
      value: Math.min(each.value, each.to),
      disabled: each.from >= each.to,
      data: { filter: each.param },
      oninput: (event) => {
        shown.textContent = `${number(+event.target.value)} ${unit(event.target.value)}`.trim();
      },
      onchange: (event) => set({ [each.param]: +event.target.value === each.start ? [] : [event.target.value] }),
    });
    const says = each.says ? el("p", { class: "ae-says", role: "status" }, each.says[each.value] ?? "") : null;
    slider.addEventListener("input", () => says && (says.textContent = each.says[slider.value] ?? ""));
    return el("div", { class: "ae-field" }, el("label", { for: id }, each.label, shown), slider, says);
  }

  facts() {
    return el(
      "label",
      {
        class: "ae-check",
        title: "Leaves out what the articles deny, plan, demand, suppose or only claim.",
      },
      el("input", {
        type: "checkbox",
        checked: this.content.facts,
        data: { filter: "facts" },
        onchange: (event) => set({ facts: event.target.checked ? ["1"] : [] }),
      }),
      el("span", { class: "ae-option" }, "Only what is told as a fact"),
    );
  }

  pronouns() {
    return el(
      "label",
      {
        class: "ae-check",
        title: "“he”, “the general”: read as an actor by simple rules, and less certain than names.",
      },
      el("input", {
        type: "checkbox",
        checked: this.content.pronouns,
        data: { filter: "pronouns" },
        onchange: (event) => set({ pronouns: event.target.checked ? [] : ["0"] }),
      }),
      el("span", { class: "ae-option" }, "Count “he”, “the general” …"),
    );
  }

  once() {
    const { once } = this.content;
    if (!once) return "";
    return el(
      "label",
      { class: "ae-check", title: once.help },
      el("input", {
        type: "checkbox",
        checked: once.on,
        data: { filter: "once" },
        onchange: (event) => set({ once: event.target.checked ? ["1"] : [] }),
      }),
      el("span", { class: "ae-option" }, "Count shared passages once"),
      el("span", { class: "ae-number", title: "sentences that were copied" }, number(once.number)),
    );
  }

  around() {
    const { focus, to, radius } = this.content.around;
    const field = (param, label, current) =>
      el(
        "div",
        { class: "ae-field" },
        el("label", { for: `ae-${param}` }, label),
        el("input", {
          type: "search",
          id: `ae-${param}`,
          list: "ae-names",
          placeholder: "Name …",
          value: this.nameOf(current),
          autocomplete: "off",
          data: { filter: param },
          disabled: param === "to" && !focus,
          onchange: (event) => this.pickName(event.target, param),
        }),
      );
    const steps =
      focus && !to
        ? el(
            "div",
            { class: "ae-switches", role: "group", "aria-label": "How far around" },
            [1, 2].map((each) =>
              button(each === 1 ? "1 step" : "2 steps", () => set({ radius: each === 1 ? [] : ["2"] }), {
                class: "ae-switch",
                "aria-pressed": String(radius === each),
              }),
            ),
          )
        : null;
    return this.fold(
      "around",
      "Around one actor",
      Boolean(focus),
      [field("focus", "Only who is connected with", focus), steps, field("to", "How is it connected to", to)],
      focus ? 1 : 0,
    );
  }

  pickName(field, param) {
    const name = field.value.trim();
    const id = this.ids.get(name.toLowerCase());
    field.setCustomValidity(!name || id ? "" : "Nobody in these articles is called this. Choose a name from the list.");
    field.reportValidity();
    if (name && !id) return;
    const change = { [param]: id ? [id] : [] };
    if (param === "focus" && !id) change.to = [];
    set({ ...change, ...(param === "to" && id ? { sel: [], at: [] } : {}) }, { step: param === "to" });
  }

  nameOf(id) {
    return this.content.actors.find(([each]) => each === id)?.[1] ?? "";
  }

  names() {
    return el(
      "datalist",
      { id: "ae-names" },
      this.content.actors
        .slice(0, 1000)
        .flatMap(([id, name, , ...others]) => [
          el("option", { value: name, data: { id } }),
          ...others.slice(0, 4).map((other) => el("option", { value: other, label: name, data: { id } })),
        ]),
    );
  }

  destroy() {}
}
