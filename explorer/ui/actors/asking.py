"""The address of the page Actors, as a value; what stands in it was typed or sent by anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.model import ACTOR_KINDS
from explorer.ui.address import LONGEST

SECTIONS = ("list", "same", "history")
"""Who was found; who may be the same; what people decided."""

SORTS = ("lines", "mentions", "articles", "name", "kind")
"""What the list can be sorted by; numbers begin with the most."""

HIDDEN = "hidden"
"""Beside the kinds of actors: those whom people hid."""

LAST_PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at on the page.

    Attributes:
        section: one of SECTIONS.
        find: what is searched among the names.
        kind: one of ACTOR_KINDS, HIDDEN, or empty for all.
        sort: one of SORTS; `turned`: the other way round.
        page: of the list, from 0.
        selected: actor id or empty.
        called: the words by which the selected actor's mentions are looked at, or empty for all.
        part: page of these mentions, from 0.
        sentence: at which an article is open, or empty.
        pair: number of the suggestion that is looked at, from 0.
    """

    section: str = "list"
    find: str = ""
    kind: str = ""
    sort: str = "lines"
    turned: bool = False
    page: int = 0
    selected: str = ""
    called: str = ""
    part: int = 0
    sentence: str = ""
    pair: int = 0


def read_asked(parameters: Mapping[str, Sequence[str]]) -> Asked:
    """Return what an address asks for; what cannot be understood is as at the start."""

    def text(name: str) -> str:
        return next((each for each in parameters.get(name, ()) if each and len(each) <= LONGEST), "")

    def one_of(name: str, known: Sequence[str], otherwise: str) -> str:
        return text(name) if text(name) in known else otherwise

    sort = text("sort")
    return Asked(
        section=one_of("show", SECTIONS, "list"),
        find=text("find"),
        kind=one_of("kind", (*ACTOR_KINDS, HIDDEN), ""),
        sort=sort.lstrip("-") if sort.lstrip("-") in SORTS else "lines",
        turned=sort.startswith("-"),
        page=_number(text("page")),
        selected=text("sel"),
        called=text("called"),
        part=_number(text("part")),
        sentence=text("at"),
        pair=_number(text("pair")),
    )


def _number(text: str) -> int:
    return min(int(text), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 9 else 0
