// Where the reader is. The address of the page is the only state: a click writes it, the parts follow it, and Streamlit
// reruns the page for it, as it does when the reader goes back. A selection is a step that the browser's Back takes back;
// a filter is not.

const listeners = new Set();
let inFile = false; // a standalone file has no Python: what stands behind the hash is its address
let followed = null;

let decider = null;
let isOpen = () => false;

/** Say who takes decisions, and when; a standalone file has nobody, and a page that only compares takes none. */
export function onDecide(taker, open) {
  decider = taker;
  isOpen = open;
}

export const canDecide = () => decider !== null && isOpen();

let looksOnly = false;

/** A visitor of a class may hide and mark for himself, and change nothing that others see; the server sees to it. */
export function setVisitor(visitor) {
  looksOnly = visitor;
}

export const mayChange = () => !looksOnly;

/** Pass on what the reader decided, for example {do: "hide", actor: id}. */
export function decide(said) {
  decider?.(said);
}

/** Call `listener` whenever the address has changed, by a click or by Back. */
export function onMove(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keep to the part of the address behind the hash: nobody reruns a standalone file. */
export function stayInFile() {
  inFile = true;
}

/** Whether whole articles can be opened; a standalone file holds sentences only. */
export const canOpenArticles = () => !inFile;

export const search = () => (inFile ? location.hash : location.search).slice(1);
export const value = (name) => new URLSearchParams(search()).get(name) ?? "";

/** The change that switches one value of a list on or off. `start`: what the list is when the address does not name it. */
export function toggle(name, value, start = []) {
  const named = new URLSearchParams(search()).getAll(name);
  const now = named.length ? named : start;
  const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
  const asAtStart = next.length === start.length && next.every((each) => start.includes(each));
  return { [name]: asAtStart ? [] : next };
}

/** The address (without question mark) after a change: {parameter: values}, no values: without the parameter. */
export function changed(change) {
  const parameters = new URLSearchParams(search());
  for (const [name, values] of Object.entries(change)) {
    parameters.delete(name);
    for (const each of values) parameters.append(name, each);
  }
  return [...parameters].map((pair) => pair.map(quote).join("=")).join("&");
}

/** A link to the page after a change, for middle clicks and "copy link". */
export const link = (change) => (inFile ? `#${changed(change)}` : `${location.pathname}?${changed(change)}`);

const KEPT = ["project"]; // of the address, on every page

/** A link to another page ("" for the network, "actors"), with what every page keeps. */
export function pageLink(page, change = {}) {
  const parameters = new URLSearchParams(search());
  const kept = KEPT.flatMap((name) => parameters.getAll(name).map((each) => [name, each]));
  const asked = Object.entries(change).flatMap(([name, values]) => values.map((each) => [name, each]));
  const query = [...kept, ...asked].map((pair) => pair.map(quote).join("=")).join("&");
  return (page || "./") + (query ? `?${query}` : "");
}

/** Go there. `step`: Back comes back here. */
export function go(change, { step = false } = {}) {
  const next = changed(change);
  if (next === search()) return;
  const place = inFile ? `#${next}` : location.pathname + (next ? `?${next}` : "");
  history[step ? "pushState" : "replaceState"]({}, "", place);
  // Streamlit listens to this: it takes the address over and asks Python. Our own listener below comes after it.
  window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
}

/** Let everything follow the address; also where Python has changed it, after a decision. */
export function follow() {
  if (search() === followed) return;
  followed = search();
  for (const listener of listeners) listener();
}
window.addEventListener("popstate", follow);

// As Python's urllib.parse.urlencode writes it, so that one view has one address.
function quote(text) {
  const percent = (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed?.() ?? text)
    .replace(/[!*'()]/g, percent)
    .replace(/%20/g, "+");
}
