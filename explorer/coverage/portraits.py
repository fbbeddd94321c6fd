"""How two sides show the same somebody: what only one calls them, and what both do.

Portrayal + who their mentions are --gather_portrayals--> by actor --compare_portrayals--> Feature
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.coverage.candidates import candidate_in
from explorer.model import PORTRAYAL_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.model import Candidate, Portrayal

AS_A_VERB = ("doer", "target")
"""Kinds that are shown by their lemma, as there the form of the verb says nothing of whom it shows."""

NOT_KNOWN = "?"
"""Stands for the actor of words about somebody whom the resolver could not tell ("They are a ..."); no actor's id."""

ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that is said of somebody, as both sides say it.

    Attributes:
        kind: one of PORTRAYAL_KINDS.
        lemma: what its portrayals are counted by; of an apposition all its words, because "commander" alone would take
            "commander of the raiders" and "commander of the rescuers" for the same.
        words: how to show it: the commonest form of the words; of verbs the lemma.
        a, b: where each side says it.
        candidate: why its words are worth discussing, or None.
    """

    kind: str
    lemma: str
    words: str
    a: tuple[Portrayal, ...]
    b: tuple[Portrayal, ...]
    candidate: Candidate | None = None

    @property
    def side(self) -> str:
        """Who says it: "both", "a" or "b"."""
        return "both" if self.a and self.b else "a" if self.a else "b"


def gather_portrayals(
    portrayals: Iterable[Portrayal], actor_of: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[Portrayal, ...]]:
    """Return the portrayals of each actor by its id.

    What is said of mentions that refer to nobody known is gathered under NOT_KNOWN; what they are called is not.

    Args:
        portrayals: of any articles.
        actor_of: mention id -> (id, name) of the actor that it refers to.
    """
    found: dict[str, list[Portrayal]] = defaultdict(list)
    for each in portrayals:
        if each.mention_id in actor_of:
            found[actor_of[each.mention_id][0]].append(each)
        elif each.kind != "name":
            found[NOT_KNOWN].append(each)
    return {actor: tuple(each) for actor, each in found.items()}


def compare_portrayals(
    a: Sequence[Portrayal], b: Sequence[Portrayal], candidates: Mapping[str, Sequence[Candidate]]
) -> tuple[Feature, ...]:
    """Put what both sides say of one actor next to each other.

    Args:
        a, b: how each side portrays the actor.
        candidates: words worth discussing, by the id of the sentence in which they stand.

    Returns:
        By kind in the order of PORTRAYAL_KINDS, within it the most frequent first.
    """
    sides = [_by_lemma(each) for each in (a, b)]
    keys = {*sides[0], *sides[1]}
    said = {lemma for kind, lemma in keys if kind == "apposition"}
    keys = {key for key in keys if key[0] != "name" or key[1].casefold() not in said}  # an apposition is no name too
    features = [_feature(key, *(side.get(key, ()) for side in sides), candidates) for key in keys]
    order = {kind: number for number, kind in enumerate(PORTRAYAL_KINDS)}
    return tuple(sorted(features, key=lambda f: (order[f.kind], -len(f.a) - len(f.b), f.words.casefold(), f.lemma)))


def _by_lemma(portrayals: Iterable[Portrayal]) -> dict[tuple[str, str], tuple[Portrayal, ...]]:
    found: dict[tuple[str, str], list[Portrayal]] = defaultdict(list)
    for each in portrayals:
        found[each.kind, _lemma(each)].append(each)
    return {key: tuple(each) for key, each in found.items()}


def _lemma(portrayal: Portrayal) -> str:
    if portrayal.kind != "apposition":
        return portrayal.lemma
    words = portrayal.text.casefold().split()
    negated = portrayal.lemma.startswith("not ")
    words = words[1:] if words[:1] and words[0] in ARTICLES else words
    return " ".join(["not", *words] if negated else words)


def _feature(
    key: tuple[str, str],
    a: tuple[Portrayal, ...],
    b: tuple[Portrayal, ...],
    candidates: Mapping[str, Sequence[Candidate]],
) -> Feature:
    kind, lemma = key
    marked = (candidate_in(each, candidates.get(each.sentence_id, ())) for each in (*a, *b))
    forms = Counter(" ".join(each.text.split()) for each in (*a, *b))
    words = lemma if kind in AS_A_VERB else min(forms, key=lambda form: (-forms[form], form))
    return Feature(kind, lemma, words, a, b, next(filter(None, marked), None))
