"""What a side has instead of an actor or a line that was not found there: the nearest, and a search of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explorer.compare import Comparer, Side, query_of
from explorer.folding import find_folding, match_names, names_of
from explorer.model import Query
from explorer.ui.contents import Json
from explorer.ui.contents.comparison.telling import tell_sentences
from explorer.ui.contents.entries import line_entry
from explorer.views import ActorRow, Mark, RelationRow

MOST_NEAREST = 6
"""Actors or lines that are offered instead of one that was not found."""

MOST_HITS = 12
"""Sentences of a search; whoever wants all opens the articles."""

LEAST_LETTERS = 4
"""Letters of a word by which a name is looked for when the whole name is not there."""


def offer_actor(comparer: Comparer, actor: ActorRow, side: Side, query: Query) -> Json:
    """Return what a side has that is nearest to an actor, and the sentences that have its name or a word of it."""
    nearest = list(find_nearest(comparer, actor, side, query))[:MOST_NEAREST]
    hits, words = _search(comparer, side, actor)
    return {
        "nearest": [{"id": e.id, "name": e.name, "kind": e.kind, "number": e.mentions} for e in nearest],
        "searched": _say_search(words, len(hits)),
        "groups": tell_sentences(comparer, dict(list(hits.items())[:MOST_HITS])),
    }  # fmt: skip


def offer_line(comparer: Comparer, line: RelationRow, side: Side, query: Query) -> Json:
    """Return what a side tells of the same two, or of one of them, and the sentences that name both."""
    explorer, asked = comparer.explorer, query_of(side, query)
    everybody, folding = explorer.everybody(), find_folding(explorer)
    ends = {folding.key(each)[0] for each in (line.source, line.target)}
    lines = [each for each in explorer.lines(asked) if each.kind != "co-mention"]
    same = [each for each in lines if {folding.key(e)[0] for e in (each.source, each.target)} == ends]
    near = same or [each for each in lines if line.source in (each.source, each.target)]
    both = _sentences_with(comparer, side, line.source) & _sentences_with(comparer, side, line.target)
    names = [everybody[each].name for each in (line.source, line.target) if each in everybody]
    found = sorted(both)[:MOST_HITS]
    return {
        "lines": [line_entry(each, everybody) for each in near[:MOST_NEAREST]],
        "near": "It tells of the two:" if same else f"It tells of {names[0]}:" if near else "",
        "searched": _say_search(names, len(both), joined=" and "),
        "groups": tell_sentences(comparer, {each: [] for each in found}),
    }  # fmt: skip


def find_nearest(comparer: Comparer, actor: ActorRow, side: Side, query: Query) -> Iterator[ActorRow]:
    """Give the actors of a side that are nearest to one whom it does not name: what it may mean, whose, like named."""
    folding = find_folding(comparer.explorer)
    named = [each for each in comparer.explorer.everybody(query_of(side, query)).values() if each.mentions]
    key, words = folding.key(actor.id)[0], _words(actor)
    tests = (
        lambda each: folding.key(each.id)[0] == key,
        lambda each: each.id == actor.belongs_to or each.belongs_to == actor.id,
        lambda each: bool(words & _words(each)),
        lambda each: bool(actor.belongs_to) and each.belongs_to == actor.belongs_to,
    )
    given = {actor.id}
    for is_near in tests:
        for each in named:
            if each.id not in given and is_near(each):
                given.add(each.id)
                yield each


def _search(comparer: Comparer, side: Side, actor: ActorRow) -> tuple[dict[str, list[Mark]], Sequence[str]]:
    """Find the sentences with a name of an actor, else those with the last word of its name."""
    names = list(names_of(actor))
    hits = _find(comparer, side, names) if names else {}
    last = actor.name.split()[-1] if actor.name else ""
    if hits or len(last) < LEAST_LETTERS or last == actor.name:
        return hits, names[:1] or [actor.name]
    return _find(comparer, side, [last]), [last]


def _find(comparer: Comparer, side: Side, names: Sequence[str]) -> dict[str, list[Mark]]:
    pattern, documents, found = match_names(names), comparer.explorer.documents(), {}
    for document_id in side.documents:
        text = documents[document_id].text
        for sentence in comparer.sentences_of(document_id):
            hits = list(pattern.finditer(text, sentence.start, sentence.end))
            if hits and not sentence.repeats:
                found[sentence.id] = [Mark(*hit.span(), "shown") for hit in hits]
    return found


def _sentences_with(comparer: Comparer, side: Side, actor_id: str) -> set[str]:
    named, held = comparer.actors_of_mentions(), comparer.mentions(side)
    return {each.sentence_id for each in held if named.get(each.id, ("",))[0] == actor_id}


def _words(actor: ActorRow) -> set[str]:
    return {
        word for name in (actor.name, *actor.aliases) for word in name.casefold().split() if len(word) > LEAST_LETTERS
    }


def _say_search(words: Iterable[str], number: int, *, joined: str = " or ") -> str:
    said = joined.join(f"“{word}”" for word in words)
    if not number:
        return f"No sentence of this side has {said}."
    return f"Searched for {said}: {number:,} sentence{'s' if number > 1 else ''} of this side."
