// What part of the picture is in view. Positions come from the store in its own units; how many pixels a unit is (the
// stretch) is settled whenever all of the picture is fitted into view, so that shapes and lines have a good size there.

const MARGIN = 14; // px around the picture
const FEW = 45; // actors for which shapes have their full size in the first view
const GOOD_WIDTH = 600; // px; in narrower pictures everything is smaller
const LARGEST_STRETCH = 1.4;
const MOST_DRAWN_OUT = 1.7;

/**
 * The scale and middle at which all nodes with their labels are in view. `nodes`: [{x, y, size, w}] in world units, w in px;
 * `top`: px at the upper edge that the tools take.
 */
function fitTo(nodes, width, height, top = 0) {
  if (!nodes.length) return { scale: 1, position: { x: 0, y: 0 } };
  let low = 0.01;
  let high = 3;
  for (let round = 0; round < 24; round++) {
    const scale = Math.sqrt(low * high);
    const reach = extent(nodes, scale);
    if (reach.right - reach.left <= width - 2 * MARGIN && reach.bottom - reach.top <= height - top - 2 * MARGIN)
      low = scale;
    else high = scale;
  }
  const reach = extent(nodes, low);
  return {
    scale: low,
    position: { x: (reach.left + reach.right) / 2 / low, y: (reach.top + reach.bottom - top) / 2 / low },
  };
}

/**
 * By what the store's positions are multiplied, given the nodes in the store's units, and the camera for them. Where the room
 * is narrow or flat the picture is drawn out to fill it: nothing in it depends on angles.
 */
export function frame(nodes, width, height, top) {
  const room = Math.max(0.55, Math.min(1, width / GOOD_WIDTH));
  const scale = Math.max(0.35, Math.min(1, Math.sqrt(FEW / nodes.length))) * room;
  const bare = nodes.map((node) => ({ ...node, size: 0 }));
  const { scale: fitting } = fitTo(bare, width, height, top);
  const reach = extent(bare, fitting);
  const slack = (free, used) => Math.max(1, Math.min(MOST_DRAWN_OUT, free / used));
  const factor = Math.min(LARGEST_STRETCH, fitting / scale);
  const stretch = {
    x: factor * slack(width - 2 * MARGIN, reach.right - reach.left),
    y: factor * slack(height - top - 2 * MARGIN, reach.bottom - reach.top),
  };
  return {
    stretch,
    camera: fitTo(
      nodes.map((node) => ({ ...node, x: node.x * stretch.x, y: node.y * stretch.y })),
      width,
      height,
      top,
    ),
  };
}

function extent(nodes, scale) {
  const reach = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y, size, w } of nodes) {
    const half = Math.max(size * scale, w / 2);
    const r = size * scale;
    reach.left = Math.min(reach.left, x * scale - half);
    reach.right = Math.max(reach.right, x * scale + half);
    reach.top = Math.min(reach.top, y * scale - r);
    reach.bottom = Math.max(reach.bottom, y * scale + r + 20);
  }
  return reach;
}
