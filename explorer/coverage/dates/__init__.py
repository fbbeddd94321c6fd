"""When things are said to have happened: dates in a text, resolved against its day of publication.

    text --find_phrases--> what is written as a date --is_excluded--> without names, verbs and counts
         --resolve, from a Standpoint (publication, date told before, tense)--> periods
         --take_part, join_runs, reach_on--> DateMentions

News conventions: a bare weekday is the latest one up to the publication, or the next where its clause looks ahead; a
month or day without a year lies nearest to the publication on the side that the tense tells, or near the date told
before it if that had its year. A week runs from Monday to Sunday; early, mid and late are the thirds of a period.
Words such as "on" and "in" are no part of a date; "since", "from", "between" and "ago" are, because they change it.

Why a grammar of our own: docs/decisions/0010-dates.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from explorer.coverage.dates.excluded import is_excluded
from explorer.coverage.dates.grammar import NO_DATE, Phrase, explain_patterns, find_phrases
from explorer.coverage.dates.joining import Found, join_runs, reach_on, take_part
from explorer.coverage.dates.meanings import is_relative, resolve
from explorer.coverage.dates.periods import EARLIEST, LATEST, NoPeriodError, Period
from explorer.coverage.dates.standpoint import Standpoint
from explorer.coverage.dates.told import AHEAD, PAST, Told
from explorer.model import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from explorer.model import Document, Sentence
    from explorer.syntax import Syntax

__all__ = ["explain_rules", "find_dates"]

MOST_SENTENCES = 2
"""How far back "the following day" and a month without a year look for the date told before them."""


def find_dates(
    document: Document, doc: Doc, sentences: Sequence[Sentence], *, syntax: Syntax | None = None
) -> tuple[DateMention, ...]:
    """Find the dates of a text.

    Args:
        document: the article; its `published` may be empty, then dates that are counted from it resolve to "".
        doc: its text, parsed and with names; `doc.text == document.text`.
        sentences: what `find_sentences` gave for it.
        syntax: the parse in UD terms, where it was made already.

    Returns:
        Dates in text order; none overlaps another.
    """
    return tuple(_Reader(document, Told(doc, syntax), sentences).read()) if sentences else ()


def explain_rules() -> dict[str, str]:
    """Give each rule that finds dates with a plain sentence for readers."""
    return explain_patterns()


class _Reader:
    """Reads the dates of one text, in their order: each may be told from the one before."""

    def __init__(self, document: Document, told: Told, sentences: Sequence[Sentence]) -> None:
        self.document, self.told, self.sentences = document, told, sentences
        self.published = _read_day(document.published)
        self._starts = [sentence.start for sentence in sentences]

    def read(self) -> list[DateMention]:
        """Give the dates."""
        text, dates = self.document.text, []
        for phrase in find_phrases(text):
            found = self._found(phrase, dates)
            whole = found and take_part(text, found, self.published, after=dates[-1].end if dates else 0)
            if whole is not None:
                dates.append(whole)
        joined = join_runs(text, dates, self._reread)
        return [self._mention(reach_on(text, found, self.published)) for found in joined]

    def _found(self, phrase: Phrase, dates: Sequence[Found]) -> Found | None:
        if phrase.rule == NO_DATE or is_excluded(phrase, self.told):
            return None
        at = self._standpoint(phrase, dates)
        try:
            meant = self._resolve(phrase, at)
        except NoPeriodError:
            return None
        relative = is_relative(phrase.rule, phrase.words, phrase.value)
        found = Found(phrase.start, phrase.end, phrase.rule, meant, relative, phrase.words)
        return replace(found, sets_year="year" in found.words or (at.carries and found.has_no_year))

    def _resolve(self, phrase: Phrase | Found, at: Standpoint) -> Period | None:
        text = self.document.text[phrase.start : phrase.end]
        return resolve(phrase.rule, phrase.words, text, getattr(phrase, "value", ""), at)

    def _standpoint(self, phrase: Phrase, dates: Sequence[Found]) -> Standpoint:
        def tell() -> tuple[str, bool]:
            if self.document.text[max(0, phrase.start - 6) : phrase.start].lower() == "since ":
                return PAST, True
            return self.told.of(phrase.start, phrase.end)

        before = dates[-1] if dates else None
        if before is None or before.period is None:
            return Standpoint(self.published, tell=tell)
        distance = self._sentence_at(phrase.start) - self._sentence_at(before.start)
        if distance > MOST_SENTENCES:
            return Standpoint(self.published, tell=tell)
        carries = before.sets_year and self._shares_year(before.period, distance) and tell()[0] != AHEAD
        return Standpoint(self.published, before.period, carries, tell)

    def _shares_year(self, before: Period, distance: int) -> bool:
        """Tell whether a date without a year has that of the one before it.

        In news a date without a year is of this one; only a story of another year, told day by day, goes on in it.
        Where the day of publication is not known, any year told before is the best that there is.
        """
        if self.published is None:
            return True
        nearest = 0 if before.days > 1 else 1
        return before.days <= 31 and before.last.year < self.published.year and distance <= nearest

    def _reread(self, found: Found, near: Period | None) -> Period | None:
        return self._resolve(found, Standpoint(self.published, near, carries=True))

    def _sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _mention(self, found: Found) -> DateMention:
        document = self.document
        return DateMention(
            id=f"{document.id}@{found.start}-{found.end}/date",
            document_id=document.id,
            sentence_id=self.sentences[self._sentence_at(found.start)].id,
            start=found.start,
            end=found.end,
            text=document.text[found.start : found.end],
            resolved="" if found.period is None else str(found.period),
            relative=found.relative,
            rule=found.rule,
        )


def _read_day(published: str) -> date | None:
    """Give the day of an ISO 8601 date or date-time; None where there is none or it says only the month or year."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return day if EARLIEST < day.year < LATEST else None
