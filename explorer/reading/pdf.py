"""PDFs: the words of each page in reading order, without what is printed around the article.

    pages --words (pdfplumber)--> --rows at the margins--> dropped
                 `--columns--> lines --paragraphs--> text, title

Runs in a process of its own (explorer.reading.apart).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from explorer.reading.drafts import Piece
from explorer.reading.extracts import Extract, NotReadable
from explorer.reading.pdf_columns import Word, split_blocks, to_rows
from explorer.reading.pdf_lines import Line, join_lines, list_words, to_lines, to_paragraphs

MARGIN_ROWS = 3
"""Rows at the top and at the bottom of a page among which running heads and page numbers are looked for."""

SAME_HEIGHT = 12.0
"""Points. A running head stands on every page at the same height."""

TITLE_SIZE = 1.2
"""Letter size of a headline, in sizes of the text."""

FIRST_LINES = 40
"""Lines among which the headline is looked for."""

MAX_TITLE_CHARACTERS = 300
"""Characters. Headlines with a long second line reach 200."""

UNKNOWN_SHARE = 0.05
"""Share of letters that the file does not tell: from there on words are not to be trusted."""

_PAGE_NUMBER = re.compile(r"(?:page|seite|p\.)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|von|/|\|)\s*\d{1,4})?\s*[-–—|]?", re.I)
_PRINTED_BY_BROWSER = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d+/\d+)?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?\b.*"
)
_NO_TITLE = re.compile(
    r"(?:untitled|unbenannt|document\d*|microsoft word\b.*|.*\.(?:docx?|indd|pdf|qxd|rtf|html?))", re.I
)
_UNKNOWN_LETTER = re.compile(r"\(cid:\d+\)|\ufffd")
_AT_MARGIN, _TURNED = "printed at the top or bottom of the page", "printed across or upwards"


def read_pdf(path: Path, *, pages: int) -> Extract:
    """Return the article of a PDF.

    Args:
        path: the file.
        pages: more of them are refused.

    Raises:
        NotReadable: it is no PDF, broken, protected by a password, too long, or holds no text.
    """
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise NotReadable("This is not a PDF.", "Save it again from where it came from.")
    info, words = _read_words(path, pages)
    found = "".join(word.text for page in words for word, _ in page)
    if not re.search(r"\w", found):
        way_out = "Look for a version with text, or read it in with a program that recognises letters (OCR)."
        raise NotReadable("This PDF holds no text, only pictures of pages or nothing.", way_out)
    if len(_UNKNOWN_LETTER.findall(found)) > UNKNOWN_SHARE * len(found):
        what = "The letters of this PDF cannot be told: it does not say what its signs stand for."
        raise NotReadable(what, "Copy the text from the article's page and paste it.")
    return _compose(info, words)


def _read_words(path: Path, pages: int) -> tuple[dict[str, Any], list[list[tuple[Word, bool]]]]:
    """Return what the file says about itself, and the words of each page with whether they stand upright."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(path) as pdf:
            if len(pdf.pages) > pages:
                what = f"This PDF has {len(pdf.pages):,} pages; at most {pages:,} are read as one article."
                raise NotReadable(what, "Split it into its articles.")
            words = []
            for page in pdf.pages:
                words.append([_to_word(each) for each in _find_words(page)])
                page.close()
            return dict(pdf.metadata), words
    except (PdfminerException, PDFPasswordIncorrect, PDFEncryptionError) as error:
        if isinstance(error, PDFPasswordIncorrect) or isinstance(
            error.args[:1] and error.args[0], PDFPasswordIncorrect
        ):
            what, way_out = "This PDF is protected by a password.", "Save it without the password and try again."
            raise NotReadable(what, way_out) from error
        raise NotReadable("This PDF is broken or damaged.", "Save it again from where it came from.") from error


def _find_words(page: Any) -> list[dict[str, Any]]:
    from pdfplumber.utils import extract_words

    # A letter that is printed twice at one place, to look bold, is read once.
    letters = {(each["text"], round(each["x0"]), round(each["top"])): each for each in page.chars}
    return extract_words(list(letters.values()), x_tolerance_ratio=0.2, extra_attrs=["size"])


def _to_word(found: dict[str, Any]) -> tuple[Word, bool]:
    box = (found["x0"], found["x1"], found["top"], found["bottom"], found["size"])
    return Word(found["text"], *map(float, box)), bool(found["upright"])


def _compose(info: dict[str, Any], words: Sequence[Sequence[tuple[Word, bool]]]) -> Extract:
    upright = [[word for word, stands in page if stands] for page in words]
    margins = _find_margins(upright)
    blocks: list[list[Line]] = []
    dropped: list[tuple[int, Piece]] = []
    for page, margin, found in zip(upright, margins, words, strict=True):
        at_margin = {word for row in margin for word in row}
        dropped += [(len(blocks), Piece(_to_text(row), _AT_MARGIN)) for row in margin]
        if turned := " ".join(word.text for word, stands in found if not stands):
            dropped.append((len(blocks), Piece(turned, _TURNED)))
        blocks += [to_lines(block) for block in split_blocks([word for word in page if word not in at_margin])]
    paragraphs = to_paragraphs(blocks)
    known = list_words(line for block in blocks for line in block)
    texts = [join_lines(lines, known) for lines in paragraphs]
    return Extract(
        text="\n\n".join(texts),
        title=_find_title(info, blocks, known),
        pieces=tuple(_in_order(texts, dropped)),
    )


def _in_order(texts: Sequence[str], dropped: Sequence[tuple[int, Piece]]) -> Iterator[Piece]:
    """Give what was dropped, each once, behind the article: it stands on every page."""
    yield from map(Piece, texts)
    yield from dict.fromkeys(piece for _, piece in dropped)


def _to_text(row: Sequence[Word]) -> str:
    return " ".join(word.text for word in row)


def _find_margins(pages: Sequence[Sequence[Word]]) -> list[list[list[Word]]]:
    """Return for each page the rows at its top and bottom that belong to the paper and not to the article."""
    outer = []
    for page in pages:
        rows = to_rows(page)
        outer.append((rows[:MARGIN_ROWS], rows[MARGIN_ROWS:][-MARGIN_ROWS:]))
    repeated = Counter(key for page in outer for key in {_key(row) for rows in page for row in rows})
    return [
        [row for rows in ends for row in rows if _is_number(row, ends) or _PRINTED_BY_BROWSER.fullmatch(_to_text(row))
         or _is_running(row, repeated, len(pages))]
        for ends in outer
    ]  # fmt: skip


def _key(row: Sequence[Word]) -> tuple[str, int]:
    """Return what is equal for a running head of different pages: its words, numbers aside, and its height."""
    return re.sub(r"\d+", "#", _to_text(row)), round(row[0].top / SAME_HEIGHT)


def _is_running(row: Sequence[Word], repeated: Counter[tuple[str, int]], pages: int) -> bool:
    return repeated[_key(row)] >= max(2, pages / 2)


def _is_number(row: Sequence[Word], ends: tuple[Sequence[Sequence[Word]], Sequence[Sequence[Word]]]) -> bool:
    """Whether a row is a page number: the outermost of its end, or next to it."""
    outermost = [*ends[0][:1], *(ends[1] or ends[0])[-1:]]
    return row in outermost and bool(_PAGE_NUMBER.fullmatch(_to_text(row)))


def _find_title(info: dict[str, Any], blocks: Sequence[Sequence[Line]], known: frozenset[str]) -> str:
    """Return the headline: what the file calls itself if that is printed on it, else the largest letters."""
    said = " ".join(str(info.get("Title") or "").split())
    said = "" if _NO_TITLE.fullmatch(said) else said
    start = [line for block in blocks for line in block][:FIRST_LINES]
    usual = median(line.size for block in blocks for line in block for _ in line.text)
    largest = max(line.size for line in start)
    printed = join_lines([line for line in start if line.size >= largest * 0.97], known)
    is_headline = largest >= TITLE_SIZE * usual and len(printed) <= MAX_TITLE_CHARACTERS
    if is_headline and (not said or _bare(said) in _bare(printed) or _bare(printed) in _bare(said)):
        return printed
    if said and _bare(said) in _bare("".join(line.text for line in start)):
        return said
    return printed if is_headline else said


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
