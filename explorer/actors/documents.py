"""The names and named groups of one document, sorted into uses, and what knowledge says of them.

    mentions of a document --read_document--> uses, and the pairs that the text itself equates

Nothing is joined here but what bears the same name in the same sense.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.actors.groups import held_roles, is_group
from explorer.actors.known import choose_reading, gather_facts, look_up, sense_of
from explorer.actors.names import (
    fold,
    gender_of_titles,
    initials,
    is_acronym,
    plain_title,
    read_name,
    takes_first_name,
    tells_apart,
)
from explorer.actors.offices import read_office
from explorer.actors.unnamed import find_unnamed
from explorer.actors.unowned import find_unowned
from explorer.actors.uses import GOVERNMENT, GROUP, Use, names_nobody, titles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.model import Mention


@dataclass(slots=True)
class Told:
    """What one document tells, before anything is joined.

    Attributes:
        document_id: the document.
        uses: its names and named groups.
        equated: pairs of uses of which the text says that they are the same.
    """

    document_id: str
    uses: list[Use]
    equated: list[tuple[Use, Use]] = field(default_factory=list)


def read_document(document_id: str, mentions: Sequence[Mention], first_order: int) -> Told:
    """Sort the mentions of a document.

    Args:
        document_id: the document.
        mentions: its mentions in text order.
        first_order: the first free order for its uses.
    """
    by_id = {mention.id: mention for mention in mentions}
    groups: dict[tuple[str, str], list[Mention]] = {}
    held, shared = held_roles(mentions), _shared_surnames(mentions)
    for mention in mentions:
        key = _key_of(mention, by_id, held)
        if key is not None and key[0] in shared and mention.kind == "person":
            key = (key[0], f"{key[1]}{_told_apart_by(mention)}")
        if key is not None:
            groups.setdefault(key, []).append(mention)
    uses = [
        _make_use(document_id, key[1], same, first_order + n, by_id) for n, (key, same) in enumerate(groups.items())
    ]
    told = Told(document_id, uses)
    told.equated = _find_equated(uses, by_id)
    _read_known(told)
    for use in find_unowned(uses, mentions, first_order + len(uses)):
        owner = by_id[use.mentions[0].belongs_to]
        use.owner, use.owner_text = _state_of(owner), owner.text
        uses.append(use)
    uses += find_unnamed(uses, mentions, first_order + len(uses))
    return told


def _shared_surnames(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the surnames that several people of a document bear, as far as full names or "Mr" and "Mrs" tell."""
    bearers: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.form == "name" and mention.kind == "person":
            words = read_name(mention.text, person=True).words
            who = words[0] if len(words) > 1 else gender_of_titles(titles_of(mention))
            bearers.setdefault(words[-1], set()).add(who)
    return frozenset(surname for surname, who in bearers.items() if len(who - {""}) > 1)


def _told_apart_by(mention: Mention) -> str:
    """Return what tells the bearers of one surname apart ("Mrs", "Dr", an office); an empty text where nothing does."""
    words = read_name(mention.text, person=True).words
    titles = titles_of(mention) if len(words) == 1 else ()
    gender = gender_of_titles(titles)
    telling = [plain_title(title) for title in titles if tells_apart(title)]
    return f", {gender or telling[0]}" if gender or telling else ""


def _key_of(mention: Mention, by_id: dict[str, Mention], held: frozenset[str]) -> tuple[str, str] | None:
    """Return name and sense by which mentions are sorted, or None for those that are no name or group."""
    if is_group(mention, held):
        return _key_of_group(mention, by_id)
    if mention.form != "name" and not _is_overlooked_name(mention):
        return None
    person = mention.kind == "person"
    name = read_name(mention.text, person=person)
    if names_nobody(name):
        return None
    if person:
        return name.key, _sense_of_person(mention, len(name.words))
    sense = sense_of(mention)
    if sense is None:
        return None
    return name.key, sense or _sense_of_office(mention, name.words, by_id)


def _is_overlooked_name(mention: Mention) -> bool:
    """Tell whether what was found as a description is the name of a state ("the *United Kingdom*")."""
    if mention.form != "description" or not mention.text.istitle() or " " not in mention.text:
        return False
    readings = look_up(read_name(mention.text).folded)
    return any(r.entry.kind == "state" and r.how == "name" and not r.doubtful for r in readings)


def _key_of_group(mention: Mention, by_id: dict[str, Mention]) -> tuple[str, str] | None:
    """Return the key of a named group; None if it only explains a name ("Jaysh al-Islam, a Syrian rebel group")."""
    name = read_name(mention.text)
    other = by_id.get(mention.same_as)
    if other is not None and other.form == "name" and other.kind in ("organization", "group", "person"):
        explains_acronym = is_acronym(other.text) and fold(other.text) in initials(name.words)
        if not explains_acronym:
            return None
    known = any(reading.entry.kind == "organization" and not reading.doubtful for reading in look_up(name.folded))
    return (name.key, "") if known else (name.key, GROUP)


def _sense_of_person(mention: Mention, length: int) -> str:
    if length > 1:
        return ""
    return "person, first name" if takes_first_name(titles_of(mention)) else "person"


def _sense_of_office(mention: Mention, words: tuple[str, ...], by_id: dict[str, Mention]) -> str:
    office = read_office(words)
    if office is None:
        return ""
    state = office[0] or _state_of(by_id.get(mention.belongs_to))
    return f"of {state}" if state else ""


def _state_of(owner: Mention | None) -> str:
    """Return the state that an owner's name or adjective names, or an empty text."""
    if owner is None or owner.kind == "person":
        return ""
    readings = look_up(read_name(owner.text).folded)
    return next(
        (r.entry.id for r in readings if r.entry.id.startswith("state/") and r.how in ("name", "adjective")), ""
    )


def _make_use(document_id: str, sense: str, mentions: list[Mention], order: int, by_id: dict[str, Mention]) -> Use:
    use = Use(order, document_id, read_name(mentions[0].text), sense, mentions)
    use.describe()
    owners = [by_id[mention.belongs_to] for mention in mentions if mention.belongs_to in by_id]
    use.owner = sense.removeprefix("of ") if sense.startswith("of ") else next(filter(None, map(_state_of, owners)), "")
    use.owner_text = owners[0].text if owners else ""
    if sense == GOVERNMENT:
        use.owner = look_up(use.name.folded)[0].entry.state
    return use


def _find_equated(uses: list[Use], by_id: dict[str, Mention]) -> list[tuple[Use, Use]]:
    use_of = {mention.id: use for use in uses for mention in use.mentions}
    equated = []
    for use in uses:
        for mention in use.mentions:
            other = use_of.get(mention.same_as)
            if other is not None and other is not use:
                equated.append((use, other))
    return equated


def _read_known(told: Told) -> None:
    """Give each name its reading; first those beyond doubt, since they help with the others."""
    names = [use for use in told.uses if use.sense not in (GROUP, GOVERNMENT)]
    explained = {}
    for use, other in told.equated:
        short, long = (use, other) if len(use.name.key) <= len(other.name.key) else (other, use)
        if is_acronym(short.name.text) and short.name.key in initials(long.name.words):
            explained[short.name.folded] = long.name.folded
    facts = gather_facts(names, explained)
    for use in names:
        use.reading = choose_reading(use, facts)
        if use.reading is not None:  # else it is described as it is already
            use.describe()
