"""Things named before: "X wrote a letter to Y ... Y refused to open the letter".

A definite noun for a message, demand or offer stands for the one that the text told of before, so
what is done to it is done to whom it came from, or whom it went to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.relations.slots import fill_agents

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.model import Mention, RelationMention
    from explorer.relations.finding import Finding

CONFIDENCE = 0.6
MOST_CLAUSES = 3

RULES = {
    "named before": (
        "What is done concerns 'the letter', 'the offer' or the like that the text told of before, and so "
        "whoever sent or got it."
    ),
}
THINGS = frozenset(
    "letter message note offer proposal invitation request demand appeal warning ultimatum threat call plea deal "
    "agreement plan complaint accusation allegation charge ban sanction order summons statement".split()
)


def find_resumed(finding: Finding) -> None:
    """Add an action for each verb with such a noun as object and nobody else as target."""
    told = [
        (word, r) for r in finding.relations() if r.kind == "action" for word in r.predicate.split() if word in THINGS
    ]
    for token in finding.syntax.tokens:
        if token.pos_ == "NOUN" and token.lemma_.lower() in THINGS and _is_known(finding, token):
            verb = _outermost(finding, token)
            before = [r for word, r in told if word == token.lemma_.lower() and r.cues[0].start < token.idx]
            if verb is not None:
                _resume(finding, verb, token, sorted(before, key=lambda r: -r.cues[0].start))


def _is_known(finding: Finding, noun: Token) -> bool:
    """Tell whether a noun points back: "the letter", and "his letter", whoever of the two he is."""
    syntax = finding.syntax
    if any(child.lower_ in ("his", "her", "their", "its") for child in syntax.children(noun, "nmod:poss")):
        return True
    definite = any(child.lower_ in ("the", "this", "that") for child in syntax.children(noun, "det"))
    return definite and not finding.located.owners(noun) and not syntax.children(noun, "nmod", "acl")


def _outermost(finding: Finding, noun: Token) -> Token | None:
    """Climb from the verb with the noun as object over those that it completes ("*refused* to open the letter")."""
    syntax = finding.syntax
    verb = syntax.parent(noun)
    if verb is None or syntax.relation_of(noun) not in ("obj", "nsubj:pass"):
        return None
    for _ in range(MOST_CLAUSES):
        if syntax.relation_of(verb) not in ("xcomp", "conj"):
            break
        verb = syntax.parent(verb)
    return verb if verb.pos_ == "VERB" else None


def _resume(finding: Finding, verb: Token, noun: Token, told: list[RelationMention]) -> None:
    sense = finding.senses.of_verb(verb)
    if sense is None or not sense.is_event:
        return
    pairs = [[finding.located.mentions[end] for end in (r.source, r.target)] for r in told]
    senders = [source for source, _ in pairs]
    for agent in fill_agents(finding, verb):
        others = (_other_end(agent.mention, ends) for ends in pairs)
        other = next((mention for mention in others if mention is not None), None)
        if other is not None and not finding.acts_on(agent.mention, verb):
            finding.add(
                "action",
                agent.mention,
                other,
                [verb, noun],
                predicate=f"{verb.lemma_.lower()} {noun.lemma_.lower()} {'of' if other in senders else 'to'}",
                rule="named before",
                confidence=CONFIDENCE,
                event=sense.row.event,
                factuality=finding.factuality.of(verb),
            )


def _other_end(agent: Mention, ends: list[Mention]) -> Mention | None:
    """Give the one of sender and receiver that the agent is not."""
    for one, other in (ends, ends[::-1]):
        if (
            agent.id != other.id
            and agent.text.split()[-1] == one.text.split()[-1]
            and one.text.split()[-1] != other.text.split()[-1]
        ):
            return other
    return None
