"""What is known about an article beside its text, and the YAML front matter that tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isfinite
from pathlib import Path
from typing import Any

from explorer.errors import ReadingError
from explorer.reading.dates import to_iso_date

MAX_FRONT_MATTER_LINES = 200
"""Lines. Front matter is a handful; a text that merely begins with a rule ("---") is not searched to its end."""

MAX_FRONT_MATTER_CHARACTERS = 20_000
"""Characters. Ten times what any needs; reading YAML is slow, so one endless line must not keep a build busy."""

MAX_VALUE_CHARACTERS = 2_000
"""Characters. Headlines and addresses stay far below; an id stands before every sentence and name of its article."""

_FIELDS = ("id", "title", "outlet", "published", "url", "language")
_NO_VALUE = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article beside its text; unknown is empty."""

    id: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""

    def over(self, other: Metadata) -> Metadata:
        """Return this, with what it lacks taken from the other."""
        return Metadata(*(getattr(self, name) or getattr(other, name) for name in _FIELDS))


def split_front_matter(text: str, path: Path) -> tuple[Metadata, str, list[ReadingError]]:
    """Split a text into what its front matter says, the rest, and what of the front matter could not be used.

    A field that cannot be used costs only itself; the article is read.

    Raises:
        ReadingError: there is front matter, and it has no end, or no bounds.
    """
    lines = text.split("\n", MAX_FRONT_MATTER_LINES)
    opens = len(lines) > 1 and lines[0].rstrip() == "---" and re.match(r"[\w-]+\s*:", lines[1])
    if not opens:
        return Metadata(), text, []
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        way_out = "End it with a line of three dashes (---)."
        raise ReadingError("The front matter has no end.", where=f"{path}:1", way_out=way_out)
    rest = "\n".join(lines[end + 1 :])
    try:
        fields, problems = _with_number_signs(_load_yaml("\n".join(lines[1:end]), path), lines[1:end]), []
    except ReadingError as problem:
        if len("\n".join(lines[1:end])) > MAX_FRONT_MATTER_CHARACTERS:
            raise
        fields = _read_lines(lines[1:end])
        too_deep = isinstance(problem.__cause__, RecursionError)  # not only a colon in a value
        problems = [] if _is_plain(lines[1:end]) and not too_deep else [problem]
    known, unusable = _read_each({_name_of(key): value for key, value in reversed(fields.items())}, str(path))
    return known, rest, problems + unusable


_OTHER_NAMES = {"source": "outlet", "publication": "outlet", "date": "published", "headline": "title", "link": "url"}
"""What others call the fields, in small letters."""

_FIELD_LINE = re.compile(r"([\w-]+)\s*:(?:\s+(.*))?$")


def _name_of(key: Any) -> str:
    name = str(key).strip().lower()
    return _OTHER_NAMES.get(name, name)


def _read_lines(lines: list[str]) -> dict[str, Any]:
    """Read front matter that is no YAML line by line: a value goes to the end of its line, whatever stands in it."""
    fields: dict[str, Any] = {}
    for line in lines:
        found = _FIELD_LINE.fullmatch(line.rstrip())
        value = (found[2] or "").strip() if found else ""
        if found and value.strip("\"'") and (value[0] not in "[{&*!|>" or _only_begins_like_list(value)):
            fields.setdefault(found[1], value[1:-1] if value[0] == value[-1] and value[0] in "\"'" else value)
    return {name: value for name, value in fields.items() if value not in _NO_VALUE}


def _only_begins_like_list(value: str) -> bool:
    """Tell whether words stand behind a bracket that is closed ("[Update] Strike goes on"), which is no list."""
    return value[0] == "[" and not value.endswith("]") and value.count("[") == value.count("]")


def _with_number_signs(fields: dict[str, Any], lines: list[str]) -> dict[str, Any]:
    """Give titles and outlets back what YAML takes for a comment ("Pier #4"); comments have a blank behind #."""
    whole = dict(fields)
    for found in filter(None, (_FIELD_LINE.fullmatch(line.rstrip()) for line in lines)):
        name, value = found[1], (found[2] or "").strip()
        cut = fields.get(name)
        known = _name_of(name) in ("title", "outlet") and isinstance(cut, str) and value.startswith(f"{cut} #")
        if known and not value.removeprefix(f"{cut} #").startswith((" ", "#")):
            whole[name] = value
    return whole


def _is_plain(lines: list[str]) -> bool:
    """Tell whether all lines are fields, or belong to one: then only a colon in a value was in the way."""
    marks = [found[2][:1] if found[2] else "" for line in lines if (found := _FIELD_LINE.fullmatch(line.rstrip()))]
    known = all(line[:1] in (" ", "-", "#", "\t", "") or _FIELD_LINE.fullmatch(line.rstrip()) for line in lines)
    return known and not set(marks) & set("{&*!") and not any(_is_list(line) for line in lines) and not _strays(lines)


def _is_list(line: str) -> bool:
    found = _FIELD_LINE.fullmatch(line.rstrip())
    value = (found[2] or "").strip() if found else ""
    return value.startswith("[") and not _only_begins_like_list(value)


def _strays(lines: list[str]) -> bool:
    """Tell whether a list begins right under a field that has its value already, to which it cannot belong."""
    fields = ((_FIELD_LINE.fullmatch(line.rstrip()), below) for line, below in pairwise(lines))
    return any(found and found[2] and below.startswith("-") for found, below in fields)


def _read_each(fields: Mapping[str, Any], where: str) -> tuple[Metadata, list[ReadingError]]:
    """Read each field by itself: a list gives its first value; what cannot be used is left out, and told."""
    known, problems = Metadata(), []
    for name in (name for name in _FIELDS if fields.get(name) is not None):
        value = fields[name]
        if isinstance(value, list) and len(value) > 1 and isinstance(value[0], str):
            what = f"The field `{name}` holds several values; only the first is used."
            problems.append(ReadingError(what, where=where, way_out=f'Write one: {name}: "...".'))
            value = value[0]
        try:
            known = read_fields({name: value}, where).over(known)
        except ReadingError as problem:
            problems.append(problem)
    return known, problems


def read_fields(fields: Mapping[str, Any], where: str) -> Metadata:
    """Return metadata from named values; unknown names are passed over.

    Raises:
        ReadingError: a value is no plain text or number, or far too long.
    """
    known = {name: _plain(name, fields[name], where) for name in _FIELDS if fields.get(name) is not None}
    for name, value in known.items():
        if len(value) > MAX_VALUE_CHARACTERS:
            what = f"The field `{name}` is too long ({len(value):,} characters)."
            raise ReadingError(what, where=where, way_out="Put the article's text into `text`, and a short value here.")
    return Metadata(**known)


def read_date(metadata: Metadata, where: str) -> tuple[Metadata, ReadingError | None]:
    """Return metadata with an ISO 8601 date; a date that cannot be understood is unknown, and a problem."""
    published = to_iso_date(metadata.published)
    if published is not None:
        return replace(metadata, published=published), None
    problem = ReadingError(
        f"The date {metadata.published.strip()[:40]!r} cannot be understood; "
        "the article is read without it (field `published`).",
        where=where, way_out="Write it as 2017-12-31 (year, month, day).",
    )  # fmt: skip
    return replace(metadata, published=""), problem


def _load_yaml(text: str, path: Path) -> dict[str, Any]:
    import yaml

    way_out = "Put values that hold a colon or quotation marks into quotation marks."
    if len(text) > MAX_FRONT_MATTER_CHARACTERS:
        what = f"The front matter is too long ({len(text):,} characters)."
        raise ReadingError(what, where=f"{path}:1", way_out="Put the article's text behind its second line of dashes.")
    try:
        # Every value as the text that stands there: titles such as "Yes" or "1984" stay what they are, and tags and
        # merge keys, by which a file can run code or grow without end, mean nothing.
        fields = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        what = f"The front matter is broken ({_fault_of_yaml(error)})."
        raise ReadingError(what, where=f"{path}:{line}", way_out=way_out) from error
    if not isinstance(fields, dict):
        what = "The front matter is broken (it must be lines of `name: value`)."
        raise ReadingError(what, where=f"{path}:1", way_out=way_out)
    return {name: value for name, value in fields.items() if value not in _NO_VALUE}


def _fault_of_yaml(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "lists or objects are nested too deeply"
    return getattr(error, "problem", None) or "it is no YAML"


def _plain(name: str, value: Any, where: str) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not isfinite(value):
            what = f"The field `{name}` is no number that can be written out."
            raise ReadingError(what, where=where, way_out=f'Write it as plain text in quotation marks: {name}: "...".')
        return str(value)
    what = f"The field `{name}` is not text."
    raise ReadingError(what, where=where, way_out=f'Write it as plain text in quotation marks: {name}: "...".')
