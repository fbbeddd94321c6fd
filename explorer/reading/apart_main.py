"""The process in which files are read apart (explorer.reading.apart): requests on stdin, answers on stdout.

It ends with its stdin, so it never outlives the program that started it.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from explorer.reading.extracts import NotReadable


def _read_pdf(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    from explorer.reading.pdf import read_pdf

    return read_pdf(path, pages=request["pages"]).to_fields()


def _read_word(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    from explorer.reading.word import read_word

    return read_word(path).to_fields()


def _read_page(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    from explorer.reading.pages import read_page

    return read_page(path.read_bytes(), url=request.get("url", ""), charset=request.get("charset", "")).to_fields()


def _read_feed(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    from explorer.reading.feeds import parse_feed

    return parse_feed(path.read_bytes(), url=request.get("url", ""))


KINDS: dict[str, Callable[[Path, dict[str, Any]], dict[str, Any]]] = {
    "pdf": _read_pdf, "word": _read_word, "page": _read_page, "feed": _read_feed,
}  # fmt: skip


def main() -> None:
    """Answer requests until there are no more."""
    # Whatever a library prints must not stand among the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    logging.disable(logging.CRITICAL)
    _limit_memory(int(sys.argv[1]))
    answers.write("{}\n")
    answers.flush()
    for line in sys.stdin:
        answers.write(json.dumps(_answer(json.loads(line))) + "\n")
        answers.flush()


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"found": KINDS[request["kind"]](Path(request["path"]), request)}
    except NotReadable as problem:
        return {"problem": [problem.what, problem.way_out]}
    except MemoryError:
        return {"problem": ["Reading it takes too much memory.", "Save the article as plain text and try again."]}
    except Exception as error:  # libraries raise whatever a broken file makes them stumble over
        what = f"It is broken and cannot be read ({type(error).__name__})."
        return {"problem": [what, "Open it where it came from, save it again, or save the article as plain text."]}


def _limit_memory(size: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    main()
