"""Whom one side lacks for sure, and whom it has under another name: the parts put together for a collection."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from explorer.actors.capitals import is_capital
from explorer.coverage.folding import Folding, Known
from explorer.explore import EVERYTHING, Explorer
from explorer.model import Document
from explorer.views import ActorRow

OWN_WORDS = ("group", "description")
"""Forms of mentions that have a head noun and no name of their own."""

BESIDE = ("title", "apposition")
"""Kinds of portrayal that say what somebody is."""

WORD = re.compile(r"\w+")

LEAST_LETTERS = 4
"""Letters of a name that is looked for in a text; shorter ones stand in other words' company too often."""


def find_folding(explorer: Explorer) -> Folding:
    """Return under which other names the actors of a collection may be meant."""
    return explorer.keep(_find_folding, explorer)


def find_standing(actors: Iterable[ActorRow], documents: Iterable[Document]) -> dict[str, bool]:
    """Return for actors, by id, whether one of their names stands in some articles, whoever was read there."""
    text = "\n".join(document.text for document in documents)
    words = frozenset(WORD.findall(text))
    return {actor.id: any(_stands(name, text, words) for name in names_of(actor)) for actor in actors}


def names_of(actor: ActorRow) -> Iterator[str]:
    """Give the names of an actor that can be looked for in a text: those with a capital letter."""
    for name in dict.fromkeys((actor.name, *actor.aliases)):
        if len(name) >= LEAST_LETTERS and any(letter.isupper() for letter in name):
            yield name


def match_names(names: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for any of some names as whole words, whatever the line breaks in them."""
    words = (r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


def _stands(name: str, text: str, words: frozenset[str]) -> bool:
    """Tell whether a name stands in a text; most fall out because one of their words does not."""
    return words.issuperset(WORD.findall(name)) and match_names([name]).search(text) is not None


def _find_folding(explorer: Explorer) -> Folding:
    named_by = explorer.keep(explorer.store.actors_of_mentions)
    heads: defaultdict[str, set[str]] = defaultdict(set)
    roles: defaultdict[str, set[str]] = defaultdict(set)
    works_for: defaultdict[str, set[str]] = defaultdict(set)
    for line in explorer.lines(EVERYTHING):
        if line.kind == "affiliation":
            works_for[line.source].add(line.target)
    named: set[str] = set()
    for mention in explorer.keep(explorer.store.mentions):
        actor_id = named_by.get(mention.id, ("",))[0]
        if mention.form in OWN_WORDS:
            heads[actor_id].add(mention.head)
        elif mention.form == "name":
            named.add(actor_id)
            roles[actor_id].update(mention.title.casefold().split()[-1:])
    for each in explorer.keep(explorer.store.portrayals):
        if each.kind in BESIDE:
            roles[named_by.get(each.mention_id, ("",))[0]].update(each.lemma.casefold().split())
    return Folding(
        {
            each.id: Known(
                each, each.id in named, frozenset(heads[each.id]), frozenset(roles[each.id]),
                each.kind == "place" and is_capital(each.name), frozenset(works_for[each.id]),
            )
            for each in explorer.everybody().values()
        }
    )  # fmt: skip
