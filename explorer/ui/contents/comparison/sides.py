"""Whom to compare: the choices of both sides, and what is missing where a comparison cannot be made."""

from __future__ import annotations

from explorer.compare import ARTICLE, OUTLET, Comparer, Side, list_choices
from explorer.summary.notes import name_choice
from explorer.ui.comparison_address import SECTIONS, ComparisonQuery
from explorer.ui.contents import Json
from explorer.ui.words import count

SAY_ONCE = (
    "What several of these articles say in the same words, or nearly so, counts only for the article that was "
    "published first; where dates do not tell, for the one that was read first."
)

LABELS = {
    "network": "Network", "voices": "Voices", "portrayal": "Portrayal", "passages": "Shared passages", "time": "Time",
    "summary": "Summary",
}  # fmt: skip


def choose_at_start(
    comparer: Comparer, a: tuple[str, ...] = (), b: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the choices of both sides, where an address names none the outlets with most articles, else articles.

    What one side names is not put on the other.
    """
    choices = list_choices(comparer.explorer.documents().values())
    outlets = sorted((each for each in choices if each[0].startswith(OUTLET)), key=lambda each: -each[2])
    articles = [each for each in choices if each[0].startswith(ARTICLE)]
    offered = [choice for choice, _, _ in (outlets if len(outlets) > 1 else articles)]
    a = a or tuple(each for each in offered if each not in b)[:1]
    return a, b or tuple(each for each in offered if each not in a)[:1]


def show_sides(comparer: Comparer, query: ComparisonQuery, a: Side, b: Side) -> Json:
    """Return the content of the part in which the sides and the section are chosen."""
    documents = comparer.explorer.documents()
    choices = [
        {"value": choice, "label": label, "number": number, "outlet": choice.startswith(OUTLET),
         "of": "" if choice.startswith(OUTLET) else documents[choice.removeprefix(ARTICLE)].outlet,
         "date": "" if choice.startswith(OUTLET) else documents[choice.removeprefix(ARTICLE)].published[:10]}
        for choice, label, number in list_choices(documents.values())
    ]  # fmt: skip
    return {
        "choices": choices,
        "sides": [_show_side(comparer, name, side) for name, side in (("a", a), ("b", b))],
        "tabs": [{"value": each, "label": LABELS[each], "on": each == query.section} for each in SECTIONS],
        "once": {"on": query.once, "number": comparer.copied(a, b), "help": SAY_ONCE},
    }


def _show_side(comparer: Comparer, name: str, side: Side) -> Json:
    words = comparer.words_of(side)
    counts = f"{count(len(side.documents), 'article')}, {words:,} words" if side.documents else "no article"
    return {"name": name, "label": side.label or "nobody chosen", "chosen": list(side.chosen), "counts": counts}


def find_obstacle(a: Side, b: Side) -> Json | None:
    """Return why two sides cannot be compared, and what to do; None if they can."""
    for name, side in (("A", a), ("B", b)):
        if side.is_empty and side.unknown:
            return _obstacle(
                f"Side {name} asks for {name_choice(side.unknown[0])}, which this collection does not have."
            )
        if side.is_empty:
            return _obstacle(f"Side {name} has no article yet.")
    if set(a.documents) == set(b.documents):
        return _obstacle("Both sides are the same articles, so there is nothing to compare.")
    return None


def _obstacle(text: str) -> Json:
    return {"text": text, "way_out": "Choose outlets or articles for both sides above."}
