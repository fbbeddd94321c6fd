"""Rules that bring the names of one document together, from sure to less sure."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from explorer.actors.across import share_office
from explorer.actors.knowledge import load_knowledge
from explorer.actors.likely import FullNames
from explorer.actors.names import initials, plain_title, tells_apart
from explorer.actors.offices import read_office
from explorer.actors.people import Words, agree, find_in
from explorer.actors.resources import read_words
from explorer.actors.spelling import is_misprint, sounds_alike
from explorer.actors.uses import GROUP

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.actors.clusters import Clusters
    from explorer.actors.uses import Use

MOST_COMPARED = 250
"""Names of one document with the same first letter among which misprints are looked for; long articles have twenty."""

TOO_GENERAL = frozenset("state states nation nations country city people world east west north south".split())
"""Words that end or begin long names but alone mean something else."""


def join_said(equated: Iterable[tuple[Use, Use]], clusters: Clusters) -> None:
    """Join names that the text itself equates; an acronym must be able to stand for its long form."""
    for use, other in equated:
        short, long = (use, other) if len(use.name.key) <= len(other.name.key) else (other, use)
        if short.is_acronym and short.name.key in initials(long.name.words):
            clusters.join(short, long, "explained acronym")
        elif _may_be_equal(short, long):
            clusters.join(short, long, "said to be the same")


def _may_be_equal(short: Use, long: Use) -> bool:
    """Tell whether two names that stand beside each other can mean the same, as far as their kinds tell."""
    if short.is_person or long.is_person:
        return short.is_person == long.is_person and bool(find_in(short.name.words, long.name.words))
    place = any(use.reading is not None and use.reading.entry.kind in ("state", "place") for use in (short, long))
    return GROUP not in (short.sense, long.sense) and not place


def join_kinds(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join a single word that the pipeline took for a person here and for a thing there to what it is more often.

    Both stay where there is reason for both: a full name with that surname, a known place ("Jordan").
    """
    by_name: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        if len(use.name.words) == 1 and not use.sense.startswith("people"):
            by_name[use.name.key].append(use)
    people = FullNames(use for use in uses if use.is_person)
    surnames = {use.name.words[-1] for use in uses if use.is_person and len(use.name.words) > 1}
    for name, same in by_name.items():
        if len(same) == 1:
            _read_as_surname(same[0], people.holding(same[0].name.words), clusters)
        if len(same) != 2 or same[0].is_person == same[1].is_person:
            continue
        thing, person = sorted(same, key=lambda use: use.is_person)
        wins = len(person.mentions) > len(thing.mentions) or name in surnames or bool(person.titles)
        if wins and thing.reading is None:
            _retype(thing, person, clusters)
            clusters.join(thing, person, "same name")
        elif not wins:
            _retype(person, thing, clusters)
            clusters.join(person, thing, "same name")


def _read_as_surname(use: Use, uses: Sequence[Use], clusters: Clusters) -> None:
    """Take a single word for a person that the pipeline took for an unknown place, if it is a surname named before."""
    if use.kind != "place" or use.reading is not None:
        return
    earlier = [
        other
        for other in uses
        if other.is_person
        and other.mentions[0].start < use.mentions[0].start
        and find_in(use.name.words, other.name.words) == "surname"
    ]
    if earlier:
        _retype(use, earlier[0], clusters)


def _retype(use: Use, other: Use, clusters: Clusters) -> None:
    clusters.remove(use)
    use.kind, use.reading, use.gender = other.kind, other.reading, other.gender
    clusters.add(use)


def join_initials(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join an acronym to the only long name of the document that has its initials."""
    long_names: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        for acronym in initials(use.name.words) if len(use.name.words) > 1 and not use.is_person else ():
            long_names[acronym].append(use)
    for use in uses:
        if not use.is_acronym or use.is_person or len(clusters.of(use).uses) > 1 or use.reading is not None:
            continue
        fitting = {id(clusters.of(long)): long for long in long_names.get(use.name.key, ())}
        if len(fitting) == 1:
            clusters.join(use, *fitting.values(), "initials")


def join_offices(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join the name of an office without its state to the only state's office of that name in the document."""
    offices = [
        (use, office) for use in uses if not use.is_person and (office := read_office(use.name.words)) is not None
    ]
    owned = [(use, core) for use, (_, core) in offices if use.owner or clusters.of(use).entries]
    for use, (_, core) in offices:
        if use.owner or clusters.of(use).entries:
            continue
        fitting = {id(clusters.of(other)): other for other, other_core in owned if core == other_core}
        if len(fitting) == 1:
            clusters.join(use, *fitting.values(), "only office of that name")


def join_short_organizations(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join "Fars" to "Fars News Agency", and "the Front" to "Nusra Front" that was named before."""
    things = [use for use in uses if not use.is_person and not use.sense and use.kind != "place"]
    by_word: dict[str, list[tuple[Words, Use]]] = defaultdict(list)
    for use in things:
        for words in _long_forms(use):
            for word in {words[0], words[-1]}:
                by_word[word].append((words, use))
    for use in things:
        if use.reading is None or use.reading.entry.kind == "organization":
            _join_longer(use, by_word, clusters)


def _long_forms(use: Use) -> list[Words]:
    """Give the names of several words that something goes by: the one written here, and those that are known."""
    known = load_knowledge().forms_of(use.reading.entry) if use.reading is not None else ()
    return [words for words in {use.name.words, *(tuple(form.split()) for form in known)} if len(words) > 1]


def _join_longer(use: Use, by_word: dict[str, list[tuple[Words, Use]]], clusters: Clusters) -> None:
    words = use.name.words
    longer = {
        id(clusters.of(long)): long
        for form, long in by_word.get(words[0], ())
        if _is_beginning(words, form) and not (_is_whole(words) and _named_together(use, long))
    }
    if len(longer) == 1:
        clusters.join(use, *longer.values(), "shorter name of an organization")
    if use.reading is not None or len(clusters.of(use).uses) > 1 or set(words) <= TOO_GENERAL:
        return
    earlier = [
        long
        for form, long in (*by_word.get(words[0], ()), *by_word.get(words[-1], ()))
        if _is_core(words, form) and long.mentions[0].start < use.mentions[0].start and not _named_together(use, long)
    ]
    named = {id(clusters.of(long)): long for long in earlier}
    if len(named) == 1:
        clusters.join(use, *named.values(), "main word of the name")


def _is_whole(words: Words) -> bool:
    """Tell whether a short name says itself what it names: "Lodmar University" beside "Lodmar University Hospital"."""
    return len(words) > 1 and not read_words("organization_tails.txt").isdisjoint(words)


def _is_beginning(words: tuple[str, ...], long: tuple[str, ...]) -> bool:
    size = len(words)
    return len(long) > size and long[:size] == words and set(long[size:]) <= read_words("organization_tails.txt")


def _is_core(words: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether words are the end of a longer name ("Front" of Nusra Front) or stand before its "of" or "in"."""
    size = len(words)
    return len(long) > size and (long[-size:] == words or (long[:size] == words and long[size] in ("of", "in")))


def _named_together(use: Use, other: Use) -> bool:
    """Tell whether one sentence names both: then they are two ("the Real Front condemned the Front")."""
    here = {mention.sentence_id: mention for mention in use.mentions}
    beside = ((here.get(mention.sentence_id), mention) for mention in other.mentions)
    return any(own is not None and (own.end <= each.start or each.end <= own.start) for own, each in beside)


def join_parts_of_names(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join full names of people of which one holds the other ("Mohammadi Golpayegani"), if it fits one person only."""
    full = [use for use in uses if use.is_person and len(use.name.words) > 1]
    names = FullNames(full)
    for use in full:
        fitting = [
            other
            for other in names.holding(use.name.words)
            if other is not use and agree(use.name.words, other.name.words) == "part of the full name"
        ]
        longer = {id(clusters.of(other)): other for other in fitting if len(other.name.words) > len(use.name.words)}
        if len(longer) == 1:
            clusters.join(use, *longer.values(), "part of the full name")


def join_misprints(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join a spelling that differs by one letter to the one that the document uses more often."""
    alike: dict[tuple[str, bool], list[Use]] = defaultdict(list)
    for use in uses:
        if use.reading is None:
            alike[use.name.key[0], use.is_person].append(use)
    for same in alike.values():
        if len(same) > MOST_COMPARED:
            continue
        ranked = sorted(same, key=lambda use: (len(use.mentions), use.order))
        for one, other in combinations(ranked, 2):
            if len(one.mentions) < len(other.mentions):
                _join_misprint(one, other, clusters)


def _join_misprint(one: Use, other: Use, clusters: Clusters) -> None:
    a, b = one.name.key, other.name.key
    if _is_adjective(a, b):
        clusters.join(one, other, "adjective")
    elif is_misprint(a, b):
        clusters.join(one, other, "misprint")
    elif one.is_person and sounds_alike(a, b):
        clusters.join(one, other, "other spelling")


def _is_adjective(one: str, other: str) -> bool:
    """Tell whether a name is another's with the ending of an adjective: Marenia, Marenian."""
    short, long = sorted((one, other), key=len)
    return short.endswith(("a", "e", "i", "o")) and long in (f"{short}n", f"{short}an", f"{short}ian", f"{short}ese")


def fitting_people(use: Use, full: Sequence[Use], clusters: Clusters) -> tuple[str, list[Use]]:
    """Find the people of a document whose full names a short one may stand for, one use for each person.

    Returns:
        How it stands in their names ("surname" before "first name" before "inner name") and the people.
    """
    found: dict[str, dict[int, Use]] = {"same name": {}, "surname": {}, "first name": {}, "inner name": {}}
    for other in full:
        same = use.name.words == other.name.words
        place = "same name" if same else find_in(use.name.words, other.name.words)
        if place == "inner name" and use.mentions[0].start < other.mentions[0].start:
            continue  # nobody is called so before the full name has told who it is
        if place and not clusters.clash(clusters.of(use), clusters.of(other)):
            found[place].setdefault(id(clusters.of(other)), other)
    place = next((place for place, people in found.items() if people), "")
    people = list(found[place].values()) if place else []
    here = [[each for each in clusters.of(other).uses if each.document_id == use.document_id] for other in people]
    titled = [
        other
        for other, own in zip(people, here, strict=True)
        if share_office(use, own) or _share_degree(use, own) or (_is_plainly_styled(use) and not _has_degree(own))
    ]
    return place, titled if len(titled) == 1 else people


def _is_plainly_styled(use: Use) -> bool:
    """Tell whether a name comes with "Mr", "Ms" and the like and with nothing else."""
    return bool(use.titles) and not any(tells_apart(title) for title in use.titles)


def _has_degree(uses: Iterable[Use]) -> bool:
    return any(tells_apart(title) for each in uses for title in each.titles)


def _share_degree(use: Use, others: Iterable[Use]) -> bool:
    """Tell whether a name comes with a title such as "Dr" that a person of its document has too."""
    mine = {plain_title(title) for title in use.titles if tells_apart(title)}
    return bool(mine & {plain_title(title) for each in others for title in each.titles})
