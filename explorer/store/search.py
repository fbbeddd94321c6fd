"""Full text of the articles: the sentences that hold certain words."""

from __future__ import annotations

import re
import unicodedata

import duckdb

from explorer.model import Query
from explorer.store.filters import filter_documents
from explorer.store.passages import read_sentences
from explorer.views import Mark, Passage

SHORTEST = 2
"""Letters; a single one is found in every sentence."""

_TEXTS = """
SELECT no, text FROM documents d WHERE contains(strip_accents(lower(text)), ?) AND {passes}
ORDER BY published DESC, id
"""

_SENTENCES = """
SELECT s.no, s.start, s."end" FROM sentences s JOIN placed_sentences p ON p.no = s.no
WHERE p.document_no = ? AND s.repeats = '' ORDER BY s.start
"""

_ACTORS = """
SELECT DISTINCT o.actor_id FROM occurrences o JOIN (SELECT unnest(?::BIGINT[]) AS no) asked ON asked.no = o.sentence_no
"""


def find_in_texts(
    database: duckdb.DuckDBPyConnection, words: str, query: Query, *, limit: int
) -> tuple[tuple[Passage, ...], int]:
    """Return the sentences that hold certain words one after the other, and how many there are.

    A word is found where one begins with it, whatever its letter case and accents; sentences that repeat an earlier
    one are left out.

    Args:
        database: a cursor on a loaded store.
        words: what is searched.
        query: its filters of articles.
        limit: how many sentences are returned at most, newest article first.
    """
    found = _find_sentences(database, words, query)
    shown = found[:limit]
    sentences = read_sentences(database, (number for number, _ in shown))
    return tuple(sentences[number].show(marks) for number, marks in shown), len(found)


def find_actors_in_texts(database: duckdb.DuckDBPyConnection, words: str, query: Query) -> frozenset[str]:
    """Return the actors that are mentioned in the sentences that hold certain words; see `find_in_texts`."""
    numbers = [number for number, _ in _find_sentences(database, words, query)]
    rows = database.execute(_ACTORS, [numbers]).fetchall()
    return frozenset(actor for (actor,) in rows)


def _find_sentences(database: duckdb.DuckDBPyConnection, words: str, query: Query) -> list[tuple[int, list[Mark]]]:
    """Return the sentences that hold certain words, by number, with where these stand; newest article first."""
    wanted = _plain(words).split()
    if sum(letter.isalnum() for letter in words) < SHORTEST:
        return []
    passes = filter_documents(query)
    # The first word only: in the text line breaks may stand between words.
    statement = _TEXTS.format(passes=passes.sql.replace("document_no", "d.no"))
    texts = database.execute(statement, [wanted[0].partition("'")[0], *passes.parameters]).fetchall()
    found: list[tuple[int, list[Mark]]] = []
    for number, text in texts:
        hits = find_words(text, words)
        if hits:
            found += _place(database.execute(_SENTENCES, [number]).fetchall(), hits)
    return found


def find_words(text: str, words: str) -> list[tuple[int, int]]:
    """Return where words stand in a text one after the other, the first and the others from their beginnings on."""
    wanted = _plain(words).split()
    if sum(letter.isalnum() for letter in words) < SHORTEST:
        return []
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, wanted)))
    return [match.span() for match in pattern.finditer(_plain(text))]


def _place(sentences: list[tuple[int, int, int]], hits: list[tuple[int, int]]) -> list[tuple[int, list[Mark]]]:
    """Return the sentences that hold hits, with these as marks."""
    placed = []
    for number, start, end in sentences:
        marks = [Mark(at, min(to, end), "found") for at, to in hits if start <= at < end]
        if marks:
            placed.append((number, marks))
    return placed


def _plain(text: str) -> str:
    """Return a text of the same length in small letters without accents."""
    return "".join(_plain_letter(letter) for letter in text)


def _plain_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    small = unicodedata.normalize("NFKD", letter.lower())[:1] or letter
    return "'" if small == "’" else small
