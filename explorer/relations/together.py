"""What actors do side by side: they are named together as those who fight, or who announce, the same thing."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from explorer.factuality import EventFactuality
from explorer.relations.finding import distinct, overlaps
from explorer.relations.phrases import are_alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from explorer.model import Mention
    from explorer.relations.finding import Finding

CONFIDENCE = 0.7
"""Two who fight the same enemy need not act together, though a text that names them in one breath mostly means so."""

MOST_TOGETHER = 5
"""More who are named together are a list, not allies."""

HELPING = frozenset({"AID", "COOPERATE", "SUPPORT"})
"""What makes the one for whom it is done a doer of the deed that it serves; one may meet somebody without that."""

JOINT = frozenset({"announce", "co-host", "co-sponsor", "cosign", "inaugurate", "launch", "sign", "unveil"})
"""Verbs for what is done once: several subjects do it in each other's company."""

RULES = {
    "helped to do it": (
        "The first is helped, or worked with, so that something is done to the second ('worked with X to defeat Z')."
    ),
    "side by side": (
        "The text names both in one breath as those who fight, or announce, the same thing ('X and Y attacked Z')."
    ),
}


def find_together(finding: Finding) -> None:
    """Add that those act together who are coordinated as the doers of one deed against somebody else."""
    _add_helped(finding)
    for doers, cue, factuality in [*_fighting(finding), *_announcing(finding)]:
        for one, other in combinations(doers[:MOST_TOGETHER], 2):
            if overlaps(one, other) or finding.has(one.id, other.id, cue.idx):
                continue
            finding.add(
                "action",
                one,
                other,
                [cue],
                predicate=f"{cue.lemma_.lower() if cue.pos_ == 'VERB' else 'act'} together with",
                rule="side by side",
                confidence=CONFIDENCE,
                event="COOPERATE",
                factuality=factuality,
                mutual=True,
            )


def _add_helped(finding: Finding) -> None:
    """Read "worked with X to defeat Z" as meant to be done by X, too."""
    deeds = finding.deeds()
    for (cue, target_id), relations in list(deeds.items()):
        verb, deed = finding.token_at(cue), relations[0]
        governor = finding.syntax.parent(finding.syntax.first_conjunct(verb)) if verb is not None else None
        if governor is None or deed.quad != "material conflict" or not finding.factuality.aims.is_purpose(verb):
            continue
        helps = [r for (at, _), found in deeds.items() if at == governor.idx for r in found if r.event in HELPING]
        for helped in {r.target: r for r in helps if r.source in {each.source for each in relations}}.values():
            one, other = (finding.located.mentions.get(each) for each in (helped.target, target_id))
            if one is None or other is None or one.id == other.id or finding.has(one.id, other.id, cue):
                continue
            words, rule, told = verb.lemma_.lower(), "helped to do it", EventFactuality(deed.negated, deed.modality)
            finding.add(
                "action", one, other, [verb], predicate=words, rule=rule, confidence=CONFIDENCE, event=deed.event,
                factuality=told,
            )  # fmt: skip


def _fighting(finding: Finding) -> list[tuple[list[Mention], Token, EventFactuality]]:
    """Give those who share a deed of force, with its verb and how it is told."""
    found = []
    for relations in finding.deeds().values():
        deed = relations[0]
        verb = finding.token_at(deed.cues[0].start)
        if verb is None or deed.mutual or deed.quad != "material conflict":
            continue
        doers = _coordinated(finding, (finding.located.mentions[relation.source] for relation in relations))
        if len(doers) > 1:
            found.append((doers, verb, EventFactuality(deed.negated, deed.modality)))
    return found


def _announcing(finding: Finding) -> list[tuple[list[Mention], Token, EventFactuality]]:
    """Give those who announce or sign something together."""
    found = []
    for verb in finding.syntax.tokens:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in JOINT or not finding.syntax.children(verb, "obj"):
            continue
        heads = [head for first in finding.clauses.surface_subjects(verb) for head in finding.syntax.conjuncts(first)]
        doers = _coordinated(finding, (m for head in heads for m in finding.located.directly(head)[:1]))
        if len(doers) > 1:
            found.append((doers, verb, finding.factuality.of(verb)))
    return found


def _coordinated(finding: Finding, mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the mentions that are joined by "and" with the first one; "X or Y" leaves open who it was."""
    kept = [m for m in distinct(mentions) if m.form in ("name", "group")]
    if len(kept) < 2:
        return []
    tops = {finding.located.top_of(mention).i for mention in kept}
    joined = finding.syntax.conjuncts(finding.syntax.first_conjunct(finding.located.top_of(kept[0])))
    return kept if tops <= {token.i for token in joined} and not are_alternatives(finding, kept) else []
