// The page Actors, left: who was found, who may be the same, what people decided. One section at a time.

import { go, link } from "./address.js";
import { decidedNote } from "./deciding.js";
import { el, number } from "./elements.js";
import { actorHistory } from "./history.js";
import { actorList } from "./roster.js";
import { suggestion, watchAnswers } from "./suggestion.js";
import { undoBar } from "./undoing.js";
import { takeLooked } from "./naming.js";

const TABS = [
  ["list", "Actors", null],
  ["same", "May be the same", null],
  ["history", "Corrections", "decisions"],
];

export class ActorsView {
  constructor(root) {
    this.notes = el("div", { class: "ae-notebox" });
    this.tabs = el("div", { class: "ae-tabs", role: "tablist", "aria-label": "Actors and corrections" });
    this.body = el("div", { class: "ae-section", role: "tabpanel", id: "ae-section" });
    this.bar = el("div", { class: "ae-actorbar" });
    root.replaceChildren(
      el("section", { class: "ae-actors ae-pane", "aria-label": "Actors" }, this.bar, this.notes, this.body),
    );
    this.root = root;
    this.stop = watchAnswers(() => this.content);
  }

  update(content) {
    const { decided, preview, looked, serial, ...lasting } = content;
    this.content = content;
    takeLooked(looked);
    this.notes.replaceChildren(...decidedNote({ visitor: content.visitor }, () => {}));
    const drawn = JSON.stringify(lasting);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.drawTabs(content);
    const active = document.activeElement;
    const kept = this.body.contains(active) && active.dataset.hold;
    const caret = kept ? active.selectionStart : null;
    const typed = kept ? active.value : null;
    this.body.dataset.section = content.section;
    this.body.replaceChildren(...this.section(content));
    const again = kept && this.body.querySelector(`[data-hold="${CSS.escape(kept)}"]`);
    if (!again) return;
    again.focus();
    if (typed !== null && again.type === "search") {
      again.value = typed; // what was typed since the question was asked
      again.setSelectionRange(caret, caret);
    }
  }

  section(content) {
    if (content.section === "same") return suggestion(content.suggestion);
    if (content.section === "history") return actorHistory(content.history);
    return actorList(content.list, content.selected);
  }

  drawTabs(content) {
    const tab = ([name, text, counted]) =>
      el(
        "a",
        {
          role: "tab",
          href: link({ show: name === "list" ? [] : [name] }),
          "aria-selected": String(content.section === name),
          "aria-controls": "ae-section",
          onclick: (event) => {
            if (event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            go({ show: name === "list" ? [] : [name] }, { step: true });
          },
        },
        text,
        counted ? el("span", { class: "ae-number" }, ` ${number(content[counted])}`) : null,
      );
    const shown = TABS.filter(([name]) => name !== "same" || content.same);
    this.tabs.replaceChildren(...shown.map(tab));
    this.bar.replaceChildren(this.tabs, undoBar(content) ?? "");
  }

  destroy() {
    this.stop();
  }
}
