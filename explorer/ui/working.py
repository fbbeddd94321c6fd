"""Analyses that run beside the page: each a process of its own, whatever becomes of the window that asked for it.

    start_work --queue--> one process after another (`explorer update`) --progress, a line each--> Work --> pages

Works belong to the server and are found by the project's folder, so two windows see the same one. One process runs at a
time: a second would need the memory once more and would not be done sooner. Nothing here knows Streamlit.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from explorer.incoming import drop_incoming
from explorer.model import Document

CHECKOUT = Path(__file__).parents[2]

ACTIVE = ("waiting", "running", "stopping")
STATES = (*ACTIVE, "done", "stopped", "failed")

SHARES = {
    "reading": 0.0, "loading": 0.02, "annotating": 0.1, "resolving": 0.85, "comparing": 0.9, "placing": 0.94,
    "writing": 0.97,
}  # fmt: skip
"""Step -> how much of the waiting is over when it begins; most of it is reading the sentences."""

AFTERWARDS = 0.2
"""What comes after the last sentence was read, in parts of the time that reading all of them takes."""

FEW = 40
"""Articles from which on a second process is worth its start."""

MOST_JOBS = 4
"""Processes at most: each needs the language pipeline in memory once more."""

END_SECONDS = 10.0
"""Seconds that a process has to end by itself before it is killed."""

MOST_PROBLEMS = 200
"""Problems that are kept for the page; the terminal of nobody is longer."""


@dataclass(slots=True, eq=False)
class Work:
    """One analysis and how far it is; whoever reads it reads one moment.

    Attributes:
        folder: of the project.
        batch: the file in `incoming/`; it is gone when the work is done.
        title: of the project, for others that wait.
        articles: how many it is about.
        told: what is said when it is done.
        taken_out: the articles that it removes, so that they can be put back.
        state: one of STATES.
        step, text, done, total: what it does now, as the command tells; articles while "annotating".
        problems: what could not be analysed, in words; the rest is in.
        error: why it failed.
    """

    folder: Path
    batch: Path
    title: str = ""
    articles: int = 0
    told: str = ""
    taken_out: Sequence[Document] = ()
    state: str = "waiting"
    step: str = ""
    text: str = ""
    done: int = 0
    total: int = 0
    problems: list[str] = field(default_factory=list)
    error: str = ""
    command: Sequence[str] = ()
    _began: float = 0.0
    _process: subprocess.Popen[str] | None = None

    @property
    def active(self) -> bool:
        """Whether it runs or will."""
        return self.state in ACTIVE

    @property
    def share(self) -> float:
        """How much of it is over, 0 to 1."""
        if self.state == "done":
            return 1.0
        starts = [*SHARES.values(), 1.0]
        at = list(SHARES).index(self.step) if self.step in SHARES else 0
        return starts[at] + (starts[at + 1] - starts[at]) * min(self.done / max(self.total, 1), 1.0)

    def seconds_left(self) -> float | None:
        """Return how long it will take yet; None where nothing tells."""
        if self.step != "annotating" or self.done < 1 or not self._began:
            return None
        one = (time.monotonic() - self._began) / self.done
        return one * (self.total - self.done + AFTERWARDS * self.total)

    def hear(self, line: str) -> None:
        """Take in what the process tells."""
        told = _read_line(line)
        if told.get("step") in SHARES:
            if told["step"] == "annotating" and not self._began:
                self._began = time.monotonic()
            self.step, self.text = told["step"], str(told.get("text", ""))
            self.done, self.total = int(told.get("done", 0)), int(told.get("total", 1))
        if "problem" in told and len(self.problems) < MOST_PROBLEMS:
            self.problems.append(str(told["problem"]))
        self.error = str(told.get("error", "")) or self.error


_lock = threading.Lock()
_works: list[Work] = []
_worker: threading.Thread | None = None


def start_work(
    folder: Path,
    batch: Path,
    *,
    title: str = "",
    articles: int = 0,
    told: str = "",
    taken_out: Sequence[Document] = (),
) -> Work:
    """Have a batch analysed, now or when the others are done, and return the work; the words are those of `Work`.

    A batch that is in work already is not started twice: the same work is returned.
    """
    global _worker
    command = make_command(folder, batch, articles)
    work = Work(folder, batch, title, articles, told, taken_out, command=command)
    with _lock:
        known = next((each for each in _works if each.batch == batch and each.active), None)
        if known is not None:
            return known
        _works[:] = [each for each in _works if not _gives_way(each, work)]
        _works.append(work)
        if _worker is None or not _worker.is_alive():
            _worker = threading.Thread(target=_work_all, name="analyses", daemon=True)
            _worker.start()
    return work


def _gives_way(ended: Work, new: Work) -> bool:
    """Tell whether a work that ended is of interest no more: it is begun again, or was done without a way back."""
    if ended.active:
        return False
    done = ended.folder == new.folder and ended.state == "done" and not ended.problems and not ended.taken_out
    return done or ended.batch == new.batch


def make_command(folder: Path, batch: Path, articles: int) -> tuple[str, ...]:
    """Return the command that analyses a batch; one processor is left for the page."""
    jobs = 1 if articles < FEW else max(1, min(MOST_JOBS, (os.cpu_count() or 1) - 1))
    command = (sys.executable, "-m", "explorer", "update", "--store", str(folder), "--batch", str(batch))
    return (*command, "--jobs", str(jobs), "--progress", "json")


def list_works(folder: Path) -> tuple[Work, ...]:
    """Return the works of a project that run, wait, or ended and were not put aside, in the order of their start."""
    with _lock:
        return tuple(each for each in _works if each.folder == folder)


def find_others(work: Work) -> tuple[Work, ...]:
    """Return the works for which one has to wait."""
    with _lock:
        ahead = _works[: _works.index(work)] if work in _works else []
        return tuple(each for each in ahead if each.active)


def stop_work(work: Work) -> None:
    """End a work; the store stays as it was, and the batch waits in the project."""
    with _lock:
        if work.state == "waiting":
            work.state = "stopped"
        elif work.state == "running":
            work.state = "stopping"
    if work.state == "stopping" and work._process is not None:
        _end(work._process)


def put_aside(work: Work) -> None:
    """Forget a work that ended."""
    with _lock:
        if work in _works and not work.active:
            _works.remove(work)


def _work_all() -> None:
    """Do what waits, one after the other."""
    while (work := _next()) is not None:
        try:
            _run(work)
        except OSError as error:
            work.state, work.error = "failed", f"The analysis could not be started ({error.strerror or error})."
    return


def _next() -> Work | None:
    global _worker
    with _lock:
        work = next((each for each in _works if each.state == "waiting"), None)
        if work is not None:
            work.state = "running"
        else:
            _worker = None  # under the lock: whoever starts a work now starts a worker
        return work


def _run(work: Work) -> None:
    process = subprocess.Popen(
        work.command, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        text=True, encoding="utf-8", errors="replace", **_OWN_GROUP,
    )  # fmt: skip
    work._process = process
    if work.state == "stopping":  # it was stopped while it started
        _end(process)
    last = ""
    for line in process.stderr or ():
        work.hear(line)
        last = line.strip() or last
    process.wait()
    work._process = None
    with _lock:
        work.state = _how_it_ended(work, process.returncode)
        if work.state == "failed" and not work.error:
            work.error = f"The analysis ended without a result (code {process.returncode}). {last[:200]}".strip()
    if work.state == "done":
        drop_incoming(work.batch)


def _how_it_ended(work: Work, code: int) -> str:
    """Return "done" where the store has the batch: the command says so by taking the file away."""
    if not work.batch.exists() and code in (0, 2) and not work.error:
        return "done"
    return "stopped" if work.state == "stopping" else "failed"


_OWN_GROUP: dict = (
    {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if sys.platform == "win32" else {"start_new_session": True}
)
"""The process and those that it starts can be ended together."""


def _end(process: subprocess.Popen[str]) -> None:
    """Ask a process and its own ones to end, and see to it that they do."""
    _signal(process, signal.SIGTERM)

    def kill() -> None:
        if process.poll() is None:
            _signal(process, getattr(signal, "SIGKILL", signal.SIGTERM))

    timer = threading.Timer(END_SECONDS, kill)
    timer.daemon = True
    timer.start()


def _signal(process: subprocess.Popen[str], number: int) -> None:
    try:
        if sys.platform == "win32":
            process.terminate()
        else:
            os.killpg(process.pid, number)
    except OSError:  # it has ended by itself
        return


def _read_line(line: str) -> dict:
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


@atexit.register
def _end_all() -> None:
    """End what still runs when the server ends; its batch waits for the next one."""
    for work in _works:
        if work._process is not None and work._process.poll() is None:
            _signal(work._process, signal.SIGTERM)
