"""The file of a project: which parts it has, in which order, and how large each may be.

NAME.actors (a ZIP)
    manifest.json       format and program; of every other part what it is, its size and SHA-256
    project.json        title, notes, settings
    about.json          how the store came to be
    tables/*.parquet    articles, what was found in them, and the places of all actors
    places.json         where those stand who are shown at first
    decisions.jsonl     corrections and notes
    basket.jsonl        kept sentences

An empty project has neither about.json nor tables.
"""

from __future__ import annotations

from dataclasses import dataclass

from explorer.project.info import BASKET_FILE
from explorer.project.settings import PROJECT_FILE
from explorer.store.about import ABOUT_FILE
from explorer.store.columns import ROW_TYPES
from explorer.store.decisions import DECISIONS_FILE

SUFFIX = ".actors"
FILE_FORMAT = 1
"""Version of the file; raised whenever an older program could misread it."""

MARK = "actor-explorer-project-file"
"""Tells our files from any other ZIP."""

MANIFEST = "manifest.json"
PLACES_FILE = "places.json"
TABLES = "tables/"

PARTS = {
    PROJECT_FILE: "title, notes and settings",
    ABOUT_FILE: "how the store came to be",
    **{f"{TABLES}{name}.parquet": f"table of {name}" for name in ROW_TYPES},
    PLACES_FILE: "where actors stand in the picture",
    DECISIONS_FILE: "corrections and notes",
    BASKET_FILE: "kept sentences",
}
"""Every part that a file can have beside its manifest, in this order, and what it is."""

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class FileLimits:
    """How large a project's file may be where it is opened.

    Attributes:
        file_bytes: of the file. A thousand articles take some 20 MB.
        unpacked_bytes: of all parts together; they lie on the disk while they are checked.
        ratio: unpacked bytes for one packed byte: text packs to a tenth, a bomb to a thousandth.
        small_bytes: of one of the small parts (manifest, settings, about).
        lines_bytes: of corrections, of the basket and of places: a hundred thousand rows.
        line_bytes: of one row of these: a sentence with notes, many times over.
        seconds: for checking it all; a thousand articles take three.
        memory_bytes: address space of the process that checks it (libraries reserve much more than they use).
    """

    file_bytes: int = 500 * MEGABYTE
    unpacked_bytes: int = 1_000 * MEGABYTE
    ratio: int = 200
    small_bytes: int = MEGABYTE
    lines_bytes: int = 100 * MEGABYTE
    line_bytes: int = MEGABYTE
    seconds: float = 300.0
    memory_bytes: int = 8_000 * MEGABYTE

    def of_part(self, name: str) -> int:
        """Return how many bytes a part may have."""
        if name.startswith(TABLES):
            return self.unpacked_bytes
        return self.lines_bytes if name in (PLACES_FILE, DECISIONS_FILE, BASKET_FILE) else self.small_bytes


LIMITS = FileLimits()
"""The limits that hold where nobody says otherwise."""
