"""A project saved as a file and opened again is the same project; saving is atomic, opening touches no other."""

import errno
import hashlib
import json
import zipfile

import pytest

from explorer.errors import ProjectError, StoreError
from explorer.explore import Explorer
from explorer.placing import find_anchors
from explorer.project import (
    apart_main,
    create_project,
    list_projects,
    load_project,
    read_settings,
    rename_project,
    save_project,
)
from explorer.project import saving as saving_module
from explorer.project.files import MANIFEST, PARTS
from explorer.project.places import read_places
from explorer.settings import STORE_FORMAT
from explorer.store import open_store, read_about, read_decisions
from tests.project.conftest import KEPT, repack
from tests.ui.synthetic import write_story


def test_what_is_saved_is_opened(strike, tmp_path):
    file = save_project(strike, tmp_path / "hand-in")
    assert file == tmp_path / "hand-in.actors"
    opened = load_project(file)
    assert opened.folder != strike
    assert (opened.title, opened.name) == ("Harbour strike", "harbour-strike-2")
    assert open_store(opened.folder).tables() == open_store(strike).tables()
    assert read_decisions(opened.folder) == read_decisions(strike) != ()
    assert json.loads((opened.folder / "basket.jsonl").read_text()) == KEPT
    assert read_settings(opened.folder) == read_settings(strike)
    places = read_places(opened.folder, read_about(opened.folder))
    assert places == read_places(strike, read_about(strike)) != {}
    plain = {path.name for path in strike.iterdir() if path.is_file()}
    assert {path.name for path in opened.folder.iterdir()} == plain | {read_about(opened.folder).tables}


def test_the_same_project_gives_the_same_bytes(strike, tmp_path):
    first, second = (save_project(strike, tmp_path / name).read_bytes() for name in ("one", "two"))
    assert first == second


def test_the_manifest_tells_of_every_part(saved):
    with zipfile.ZipFile(saved) as archive:
        manifest = json.loads(archive.read(MANIFEST))
        assert archive.namelist() == [MANIFEST, *PARTS]
        for part in manifest["files"]:
            content = archive.read(part["name"])
            assert part["what"]
            assert (part["bytes"], part["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert manifest["store_format"] == STORE_FORMAT


def test_the_picture_of_an_opened_project_is_that_of_the_saved_one(projects, tmp_path):
    """Also where corrections were made after it was arranged."""
    folder = create_project("Picture").folder
    write_story(folder, 30, resolved=True)
    explorer = Explorer(open_store(folder))
    from explorer.model import Decision
    from explorer.project.places import write_places

    explorer.on_placed = lambda places: write_places(folder, explorer.store.about, places)
    before = find_anchors(explorer)
    hidden = next(iter(explorer.everybody()))
    explorer.deciding.decide([Decision("d1", "hide", (hidden,), "Ada", "2026-01-01T00:00:00Z")])
    opened = load_project(save_project(folder, tmp_path / "picture"))
    again = Explorer(open_store(opened.folder))
    again.deciding.apply()
    again.anchors = read_places(opened.folder, again.store.about)
    assert find_anchors(again) == before
    assert hidden not in again.everybody()


def test_a_plain_store_is_saved_with_the_places_it_would_be_shown_with(tmp_path):
    store = write_story(tmp_path / "store", 20)
    opened = load_project(save_project(store, tmp_path / "plain", title="A plain one"))
    assert opened.title == "A plain one"
    assert read_places(opened.folder, read_about(opened.folder)) == find_anchors(Explorer(open_store(store)))
    assert [path.name for path in store.glob("*.json")] == ["about.json"]


def test_an_empty_project_is_saved_and_opened(tmp_path):
    opened = load_project(save_project(create_project("Empty").folder, tmp_path / "empty"), title="Still empty")
    assert (opened.title, opened.articles, opened.problem) == ("Still empty", 0, "")


def test_opening_twice_makes_two_projects_and_touches_none(saved, projects):
    first = load_project(saved)
    rename_project(first.name, "Mine")
    before = {path: path.read_bytes() for path in first.folder.rglob("*") if path.is_file()}
    load_project(saved)
    assert {each.title for each in list_projects()} == {"Mine", "Harbour strike"}
    assert all(path.read_bytes() == content for path, content in before.items())
    assert sorted(path.name for path in projects.iterdir()) == ["harbour-strike", "harbour-strike-2"]


def test_a_save_over_a_file_replaces_it(strike, tmp_path):
    file = save_project(strike, tmp_path / "one")
    rename_project(strike.name, "Second")
    save_project(strike, file)
    assert load_project(file).title == "Second"
    assert [path.name for path in tmp_path.glob("*one*")] == ["one.actors"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_former_file(strike, tmp_path, monkeypatch, number, step):
    file = save_project(strike, tmp_path / "one")
    before = file.read_bytes()

    def refuse(*_):
        raise OSError(number, "no")

    monkeypatch.setattr(saving_module.os, step, refuse)
    rename = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(ProjectError, match=r"cannot be saved.*what was there is unchanged"):
        save_project(strike, file)
    assert file.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == rename


@pytest.mark.parametrize("where", ["missing/folder/a.actors", "a-file.txt/a.actors"])
def test_a_place_where_nothing_can_be_saved_is_named(strike, tmp_path, where):
    (tmp_path / "a-file.txt").touch()
    with pytest.raises(ProjectError, match="cannot be saved"):
        save_project(strike, tmp_path / where)


def test_what_is_no_project_is_not_saved(tmp_path):
    with pytest.raises(ProjectError, match="no project here"):
        save_project(tmp_path / "nowhere", tmp_path / "a")


def test_a_damaged_store_is_not_saved(strike, tmp_path):
    (strike / "about.json").write_text("{")
    with pytest.raises(StoreError):
        save_project(strike, tmp_path / "a")
    assert not (tmp_path / "a.actors").exists()


def test_a_torn_row_is_left_out_and_said(strike, tmp_path):
    with (strike / "decisions.jsonl").open("a") as file:
        file.write('{"id": "d2", "verb"')
    said = []
    opened = load_project(save_project(strike, tmp_path / "a"), on_message=said.append)
    assert len(read_decisions(opened.folder)) == 1
    assert ["1 row of" in each for each in said] == [True]


def test_corrections_that_this_program_cannot_carry_out_are_kept(strike, tmp_path):
    with (strike / "decisions.jsonl").open("a") as file:
        file.write('{"id": "d2", "verb": "sing", "subjects": ["ada"]}\n')
    opened = load_project(save_project(strike, tmp_path / "a"))
    assert (opened.folder / "decisions.jsonl").read_bytes() == (strike / "decisions.jsonl").read_bytes()


def test_a_file_of_a_newer_program_says_so(saved, tmp_path):
    newer = repack(saved, tmp_path / "newer.actors", add={"hologram.bin": b"new"}, format=99, program="9.0")
    with pytest.raises(ProjectError, match=r"newer program \(9\.0, file format 99\).*Update"):
        load_project(newer)
    with zipfile.ZipFile(saved) as archive:
        about = json.loads(archive.read("about.json"))
    change = {"about.json": json.dumps({**about, "format": 999}).encode()}
    with pytest.raises(ProjectError, match="newer program"):
        load_project(repack(saved, tmp_path / "newer2.actors", change=change))
    assert list_projects() == ()


def test_a_full_disk_while_a_file_is_opened_is_said_and_leaves_nothing(saved, projects, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    load_project(saved)
    before = sorted(path.relative_to(projects).as_posix() for path in projects.rglob("*"))
    with monkeypatch.context() as patch:
        patch.setattr("explorer.store.taking.os.fsync", full)
        (tmp_path / "taken").mkdir()
        (what, _, way_out) = apart_main._answer(saved, tmp_path / "taken", "")["problem"]
    assert "the disk is full" in what
    assert "Free some space" in way_out
    with monkeypatch.context() as patch:
        patch.setattr("explorer.project.listing.os.rename", full)
        with pytest.raises(ProjectError, match="disk is full"):
            load_project(saved)
    assert sorted(path.relative_to(projects).as_posix() for path in projects.rglob("*")) == before


def test_projects_may_lie_in_a_folder_that_is_named_relatively(saved, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EXPLORER_PROJECTS", "mine")
    assert load_project(saved).folder == tmp_path / "mine" / "harbour-strike"
