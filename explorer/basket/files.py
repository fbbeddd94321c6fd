"""The basket as files: hand-outs, a table, citations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from explorer.basket.citing import HEADINGS, STYLE_OF, bibtex, cite_in_text, list_sources, plain
from explorer.basket.handout import make_handout, source_of
from explorer.basket.kept import Basket
from explorer.basket.looking import HERE, look
from explorer.explore import Explorer
from explorer.export.files import write_bytes
from explorer.export.table import Table, to_excel

COLUMNS = (
    "number", "claim", "sentence", "comment", "outlet", "title", "published", "url", "document_id", "start", "end",
    "kept_at", "article", "apa", "mla", "kept_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BasketFile:
    """A file that a basket can become."""

    name: str
    label: str
    help: str
    media_type: str
    make: Callable[[Explorer, Basket], bytes]


def make_word(explorer: Explorer, basket: Basket) -> bytes:
    """Return the hand-out as .docx."""
    from explorer.basket.word import to_docx

    return to_docx(make_handout(explorer, basket))


def make_page(explorer: Explorer, basket: Basket) -> bytes:
    """Return the hand-out as a web page."""
    from explorer.basket.html import to_html

    return to_html(make_handout(explorer, basket)).encode("utf-8", "replace")


def make_csv(explorer: Explorer, basket: Basket) -> bytes:
    """Return the kept sentences as a table."""
    return to_excel(basket_table(explorer, basket))


def make_apa(explorer: Explorer, basket: Basket) -> bytes:
    """Return sources and sentences as APA has them."""
    return _make_text(explorer, basket, "apa")


def make_mla(explorer: Explorer, basket: Basket) -> bytes:
    """Return sources and sentences as MLA has them."""
    return _make_text(explorer, basket, "mla")


def make_bibtex(explorer: Explorer, basket: Basket) -> bytes:
    """Return the sources as BibTeX, the sentences as annotations."""
    cited = ((source_of(each.kept), each.kept.text) for each in look(explorer, basket))
    return bibtex(cited).encode("utf-8", "replace")


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FILES = {
    "docx": BasketFile("hand-out.docx", "Word document (DOCX)", "To hand in, or to write on.", _DOCX, make_word),
    "html": BasketFile("hand-out.html", "Web page (HTML)", "To read or print, works offline.", "text/html", make_page),
    "csv": BasketFile("kept-sentences.csv", "Table (CSV)", "One row for each sentence.", "text/csv", make_csv),
    "apa": BasketFile("citations-apa.txt", "Citations: APA", "7th edition, as text.", "text/plain", make_apa),
    "mla": BasketFile("citations-mla.txt", "Citations: MLA", "9th edition, as text.", "text/plain", make_mla),
    "bibtex": BasketFile("citations.bib", "Citations: BibTeX", "For LaTeX and Zotero.", "text/plain", make_bibtex),
}  # fmt: skip
"""Kind of file -> what is known of it; the first is what a hand-in is."""


def export_basket(explorer: Explorer, basket: Basket, folder: Path, kind: str) -> Path:
    """Write a basket as a file of one kind (a key of FILES) and return its path.

    Raises:
        StoreError: the folder cannot be written.
    """
    file = FILES[kind]
    return write_bytes(folder, file.name, file.make(explorer, basket))


def basket_table(explorer: Explorer, basket: Basket) -> Table:
    """Return one row a kept sentence; `article` says where it is gone or moved."""
    rows = []
    for number, shown in enumerate(look(explorer, basket), start=1):
        kept, source = shown.kept, source_of(shown.kept)
        rows.append(
            (number, kept.claim, kept.text, kept.comment, kept.outlet, kept.title, kept.published, kept.url,
             kept.document_id, kept.start, kept.end, kept.kept_at, shown.where or "in the collection",
             plain(STYLE_OF["apa"](source)), plain(STYLE_OF["mla"](source)), basket.author)
        )  # fmt: skip
    return Table("kept-sentences", COLUMNS, tuple(rows))


def _make_text(explorer: Explorer, basket: Basket, style: str) -> bytes:
    shown = look(explorer, basket)
    head = filter(None, (basket.title, basket.author))
    sources = [plain(runs) for runs in list_sources((source_of(each.kept) for each in shown), style)]
    quoted = [
        f"“{' '.join(each.kept.text.split())}” {cite_in_text(source_of(each.kept), style)}"
        + ("" if each.where == HERE or each.sentence_id else " [article not in the collection any more]")
        for each in shown
    ]
    lines = [*head, "", HEADINGS[style], "", *sources, "", "Sentences", "", *quoted, ""]
    return "\n".join(lines).lstrip("\n").encode("utf-8", "replace")
