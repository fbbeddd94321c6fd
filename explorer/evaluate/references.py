"""Pronouns and descriptions held against marked chains: which link is right, and how many were to be found.

The curve over the confidence says what a reader gets who hides links below a certainty.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.model import Document, Mention

Span = tuple[int, int]

FIRST_PERSON = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
THIRD_PERSON = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
    ]
)
THRESHOLDS = (0.0, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
END_OF_HEAD = re.compile(
    r"\s*[,;:(–—]|\s+(?:of|for|in|who|whom|which|that|to|from|at|on|with|by|and|as|near|against|between)\s", re.I
)


def head_of(words: str) -> str:
    """Return the head word of a noun phrase: the last before a preposition, comma or relative pronoun, without "'s"."""
    core = END_OF_HEAD.split(words.strip(), maxsplit=1)[0] or words
    core = re.sub(r"\s*['’]s?$", "", core)
    found = re.findall(r"[\w.'’-]+", core)
    return found[-1].strip(".'’-").lower() if found else ""


@dataclass(slots=True)
class GoldDocument:
    """A document with its marked chains, each a list of offsets; the document's text gives the words."""

    document: Document
    chains: list[list[Span]]
    _by_head: dict[str, list[tuple[Span, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the marked mentions by head word."""
        for number, chain in enumerate(self.chains):
            for start, end in chain:
                head = head_of(self.document.text[start:end])
                self._by_head.setdefault(head, []).append(((start, end), number))

    def chain_of(self, mention: Mention) -> int | None:
        """Return the number of the chain of the smallest marked mention around a found one, with the same head."""
        around = [
            (end - start, number)
            for (start, end), number in self._by_head.get(head_of(mention.text), ())
            if start <= mention.start and mention.end <= end
        ]
        return min(around)[1] if around else None

    def named_chains(self) -> set[int]:
        """Return the chains that hold a name: a mention whose head word has a capital within a sentence's words."""
        named = set()
        for number, chain in enumerate(self.chains):
            for start, end in chain:
                words = self.document.text[start:end]
                place = words.lower().find(head_of(words))
                if words[place : place + 1].isupper() and head_of(words) not in FIRST_PERSON | THIRD_PERSON:
                    named.add(number)
        return named


@dataclass(frozen=True, slots=True)
class LinkedReference:
    """A pronoun or description and the actor that it was linked to."""

    mention: Mention
    actor_id: str
    rule: str
    confidence: float


def sort_of(words: str) -> str:
    """Return what sort of reference words are: "he, she", "it", "they", "I, we" or "description"."""
    word = words.lower()
    if word in FIRST_PERSON:
        return "I, we"
    if word not in THIRD_PERSON:
        return "description"
    return {"i": "it", "t": "they"}.get(word[0], "he, she")


@dataclass(frozen=True, slots=True)
class ReferenceScores:
    """Right and wrong links by sort, rule and confidence, and how many references to named actors there are by sort."""

    judged: tuple[tuple[str, str, float, bool], ...] = ()
    wanted: Counter[str] = field(default_factory=Counter)

    def curve(self, sorts: Sequence[str]) -> list[tuple[float, float, float]]:
        """Return (least confidence, precision, recall) for some sorts of references together."""
        total = max(1, sum(self.wanted[sort] for sort in sorts))
        points = []
        for least in THRESHOLDS:
            kept = [right for sort, _, confidence, right in self.judged if sort in sorts and confidence >= least]
            points.append((least, sum(kept) / max(1, len(kept)), sum(kept) / total))
        return points

    def rules(self) -> dict[str, tuple[int, int]]:
        """Return how many links of each rule are right, of how many."""
        counts: dict[str, tuple[int, int]] = {}
        for _, rule, _, right in self.judged:
            good, every = counts.get(rule, (0, 0))
            counts[rule] = (good + right, every + 1)
        return counts

    def __str__(self) -> str:
        """Give the figures as lines for a terminal."""
        if not self.judged:
            return "no pronouns or descriptions linked"
        third = ("he, she", "it", "they", "description")
        lines = [f"{'':24}precision  recall  wanted"]
        for name, sorts in [
            ("references, all", (*third, "I, we")),
            ("without I, we", third),
            *((s, (s,)) for s in (*third, "I, we")),
        ]:
            _, precision, recall = self.curve(sorts)[0]
            lines.append(f"{name:24}{100 * precision:9.1f}{100 * recall:8.1f}{sum(self.wanted[s] for s in sorts):8}")
        for what, sorts in (("all", (*third, "I, we")), ("without I, we", third)):
            lines.append(f"curve, {what} (least confidence: precision, recall)")
            lines += [
                f"  {least:4.2f}:{100 * precision:7.1f}{100 * recall:7.1f}"
                for least, precision, recall in self.curve(sorts)
            ]
        lines += [
            f"  {rule:30}{good:5} of{every:5} ({good / every:.0%})"
            for rule, (good, every) in sorted(self.rules().items())
        ]
        return "\n".join(lines)


def judge_references(
    marked: Sequence[GoldDocument],
    linked: Sequence[LinkedReference],
    chain_of: Mapping[str, int],
    made: Mapping[str, str],
) -> ReferenceScores:
    """Judge each link by the chain that most names of its actor in the same document are matched to.

    Args:
        marked: the documents.
        linked: links of pronouns and descriptions.
        chain_of: the chain of each matched mention, by mention id.
        made: "document/actor" of each matched name, by mention id.

    Links to actors without a matched name in the document cannot be judged and are left out.
    """
    chains: dict[str, Counter[int]] = defaultdict(Counter)
    for mention_id, actor in made.items():
        chains[actor][chain_of[mention_id]] += 1
    judged = []
    for link in linked:
        of_actor = chains.get(f"{link.mention.document_id}/{link.actor_id}")
        if of_actor:
            right = chain_of.get(link.mention.id) == min(of_actor, key=lambda chain: (-of_actor[chain], chain))
            judged.append((sort_of(link.mention.text), link.rule, link.confidence, right))
    return ReferenceScores(tuple(judged), _count_wanted(marked))


def _count_wanted(marked: Sequence[GoldDocument]) -> Counter[str]:
    """Count the marked references to actors that are named somewhere in the document, by sort."""
    wanted: Counter[str] = Counter()
    for gold in marked:
        for number in gold.named_chains():
            for start, end in gold.chains[number]:
                words = gold.document.text[start:end]
                pronoun = words.lower() in FIRST_PERSON | THIRD_PERSON
                if pronoun or _is_description(words):
                    wanted[sort_of(words) if pronoun else "description"] += 1
    return wanted


def _is_description(words: str) -> bool:
    """Tell whether a phrase is a definite one without capitals: "the general", "his party", not "the French team"."""
    return (
        bool(re.match(r"(?:the|this|that|these|those|his|her|its|their)\s", words.lower()))
        and words[1:] == words[1:].lower()
    )
