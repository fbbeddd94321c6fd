// Who gets to speak on each side, how much, through whom the words came, and which verbs introduce them.

import { choose, groupRows, readAt, sideHeads } from "./choosing.js";
import { el, number } from "./elements.js";
import { flow } from "./flow.js";
import { actorGlyph } from "./glyphs.js";
import { heading } from "./lists.js";

const FEW = 4; // speakers whose words are open at the start

export function voices({ voices: content, labels }) {
  return el(
    "div",
    { class: "ae-told" },
    el("p", { class: "ae-lead" }, content.lead),
    content.speakers.length || content.unnamed.length ? speakers(content, labels) : null,
    silent(content),
    chains(content, labels),
    content.verbs.length ? verbs(content.verbs, labels) : null,
  );
}

function speakers({ speakers: all, more_speakers: more, unnamed, more_unnamed: moreUnnamed, how }, labels) {
  return el(
    "section",
    { "aria-label": "Who gets to speak" },
    heading("Who gets to speak"),
    el("p", { class: "ae-barkey" }, el("span", { class: "ae-bar direct" }), "in quotation marks ", el("span", { class: "ae-bar indirect" }), "in the article’s own words"),
    sideHeads(labels),
    el("ul", { class: "ae-rows" }, all.map(speaker)),
    more ? el("p", { class: "ae-note" }, `${number(more)} more speakers with fewer words; quotations.csv holds all.`) : null,
    unnamed.length
      ? el(
          "details",
          { class: "ae-fold", open: !all.length },
          el("summary", {}, "Speakers without a name", el("span", { class: "ae-number" }, ` ${number(unnamed.length + moreUnnamed)}`)),
          el("ul", { class: "ae-rows" }, unnamed.map(speaker)),
        )
      : null,
    el("p", { class: "ae-note" }, how),
  );
}

function speaker(each) {
  const name = each.kind ? [actorGlyph(each.kind), each.name] : `“${each.name}”`;
  return el(
    "li",
    { class: `ae-row ${each.side}`, data: { voice: each.id } },
    voice(each, "a"),
    choose(each.id, { class: "ae-who" }, name),
    voice(each, "b"),
  );
}

function voice(each, side) {
  const said = each[side];
  if (!said) return el("span", { class: `ae-voice ${side} none` }, "not named");
  if (!said.speeches)
    return choose(each.id, { class: `ae-voice ${side} silent` }, `only spoken about, ${number(said.mentions)}×`);
  const tip = `${number(said.direct)} words in quotation marks, ${number(said.indirect)} in the article’s words; ${said.rate} per 1,000 words; speaks ${number(said.speeches)}×`;
  const whole = said.bars[0] + said.bars[1];
  const bar = (kind, share) =>
    share ? el("span", { class: `ae-bar ${kind} ${side}`, style: `flex-basis:${(100 * share) / whole}%` }) : null;
  return choose(
    each.id,
    { class: `ae-voice ${side}`, title: tip },
    el("span", { class: "ae-bars", "aria-hidden": "true", style: `flex-basis:${whole * 75}%` }, bar("direct", said.bars[0]), bar("indirect", said.bars[1])),
    el("span", { class: "ae-number" }, said.words ? `${number(said.words)} words` : "hands words on"),
  );
}

function silent({ silent: all, more_silent: more }) {
  if (!all.length) return null;
  return el(
    "details",
    { class: "ae-fold" },
    el("summary", {}, "Only spoken about, on both sides or the one that names them", el("span", { class: "ae-number" }, ` ${number(all.length + more)}`)),
    el(
      "ul",
      { class: "ae-list two" },
      all.map((each) =>
        el(
          "li",
          {},
          choose(
            each.id,
            {},
            each.kind ? actorGlyph(each.kind) : null,
            el("span", { class: "ae-entry" }, each.name),
            el("span", { class: "ae-number", title: "mentions on each side" }, `A ${number(each.numbers[0])} · B ${number(each.numbers[1])}`),
          ),
        ),
      ),
    ),
  );
}

function chains({ carriers, chains: { same, speakers: others } }, labels) {
  if (!same.length && !others.length) return null;
  return el(
    "section",
    { "aria-label": "Through whom the words came" },
    heading("Through whom the words came"),
    el("p", { class: "ae-note" }, "From the outlet over those who hand the words on to the speaker."),
    carriers.length ? handedOn(carriers) : el("p", { class: "ae-note" }, "Neither side credits an agency, a broadcaster or anybody else who hands words on."),
    sideHeads(labels),
    pairs("The same words on both sides", same.filter((pair) => pair.literal)),
    pairs("Perhaps the same statement, in other words", same.filter((pair) => !pair.literal)),
    others.map((each, index) => speaks(each, index < FEW)),
  );
}

function pairs(title, list) {
  if (!list.length) return null;
  const row = (pair) =>
    el(
      "div",
      { class: "ae-pair" },
      said(pair.a, "a"),
      said(pair.b, "b"),
      pair.differs ? el("p", { class: "ae-differs" }, "Through other hands on each side.") : null,
    );
  return [el("h4", { class: "ae-grouphead" }, title), list.map(row)];
}

function handedOn(carriers) {
  const only = ([a, b]) => (a && b ? "" : a ? " a" : " b");
  return el(
    "p",
    { class: "ae-carriers" },
    carriers.map(({ id, name, numbers }) =>
      choose(
        id,
        { class: `ae-carrier${only(numbers)}` },
        name,
        el("span", { class: "ae-number" }, only(numbers) ? `only ${only(numbers).trim().toUpperCase()} ${number(numbers[0] || numbers[1])}×` : `A ${number(numbers[0])}× · B ${number(numbers[1])}×`),
      ),
    ),
  );
}

function speaks({ name, a, b, numbers }, open) {
  const rest = numbers[0] + numbers[1] - a.length - b.length;
  return el(
    "details",
    { class: "ae-fold ae-speaks", open },
    el("summary", {}, name, el("span", { class: "ae-number" }, ` A ${number(numbers[0])} · B ${number(numbers[1])}`)),
    el(
      "div",
      { class: "ae-pair" },
      el("div", {}, a.length ? a.map((each) => said(each, "a")) : el("p", { class: "ae-note" }, "No words of this side.")),
      el("div", {}, b.length ? b.map((each) => said(each, "b")) : el("p", { class: "ae-note" }, "No words of this side.")),
    ),
    rest ? el("p", { class: "ae-note" }, `${number(rest)} more; a click on the name above shows them.`) : null,
  );
}

const said = (quotation, side) =>
  el(
    "div",
    { class: `ae-said ${side}` },
    flow(quotation),
    readAt(quotation.at, { class: "ae-words", title: "Open the article at this sentence" }, quotation.text),
  );

function verbs(groups, labels) {
  return el(
    "section",
    { "aria-label": "Verbs that introduce the words" },
    heading("Verbs that introduce the words"),
    groupRows(groups, labels),
  );
}
