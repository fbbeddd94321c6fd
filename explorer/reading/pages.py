"""Web pages: the article by trafilatura and htmldate, and what of the page is not the article.

Runs in a process of its own (explorer.reading.apart).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from explorer.reading.drafts import Piece
from explorer.reading.extracts import Extract, NotReadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
"""Browsers write it into the pages that they save."""

HEAD = 4096
"""Bytes or characters in which a page says how it is written and where it was saved from."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object")
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol option p pre section summary table td th tr ul".split()
)
LEAST_WORDS = 5
"""Words. What trafilatura gives below that is no article; the page's plain text is tried instead."""

MOST_COMPARED = 500_000_000
"""Blocks times characters: about a second. In larger pages, which are no articles, only whole lines are compared."""

NUL_SHARE = 0.001
"""Share of bytes that are zero from which on something is no text in one byte a character."""

_AROUND = "not part of the article"
_NO_ARTICLE = "No article was found in this page."


def read_page(data: bytes, *, url: str = "", charset: str = "") -> Extract:
    """Return the article of a page, as trafilatura finds it, and what of the page was left out.

    Args:
        data: the page as it was saved or sent; also as one file (MHTML).
        url: where it comes from, if known.
        charset: the encoding that the server named.

    Raises:
        NotReadable: there is no page or no article in it.
    """
    data, charset, url = _unpack(data, charset, url)
    page = _decode(data, charset)
    saved = _SAVED_FROM.search(page[:HEAD])
    url = url or (_web_address(saved[1]) if saved else "")
    return _extract(page, url)


def _extract(page: str, url: str) -> Extract:
    from trafilatura import bare_extraction, load_html

    tree = load_html(page)
    if tree is None:
        raise NotReadable(_NO_ARTICLE, "Save the page again, or paste its text.")
    blocks = tuple(_blocks(tree))
    found = bare_extraction(page, url=url or None, with_metadata=True, include_comments=False)
    text = (found and found.text) or ""
    if len(text.split()) < LEAST_WORDS:
        from trafilatura import baseline

        text = baseline(page)[1]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(text.split()) < LEAST_WORDS:
        raise NotReadable(_NO_ARTICLE, "It may be put in only by a script: open the page, copy the text and paste it.")
    known = {name: getattr(found, name, None) or "" for name in ("title", "sitename", "date", "url")}
    return Extract(
        text="\n\n".join(lines), title=known["title"], outlet=known["sitename"], published=known["date"],
        url=url or _web_address(known["url"]), pieces=tuple(_sort_out(blocks, lines)),
    )  # fmt: skip


def _web_address(url: str) -> str:
    """Return an address that a page names for itself, if it is one of the web."""
    return url if url.startswith(("http://", "https://")) else ""


def _sort_out(blocks: tuple[str, ...], lines: list[str]) -> Iterator[Piece]:
    """Give the blocks of the page, each kept or dropped, and what stands in the article and in no block."""
    kept, bare_blocks = "".join(map(_bare, lines)), [_bare(block) for block in blocks]
    is_small = len(blocks) * len(kept) < MOST_COMPARED
    held: str | frozenset[str] = kept if is_small else frozenset(map(_bare, lines))
    for block, bare in zip(blocks, bare_blocks, strict=True):
        yield Piece(block, "" if bare in held else _AROUND)
    if is_small:
        seen = "".join(bare_blocks)
        yield from (Piece(line) for line in lines if _bare(line) not in seen)


def _bare(text: str) -> str:
    """Return the letters and digits of a text: libraries differ in blanks and marks between them."""
    return "".join(filter(str.isalnum, text))


def _blocks(tree: HtmlElement) -> Iterator[str]:
    """Give the texts of a page that stand by themselves, in its order."""
    words: list[str] = []
    for moment, element in _walk(tree):
        if isinstance(element.tag, str) and (element.tag in _BLOCKS or element.tag == "br"):
            yield from _flush(words)
        if moment == "start" and isinstance(element.tag, str) and element.text:
            words.append(element.text)
        elif moment == "end" and element.tail:
            words.append(element.tail)
    yield from _flush(words)


def _walk(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Give each element at its start and end but for what nobody sees; without recursion, as pages may be deep."""
    from lxml.etree import iterwalk

    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for moment, element in walk:
        if moment == "start" and element.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            yield ("start" if moment == "start" else "end"), element  # behind a comment text goes on


def _flush(words: list[str]) -> Iterator[str]:
    text = " ".join("".join(words).split())
    words.clear()
    if text:
        yield text


def _decode(data: bytes, charset: str) -> str:
    """Return the page as text: by its mark, as UTF-8 if it is, as the server or the page itself says, else guessed."""
    from trafilatura.utils import decode_file

    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    said = _CHARSET.search(data[:HEAD])
    for name in (marked, "utf-8", charset, said[1].decode() if said else ""):
        # What calls itself Latin-1 is Windows' own in practice; the web's standard says so.
        name = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252"}.get(name.lower(), name)
        try:
            text = data.decode(name) if name else None
        except (UnicodeError, LookupError):
            continue
        if text is not None:
            return text
    if data.count(0) > NUL_SHARE * len(data):
        raise NotReadable("This is not a web page.", "Save the page again, or paste its text.")
    return decode_file(data)


def _unpack(data: bytes, charset: str, url: str) -> tuple[bytes, str, str]:
    """Return the page inside a page that was saved as one file (MHTML), with its charset and address."""
    if not re.match(rb"(From|MIME-Version|Content-Type|Subject|Date|Snapshot-Content-Location):", data, re.I):
        return data, charset, url
    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True) or b""
            where = part.get("Content-Location") or message.get("Snapshot-Content-Location") or ""
            return page, part.get_content_charset() or charset, url or (where if where.startswith("http") else "")
    raise NotReadable("There is no page in this file.", "Save the page again as HTML.")
