"""What waits to be brought into a project: written whole, read back the same, and never trusted."""

import json

import pytest
from typer.testing import CliRunner

from explorer.errors import StoreError
from explorer.incoming import Incoming, drop_incoming, list_incoming, read_incoming, write_incoming
from explorer.model import Document

BATCH = Incoming(
    add=(Document("a", "Ports & “piers”", "Mara Lind met Tom Ash.\n", outlet="Post", published="2026-11-30"),),
    remove=("b",),
    change={"c": {"title": "Other", "published": ""}},
)


def test_a_batch_is_read_as_it_was_written(tmp_path):
    path = write_incoming(tmp_path, BATCH)
    read = read_incoming(path)
    assert (read.add, read.remove, read.change) == (BATCH.add, BATCH.remove, BATCH.change)
    assert read.made_at.startswith("20")
    assert read.size == 3
    assert list_incoming(tmp_path) == (path,)


def test_batches_are_listed_by_age_and_dropped_once(tmp_path):
    paths = [write_incoming(tmp_path, BATCH) for _ in range(3)]
    assert set(list_incoming(tmp_path)) == set(paths)
    (tmp_path / "incoming" / ".half.json.1").write_text("{")
    drop_incoming(paths[0])
    drop_incoming(paths[0])
    assert set(list_incoming(tmp_path)) == set(paths[1:])


def test_a_folder_without_batches(tmp_path):
    assert list_incoming(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda _: "{",
        lambda _: "[]",
        lambda _: json.dumps({"what": "something else"}),
        lambda read: json.dumps({**read, "add": [{"id": 3}]}),
        lambda read: json.dumps({**read, "add": [{"title": "no id and no text"}]}),
        lambda read: json.dumps({**read, "remove": [None]}),
        lambda read: json.dumps({**read, "change": {"c": "title"}}),
        lambda read: json.dumps({key: value for key, value in read.items() if key != "add"}),
    ],
)
def test_a_file_that_is_no_batch_is_refused_by_name(tmp_path, change):
    path = write_incoming(tmp_path, BATCH)
    path.write_text(change(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")
    with pytest.raises(StoreError) as error:
        read_incoming(path)
    assert error.value.where == str(path)
    assert error.value.way_out


def test_only_what_can_be_corrected_is_taken_from_a_file(tmp_path):
    path = write_incoming(tmp_path, Incoming(change={"c": {"title": "Other", "id": "d", "text": "no"}}))
    assert read_incoming(path).change == {"c": {"title": "Other"}}


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "incoming").write_text("a file in its place")
    with pytest.raises(StoreError, match="cannot be kept"):
        write_incoming(tmp_path, BATCH)
    assert [path.name for path in tmp_path.iterdir()] == ["incoming"]


def test_the_command_refuses_a_file_that_is_no_batch(tmp_path):
    from explorer.__main__ import app

    path = tmp_path / "other.json"
    path.write_text("{}")
    ran = CliRunner().invoke(app, ["update", "--store", str(tmp_path / "store"), "--batch", str(path)])
    assert ran.exit_code == 2
    assert "no batch of articles" in ran.output
    assert path.exists()
