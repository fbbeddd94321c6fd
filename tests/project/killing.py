"""Kill a program at every step that it takes on the disk, and look at what it leaves: run as a program by tests.

python -m tests.project.killing WHAT FOLDER    prints how often it was killed; fails where something was lost

A step is whatever Python tells an audit hook of: a file opened, renamed, removed, a folder made. Before each of them,
the program ends as if the power went, without any cleaning up.
"""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from explorer.model import Decision
from explorer.project import list_projects, project_folder, rename_project, save_project
from explorer.project import saving as saving_module
from explorer.project.listing import made_beside, put_in_place
from explorer.project.taking import take_file
from explorer.store import read_decisions
from explorer.store.decisions import append_decisions

STEPS = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod")
KILLED = 9
MOST = 400
"""Steps of one deed; more means that it never came to an end."""

LAST = 8
"""Steps before its end at each of which a long deed is killed: it is there that a project is put in its place."""


def kill_at_steps(
    deed: Callable[[], None],
    look: Callable[[bool], None],
    *,
    arm: Callable[[Callable[[], None]], None] | None = None,
    every: int = 1,
) -> int:
    """Do something again and again, killed some steps later each time, until it comes to its end.

    Args:
        deed: what is done, in a process of its own.
        look: asked after each time whether all is as it must be; told whether the deed came to its end.
        arm: sees to it that a function is called before each step.
        every: of the steps it is killed at each so-manieth, and at the last ones.

    Returns:
        int: how often it was killed.
    """
    counter = mmap.mmap(-1, 4)

    def run(number: int) -> bool:
        counter[:] = struct.pack("i", 0)
        process = os.fork()
        if process == 0:
            (arm or _listen)(lambda: _step(counter, number))
            deed()
            os._exit(0)
        done = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        assert done in (0, KILLED), done
        look(done == 0)
        return done == 0

    assert run(MOST), "it never came to its end"
    (steps,) = struct.unpack("i", counter[:])
    numbers = [number for number in range(steps) if number % every == 0 or number > steps - LAST]
    assert not any([run(number) for number in numbers])
    assert run(MOST)
    return len(numbers)


def _step(counter: mmap.mmap, last: int) -> None:
    (done,) = struct.unpack("i", counter[:])
    if done == last:
        os._exit(KILLED)
    counter[:] = struct.pack("i", done + 1)


def _listen(step: Callable[[], None]) -> None:
    sys.addaudithook(lambda event, _: step() if event in STEPS else None)


def _listen_to_pieces(step: Callable[[], None]) -> None:
    """Call a function before each piece that a save reads or writes."""
    really = saving_module._pieces

    def pieces(content: bytes | Path) -> Iterator[bytes]:
        for piece in really(content):
            step()
            yield piece

    saving_module._pieces = pieces


def kill_saves(top: Path) -> int:
    """Kill a save over a file: the file is the former or the new one, and whole."""
    folder, file = project_folder("strike"), top / "strike.actors"
    save_project(folder, file)
    former = file.read_bytes()
    rename_project("strike", "Second title")
    save_project(folder, top / "new.actors")
    new = (top / "new.actors").read_bytes()
    assert former != new

    def look(came_to_its_end: bool) -> None:
        found = file.read_bytes()
        assert found == new if came_to_its_end else found in (former, new)
        for part in top.glob(".*.part"):
            os.utime(part, (0, 0))  # as if it were of yesterday: the next save removes it

    killed = kill_at_steps(lambda: save_project(folder, file), look)
    assert not list(top.glob(".*.part"))
    return killed


def kill_writes_of_a_save(top: Path) -> int:
    """Kill a save after every piece that it writes."""
    folder, file = project_folder("strike"), top / "strike.actors"
    save_project(folder, file)
    former = file.read_bytes()

    def look(_: bool) -> None:
        assert file.read_bytes() == former

    return kill_at_steps(lambda: save_project(folder, file), look, arm=_listen_to_pieces)


def kill_loads(top: Path) -> int:
    """Kill the opening of a file: there is the new project, or none, and the others are as they were."""
    file = save_project(project_folder("strike"), top / "strike.actors")
    former = _content(project_folder("strike"))

    def load() -> None:
        with made_beside() as folder:
            take_file(file, folder)
            put_in_place(folder, "Opened")

    def look(came_to_its_end: bool) -> None:
        assert _content(project_folder("strike")) == former
        names = [each.name for each in list_projects() if each.name != "strike"]
        assert names == ["opened"] if came_to_its_end else names in (["opened"], [])
        assert all(not each.problem and each.articles for each in list_projects())
        for name in names:
            shutil.rmtree(project_folder(name))

    return kill_at_steps(load, look, every=20)


def kill_decisions(top: Path) -> int:
    """Kill what appends corrections: each that was confirmed is there, none is half there."""
    folder, said = project_folder("strike"), top / "confirmed"

    def decide() -> None:
        known = len(read_decisions(folder))
        for number in range(known, known + 3):
            append_decisions(folder, [Decision(f"d{number}", "hide", (f"actor-{number}",), "Ada")])
            with said.open("a") as file:
                file.write(f"d{number}\n")

    def look(_: bool) -> None:
        confirmed = said.read_text().split() if said.exists() else []
        assert set(confirmed) <= {each.id for each in read_decisions(folder)}

    return kill_at_steps(decide, look)


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    deeds = {"saves": kill_saves, "writes": kill_writes_of_a_save, "loads": kill_loads, "decisions": kill_decisions}
    sys.stdout.write(f"{deeds[sys.argv[1]](Path(sys.argv[2]))}\n")
