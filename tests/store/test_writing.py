"""A store on disk: whole or not there at all."""

import errno
import json
import os
import string
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import StoreError
from explorer.model import Attribution, Cue, Query, RelationMention
from explorer.settings import STORE_FORMAT
from explorer.store import About, NewerStoreError, Tables, hold_store, open_store, read_about, write_store
from explorer.store import writing as writing_module
from tests.factory import Story, make_actor, make_tables

ALL = Query(kinds=())


def listing(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture
def other():
    story = Story("other", "Dora left.")
    return make_tables([story], [make_actor("Dora", [story.mention("Dora")])])


def test_what_is_written_is_read(tmp_path, tables):
    folder = tmp_path / "new" / "it's [a] *store*"
    about = write_store(folder, tables, about=About(pipeline="en 1.0", fingerprint="abc", teaching=True))
    store = open_store(folder)
    assert store.tables() == tables
    assert store.about == about == read_about(folder)
    assert about.counts["sentences"] == len(tables.sentences)
    assert about.teaching
    assert store.relations(ALL) == hold_store(tables).relations(ALL)


def test_a_new_build_takes_the_place_of_the_former_and_keeps_decisions(tmp_path, tables, other, decide):
    write_store(tmp_path, tables, about=About())
    reader = open_store(tmp_path)
    reader.append_decision(decide("hide", "carl"))
    write_store(tmp_path, other, about=About())
    assert [each.id for each in open_store(tmp_path).documents()] == ["other"]
    assert len(open_store(tmp_path).decisions()) == 1
    assert reader.tables() == tables
    assert len(list(tmp_path.glob("tables-*"))) == 1


@pytest.mark.parametrize("step", ["_write_tables", "write_about"])
@pytest.mark.parametrize("trouble", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_an_interrupted_build_leaves_the_former_state(tmp_path, tables, other, monkeypatch, step, trouble):
    write_store(tmp_path, tables, about=About())
    before = listing(tmp_path)

    def stop(*_):
        raise trouble

    monkeypatch.setattr(writing_module, step, stop)
    with pytest.raises((StoreError, KeyboardInterrupt)):
        write_store(tmp_path, other, about=About())
    assert listing(tmp_path) == before
    assert open_store(tmp_path).tables() == tables


def test_a_full_disk_in_the_middle_of_a_table_leaves_nothing_behind(tmp_path, tables, monkeypatch):
    calls = []

    def fsync(_):
        calls.append(1)
        if len(calls) > 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing_module.os, "fsync", fsync)
    with pytest.raises(StoreError, match=r"the disk is full.*Free some space"):
        write_store(tmp_path / "store", tables, about=About())
    assert listing(tmp_path / "store") == []


def test_a_killed_build_is_never_opened_and_cleared_away_later(tmp_path, tables):
    write_store(tmp_path, tables, about=About())
    left = tmp_path / "tables-000000000000"
    left.mkdir()
    (left / "documents.parquet").write_bytes(b"PAR1 half")
    assert open_store(tmp_path).tables() == tables
    write_store(tmp_path, tables, about=About())
    assert left.exists()  # it may be another build's, writing at this moment
    os.utime(left, (0, 0))
    write_store(tmp_path, tables, about=About())
    assert not left.exists()


@pytest.mark.parametrize("last_step", ["write_about", "_write_tables"])
def test_a_process_that_is_killed_leaves_the_former_store(tmp_path, tables, last_step):
    write_store(tmp_path, tables, about=About())
    code = f"""
import os, sys
from pathlib import Path
from explorer.store import About, Tables, writing
really = writing.{last_step}
def die(*arguments):
    if writing.{last_step} is die and "{last_step}" == "_write_tables":
        really(*arguments)
    os._exit(9)
writing.{last_step} = die
writing.write_store(Path(sys.argv[1]), Tables(), about=About())
"""
    killed = subprocess.run([sys.executable, "-c", code, tmp_path], cwd=Path(__file__).parents[2], check=False)
    assert killed.returncode == 9
    assert len(list(tmp_path.glob("tables-*"))) == 2
    assert open_store(tmp_path).tables() == tables


def test_a_folder_of_somebody_else_is_left_alone(tmp_path, tables):
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(StoreError, match=r"thesis\.docx"):
        write_store(tmp_path, tables, about=About())
    assert listing(tmp_path) == ["thesis.docx"]


def test_an_about_file_of_somebody_else_is_left_alone(tmp_path, tables):
    (tmp_path / "about.json").write_text('{"name": "my package"}')
    with pytest.raises(StoreError, match="something else"):
        write_store(tmp_path, tables, about=About())
    assert listing(tmp_path) == ["about.json"]


def test_what_an_owner_puts_beside_the_tables_stays(tmp_path, tables):
    write_store(tmp_path, tables, about=About())
    (tmp_path / "notes.txt").write_text("mine")
    write_store(tmp_path, tables, about=About())
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_store_whose_description_is_broken_can_be_built_again(tmp_path, tables):
    write_store(tmp_path, tables, about=About())
    (tmp_path / "about.json").write_text('{"what": "actor-expl')
    with pytest.raises(StoreError, match="Build it again"):
        open_store(tmp_path)
    write_store(tmp_path, tables, about=About())
    assert open_store(tmp_path).tables() == tables


def test_a_file_is_no_place_for_a_store(tmp_path, tables):
    path = tmp_path / "file"
    path.write_text("text")
    with pytest.raises(StoreError, match="cannot be written"):
        write_store(path, tables, about=About())
    assert path.read_text() == "text"


def test_a_folder_without_permission_is_said(tmp_path, tables, monkeypatch):
    monkeypatch.setattr(writing_module.os, "access", lambda *_: False)  # as for a user who is not the superuser
    with pytest.raises(StoreError, match="cannot be written"):
        write_store(tmp_path / "store", tables, about=About())


def test_a_store_of_a_newer_version_is_neither_read_nor_overwritten(tmp_path, tables):
    write_store(tmp_path, tables, about=About())
    about = json.loads((tmp_path / "about.json").read_text())
    (tmp_path / "about.json").write_text(json.dumps({**about, "format": STORE_FORMAT + 1, "program": "9.9"}))
    before = listing(tmp_path)
    with pytest.raises(NewerStoreError, match=r"9\.9.*Update this program"):
        open_store(tmp_path)
    with pytest.raises(NewerStoreError):
        write_store(tmp_path, tables, about=About())
    assert listing(tmp_path) == before


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (lambda folder: None, "not a store"),
        (lambda folder: (folder / "about.json").write_text("{}"), "not a store of this program"),
        (lambda folder: (folder / "about.json").write_bytes(b"\xff\xfe\x00"), "cannot be read"),
    ],
)
def test_what_is_no_store_is_said(tmp_path, break_it, said):
    break_it(tmp_path)
    with pytest.raises(StoreError, match=said):
        open_store(tmp_path)


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(StoreError, match="There is no store here"):
        open_store(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["documents", "relations", "links"])
@pytest.mark.parametrize("damage", ["gone", "cut", "foreign", "shorter"])
def test_damaged_tables_are_said(tmp_path, tables, other, name, damage):
    about = write_store(tmp_path / "store", tables, about=About())
    path = tmp_path / "store" / about.tables / f"{name}.parquet"
    if damage == "gone":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:-20])
    elif damage == "foreign":
        path.write_text("id,title\n1,2\n")
    else:
        empty = write_store(tmp_path / "empty", Tables(), about=About())
        path.write_bytes((tmp_path / "empty" / empty.tables / f"{name}.parquet").read_bytes())
    with pytest.raises(StoreError, match=r"damaged.*Build it again"):
        open_store(tmp_path / "store")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"fingerprint": 5}, "description is damaged"),
        ({"teaching": "no"}, "description is damaged"),
        ({"built_at": None}, "description is damaged"),
        ({"format": "1"}, "description is damaged"),
        ({"format": STORE_FORMAT - 1, "program": "0.0.1"}, r"older program \(0\.0\.1.*Build it again"),
    ],
)
def test_a_description_with_odd_values_is_said(tmp_path, tables, change, said):
    write_store(tmp_path, tables, about=About())
    about = json.loads((tmp_path / "about.json").read_text())
    (tmp_path / "about.json").write_text(json.dumps({**about, **change}))
    with pytest.raises(StoreError, match=said):
        open_store(tmp_path)
    write_store(tmp_path, tables, about=About())
    assert open_store(tmp_path).tables() == tables


def test_a_folder_that_the_database_could_not_open_is_no_place_for_a_store(tmp_path, tables):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    with pytest.raises(StoreError, match=r"not Unicode.*another folder"):
        write_store(folder, tables, about=About())
    assert listing(tmp_path) == []


@pytest.mark.parametrize("tables_name", ["../elsewhere", "", "..", "/etc", 5])
def test_about_cannot_lead_out_of_the_store(tmp_path, tables, tables_name):
    write_store(tmp_path, tables, about=About())
    about = json.loads((tmp_path / "about.json").read_text())
    (tmp_path / "about.json").write_text(json.dumps({**about, "tables": tables_name}))
    with pytest.raises(StoreError, match="damaged"):
        open_store(tmp_path)


def test_many_threads_ask_while_the_resolution_changes(tables):
    store = hold_store(tables)
    expected, troubles = store.relations(ALL), []

    def ask():
        try:
            for _ in range(15):
                assert store.relations(ALL) == expected
                assert len(store.evidence("ann~action~bob", ALL)) == 3
        except Exception as error:
            troubles.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        store.use_links((), tables.actors)
    for thread in threads:
        thread.join()
    assert troubles == []


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
words = st.text(string.printable, max_size=8)
spans = st.builds(Cue, st.integers(0, 10**6), st.integers(0, 10**6))
credits_ = st.builds(Attribution, st.integers(0, 9), st.integers(0, 9), text, words)
relations = st.builds(
    RelationMention, text, words, words, words, words, st.lists(spans, max_size=3).map(tuple), text, words, words,
    st.booleans(), st.booleans(), words, st.lists(credits_, max_size=2).map(tuple),
    st.lists(spans, max_size=2).map(tuple), st.floats(0, 1), words,
)  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(st.lists(relations, max_size=5).map(tuple))
def test_any_relation_mention_comes_back_as_it_was(rows):
    assert hold_store(Tables(relations=rows)).tables().relations == rows
