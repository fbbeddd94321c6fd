"""Analyses beside the page: one after another, seen by everybody, ended without a trace."""

import json
import sys
import time

import pytest

from explorer.incoming import Incoming, write_incoming
from explorer.model import Document
from explorer.ui import working

PATIENCE = 30.0

DOES_IT = """
import json, os, sys
for done in range(3):
    print(json.dumps({"step": "annotating", "done": done, "total": 2, "text": "Finding"}), file=sys.stderr, flush=True)
print(json.dumps({"problem": "a: <b>cannot</b> be read"}), file=sys.stderr)
os.unlink(sys.argv[1])
"""
WAITS = DOES_IT.replace("os.unlink", "__import__('time').sleep(60); os.unlink")
FAILS = """import json, sys; print(json.dumps({"error": "The disk is full."}), file=sys.stderr); sys.exit(2)"""
DIES = "import os; os._exit(9)"


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Start a work whose process runs a script; at the end none is left."""
    scripts = {}
    monkeypatch.setattr(
        working, "make_command", lambda _folder, batch, _articles: (sys.executable, "-c", scripts[batch], str(batch))
    )
    works = []

    def start_one(script, name="project"):
        folder = tmp_path / name
        batch = write_incoming(folder, Incoming(add=(Document("a", "A", "Text."),)))
        scripts[batch] = script
        works.append(working.start_work(folder, batch, title=name, articles=1))
        return works[-1]

    yield start_one
    for work in works:
        working.stop_work(work)
        wait(work, lambda work=work: not work.active)
        working.put_aside(work)


def wait(work, holds):
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, work
        time.sleep(0.02)


def test_a_work_that_succeeds(start):
    work = start(DOES_IT)
    wait(work, lambda: not work.active)
    assert (work.state, work.step, work.done, work.total) == ("done", "annotating", 2, 2)
    assert work.problems == ["a: <b>cannot</b> be read"]
    assert work.share == 1.0
    assert not work.batch.exists()
    assert working.list_works(work.folder) == (work,)
    working.put_aside(work)
    assert working.list_works(work.folder) == ()


@pytest.mark.parametrize(("script", "said"), [(FAILS, "The disk is full."), (DIES, "without a result (code 9)")])
def test_a_work_that_fails_keeps_its_batch(start, script, said):
    work = start(script)
    wait(work, lambda: not work.active)
    assert work.state == "failed"
    assert said in work.error
    assert work.batch.exists()


def test_a_second_work_waits_and_others_are_named(start):
    first, second = start(WAITS, "one"), start(DOES_IT, "two")
    wait(first, lambda: first.step == "annotating")
    assert second.state == "waiting"
    assert working.find_others(second) == (first,)
    assert working.find_others(first) == ()
    working.stop_work(first)
    wait(second, lambda: not second.active)
    assert (first.state, second.state) == ("stopped", "done")


def test_what_is_stopped_keeps_its_batch_and_can_be_started_again(start, monkeypatch):
    work = start(WAITS)
    wait(work, lambda: work.step == "annotating")
    assert working.start_work(work.folder, work.batch) is work
    working.stop_work(work)
    wait(work, lambda: not work.active)
    assert work.state == "stopped"
    assert work.batch.exists()
    monkeypatch.setattr(working, "make_command", lambda _f, batch, _n: (sys.executable, "-c", DOES_IT, str(batch)))
    again = working.start_work(work.folder, work.batch)
    assert again is not work
    wait(again, lambda: not again.active)
    assert again.state == "done"
    assert working.list_works(work.folder) == (again,)
    working.put_aside(again)


def test_what_is_stopped_while_it_waits_never_runs(start):
    first, second = start(WAITS, "one"), start(DOES_IT, "two")
    working.stop_work(second)
    working.stop_work(first)
    wait(first, lambda: not first.active)
    assert second.state == "stopped"
    assert second.batch.exists()


def test_a_program_that_cannot_be_started_is_said(start, monkeypatch, tmp_path):
    monkeypatch.setattr(working, "make_command", lambda *_: (str(tmp_path / "no such program"),))
    work = start(DOES_IT)
    wait(work, lambda: not work.active)
    assert work.state == "failed"
    assert "could not be started" in work.error
    following = start(DOES_IT, "two")  # the next is not held up by it
    wait(following, lambda: not following.active)


def test_the_time_left_is_told_once_something_tells(tmp_path):
    work = working.Work(tmp_path, tmp_path / "batch.json", articles=100)
    assert work.seconds_left() is None
    work.hear(json.dumps({"step": "annotating", "done": 0, "total": 100}))
    work.hear("no JSON")
    work.hear("[1]")
    assert work.seconds_left() is None
    work._began -= 50
    work.hear(json.dumps({"step": "annotating", "done": 25, "total": 100}))
    assert 180 < work.seconds_left() < 210  # 2 s an article: 75 are left, and what comes afterwards
    assert working.SHARES["annotating"] < work.share < working.SHARES["resolving"]


def test_the_share_only_grows(tmp_path):
    work, shares = working.Work(tmp_path, tmp_path / "batch.json"), []
    for step in working.SHARES:
        for done in (0, 1):
            work.hear(json.dumps({"step": step, "done": done, "total": 1}))
            shares.append(work.share)
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0


def test_the_command_names_store_and_batch(tmp_path):
    command = working.make_command(tmp_path, tmp_path / "b.json", 1)
    assert command[1:4] == ("-m", "explorer", "update")
    assert command[-4:] == ("--jobs", "1", "--progress", "json")
