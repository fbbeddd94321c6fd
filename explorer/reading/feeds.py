"""RSS and Atom feeds: the entries that a reader can choose from.

Parsing runs in a process of its own (explorer.reading.apart).
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer.errors import ReadingError
from explorer.reading.apart import read_apart
from explorer.reading.extracts import NotReadable
from explorer.reading.limits import LIMITS, Limits

MAX_SUMMARY_CHARACTERS = 500
"""Characters of an entry's summary: enough to choose by."""

_NO_FEED = ("This is not an RSS or Atom feed.", "Give the address of the feed, or of the article itself.")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed: what it announces, and where the article is; what is unknown is empty.

    `text` is the article itself as HTML, where the feed carries it in full.
    """

    url: str
    title: str = ""
    published: str = ""
    outlet: str = ""
    summary: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its entries, in its own order."""

    title: str
    entries: tuple[FeedEntry, ...]


def read_feed(path: Path, *, url: str = "", limits: Limits = LIMITS) -> Feed:
    """Return the entries of a feed that lies in a file; nothing is fetched.

    Args:
        path: the file.
        url: where it comes from: addresses in it may be relative.
        limits: `feed_entries` and those for parsing.

    Raises:
        ReadingError: it is no feed, or one that is built to do harm.
    """
    found = read_apart("feed", path, limits=limits, url=url)
    entries = tuple(FeedEntry(**entry) for entry in found["entries"][: limits.feed_entries])
    if not entries:
        way_out = "Look for the feed's address on the site (RSS), or give the addresses of the articles."
        raise ReadingError("There are no articles in this feed.", where=url or str(path), way_out=way_out)
    return Feed(found["title"], entries)


def parse_feed(data: bytes, *, url: str = "") -> dict[str, Any]:
    """Return a feed as plain values; called in the process apart.

    Raises:
        NotReadable: it is no feed, or declares entities.
    """
    _check(data)
    import feedparser

    # As a stream: bytes alone might be taken for an address or a file's name.
    found = feedparser.parse(io.BytesIO(data), response_headers={"content-location": url} if url else {})
    if not found.version and not found.entries:
        raise NotReadable(*_NO_FEED)
    title = _line(found.feed.get("title", ""))
    return {"title": title, "entries": [_to_entry(each, title) for each in found.entries]}


def _check(data: bytes) -> None:
    if not data.strip():
        raise NotReadable(*_NO_FEED)
    from xml.sax import SAXException
    from xml.sax.handler import ContentHandler

    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    try:
        parseString(data, ContentHandler(), forbid_dtd=False, forbid_entities=True, forbid_external=False)
    except DefusedXmlException as error:
        what = "The feed declares XML entities, which feeds do not need and which can grow without end."
        raise NotReadable(what, "Give the addresses of its articles instead.") from error
    except SAXException:
        return  # many feeds are not quite XML; feedparser's loose reader knows no entities of the feed's own


def _to_entry(entry: Mapping[str, Any], outlet: str) -> dict[str, str]:
    contents = [each.get("value", "") for each in entry.get("content", ())]
    source = entry.get("source") or {}
    return {
        "url": entry.get("link", ""),
        "title": _line(_plain(entry.get("title", ""))),
        "published": _to_iso(entry.get("published_parsed") or entry.get("updated_parsed")),
        "outlet": _line(source.get("title", "") or outlet),
        "summary": _line(_plain(entry.get("summary", "")))[:MAX_SUMMARY_CHARACTERS],
        "text": max(contents, key=len, default=""),
    }


def _to_iso(moment: Any) -> str:
    """Return the moment, which feedparser gives in UTC, as ISO 8601."""
    if moment is None:
        return ""
    year, month, day, hour, minute, second = moment[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"


def _plain(text: str) -> str:
    """Return a title or summary without the HTML that some feeds put into it."""
    if "<" not in text and "&" not in text:
        return text
    from lxml.html import fromstring

    try:
        return " ".join(fromstring(f"<div>{text}</div>").itertext())
    except ValueError:
        return text


def _line(text: str) -> str:
    return " ".join(text.split())
