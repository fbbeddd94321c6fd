"""The steps of a build, how far it is, and what it came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import ExplorerError

STEPS = {
    "reading": "Reading the articles",
    "loading": "Loading the language pipeline",
    "annotating": "Finding who does what",
    "resolving": "Bringing names together",
    "comparing": "Finding what articles share",
    "placing": "Arranging the picture",
    "writing": "Writing the store",
}
"""What a build does, in order, with words for those who wait."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: `done` of `total` in this step (one of STEPS); articles while annotating, else one in all."""

    step: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build came to.

    Attributes:
        folder: of the store.
        documents, sentences, actors: how many the store holds now.
        relations: how many it holds now, by kind.
        seconds: that it took.
        problems: those that were reported.
        analysed: how many articles the language pipeline read; the others were known from before.
    """

    folder: Path
    documents: int
    sentences: int
    actors: int
    relations: dict[str, int]
    seconds: float
    problems: tuple[ExplorerError, ...] = ()
    analysed: int = 0


class Teller:
    """Whom a build tells how far it is and what went wrong, and what it told."""

    def __init__(self, on_progress: Callable[[Progress], None], on_problem: Callable[[ExplorerError], None]) -> None:
        """Tell these two."""
        self.problems: list[ExplorerError] = []
        self._on_progress, self._on_problem = on_progress, on_problem

    def step(self, name: str, *, done: int = 0, total: int = 1) -> None:
        """Tell how far the build is."""
        self._on_progress(Progress(name, done, total))

    def problem(self, problem: ExplorerError) -> None:
        """Tell what could not be read or analysed."""
        self.problems.append(problem)
        self._on_problem(problem)
