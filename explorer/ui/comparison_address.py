"""The address of the page Compare: two sides, what is looked at, and what is selected; and back.

?a=outlet:The+Inkwell&b=article:letter-2&show=voices&sel=iran&once=1&from=2017-11&till=2017-12
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.ui.address import LONGEST, check_day

SECTIONS = ("network", "voices", "portrayal", "passages", "time", "summary")
"""What of a comparison can be looked at, in the order of the tabs."""

MOST_CHOICES = 200
"""Choices of one side; an address with more was not made by this page."""


@dataclass(frozen=True, slots=True)
class ComparisonQuery:
    """The whole state of the page Compare.

    Attributes:
        a, b: choices of each side ("outlet:NAME", "article:ID"); empty: not chosen yet.
        section: one of SECTIONS.
        selected: an actor's or relation's id, a passage's id, or empty.
        sentence: the sentence at which an article is open, or empty.
        once: count what articles share once.
        since, until: days, months or years ("2017-11") between which things are said to have happened.
    """

    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    section: str = "network"
    selected: str = ""
    sentence: str = ""
    once: bool = False
    since: str = ""
    until: str = ""


def read_comparison(parameters: Mapping[str, Sequence[str]]) -> tuple[ComparisonQuery, tuple[str, ...]]:
    """Return what an address asks for, and words on what was passed over."""
    problems: list[str] = []

    def choices(name: str) -> tuple[str, ...]:
        values = [each for each in parameters.get(name, ()) if len(each) <= LONGEST]
        if len(values) < len(parameters.get(name, ())) or len(values) > MOST_CHOICES:
            problems.append("The link holds choices that are too long, or too many, to be real ones.")
        return tuple(dict.fromkeys(values))[:MOST_CHOICES]

    def text(name: str) -> str:
        values = parameters.get(name, ())
        return values[0] if values and len(values[0]) <= LONGEST else ""

    def day(name: str) -> str:
        try:
            return check_day(text(name)) if text(name) else ""
        except ValueError as problem:
            problems.append(str(problem))
            return ""

    section = text("show") or SECTIONS[0]
    if section not in SECTIONS:
        problems.append("The link asks for a part of the comparison that is not known here.")
        section = SECTIONS[0]
    query = ComparisonQuery(
        choices("a"), choices("b"), section, text("sel"), text("at"), text("once") == "1", day("from"), day("till")
    )
    return query, tuple(problems)


def write_comparison(query: ComparisonQuery) -> dict[str, list[str]]:
    """Return the parameters of an address; what is as at the start is left out."""
    parameters = {
        "a": list(query.a), "b": list(query.b), "show": [query.section] if query.section != SECTIONS[0] else [],
        "sel": [query.selected] if query.selected else [], "at": [query.sentence] if query.sentence else [],
        "once": ["1"] if query.once else [], "from": [query.since] if query.since else [],
        "till": [query.until] if query.until else [],
    }  # fmt: skip
    return {name: values for name, values in parameters.items() if values}
