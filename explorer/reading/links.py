"""Symbolic links in folders of articles: those that lead out of the folder are not followed."""

from __future__ import annotations

import os
from pathlib import Path

from explorer.errors import ReadingError


def check_inside(path: Path, top: Path) -> ReadingError | None:
    """Return what is wrong with a symbolic link in a folder that was named: it must not lead out of that folder.

    Whoever made the folder could otherwise have any file of the reader's machine read and shown as an article. A file
    that is named itself may be a link to anywhere.
    """
    if path == top or not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(os.path.realpath(top)):
        return None
    what = "This is a symbolic link that leads out of the folder that is read, so it is left out."
    return ReadingError(what, where=str(path), way_out="Put a copy there if it belongs to the articles.")
