"""When things are said to have happened against when the articles were published; outlets in lanes of their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from explorer.compare import UNKNOWN_OUTLET, Comparer, Side
from explorer.coverage.times import DAY, MONTH, Period, Window, list_steps, read_period
from explorer.model import DateMention, Document
from explorer.ui.comparison_address import ComparisonQuery
from explorer.ui.contents import Json
from explorer.ui.contents.span import appeared, look_through, span
from explorer.ui.days import MONTHS, name_period, name_time
from explorer.ui.words import count

AROUND = 90
"""Characters of the sentence shown before and after the words of a date: a line or two."""

NO_PUBLICATION = "the article has no date of its own to count from"
ROUGH_PUBLICATION = "of the article only the month or year is known"
NOTHING_BEFORE = "it is counted from another date, which the text does not tell"


def show_time(comparer: Comparer, query: ComparisonQuery, a: Side, b: Side) -> Json:
    """Return the content of the section: lanes with marks, the slider, and what could not be placed."""
    documents, dates = _documents(comparer, a, b), _dates(comparer, a, b)
    window = look_through(dates, documents)
    found = {
        "span": span(window, query.since, query.until),
        "unresolved": _unresolved(comparer, [each for each in dates if not each.resolved]),
    }
    if window is None:
        return {**found, "empty": _say_empty(dates)}
    asked = _asked(query)
    entries = [_entry(comparer, each, window, asked) for each in dates if each.resolved]
    entries.sort(key=lambda each: (each["first"], each["last"], each["at"]))
    return {
        **found, "first": window.period.first.toordinal(), "last": window.period.last.toordinal(),
        "ticks": _ticks(window), "lanes": _lanes(documents, entries, window, a, b),
        "edges": {"before": f"before {_edge(window.period.first, window)}",
                  "after": f"after {_edge(window.period.last, window)}"},
    }  # fmt: skip


def _documents(comparer: Comparer, a: Side, b: Side) -> list[Document]:
    documents = comparer.explorer.documents()
    return [documents[each] for each in dict.fromkeys((*a.documents, *b.documents))]


def _dates(comparer: Comparer, a: Side, b: Side) -> list[DateMention]:
    """Return the dates of both sides; what an article says twice counts once."""
    found = {each.id: each for side in (a, b) for each in comparer.dates(side)}
    sentences = comparer.sentences_by_id()
    return [each for each in found.values() if not sentences[each.sentence_id].repeats]


def _asked(query: ComparisonQuery) -> Period:
    first = read_period(query.since).first if query.since else date.min
    return Period(first, read_period(query.until).last if query.until else date.max)


def _entry(comparer: Comparer, told: DateMention, window: Window, asked: Period) -> Json:
    period, shown = read_period(told.resolved), window.period
    place = "before" if period.last < shown.first else "after" if period.first > shown.last else "in"
    return {
        **_words(comparer, told), "label": name_time(told.resolved), "relative": told.relative, "place": place,
        "first": period.first.toordinal(), "last": period.last.toordinal(),
        "off": period.last < asked.first or period.first > asked.last,
    }  # fmt: skip


def _words(comparer: Comparer, told: DateMention) -> Json:
    """Return the words of a date with some of their sentence, and where it opens."""
    sentence, text = comparer.sentences_by_id()[told.sentence_id], comparer.explorer.documents()[told.document_id].text
    begin, end = max(sentence.start, told.start - AROUND), min(sentence.end, told.end + AROUND)
    before, after = text[begin : told.start], text[told.end : end]
    before = "…" + before.partition(" ")[2] if begin > sentence.start else before
    after = after.rpartition(" ")[0] + " …" if end < sentence.end else after
    pieces = [" ".join(f"|{each}|".split())[1:-1] for each in (before, told.text, after)]  # spaces at the ends stay
    return {"at": told.sentence_id, "document": told.document_id, "text": pieces}


def _lanes(documents: list[Document], entries: list[Json], window: Window, a: Side, b: Side) -> list[Json]:
    """Return one lane for each outlet of each side, with the articles that appeared and the dates that they tell."""
    lanes: dict[tuple[str, str], list[Document]] = {}
    for document in documents:
        lanes.setdefault((_side_of(document.id, a, b), document.outlet), []).append(document)
    order = {"a": 0, "both": 1, "b": 2}
    return [
        _lane(side, outlet, held, [each for each in entries if each["document"] in {one.id for one in held}])
        for (side, outlet), held in sorted(lanes.items(), key=lambda item: order[item[0][0]])
    ]


def _side_of(document_id: str, a: Side, b: Side) -> str:
    if document_id in a.documents:
        return "both" if document_id in b.documents else "a"
    return "b"


def _lane(side: str, outlet: str, documents: list[Document], entries: list[Json]) -> Json:
    placed = [(document, appeared(document)) for document in documents]
    published = [_article(document, period) for document, period in placed if period is not None]
    undated = len(placed) - len(published)
    said = [count(len(documents), "article"), count(len(entries), "date")]
    if undated:
        said.append("none of them says when it appeared" if not published else f"{undated} without a date of its own")
    return {
        "side": side, "label": outlet or UNKNOWN_OUTLET, "counts": ", ".join(said), "published": published,
        "told": entries, "before": sum(each["place"] == "before" for each in entries),
        "after": sum(each["place"] == "after" for each in entries),
    }  # fmt: skip


def _article(document: Document, period: Period) -> Json:
    return {
        "at": f"{document.id}#0", "document": document.id, "title": document.title or document.id,
        "label": name_period(period), "first": period.first.toordinal(), "last": period.last.toordinal(),
    }  # fmt: skip


def _unresolved(comparer: Comparer, dates: Iterable[DateMention]) -> list[Json]:
    """Return the dates of which nobody can say when they are, by reason, those with most first."""
    documents = comparer.explorer.documents()
    by_reason: dict[str, list[Json]] = {}
    for each in dates:
        published = documents[each.document_id].published
        reason = NOTHING_BEFORE if len(published) >= 10 else ROUGH_PUBLICATION if published else NO_PUBLICATION
        by_reason.setdefault(reason, []).append(_words(comparer, each))
    most_first = sorted(by_reason.items(), key=lambda item: -len(item[1]))
    return [{"reason": reason, "entries": entries} for reason, entries in most_first]


def _ticks(window: Window) -> list[Json]:
    """Return what may stand along the axis, as (day, label, rank): the lower the rank, the sooner it is needed."""
    ticks = []
    for step in list_steps(window):
        first = read_period(step).first
        label, rank = _tick(first, window.unit)
        if label:
            ticks.append([first.toordinal(), label, rank])
    if not any(rank == 0 for _, _, rank in ticks):
        first = window.period.first
        later = [each for each in ticks if each[0] != first.toordinal()]
        ticks = [[first.toordinal(), _edge(first, window), 0], *later]
    return ticks


def _tick(first: date, unit: str) -> tuple[str, int]:
    if unit == DAY:
        if first.day == 1:
            return f"{MONTHS[first.month - 1]} {first.year}", 0
        return (f"{first.day}", 1 if first.day == 15 else 2) if first.day in (8, 15, 22) else ("", 9)
    if unit == MONTH:
        if first.month == 1:
            return f"{first.year}", 0
        return MONTHS[first.month - 1], 1 if first.month == 7 else 2 if first.month in (4, 10) else 3
    return f"{first.year}", 0 if first.year % 10 == 0 else 1 if first.year % 5 == 0 else 2


def _edge(day: date, window: Window) -> str:
    return name_time(day.isoformat()[: {DAY: 10, MONTH: 7}.get(window.unit, 4)])


def _say_empty(dates: list[DateMention]) -> Json:
    found = count(len(dates), "date")
    text = f"No article of either side has a date, and of the {found} in them none could be resolved."
    if not dates:
        text = "No article of either side has a date, and none of them tells when anything happened."
    way_out = "Say when the articles appeared (the field “published”) and build again"
    why = ": dates such as “last month” are counted from there." if any(each.relative for each in dates) else "."
    return {"text": text, "way_out": way_out + why}
