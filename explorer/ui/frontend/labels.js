// The actors' names in the picture. Drawn here and not by vis, so that they keep their size on the screen, never cover one
// another, and give way to the more important ones; more of them appear as one zooms in. Where a label goes depends on
// the zoom alone, so nothing jumps while the picture is moved.

const GAP = 3; // px between a shape and its label, and around labels
const WRAP_AT = 18; // characters, as in layout.py
const CELL = 64; // px of the grid in which collisions are looked for

export class Labels {
  constructor() {
    this.places = new Map(); // actor -> {lines, x, y (world, of the box's middle), w, h (px)}
    this.widths = new Map();
    this.scale = 0;
    this.size = 13; // px
  }

  /** Find places for the labels at a zoom. `nodes`: [{id, label, x, y, size}], the most important first; `view`: where they fit. */
  place(nodes, scale, context, view) {
    this.scale = scale;
    this.view = view && Object.fromEntries(Object.entries(view).map(([side, at]) => [side, at * scale]));
    this.places.clear();
    const taken = new Grid();
    nodes.forEach((node, rank) =>
      taken.add(box(node.x * scale, node.y * scale, node.size * scale * 1.7, node.size * scale * 1.7), node.id, rank),
    );
    nodes.forEach((node, rank) => this.placeOne(node, rank, taken, context));
  }

  placeOne(node, rank, taken, context) {
    const lines = wrap(node.label);
    const w = Math.max(...lines.map((line) => this.measure(line, context))) + 4;
    const h = lines.length * this.size * 1.15;
    const x = node.x * this.scale;
    const y = node.y * this.scale;
    const r = node.size * this.scale + GAP;
    const candidates = [
      [x, y + r + h / 2],
      [x, y - r - h / 2],
      [x + r + w / 2, y],
      [x - r - w / 2, y],
    ];
    const isFree =
      (over) =>
      ([cx, cy]) =>
        this.fits(box(cx, cy, w, h)) && taken.isFree(box(cx, cy, w, h), node.id, over);
    // If need be it covers the shape of somebody less important, but never another label.
    const free = candidates.find(isFree(Infinity)) ?? candidates.find(isFree(rank));
    const [cx, cy] = free ?? candidates[0];
    this.places.set(node.id, { lines, x: cx / this.scale, y: cy / this.scale, w, h, hidden: !free });
    if (free) taken.add(box(cx, cy, w, h), node.id, -1);
  }

  fits(box) {
    const view = this.view;
    return !view || (box.left > view.left && box.right < view.right && box.top > view.top && box.bottom < view.bottom);
  }

  measure(text, context) {
    const key = `${this.size} ${text}`;
    if (!this.widths.has(key)) {
      context.font = this.font;
      this.widths.set(key, context.measureText(text).width);
    }
    return this.widths.get(key);
  }

  get font() {
    return `500 ${this.size}px ${this.family ?? "sans-serif"}`;
  }

  /** Draw into vis' canvas, whose unit is the world's. `shown(id)`: 0 to 1, how clearly; `always`: ids drawn in any case. */
  draw(context, { color, halo, strength, always }) {
    context.save();
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const px = 1 / this.scale;
    context.font = `500 ${this.size * px}px ${this.family ?? "sans-serif"}`;
    const later = [];
    for (const [id, label] of this.places) {
      if (always.has(id)) later.push([id, label]);
      else if (!label.hidden) this.write(context, label, px, color, halo, strength(id));
    }
    for (const [, label] of later) this.write(context, label, px, color, halo, 1);
    context.restore();
  }

  write(context, label, px, color, halo, alpha) {
    if (alpha <= 0) return;
    context.globalAlpha = alpha;
    const step = this.size * 1.15 * px;
    const top = label.y - ((label.lines.length - 1) * step) / 2;
    label.lines.forEach((line, index) => {
      context.lineWidth = 4 * px;
      context.strokeStyle = halo;
      context.strokeText(line, label.x, top + index * step);
      context.fillStyle = color;
      context.fillText(line, label.x, top + index * step);
    });
  }

  /** The actor whose label is at a point of the world, or null. */
  at(x, y) {
    for (const [id, { x: cx, y: cy, w, h, hidden }] of this.places) {
      if (!hidden && Math.abs(x - cx) * this.scale < w / 2 && Math.abs(y - cy) * this.scale < h / 2) return id;
    }
    return null;
  }
}

/** A name in lines of about WRAP_AT characters, of about the same length. */
export function wrap(name) {
  if (name.length <= WRAP_AT) return [name];
  const wanted = name.length / Math.ceil(name.length / WRAP_AT);
  const lines = [""];
  for (const word of name.split(" ")) {
    const line = lines[lines.length - 1];
    const closer = Math.abs(line.length + 1 + word.length - wanted) <= Math.abs(line.length - wanted) + 2;
    if (!line || (closer && line.length + word.length < WRAP_AT + 6))
      lines[lines.length - 1] = line ? `${line} ${word}` : word;
    else if (lines.length < 3) lines.push(word);
    else {
      lines[2] = `${lines[2].replace(/…$/, "")}…`;
      break;
    }
  }
  return lines.map((line) => (line.length > 30 ? `${line.slice(0, 29)}…` : line));
}

const box = (x, y, w, h) => ({ left: x - w / 2, right: x + w / 2, top: y - h / 2, bottom: y + h / 2 });

/** Boxes by the cells of a grid, so that a thousand labels are not compared with a thousand others. */
class Grid {
  constructor() {
    this.cells = new Map();
  }

  *cellsOf(box) {
    for (let cx = Math.floor(box.left / CELL); cx <= Math.floor(box.right / CELL); cx++)
      for (let cy = Math.floor(box.top / CELL); cy <= Math.floor(box.bottom / CELL); cy++) yield `${cx},${cy}`;
  }

  add(box, owner, rank) {
    for (const cell of this.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push({ ...box, owner, rank });
    }
  }

  /** Whether nothing of others is there whose rank is less than `over`. */
  isFree(box, owner, over) {
    for (const cell of this.cellsOf(box))
      for (const other of this.cells.get(cell) ?? [])
        if (
          other.owner !== owner &&
          other.rank < over &&
          box.left < other.right &&
          box.right > other.left &&
          box.top < other.bottom &&
          box.bottom > other.top
        )
          return false;
    return true;
  }
}
