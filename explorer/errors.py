"""Messages that a reader can act on: what is wrong, where, and the way out."""

from __future__ import annotations

import errno
import json

MOST_PLACE = 240
"""Characters of a place in a message; of a longer path its beginning and its end are told."""

MOST_TEXT = 700
"""Characters of what a message says, and of its way out; they may hold names of files and words of articles."""

_REASONS = {
    "ENOSPC": ("the disk is full", "Free some space"),
    "EDQUOT": ("your share of the disk is used up", "Free some space"),
    "EFBIG": ("the file would be too large for this disk", "Use another disk"),
    "EACCES": ("you are not allowed to", "See to it that you may"),
    "EPERM": ("you are not allowed to", "See to it that you may"),
    "EROFS": ("nothing can be written on this disk", "Use another disk"),
    "ENAMETOOLONG": ("the name is too long", "Choose a shorter name"),
    "ENOTDIR": ("a part of its path is a file and no folder", "Check the name"),
    "EISDIR": ("there is a folder of this name", "Check the name"),
    "EEXIST": ("there is a file in its place", "Choose another name"),
    "ENOTEMPTY": ("the folder is not empty", "Choose another name"),
    "ENOENT": ("it is not there", "Check the name"),
    "ELOOP": ("its symbolic links lead in a circle", "Check the name"),
    "EINVAL": ("a name like this cannot be used here", "Choose another name"),
    "EILSEQ": ("a name like this cannot be used here", "Choose another name"),
    "EIO": ("the disk reports a fault", "Use another disk"),
    "EMFILE": ("too many files are open", "Close other programs"),
    "ENFILE": ("too many files are open", "Close other programs"),
    "ENOMEM": ("there is not enough memory", "Close other programs"),
    "EBUSY": ("another program uses it", "Close other programs"),
    "ETXTBSY": ("another program uses it", "Close other programs"),
}
"""What the system says by name of its error, in plain words, and what helps against it."""


_PYTHONS_WORDS = {
    "digits": "a number has too many digits",
    "literal": "a value is no number",
    "unpack": "it has more or fewer values than it has to have",
}
"""What a message of Python's that has this word means."""


def reason_of(error: OSError) -> str:
    """Return why the system refused something, in plain words."""
    known = _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    return known[0] if known else error.strerror or "the system gives no reason"


def remedy_of(error: OSError) -> str:
    """Return what helps against a refusal of the system, as the beginning of a sentence."""
    return _REASONS.get(errno.errorcode.get(error.errno or 0, ""), ("", "Try it again"))[1]


def fault_of(error: Exception) -> str:
    """Return in plain words why a file, or a line of JSON in it, cannot be read."""
    if isinstance(error, OSError):
        return reason_of(error)
    if isinstance(error, json.JSONDecodeError):
        place = f"line {error.lineno}, " if error.lineno > 1 else ""
        return f"{error.msg} at {place}column {error.colno}"
    if isinstance(error, RecursionError):
        return "lists or objects are nested too deeply"
    if isinstance(error, UnicodeError):
        return "it is not UTF-8 text"
    if isinstance(error, KeyError):
        return f"the field {error.args[0]!r} is missing" if error.args else "a field is missing"
    if isinstance(error, TypeError | AttributeError | IndexError):
        return "a value is not of the kind that it has to be"
    return next((plain for word, plain in _PYTHONS_WORDS.items() if word in str(error)), str(error))


class ExplorerError(Exception):
    """Something outside the program is not as it must be.

    The command line prints the message and exits with code 2; the page shows it in place. The message is one line in
    which nothing steers a terminal: names of files and words of articles may hold anything.

    Args:
        what: what is wrong, as a sentence without the place.
        where: the file, file:line or field that it is about; empty where there is none.
        way_out: what the reader can do next.
    """

    def __init__(self, what: str, *, where: str = "", way_out: str = "") -> None:
        self.what, self.where, self.way_out = (
            _shorten(text, most) for text, most in ((what, MOST_TEXT), (where, MOST_PLACE), (way_out, MOST_TEXT))
        )
        what, where, way_out = self.what, self.where, self.way_out
        place = f"{where}: " if where else ""
        remedy = f" {way_out}" if way_out else ""
        super().__init__(to_printable(f"{place}{what}{remedy}"))


def _shorten(text: str, most: int) -> str:
    """Return a text of at most so many characters; of a longer one its beginning and, mostly, its end."""
    if len(text) <= most:
        return text
    begin = most // 3
    return f"{text[:begin]} … {text[len(text) - (most - begin - 3) :]}"


def to_printable(text: str) -> str:
    r"""Return a text in which line ends, escape sequences and marks that turn the reading direction are spelled out.

    A file called "a\nb" is named as it would be written in a program, and a name that is no Unicode can be printed.
    """
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


class ReadingError(ExplorerError):
    """A source cannot be read (missing, empty, not text, broken line, no text field ...)."""


class ProjectError(ExplorerError):
    """A project, or the file of one, cannot be found, opened, made or written."""


class PipelineError(ExplorerError):
    """The language pipeline cannot be loaded or cannot do what is needed."""


class StoreError(ExplorerError):
    """A store is missing, of another version, damaged, or cannot be written."""


class QueryError(ExplorerError):
    """A view's address asks for something that cannot be understood."""
