"""Read files of kinds that can hurt (PDF, DOCX, HTML, feeds) in a process of their own, with limits of time and memory.

    path --request--> process (explorer.reading.apart_main) --answer--> fields of an Extract

A file on which a library loops without end, recurses or eats all memory costs itself and nothing else. Requests and
answers are JSON, a line each; the libraries are imported there only, so that the page starts as fast as without them.
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from explorer.errors import ReadingError
from explorer.reading.limits import LIMITS, Limits

_ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0
"""Seconds. Beside the limit for a file: starting Python and importing a library takes one, on a busy computer ten."""


def read_apart(kind: str, path: Path, *, limits: Limits = LIMITS, **options: str) -> dict[str, Any]:
    """Return what a reader finds in a file, as plain values.

    Args:
        kind: a name in `explorer.reading.apart_main.KINDS`.
        path: the file.
        limits: `parse_seconds`, `parse_bytes` and `pdf_pages` are heeded.
        options: further words for the reader.

    Raises:
        ReadingError: the file cannot be read, took too long or too much memory.
    """
    request = {"kind": kind, "path": os.path.abspath(path), "pages": limits.pdf_pages, **options}
    with _LOCK:
        answer = _ask(request, limits)
    if answer is None:
        what = f"Reading it was given up: it took more than {limits.parse_seconds:g} s, too much memory, or is broken."
        raise ReadingError(what, where=str(path), way_out="Save the article as plain text and try again.")
    if "problem" in answer:
        what, way_out = answer["problem"]
        raise ReadingError(what, where=str(path), way_out=way_out)
    return answer["found"]


def end_reading_apart() -> None:
    """End the process, if there is one: it holds memory that nobody needs between batches."""
    with _LOCK:
        _Held.end()


_LOCK = threading.Lock()


class _Held:
    """The process that is kept between files."""

    process: subprocess.Popen[str] | None = None
    answers: queue.Queue[str]

    @classmethod
    def running(cls, limits: Limits) -> subprocess.Popen[str]:
        """Return the process, started where there is none."""
        if cls.process is None or cls.process.poll() is not None:
            # -P: what lies in the folder from which the program was started must not stand in for a library.
            command = [sys.executable, "-P", "-m", "explorer.reading.apart_main", str(limits.parse_bytes)]
            known = os.environ.get("PYTHONPATH", "")
            paths = os.pathsep.join([str(_ROOT), *([known] if known else [])])
            cls.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                text=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": paths},
            )  # fmt: skip
            cls.answers = queue.Queue()
            threading.Thread(target=_listen, args=(cls.process, cls.answers), daemon=True).start()
            cls.answers.get(timeout=START_SECONDS)  # it says that it is there: starting does not count as reading
        return cls.process

    @classmethod
    def end(cls) -> None:
        """End the process, if there is one."""
        if cls.process is not None:
            cls.process.kill()
            cls.process.wait()
            cls.process = None


def _listen(process: subprocess.Popen[str], answers: queue.Queue[str]) -> None:
    with process.stdout as lines:
        for line in lines:
            answers.put(line)
    answers.put("")


def _ask(request: dict[str, Any], limits: Limits) -> dict[str, Any] | None:
    """Return the answer to a request, nothing where the process did not live or come to an end with it."""
    try:
        process = _Held.running(limits)
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
        line = _Held.answers.get(timeout=limits.parse_seconds)
    except (OSError, queue.Empty):
        line = ""
    if not line:
        _Held.end()
        return None
    return json.loads(line)


atexit.register(_Held.end)
