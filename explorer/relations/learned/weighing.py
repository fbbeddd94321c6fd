"""What is claimed of a sentence by rules and by the trees, and what speaks for each claim.

    pairs with probabilities + claims of rules --weigh--> Weighed, each with the features of its confidence

A pair of actors that no rule ties is claimed once, by its most likely mentions and kind; the claim of a rule stays and
is weighed by what the trees say of its pair, of the other direction and of its rivals for the same end.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.relations.learned.bystanders import is_bystander
from explorer.relations.learned.cues import list_cues
from explorer.relations.learned.features import word_class
from explorer.relations.lexicon import QUAD_OF_EVENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np

    from explorer.relations.learned.features import Features
    from explorer.relations.learned.linear import Logistic
    from explorer.relations.learned.view import Claim, End, SentenceView

OUTCOMES = ("none", "action", "statement", "affiliation")
"""What a pair can be; a quotation is a statement in somebody's own words."""

OUTCOME_OF_KIND = {"action": 1, "statement": 2, "quotation": 2, "affiliation": 3}
LEAST_SEEN_PROBABILITY = 0.12
"""Pairs that are less likely a relation are not claimed at all; the slider on the page begins above."""

OTHER_OF_TWO = "the other of two"
"""Rule of a mention within another that is no part of it: the two of "both [sides]"."""

UNSEEN = (0.75, 0.15, 0.05, 0.05)
"""Probabilities of a rule's claim whose mentions the trees did not look at."""


@dataclass(slots=True)
class Weighed:
    """A claim with what its confidence is made from.

    Attributes:
        claim: the rule's, or None for what only the trees found.
        probability: that the pair is some relation.
        cue: number of the word that carries it.
    """

    one: End | None
    other: End | None
    kind: str
    claim: Claim | None
    probability: float
    features: Features
    cue: int | None = None


def list_ends(view: SentenceView) -> list[tuple[End, End]]:
    """Give the ordered pairs of mentions of two actors."""
    return [
        (one, other)
        for one in view.ends
        for other in view.ends
        if one.who.actor != other.who.actor and (one.start, one.end) != (other.start, other.end)
    ]


def weigh(view: SentenceView, pairs: Sequence[tuple[End, End]], outcomes: np.ndarray, cues: Logistic) -> list[Weighed]:
    """Give the claims of a sentence, each with the word that carries it; what no word carries is not claimed.

    Args:
        view: the sentence.
        pairs: of mentions.
        outcomes: (pairs, 4) probabilities in the order of OUTCOMES.
        cues: whether a word carries a claim.
    """
    table = _Table(view, pairs, outcomes)
    ruled = [_of_rule(table, claim) for claim in view.claims]
    taken = {ends for c in view.claims for ends in ((c.source, c.target), *([(c.target, c.source)] * c.mutual))}
    told = (_told_by_trees(table, actors) for actors in table.best if actors not in taken and table.is_told(actors))
    found = [weighed for weighed in told if weighed is not None and not _is_part_of_longer(view, weighed)]
    for weighed in (*ruled, *found):
        _add_cue(view, weighed, cues)
        _add_ends(view, weighed)
    return ruled + [weighed for weighed in found if weighed.cue is not None]


def _is_part_of_longer(view: SentenceView, weighed: Weighed) -> bool:
    """Tell whether an end is only a word of a longer name of somebody else ("*Kenyan* police arrested Y")."""
    ends = (weighed.one, weighed.other)
    return any(
        long.start <= end.start and end.end <= long.end and long.end - long.start > end.end - end.start
        for end in ends
        for long in view.ends
        if long not in ends and long.who.actor != end.who.actor and end.rule != OTHER_OF_TWO
    )


def pick_cue(view: SentenceView, one: End, other: End, kind: str, cues: Logistic) -> tuple[int | None, float]:
    """Give the word of a sentence that carries a claim, with its log-odds.

    Args:
        view: the sentence.
        one: source of the claim.
        other: its target.
        kind: one of OUTCOMES.
        cues: whether a word carries a claim.
    """
    scored = {word: cues.log_odds(features) for word, features in list_cues(view, one, other, kind).items()}
    best = max(scored, key=lambda word: scored[word], default=None)
    return best, scored.get(best, 0.0)


def _add_cue(view: SentenceView, weighed: Weighed, cues: Logistic) -> None:
    """Find the word that carries a claim, and add what is known of it to the features."""
    who, odds = ("ruled", 0.0) if weighed.claim is not None else ("learned", 0.0)
    kind = OUTCOMES[OUTCOME_OF_KIND[weighed.kind]]
    if weighed.claim is not None:
        weighed.cue = next((k for k, at in enumerate(view.starts) if at == weighed.claim.cue), None)
    elif weighed.one is not None and weighed.other is not None:
        weighed.cue, odds = pick_cue(view, weighed.one, weighed.other, kind, cues)
    if weighed.cue is None:
        return
    word = weighed.cue
    sort = word_class(view.lemmas[word], view.kinds[word])
    weighed.features |= {
        f"{who} {kind} by {view.kinds[word]}": 1.0,
        f"{who} {kind} by {sort}": 1.0,
        f"{who} {kind} by {view.kinds[word]} of {sort}": 1.0,
        f"{who} word's odds": odds,
        "quoted word": float(view.quoted[word]),
    }
    if view.roles is not None:
        weighed.features["happened"] = float(view.roles.factuality[word])
        weighed.features[f"{who} {kind} role"] = float(word in view.roles.predicates)


def _add_ends(view: SentenceView, weighed: Weighed) -> None:
    """Add how both ends are named, and by which rule they mean whom they mean."""
    who = "ruled" if weighed.claim is not None else "learned"
    for side, end in (("source", weighed.one), ("target", weighed.other)):
        if end is None:
            continue
        form = "pronoun" if view.kinds[end.head] == "PRON" else end.rule if end.rule == "adjective" else end.form
        weighed.features |= {
            f"{side} is {form}": 1.0,
            f"{who} {weighed.kind} {side} is {form}": 1.0,
            f"{side} is {end.kind}": 1.0,
            f"{who} {weighed.kind} {side} is {end.kind}": 1.0,
            f"{side} linked by {end.who.rule}": 1.0,
            f"{side} linked": end.who.confidence,
            f"{side} of the story": end.who.story,
            f"{side} named": min(6, end.who.named) / 3,
            f"{side} never subject": float(not end.who.subjects),
            f"{side} quoted": float(view.quoted[end.head]),
        }


class _Table:
    """The probabilities of a sentence's pairs, by mentions and by actors."""

    def __init__(self, view: SentenceView, pairs: Sequence[tuple[End, End]], outcomes: np.ndarray) -> None:
        self.view, self.pairs, self.outcomes = view, pairs, outcomes
        self.exact = {(one.mention, other.mention): k for k, (one, other) in enumerate(pairs)}
        self.best: dict[tuple[str, str], int] = {}
        self.numbers: dict[tuple[str, str], list[int]] = {}
        for k, (one, other) in enumerate(pairs):
            actors = (one.who.actor, other.who.actor)
            self.numbers.setdefault(actors, []).append(k)
            if actors not in self.best or self.any(k) > self.any(self.best[actors]):
                self.best[actors] = k

    def any(self, number: int) -> float:
        """Give the probability that a pair is some relation."""
        return 1.0 - float(self.outcomes[number][0])

    def is_told(self, actors: tuple[str, str]) -> bool:
        """Tell whether two actors are likely enough a relation, and more so than the same tie the other way round."""
        number = self.best[actors]
        if self.any(number) < LEAST_SEEN_PROBABILITY:
            return False
        back = self.best.get(actors[::-1])
        is_tie = self.outcomes[number][1:].argmax() == 2
        return not (
            is_tie and back is not None and self.outcomes[back][1:].argmax() == 2 and self.any(back) > self.any(number)
        )

    def rivals(self, actors: tuple[str, str]) -> tuple[float, float, float]:
        """Give the best probabilities of the other direction, of another source, of another target."""
        back = self.best.get(actors[::-1])
        sources = [self.any(k) for (s, t), k in self.best.items() if t == actors[1] and s not in actors]
        targets = [self.any(k) for (s, t), k in self.best.items() if s == actors[0] and t not in actors]
        return (
            self.any(back) if back is not None else 0.0,
            max(sources, default=0.0),
            max(targets, default=0.0),
        )


def log_odds(probability: float) -> float:
    """Give the logarithm of the odds, for probabilities kept away from 0 and 1."""
    kept = min(0.995, max(0.005, probability))
    return math.log(kept / (1 - kept))


def _of_rule(table: _Table, claim: Claim) -> Weighed:
    number = table.exact.get(claim.exact)
    exact = number is not None
    if number is None:
        number = table.best.get((claim.source, claim.target))
    outcomes = table.outcomes[number] if number is not None else UNSEEN
    one, other = table.pairs[number] if number is not None else (None, None)
    told = 1.0 - float(outcomes[0])
    kind = OUTCOME_OF_KIND[claim.kind]
    features = _features(table, (claim.source, claim.target), outcomes, kind)
    features |= {
        "ruled": 1.0,
        f"rule={claim.rule}": 1.0,
        "rule's odds": log_odds(claim.confidence),
        "not looked at": float(number is None),
        "other mentions": float(number is not None and not exact),
        "told:" + (claim.told or "fact"): 1.0,
        "mutual": float(claim.mutual),
    }
    if claim.event:
        features["event:" + QUAD_OF_EVENT.get(claim.event, "")] = 1.0
    return Weighed(one, other, claim.kind, claim, told, features)


def _told_by_trees(table: _Table, actors: tuple[str, str]) -> Weighed | None:
    """Give the claim of the likeliest mentions of two actors that are not merely beside what is told."""
    for number in sorted(table.numbers[actors], key=lambda number: (-table.any(number), number)):
        if table.any(number) < LEAST_SEEN_PROBABILITY:
            break
        weighed = _of_trees(table, actors, number)
        if not is_bystander(table.view, weighed.one, weighed.other, weighed.kind):
            return weighed
    return None


def _of_trees(table: _Table, actors: tuple[str, str], number: int) -> Weighed:
    outcomes = table.outcomes[number]
    kind = int(outcomes[1:].argmax()) + 1
    one, other = table.pairs[number]
    features = _features(table, actors, outcomes, kind) | {"learned": 1.0}
    features["kinds:" + one.kind + ">" + other.kind] = 1.0
    named = kind_of(table.view, one, other) if OUTCOMES[kind] == "statement" else OUTCOMES[kind]
    return Weighed(one, other, named, None, 1.0 - float(outcomes[0]), features)


def _features(table: _Table, actors: tuple[str, str], outcomes: Iterable[float], kind: int) -> Features:
    values = [float(value) for value in outcomes]
    some = 1.0 - values[0]
    back, source, target = table.rivals(actors)
    return {
        "odds": log_odds(some),
        "kind's odds": log_odds(values[kind] / max(some, 1e-6)),
        "other direction": back,
        "other source": source,
        "other target": target,
        "kind:" + OUTCOMES[kind]: 1.0,
        "actors": min(8, len({end.who.actor for end in table.view.ends})) / 4,
    }


def kind_of(view: SentenceView, one: End, other: End) -> str:
    """Tell whether words about somebody are quoted or reported."""
    for start, end, kind, speaker, _ in view.speeches:
        if speaker == one.who.actor and kind != "indirect" and start <= other.start < end:
            return "quotation" if kind == "direct" or view.quoted[other.head] else "statement"
    return "statement"
