"""Messages that a reader can act on: what is wrong, where, and the way out."""

from __future__ import annotations


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
        self.what, self.where, self.way_out = what, where, way_out
        place = f"{where}: " if where else ""
        remedy = f" {way_out}" if way_out else ""
        super().__init__(to_printable(f"{place}{what}{remedy}"))


def to_printable(text: str) -> str:
    r"""Return a text in which line ends, escape sequences and marks that turn the reading direction are spelled out.

    A file called "a\nb" is named as it would be written in a program, and a name that is no Unicode can be printed.
    """
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


class ReadingError(ExplorerError):
    """A source cannot be read (missing, empty, not text, broken line, no text field ...)."""


class PipelineError(ExplorerError):
    """The language pipeline cannot be loaded or cannot do what is needed."""


class StoreError(ExplorerError):
    """A store is missing, of another version, damaged, or cannot be written."""


class QueryError(ExplorerError):
    """A view's address asks for something that cannot be understood."""
