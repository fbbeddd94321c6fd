"""Where those stand who are shown at first: kept beside the store, so that the picture is the same at the next opening.

Places are found once (explorer/placing.py). Corrections move nobody while the store is open; without this file the
store opened anew, or on another machine, would be arranged after them.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from explorer.project.files import LIMITS, PLACES_FILE
from explorer.store import About

MOST_PLACES = 10_000
"""Actors whose place is kept; a picture shows some forty at first."""

FARTHEST = 1e6
"""Pixels at scale 1; no picture is that large."""

Places = Mapping[str, tuple[float, float]]


def read_places(folder: Path, about: About) -> dict[str, tuple[float, float]] | None:
    """Return the places kept for a store; None where there are none, or those of another build."""
    path = folder / PLACES_FILE
    try:
        if path.stat().st_size > LIMITS.lines_bytes:
            return None
        read = json.loads(path.read_bytes())
        return check_places(read) if read.get("tables") == about.tables else None
    except (OSError, ValueError, AttributeError, RecursionError):
        return None


def write_places(folder: Path, about: About, places: Places) -> None:
    """Keep places beside a store, in one step; where that is not possible the picture is arranged anew next time."""
    path = folder / f".{PLACES_FILE}.{os.getpid()}"
    try:
        try:
            path.write_bytes(dump_places(places, tables=about.tables))
            os.replace(path, folder / PLACES_FILE)
        finally:
            path.unlink(missing_ok=True)
    except OSError:
        return


def dump_places(places: Places, *, tables: str = "") -> bytes:
    """Return places as the content of a file; equal places give equal bytes."""
    sorted_places = {actor: [float(x), float(y)] for actor, (x, y) in sorted(places.items())}
    return (json.dumps({"tables": tables, "places": sorted_places}, ensure_ascii=False) + "\n").encode("utf-8")


def check_places(read: Any) -> dict[str, tuple[float, float]]:
    """Return places as read from a file, every value checked.

    Raises:
        ValueError: they are no places.
    """
    places = read.get("places") if isinstance(read, dict) else None
    if not isinstance(places, dict) or len(places) > MOST_PLACES:
        raise ValueError("these are no places")
    return {actor: _check_place(place) for actor, place in places.items()}


def _check_place(place: Any) -> tuple[float, float]:
    if not isinstance(place, list) or len(place) != 2:
        raise ValueError("a place has two numbers")
    for number in place:
        if isinstance(number, bool) or not isinstance(number, int | float) or not abs(number) <= FARTHEST:
            raise ValueError("a place is no number, or too far away")
    x, y = map(float, place)
    if math.isnan(x) or math.isnan(y):
        raise ValueError("a place is no number")
    return x, y
