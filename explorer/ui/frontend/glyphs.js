// Small pictures of actors and lines as they look in the network: for the legend, lists, filters and tables.

import { svg } from "./elements.js";
import { ACTORS } from "./style.js"; // written by bundle.py from style.py

/** The corners of a shape of half size `r` around (x, y); a dot has none. Sizes as vis-network draws them. */
export function corners(shape, x, y, r) {
  if (shape === "square")
    return [
      [x - r, y - r],
      [x + r, y - r],
      [x + r, y + r],
      [x - r, y + r],
    ];
  if (shape === "diamond")
    return [
      [x, y - r],
      [x + r, y],
      [x, y + r],
      [x - r, y],
    ];
  if (shape === "hexagon")
    return [0, 1, 2, 3, 4, 5].map((i) => [x + r * Math.cos((i * Math.PI) / 3), y + r * Math.sin((i * Math.PI) / 3)]);
  if (shape === "triangle") {
    const side = r * 1.15;
    const top = y + 0.275 * r; // vis lets triangles hang a little lower, to look centred
    const height = Math.sqrt(3) * side;
    return [
      [x, top - height * (2 / 3)],
      [x + side, top + height / 3],
      [x - side, top + height / 3],
    ];
  }
  return null;
}

/** An SVG element of an actor's shape. */
export function shape(kind, x, y, r, extra = {}) {
  const { color, shape: name } = ACTORS[kind] ?? ACTORS.place;
  const points = corners(name, x, y, r);
  if (points === null) return svg("circle", { cx: x, cy: y, r, fill: color, ...extra });
  return svg("polygon", {
    points: points.map((point) => point.map((v) => +v.toFixed(2)).join(",")).join(" "),
    fill: color,
    ...extra,
  });
}

/** A picture of an actor's kind, as high as the text beside it. */
export function actorGlyph(kind) {
  return svg(
    "svg",
    { viewBox: "0 0 16 16", class: "ae-glyph", "aria-hidden": "true" },
    shape(kind, 8, 8, kind === "square" ? 5 : 5.8),
  );
}

/** A picture of a line: {color, dashes, head, thin, crossed}. */
export function lineGlyph({ color, dashes, head, thin, crossed }) {
  const width = thin ? 1 : 2.4;
  const line = svg("line", {
    x1: 1,
    y1: 6,
    x2: head ? 26 : 33,
    y2: 6,
    stroke: color,
    "stroke-width": width,
    "stroke-dasharray": dashes?.length ? dashes.map((each) => each * 0.75).join(" ") : null,
  });
  const ends = {
    arrow: [
      [34, 6],
      [25, 2],
      [25, 10],
    ],
    vee: [
      [34, 6],
      [24.5, 1.5],
      [27.5, 6],
      [24.5, 10.5],
    ],
    diamond: [
      [34.5, 6],
      [29, 2],
      [23.5, 6],
      [29, 10],
    ],
  };
  const end =
    head === "circle"
      ? svg("circle", { cx: 29, cy: 6, r: 3.2, fill: color })
      : ends[head]
        ? svg("polygon", { points: ends[head].join(" "), fill: color })
        : null;
  return svg(
    "svg",
    { viewBox: "0 0 35 12", class: "ae-lineglyph", "aria-hidden": "true" },
    line,
    ...(end ? [end] : []),
    ...(crossed ? [svg("line", { x1: 14, y1: 1, x2: 14, y2: 11, stroke: color, "stroke-width": 2.2 })] : []),
  );
}
