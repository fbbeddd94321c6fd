"""The hand-out as a Word document, with real headings, quotations and a list of sources, for further writing."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_UNDERLINE
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from explorer.basket.citing import HEADINGS, Runs
from explorer.basket.handout import MARKING, Entry, Handout
from explorer.export.characters import fit_for_xml

_SMALL = Pt(9)
_HANGING = Cm(1.25)


def to_docx(handout: Handout) -> bytes:
    """Return a hand-out as the bytes of a .docx file."""
    word = Document()
    word.core_properties.title = fit_for_xml(handout.title)[:255]  # the format allows no more
    word.core_properties.author = fit_for_xml(handout.author)[:255]
    word.core_properties.comments = fit_for_xml(handout.about)[:255]
    word.add_heading(fit_for_xml(handout.title), level=1)
    word.add_paragraph(fit_for_xml(" · ".join(filter(None, (handout.author, handout.day)))))
    _add_small(word, handout.about)
    if any(roles for entry in handout.entries for _, roles in entry.runs):
        _add_key(word)
    for entry in handout.entries:
        _add_entry(word, entry)
    word.add_heading(HEADINGS[handout.style], level=2)
    for runs in handout.sources:
        _add_source(word, runs)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _add_entry(word: WordDocument, entry: Entry) -> None:
    heading = f"{entry.number}. {entry.claim}" if entry.claim else f"{entry.number}."
    word.add_heading(fit_for_xml(heading), level=3).paragraph_format.keep_with_next = True
    quotation = word.add_paragraph(style="Quote")
    quotation.add_run("“")
    for text, roles in entry.runs:
        _mark(quotation.add_run(fit_for_xml(text)), roles)
    quotation.add_run(fit_for_xml(f"” {entry.citation}"))
    _add_small(word, " · ".join(filter(None, (entry.origin, entry.url))))
    if entry.comment:
        own = word.add_paragraph()
        own.add_run("My line: ").bold = True
        own.add_run(fit_for_xml(entry.comment))
    for note in entry.notes:
        _add_small(word, note)


def _add_key(word: WordDocument) -> None:
    key = _add_small(word, "Marked: ")
    for number, (role, words) in enumerate(MARKING):
        key.add_run(", " if number else "").font.size = _SMALL
        run = key.add_run(words)
        run.font.size = _SMALL
        _mark(run, frozenset([role]))


def _add_small(word: WordDocument, text: str) -> Paragraph:
    paragraph = word.add_paragraph()
    paragraph.add_run(fit_for_xml(text)).font.size = _SMALL
    return paragraph


def _add_source(word: WordDocument, runs: Runs) -> None:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = _HANGING, -_HANGING
    for text, italic in runs:
        paragraph.add_run(fit_for_xml(text)).italic = italic


def _mark(run: Run, roles: frozenset[str]) -> None:
    """Mark words as the web page does; the style Quote is in italics, so a mark in italics would not be seen."""
    run.italic = "cue" in roles
    run.bold = bool(roles & {"source", "target", "cue"})
    lines = {"source": WD_UNDERLINE.SINGLE, "target": WD_UNDERLINE.DOUBLE, "speaker": WD_UNDERLINE.DOTTED}
    run.underline = next((line for role, line in lines.items() if role in roles), None)
