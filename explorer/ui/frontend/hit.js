// Where on the page something in the picture is, so that a click there really hits it: the middle of a line may lie under
// an actor, under another line, under the chips, or out of view.

const STEPS = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8];

const SLACK = [
  [0, 0],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
]; // px; where two lines cross a pixel decides
const NEAR = 2; // px from the middle of a line; within, a click means the line and not the name that it runs under

/** The actor or line that a click at a place {x, y} in the drawing means, or null. */
export function pick(view, place) {
  const node = view.net.getNodeAt(place);
  if (node !== undefined) return node;
  const edge = view.net.getEdgeAt(place) ?? null;
  const point = view.net.DOMtoCanvas(place);
  const named = view.labels.at(point.x, point.y);
  return named !== null && (edge === null || distance(view, edge, point) > NEAR) ? named : edge;
}

function distance(view, id, { x, y }) {
  const { from, to, edgeType } = view.net.body.edges[id];
  return edgeType.getDistanceToEdge(from.x, from.y, to.x, to.y, x, y) * view.net.getScale();
}

/** Page coordinates {x, y}; the picture is moved only if there is no such place in view. */
export function place(view, kind, id) {
  const found = find(view, kind, id);
  if (found) return found;
  bringIntoView(view, kind, id);
  return find(view, kind, id) ?? onPage(view, points(view, kind, id)[0]);
}

function find(view, kind, id) {
  const pages = points(view, kind, id).map((point) => onPage(view, point));
  return (
    pages.find((page) => SLACK.every(([dx, dy]) => hits(view, id, { x: page.x + dx, y: page.y + dy }))) ??
    pages.find((page) => hits(view, id, page)) ??
    null
  );
}

function points(view, kind, id) {
  if (kind === "node") return spots(view.net.getPosition(id), view.nodes.get(id).size * 0.55);
  const edge = view.net.body.edges[id];
  return STEPS.map((step) => edge.edgeType.getPoint(step));
}

/** The middle of an actor, and places around it that still lie on its shape. */
function spots({ x, y }, r) {
  const around = [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => (eighth * Math.PI) / 4);
  return [{ x, y }, ...around.map((angle) => ({ x: x + r * Math.cos(angle), y: y + r * Math.sin(angle) }))];
}

function onPage(view, point) {
  const box = view.canvas.getBoundingClientRect();
  const dom = view.net.canvasToDOM(point);
  return { x: Math.round(box.left + dom.x), y: Math.round(box.top + dom.y) }; // a click has whole pixels
}

function hits(view, id, page) {
  const box = view.canvas.getBoundingClientRect();
  const dom = { x: page.x - box.left, y: page.y - box.top };
  const top = document.elementFromPoint(page.x, page.y);
  const inView = dom.x > 2 && dom.y > 2 && dom.x < box.width - 2 && dom.y < box.height - 2;
  if (!inView || (top && !view.canvas.contains(top))) return false;
  return pick(view, dom) === id;
}

function bringIntoView(view, kind, id) {
  view.wrap.scrollIntoView({ block: "nearest" });
  if (find(view, kind, id)) return;
  const [position] = points(view, kind, id);
  for (const scale of [view.net.getScale(), 1.5, 3]) {
    view.net.moveTo({ position, scale: Math.max(scale, view.net.getScale()), animation: false });
    view.net.redraw();
    if (find(view, kind, id)) return;
  }
}
