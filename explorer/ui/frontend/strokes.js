// Lines and names of the picture as SVG, as they stand on the screen.

import { svg } from "./elements.js";

const STEPS = 80; // points of a line

/** A point of the world as a point of the picture. */
export const at = ({ x, y }, scale) => ({ x: x * scale, y: y * scale });

/** A line with its ends. */
export function lineOf(view, edge, scale) {
  const drawn = view.net.body.edges[edge.id];
  if (!drawn) return [];
  const points = Array.from({ length: STEPS + 1 }, (_, i) => drawn.edgeType.getPoint(i / STEPS)).map((point) =>
    at(point, scale),
  );
  const ends = [edge.from, edge.to].map((id) => ({
    ...at(view.net.getPosition(id), scale),
    r: view.nodes.get(id).size * scale + 2,
  }));
  const inside = points.filter((p) => ends.every((end) => Math.hypot(p.x - end.x, p.y - end.y) > end.r));
  if (inside.length < 2) inside.splice(0, inside.length, ...points.slice(STEPS / 2 - 2, STEPS / 2 + 3)); // the two shapes nearly touch
  const color = edge.color.color;
  const width = edge.width * scale;
  const path = `M${inside.map((p) => `${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join("L")}`;
  const dashes = Array.isArray(edge.dashes) ? edge.dashes.map((each) => each * scale).join(" ") : null;
  const what = `${view.nodes.get(edge.from).label} — ${edge.what} — ${view.nodes.get(edge.to).label}`;
  return svg(
    "g",
    { fill: color, stroke: color },
    svg("title", {}, what),
    svg("path", {
      d: path,
      fill: "none",
      "stroke-width": Math.max(width, 0.6).toFixed(2),
      "stroke-dasharray": dashes,
      opacity: edge.kind === "co-mention" ? 0.7 : 1,
    }),
    edge.arrows.to?.enabled ? head(inside.at(-2), inside.at(-1), edge.arrows.to.type, width) : [],
    edge.arrows.from?.enabled ? head(inside[1], inside[0], edge.arrows.from.type, width) : [],
    edge.arrows.middle?.enabled ? bar(points[STEPS / 2 - 1], points[STEPS / 2 + 1], width) : [],
  );
}

function head(before, tip, type, width) {
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const long = 5 + width * 2;
  const turn = (dx, dy) =>
    `${(tip.x + dx * Math.cos(angle) - dy * Math.sin(angle)).toFixed(1)},${(tip.y + dx * Math.sin(angle) + dy * Math.cos(angle)).toFixed(1)}`;
  if (type === "circle")
    return svg("circle", { cx: tip.x.toFixed(1), cy: tip.y.toFixed(1), r: (long / 2.4).toFixed(1) });
  const corners = {
    vee: [turn(-long, long * 0.45), turn(-long * 0.6, 0), turn(-long, -long * 0.45)],
    diamond: [turn(-long / 2, long * 0.4), turn(-long, 0), turn(-long / 2, -long * 0.4)],
  };
  const back = corners[type] ?? [turn(-long, long * 0.45), turn(-long, -long * 0.45)];
  return svg("polygon", { points: [turn(0, 0), ...back].join(" "), stroke: "none" });
}

function bar(one, other, width) {
  const angle = Math.atan2(other.y - one.y, other.x - one.x) + Math.PI / 2;
  const x = (one.x + other.x) / 2;
  const y = (one.y + other.y) / 2;
  const half = 4 + width;
  return svg("line", {
    x1: x - half * Math.cos(angle),
    y1: y - half * Math.sin(angle),
    x2: x + half * Math.cos(angle),
    y2: y + half * Math.sin(angle),
    "stroke-width": 2.2,
  });
}

/** The names that are shown. */
export function labelsOf(view, scale, ink, paper) {
  const step = view.labels.size * 1.15;
  return [...view.labels.places.values()]
    .filter((label) => !label.hidden)
    .flatMap((label) =>
      label.lines.map((line, index) =>
        svg(
          "text",
          {
            x: (label.x * scale).toFixed(1),
            y: (
              label.y * scale -
              ((label.lines.length - 1) * step) / 2 +
              index * step +
              view.labels.size * 0.35
            ).toFixed(1),
            "text-anchor": "middle",
            "font-size": view.labels.size,
            "font-weight": 500,
            fill: ink,
            stroke: paper,
            "stroke-width": 4,
            "stroke-linejoin": "round",
            "paint-order": "stroke",
          },
          line,
        ),
      ),
    );
}
