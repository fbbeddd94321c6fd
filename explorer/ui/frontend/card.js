// The page Actors, right: the card of one actor, with everything that can be put right about it.

import { decide, go, link, mayChange, pageLink } from "./address.js";
import { authorFields } from "./author.js";
import { actorFields, ask, decidedNote, hideButton } from "./deciding.js";
import { button, el, number } from "./elements.js";
import { actorGlyph } from "./glyphs.js";
import { name } from "./lists.js";
import { nameField, takeLooked } from "./naming.js";
import { remarks } from "./remarks.js";
import { turnPages } from "./roster.js";

const START = [
  "Choose somebody from the list: here you can put right what the program read wrongly.",
  "Merge two who are the same, give another name or kind, hide, go through the mentions one by one.",
];

export class CardView {
  constructor(root) {
    this.notes = el("div", { class: "ae-notebox" });
    this.body = el("div", { class: "ae-bodybox" });
    this.box = el("section", { class: "ae-pane ae-cardpane", "aria-label": "Card", tabindex: "-1" }, this.notes, this.body);
    root.replaceChildren(this.box);
    this.chosen = new Set();
  }

  update(content) {
    const { decided, preview, looked, serial, ...lasting } = content;
    this.note(content);
    takeLooked(looked);
    const drawn = JSON.stringify(lasting);
    if (drawn === this.drawn) return;
    const other = content.selected !== this.content?.selected;
    this.drawn = drawn;
    this.content = content;
    this.chosen.clear();
    const open = [...this.body.querySelectorAll("details[data-fold][open]")].map((each) => each.dataset.fold);
    this.body.replaceChildren(...this.draw(content).filter(Boolean));
    if (!other) for (const fold of this.body.querySelectorAll("details[data-fold]")) fold.open ||= open.includes(fold.dataset.fold);
    if (other) this.box.scrollTop = 0;
    this.box.dataset.selected = content.selected;
    if (other && content.selected && matchMedia("(max-width: 760px)").matches)
      this.box.scrollIntoView({ behavior: "smooth", block: "start" });
  }

  note(content) {
    const close = () => this.note({ ...content, preview: null });
    this.notes.replaceChildren(...decidedNote({ ...content, visitor: "" }, close));
    if (content.preview) this.notes.querySelector("[data-first]").focus();
  }

  draw(content) {
    if (content.kind === "start") return START.map((text) => el("p", { class: "ae-lead" }, text));
    if (content.kind === "missing") return [el("p", { class: "ae-note" }, content.text)];
    if (content.kind === "hidden")
      return [
        el("h2", { class: "ae-claim" }, content.name),
        el("p", { class: "ae-note" }, "Hidden by hand: in no picture, no list and no count."),
        button("Show again", () => decide({ do: "unhide", actor: content.id }), { class: "ae-button" }),
      ];
    return [
      el("h2", { class: "ae-claim" }, actorGlyph(content.of), content.name),
      el("p", { class: "ae-facts" }, `${content.label} · ${content.counts}`),
      content.part ? el("p", { class: "ae-facts" }, "Part of ", name(content.part)) : null,
      el(
        "p",
        { class: "ae-do" },
        el("a", { class: "ae-link", href: pageLink("", { sel: [content.id] }) }, "Show in the network"),
        hideButton(content.id),
      ),
      ...remarks(content.notes),
      mayChange()
        ? el(
            "details",
            { class: "ae-fold", open: true, data: { fold: "fields" } },
            el("summary", {}, "Put right"),
            ...actorFields(content),
            authorFields(),
          )
        : null,
      this.names(content),
      ...this.mentions(content),
    ];
  }

  names({ id, name: whole, names, unnamed, mentions }) {
    const look = (text) => go({ called: text ? [text] : [], part: [] });
    const one = ([text, times]) =>
      el(
        "li",
        {},
        button([text, el("span", { class: "ae-number" }, ` ${number(times)}×`)], () => look(text), {
          class: "ae-button",
          "aria-pressed": String(mentions.called === text),
          title: "Look at these mentions only",
        }),
        names.length > 1 && mayChange()
          ? button("not its name", () => decide({ do: "different", actor: id, name: text }), {
              class: "ae-link",
              title: `“${text}” is not ${whole}: an actor of its own`,
            })
          : null,
      );
    return el(
      "details",
      { class: "ae-fold", open: names.length < 8, data: { fold: "names" } },
      el("summary", {}, "Its names in the texts", el("span", { class: "ae-number" }, ` ${number(names.length)}`)),
      el("ul", { class: "ae-namelist" }, names.map(one)),
      unnamed ? el("p", { class: "ae-note" }, `${number(unnamed)} times as “he”, “it”, “the general” …`) : null,
    );
  }

  mentions({ id, mentions }) {
    const { rows, number: all, called } = mentions;
    const bar = el("div", { class: "ae-chosen", hidden: true });
    const list = el("ul", { class: "ae-mentions" }, rows.map((row) => this.mention(row, bar, id)));
    const every = el("input", {
      type: "checkbox",
      "aria-label": "Choose all mentions that are listed",
      onchange: (event) => {
        for (const box of list.querySelectorAll("input[type=checkbox]")) {
          box.checked = event.target.checked;
          this.choose(box.value, event.target.checked);
        }
        this.drawBar(bar, id);
      },
    });
    return [
      el(
        "h3",
        { class: "ae-mentionhead" },
        mayChange() ? el("label", { class: "ae-check" }, every) : null,
        called ? `Mentions as “${called}”` : "Mentions",
        el("span", { class: "ae-number" }, number(all)),
        called ? button("all", () => go({ called: [], part: [] }), { class: "ae-link" }) : null,
      ),
      bar,
      list,
      turnPages({ page: mentions.part, all: mentions.pages, name: "part" }),
    ];
  }

  mention(row, bar, id) {
    const open = (event) => {
      event.preventDefault();
      if (!String(getSelection())) go({ at: [row.sentence] }, { step: true });
    };
    const box = el("input", {
      type: "checkbox",
      value: row.id,
      "aria-label": `Choose “${row.text}” in ${row.title}`,
      onchange: (event) => {
        this.choose(row.id, event.target.checked);
        this.drawBar(bar, id);
      },
    });
    return el(
      "li",
      {},
      mayChange() ? box : null,
      el(
        "div",
        {},
        el(
          "a",
          { href: link({ at: [row.sentence] }), onclick: open, title: row.why || null },
          row.before,
          el("mark", { class: row.reference ? "reference" : null }, row.text),
          row.after,
        ),
        el("p", { class: "ae-origin" }, [row.title, row.outlet, row.date].filter(Boolean).join(" · ")),
      ),
    );
  }

  choose(mention, on) {
    if (on) this.chosen.add(mention);
    else this.chosen.delete(mention);
  }

  /** What can be done with the mentions that are ticked. */
  drawBar(bar, id) {
    const mentions = [...this.chosen];
    const wasHidden = bar.hidden;
    bar.hidden = !mentions.length;
    if (!mentions.length) return;
    const count = `${number(mentions.length)} ${mentions.length === 1 ? "mention" : "mentions"} chosen`;
    const said = bar.querySelector(".ae-chosencount");
    if (!wasHidden && said) {
      said.textContent = count;
      return;
    }
    bar.replaceChildren(
      el("span", { class: "ae-chosencount" }, count),
      el(
        "p",
        { class: "ae-verdict" },
        button("Not a mention", () => decide({ do: "no-mention", mentions: [...this.chosen] }), {
          class: "ae-button",
          title: "These words name nobody here",
        }),
        button("Split off as an actor", () => ask({ do: "split", mentions: [...this.chosen] }), { class: "ae-button" }),
      ),
      nameField({
        label: "They belong to another actor",
        verb: "Give",
        actor: id,
        run: (other) => decide({ do: "give", mentions: [...this.chosen], other }),
      }),
    );
  }

  destroy() {}
}
