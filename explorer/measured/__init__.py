"""How often each rule was right where people checked its work: relations.tsv and links.tsv, one row a rule.

    evaluate judged, evaluate identities --write_measured--> *.tsv --read_measured--> a build --> the page

The files are written by commands (their first lines say by which) and never by hand. A rule that is in neither was
not measured yet, and the page says so. A rule that is changed in earnest has to be measured again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from explorer.errors import ReadingError, StoreError, fault_of, reason_of

FOLDER = Path(__file__).parent
FILES = ("relations.tsv", "links.tsv")
"""Of rules that find relations, and of rules that say whom a mention means."""

COLUMNS = ("rule", "judged", "right")

Measured = dict[str, tuple[int, int]]
"""Rule name -> how many pieces of its work were judged, how many of these were right."""

_WAY_OUT = "Each row needs a rule, the number judged and the number right, with tabs between."


def read_measured(files: Iterable[Path] = tuple(FOLDER / name for name in FILES)) -> Measured:
    """Return what was measured of each rule; a file that is not there holds nothing.

    Raises:
        ReadingError: a file is not in the format.
    """
    measured: Measured = {}
    for path in files:
        if path.exists():
            measured |= _read_file(path)
    return measured


def _read_file(path: Path) -> Measured:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"The file cannot be read ({fault_of(error)}).", where=str(path)) from error
    rows = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not rows or tuple(rows[0][1].split("\t")) != COLUMNS:
        what = f"The first row does not name the columns {', '.join(COLUMNS)}."
        raise ReadingError(what, where=str(path), way_out=_WAY_OUT)
    measured: Measured = {}
    for number, line in rows[1:]:
        rule, counts = _read_row(line, f"{path}:{number}")
        if rule in measured:
            raise ReadingError(f"The rule {rule!r} stands here twice.", where=f"{path}:{number}", way_out=_WAY_OUT)
        measured[rule] = counts
    return measured


def _read_row(line: str, where: str) -> tuple[str, tuple[int, int]]:
    fields = re.fullmatch(r"([^\t]+)\t([0-9]{1,9})\t([0-9]{1,9})", line.rstrip("\r"))
    if fields is None:
        raise ReadingError("This row is not a rule with two numbers.", where=where, way_out=_WAY_OUT)
    judged, right = int(fields[2]), int(fields[3])
    if not 0 <= right <= judged or judged == 0:
        raise ReadingError("More are right than were judged, or none was judged.", where=where, way_out=_WAY_OUT)
    return fields[1], (judged, right)


def write_measured(path: Path, measured: Mapping[str, tuple[int, int]], *, how: str) -> None:
    """Write what was measured of each rule, in place of what the file held.

    Args:
        path: the file.
        measured: rule name -> judged, right; rules of which nothing was judged are left out.
        how: lines that say how it was measured.

    Raises:
        StoreError: it cannot be written.
    """
    lines = [f"# {line}".rstrip() for line in how.splitlines()]
    lines.append("\t".join(COLUMNS))
    lines += [f"{rule}\t{judged}\t{right}" for rule, (judged, right) in sorted(measured.items()) if judged]
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        way_out = "Name a file in a folder that you may write in."
        raise StoreError(f"It cannot be written ({reason_of(error)}).", where=str(path), way_out=way_out) from error


@dataclass(frozen=True, slots=True)
class Trust:
    """How far the numbers of a topic can be trusted: how much is found, how much of it is right, measured on what."""

    topic: str
    found: str
    right: str
    on: str


@cache
def read_trust(path: Path = FOLDER / "topics.tsv") -> dict[str, Trust]:
    """Return for the topics of a summary how far their numbers can be trusted.

    Raises:
        ReadingError: a row has other cells than the header says.
    """
    found: dict[str, Trust] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(("#", "topic\t")):
            continue
        cells = line.split("\t")
        if len(cells) != len(fields(Trust)):
            raise ReadingError(
                f"{len(cells)} cells in a row.", where=f"{path}:{number}", way_out="Each row needs four."
            )
        found[cells[0]] = Trust(*cells)
    return found
