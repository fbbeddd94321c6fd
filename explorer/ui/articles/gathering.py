"""Reading what was brought in, in a thread beside the page: it may be a thousand files, or a slow web site."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from explorer.coverage.duplicates import DuplicateGroup, find_duplicates
from explorer.errors import ExplorerError, ReadingError
from explorer.model import Document
from explorer.reading.batch import Article, preview_upload, read_batch
from explorer.reading.inputs import Input, Upload
from explorer.reading.tables import METADATA_FILE
from explorer.ui.articles.desk import Table

TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")
"""Endings of files whose columns can be chosen."""

WAIT_SECONDS = 0.4
"""Seconds that the page waits for the reading before it shows how far it is: most of it is over by then."""


class _Stopped(Exception):  # noqa: N818 -- no error: its reader wanted it
    """The reading was stopped."""


class Gathering:
    """One reading: how far it is, and in the end what came of it.

    Attributes:
        done, total: how many inputs are read, and of how many.
        articles, problems, tables: what came of it.
        groups: what is there twice, the articles on the desk and in the project among them; found last.
        there: ids of the project's articles.
        taken: whether somebody has taken the articles; the reading itself does not heed it.
    """

    def __init__(
        self,
        inputs: Sequence[Input],
        *,
        here: Sequence[Document] = (),
        there: Callable[[], Sequence[Document]] = tuple,
        instead_of: str = "",
    ) -> None:
        """Begin to read.

        Args:
            inputs: files, pasted texts, addresses, entries of feeds.
            here: articles on the desk.
            there: returns the project's articles; asked in the thread, for it may take a while.
            instead_of: the file whose articles on the desk give way to what is read now.
        """
        self.inputs, self.done, self.total, self.instead_of = list(inputs), 0, len(inputs), instead_of
        self.taken = False
        self.articles: tuple[Article, ...] = ()
        self.problems: list[ReadingError] = []
        self.groups: tuple[DuplicateGroup, ...] = ()
        self.tables: dict[str, Table] = {}
        self.there: set[str] = set()
        self._here, self._find_there = list(here), there
        self._stop, self._read = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)
        self._thread.start()

    def wait(self, seconds: float = WAIT_SECONDS) -> bool:
        """Wait for the end, at most so long, and tell whether it is over."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    @property
    def has_read(self) -> bool:
        """Whether the articles are there; what is there twice may be looked for yet."""
        return self._read.is_set()

    def stop(self) -> None:
        """End it soon; nothing comes of it."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether its reader stopped it."""
        return self._stop.is_set()

    def _run(self) -> None:
        try:
            there = list(self._find_there())
            self.there = {document.id for document in there}
            self._look_at_tables()
            taken = {document.id for document in (*self._here, *there)}
            batch = read_batch(self.inputs, taken=taken, on_progress=self._on_progress)
            self.articles = batch.articles
            self.problems += batch.problems
            self._read.set()
            self.groups = find_duplicates([*there, *self._here, *batch.documents])
        except _Stopped:
            return
        except ExplorerError as error:
            self.problems.append(ReadingError(error.what, where=error.where, way_out=error.way_out))
        except Exception as error:
            # A fault of ours must not leave the page waiting for ever; it is told, and nothing is taken in.
            way_out = "Bring the files in one by one to find the one at which it fails."
            self.problems.append(ReadingError(f"Reading failed ({type(error).__name__}).", way_out=way_out))
            raise
        finally:
            self._here, self.inputs = [], []  # the files' bytes are needed no more

    def _on_progress(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise _Stopped
        self.done, self.total = done, total

    def _look_at_tables(self) -> None:
        for each in self.inputs:
            if isinstance(each, Upload) and each.name.lower().endswith(TABLES) and each.name != METADATA_FILE:
                try:
                    preview = preview_upload(each)
                except ReadingError:
                    continue  # reading it will say what is wrong
                self.tables[each.name] = Table(each, preview, each.columns or preview.guess)
