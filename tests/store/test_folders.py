"""A build clears away what this program made, and nothing else."""

import json
import logging
import os

import pytest

from explorer.errors import StoreError
from explorer.model import Query
from explorer.store import About, Tables, hold_store, open_store, write_store
from explorer.store.columns import ROW_TYPES, column_names
from explorer.store.folders import MADE_FILE, is_ours, make_folder, remove_folder

OURS = "tables-0123456789ab"


def make_old(folder, files):
    """Make a folder with files in it that are older than any build takes."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    os.utime(folder, (0, 0))
    return folder


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("tables-2020", {"data.csv": "x"}),
        ("tables-2020", {"documents.parquet": "x"}),
        ("tables-2020", {}),
        ("tables-of-contents", {}),
        ("tables-0123456789AB", {"documents.parquet": "x"}),
        ("tables-0123456789abc", {"documents.parquet": "x"}),
        (OURS, {"thesis.docx": "x"}),
        (OURS, {"documents.parquet": "x", "notes.txt": "x"}),
        (OURS, {"mine.parquet": "x"}),
        (OURS, {"documents.parquet/deep.txt": "x"}),
        (OURS, {MADE_FILE: '{"what": "actor-explorer-store", "files": ["../precious.parquet"]}', "notes.txt": "x"}),
        (OURS, {MADE_FILE: '{"what": "something else", "files": ["mine.parquet"]}', "mine.parquet": "x"}),
        (OURS, {MADE_FILE: "[" * 50_000, "mine.parquet": "x"}),
    ],
)
def test_what_only_looks_like_ours_stays_and_is_named(tmp_path, tables, caplog, name, files):
    store = tmp_path / "store"
    write_store(store, tables, about=About())
    (store / "precious.parquet").write_text("x")
    kept = make_old(store / name, files)
    before = sorted(path.relative_to(kept) for path in kept.rglob("*"))
    with caplog.at_level(logging.WARNING):
        write_store(store, tables, about=About())
    assert sorted(path.relative_to(kept) for path in kept.rglob("*")) == before
    assert (store / "precious.parquet").exists()
    assert any(name in record.getMessage() and "stays as it is" in record.getMessage() for record in caplog.records)
    assert open_store(store).tables() == tables


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"documents.parquet": "PAR1 half"},
        {MADE_FILE: "", "documents.parquet": "PAR1"},
        {MADE_FILE: '{"what": "actor-explorer-store", "files": ["later.parquet"]}', "later.parquet": "x"},
    ],
)
def test_what_a_killed_build_left_goes(tmp_path, tables, caplog, files):
    write_store(tmp_path, tables, about=About())
    left = make_old(tmp_path / OURS, files)
    write_store(tmp_path, tables, about=About())
    assert not left.exists()
    assert caplog.records == []


def test_a_link_in_place_of_our_folder_is_never_followed(tmp_path, tables, caplog):
    elsewhere = make_old(tmp_path / "elsewhere", {"documents.parquet": "x"})
    store = tmp_path / "store"
    write_store(store, tables, about=About())
    (store / OURS).symlink_to(elsewhere, target_is_directory=True)
    write_store(store, tables, about=About())
    assert (elsewhere / "documents.parquet").exists()
    assert (store / OURS).is_symlink()
    assert OURS in caplog.text


def test_a_file_put_beside_the_former_tables_keeps_their_folder(tmp_path, tables, caplog):
    former = write_store(tmp_path, tables, about=About()).tables
    (tmp_path / former / "notes.txt").write_text("mine")
    write_store(tmp_path, tables, about=About())
    assert (tmp_path / former / "notes.txt").read_text() == "mine"
    assert former in caplog.text


def test_a_folder_says_who_made_it_and_what_is_in_it(tmp_path, tables):
    about = write_store(tmp_path, tables, about=About())
    folder = tmp_path / about.tables
    made = json.loads((folder / MADE_FILE).read_text())
    assert sorted([*made["files"], MADE_FILE]) == sorted(path.name for path in folder.iterdir())
    assert is_ours(folder)


def test_the_tables_of_an_older_program_go_without_a_word(tmp_path, tables, caplog):
    former = write_store(tmp_path, tables, about=About()).tables
    (tmp_path / former / MADE_FILE).unlink()
    write_store(tmp_path, tables, about=About())
    assert not (tmp_path / former).exists()
    assert caplog.records == []


def test_removing_leaves_what_somebody_put_there_in_the_meantime(tmp_path):
    folder = make_folder(tmp_path, ["documents.parquet"])
    (folder / "documents.parquet").write_text("x")
    (folder / "late.txt").write_text("mine")
    remove_folder(folder)
    assert [path.name for path in folder.iterdir()] == ["late.txt"]


def test_a_new_store_is_not_put_beside_folders_of_somebody_else(tmp_path, tables):
    make_old(tmp_path / "tables-2020", {"data.csv": "x"})
    with pytest.raises(StoreError, match="tables-2020"):
        write_store(tmp_path, tables, about=About())
    assert (tmp_path / "tables-2020" / "data.csv").exists()


def test_a_description_of_somebody_else_beside_a_file_of_decisions_is_left_alone(tmp_path, tables):
    (tmp_path / "about.json").write_text('{"name": "my package"}')
    (tmp_path / "decisions.jsonl").write_text("{}\n")
    with pytest.raises(StoreError, match=r"about\.json"):
        write_store(tmp_path, tables, about=About())
    assert (tmp_path / "about.json").read_text() == '{"name": "my package"}'


COLUMNS = sorted({column for row_type in ROW_TYPES.values() for column in column_names(row_type)} | {"no", "start"})


def test_no_name_of_a_folder_is_taken_for_a_column(tmp_path, tables):
    folder = tmp_path.joinpath(*(f"{column}=Guardian" for column in COLUMNS))
    write_store(folder, tables, about=About())
    assert open_store(folder).tables() == tables


@pytest.mark.parametrize("column", COLUMNS)
def test_each_column_may_be_the_name_of_a_folder(tmp_path, column):
    write_store(tmp_path / f"{column}=5", Tables(), about=About())
    assert open_store(tmp_path / f"{column}=5").tables() == Tables()


@pytest.mark.parametrize(
    "name", ["~", "file:", "s3:", "a{b,c}", "**", "?", "[!a]", "x.parquet", "%41", "a'b\"c", "=", "#"]
)
def test_odd_names_of_folders_mean_nothing(tmp_path, tables, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    write_store(tmp_path / name, tables, about=About())
    for folder in (tmp_path / name, (tmp_path / name).relative_to(tmp_path)):
        assert open_store(folder).relations(Query(kinds=())) == hold_store(tables).relations(Query(kinds=()))
