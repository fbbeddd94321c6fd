"""Word documents (DOCX): paragraphs, lists and tables in their order, without what stands around them.

Runs in a process of its own (explorer.reading.apart).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from explorer.reading.drafts import Piece
from explorer.reading.extracts import Extract, NotReadable
from explorer.reading.limits import LIMITS, Limits
from explorer.reading.packed import describe_size

_OLD = b"\xd0\xcf\x11\xe0"
"""First bytes of Word's older form, and of a DOCX that is encrypted with a password."""

_PARTS = (".xml", ".rels")
_TITLE_STYLES = ("title", "heading 1")
_AROUND = {
    "/header": "printed at the top of every page", "/footer": "printed at the bottom of every page",
    "/footnotes": "a footnote", "/endnotes": "an endnote", "/comments": "a comment",
}  # fmt: skip
_SAVE_AGAIN = "Open it, save it as .docx again, or save the article as plain text."


def read_word(path: Path, *, limits: Limits = LIMITS) -> Extract:
    """Return the article of a DOCX as it reads with all tracked changes accepted.

    Args:
        path: the file.
        limits: how much it may unpack to.

    Raises:
        NotReadable: it is no DOCX, broken, protected by a password, or built to do harm.
    """
    _check(path, limits)
    from docx import Document

    document = Document(str(path))
    paragraphs = [text for each in _paragraphs(document.element.body) for text in _lines(each)]
    if not paragraphs:
        raise NotReadable("There is no text in this document.", "Put the article into it or leave it out.")
    return Extract(
        text="\n\n".join(paragraphs),
        title=_find_title(document),
        pieces=(*map(Piece, paragraphs), *dict.fromkeys(_list_dropped(document))),
    )


def _check(path: Path, limits: Limits) -> None:
    """Raise where the file is no DOCX, or where unpacking or parsing it would do harm."""
    with path.open("rb") as file:
        if file.read(4) == _OLD:
            what = "This is protected by a password, or it is in Word's old form (.doc)."
            raise NotReadable(what, "Save it as .docx without a password.")
    try:
        with zipfile.ZipFile(path) as archive:
            if "[Content_Types].xml" not in archive.namelist():
                raise NotReadable("This is not a Word document.", _SAVE_AGAIN)
            _check_parts(archive, limits)
    except zipfile.BadZipFile as error:
        raise NotReadable("This is not a Word document, or it is broken.", _SAVE_AGAIN) from error


def _check_parts(archive: zipfile.ZipFile, limits: Limits) -> None:
    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    if len(archive.infolist()) > limits.batch_files:
        raise NotReadable("It is made of too many parts.", _SAVE_AGAIN)
    if sum(entry.file_size for entry in archive.infolist()) > limits.batch_bytes:
        raise NotReadable("It would unpack to too much (a ZIP bomb?).", _SAVE_AGAIN)
    for entry in archive.infolist():
        if problem := describe_size(entry, limits):
            raise NotReadable(f"Its part {entry.filename[:80]!r}: {problem}", _SAVE_AGAIN)
        if entry.filename.lower().endswith(_PARTS):
            try:
                parseString(archive.read(entry), _nothing(), forbid_dtd=True)
            except DefusedXmlException as error:
                what = "It declares XML entities, which no Word document does and which can grow without end."
                raise NotReadable(what, _SAVE_AGAIN) from error


def _nothing() -> Any:
    from xml.sax.handler import ContentHandler

    return ContentHandler()


def _paragraphs(root: Any) -> Iterator[Any]:
    """Give the paragraphs below an element in their order, those in tables, boxes and controls among them."""
    from docx.oxml.ns import qn

    paragraph = qn("w:p")
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == fallback:  # the same once more, for older programs
            continue
        if element.tag == paragraph:
            yield element
        waiting.extend(reversed(element))


def _lines(paragraph: Any) -> list[str]:
    """Return the lines of a paragraph; what is deleted, and the text of boxes in it, is not its own."""
    from docx.oxml.ns import qn

    breaks = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    closed = {qn("w:txbxContent"), qn("w:pPr"), qn("w:del"), qn("w:moveFrom")}
    words: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in closed:
            continue
        if element.tag == qn("w:t"):
            words.append(element.text or "")
        words.append(breaks.get(element.tag, ""))
        waiting.extend(reversed(element))
    lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
    return [line for line in lines if line]


def _find_title(document: Any) -> str:
    """Return the first paragraph in the style of a title or first heading, else what the document calls itself."""
    for style in _TITLE_STYLES:
        for paragraph in document.paragraphs:
            if paragraph.style is not None and (paragraph.style.name or "").lower() == style:
                if text := " ".join(_lines(paragraph._p)):
                    return text
                break
    said = " ".join((document.core_properties.title or "").split())
    return "" if said.lower() in ("word document", "untitled", "document") else said


def _list_dropped(document: Any) -> Iterator[Piece]:
    """Give what stands around the text: headers, footers, notes and comments."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for part in document.part.package.iter_parts():
        why = next((why for mark, why in _AROUND.items() if mark in str(part.partname)), "")
        if why and str(part.partname).endswith(".xml"):
            root = etree.fromstring(part.blob, parser)
            yield from (Piece(line, why) for each in _paragraphs(root) for line in _lines(each))
