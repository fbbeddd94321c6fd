"""Tell on stderr how far a build is: a bar for people, or a JSON object a line for a program that waits for it.

JSON lines, in the order in which things happen:

    {"step": "annotating", "done": 3, "total": 12, "text": "Finding who does what"}
    {"problem": "articles/a.txt: The file is empty. ..."}
    {"error": "..."}            the build ended with this message, nothing was stored
    {"message": "..."}          anything else worth telling
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from explorer.build import Progress
    from explorer.errors import ExplorerError

BAR_WIDTH = 24
"""Characters of the bar; with its words the line fits a terminal of 80."""


MOST_PROBLEMS = 20
"""Problems of one file that are told one by one: enough to see what they have in common; the others are counted."""


class ProgressFormat(StrEnum):
    """How progress is told."""

    BAR = "bar"
    JSON = "json"
    NONE = "none"


def make_reporter(format_: ProgressFormat, stream: TextIO | None = None) -> Reporter:
    """Return a reporter of this format; a bar is drawn on terminals only, elsewhere each step is one line."""
    stream = stream or sys.stderr
    if format_ is ProgressFormat.JSON:
        return JsonReporter(stream)
    if format_ is ProgressFormat.NONE:
        return Reporter(stream)
    return BarReporter(stream) if stream.isatty() else StepReporter(stream)


class Reporter:
    """Tells of problems and errors, and says nothing of progress."""

    def __init__(self, stream: TextIO) -> None:
        """Tell it all on this stream."""
        self.stream = stream
        self._problems: Counter[str] = Counter()

    def progress(self, progress: Progress) -> None:
        """Tell how far it is."""

    def problem(self, problem: ExplorerError) -> None:
        """Tell of something that is left out; of a file full of such only the first."""
        file = _file_of(problem)
        self._problems[file] += 1
        if self._problems[file] <= MOST_PROBLEMS:
            self._tell_problem(str(problem))

    def count_problems(self) -> None:
        """Tell how many problems there were that were not told one by one."""
        for file, number in self._problems.items():
            if number > MOST_PROBLEMS:
                self._tell_problem(f"{file}: There are {number - MOST_PROBLEMS:,} more problems in this file.")
        self._problems.clear()

    def error(self, error: ExplorerError) -> None:
        """Tell why it ends here."""
        self.count_problems()
        self.end()
        self._write(f"error: {error}\n")

    def message(self, text: str) -> None:
        """Tell anything else."""
        self._write(f"{text}\n")

    def end(self) -> None:
        """Leave the stream tidy."""

    def _tell_problem(self, text: str) -> None:
        self._write(f"problem: {text}\n")

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()


class StepReporter(Reporter):
    """Names each step once."""

    _step = ""

    def progress(self, progress: Progress) -> None:
        """Name a step when it begins."""
        if progress.step != self._step:
            self._step = progress.step
            self._write(f"{_words(progress)} ...\n")


class BarReporter(Reporter):
    """Draws a bar, and leaves room for problems above it."""

    _drawn = 0

    def progress(self, progress: Progress) -> None:
        """Draw the bar anew."""
        filled = BAR_WIDTH * progress.done // max(progress.total, 1)
        count = f" {progress.done}/{progress.total}" if progress.total > 1 else ""
        self._draw(f"[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {_words(progress)}{count}")

    def end(self) -> None:
        """Take the bar away."""
        if self._drawn:
            self._draw("")
            self._write("\r")

    def _tell_problem(self, text: str) -> None:
        self.end()
        super()._tell_problem(text)

    def _draw(self, line: str) -> None:
        self._write(f"\r{line.ljust(self._drawn)}")
        self._drawn = len(line)


class JsonReporter(Reporter):
    """Tells everything as JSON objects, one a line."""

    def progress(self, progress: Progress) -> None:
        """Tell the step, how far it is, and the words for it."""
        told = {"step": progress.step, "done": progress.done, "total": progress.total, "text": _words(progress)}
        self._tell(told)

    def error(self, error: ExplorerError) -> None:
        """Tell why it ends here."""
        self.count_problems()
        self._tell({"error": str(error)})

    def message(self, text: str) -> None:
        """Tell anything else."""
        self._tell({"message": text})

    def _tell_problem(self, text: str) -> None:
        self._tell({"problem": text})

    def _tell(self, what: dict[str, object]) -> None:
        self._write(json.dumps(what, ensure_ascii=False) + "\n")


def _file_of(problem: ExplorerError) -> str:
    """Return where a problem lies without line number or article."""
    return re.sub(r"(:\d+| \([^()]*\))$", "", problem.where)


def _words(progress: Progress) -> str:
    from explorer.build import STEPS

    return STEPS[progress.step]
