"""Sides of a comparison named on the command line: an outlet by its name, an article by its id.

"The Inkwell", "inkwell-letter" --find_side--> Side; what cannot be compared is said with the way out
"""

from __future__ import annotations

from collections.abc import Collection

from explorer.compare import ARTICLE, OUTLET, UNKNOWN_OUTLET, Comparer, Side, list_choices
from explorer.errors import QueryError
from explorer.model import Document

MOST_LISTED = 30
"""Names that a message lists before it says how many more there are."""


def find_side(comparer: Comparer, name: str) -> Side:
    """Return the side of one outlet or one article.

    Args:
        comparer: the collection.
        name: an outlet's name (upper and lower case are the same), an article's id, or either as in an address:
            "outlet:NAME", "article:ID".

    Raises:
        QueryError: there is none of this name, or it can be read in several ways.
    """
    documents = comparer.explorer.documents().values()
    found = _find(name, documents)
    if len(found) == 1:
        return comparer.side(found)
    if found:
        ways = " or ".join(f"“{each}”" for each in found)
        raise QueryError("This name can be read in several ways.", where=name, way_out=f"Write {ways}.")
    if not documents:
        raise QueryError("This collection has no article.", way_out="Build one from articles of two outlets.")
    raise QueryError("There is no such outlet or article.", where=name, way_out=_list_all(documents))


def check_sides(a: Side, b: Side) -> None:
    """Check that two sides can be compared.

    Raises:
        QueryError: both have the same articles.
    """
    if set(a.documents) == set(b.documents):
        raise QueryError(
            "Both sides are the same articles, so there is nothing to compare.",
            where=f"{a.label} / {b.label}",
            way_out="Name another outlet or article for one of them.",
        )


def _find(name: str, documents: Collection[Document]) -> list[str]:
    """Return the choices that a name may mean: literally, else without regard to upper and lower case."""
    choices = {choice: choice.partition(":")[2] or UNKNOWN_OUTLET for choice, _, _ in list_choices(documents)}
    if name in choices:
        return [name]
    exact = [choice for choice, called in choices.items() if called == name]
    return exact or [choice for choice, called in choices.items() if called.casefold() == name.casefold()]


def _list_all(documents: Collection[Document]) -> str:
    choices = list_choices(documents)
    outlets = [f"“{label}”" for choice, label, _ in choices if choice.startswith(OUTLET)]
    articles = [choice.removeprefix(ARTICLE) for choice, _, _ in choices if choice.startswith(ARTICLE)]
    return f"Outlets: {_enumerate(outlets)}. Articles: {_enumerate(articles)}."


def _enumerate(names: list[str]) -> str:
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + more
