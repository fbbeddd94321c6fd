"""Which filters made a file, in words that stand in the file."""

from __future__ import annotations

from explorer.explore import Explorer
from explorer.model import Query
from explorer.ui.contents.network import list_chips, say_source
from explorer.ui.words import count

NONE = "none"


def list_filters(explorer: Explorer, query: Query) -> tuple[str, ...]:
    """Return the filters of a query in words, that of certainty always."""
    said = [chip["text"] for chip in list_chips(query, explorer.everybody(), explorer.documents())]
    if query.least_confidence == Query().least_confidence and query.least_confidence:
        said.append(f"at least {query.least_confidence:.0%} sure")
    return tuple(said)


def tell_filters(explorer: Explorer, query: Query) -> str:
    """Return all that chose what is in a file, in one line: filters, and how many of the actors are shown."""
    view = explorer.view(query)
    said = list(list_filters(explorer, query))
    if len(view.actors) < view.actors_matching:
        said.append(f"the {len(view.actors)} of {count(view.actors_matching, 'actor')} that are told of most")
    return "; ".join(said) or NONE


def tell_origin(explorer: Explorer, query: Query) -> str:
    """Return where a file comes from and which filters made it, for files with one place for both."""
    made = [each for each in explorer.decisions() if each.verb != "withdraw" and not each.withdrawn]
    corrected = f" {count(len(made), 'correction')} by people." if made else ""
    return f"{say_source(explorer)}. Filters: {tell_filters(explorer, query)}.{corrected}"
