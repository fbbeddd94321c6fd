// What stands below the picture when it leaves the page: legend, filters, where the texts come from.

import { svg } from "./elements.js";
import { lineGlyph, shape } from "./glyphs.js";
import { ACTORS } from "./style.js";

const INDENT = 20; // px from the left edge
const LETTER = 6.6; // px a letter takes on average, at 12 px
const ROW = 20; // px

/** The captions below a box {left, top, width, height}: their height, and the elements in a colour. */
export function captions(view, box) {
  const entries = [...actorEntries(view), ...lineEntries(view)];
  let x = box.left + INDENT;
  let y = box.top + box.height + ROW;
  const placed = entries.map((entry) => {
    const width = (entry.kind ? 20 : 42) + entry.text.length * LETTER + 16;
    if (x + width > box.left + box.width) {
      x = box.left + INDENT;
      y += ROW;
    }
    const spot = { ...entry, x, y };
    x += width;
    return spot;
  });
  const lines = notes(view).flatMap((note) => wrap(note, Math.floor((box.width - 2 * INDENT) / (LETTER * 0.92))));
  const foot = y + 1.6 * ROW;
  const note = (text, index) => ({ x: box.left + INDENT, y: foot + index * 15, "font-size": 11, opacity: 0.75, text });
  return {
    height: foot + lines.length * 15 - box.top - box.height,
    elements: (ink) => [
      placed.map((entry) => legendEntry(entry, ink)),
      lines.map(note).map(({ text, ...look }) => svg("text", { ...look, fill: ink }, text)),
    ],
  };
}

function actorEntries({ content, nodes }) {
  const kinds = new Set(nodes.get().map((node) => node.kind));
  return content.legend.actors
    .filter((each) => kinds.has(each.kind))
    .map((each) => ({ text: each.label, kind: each.kind }));
}

function lineEntries({ content, edges }) {
  const used = new Set(edges.get().map((edge) => edge.style));
  const entry = (each) => ({ text: each.label, line: { ...each, thin: each.id === "co-mention" } });
  const { lines, crossed } = content.legend;
  const anyCrossed = edges.get().some((edge) => edge.arrows.middle?.enabled);
  return [
    ...lines.filter((each) => used.has(each.id)).map(entry),
    ...(anyCrossed ? [{ text: crossed.label, line: crossed }] : []),
  ];
}

/** Which filters made the picture, and where the texts come from. */
export function notes({ content }) {
  const filters = content.filters ?? content.chips.map((chip) => chip.text).join("; ");
  return [filters ? `Filters: ${filters}` : "", content.source].filter(Boolean);
}

function wrap(text, letters) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    if (line && line.length + word.length >= letters) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

function legendEntry({ text, kind, line, x, y }, ink) {
  const glyph = kind ? shape(kind, x + 7, y, ACTORS[kind]?.shape === "square" ? 5 : 6) : lineGlyph(line);
  if (line)
    for (const [name, each] of Object.entries({ x, y: y - 6, width: 35, height: 12 })) glyph.setAttribute(name, each);
  return [glyph, svg("text", { x: x + (kind ? 20 : 42), y: y + 4, "font-size": 12, fill: ink }, text)];
}
