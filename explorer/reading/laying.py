"""Lay what a reader brings as files into a passing folder, each with the reader for its kind.

Names decide the kind, but for signs in the bytes that leave no doubt: a PDF that is called article.txt is a PDF.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from explorer.errors import ReadingError
from explorer.reading.converted import read_converted
from explorer.reading.drafts import Draft
from explorer.reading.feeds import FeedEntry
from explorer.reading.fetching import Fetched, fetch
from explorer.reading.files import READERS
from explorer.reading.inputs import Address, Input, Pasted, Upload
from explorer.reading.limits import LIMITS, Limits, megabytes
from explorer.reading.metadata import Metadata
from explorer.reading.plain import read_plain
from explorer.reading.rows import read_table
from explorer.reading.tables import METADATA_FILE
from explorer.reading.zips import read_zip

MAX_NAME_CHARACTERS = 100
"""Characters of a file's name in the passing folder; systems allow 255 bytes, in which letters may take four each."""

HEAD_BYTES = 2_000
"""Bytes in which a file shows its kind."""

KINDS = {
    ".txt": "text", ".text": "text", ".md": "Markdown", ".markdown": "Markdown", ".csv": "table", ".tsv": "table",
    ".jsonl": "JSON lines", ".ndjson": "JSON lines", ".pdf": "PDF", ".docx": "Word", ".html": "web page",
    ".htm": "web page", ".xhtml": "web page", ".mhtml": "web page", ".mht": "web page", ".zip": "ZIP",
}  # fmt: skip
"""Ending of a name -> what it is called."""

_PAGE_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_FEED_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_CONVERTED = {"PDF": "pdf", "Word": "word", "web page": "page"}
_TYPES = {"application/pdf": ".pdf", "text/plain": ".txt", "text/html": ".html", "application/xhtml+xml": ".html"}
_READABLE = "Text, Markdown, PDF, DOCX, HTML, CSV, JSON lines and ZIP can be read"


@dataclass(frozen=True, slots=True)
class Laid:
    """A file in the passing folder: how its reader knows it, what is said about it, and how it is read.

    `outlet` holds where the file itself names none.
    """

    path: Path
    shown: str
    kind: str
    metadata: Metadata
    read: Callable[[Path, Metadata], Iterator[Draft | ReadingError]]
    outlet: str = ""


def lay_all(inputs: Sequence[Input], folder: Path, limits: Limits = LIMITS) -> Iterator[Laid | ReadingError]:
    """Give each input as a file, or what is wrong with it, in their order; addresses are fetched side by side."""
    addresses = [each for each in inputs if isinstance(each, Address | FeedEntry)][: limits.addresses]
    layer = _Layer(folder, limits)
    with ThreadPoolExecutor(limits.at_once) as pool:
        fetches = {id(each): pool.submit(fetch, each.url, limits=limits) for each in addresses}
        # All files lie there before the first is read: a metadata.csv among them tells about the others.
        files = {id(each): _lay_file(layer, each) for each in inputs if isinstance(each, Upload | Pasted)}
        try:
            for each in inputs:
                laid = files[id(each)] if id(each) in files else _lay_page(layer, each, fetches, limits)
                if laid is not None:
                    yield laid
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _lay_file(layer: _Layer, each: Upload | Pasted) -> Laid | ReadingError | None:
    """Return a file, or what is wrong with it; nothing for a table that tells about the others."""
    try:
        if isinstance(each, Pasted):
            return layer.lay_pasted(each)
        if PurePosixPath(each.name).name == METADATA_FILE:
            layer.lay_metadata(each)
            return None
        return layer.lay_upload(each)
    except ReadingError as problem:
        return problem


def _lay_page(
    layer: _Layer, each: Address | FeedEntry, fetches: dict[int, Future[Fetched]], limits: Limits
) -> Laid | ReadingError:
    """Return what an address holds, or what is wrong with it."""
    said = Metadata(title=each.title, published=each.published)
    try:
        if id(each) not in fetches:
            what = f"At most {limits.addresses} addresses are fetched at once; this one is left out."
            raise ReadingError(what, where=each.url, way_out="Bring it in the next time.")
        laid = layer.lay_fetched(fetches[id(each)].result(), each.url, said)
    except ReadingError as problem:
        if not (isinstance(each, FeedEntry) and each.text):
            return problem
        # The feed itself carries the article.
        laid = layer.lay_fetched(Fetched(each.url, _wrap(each), "text/html", "utf-8"), each.url, said)
    # A reader's word about the outlet goes before the page's, a feed's title does not: "Harrow Post - World news".
    if isinstance(each, Address):
        return replace(laid, metadata=Metadata(outlet=each.outlet).over(laid.metadata))
    return replace(laid, outlet=each.outlet)


def lay_upload(upload: Upload, folder: Path, limits: Limits = LIMITS) -> Laid:
    """Lay one upload into a folder.

    Raises:
        ReadingError: it is empty, too large, or of a kind that cannot be read.
    """
    return _Layer(folder, limits).lay_upload(upload)


class _Layer:
    """Lays files so that none is written over another, and counts how much they are."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._files = self._bytes = 0

    def lay_metadata(self, table: Upload) -> None:
        """Lay a table that tells about the uploads beside it."""
        self._write_to(self._uploads() / METADATA_FILE, table.data, table.name)

    def lay_upload(self, upload: Upload) -> Laid:
        """Lay an uploaded file."""
        suffix = _kind_of(upload.name, upload.data[:HEAD_BYTES])
        path = self._write(upload.name, suffix, upload.data, upload.name)
        return Laid(path, upload.name, KINDS[suffix], Metadata(), self._reader(suffix, upload=upload))

    def lay_pasted(self, pasted: Pasted) -> Laid:
        """Lay a text that was pasted."""
        shown = f"pasted text {' '.join((pasted.title or pasted.text).split())[:40]!r}"
        path = self._write(pasted.title or "pasted", ".txt", pasted.text.encode("utf-8", "replace"), shown)
        said = Metadata("", pasted.title.strip(), pasted.outlet.strip(), pasted.published.strip(), pasted.url.strip())
        return Laid(path, shown, "pasted text", said, read_plain)

    def lay_fetched(self, fetched: Fetched, asked: str, said: Metadata) -> Laid:
        """Lay what was sent for an address."""
        if _FEED_START.match(fetched.data[:HEAD_BYTES]):
            what = "This is a feed, not an article."
            raise ReadingError(what, where=asked, way_out="Give it as a feed and choose its entries.")
        suffix = _sniff(fetched.data[:HEAD_BYTES]) or _TYPES.get(fetched.content_type, "")
        if suffix not in (".pdf", ".docx", ".html", ".txt"):
            what = f"There is no article at this address but something else ({fetched.content_type[:60] or 'unnamed'})."
            raise ReadingError(what, where=asked, way_out="Give the address of a page or a PDF.")
        parts = urlsplit(fetched.url)
        name = f"{parts.hostname}-{PurePosixPath(parts.path).stem}".rstrip("-")
        path = self._write(name, suffix, fetched.data, asked)
        read = self._reader(suffix, charset=fetched.charset)
        return Laid(path, asked, KINDS[suffix], replace(said, url=fetched.url), read)

    def _reader(
        self, suffix: str, *, upload: Upload | None = None, charset: str = ""
    ) -> Callable[[Path, Metadata], Iterator[Draft | ReadingError]]:
        """Return how files of a kind are read within the limits."""
        kind = KINDS[suffix]
        if kind in _CONVERTED:
            return partial(read_converted, _CONVERTED[kind], limits=self._limits, charset=charset)
        if kind in ("table", "JSON lines"):
            return partial(read_table, columns=upload.columns if upload else None, limits=self._limits)
        if kind == "ZIP":
            return partial(read_zip, limits=self._limits)
        return next(reader.read for reader in READERS if suffix in reader.suffixes)

    def _write(self, name: str, suffix: str, data: bytes, shown: str) -> Path:
        """Write a file under a name that is safe on any system, in a folder of its own where it is taken."""
        stem = PurePosixPath(name.replace("\\", "/")).name
        ending = _ending(stem)
        stem = stem[: -len(ending)] if ending in KINDS else stem
        stem = re.sub(r"[^\w.,()' -]", "-", stem)[:MAX_NAME_CHARACTERS].strip(". ") or "article"
        path = self._uploads() / f"{stem}{suffix}"
        if path.exists() or path.name == METADATA_FILE:
            path = self._folder / f"{self._files:05}" / path.name
            path.parent.mkdir()
        self._write_to(path, data, shown)
        return path

    def _write_to(self, path: Path, data: bytes, shown: str) -> None:
        self._count(len(data), shown)
        path.write_bytes(data)

    def _uploads(self) -> Path:
        folder = self._folder / "uploads"
        folder.mkdir(exist_ok=True)
        return folder

    def _count(self, size: int, shown: str) -> None:
        limits = self._limits
        self._files += 1
        if self._files > limits.batch_files:
            what = f"At most {limits.batch_files:,} files are read at once; this one is left out."
            raise ReadingError(what, where=shown, way_out="Bring it in the next time.")
        if size > limits.file_bytes:
            what = f"The file is too large ({megabytes(size)}); at most {megabytes(limits.file_bytes)} are read."
            raise ReadingError(what, where=shown, way_out="Save only the article, or its text.")
        if self._bytes + size > limits.batch_bytes:
            what = f"All files together are more than {megabytes(limits.batch_bytes)}; this one is left out."
            raise ReadingError(what, where=shown, way_out="Bring it in the next time.")
        self._bytes += size


def _kind_of(name: str, head: bytes) -> str:
    """Return the ending that names the kind of a file.

    Raises:
        ReadingError: it is of no kind that can be read.
    """
    suffix = _ending(name)
    if _FEED_START.match(head):
        way_out = "Open it as a feed and choose its entries."
        raise ReadingError("This is a feed, not an article.", where=name, way_out=way_out)
    seen = _sniff(head)
    if suffix in KINDS:
        is_as_named = not seen or KINDS[seen] == KINDS[suffix] or (seen, suffix) == (".zip", ".docx")
        return suffix if is_as_named else seen
    if seen and (not suffix or seen in (".pdf", ".html")):  # other archives are spreadsheets, books and the like
        return seen
    raise ReadingError("This kind of file cannot be read.", where=name, way_out=f"{_READABLE}. Save it as one of them.")


def _ending(name: str) -> str:
    """Return the ending of a file's name, also where there is nothing before it (".txt"), in lower case."""
    return PurePosixPath(f"x{PurePosixPath(name.replace(chr(92), '/')).name}").suffix.lower()


def _sniff(head: bytes) -> str:
    """Return the kind that the first bytes of a file show beyond doubt."""
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return ".docx" if b"[Content_Types].xml" in head or b"word/" in head else ".zip"
    return ".html" if _PAGE_START.match(head) else ""


def _wrap(entry: FeedEntry) -> bytes:
    """Return the article that a feed carries as a page."""
    return f"<!doctype html><html><body><article>{entry.text}</article></body></html>".encode("utf-8", "replace")
