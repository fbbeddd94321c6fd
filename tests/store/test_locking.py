"""Two programs on one store: nothing that either decided is lost, and each sees what the other decided."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.explore import Explorer
from explorer.model import Decision, Query
from explorer.store import About, open_store, read_decisions, write_store
from explorer.store import locking as locking_module
from explorer.store import store as store_module
from explorer.store.decisions import DECISIONS_FILE, append_decisions
from explorer.store.locking import append_whole
from tests.ui.synthetic import write_story

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from explorer.store.locking import append_whole
for number in range(150):
    append_whole(Path(sys.argv[1]), f"{sys.argv[2]} {number} {'x' * 3000}\\n".encode() * 3)
"""


def test_programs_that_write_at_once_lose_no_line_and_tear_none(tmp_path):
    path = tmp_path / "rows.jsonl"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, path, name], cwd=ROOT) for name in ("one", "two")]
    assert [each.wait() for each in writers] == [0, 0]
    lines = path.read_text().splitlines()
    assert len(lines) == 900
    assert {len(line.split()[2]) for line in lines} == {3000}
    for name in ("one", "two"):
        assert [line.split()[1] for line in lines if line.startswith(name)][::3] == [str(each) for each in range(150)]


def test_a_torn_line_spoils_only_itself(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"whole": 1}\n{"torn')
    assert append_whole(path, b'{"next": 2}\n') == 13
    assert path.read_bytes().splitlines() == [b'{"whole": 1}', b'{"torn', b'{"next": 2}']


def test_a_full_disk_takes_back_nothing_of_another_program(tmp_path, monkeypatch):
    path = tmp_path / "rows.jsonl"
    append_whole(path, b"mine\n")
    append_whole(path, b"of another\n")

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(locking_module.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        append_whole(path, b"lost\n")
    assert path.read_bytes() == b"mine\nof another\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks otherwise")
def test_a_disk_that_knows_no_locks_is_written_to_all_the_same(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locking_module.fcntl, "flock", refuse, raising=True)
    append_whole(tmp_path / "rows.jsonl", b"one\n")
    assert (tmp_path / "rows.jsonl").read_bytes() == b"one\n"


@pytest.fixture
def two(tmp_path, tables):
    """The same store, opened by two programs."""
    write_store(tmp_path / "store", tables, about=About())
    return open_store(tmp_path / "store"), open_store(tmp_path / "store")


def test_a_verdict_of_one_program_counts_for_the_other(two, decide):
    first, second = two
    line = max(first.relations(Query()), key=lambda each: each.weight)
    evidence = first.evidence(line.id, Query())[0].mention.id
    first.append_decision(decide("wrong", evidence))
    assert second.catch_up() == first.decisions()
    assert second.relations(Query()) == first.relations(Query()) != ()
    assert evidence not in [each.mention.id for each in second.evidence(line.id, Query())]
    assert second.catch_up() == ()


def test_what_two_programs_decide_in_turn_is_kept_and_known_to_both(two, decide):
    first, second = two
    made = [decide("hide", name) for name in ("ann", "bob", "carl", "ann", "bob")]
    for number, decision in enumerate(made):
        (first, second)[number % 2].append_decision(decision)
    for store in two:
        store.catch_up()
        assert store.decisions() == tuple(made)
    assert read_decisions(first.folder) == tuple(made)


def test_one_can_take_back_what_the_other_decided(two, decide):
    first, second = two
    hidden = decide("hide", "ann")
    first.append_decision(hidden)
    second.catch_up()
    second.append_decision(decide("withdraw", hidden.id))
    first.catch_up()
    assert [each.withdrawn for each in first.decisions()] == [True, False]


def test_catching_up_reads_the_file_only_when_it_changed(two, decide, monkeypatch):
    first, second = two
    second.append_decision(decide("hide", "ann"))
    second.append_decision(decide("hide", "bob"))
    reads = []
    really = store_module.decided.read_decisions
    monkeypatch.setattr(store_module.decided, "read_decisions", lambda folder: reads.append(1) or really(folder))
    for _ in range(5):
        second.catch_up()
    assert reads == []
    first.catch_up()
    first.catch_up()
    assert reads == [1]


def test_an_actor_hidden_in_one_program_is_hidden_in_the_other(tmp_path):
    folder = write_story(tmp_path / "store", 20, resolved=True)
    one, other = Explorer(open_store(folder)), Explorer(open_store(folder))
    actor = next(iter(one.everybody()))
    assert actor in other.everybody()
    one.deciding.decide([Decision("d1", "hide", (actor,), "teacher", "2026-01-01T00:00:00Z")])
    other.deciding.catch_up()
    assert actor not in other.everybody()
    other.deciding.decide([Decision("d2", "withdraw", ("d1",), "teacher", "2026-01-01T00:00:00Z")])
    one.deciding.catch_up()
    assert actor in one.everybody()


def test_a_file_that_somebody_emptied_is_read_as_it_is(two, decide):
    first, second = two
    first.append_decision(decide("hide", "ann"))
    second.catch_up()
    os.truncate(first.folder / DECISIONS_FILE, 0)
    second.catch_up()
    assert second.decisions() == ()


def test_a_decision_that_was_confirmed_is_there_whole(two, decide):
    first, _ = two
    grown = append_decisions(first.folder, [decide("hide", "ann")])
    content = (first.folder / DECISIONS_FILE).read_bytes()
    assert len(content) == grown
    assert json.loads(content)["verb"] == "hide"
