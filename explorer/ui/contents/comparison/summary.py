"""The summary of a comparison: findings with figures, each a link; and what stands behind one figure."""

from __future__ import annotations

from itertools import groupby

from explorer.compare import Comparer, Side
from explorer.measured import read_trust
from explorer.model import Query
from explorer.summary import summarise
from explorer.summary.evidence import Cited, find_evidence
from explorer.summary.notes import tell_trust
from explorer.summary.values import FIGURE, Figure, Finding, Item
from explorer.ui.contents import Json
from explorer.ui.contents.sentences import article_head, cite

MEASURED = "measured:"
"""What a selection of the measured figures is; no actor or relation has an id with a colon."""

WHERE = (
    "How this was measured, with which texts and which errors are the commonest, stands in docs/accuracy.md, which "
    "comes with the program; its commands measure it again."
)

MOST_ITEMS = 60
"""Things behind a figure that the page lists; the files hold all."""

MOST_CITED = 4
"""Sentences below each of them; the actor or line itself opens all."""


def show_summary(comparer: Comparer, a: Side, b: Side, query: Query) -> Json:
    """Return the findings by topic."""
    findings = summarise(comparer, a, b, query).findings
    return {
        "topics": [
            {"title": topic, "findings": [_finding(each) for each in group], "trust": tell_trust(topic)}
            for topic, group in groupby(findings, key=lambda each: each.topic)
        ],
        "how": "Every number opens what was counted. Figures per 1,000 words stand in the tips and in the table.",
    }  # fmt: skip


def show_measured(selected: str) -> Json | None:
    """Return how far the numbers of all topics can be trusted; None where something else is selected."""
    if selected != MEASURED:
        return None
    rows = [[each.topic, each.found, each.right, each.on] for each in read_trust().values()]
    return {"kind": "measured", "id": selected, "rows": rows, "where": WHERE}


def show_figure(comparer: Comparer, a: Side, b: Side, query: Query, selected: str) -> Json | None:
    """Return what stands behind a selected figure; None where none of this comparison is selected."""
    if not selected.startswith(FIGURE):
        return None
    figure = summarise(comparer, a, b, query).figure(selected.removeprefix(FIGURE))
    if figure is None:
        return None
    evidence = find_evidence(comparer, a, b, query, figure)
    return {
        "kind": "figure", "id": selected, "side": figure.side, "name": figure.name, "shown": f"{figure.value:,}",
        "rate": _say_rate(figure), "rest": max(0, len(evidence) - MOST_ITEMS),
        "items": [_item(item, cited) for item, cited in evidence[:MOST_ITEMS]],
    }  # fmt: skip


def _finding(finding: Finding) -> Json:
    parts = [each if isinstance(each, str) else _figure(each) for each in finding.parts]
    return {"side": finding.side, "parts": parts}


def _figure(figure: Figure) -> Json:
    tip = " · ".join(filter(None, (f"{figure.value:,} {figure.name}", _say_rate(figure))))
    return {"id": figure.selects if figure.items else "", "shown": figure.shown, "tip": tip}


def _say_rate(figure: Figure) -> str:
    return "" if figure.per_words is None else f"{figure.per_words:.1f} per 1,000 words"


def _item(item: Item, cited: tuple[Cited, ...]) -> Json:
    shown = cited[:MOST_CITED]
    groups = [
        {**article_head(document.id, document.title, document.outlet, document.published),
         "sentences": [{"id": each.sentence_id, "text": [each.text], "strength": 0, "cite": cite(document, each.text)}
                       for each in sentences]}
        for document, sentences in groupby(shown, key=lambda each: each.document)
    ]  # fmt: skip
    return {
        "id": item.id if item.kind in ("actor", "line") else "", "label": item.label, "number": item.number,
        "groups": groups, "rest": len(cited) - len(shown),
    }  # fmt: skip
