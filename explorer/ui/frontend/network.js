// The picture. It owns one vis.Network and only ever patches it: a filter, a click or a change of theme moves nothing.
// `vis` is the file that pyvis carries; nodes, edges and options come from pyvis as well (drawing.py).

import { go, onMove, value } from "./address.js";
import { frame } from "./camera.js";
import { FAINT_LABEL, fade, neighbourhood } from "./emphasis.js";
import { onPageKey } from "./keys.js";
import { Labels } from "./labels.js";
import { chips, legend, nothing, showing } from "./legend.js";
import { pick, place as placeOnPage } from "./hit.js";
import { onPresenting } from "./present.js";
import { buildStage } from "./stage.js";
import { Tooltip } from "./tooltip.js";

const RING = 8; // px between a shape and the ring around it
const RING_WIDTH = 4; // px
const BARS = 120; // px of height that a phone's browser takes and gives back
const SETTLED = 150; // ms after the last change of the window
const SENDING = 20; // ms until a click is on its way to Python
const MOST_OUTSIDE = 1 / 3; // share of the actors; with more out of view there is no picture left that could stay

// Survives a remount (Streamlit may put the element elsewhere): the camera, what was dragged (in the store's units), and
// how many pixels such a unit is.
const memory = { moved: {}, first: {}, places: null, camera: null, stretch: { x: 1, y: 1 }, fitted: true };

export class NetworkView {
  constructor(root) {
    this.root = root;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.labels = new Labels();
    Object.assign(this, buildStage(this));
    this.tooltip = new Tooltip(this);
    const onKey = (event) => onPageKey(this, event);
    document.addEventListener("keydown", onKey);
    const deafen = () => document.removeEventListener("keydown", onKey);
    this.stop = [onMove(() => this.follow()), onPresenting(() => this.resize()), deafen];
    this.watch = new ResizeObserver(() => this.resized());
    this.watch.observe(this.wrap);
    const onResize = () => this.windowResized();
    window.addEventListener("resize", onResize);
    this.stop.push(() => window.removeEventListener("resize", onResize));
    this.window = { width: innerWidth, height: innerHeight };
    (window.__actorGraphs ??= {}).main = this; // tests, and whoever wants to point at something in the picture
  }

  update(content) {
    this.content = content;
    this.chips.replaceChildren(...chips(content.chips));
    if (!this.net) this.mount(content);
    else this.patch(content);
    this.order = content.nodes.map((node) => node.id);
    this.showing.replaceChildren(...showing(content));
    this.legend.replaceChildren(...legend(content.legend));
    this.empty.hidden = content.nodes.length > 0;
    this.empty.replaceChildren(...nothing(content.showing));
    this.retheme();
    this.labels.scale = 0;
    this.seen = null;
    this.follow();
    this.net.redraw();
  }

  mount(content) {
    this.nodes.add(content.nodes.map((node) => this.placed(node)));
    this.edges.add(content.edges);
    this.options = JSON.stringify(content.options);
    this.net = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, this.withLooks(content.options));
    this.canvas.firstChild.removeAttribute("tabindex"); // one stop for the keyboard, which hears keys after a click too
    this.retheme();
    this.width = this.wrap.clientWidth;
    if (memory.fitted) this.fit();
    else this.net.moveTo({ ...memory.camera, animation: false });
    this.listen();
  }

  listen() {
    this.net.on("click", (event) => this.clicked(event));
    this.net.on("dragEnd", (event) => this.dragged(event.nodes));
    this.net.on("zoom", () => (memory.fitted = false));
    this.net.on("dragStart", (event) => {
      if (!event.nodes.length) memory.fitted = false;
    });
    this.net.on("dragging", (event) => {
      if (event.nodes.length) this.labels.scale = 0;
    });
    this.net.on("hoverNode", (event) => this.hover(event.node));
    this.net.on("blurNode", () => this.hover(null));
    this.net.on("afterDrawing", (context) => this.afterDrawing(context));
  }

  /** Bring the drawing to new contents. What stays is not touched, so nothing jumps. */
  patch(content) {
    const sync = (set, items) => {
      const wanted = new Map(items.map((item) => [item.id, item]));
      set.remove(set.getIds().filter((id) => !wanted.has(id)));
      set.update(
        items.filter((item) => {
          const old = set.get(item.id);
          return !old || Object.keys(item).some((key) => JSON.stringify(old[key]) !== JSON.stringify(item[key]));
        }),
      );
    };
    sync(
      this.nodes,
      content.nodes.map((node) => this.placed(node)),
    );
    sync(this.edges, content.edges);
    const options = JSON.stringify(content.options);
    if (options !== this.options) this.net.setOptions(this.withLooks(content.options));
    this.options = options;
    if (memory.fitted && this.outside() > MOST_OUTSIDE) this.fit();
  }

  /** The share of the actors that are out of view, as after a link to a few of them has been opened. */
  outside() {
    const { left, right, top, bottom } = this.inView();
    const places = Object.values(this.net.getPositions());
    return places.filter(({ x, y }) => x < left || x > right || y < top || y > bottom).length / (places.length || 1);
  }

  placed(node) {
    const { x, y } = memory.moved[node.id] ?? this.kept(node);
    return { ...node, x: x * memory.stretch.x, y: y * memory.stretch.y };
  }

  /** Where somebody stood when the picture showed him first: another filter moves nobody. */
  kept(node) {
    if (!this.content.places) return node;
    if (memory.places !== this.content.places) Object.assign(memory, { places: this.content.places, first: {} });
    return (memory.first[node.id] ??= { x: node.x, y: node.y });
  }

  withLooks(options) {
    const node = (values) => Object.assign(values, { borderColor: this.ink, borderWidth: 3 });
    const edge = (values, id, selected) =>
      Object.assign(values, { width: values.width + (selected ? 2 : 1), opacity: 1 });
    return { ...options, nodes: { ...options.nodes, chosen: { node } }, edges: { ...options.edges, chosen: { edge } } };
  }

  retheme() {
    const style = getComputedStyle(this.wrap);
    this.ink = style.color;
    this.paper = style.getPropertyValue("--ae-paper").trim() || "#fff";
    this.labels.family = style.fontFamily;
    this.labels.size = parseFloat(style.fontSize);
    this.labels.widths.clear();
    this.labels.scale = 0;
    this.net?.redraw();
  }

  afterDrawing(context) {
    const scale = this.net.getScale();
    memory.camera = { scale, position: this.net.getViewPosition() };
    if (Math.abs(scale / this.labels.scale - 1) > 0.004 || !this.labels.scale)
      this.labels.place(this.standing(), scale, context, this.inView());
    const near = this.near;
    for (const id of this.content.found ?? []) this.ring(context, id);
    this.labels.draw(context, {
      color: this.ink,
      halo: this.paper,
      always: new Set([this.hovered, ...(this.content.found ?? []), ...(near?.always ?? [])].filter((id) => this.nodes.get(id))),
      strength: (id) => (!near || near.nodes.has(id) ? 1 : FAINT_LABEL),
    });
    this.wrap.dataset.ready = "1";
  }

  /** A ring around somebody whom the search found. */
  ring(context, id) {
    const node = this.nodes.get(id);
    if (!node) return;
    const { x, y } = this.net.getPosition(id);
    context.save();
    context.beginPath();
    context.arc(x, y, node.size + RING, 0, 2 * Math.PI);
    context.lineWidth = RING_WIDTH;
    context.strokeStyle = "#d9a400";
    context.stroke();
    context.restore();
  }

  /** The part of the world that is in view, while all of the picture is: labels keep inside. */
  inView() {
    if (!memory.fitted) return null;
    const { x: left, y: top } = this.net.DOMtoCanvas({ x: 2, y: this.bottom(this.wrap.querySelector(".ae-tools")) + 2 });
    const { x: right, y: bottom } = this.net.DOMtoCanvas({
      x: this.wrap.clientWidth - 2,
      y: this.wrap.clientHeight - 2,
    });
    return { left, right, top, bottom };
  }

  /** The actors as they stand now, the most important first. */
  standing() {
    const places = this.net.getPositions();
    return this.content.nodes.map((node) => ({ id: node.id, label: node.label, size: node.size, ...places[node.id] }));
  }

  clicked({ pointer }) {
    const id = pick(this, pointer.DOM);
    this.tooltip.hide();
    this.showing.querySelector("details")?.removeAttribute("open");
    this.seen = null; // vis has selected by itself
    this.sendFirst();
    go({ sel: id ? [id] : [], at: [] }, { step: true });
    this.follow(); // a click on what is selected already changes no address
  }

  /** Drawing hundreds of lines anew takes longer than asking Python for the sentences: ask first, draw while it answers. */
  sendFirst() {
    this.net.body.emitter.emit("_blockRedraw");
    setTimeout(() => {
      this.net.body.emitter.emit("_allowRedraw");
      this.net.redraw();
    }, SENDING);
  }

  dragged(nodes) {
    for (const [id, place] of Object.entries(this.net.getPositions(nodes))) {
      memory.moved[id] = { x: place.x / memory.stretch.x, y: place.y / memory.stretch.y };
      this.nodes.update({ id, ...place });
    }
    this.labels.scale = 0;
    this.net.redraw();
  }

  hover(id) {
    this.hovered = id;
  }

  /** Show as selected what the address says. */
  follow() {
    const id = value("sel");
    this.select(this.nodes.get(id) ? { node: id } : this.edges.get(id) ? { edge: id } : {});
  }

  select({ node, edge }) {
    const seen = `${node} ${edge}`;
    if (seen === this.seen) return;
    this.seen = seen;
    this.cursor = node ?? edge ?? null;
    this.net?.setSelection({ nodes: node ? [node] : [], edges: edge ? [edge] : [] }, { highlightEdges: false });
    this.near = neighbourhood(this, node, edge);
    fade(this);
    this.net?.redraw();
    const said = this.describe(node, edge);
    if (said !== this.status.textContent) this.status.textContent = said;
  }

  describe(node, edge) {
    if (node) return `Actor ${this.nodes.get(node).about.replaceAll("\n", ", ")}`;
    if (!edge) return value("sel") ? "" : "Nothing selected";
    return `Line ${this.edges.get(edge).about.replaceAll("\n", ", ")}`;
  }

  zoom(factor) {
    memory.fitted = false;
    this.net.moveTo({ scale: this.net.getScale() * factor, animation: false });
  }

  /** Bring all of the picture into view. */
  fit() {
    const { clientWidth: width, clientHeight: height } = this.wrap;
    if (!width || !height) return;
    const label = (node) => Math.min(node.label.length, 20) * 0.54 * this.labels.size; // px, close enough
    const nodes = this.content.nodes.map((node) => ({ ...node, ...(memory.moved[node.id] ?? this.kept(node)), w: label(node) }));
    const { stretch, camera } = frame(nodes, width, height, this.topHeight());
    Object.assign(memory, { stretch, fitted: true });
    this.nodes.update(this.content.nodes.map((node) => this.placed(node)).map(({ id, x, y }) => ({ id, x, y })));
    this.labels.scale = 0;
    this.net.moveTo({ ...camera, animation: false });
  }

  /** How much of the upper edge tools and chips take; in a narrow picture the chips are at the lower one. */
  topHeight() {
    const ends = [this.wrap.querySelector(".ae-tools"), this.chips].map((each) => this.bottom(each));
    return Math.max(...ends.filter((end) => end < this.wrap.clientHeight / 2));
  }

  bottom({ offsetTop, offsetHeight }) {
    return offsetHeight && offsetTop + offsetHeight;
  }

  /** After a change of the page itself (presenting): letters have another size, and all of the picture comes into view. */
  resize() {
    this.retheme();
    memory.fitted = true;
    this.width = 0;
    setTimeout(() => this.resized());
  }

  /** Another size of the window is another picture: all of it comes into view. Bars of a phone's browser are no such thing. */
  windowResized() {
    clearTimeout(this.resizing);
    const { width, height } = this.window;
    if (innerWidth === width && Math.abs(innerHeight - height) < BARS) return;
    this.resizing = setTimeout(() => {
      this.window = { width: innerWidth, height: innerHeight };
      memory.fitted = true;
      this.width = 0;
      this.resized();
    }, SETTLED);
  }

  /** vis looks for a new size once a second only. Another height alone (a longer legend) moves nothing. */
  resized() {
    const { clientWidth: width } = this.wrap;
    if (!this.net || !width || width === this.width) return;
    this.width = width;
    this.net.setSize("100%", "100%");
    if (memory.fitted) this.fit();
    this.net.redraw();
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.firstChild.requestFullscreen().then(() => this.fit());
  }

  /** Page coordinates of an actor ("node") or of the middle of a line ("edge"), where a click really hits it. */
  at(kind, id) {
    return placeOnPage(this, kind, id);
  }

  destroy() {
    this.stop.forEach((stop) => stop());
    this.watch.disconnect();
    this.net?.destroy();
  }
}
