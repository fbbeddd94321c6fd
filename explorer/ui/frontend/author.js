// Who corrects, and why: kept in this browser, and sent with every decision.

import { el } from "./elements.js";

const KEPT = "actor-explorer-author"; // localStorage
const LONGEST = 80; // characters of a name
const LONGEST_WHY = 500;

const memory = { author: read(), why: "" };

function read() {
  try {
    return localStorage.getItem(KEPT) ?? "";
  } catch {
    return ""; // a browser that keeps nothing
  }
}

function keep(text) {
  memory.author = text.trim().slice(0, LONGEST);
  try {
    localStorage.setItem(KEPT, memory.author);
  } catch {
    // it holds until the page is closed
  }
}

/** What goes with a decision; the reason is said once. */
export function signed(said) {
  const whole = { ...said, author: memory.author, why: memory.why };
  if (!["preview", "look"].includes(said.do)) forgetWhy();
  return whole;
}

function forgetWhy() {
  memory.why = "";
  for (const field of document.querySelectorAll("input[data-why]")) field.value = "";
}

const sameEverywhere = (selector, field) => {
  for (const other of document.querySelectorAll(selector)) if (other !== field) other.value = field.value;
};

/** The fields for name and reason; both may stay empty. */
export function authorFields() {
  const name = el("input", {
    type: "text",
    value: memory.author,
    maxlength: LONGEST,
    autocomplete: "name",
    placeholder: "may stay empty",
    data: { author: "1" },
    oninput: (event) => {
      keep(event.target.value);
      sameEverywhere("input[data-author]", event.target);
    },
  });
  const why = el("input", {
    type: "text",
    value: memory.why,
    maxlength: LONGEST_WHY,
    autocomplete: "off",
    placeholder: "may stay empty",
    data: { why: "1" },
    oninput: (event) => {
      memory.why = event.target.value;
      sameEverywhere("input[data-why]", event.target);
    },
  });
  return el(
    "div",
    { class: "ae-author" },
    el("label", {}, "Your name", name),
    el("label", {}, "Why (for the next correction)", why),
  );
}
