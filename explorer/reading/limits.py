"""How much a batch of articles may be: every limit has a unit and a reason, and is named where it refuses something."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000
"""Bytes, as file managers count."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Named limits; the defaults fit a school's computer.

    Attributes:
        file_bytes: of one upload. A newspaper page as PDF with its pictures has 5 to 30 MB.
        batch_bytes: of all uploads of a batch, and of all that a ZIP holds: they lie on the disk while they are read.
        batch_files: files of a batch, those in ZIPs among them. A term's collection is some hundreds of articles.
        page_bytes: of one page from the web, unpacked. Pages of news sites have 0.1 to 3 MB.
        html_bytes: of a saved page. One that carries its pictures (MHTML) has a few MB.
        zip_ratio: unpacked bytes for one packed byte. Text packs to a third or a tenth, a bomb to a thousandth.
        pdf_pages: pages of a PDF. An article has one to ten; whole issues and books are no article.
        parse_seconds: for reading one PDF, DOCX, page or feed; ordinary ones take one, on a slow computer a few.
        parse_bytes: memory of the process that reads them; ordinary ones take 200 MB.
        page_seconds: for fetching one address with all its redirects, name resolution included.
        silence_seconds: in which a server must send something.
        redirects: followed for one address. Sites use one or two; more go in circles.
        addresses: fetched in one batch: a list that a person chose, not a crawl.
        at_once: addresses fetched side by side.
        rows: articles of one table or file of JSON lines.
        feed_entries: listed of one feed. Feeds have ten to a hundred.
    """

    file_bytes: int = 50 * MEGABYTE
    batch_bytes: int = 500 * MEGABYTE
    batch_files: int = 2_000
    page_bytes: int = 10 * MEGABYTE
    html_bytes: int = 20 * MEGABYTE
    zip_ratio: int = 200
    pdf_pages: int = 200
    parse_seconds: float = 60.0
    parse_bytes: int = 3_000 * MEGABYTE
    page_seconds: float = 20.0
    silence_seconds: float = 8.0
    redirects: int = 5
    addresses: int = 100
    at_once: int = 4
    rows: int = 5_000
    feed_entries: int = 500


LIMITS = Limits()
"""The limits that hold where nobody says otherwise."""


def megabytes(size: int) -> str:
    """Return a number of bytes in words: "50 MB"."""
    return f"{size / MEGABYTE:,.1f}".removesuffix(".0") + " MB"
