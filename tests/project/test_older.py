"""A file whose findings an older program wrote: its articles are analysed again, corrections and the rest are kept."""

import json
import zipfile
from dataclasses import replace

import duckdb
import pytest

from explorer.errors import ProjectError
from explorer.incoming import drop_incoming, list_incoming, read_incoming
from explorer.project import load_project, project_folder
from explorer.project import opening as opening_module
from explorer.settings import STORE_FORMAT
from explorer.store import read_decisions
from explorer.store.taking import take_documents
from tests.project.conftest import repack
from tests.ui.synthetic import write_story


@pytest.fixture
def older(saved, tmp_path):
    """A file as an older program could have saved it: fewer tables, other columns."""
    with zipfile.ZipFile(saved) as archive:
        about = json.loads(archive.read("about.json"))
        (tmp_path / "documents.parquet").write_bytes(archive.read("tables/documents.parquet"))
        tables = [name for name in archive.namelist() if name.startswith("tables/")]
    source, target = tmp_path / "documents.parquet", tmp_path / "older.parquet"
    database = duckdb.connect()
    database.execute(
        f"COPY (SELECT id, title, text, outlet, published, 7 AS mood FROM '{source}') TO '{target}' (FORMAT parquet)"
    )
    database.close()
    change = {
        "about.json": json.dumps({**about, "format": STORE_FORMAT - 1}).encode(),
        "tables/documents.parquet": target.read_bytes(),
    }
    drop = [name for name in tables if name not in ("tables/documents.parquet", "tables/actors.parquet")]
    return repack(saved, tmp_path / "older.actors", change=change, drop=drop)


def test_its_articles_are_analysed_again_and_everything_else_is_kept(older, saved, tmp_path, monkeypatch):
    analysed = []

    def analyse(folder):
        (batch,) = list_incoming(folder)
        analysed.extend(read_incoming(batch).add)
        drop_incoming(batch)
        write_story(folder, 14, resolved=True)

    monkeypatch.setattr(opening_module, "_analyse_again", analyse)
    said = []
    opened = load_project(older, on_message=said.append)
    assert "analysed again" in said[0]
    with zipfile.ZipFile(saved) as archive:
        (tmp_path / "now.parquet").write_bytes(archive.read("tables/documents.parquet"))
    now = take_documents(tmp_path / "now.parquet")
    assert [replace(each, url="", path="") for each in now] == [replace(each, language="en") for each in analysed]
    assert len(read_decisions(opened.folder)) == 1
    assert (opened.folder / "basket.jsonl").exists()
    assert (opened.title, opened.articles) == ("Harbour strike", len(analysed))
    assert sorted(path.suffix for path in project_folder(opened.name).iterdir() if path.is_file()) == [
        ".json", ".json", ".jsonl", ".jsonl",
    ]  # fmt: skip


def test_where_they_cannot_be_analysed_there_is_no_project(older, projects, monkeypatch):
    monkeypatch.setattr(opening_module, "_run", _run_only_the_check(opening_module._run))
    with pytest.raises(ProjectError, match=r"There is no room\..*Bring in the articles"):
        load_project(older)
    assert list(projects.iterdir()) == []


def _run_only_the_check(really):
    """Run the check of the file; the build says that it failed."""
    return lambda command, *given: (
        ({"error": "There is no room."}, 2) if "update" in command else really(command, *given)
    )
