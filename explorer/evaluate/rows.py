"""JSON lines with marked texts, each made into a value, with a message that names the line where that fails."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from explorer.errors import ReadingError, fault_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Made = TypeVar("Made")


def read_rows(path: Path, make: Callable[[Any], Made], *, what: str, way_out: str) -> Iterator[Made]:
    """Make a value of every line that is not empty.

    Args:
        path: of a UTF-8 file.
        make: called with what stands in the line; ValueError, KeyError, IndexError, TypeError and AttributeError say
            that it is not as it should be.
        what: what a line should be ("a coded text").
        way_out: what it needs.

    Raises:
        ReadingError: the file cannot be read, or a line is not `what`.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        what = f"The file cannot be read ({fault_of(error)})."
        raise ReadingError(what, where=str(path), way_out="Give a UTF-8 file.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            made = make(json.loads(line))
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
            problem = f"The line is not {what} ({fault_of(error)})."
            raise ReadingError(problem, where=f"{path}:{number}", way_out=way_out) from error
        yield made
