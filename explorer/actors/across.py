"""Rules that bring names of different documents together.

Each rule looks only at names that share a key (an entry, a name, a sound, an acronym), so that the work grows with the
number of names and not with that of their pairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from explorer.actors.likely import MOST_ALIKE, likely_forms
from explorer.actors.names import initials, known_titles
from explorer.actors.offices import is_office, read_party
from explorer.actors.people import agree, find_in, is_first_name
from explorer.actors.resources import read_words
from explorer.actors.spelling import read_sound, sounds_alike
from explorer.actors.uses import GOVERNMENT

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from explorer.actors.clusters import Cluster, Clusters
    from explorer.actors.uses import Use

KNOWN_RULES = {"acronym": "known acronym", "adjective": "adjective", "people": "people"}
FORMS_OF_ONE_PERSON = ("other spelling", "other order", "middle name", "first name in another form")
"""What `people.agree` may say for two names of different documents to be joined, surest first."""

LONGEST_AMBIGUOUS_ACRONYM = 4
"""Letters. Longer ones (UNESCO, and names in capitals, as KIRKUK in a headline) hardly ever mean two things."""

DOUBLED = re.compile(r"(.)\1")
"""Surnames that differ only in a doubled letter are one: Assad, Asad."""

NUMBERED = re.compile(r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth) ")
"""What every army has one of: "3rd Battalion", "First Division"; each article may mean another one's."""

LEAST_LETTERS = 4
"""Shorter names are never compared by sound."""


def join_known(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join all names that are known to mean the same."""
    keyed = ((use.reading.entry.id, use) for use in uses if use.reading is not None and use.sense != GOVERNMENT)
    for use, other in _starred(keyed, clusters):
        clusters.join(use, other, KNOWN_RULES.get(use.reading.how, "known name"))


def join_same_names(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join names that are written alike, apart from bare surnames, acronyms, and what every state or army has."""
    keyed = ((key, use) for use in uses if (key := _key_of_name(use)) is not None)
    for use, other in _starred(keyed, clusters):
        clusters.join(use, other, "same name")


def _key_of_name(use: Use) -> Hashable | None:
    if use.reading is not None or is_office(use.name.words) or read_party(use.name.words):
        return None
    if use.is_acronym and len(use.name.key) <= LONGEST_AMBIGUOUS_ACRONYM:
        return None
    if NUMBERED.match(use.name.folded) and read_words("unit_words.txt").issuperset(use.name.words[1:]):
        return (use.document_id, use.name.key)
    if not use.is_person:
        return use.name.key
    if len(use.name.words) > 1:
        return use.name.key
    title = next((title for title in sorted(use.titles) if known_titles()[title][1] == "first"), None)
    return None if title is None else (use.name.key, title)


def join_parties(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join parties of one name if the documents tell of one state's only; else by their states, or each by itself."""
    parties: dict[frozenset[str], list[tuple[str, Use]]] = defaultdict(list)
    for use in uses:
        party = None if use.is_person else read_party(use.name.words)
        if party is not None:
            parties[party].append((use.reading.entry.state if use.reading is not None else use.owner, use))
    for same in parties.values():
        states = {state for state, _ in same if state}
        keyed = (("" if len(states) == 1 else state, use) for state, use in same if state or len(states) < 2)
        for use, other in _starred(keyed, clusters):
            clusters.join(use, other, "same name")


def join_spellings(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join things whose names sound alike, the rarer spelling to the commoner one."""
    by_sound: dict[str, list[Use]] = defaultdict(list)
    for use in _one_for_each_name(uses):
        sound = read_sound(use.name.folded)
        if not use.is_person and not use.sense and not use.is_acronym and len(sound.letters) >= LEAST_LETTERS:
            by_sound[sound.key].append(use)
    for alike in by_sound.values():
        ranked = _commonest_first(alike, clusters)
        for one, other in ((one, other) for at, one in enumerate(ranked[:MOST_ALIKE]) for other in ranked[at + 1 :]):
            if sounds_alike(one.name.folded, other.name.folded) and one.name.folded != other.name.folded:
                clusters.join(other, one, "other spelling")


def join_full_names(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join full names of people that are forms of one name, unless a short form fits several people."""
    by_surname: dict[str, list[Use]] = defaultdict(list)
    for use in _one_for_each_name(uses):
        if use.is_person and len(use.name.words) > 1 and use.reading is None:
            ends = (use.name.words[-1], use.name.words[0]) if len(use.name.words) == 2 else use.name.words[-1:]
            for key in dict.fromkeys(read_sound(word).key for word in ends):
                by_surname[key].append(use)
    for wanted in FORMS_OF_ONE_PERSON:
        for namesakes in by_surname.values():
            ranked = _commonest_first(namesakes, clusters)
            likely = likely_forms(ranked)
            fitting = {
                use.order: [
                    other
                    for other in likely[use.order]
                    if other is not use and agree(use.name.words, other.name.words) == wanted
                ]
                for use in ranked
            }
            open_forms = {use.order for use in ranked if _fits_several(use, fitting[use.order], clusters)}
            for use in ranked:
                mine = [other for other in fitting[use.order] if other.order not in open_forms]
                if use.order not in open_forms:
                    _join_if_one_person(use, mine, wanted, clusters)


def _fits_several(use: Use, fitting: Sequence[Use], clusters: Clusters) -> bool:
    """Tell whether a short form fits two people of its own document ("L. Prior" beside Lucas and Lydia Prior)."""
    here = {each.document_id for each in clusters.of(use).uses}
    near = [other for other in fitting if here & {each.document_id for each in clusters.of(other).uses}]
    return any(clusters.clash(clusters.of(one), clusters.of(two)) for one, two in combinations(near, 2))


def _join_if_one_person(use: Use, fitting: list[Use], rule: str, clusters: Clusters) -> None:
    people = {
        id(clusters.of(other)): clusters.of(other) for other in fitting if clusters.of(other) is not clusters.of(use)
    }
    contradictory = any(clusters.clash(one, two) for one, two in combinations(people.values(), 2))
    if contradictory:
        return
    for other in fitting:
        shorter, longer = sorted((use, other), key=lambda each: (len(each.name.key), each.order))
        clusters.join(shorter, longer, rule)


def join_acronyms(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join an acronym that its document does not explain to the one name that another document explains it by."""
    by_acronym: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        if use.is_acronym and not use.is_person and not use.sense:
            by_acronym[use.name.key].append(use)
    for acronym, same in by_acronym.items():
        explained = {id(clusters.of(use)): use for use in reversed(same) if _is_explained(acronym, clusters.of(use))}
        open_uses = [use for use in same if not _is_explained(acronym, clusters.of(use))]
        if len(explained) > 1 or not open_uses:
            continue
        (target,) = explained.values() or (open_uses[0],)
        for use in open_uses:
            clusters.join(use, target, "explained elsewhere" if explained else "same name")


def _is_explained(acronym: str, cluster: Cluster) -> bool:
    if cluster.entries:
        return True
    return any(acronym in initials(use.name.words) for use in cluster.uses if len(use.name.words) > 1)


def join_surnames(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join bare surnames to the only person who bears them, to the only one with the same title, or to each other."""
    bearers: dict[str, dict[int, Use]] = defaultdict(dict)
    for use in uses:
        if use.is_person and len(use.name.words) > 1:
            bearers[_undoubled(use.name.words[-1])].setdefault(id(clusters.of(use)), use)
    attested = _attested_short_forms(uses, clusters)
    bare: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        if use.is_person and not use.is_full and use.reading is None and not clusters.of(use).full_names:
            bare[_undoubled(use.name.key)].append(use)
    for name, same in bare.items():
        spellings = {use.name.words for use in same}
        found = {
            key: other
            for key, other in bearers[name.split()[-1]].items()
            if any(find_in(words, other.name.words) for words in spellings)
        }
        for words in spellings:
            found |= attested.get(" ".join(words), {})
        _join_bare(same, list(found.values()), clusters)


def _undoubled(name: str) -> str:
    return DOUBLED.sub(r"\1", name)


def _attested_short_forms(uses: Sequence[Use], clusters: Clusters) -> dict[str, dict[int, Use]]:
    """Collect the people whom some document names in full and then by this one word ("Xi" for Xi Jinping)."""
    attested: dict[str, dict[int, Use]] = defaultdict(dict)
    for use in uses:
        if use.is_person and not use.is_full and clusters.rule.get(use.order) in ("surname", "first name"):
            attested[use.name.key].setdefault(id(clusters.of(use)), use)
    return attested


def _join_bare(same: list[Use], bearers: list[Use], clusters: Clusters) -> None:
    """Join the uses of one bare surname to its bearer, to the bearer with the same title, or to each other."""
    left = []
    for use in same:
        titled = [other for other in bearers if share_office(use, clusters.of(other).uses)]
        if len(titled) != 1 or not clusters.join(use, titled[0], "title and surname"):
            left.append(use)
    central = [other for other in bearers if _is_central(clusters.of(other), left, clusters)]
    if len(bearers) == 1 and central:
        left.insert(0, bearers[0])
    elif central or is_first_name(same[0].name.key):
        return
    for use in left[1:]:
        clusters.join(use, left[0], "surname across articles")


def _is_central(cluster: Cluster, same: list[Use], clusters: Clusters) -> bool:
    """Tell whether it is this bearer whom documents may mean that never give the full name.

    Either a document goes on about the bearer by the bare surname, or most documents give the full name. Somebody named
    in full once, in passing, is not the one whom all others know by surname ("Bassel al-Assad" and "Assad").
    """
    if any(clusters.rule.get(use.order) in ("surname", "first name", "title and surname") for use in cluster.uses):
        return True
    in_full = {use.document_id for use in cluster.uses if len(use.name.words) > 1}
    return len(in_full) >= len({use.document_id for use in same} - in_full)


def share_office(use: Use, others: Iterable[Use]) -> bool:
    """Tell whether a name comes with an office that a person has elsewhere: Secretary of State, or only Secretary."""
    offices = [title for title in use.titles if is_office_title(title)]
    if not offices:
        return False
    held = {title for each in others if each.titles for title in each.titles if is_office_title(title)}
    return any(
        set(mine.split()) <= set(title.split()) or set(title.split()) <= set(mine.split())
        for mine in offices
        for title in held
    )


def is_office_title(title: str) -> bool:
    """Tell whether a folded title names an office or rank, not only a style ("Mr") or a time ("former")."""
    return known_titles()[title][1] == "office"


def _starred(keyed: Iterable[tuple[Hashable, Use]], clusters: Clusters) -> Iterable[tuple[Use, Use]]:
    """Pair each use with the first of its key, and where these clash with the next one that stands apart."""
    heads: dict[Hashable, list[Use]] = defaultdict(list)
    for key, use in keyed:
        for head in heads[key]:
            if not clusters.clash(clusters.of(use), clusters.of(head)):
                yield use, head
                break
        else:
            heads[key].append(use)


def _one_for_each_name(uses: Iterable[Use]) -> list[Use]:
    """Return the first use of each name; the others of that name have been joined to it, or were kept from it."""
    return list({(use.name.folded, use.is_person): use for use in reversed(list(uses))}.values())[::-1]


def _commonest_first(uses: Iterable[Use], clusters: Clusters) -> list[Use]:
    return sorted(uses, key=lambda use: (-clusters.of(use).mentions, use.order))
