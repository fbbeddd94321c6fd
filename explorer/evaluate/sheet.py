"""Judging sheets: relations that were found, one row each, with empty columns for the verdicts of two readings.

    evidence --write_sheet--> FILE.csv --people judge--> --read_sheets--> JudgedRelation ...

A sheet is stand-off: it says where in which article a claim stands (characters, end exclusive) and holds no text of it,
so it can be kept and passed on where the articles cannot. For judging, a sheet can have the sentences beside that.

A reading is "right" or "wrong" in reading_1 and reading_2; fault_1 and fault_2 may say what is wrong (FAULTS). A
relation is right if the sentence says so: the right two actors, the right direction, the right kind and type of event,
and told as it is told (negated, planned, demanded ...). Two people can judge two copies of a sheet, the first in
reading_1, the second in reading_2; what belongs to one relation is put together. Columns may stand in any order, and
there may be others.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.errors import ReadingError, StoreError, fault_of
from explorer.export.files import write_file
from explorer.export.table import Table
from explorer.views import Evidence

CLAIM = (
    "id", "document", "kind", "source_start", "source_end", "target_start", "target_end", "cue_start", "cue_end",
    "predicate", "event", "quad", "mutual", "negated", "modality", "rule", "confidence",
)  # fmt: skip
TEXT = ("sentence", "source_words", "source", "cue_words", "target_words", "target", "credited_to")
VERDICT = ("reading_1", "reading_2", "fault_1", "fault_2")

FAULTS = {
    "pair": "one of the two is not who does it or to whom it is done",
    "direction": "it is the other way round",
    "kind": "it is another kind of relation or event",
    "told": "it is told otherwise: negated, planned, only claimed ...",
    "other": "something else",
}
"""What can be wrong with a relation, and what it means."""

NEEDED = ("id", "kind", "rule", "confidence", *VERDICT)
"""Columns without which a sheet cannot be counted."""


@dataclass(frozen=True, slots=True)
class JudgedRelation:
    """One judged relation.

    Attributes:
        confidence: as the page shows it, 0 to 1.
        readings: what the first and the second reading say: right, wrong, or None where there is none.
        faults: what they say is wrong, "" where nothing is said.
    """

    id: str
    kind: str
    rule: str
    confidence: float
    readings: tuple[bool | None, bool | None]
    faults: tuple[str, str] = ("", "")

    @property
    def right(self) -> bool:
        """Whether no reading calls it wrong."""
        return False not in self.readings

    @property
    def is_judged(self) -> bool:
        """Whether there is a reading at all."""
        return self.readings != (None, None)


@dataclass(frozen=True, slots=True)
class Sheets:
    """What several sheets hold.

    Attributes:
        relations: the judged ones.
        unread: how many have no reading in any sheet.
        again: rows that were passed over, because a sheet before has that reading already.
    """

    relations: tuple[JudgedRelation, ...]
    unread: int = 0
    again: int = 0


def write_sheet(
    path: Path, evidence: Iterable[Evidence], *, verdicts: Mapping[str, str] | None = None, with_text: bool = False
) -> Path:
    """Write evidence as a judging sheet.

    Args:
        path: of the sheet.
        evidence: one row each, in this order.
        verdicts: first readings that there are already, by evidence id.
        with_text: the sentences and names too, for reading; such a sheet holds text of the articles.

    Raises:
        StoreError: it cannot be written, or there is a file already, which may hold verdicts already.
    """
    if path.exists():
        way_out = "Name another file; this one may hold verdicts."
        raise StoreError("There is a file of this name already.", where=str(path), way_out=way_out)
    columns = (*CLAIM, *(TEXT if with_text else ()), *VERDICT)
    verdicts = verdicts or {}
    rows = []
    for each in evidence:
        text = _text(each) if with_text else ()
        rows.append((*_claim(each), *text, verdicts.get(each.mention.id, ""), "", "", ""))
    return write_file(path.parent, path.name, Table(path.stem, columns, tuple(rows)).to_csv())


def _claim(each: Evidence) -> tuple[object, ...]:
    told = each.mention
    cue = (told.cues[0].start, told.cues[0].end) if told.cues else ("", "")
    return (
        told.id, each.passage.document_id, told.kind, *_offsets(told.source), *_offsets(told.target), *cue,
        told.predicate, told.event, told.quad, told.mutual, told.negated, told.modality, told.rule,
        round(each.confidence, 4),
    )  # fmt: skip


def _offsets(mention_id: str) -> tuple[str, str]:
    """Return where a mention stands; its id says so."""
    start, _, end = mention_id.rpartition("@")[2].partition("-")
    return start, end


def _text(each: Evidence) -> tuple[str, ...]:
    passage = each.passage
    cues = (passage.text[mark.start : mark.end] for mark in passage.marks if mark.role == "cue")
    sentence, cue = (" ".join(words.split()) for words in (passage.text, " … ".join(cues)))
    credited = " | ".join(each.credited_to)
    return sentence, each.source_text, each.source_name, cue, each.target_text, each.target_name, credited


def read_sheets(paths: Sequence[Path]) -> Sheets:
    """Read judged sheets together, the two readings of a relation from one sheet or from two.

    Raises:
        ReadingError: a file cannot be read or a row is not in the format; names file, line and field.
    """
    found: dict[str, JudgedRelation] = {}
    again = 0
    for path in paths:
        own: dict[str, int] = {}
        for line, row in _rows(path):
            read = _judged(row, f"{path}:{line}")
            if read.id in own:
                raise _wrong("id", read.id, f"{path}:{line}", f"stands in line {own[read.id]} already")
            own[read.id] = line
            joined = _join(found.get(read.id, replace(read, readings=(None, None))), read)
            again += joined is None
            found[read.id] = joined or found[read.id]
    judged = tuple(each for each in found.values() if each.is_judged)
    return Sheets(judged, len(found) - len(judged), again)


def _join(known: JudgedRelation, read: JudgedRelation) -> JudgedRelation | None:
    """Return a relation with the readings of another sheet; None where it has such a reading, or claims otherwise."""
    taken = any(None not in pair for pair in zip(known.readings, read.readings, strict=True))
    if taken or (read.is_judged and (known.kind, known.rule) != (read.kind, read.rule)):
        return None
    readings = [one if one is not None else other for one, other in zip(known.readings, read.readings, strict=True)]
    faults = [one or other for one, other in zip(known.faults, read.faults, strict=True)]
    return replace(known, readings=tuple(readings), faults=tuple(faults))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row with the line in which it begins."""
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            columns = reader.fieldnames or ()
            _check_columns(columns, f"{path}:1")
            for row in reader:
                line = reader.line_num - sum(str(value).count("\n") for value in row.values())
                if None in row or None in row.values():
                    what = f"The row has not as many fields as the first line ({len(columns)})."
                    raise ReadingError(what, where=f"{path}:{line}", way_out="Put quotation marks around commas.")
                yield line, row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        way_out = "Give a judging sheet: CSV in UTF-8, as `evaluate draw` writes it."
        where = f"{path}:{line + 1}" if isinstance(error, csv.Error) else str(path)
        raise ReadingError(f"The sheet cannot be read ({fault_of(error)}).", where=where, way_out=way_out) from error


def _check_columns(columns: Sequence[str], where: str) -> None:
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        way_out = "Save the sheet as CSV with commas and keep all columns."
        raise ReadingError(f"The column `{missing[0]}` is missing.", where=where, way_out=way_out)


def _judged(row: Mapping[str, str], where: str) -> JudgedRelation:
    row = {name: row[name].strip() for name in NEEDED}
    if not row["id"]:
        raise _wrong("id", "", where, "must not be empty")
    first, second = (_reading(row, f"reading_{number}", where) for number in (1, 2))
    faults = _fault(row, "fault_1", first, where), _fault(row, "fault_2", second, where)
    return JudgedRelation(row["id"], row["kind"], row["rule"], _confidence(row, where), (first, second), faults)


def _reading(row: Mapping[str, str], name: str, where: str) -> bool | None:
    said = row[name].lower()
    if said not in ("right", "wrong", ""):
        raise _wrong(name, row[name], where, "must be right, wrong or empty")
    return {"right": True, "wrong": False, "": None}[said]


def _fault(row: Mapping[str, str], name: str, reading: bool | None, where: str) -> str:
    said = row[name].lower()
    if said and said not in FAULTS:
        raise _wrong(name, row[name], where, f"must be {', '.join(FAULTS)} or empty")
    if said and reading is not False:
        raise _wrong(name, row[name], where, "is given though the reading beside it does not say wrong")
    return said


def _confidence(row: Mapping[str, str], where: str) -> float:
    try:
        confidence = float(row["confidence"])
    except ValueError:
        confidence = -1.0
    if not 0 <= confidence <= 1:
        raise _wrong("confidence", row["confidence"], where, "must be a number from 0 to 1")
    return confidence


def _wrong(name: str, value: str, where: str, why: str) -> ReadingError:
    return ReadingError(f"The field `{name}` ({value!r}) {why}.", where=where, way_out="Mend it in the sheet.")
