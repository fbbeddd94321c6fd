// The reader: a whole article, opened at a sentence, everything marked in it; a name selects its actor in the picture.

import { go, link, onMove, value } from "./address.js";
import { el } from "./elements.js";
import { keepButton } from "./keeping.js";
import { isPresenting } from "./present.js";
import { marked } from "./sentences.js";
import { folded } from "./worth.js";

export class ArticleView {
  constructor(root) {
    this.box = el("section", { class: "ae-reader", "aria-label": "Article", tabindex: "-1" });
    root.replaceChildren(this.box);
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || isPresenting()) return; // there it ends the presentation
      event.stopPropagation();
      go({ at: [] }, { step: true });
    });
    this.stop = onMove(() => this.follow());
  }

  update(content) {
    const sameText = content && this.content && content.at === this.content.at;
    const before = this.box.scrollTop;
    this.content = content;
    this.box.replaceChildren(...(content ? this.draw(content).filter(Boolean) : []));
    this.follow();
    if (sameText)
      this.box.scrollTop = before; // another actor was selected: the reader keeps the place
    else if (content) this.goToSentence();
  }

  draw(content) {
    const back = el(
      "nav",
      { class: "ae-back", "aria-label": "Where you are" },
      this.link(content.selected ? "‹ Back to the sentences" : "‹ Back to the overview", { at: [] }),
      el("span", {}, content.back ?? ""),
    );
    if (content.missing) return [back, el("p", { class: "ae-note" }, content.missing)];
    const origin = [content.outlet, content.date].filter(Boolean).join(" · ");
    return [
      back,
      el("h2", {}, content.title),
      el(
        "p",
        { class: "ae-origin" },
        origin,
        content.url
          ? [
              " · ",
              el(
                "a",
                { href: content.url, target: "_blank", rel: "noreferrer noopener", class: "ae-link" },
                "original",
              ),
            ]
          : null,
      ),
      folded(content.worth, "Words worth discussing in this article: candidates, without a verdict"),
      el(
        "div",
        { class: "ae-text" },
        content.paragraphs.map((paragraph) =>
          el(
            "p",
            {},
            paragraph.map((passage) => this.passage(passage, content)),
          ),
        ),
      ),
    ];
  }

  passage(passage, content) {
    if (!passage.id) return marked(passage.text);
    const look = [
      "ae-sentence",
      passage.tells && "tells",
      passage.repeats && "repeats",
      passage.id === content.at && "at",
    ]
      .filter(Boolean)
      .join(" ");
    const sentence = el(
      "span",
      {
        class: look,
        title: passage.repeats ? "The article says this twice; it counts once." : null,
        data: { sentence: passage.id, document: content.document },
      },
      marked(passage.text, { names: true }),
    );
    return [sentence, keepButton(passage.id, { line: () => value("sel"), small: true })];
  }

  link(text, change) {
    return el(
      "a",
      {
        href: link(change),
        class: "ae-link",
        onclick: (event) => {
          event.preventDefault();
          go(change, { step: true });
        },
      },
      text,
    );
  }

  goToSentence() {
    const sentence = this.box.querySelector(".ae-sentence.at");
    if (!sentence) return;
    const box = this.box.getBoundingClientRect();
    // A third down, so that what comes before can be read as well; on a telephone the page itself scrolls.
    if (this.box.scrollHeight > this.box.clientHeight) {
      this.box.scrollTop += sentence.getBoundingClientRect().top - box.top - box.height / 3;
    } else sentence.scrollIntoView({ block: "center" });
    this.box.focus({ preventScroll: true });
  }

  /** The pane shows through as soon as the address says so; and whoever is selected is seen all through the text. */
  follow() {
    const open = value("at") !== "";
    document.documentElement.classList.toggle("ae-reading", open);
    const selected = value("sel");
    for (const name of this.box.querySelectorAll("[data-actor]"))
      name.classList.toggle("selected", name.dataset.actor === selected);
  }

  destroy() {
    this.stop();
  }
}
