// The page as one file: everything it can show is in it, so a new address is answered from there and not by Python.
import { onMove, stayInFile, value } from "./address.js";
import { watchEscape } from "./keys.js";
import { NetworkView } from "./network.js";
import { PaneView } from "./pane.js";
import { TableView } from "./table.js";

const contents = JSON.parse(document.getElementById("contents").textContent);
const place = (name) => document.querySelector(`.st-key-${name}`);

stayInFile();
watchEscape();
const pane = new PaneView(place("evidence"));
const read = () => pane.update(contents.evidence[value("sel")] ?? contents.evidence[""]);
onMove(read);
new NetworkView(place("network")).update(contents.network);
new TableView(place("table")).update(contents.table);
read();
