// The list of actors: search, kind, sorted by any column; fifty at a time. Arrows move, Enter opens the card.

import { decide, go, mayChange } from "./address.js";
import { KINDS } from "./choices.js";
import { button, el, number } from "./elements.js";
import { actorGlyph } from "./glyphs.js";

const PAUSE = 300; // ms after the last key until a search takes effect
const COLUMNS = [
  ["name", "Name"],
  ["kind", "Kind"],
  ["", "Also called"],
  ["mentions", "Mentions"],
  ["lines", "Lines"],
  ["articles", "Articles"],
];
const NUMERIC = new Set(["mentions", "lines", "articles"]);

/** The elements of the list. */
export function actorList(content, selected) {
  return [head(content), table(content, selected), pages(content), mayChange() ? missed() : null].filter(Boolean);
}

/** Somebody whom the program did not find at all. */
function missed() {
  const name = el("input", { type: "search", autocomplete: "off", maxlength: 200, "aria-label": "Name of the missing" });
  const kind = el(
    "select",
    { "aria-label": "Kind of the missing" },
    KINDS.map(([value, text]) => el("option", { value }, text)),
  );
  const submit = (event) => {
    event.preventDefault();
    if (name.value.trim()) decide({ do: "preview", of: { do: "add", name: name.value, kind: kind.value } });
  };
  return el(
    "details",
    { class: "ae-fold ae-missed" },
    el("summary", {}, "Somebody is missing?"),
    el("p", { class: "ae-note" }, "The name is looked for in all articles."),
    el(
      "form",
      { class: "ae-decide", onsubmit: submit },
      el("label", {}, "Name as the articles write it", name),
      el("label", {}, "Kind", kind),
      el("button", { class: "ae-button", type: "submit" }, "Find"),
    ),
  );
}

function head({ find, kind, kinds, counts }) {
  let pause;
  const field = el("input", {
    type: "search",
    value: find,
    placeholder: "A name …",
    autocomplete: "off",
    "aria-label": "Search actors",
    data: { hold: "find" },
    oninput: (event) => {
      clearTimeout(pause);
      const text = event.target.value.trim();
      pause = setTimeout(() => go({ find: text ? [text] : [], page: [] }), PAUSE);
    },
  });
  const options = [["", "All kinds"], ...kinds.map((each) => [each.value, `${each.label} (${number(each.number)})`])];
  const choice = el(
    "select",
    {
      "aria-label": "Kind of actor",
      data: { hold: "kind" },
      onchange: (event) => go({ kind: event.target.value ? [event.target.value] : [], page: [] }),
    },
    options.map(([value, text]) => el("option", { value, selected: value === kind }, text)),
  );
  return el("div", { class: "ae-listhead" }, field, choice, el("span", { class: "ae-note", role: "status" }, counts));
}

function table(content, selected) {
  if (!content.rows.length) return el("p", { class: "ae-note" }, "Nobody here is called this.");
  const body = el(
    "tbody",
    { onkeydown: onKey },
    content.rows.map((row) => tableRow(row, row.id === selected)),
  );
  (body.querySelector("[aria-selected=true]") ?? body.firstElementChild).tabIndex = 0;
  return el(
    "div",
    { class: "ae-table ae-roster" },
    el(
      "table",
      {},
      el("caption", { class: "ae-sr" }, "Actors; Enter on a row opens its card."),
      el("thead", {}, el("tr", {}, COLUMNS.map(([name, text]) => columnHead(name, text, content)))),
      body,
    ),
  );
}

function columnHead(name, text, { sort, turned }) {
  const sorted = name && sort === name;
  const falling = NUMERIC.has(name) !== turned;
  const arrow = sorted ? (falling ? " ▼" : " ▲") : "";
  const next = sorted && !turned ? `-${name}` : name;
  return el(
    "th",
    {
      scope: "col",
      class: [NUMERIC.has(name) ? "num" : "", name || "names"].join(" "),
      "aria-sort": sorted ? (falling ? "descending" : "ascending") : "none",
    },
    name
      ? button([text, el("span", { "aria-hidden": "true" }, arrow)], () => go({ sort: [next], page: [] }), {
          title: `Sort by ${text.toLowerCase()}`,
          data: { hold: `sort-${name}` },
        })
      : text,
  );
}

function tableRow(row, chosen) {
  const open = () => go({ sel: [row.id], at: [], called: [], part: [] }, { step: true });
  const name = el("th", { scope: "row" }, row.kind ? actorGlyph(row.kind) : null, " ", row.name);
  const cells = row.hidden
    ? [
        name,
        el(
          "td",
          { colspan: 5, class: "ae-hiddenrow" },
          "hidden by hand ",
          button("Show again", (event) => {
            event.stopPropagation();
            decide({ do: "unhide", actor: row.id });
          }, { class: "ae-link" }),
        ),
      ]
    : [
        name,
        el("td", { class: "kind" }, row.label),
        el("td", { class: "names" }, row.names.join(", "), row.more ? ` and ${number(row.more)} more` : ""),
        el("td", { class: "num" }, number(row.mentions)),
        el("td", { class: "num" }, number(row.lines)),
        el("td", { class: "num articles" }, number(row.articles)),
      ];
  return el(
    "tr",
    {
      tabindex: "-1",
      "aria-selected": String(chosen),
      data: { id: row.id },
      onclick: open,
      onkeydown: (event) => {
        if (event.key !== "Enter" || event.target.tagName === "BUTTON") return;
        event.preventDefault();
        open();
      },
    },
    cells,
  );
}

function onKey(event) {
  const rows = [...event.currentTarget.children];
  const at = rows.indexOf(event.target.closest("tr"));
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
  for (const each of rows) each.tabIndex = -1;
  row.tabIndex = 0;
  row.focus();
}

function pages({ page, pages: all }) {
  return turnPages({ page, all, name: "page" });
}

/** Buttons to the page before and after; `name`: the parameter of the address. */
export function turnPages({ page, all, name }) {
  if (all < 2) return null;
  const to = (next, text) =>
    button(text, () => go({ [name]: next ? [String(next)] : [] }), {
      class: "ae-button",
      disabled: next < 0 || next >= all,
      data: { hold: `${name}-${text}` },
    });
  return el(
    "p",
    { class: "ae-pages" },
    to(page - 1, "‹ Before"),
    el("span", {}, `Page ${number(page + 1)} of ${number(all)}`),
    to(page + 1, "Next ›"),
  );
}
