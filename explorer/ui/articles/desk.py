"""What a reader has brought in and not yet built: articles with corrections and ticks, problems, doubles, tables."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from explorer.coverage.duplicates import DuplicateGroup
from explorer.errors import ReadingError
from explorer.model import Document
from explorer.reading.batch import Article
from explorer.reading.dates import to_iso_date
from explorer.reading.decoding import mend_text
from explorer.reading.inputs import Upload
from explorer.reading.rows import Columns, Preview
from explorer.reading.sources import to_one_line

CORRECTABLE = ("title", "outlet", "published")
"""Fields of a document that the table lets readers correct."""

LONGEST = 2_000
"""Characters of a title, outlet or date; the reading refuses longer ones too."""


@dataclass(slots=True)
class Row:
    """An article on the desk: as it was read, with its reader's corrections, and whether it is to be built."""

    article: Article
    document: Document
    use: bool = True

    @property
    def id(self) -> str:
        """The article's id."""
        return self.document.id

    @property
    def origin(self) -> str:
        """Where it comes from, as its reader knows it: of a file in a ZIP also which one."""
        path, origin = self.document.path, self.article.origin
        return path if path.startswith(f"{origin}/") else origin

    @property
    def words(self) -> int:
        """How many words its text has."""
        return len(re.findall(r"\w+", self.document.text))


@dataclass(frozen=True, slots=True)
class Table:
    """An uploaded table, its columns, and which of them was taken for what; `columns` is None where nothing was."""

    upload: Upload
    preview: Preview
    columns: Columns | None


@dataclass(slots=True)
class Desk:
    """Everything that one reader has brought in for one project.

    Attributes:
        rows: the articles in the order in which they came.
        problems: what could not be read.
        groups: articles that are the same or nearly so, those of the project among them.
        tables: the tables that were read, by name, for choosing other columns.
        compared_with: the project, and its state, with whose articles `groups` were found, as text.
        version: grows when the table has to be drawn anew.
        token: by which the desk is found again; nobody can guess it.
    """

    rows: list[Row] = field(default_factory=list)
    problems: list[ReadingError] = field(default_factory=list)
    groups: tuple[DuplicateGroup, ...] = ()
    tables: dict[str, Table] = field(default_factory=dict)
    compared_with: str = ""
    version: int = 0
    token: str = field(default_factory=secrets.token_urlsafe)

    def row(self, document_id: str) -> Row | None:
        """Return an article by its id."""
        return next((row for row in self.rows if row.id == document_id), None)

    def ticked(self) -> list[Row]:
        """Return the articles that are to be built."""
        return [row for row in self.rows if row.use]

    def take(self, articles: Sequence[Article], problems: Sequence[ReadingError]) -> None:
        """Put what was read on the desk."""
        self.rows += [Row(article, article.document) for article in articles]
        self.problems += problems
        self.version += bool(articles)

    def note_doubles(self, groups: Sequence[DuplicateGroup], there: Collection[str]) -> None:
        """Take doubles into account: of those that came new, only one of each outlet stays ticked.

        Args:
            groups: of the articles here and in the project.
            there: ids of the project's articles; they stay, so a copy of one is not ticked.
        """
        known = {frozenset(group.documents) for group in self.groups}
        self.groups = tuple(group for group in groups if any(self.row(each) for each in group.documents))
        for group in self.groups:
            if frozenset(group.documents) in known:
                continue  # its reader has seen it, and chosen
            for document_id in group.documents:
                row = self.row(document_id)
                if row is not None and row.use and (document_id not in group.keep or there & set(group.documents)):
                    row.use = False
                    self.version += 1

    def correct(self, document_id: str, name: str, value: str) -> str:
        """Set a field of an article and return what is wrong with the value, or nothing; a wrong one changes nothing.

        Args:
            document_id: of an article on the desk.
            name: one of CORRECTABLE.
            value: as its reader wrote it.
        """
        row = self.row(document_id)
        if row is None or name not in CORRECTABLE:
            return ""
        value, problem = check_value(name, value)
        if not problem:
            row.document = replace(row.document, **{name: value})
        return problem

    def set_for_ticked(self, name: str, value: str, *, only_empty: bool = False) -> tuple[int, str]:
        """Set a field of all ticked articles; return of how many, and what is wrong with the value."""
        changed = [row for row in self.ticked() if not (only_empty and getattr(row.document, name))]
        for row in changed:
            if problem := self.correct(row.id, name, value):
                return 0, problem
        self.version += 1
        return len(changed), ""

    def tick(self, wanted: Callable[[Row], bool]) -> None:
        """Tick the articles for which something holds, and no others."""
        for row in self.rows:
            row.use = wanted(row)
        self.version += 1

    def drop(self, gone: Iterable[str]) -> None:
        """Take articles off the desk."""
        gone = set(gone)
        self.rows = [row for row in self.rows if row.id not in gone]
        left = {row.id for row in self.rows}
        self.groups = tuple(group for group in self.groups if left & set(group.documents))
        self.version += 1

    def drop_built(self) -> None:
        """Take off the desk what is being built, and what is left out because one of these has its words."""
        built = {row.id for row in self.ticked()}
        same = {each for group in self.groups if built & set(group.documents) for each in group.documents}
        self.drop(built | same)
        self.problems, self.tables = [], {}

    def drop_origin(self, origin: str) -> None:
        """Take all articles and problems of one file off the desk."""
        self.drop([row.id for row in self.rows if row.article.origin == origin])
        inside = tuple(f"{origin}{sign}" for sign in ":/ ")  # a line of it, a file in it, an article of it
        self.problems = [each for each in self.problems if each.where != origin and not each.where.startswith(inside)]

    def clear(self) -> None:
        """Take everything off the desk."""
        self.rows, self.problems, self.groups, self.tables = [], [], (), {}
        self.version += 1


def check_value(name: str, value: str) -> tuple[str, str]:
    """Return a value as it is kept, and what is wrong with it, or nothing."""
    value = to_one_line(mend_text(str(value or "")))
    if len(value) > LONGEST:
        return "", f"That is too long: at most {LONGEST:,} characters."
    if name != "published":
        return value, "" if value or name != "title" else "An article needs a title."
    day = to_iso_date(value)
    if day is None:
        return "", f"“{value[:40]}” is no day that can be understood. Write it as 2026-11-30, or 30 November 2026."
    return day, ""
