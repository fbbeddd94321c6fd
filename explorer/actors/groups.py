"""Named groups: "Iraqi government", "government of Iraq" and "Iraq's government" are one actor, Iraq is another.

A group is told by whose it is, what it is, and every word that says which: Iraqi | government, Kurdish | leader,
US | backed | fighter. Words that only rate it ("senior", "many") do not count.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.actors.knowledge import load_knowledge
from explorer.actors.names import CACHED, fold, initials, known_titles
from explorer.actors.offices import ONE_SPELLING, read_office
from explorer.actors.resources import read_words
from explorer.actors.uses import GOVERNMENT, GROUP

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from explorer.actors.clusters import Clusters
    from explorer.actors.uses import Use
    from explorer.model import Mention

ITSELF = {"group", "organization", "organisation", "movement", "network", "militia", "party", "company", "agency"}
"""Nouns that may follow an organization's name and mean nobody else."""

PEOPLE = frozenset(("people", "population"))
"""Nouns that behind the name or adjective of a state mean its people: "the Syrian people" are the Syrians."""

RULE_OF_KEY = {"office": "office of the same state", "group": "same group", "people": "people"}

AND = "and"
"""Stands between two owners ("Israeli and Palestinian leaders"); such a group is neither's alone."""

RULING = {"government", "leadership", "regime", "parliament", "opposition", "administration", "presidency", "judiciary"}
"""Of these, what is in a country is the country's; forces and journalists in a country may be others'."""

STEM = 4
"""Letters in which a noun and its plural agree: militiaman and militiamen."""


@dataclass(frozen=True, slots=True)
class GroupName:
    """What a named group is: lemma of its head, the other words that count, and known names among them by entry id."""

    head: str
    words: frozenset[str]
    entries: frozenset[str]


def is_group(mention: Mention, held: frozenset[str]) -> bool:
    """Tell whether a mention names a group, an office or an unnamed person that can be an actor of its own.

    Args:
        mention: any mention.
        held: nouns for offices and roles whose holder the document names; "the CIA director" then means that person.
    """
    if mention.form != "group" and not (mention.form == "description" and mention.belongs_to):
        return False
    if mention.kind == "person":
        return mention.form == "group" or mention.head not in held
    return mention.kind != "group" or mention.number != "singular" or "force" in mention.head


def held_roles(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the role nouns that a document gives to somebody named: in titles and beside names."""
    held: set[str] = set()
    for mention in mentions:
        held.update(fold(mention.title).split())
        if mention.same_as:
            held.add(mention.head)
    return frozenset(held)


@lru_cache(maxsize=CACHED)
def read_group(text: str, head: str, owner: str) -> GroupName:
    """Take the words of a named group apart.

    Args:
        text: the words of the mention ("Iraqi Shiite militias").
        head: lemma of its head noun ("militia"), with the participle before it if there is one ("backed fighter").
        owner: the words that name whose it is ("Iraqi").
    """
    known: set[str] = set()
    words: set[str] = set()
    head_words = head.split()
    left = [word for word in fold(text).split() if word != "in" or head not in RULING]
    for word in fold(owner).split():
        if word in left:
            left.remove(word)
    for word in left:
        readings = load_knowledge().look_up(word)
        if any(word[:STEM] == each[:STEM] for each in head_words):
            continue
        if readings and not readings[0].doubtful:
            known.add(readings[0].entry.id)
        elif word not in read_words("group_fillers.txt") and word not in known_titles():
            words.add(ONE_SPELLING.get(word, word))
    return GroupName(head, frozenset(words), frozenset(known))


def join_groups(uses: Sequence[Use], clusters: Clusters, use_of: dict[str, Use]) -> None:
    """Join named groups of the same owner and kind, and offices of the same state by whatever name.

    Args:
        uses: all uses; those of sense "group" are the named groups.
        clusters: what is joined so far; the owners' clusters must be complete.
        use_of: the use of each named mention, by mention id.
    """
    first: dict[Hashable, Use] = {}
    for use in uses:
        owner = owner_of(use, use_of) if use.sense == GROUP else None
        if owner is not None and _is_owner_itself(use, clusters.of(owner).entries):
            clusters.join(use, owner, "the organization itself")
        for key in _keys(use, clusters, use_of):
            if key in first and first[key] is not use:
                clusters.join(use, first[key], RULE_OF_KEY[key[0]])
            first.setdefault(key, use)


def _is_people_itself(use: Use, entries: set[str]) -> str:
    """Return the id of the people that a group is ("Syrian people", "the Yazidi community"), or an empty text."""
    name = group_name(use)
    if name.words or name.entries:
        return ""
    if name.head in PEOPLE:
        found = (f"people/{entry.partition('/')[2]}" for entry in entries if entry.startswith(("state/", "people/")))
    else:
        found = (entry for entry in entries if name.head == "community" and entry.startswith("people/"))
    return next((entry for entry in found if entry in load_knowledge().entries), "")


def _is_owner_itself(use: Use, entries: set[str]) -> bool:
    """Tell whether a group is only another way to name its owner: "the Hezbollah movement", "ISIL terrorist group"."""
    name = group_name(use)
    named_first = fold(use.name.text).startswith(fold(use.owner_text))
    repeated = _says_again(name.head, fold(use.owner_text), entries)
    return (
        named_first
        and (repeated or (name.head in ITSELF and use.mentions[0].number != "plural"))
        and name.words <= read_words("militant_words.txt")
        and not name.entries
        and any(entry.startswith("organization/") for entry in entries)
    )


def _says_again(head: str, acronym: str, entries: set[str]) -> bool:
    """Tell whether a noun only repeats the last word of what an acronym stands for: "SDF forces"."""
    known = load_knowledge()
    forms = [form.split() for entry in entries for form in known.forms_of(known.entries[entry])]
    return any(
        words[-1][:STEM] == head[:STEM] and acronym in initials(tuple(words)) for words in forms if len(words) > 1
    )


def _keys(use: Use, clusters: Clusters, use_of: dict[str, Use]) -> Iterable[tuple]:
    if use.is_person or use.sense == GOVERNMENT:
        return
    owner = owner_of(use, use_of)
    if use.reading is not None and use.reading.how == "people":
        yield ("people", use.reading.entry.id)
    if use.sense == GROUP and owner is not None:
        people = _is_people_itself(use, clusters.of(owner).entries)
        if people:
            yield ("people", people)
            return
    office = read_office(use.name.words)
    state = (office[0] if office else "") or use.owner
    if office is not None and state and use.reading is None:
        yield ("office", state, office[1])
    if use.sense == GROUP and owner is not None:
        name = group_name(use)
        plural = use.mentions[0].number == "plural"
        where = "" if plural or name.head in read_words("sole_heads.txt") else use.document_id
        yield ("group", clusters.of(owner).order, name, plural, where)


def group_name(use: Use) -> GroupName:
    """Return what a use of sense "group" names."""
    first = use.mentions[0]
    return read_group(use.name.text, first.head, use.owner_text)


def owner_of(use: Use, use_of: Mapping[str, Use]) -> Use | None:
    """Return the use that names whose a group or office is."""
    return use_of.get(use.mentions[0].belongs_to)


def join_shorter_groups(uses: Sequence[Use], clusters: Clusters, use_of: dict[str, Use]) -> None:
    """Join "Shiite militias" to "Iraqi Shiite militias" where the document tells of only one such group."""
    by_head: dict[str, list[tuple[frozenset[str], Use]]] = defaultdict(list)
    for use in uses:
        if use.sense == GROUP and AND not in use.name.words:
            name, owner = group_name(use), owner_of(use, use_of)
            owners = clusters.of(owner).entries if owner is not None else frozenset()
            if owners and not name.words:
                by_head[name.head].append((name.entries | owners, use))
    for same in by_head.values():
        for known, use in same:
            closer = {id(clusters.of(other)): other for entries, other in same if known < entries}
            if len(closer) == 1:
                clusters.join(use, *closer.values(), "same group, said shorter")
