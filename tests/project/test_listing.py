"""Projects are made, listed, renamed, put aside and fetched back, and no name leads out of their folder."""

import json
import os

import pytest

from explorer.errors import ProjectError
from explorer.project import (
    create_project,
    describe_project,
    is_empty,
    list_projects,
    list_removed,
    project_folder,
    projects_folder,
    read_settings,
    remove_project,
    rename_project,
    restore_project,
)
from explorer.store import check_writable
from tests.ui.synthetic import write_story


def test_a_new_project_is_listed_and_empty(projects):
    assert list_projects() == ()
    made = create_project("  Harbour strike, week 3 ")
    assert (made.name, made.title, made.articles) == ("harbour-strike-week-3", "Harbour strike, week 3", 0)
    assert made.folder == projects / made.name == project_folder(made.name)
    assert is_empty(made.folder)
    assert list_projects() == (made,)
    assert read_settings(made.folder).made


def test_two_projects_of_one_title_have_names_of_their_own():
    names = [create_project("Strike").name for _ in range(3)]
    assert names == ["strike", "strike-2", "strike-3"]


@pytest.mark.parametrize(
    "title", ["", "   ", "\u202e", "con", "removed", "Ölpreis", "الخبر", "x" * 500, "../../etc", "a/b"]
)
def test_any_title_gives_a_name_that_stays_inside(projects, title):
    made = create_project(title)
    assert made.folder.parent == projects
    assert project_folder(made.name) == made.folder
    assert len(made.name) <= 60
    assert made.title


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../store", "a/../b", "/etc", "C:\\x", "nul", "removed", "a b", "Ä", "a\0", "-a", "x" * 61]
)
def test_no_name_leads_out(projects, name):
    projects.mkdir()
    with pytest.raises(ProjectError, match="list of projects"):
        project_folder(name)


def test_a_link_is_no_project(projects, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    projects.mkdir()
    (projects / "linked").symlink_to(tmp_path / "elsewhere")
    assert list_projects() == ()
    with pytest.raises(ProjectError):
        project_folder("linked")


def test_the_last_changed_project_comes_first():
    first, second = create_project("One"), create_project("Two")
    write_story(first.folder, 12)
    os.utime(second.folder / "project.json", (1000, 1000))
    listed = list_projects()
    assert [each.name for each in listed] == ["one", "two"]
    assert listed[0].articles > 0
    assert listed[0].actors == 12


def test_a_plain_store_is_a_project_without_settings(projects):
    write_story(projects / "old-store", 12)
    (listed,) = list_projects()
    assert (listed.title, listed.actors, listed.problem) == ("old-store", 12, "")


def test_a_renamed_project_keeps_its_address():
    made = create_project("Strike")
    assert rename_project(made.name, "Strike, again").title == "Strike, again"
    assert [(each.name, each.title) for each in list_projects()] == [("strike", "Strike, again")]
    assert read_settings(made.folder).made == read_settings(made.folder).made != ""


def test_what_is_removed_can_be_fetched_back(projects):
    made = create_project("Strike")
    write_story(made.folder, 12)
    removed = remove_project(made.name)
    assert list_projects() == ()
    assert [each.title for each in list_removed()] == ["Strike"]
    create_project("Strike")
    back = restore_project(removed.name)
    assert (back.name, back.title, back.actors) == ("strike-2", "Strike", 12)
    assert list_removed() == ()


@pytest.mark.parametrize("name", ["", "..", "../projects", "strike", "../x.20260101T000000", "a/b.20260101T000000"])
def test_nothing_else_is_fetched_back(name):
    create_project("Strike")
    with pytest.raises(ProjectError):
        restore_project(name)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"what": "something"}', '{"what": "actor-explorer-project", "format": 99}', "[" * 9999]
)
def test_a_project_with_broken_settings_is_listed_with_what_is_wrong(content):
    made = create_project("Strike")
    (made.folder / "project.json").write_text(content)
    (listed,) = list_projects()
    assert "cannot be read" in listed.problem
    assert rename_project(made.name, "Mended").problem == ""


def test_a_damaged_store_is_listed_with_what_is_wrong():
    made = create_project("Strike")
    (made.folder / "about.json").write_text(json.dumps({"what": "actor-explorer-store", "format": 999}))
    assert "newer" in describe_project(made.folder).problem


def test_a_store_can_be_built_in_a_project_and_beside_the_projects(projects, monkeypatch):
    made = create_project("Strike")
    (made.folder / "basket.jsonl").touch()
    (made.folder / "incoming").mkdir()
    check_writable(made.folder)
    monkeypatch.delenv("EXPLORER_PROJECTS")
    assert projects_folder().name == "projects"
    check_writable(projects.parent)


def test_settings_are_written_whole_or_not_at_all(monkeypatch):
    made = create_project("Strike")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explorer.project.settings.os.fsync", full)
    with pytest.raises(ProjectError, match="disk is full"):
        rename_project(made.name, "Other")
    assert [path.name for path in made.folder.iterdir()] == ["project.json"]
    assert read_settings(made.folder).title == "Strike"
