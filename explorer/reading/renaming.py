"""Tell of files under the names that their reader knows: what is uploaded or unpacked lies in a passing folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from explorer.errors import ReadingError
from explorer.reading.drafts import Draft


def rename_read(
    reads: Iterable[Draft | ReadingError], to_shown: Callable[[str], str]
) -> Iterator[Draft | ReadingError]:
    """Give drafts and problems with the names that a reader knows.

    Args:
        reads: what was read.
        to_shown: a text with every name of the passing folder replaced.
    """
    for read in reads:
        yield rename_problem(read, to_shown) if isinstance(read, ReadingError) else _rename_draft(read, to_shown)


def rename_problem(problem: ReadingError, to_shown: Callable[[str], str]) -> ReadingError:
    """Return a problem with the names that a reader knows."""
    return ReadingError(to_shown(problem.what), where=to_shown(problem.where), way_out=to_shown(problem.way_out))


def _rename_draft(draft: Draft, to_shown: Callable[[str], str]) -> Draft:
    return replace(draft, document=replace(draft.document, path=to_shown(draft.document.path)))
