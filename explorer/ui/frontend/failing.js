// A file that could not be made: Streamlit says so in small letters for five seconds, and a class of thirty has missed
// it by then. What is said here stays until the button is pressed again.

import { button, el } from "./elements.js";

const BUTTON = ".stDownloadButton";
const FAILED = '[data-testid="stDownloadButtonError"]';
const NOTE = "ae-unmade";

/** Watch the buttons that make files; the page keeps no other eye on what Streamlit draws. */
export function watchDownloads() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(BUTTON);
    if (button) watch(button);
  });
}

function watch(button) {
  const box = button.parentElement;
  box.querySelector(`.${NOTE}`)?.remove();
  const observer = new MutationObserver(() => {
    if (button.querySelector(FAILED)) {
      observer.disconnect();
      box.append(tell(button.querySelector("button").innerText.trim()));
    }
  });
  observer.observe(button, { childList: true, subtree: true });
}

const tell = (label) =>
  el(
    "p",
    { class: `ae-note warning ${NOTE}`, role: "alert" },
    `“${label}” could not be made. Load the page again and try once more. If it fails again, keep the address of the `,
    "page: with it whoever looks after the program can see why.",
  );

/** Say what failed where it cannot be overlooked, until it is closed. */
export function alarm(text) {
  const note = el("div", { class: "ae-keepnote", role: "alert" });
  note.append(el("p", { class: "ae-note warning" }, text, " ", button("Close", () => note.remove(), { class: "ae-link" })));
  document.body.append(note);
}
