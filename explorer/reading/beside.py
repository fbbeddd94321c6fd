"""Files in a folder that belong to something else than articles: parts of saved pages, tables that were exported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import ReadingError

if TYPE_CHECKING:
    from explorer.reading.files import SourceFile

_PAGES = (".html", ".htm", ".xhtml")
_PARTS = ("_files", "-files", "_Dateien", "-Dateien", "_fichiers", "_archivos")
"""How browsers end the name of the folder in which the parts of a saved page lie, in the languages we have seen."""

_EXPORT = {"sentences.csv", "mentions.csv", "relations.csv"}
"""Tables that only our own export puts beside each other."""


def drop_company(found: Sequence[SourceFile | ReadingError]) -> tuple[SourceFile | ReadingError, ...]:
    """Return what was found in a folder without what only accompanies articles or was made from them.

    Saved pages come with a folder of advertisements and frames; an export holds every sentence once more.
    """
    paths = {each.path for each in found if not isinstance(each, ReadingError)}
    folders = {path.parent for path in paths if path.name in _EXPORT}
    exports = {folder for folder in folders if all(folder / name in paths for name in _EXPORT)}
    return tuple(
        each for each in found
        if isinstance(each, ReadingError)
        or not (_is_part(each.path, paths) or (each.path.parent in exports and each.path.suffix == ".csv"))
    )  # fmt: skip


def _is_part(path: Path, paths: set[Path]) -> bool:
    """Whether a file lies in the folder that belongs to a saved page."""
    for folder in path.parents:
        ending = next((ending for ending in _PARTS if folder.name.endswith(ending)), "")
        if ending and any(folder.with_name(folder.name.removesuffix(ending) + page) in paths for page in _PAGES):
            return True
    return False
