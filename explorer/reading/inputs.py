"""What a reader can hand over: uploaded files, pasted text, web addresses, entries of feeds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.reading.feeds import FeedEntry
from explorer.reading.rows import Columns

_BETWEEN = re.compile(r"^[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,}|#{3,})[ \t]*$", re.M)
_KEY = re.compile(r"\A\s*[\w-]+\s*:")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file with its name; `columns` say what is where in a table, and are guessed where they are not given."""

    name: str
    data: bytes
    columns: Columns | None = None


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article's text with what its reader says about it; what is unknown is empty."""

    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address from which the article is fetched, with what its reader says about it."""

    url: str
    title: str = ""
    outlet: str = ""
    published: str = ""


Input = Upload | Pasted | Address | FeedEntry


def split_pasted(text: str) -> tuple[str, ...]:
    """Return the articles that were pasted one after another, between lines of three or more dashes or the like."""
    if text.lstrip().startswith("---") and _KEY.match(text.lstrip().lstrip("-")):
        return (text,)  # front matter of a single article
    return tuple(part for part in map(str.strip, _BETWEEN.split(text)) if part)


def split_addresses(text: str) -> tuple[str, ...]:
    """Return the web addresses of a list, one a line or between blanks, each once; without a scheme, https is meant."""
    words = dict.fromkeys(word.strip("<>\"',;") for word in text.split())
    return tuple(word if "://" in word else f"https://{word}" for word in words if word)
