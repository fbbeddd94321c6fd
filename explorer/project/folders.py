"""Where projects lie, and what they may be called there.

EXPLORER_PROJECTS, else .explorer/projects in the checkout, else the user's cache folder
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from pathlib import Path

from explorer.errors import ProjectError

CHECKOUT = Path(__file__).parents[2]

PROJECTS_CHOICE = "EXPLORER_PROJECTS"
"""Environment variable that names the folder of the projects."""

LONGEST_NAME = 60
"""Characters of a project's name: it is part of addresses and of paths, which some systems cut at 260."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED = frozenset(
    ("removed", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""Names that mean something else: the folder of what was removed, and devices of Windows."""


def choose_folder() -> Path:
    """Return where the store of the bundled articles lies: in the checkout, or where the user may write."""
    inside = CHECKOUT / ".explorer"
    if os.access(inside if inside.exists() else CHECKOUT, os.W_OK):
        return inside
    return _cache_folder() / "actor-network"


def projects_folder() -> Path:
    """Return the folder in which the projects lie; it may not be there yet."""
    named = os.environ.get(PROJECTS_CHOICE, "")
    return Path(named).expanduser().absolute() if named else choose_folder() / "projects"


def project_folder(name: str) -> Path:
    """Return the folder of a project.

    Args:
        name: as in the address; whatever somebody typed there, it never leads out of the projects' folder.

    Raises:
        ProjectError: no project can be called so, or there is none of this name.
    """
    if not is_name(name):
        raise ProjectError("No project can be called that.", where=name[:LONGEST_NAME], way_out=_CHOOSE)
    folder = projects_folder() / name
    if folder.is_symlink() or not folder.is_dir():
        raise ProjectError(f"There is no project called “{name}” here.", way_out=_CHOOSE)
    return folder


_CHOOSE = "Choose one from the list of projects."


def is_name(name: str) -> bool:
    """Tell whether a project can be called so: a slug, and nothing that leads elsewhere."""
    return len(name) <= LONGEST_NAME and _NAME.fullmatch(name) is not None and name not in _RESERVED


def name_after(title: str) -> str:
    """Return a name for a project of this title; several titles may lead to the same one."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain))[: LONGEST_NAME - 4].strip("-")
    return name if is_name(name) else f"project-{name}".strip("-")[:LONGEST_NAME].strip("-")


def _cache_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
