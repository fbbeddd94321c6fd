// The whole picture as a file, with legend and source line: SVG written here, PNG made from it.

import { svg } from "./elements.js";
import { captions, notes } from "./captions.js";
import { alarm } from "./failing.js";
import { shape } from "./glyphs.js";
import { withWords } from "./png.js";
import { save } from "./saving.js";
import { at, labelsOf, lineOf } from "./strokes.js";

const TITLE = "Network of actors";
const SCALE = 2; // pixels of a PNG for each of the picture: sharp on paper and on a projector
const LONGEST = 16000; // px; browsers draw nothing on a side that is longer (Chromium and Firefox: 16384, Safari less)
const MOST = 120e6; // px in all, for the same reason
const MARGIN = 40; // px
const NARROWEST = 640; // px, so that the legend has room
const FONTS = "'Source Sans 3','Source Sans Pro',Helvetica,Arial,sans-serif";

export const saveSvg = (view) =>
  tried("SVG", async () => save("network.svg", new Blob([new XMLSerializer().serializeToString(draw(view))], { type: "image/svg+xml" })));

export const savePng = (view) =>
  tried("PNG", async () => {
    const picture = draw(view);
    const width = +picture.getAttribute("width");
    const height = +picture.getAttribute("height");
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
    await image.decode();
    const scale = Math.min(SCALE, LONGEST / Math.max(width, height), Math.sqrt(MOST / (width * height)));
    const canvas = Object.assign(document.createElement("canvas"), { width: width * scale, height: height * scale });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    save("network.png", await withWords(blob, { Title: TITLE, Description: notes(view).join(". ") }));
  });

/** No picture fails in silence. */
async function tried(what, make) {
  try {
    await make();
  } catch (error) {
    console.warn(error);
    alarm(`The picture could not be made as ${what}. Show fewer actors, or choose the other kind of picture, and try once more.`);
  }
}

/** The picture as it stands, at the zoom at which it is read. */
export function draw(view) {
  const scale = view.net.getScale();
  const shown = [...view.labels.places.values()].filter((label) => !label.hidden);
  const nodes = view.standing().map((node) => ({ ...node, ...at(node, scale), size: node.size * scale }));
  const kinds = new Map(view.nodes.get().map((node) => [node.id, node.kind]));
  const box = bounds(
    nodes,
    shown.map((label) => ({ ...label, ...at(label, scale) })),
  );
  const below = captions(view, box);
  const height = box.height + below.height;
  const size = {
    viewBox: `${box.left} ${box.top} ${box.width} ${height}`,
    width: Math.round(box.width),
    height: Math.round(height),
  };
  return svg(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", ...size, "font-family": FONTS },
    svg("title", {}, TITLE),
    svg("desc", {}, notes(view).join(". ")),
    svg("rect", { x: box.left, y: box.top, width: box.width, height, fill: view.paper }),
    view.edges.get().map((edge) => lineOf(view, edge, scale)),
    nodes.map(({ id, x, y, size }) => shape(kinds.get(id), +x.toFixed(1), +y.toFixed(1), +size.toFixed(1))),
    labelsOf(view, scale, view.ink, view.paper),
    below.elements(view.ink),
  );
}

/** The box around boxes given by their middle. */
function bounds(nodes, labels) {
  if (!nodes.length) return { left: 0, top: 0, width: NARROWEST, height: 200 };
  const boxes = [...nodes.map(({ x, y, size }) => ({ x, y, w: 2 * size, h: 2 * size })), ...labels];
  const left = Math.min(...boxes.map(({ x, w }) => x - w / 2)) - MARGIN;
  const right = Math.max(...boxes.map(({ x, w }) => x + w / 2)) + MARGIN;
  const top = Math.min(...boxes.map(({ y, h }) => y - h / 2)) - MARGIN;
  const bottom = Math.max(...boxes.map(({ y, h }) => y + h / 2)) + MARGIN / 2;
  return { left, top, width: Math.max(right - left, NARROWEST), height: bottom - top };
}
