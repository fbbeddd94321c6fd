// Sentences with marked words. Every sentence shown anywhere is an element with data-sentence and data-document.

import { canOpenArticles, go, link } from "./address.js";
import { correctSentence } from "./correcting.js";
import { button, el } from "./elements.js";
import { flow } from "./flow.js";
import { keepButton } from "./keeping.js";
import { remarks } from "./remarks.js";
import { folded as foldedReasons } from "./worth.js";

const ROLES = { source: "who", target: "whom", cue: "what it does", speaker: "who says so", words: "quoted words", shown: "how it is shown", found: "what you searched" };

/** The elements for a tree of texts and marked words. `names`: names are links that select the actor. */
export function marked(tree, { names = false } = {}) {
  return tree.map((node) => (typeof node === "string" ? node : markedNode(node, names)));
}

function markedNode(node, names) {
  const isName = names && node.actor;
  const properties = {
    class: `ae-mark ${node.role}${node.reference ? " reference" : ""}`,
    title: node.why ?? ROLES[node.role] ?? null,
    data: node.actor ? { actor: node.actor, kind: node.kind } : {},
  };
  if (!isName) return el("span", properties, marked(node.of, { names }));
  const change = { sel: [node.actor] };
  const onclick = (event) => {
    if (!event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      go(change, { step: true });
    }
  };
  return el("a", { ...properties, href: link(change), onclick }, marked(node.of, {}));
}

/** Sentences by article; a click on one opens the article there. */
export function articles(groups) {
  return groups.map((group) =>
    el(
      "article",
      { class: "ae-group" },
      el(
        "header",
        {},
        el("h4", {}, group.title),
        el("p", { class: "ae-origin" }, [group.outlet, group.date].filter(Boolean).join(" · ")),
      ),
      group.sentences.map((sentence) => card(sentence, group.document)),
    ),
  );
}

function card(sentence, documentId) {
  const change = { at: [sentence.id] };
  const open = (event) => {
    event.preventDefault();
    if (canOpenArticles() && !String(getSelection())) go(change, { step: true });
  };
  return el(
    "div",
    { class: "ae-card" },
    sentence.ends ? el("p", { class: "ae-ends" }, sentence.ends.join(" ")) : null,
    sentence.flows?.map(flow),
    el(
      "blockquote",
      {
        data: { sentence: sentence.id, document: documentId },
        title: canOpenArticles() ? "Open the article at this sentence" : null,
        onclick: open,
      },
      marked(sentence.text),
    ),
    sentence.badges?.length
      ? el(
          "p",
          { class: "ae-badges" },
          sentence.badges.map((badge) =>
            el("span", { class: `ae-badge ${badge.tone}`, title: badge.help, data: { is: badge.id } }, badge.text),
          ),
        )
      : null,
    ...remarks(sentence.remarks),
    sentence.says ? el("p", { class: "ae-says" }, `Told by ${sentence.says} · ${sentence.sure}`) : null,
    el(
      "p",
      { class: "ae-do" },
      keepButton(sentence.id, { evidence: sentence.evidence }),
      canOpenArticles() ? el("a", { href: link(change), onclick: open, class: "ae-link" }, "Read in the article") : null,
      button("Cite", (event) => copy(sentence.cite, event.currentTarget), {
        class: "ae-link",
        title: "Copy the sentence with its source",
      }),
      sentence.why?.length ? why(sentence) : null,
      correctSentence(sentence),
      foldedReasons(sentence.notes, "Words worth discussing"),
    ),
  );
}

function why({ why: reasons, stance }) {
  return el(
    "details",
    { class: "ae-why" },
    el("summary", {}, "Why?"),
    stance ? el("p", { class: "ae-reason" }, stance) : null,
    reasons.map(reason),
  );
}

/**
 * A rule with its name, what it does and how often it was right; `read`: how it read words that are no name;
 * `why`: what it saw here; `agreed`: how often readers agree with claims that are as sure.
 */
function reason({ read, rule, text, measured, reason: why, agreed }) {
  return el(
    "p",
    { class: "ae-reason" },
    read ? `${read} ` : null,
    el("b", {}, `Rule: ${rule}.`),
    ` ${text} `,
    why ? `${why} ` : null,
    el("span", { class: "ae-measured" }, measured),
    agreed ? ` ${agreed}` : null,
  );
}

/** Copy a text and say so on the button. */
export async function copy(text, where) {
  const before = where.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyByHand(text);
  }
  where.textContent = "Copied";
  setTimeout(() => (where.textContent = before), 1500);
}

// The clipboard is closed to pages that are not served from this machine or over https.
function copyByHand(text) {
  const field = el("textarea", { style: "position:fixed;opacity:0" });
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
