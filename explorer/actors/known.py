"""Which names of a document are known, and as what: "Iraqi" is Iraq, "Baghdad said" is Iraq's government.

What the document itself says goes first: an acronym that it explains otherwise, an owner of another state, a person of
that name keep a name from being read as the known one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.actors.knowledge import GENERIC_TAILS, Reading, load_knowledge
from explorer.actors.names import CACHED, fold, read_name
from explorer.actors.resources import read_words
from explorer.actors.uses import GOVERNMENT, Use

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.model import Mention

NOMINAL_ROLES = frozenset(("subject", "object", "oblique", "apposition"))
PARTY_PREPOSITIONS = frozenset(("with", "by", "against", "between", "toward", "towards", "according to"))
"""After these a capital is somebody one deals with; after in, at, near, to, from, of it mostly is a place."""


@dataclass(slots=True)
class Facts:
    """What a document's names say about each other.

    Attributes:
        forms: all its names, folded.
        states: ids of the states that it names beyond doubt, by name, adjective, people, capital or region.
        entries: ids of the entries that it names beyond doubt.
        person_words: words of the full names of people in it.
        explained: acronyms that the document spells out, with the folded long form.
    """

    forms: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)
    person_words: set[str] = field(default_factory=set)
    explained: dict[str, str] = field(default_factory=dict)


def sense_of(mention: Mention) -> str | None:
    """Tell in which sense a known form is used.

    Returns:
        "people" for nouns ("the Iranians", "the French"), "government" for a capital used for it, an empty text for the
        plain sense, None where a single national is meant ("an Iraqi"), who is nobody known.
    """
    readings = load_knowledge().look_up(read_name(mention.text).folded)
    if not readings or mention.kind == "person":
        return ""
    if any(reading.how == "capital" for reading in readings):
        return GOVERNMENT if is_metonym(mention) and not readings[0].doubtful else ""
    hows = {reading.how for reading in readings}
    if "people" not in hows or hows & {"name", "acronym"}:
        return ""
    if "adjective" not in hows:
        return "people"
    if mention.role not in NOMINAL_ROLES and mention.number != "plural":
        return ""
    people = next(reading.entry for reading in readings if reading.how == "people")
    return "people" if mention.number == "plural" or read_name(mention.text).folded == fold(people.name) else None


def is_metonym(mention: Mention) -> bool:
    """Tell whether a capital is used for its government: "Baghdad said", "Tehran's policy", "talks with Moscow".

    In capitals it is a dateline or a headline, where the parse says little.
    """
    if mention.text.isupper():
        return False
    if mention.role == "subject":
        return mention.governor in read_words("metonym_subject_verbs.txt")
    if mention.role == "object":
        return mention.governor in read_words("metonym_object_verbs.txt")
    if mention.role == "possessive":
        return mention.governor in read_words("metonym_nouns.txt")
    return mention.role == "oblique" and mention.governor in PARTY_PREPOSITIONS


@lru_cache(maxsize=CACHED)
def look_up(folded: str) -> tuple[Reading, ...]:
    """Look a name up, also with its state's adjective before it or a generic word behind it.

    "US Central Intelligence Agency", "Lebanese Hezbollah" and "the Hezbollah movement" are known; "Iraqi Hezbollah" is
    not, because the state must be the one that the organization belongs to.
    """
    knowledge = load_knowledge()
    readings = knowledge.look_up(folded)
    if readings:
        return readings
    words = folded.split()
    for size in (1, 2):
        owners = knowledge.look_up(" ".join(words[:size])) if len(words) > size else ()
        rest = knowledge.look_up(" ".join(words[size:])) if owners else ()
        states = {owner.entry.id for owner in owners}
        found = tuple(
            reading for reading in rest if reading.how in ("name", "acronym") and reading.entry.state in states
        )
        if found:
            return found
    if len(words) > 1 and words[-1] in GENERIC_TAILS:
        rest = knowledge.look_up(" ".join(words[:-1]))
        return tuple(reading for reading in rest if reading.entry.kind == "organization" and not reading.doubtful)
    return ()


def gather_facts(uses: Iterable[Use], explained: dict[str, str]) -> Facts:
    """Collect what a document's names say about each other, before its doubtful names are read."""
    facts = Facts(explained=explained)
    for use in uses:
        facts.forms.add(use.name.folded)
        if use.is_person and len(use.name.words) > 1 and not look_up(use.name.folded):
            facts.person_words.update(use.name.words)
        for reading in look_up(use.name.folded):
            if not reading.doubtful and not reading.entry.near and not use.is_person:
                facts.entries.add(reading.entry.id)
                facts.states.add(reading.entry.state)
    facts.states.discard("")  # an organization of no state speaks for none
    return facts


def choose_reading(use: Use, facts: Facts) -> Reading | None:
    """Choose what a name of a document means, if it is known at all."""
    fitting = [reading for reading in look_up(use.name.folded) if _fits(reading, use, facts)]
    fitting.sort(key=lambda reading: reading.how == "people")  # "Kurdish" alone is the adjective first
    near = [reading for reading in fitting if reading.entry.near & facts.forms]
    if near and not _has_other_evidence(fitting, facts):
        return near[0]
    return next((reading for reading in fitting if not reading.entry.near), None)


def _has_other_evidence(readings: list[Reading], facts: Facts) -> bool:
    """Tell whether the document speaks of the unmarked reading beyond this name ("Tbilisi", "Georgians")."""
    plain = [reading for reading in readings if not reading.entry.near]
    others = facts.forms - {fold(reading.entry.name) for reading in plain}
    return any(known.entry.state == reading.entry.id for reading in plain for form in others for known in look_up(form))


def _fits(reading: Reading, use: Use, facts: Facts) -> bool:
    entry = reading.entry
    if use.sense == "people":
        return reading.how == "people"
    if use.is_person and not _may_be_person_by_mistake(reading, use, facts):
        return False
    if reading.how == "acronym" and not _is_written_so(reading, use, facts):
        return False
    if entry.kind == "organization" and use.owner and entry.state and use.owner != entry.state:
        return False
    return not reading.doubtful or reading.how == "capital" or entry.state in facts.states or entry.id in facts.entries


def _may_be_person_by_mistake(reading: Reading, use: Use, facts: Facts) -> bool:
    """The pipeline may take "Hezbollah" for a person, but "Jordan" or "Mr Wagner" beside a full name is one."""
    if use.titles or set(use.name.words) <= facts.person_words:
        return False
    return reading.how in ("name", "acronym") and not (reading.doubtful and use.sense.startswith("person"))


def _is_written_so(reading: Reading, use: Use, facts: Facts) -> bool:
    """Tell whether an acronym is written as one, and not explained otherwise by the document."""
    if use.name.folded in facts.explained:
        return any(long.entry == reading.entry for long in look_up(facts.explained[use.name.folded]))
    return use.is_acronym
