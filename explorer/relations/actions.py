"""Actions: who did what to whom, from the verbs of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality import FACT, EventFactuality
from explorer.relations.blame import blamed, rejected
from explorer.relations.demands import addressed
from explorer.relations.finding import distinct, overlaps
from explorer.relations.intent import intended_event
from explorer.relations.lexicon import QUAD_OF_EVENT, read_affiliations
from explorer.relations.phrases import DEEPER, DIRECT, INSIDE, OWNER, PLACES, Filler, are_alternatives, preposition_of
from explorer.relations.slots import fill, fill_agents, find_targets

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.model import Mention
    from explorer.relations.finding import Finding
    from explorer.relations.senses import Sense

PREDICATES = ("VERB", "ADJ", "NOUN")

TYPED, UNTYPED = 0.89, 0.6
"""Confidence of a verb that the lexicon knows in this sense, and of one that it does not; from judged relations."""

MOST_ENDS = 5
"""More ends than these on one side are lists, not a deed."""

WHERE = PLACES | {"on", "over"}
"""Prepositions of what is asked for, not of who is asked for it."""

REFLEXIVE = frozenset("himself herself itself themselves myself ourselves oneself".split())
"""What somebody does to herself, she does to nobody else."""

RULES = {
    "verb": "The first is the subject of the verb and the second its object ('X attacked Y').",
    "passive": (
        "The verb stands in the passive: whoever comes after 'by' does it to the subject ('Y was attacked by X')."
    ),
    "verb and preposition": "The second stands after a preposition that belongs to the verb ('X called on Y').",
    "verb and complement": "The second stands in the clause that completes the verb ('X threatened to attack Y').",
    "each other": "Both are subjects of a verb for something done together ('X and Y met').",
    "unknown verb": "Subject and object of a verb that is not in the list of political verbs.",
}


def find_actions(finding: Finding) -> None:
    """Add an action for each verb whose doer and target are mentioned."""
    for token in finding.syntax.tokens:
        if token.pos_ not in PREDICATES or token.i in finding.consumed:
            continue
        sense = finding.senses.of_verb(token)
        if (sense is None and token.pos_ != "VERB") or (sense is not None and not sense.is_event):
            continue
        agents = fill_agents(finding, token, sense.row.agent if sense is not None else ())
        if agents:
            _act(finding, token, sense, agents)


def _act(finding: Finding, verb: Token, sense: Sense | None, agents: list[Filler]) -> None:
    if sense is None and _is_known_otherwise(verb):
        return
    if sense is None:
        targets = _plain_objects(finding, verb)
        _add_pairs(finding, verb, None, [agent for agent in agents if agent.confidence == 1.0], targets)
        return
    if sense.noun is not None:
        finding.consumed.add(sense.noun.i)
    doers = distinct(agent.mention for agent in agents)
    targets = _targets(finding, verb, sense, doers, general=False)
    if _is_mutual(sense, targets) and len(doers) > 1:
        _add_mutual(finding, verb, sense, doers)
    else:
        _add_pairs(finding, verb, sense, agents, targets or _targets(finding, verb, sense, doers))


def _is_mutual(sense: Sense, targets: list[Filler]) -> bool:
    """Tell whether those who act do it to each other: no better slot is filled than the lexicon's "mutual"."""
    slots = sense.row.target
    if "mutual" not in slots:
        return False
    better = slots[: slots.index("mutual")]
    return not any(target.slot in better or target.slot not in slots for target in targets)


def _is_known_otherwise(verb: Token) -> bool:
    """Verbs of belonging are affiliations, verbs of saying statements."""
    return verb.lemma_.lower() in read_affiliations().verbs


def _plain_objects(finding: Finding, verb: Token) -> list[Filler]:
    """A verb that nothing is known of relates only what stands directly beside it."""
    return [f for f in fill(finding, verb, "obj") if f.confidence == 1.0 and f.mention.head not in ("it", "itself")]


def _targets(
    finding: Finding, verb: Token, sense: Sense, doers: list[Mention], *, general: bool = True
) -> list[Filler]:
    slots = [slot for slot in sense.row.target if slot != "mutual"]
    if sense.row.event == "THREATEN" and finding.syntax.children(verb, "ccomp"):
        slots = [slot for slot in slots if slot != "comp"]  # "warned that Y would come" is said about Y, not to Y
    if any(set(finding.clauses.marks(c)) & {"whether", "if"} for c in finding.syntax.children(verb, "ccomp")):
        slots, general = [slot for slot in slots if slot != "comp"], False  # "asked whether Y came" asks somebody else
    without = ("prep:with",) if QUAD_OF_EVENT[sense.row.event].endswith("conflict") else ("prep:against",)
    without += ("prep:from",) if sense.row.event == "MOBILIZE" else ()  # where troops come from is not whom they face
    found = find_targets(finding, verb, slots, general=general, without=without)
    vague = all(f.mention.form == "description" and f.mention.kind == "place" for f in found)
    if vague and sense.row.event == "THREATEN":
        found = fill(finding, verb, "condition") or found
    found = _meant(finding, verb, sense, found)
    if found and all(f.slot == "obj" and f.mention.kind != "person" for f in found) and is_force(sense.row.event):
        found += [f for f in fill(finding, verb, "prep:from") if f.mention.kind != "place"]  # "took X from Y"
    others = [f for f in found if f.mention.head not in REFLEXIVE]
    return [f for f in others if not any(overlaps(f.mention, doer) or _is_own(f, doer) for doer in doers)]


def _meant(finding: Finding, verb: Token, sense: Sense, found: list[Filler]) -> list[Filler]:
    """Leave out who only stands beside what is said or asked, and who is not to blame."""
    if sense.row.event == "CONSULT":
        found = [f for f in found if not _is_topic(finding, f)]
    if QUAD_OF_EVENT[sense.row.event].startswith("verbal") and sense.row.event != "THREATEN":
        found = [f for f in found if not _is_where(finding, f, WHERE if sense.row.event == "REQUEST" else PLACES)]
    if sense.row.event in ("AGREE", "ACCUSE"):
        found = [f for f in found if not _is_promised(finding, verb, sense, f)]
    if sense.row.event == "REQUEST":
        found = addressed(finding, verb, _without_left(finding, verb, found))
    if sense.row.event in ("ACCUSE", "PROTEST"):
        found = blamed(finding, verb, found)
    if sense.row.event == "REJECT":
        found = rejected(finding, verb, found)
    return found


def _is_topic(finding: Finding, filler: Filler) -> bool:
    """Who is named inside what is discussed ("discussed the situation in Y") is not met."""
    if filler.slot != "obj" or filler.confidence > INSIDE or not filler.through:
        return False
    row = finding.senses.of_noun(filler.through[-1])
    return row is None or row.event != "CONSULT"


def _is_where(finding: Finding, filler: Filler, prepositions: frozenset[str]) -> bool:
    """Who calls for progress on, or calm in, some place asks nothing of the place."""
    case = finding.syntax.case_of(finding.located.top_of(filler.mention))
    return filler.confidence <= INSIDE and case in prepositions


def _is_promised(finding: Finding, verb: Token, sense: Sense, filler: Filler) -> bool:
    """Who promises that Y's troops will stay promises Y nothing; nor is Y to blame for slow talks with Y."""
    if filler.slot != "comp":
        return False
    if sense.row.event == "ACCUSE":
        return filler.confidence <= INSIDE * DEEPER
    finite = any(finding.syntax.children(clause, "nsubj") for clause in finding.syntax.children(verb, "ccomp"))
    return finite and finding.syntax.is_one(finding.located.top_of(filler.mention), ("nsubj",))


def _without_left(finding: Finding, verb: Token, fillers: list[Filler]) -> list[Filler]:
    """Read "called for X's withdrawal from Y" as asked of X, and not of Y."""
    above = [finding.syntax.parent(finding.located.top_of(f.mention)) for f in fillers if f.slot == "prep:from"]
    rows = [finding.senses.of_noun(noun) for noun in above if noun is not None]
    is_left = any(row is not None and row.event == "RETREAT" for row in rows)
    return [f for f in fill(finding, verb, "prep:for") if f.confidence == OWNER] if is_left else fillers


def _is_own(filler: Filler, doer: Mention) -> bool:
    """In "X called for their independence" the possessive most likely means X, if it agrees with X."""
    mention = filler.mention
    if filler.confidence == DIRECT or mention.form != "pronoun" or mention.role != "possessive":
        return False
    if mention.gender in ("male", "female"):
        return doer.kind == "person" and doer.gender in ("", mention.gender)
    return doer.kind != "person" and (mention.number == "singular" or doer.number != "singular")


def is_force(event: str) -> bool:
    """Tell whether an event type is conflict by deeds."""
    return QUAD_OF_EVENT[event] == "material conflict"


def _is_done_by_saying(event: str) -> bool:
    """Tell whether who does something "to warn" or "to protest" has thereby warned or protested."""
    return event in ("PROTEST", "AGREE", "SUPPORT") or QUAD_OF_EVENT.get(event, "") == "verbal conflict"


def _add_pairs(finding: Finding, verb: Token, sense: Sense | None, agents: list[Filler], targets: list[Filler]) -> None:
    is_said = sense is not None and _is_done_by_saying(sense.row.event)
    factuality = finding.factuality.of(verb, is_said=is_said)
    base = TYPED if sense is not None else UNTYPED
    event = sense.row.event if sense is not None else ""
    served = finding.factuality.aims.is_purpose(verb) or finding.factuality.aims.is_helped(verb)
    event = event if served else intended_event(event, factuality)
    if factuality == FACT and len(agents) > 1 and are_alternatives(finding, [a.mention for a in agents]):
        factuality = EventFactuality(False, "possible")
    for agent in agents[:MOST_ENDS]:
        for target in targets[:MOST_ENDS]:
            if (verb.i, target.mention.id) in finding.carried:
                continue
            if sense is not None and target.slot == "comp":
                finding.carried.update((token.i, target.mention.id) for token in target.through)
            finding.add(
                "action",
                agent.mention,
                target.mention,
                _cue(finding, verb, sense, target),
                predicate=_predicate(finding, verb, sense, target),
                rule=_rule(finding, verb, sense, target),
                confidence=base * agent.confidence * target.confidence,
                event=event,
                factuality=factuality,
            )


def _add_mutual(finding: Finding, verb: Token, sense: Sense, mentions: list[Mention]) -> None:
    factuality = finding.factuality.of(verb)
    for index, one in enumerate(mentions[:MOST_ENDS]):
        for other in mentions[index + 1 : MOST_ENDS]:
            finding.add(
                "action",
                one,
                other,
                _cue(finding, verb, sense, None),
                predicate=_predicate(finding, verb, sense, None),
                rule="each other",
                confidence=TYPED,
                event=intended_event(sense.row.event, factuality),
                factuality=factuality,
                mutual=True,
            )


def _cue(finding: Finding, verb: Token, sense: Sense | None, target: Filler | None) -> list[Token]:
    particles = [t for t in finding.syntax.children(verb, "compound:prt") if t.i > verb.i]
    noun = (
        [sense.noun]
        if sense is not None and sense.noun is not None and not finding.located.directly(sense.noun)
        else []
    )
    between = [t for t in target.through if t.pos_ in ("VERB", "NOUN", "ADP")] if target is not None else []
    return [verb, *particles, *noun, *between]


def _predicate(finding: Finding, verb: Token, sense: Sense | None, target: Filler | None) -> str:
    """Say it as a reader would: "withdraw from", "enter center of"."""
    first, *rest = _cue(finding, verb, sense, target)
    later = sorted({token for token in rest if token != first}, key=lambda t: t.i)
    words = [token.lemma_.lower() for token in (first, *later)]
    if target is not None and target.slot == "prep:by" and finding.clauses.is_passive(verb):
        words[:1] = ["be", first.lower_, "by"]  # "X was encouraged by Y" is not told of X as a doer
    if target is not None and later and later[-1].pos_ == "NOUN":
        top = finding.located.top_of(target.mention)
        owns = finding.syntax.is_one(top, ("nmod:poss",)) and finding.syntax.parent(top) == later[-1]
        words.append("of" if owns else preposition_of(finding, top))
    return " ".join(words).strip()


def _rule(finding: Finding, verb: Token, sense: Sense | None, target: Filler) -> str:
    if sense is None:
        return "unknown verb"
    if target.slot.startswith("prep:"):
        return "verb and preposition"
    if target.slot == "comp":
        return "verb and complement"
    return "passive" if finding.clauses.is_passive(verb) else "verb"
