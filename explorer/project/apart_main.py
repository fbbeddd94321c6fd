"""The process in which a project's file is checked (explorer.project.opening): FILE FOLDER TITLE, an answer on stdout.

How much memory it may have comes on stdin. It only ever writes into FOLDER.
"""

from __future__ import annotations

import json
import logging
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from explorer.errors import ExplorerError, reason_of, remedy_of
from explorer.project.taking import take_file


def main(file: str, folder: str, title: str) -> None:
    """Check a file, write what is in it, and say what came of it as a line of JSON."""
    logging.disable(logging.CRITICAL)
    _limit_memory(int(sys.stdin.readline() or 0))
    sys.stdout.write(json.dumps(_answer(Path(file), Path(folder), title)) + "\n")


def _answer(file: Path, folder: Path, title: str) -> dict[str, Any]:
    try:
        return asdict(take_file(file, folder, title=title))
    except ExplorerError as error:
        return {"problem": [error.what, "", error.way_out]}
    except OSError as error:
        what = f"The project cannot be written ({reason_of(error)})."
        return {"problem": [what, "", f"{remedy_of(error)}; nothing was changed."]}
    except MemoryError:
        return {"problem": ["Opening it takes too much memory.", "", "Ask whoever made the file to save it again."]}


def _limit_memory(size: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        if size:
            resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    main(*sys.argv[1:4])
