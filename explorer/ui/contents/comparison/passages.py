"""What articles of both sides share: a list of passages, and both texts side by side with the passages marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.compare import Comparer, Side
from explorer.coverage.changes import find_changes
from explorer.coverage.copies import tell_first
from explorer.model import Document, SharedPassage
from explorer.ui.contents import Json
from explorer.ui.contents.comparison.texts import Marked, mark_text
from explorer.ui.contents.sentences import article_head
from explorer.ui.words import count

MOST_PAIRS = 40
"""Pairs of articles that are listed; passages.csv of the export holds all."""

NOTHING = "No article of one side shares a run of words with an article of the other."
NOTHING_MORE = (
    "Looked for were runs of nine words and more, also with words changed, dropped or moved. Shorter runs, "
    "names and set phrases are left out, for they are no sign of copying."
)


def show_passages(comparer: Comparer, a: Side, b: Side, selected: str) -> Json:
    """Return the passages by pairs of articles, and the texts of the pair that is looked at.

    Args:
        comparer: the collection.
        a, b: the sides.
        selected: id of the passage to which both texts are scrolled, or anything else.
    """
    pairs = _pair_up(comparer.passages(a, b), a)
    if not pairs:
        return {"lead": NOTHING, "how": NOTHING_MORE, "pairs": [], "texts": []}
    shown = next((pair for pair in pairs if any(each.id == selected for each in pair)), pairs[0])
    listed = pairs[:MOST_PAIRS] if shown in pairs[:MOST_PAIRS] else [shown, *pairs[: MOST_PAIRS - 1]]
    return {
        "lead": _say_lead(pairs),
        "how": NOTHING_MORE,
        "pairs": [_show_pair(comparer, pair, on=pair is shown) for pair in listed],
        "rest": len(pairs) - len(listed),
        "selected": selected if any(each.id == selected for each in shown) else "",
        "texts": _show_texts(comparer, shown),
    }


def _pair_up(passages: Iterable[SharedPassage], a: Side) -> list[list[SharedPassage]]:
    """Return the passages by pairs of articles, that of side A first, the pair with most shared words first."""
    pairs: defaultdict[tuple[str, str], list[SharedPassage]] = defaultdict(list)
    held = set(a.documents)
    for each in passages:
        turned = each if each.document_a in held else turn(each)
        pairs[turned.document_a, turned.document_b].append(turned)
    ordered = (sorted(pair, key=lambda each: (each.start_a, each.start_b)) for pair in pairs.values())
    return sorted(ordered, key=lambda pair: (-sum(each.words for each in pair), pair[0].id))


def turn(passage: SharedPassage) -> SharedPassage:
    """Return a passage with its documents in the other order."""
    return replace(
        passage, document_a=passage.document_b, start_a=passage.start_b, end_a=passage.end_b,
        document_b=passage.document_a, start_b=passage.start_a, end_b=passage.end_a,
    )  # fmt: skip


def _say_lead(pairs: Sequence[Sequence[SharedPassage]]) -> str:
    passages = [each for pair in pairs for each in pair]
    words = sum(each.words for each in passages)
    stand = "stands" if len(passages) == 1 else "stand"
    where = "in one pair of articles" if len(pairs) == 1 else f"in {len(pairs):,} pairs of articles"
    return f"{count(len(passages), 'passage')}, {count(words, 'word')} in all, {stand} on both sides, {where}."


def _show_pair(comparer: Comparer, pair: Sequence[SharedPassage], *, on: bool) -> Json:
    a, b = _documents(comparer, pair)
    return {
        "a": _head(a), "b": _head(b), "on": on, "first": say_first(a, b),
        "passages": [_show_passage(comparer, each, number) for number, each in enumerate(pair, start=1)],
    }  # fmt: skip


def _show_passage(comparer: Comparer, each: SharedPassage, number: int) -> Json:
    text = comparer.explorer.documents()[each.document_a].text[each.start_a : each.end_a]
    alike = "the same words" if each.kind == "verbatim" else f"nearly the same, {_percent(each.similarity)} alike"
    return {
        "id": each.id, "number": number, "begins": " ".join(text.split()), "words": count(each.words, "word"),
        "alike": alike, "credit": f"Both credit it to {each.credit}." if each.credit else "",
        "at": [
            comparer.sentence_at(each.document_a, each.start_a), comparer.sentence_at(each.document_b, each.start_b),
        ],
    }  # fmt: skip


def say_first(a: Document, b: Document) -> str:
    """Return who may have copied whom, as far as dates of publication tell."""
    told = tell_first(a, b)
    if told:
        first, later = ("A", "B") if told == "a first" else ("B", "A")
        dates = [_date(each) for each in ((a, b) if first == "A" else (b, a))]
        return (
            f"{first}’s article came first ({dates[0]}; {later}’s {dates[1]}): {later} may have taken this over from "
            f"{first}, or both from somebody else."
        )
    if a.published and b.published:
        return f"Both are of {_date(a)}: the dates do not tell who had it first."
    return "Not both articles have a date: nothing tells who had it first."


def _date(document: Document) -> str:
    return document.published[:16].replace("T", " ")


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _show_texts(comparer: Comparer, pair: Sequence[SharedPassage]) -> list[Json]:
    documents = _documents(comparer, pair)
    marks: tuple[list[Marked], list[Marked]] = ([], [])
    for number, each in enumerate(pair, start=1):
        changes = find_changes(documents[0].text, documents[1].text, each)
        marks[0].append(Marked(each.id, number, each.start_a, each.end_a, changes[0]))
        marks[1].append(Marked(each.id, number, each.start_b, each.end_b, changes[1]))
    return [_show_text(comparer, document, marked) for document, marked in zip(documents, marks, strict=True)]


def _show_text(comparer: Comparer, document: Document, marked: Sequence[Marked]) -> Json:
    repeats = [(each.start, each.end) for each in comparer.sentences_of(document.id) if each.repeats]
    length = max(1, len(document.text))
    return {
        **_head(document),
        "paragraphs": mark_text(document.text, marked, repeats),
        "ruler": [
            {"id": each.id, "number": each.number, "from": round(100 * each.start / length, 2),
             "long": round(100 * (each.end - each.start) / length, 2)}
            for each in marked
        ],
    }  # fmt: skip


def _documents(comparer: Comparer, pair: Sequence[SharedPassage]) -> tuple[Document, Document]:
    documents = comparer.explorer.documents()
    return documents[pair[0].document_a], documents[pair[0].document_b]


def _head(document: Document) -> Json:
    return article_head(document.id, document.title or document.id, document.outlet, document.published)
