// The same as the picture, as a real table: sortable, usable by keyboard alone (arrows move, Enter reads), and what is
// selected in the picture is selected here.

import { go, onMove, value } from "./address.js";
import { button, el } from "./elements.js";

const FIRST_ROWS = 200;
const NUMERIC = new Set(["Sentences", "Articles", "Sure", "Mentions"]);
const TABS = { lines: "Lines", actors: "Actors" };

const memory = { tab: "lines", sort: {} };

export class TableView {
  constructor(root) {
    this.tabs = el("div", { class: "ae-tabs", role: "tablist", "aria-label": "Tables" });
    this.box = el("div", { class: "ae-tablebox", role: "tabpanel", id: "ae-tablebox" });
    root.replaceChildren(
      el("section", { class: "ae-table", "aria-label": "The same as a table" }, this.tabs, this.box),
    );
    this.stop = onMove(() => this.follow());
  }

  update(content) {
    this.content = content;
    this.shown = FIRST_ROWS;
    this.draw();
  }

  draw() {
    const tab = (name) =>
      el(
        "button",
        {
          type: "button",
          role: "tab",
          id: `ae-tab-${name}`,
          "aria-controls": "ae-tablebox",
          "aria-selected": String(name === memory.tab),
          tabindex: name === memory.tab ? "0" : "-1",
          onclick: () => this.open(name),
          onkeydown: (event) => this.onTabKey(event, name),
        },
        TABS[name],
        el("span", { class: "ae-number" }, String(this.content[name].rows.length)),
      );
    this.tabs.replaceChildren(...Object.keys(TABS).map(tab));
    this.box.setAttribute("aria-labelledby", `ae-tab-${memory.tab}`);
    const { columns } = this.content[memory.tab];
    this.body = el("tbody", { onclick: (event) => this.pick(event), onkeydown: (event) => this.onKey(event) });
    const head = el(
      "thead",
      {},
      el(
        "tr",
        {},
        columns.map((name, index) => this.columnHead(name, index)),
      ),
    );
    this.more = button(
      "",
      () => {
        this.shown += FIRST_ROWS;
        this.fill();
      },
      { class: "ae-link ae-more" },
    );
    this.box.replaceChildren(
      el(
        "table",
        {},
        el("caption", { class: "ae-sr" }, "What the picture shows; Enter on a row reads its sentences."),
        head,
        this.body,
      ),
      this.more,
    );
    this.fill();
  }

  columnHead(name, index) {
    const [by, way] = memory.sort[memory.tab] ?? [];
    const sorted = by !== index ? "none" : way > 0 ? "ascending" : "descending";
    const arrow = { none: "", ascending: " ▲", descending: " ▼" }[sorted];
    return el(
      "th",
      { scope: "col", "aria-sort": sorted, class: NUMERIC.has(name) ? "num" : null },
      button([name, el("span", { "aria-hidden": "true" }, arrow)], () => this.sortBy(index), {
        title: `Sort by ${name.toLowerCase()}`,
      }),
    );
  }

  fill() {
    const { columns, rows } = this.content[memory.tab];
    const sorted = this.sorted(rows);
    this.body.replaceChildren(...sorted.slice(0, this.shown).map((row) => this.row(row, columns)));
    const rest = sorted.length - this.shown;
    this.more.hidden = rest <= 0;
    this.more.textContent = `Show ${Math.min(rest, FIRST_ROWS)} more of ${rest}`;
    this.follow();
  }

  row([id, ...cells], columns) {
    const show = (cell, index) => (columns[index] === "Sure" ? `${cell} %` : String(cell));
    return el(
      "tr",
      { data: { id }, tabindex: "-1", "aria-selected": "false" },
      cells.map((cell, index) =>
        el(
          index ? "td" : "th",
          { class: NUMERIC.has(columns[index]) ? "num" : null, scope: index ? null : "row" },
          show(cell, index),
        ),
      ),
    );
  }

  sorted(rows) {
    const [by, way] = memory.sort[memory.tab] ?? [];
    if (by === undefined) return rows;
    const compare = (a, b) =>
      typeof a === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true });
    return [...rows].sort((a, b) => compare(a[by + 1], b[by + 1]) * way);
  }

  sortBy(index) {
    const [by, way] = memory.sort[memory.tab] ?? [];
    const first = NUMERIC.has(this.content[memory.tab].columns[index]) ? -1 : 1; // most first where it is about numbers
    memory.sort[memory.tab] = [index, by === index ? -way : first];
    this.draw();
    this.box.querySelectorAll("th button")[index].focus();
  }

  open(name) {
    memory.tab = name;
    this.shown = FIRST_ROWS;
    this.draw();
    this.tabs.querySelector("[aria-selected=true]").focus();
  }

  onTabKey(event, name) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    this.open(name === "lines" ? "actors" : "lines");
  }

  pick(event) {
    const row = event.target.closest("tr");
    if (row) this.choose(row);
  }

  choose(row) {
    this.rove(row);
    go({ sel: [row.dataset.id], at: [] }, { step: true });
  }

  onKey(event) {
    const rows = [...this.body.children];
    const at = rows.indexOf(event.target.closest("tr"));
    const next = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: at + 10,
      PageUp: at - 10,
    }[event.key];
    if (next === undefined && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    if (next === undefined) this.choose(rows[at]);
    else this.rove(rows[Math.max(0, Math.min(rows.length - 1, next))], true);
  }

  /** One row at a time can be reached by Tab; the arrows lead to the others. */
  rove(row, focus = false) {
    this.body.querySelector("tr[tabindex='0']")?.setAttribute("tabindex", "-1");
    row?.setAttribute("tabindex", "0");
    if (focus) row.focus();
  }

  follow() {
    if (!this.body) return;
    const id = value("sel");
    for (const row of this.body.querySelectorAll("tr[aria-selected=true]")) row.setAttribute("aria-selected", "false");
    const row = id && [...this.body.children].find((each) => each.dataset.id === id);
    if (row) row.setAttribute("aria-selected", "true");
    if (row && !this.body.contains(document.activeElement)) this.keepInView(row);
    this.rove(row || this.body.querySelector("tr[tabindex='0']") || this.body.firstElementChild);
  }

  keepInView(row) {
    const box = this.box.getBoundingClientRect();
    const place = row.getBoundingClientRect();
    const head = 34; // px
    if (place.top < box.top + head) this.box.scrollTop -= box.top + head - place.top;
    else if (place.bottom > box.bottom) this.box.scrollTop += place.bottom - box.bottom;
  }

  destroy() {
    this.stop();
  }
}
