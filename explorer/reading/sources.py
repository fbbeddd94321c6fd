"""Read files and folders: every article once, under an id of its own, without page furniture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

from explorer.errors import ReadingError
from explorer.model import Document
from explorer.reading.apart import end_reading_apart
from explorer.reading.decoding import mend_text, too_long, unreadable
from explorer.reading.drafts import Draft
from explorer.reading.files import SourceFile, list_files
from explorer.reading.furniture import blank_furniture
from explorer.reading.languages import name_language
from explorer.reading.tables import MetadataTables
from explorer.settings import MAX_DOCUMENT_CHARACTERS

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens and blanks of no width: web pages put them into words, and a name with one would be another name."""

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the reading direction of what follows: a sentence is to be read as it is analysed. They become
blanks, so offsets stay; scripts that are read from the right need no such marks."""

_WITHOUT_BLANK = re.compile(r"\S+")
LONGEST_WITHOUT_BLANK = 1000
"""Characters without a blank between them. A tokenizer takes signs off such a run one by one, which for n of them takes
time like n squared: 20,000 emoji 45 seconds, as many underscores and asterisks in turn as long. In longer runs all
signs become blanks; they tell nothing. Languages that are written without blanks keep their own."""

_SIGN = re.compile(r"[^\w\s\u3000-\u303f\uff00-\uffef]|_")
_ANY_SIGN = re.compile(r"[^\w\s]|_")

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def read_sources(sources: Sequence[Path], *, on_problem: Callable[[ReadingError], None]) -> Iterator[Document]:
    """Read all articles of files and folders, in a fixed order.

    No offset in a text from JSONL changes, because others count in it.

    Every id is unique: given ids (JSONL, front matter) stay, but for one that is given twice, which is said; a name
    that is taken gets its folder's name before it, then a number behind it.

    Args:
        sources: files and folders.
        on_problem: told about every source, file, line or field that cannot be read; the rest is read.
    """
    try:
        drafts = [draft for draft in _read_drafts(sources, on_problem) if is_sound(draft, on_problem)]
    finally:
        end_reading_apart()
    yield from name_apart(drafts, on_problem)


def _read_drafts(sources: Sequence[Path], on_problem: Callable[[ReadingError], None]) -> Iterator[Draft]:
    tables = MetadataTables()
    for file in list_files(sources, on_problem=on_problem):
        for read in _read_file(file, tables):
            if isinstance(read, ReadingError):
                on_problem(read)
            else:
                yield clean(read)
        while tables.problems:
            on_problem(tables.problems.pop(0))


def _read_file(file: SourceFile, tables: MetadataTables) -> Iterator[Draft | ReadingError]:
    try:
        yield from file.reader.read(file.path, tables.of(file.path, file.top))
    except ReadingError as problem:
        yield problem
    except OSError as error:
        yield unreadable(file.path, error)


def clean(draft: Draft) -> Draft:
    """Return a draft without page furniture and what steers or hides, its language named."""
    document = draft.document
    text = blank_furniture(document.text)
    known = {each.name: mend_text(getattr(document, each.name)) for each in fields(Document) if each.name != "text"}
    known |= {name: to_one_line(known[name]) for name in ("title", "outlet")}
    text = _TURNING.sub(" ", mend_text(text if draft.whole else _INVISIBLE.sub("", text).rstrip()))
    text = _WITHOUT_BLANK.sub(_part, text)
    known["language"] = name_language(known["language"], text)
    return replace(draft, document=Document(**known, text=text))


def _part(run: re.Match[str]) -> str:
    """Return a run without blanks, where it is endless with blanks in place of its signs."""
    if len(run[0]) < LONGEST_WITHOUT_BLANK:
        return run[0]
    wide = any(char.isalnum() for char in run[0])  # else there is nothing in it but signs of whatever language
    return (_SIGN if wide else _ANY_SIGN).sub(" ", run[0])


def to_one_line(text: str) -> str:
    """Return a name as one line in which nothing steers a terminal or turns what is written beside it."""
    return " ".join(_CONTROL.sub(" ", _TURNING.sub(" ", text)).split())


def is_sound(draft: Draft, on_problem: Callable[[ReadingError], None]) -> bool:
    """Whether a draft is an article: it has words, and not too many; what is wrong is told."""
    document = draft.document
    where = f"{document.path} ({document.id})" if draft.whole else document.path
    if not re.search(r"\w", document.text):
        on_problem(ReadingError("There is no text in this article.", where=where, way_out="Add it or leave it out."))
        return False
    if len(document.text) > MAX_DOCUMENT_CHARACTERS:
        on_problem(too_long(where, f"{len(document.text):,} characters"))
        return False
    return True


def name_apart(
    drafts: Sequence[Draft], on_problem: Callable[[ReadingError], None], *, taken: Iterable[str] = ()
) -> Iterable[Document]:
    """Give every document an id of its own, none of those taken; those that keep theirs are served first."""
    taken = set(taken)
    ids: dict[int, str] = {}
    for number, draft in sorted(enumerate(drafts), key=lambda item: not item[1].keeps_id):
        given = draft.document.id
        ids[number] = next(name for name in _possible_ids(draft.document) if name not in taken)
        taken.add(ids[number])
        if draft.keeps_id and ids[number] != given:
            what = f"Another article has the id {given!r} too; this one is read as {ids[number]!r}."
            on_problem(ReadingError(what, where=draft.document.path, way_out="Give every article its own id."))
    return [replace(draft.document, id=ids[number]) for number, draft in enumerate(drafts)]


def _possible_ids(document: Document) -> Iterator[str]:
    yield document.id
    folder = Path(document.path).parent.name
    base = f"{folder}-{document.id}" if folder else document.id
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
