"""What people decided: an append-only list, one JSON object a line, undo and history in one.

No build touches the file. A line that cannot be read (a torn write, a newer program) is left where it is and
passed over with a warning, so that nothing a person decided is ever lost.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from explorer.errors import StoreError, reason_of, remedy_of, to_printable
from explorer.model import Decision
from explorer.store.locking import Stamp, append_whole, stamp_of
from explorer.store.verbs import check_decision

log = logging.getLogger(__name__)

DECISIONS_FILE = "decisions.jsonl"

_LISTS = ("subjects", "words", "anchors")
"""Fields of a decision that hold several texts."""


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Read all decisions in the order in which they were made, withdrawn ones marked as such.

    Raises:
        StoreError: the file is there and cannot be read.
    """
    path = folder / DECISIONS_FILE
    lines = _read_bytes(path).split(b"\n")
    read = (_read_line(line, path, number) for number, line in enumerate(lines, start=1) if line.strip())
    return mark_withdrawn([decision for decision in read if decision is not None])


def check_decisions(folder: Path) -> None:
    """Make sure, before long work, that the decisions can be read at its end.

    Raises:
        StoreError: the file is there and cannot be read.
    """
    _read_bytes(folder / DECISIONS_FILE)


def stamp_decisions(folder: Path) -> Stamp:
    """Return what changes whenever somebody decides, cheaply: the file is not read."""
    return stamp_of(folder / DECISIONS_FILE)


def append_decision(folder: Path, decision: Decision) -> None:
    """Write one decision behind the others; see `append_decisions`."""
    append_decisions(folder, [decision])


def append_decisions(folder: Path, decisions: Sequence[Decision]) -> int:
    """Write decisions behind the others, in one piece, and see them safely on the disk.

    Returns:
        int: bytes by which the file grew.

    Raises:
        StoreError: they cannot be written; the decisions before them are as they were.
    """
    path = folder / DECISIONS_FILE
    lines = b"".join(json.dumps(_fields(each), ensure_ascii=False).encode("utf-8") + b"\n" for each in decisions)
    try:
        return append_whole(path, lines)
    except OSError as error:
        way_out = f"{remedy_of(error)}; the decision is not kept."
        raise StoreError(
            f"The decision cannot be written ({reason_of(error)}).", where=str(path), way_out=way_out
        ) from error


def mark_withdrawn(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions, those withdrawn by a later one marked; a withdrawal can be withdrawn itself.

    How they were marked before does not count: a withdrawal may be withdrawn since.
    """
    withdrawn: set[str] = set()
    for decision in reversed(decisions):
        if decision.verb == "withdraw" and decision.id not in withdrawn:
            withdrawn.update(decision.subjects)
    return tuple(
        each if each.withdrawn == (each.id in withdrawn) else replace(each, withdrawn=each.id in withdrawn)
        for each in decisions
    )


def read_verdicts(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return what people called pieces of evidence, "wrong" or "right", by evidence id; what was said last counts."""
    said = (each for each in decisions if each.verb in ("wrong", "right") and not each.withdrawn)
    return {subject: each.verb for each in said for subject in each.subjects}


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        way_out = f"{remedy_of(error)}; this file holds what people decided."
        raise StoreError(
            f"The decisions cannot be read ({reason_of(error)}).", where=str(path), way_out=way_out
        ) from error


def _read_line(line: bytes, path: Path, number: int) -> Decision | None:
    try:
        fields = json.loads(line)
        _check_types(fields)
        return check_decision(
            Decision(**{**fields, **{name: tuple(fields[name]) for name in _LISTS if name in fields}})
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        log.warning(
            "%s:%d: this decision cannot be read and is passed over (%s)", path, number, to_printable(f"{error}")
        )
        return None


def _fields(decision: Decision) -> dict[str, object]:
    """Return the fields that are written: what is empty and was not always there is left out."""
    fields = asdict(decision)
    return {name: value for name, value in fields.items() if value or name not in ("why", "words", "anchors")}


def _check_types(fields: dict[str, object]) -> None:
    """Raise a TypeError where a value is not what it must be."""
    lists = [fields["subjects"], *(fields[name] for name in _LISTS if name in fields)]
    if not (all(isinstance(each, list) for each in lists) and lists[0]):
        raise TypeError("`subjects` must be a list of ids")
    if not isinstance(fields.get("withdrawn", False), bool):
        raise TypeError("`withdrawn` must be true or false")
    others = (value for name, value in fields.items() if name not in (*_LISTS, "withdrawn"))
    for value in (*others, *(each for some in lists for each in some)):
        if not isinstance(value, str):
            raise TypeError(f"{value!r:.40} is not text")
