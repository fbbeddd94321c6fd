"""The commands that make, open and save projects."""

import json

import pytest

from explorer.project import create_project, list_projects
from explorer.store import open_store
from tests.test_command_line import _no_pipeline, articles, run  # noqa: F401
from tests.ui.synthetic import write_story


def test_a_file_is_built_of_articles_and_opened(articles, tmp_path):  # noqa: F811
    file = tmp_path / "strike week.actors"
    built = run("build", articles / "a.txt", "--project", file)
    assert built.exit_code == 0, built.output
    assert "1 article, 1 sentence, 2 actors" in built.stdout
    assert f"python -m explorer open '{file}'" in built.stdout
    opened = run("open", file)
    assert opened.exit_code == 0, opened.output
    (project,) = list_projects()
    assert (project.title, project.name, project.articles) == ("strike week", "strike-week", 1)
    assert f"project: {project.folder}" in opened.stdout
    assert "http://localhost:8501/?project=strike-week" in opened.stdout


def test_building_over_a_file_keeps_what_people_decided(articles, tmp_path):  # noqa: F811
    run("build", articles / "a.txt", "--project", tmp_path / "a.actors")
    run("open", tmp_path / "a.actors", "--title", "Mine")
    (project,) = list_projects()
    (project.folder / "decisions.jsonl").write_text(
        json.dumps({"id": "d1", "verb": "hide", "subjects": ["ann"]}) + "\n"
    )
    assert run("save", "mine", tmp_path / "a.actors").exit_code == 0
    again = run("build", articles / "a.txt", articles / "b.jsonl", "--project", tmp_path / "a.actors")
    assert again.exit_code == 2  # a line of b.jsonl cannot be read, the rest is stored
    run("open", tmp_path / "a.actors")
    newest = next(each for each in list_projects() if each.name == "mine-2")
    assert (newest.title, newest.articles) == ("Mine", 2)
    assert len(open_store(newest.folder).decisions()) == 1


def test_a_build_that_fails_leaves_the_file_as_it_was(articles, tmp_path):  # noqa: F811
    file = tmp_path / "a.actors"
    run("build", articles / "a.txt", "--project", file)
    before = file.read_bytes()
    (tmp_path / "empty").mkdir()
    assert run("build", tmp_path / "empty", "--project", file).exit_code == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize("options", [(), ("--store", "x", "--project", "y")])
def test_it_is_said_where_to_build(articles, options):  # noqa: F811
    result = run("build", articles / "a.txt", *options)
    assert result.exit_code == 2
    assert "--store DIR or --project FILE.actors" in result.stderr


def test_a_project_and_a_store_are_saved(tmp_path, monkeypatch):
    write_story(create_project("Strike").folder, 12)
    store = write_story(tmp_path / "store", 12)
    monkeypatch.chdir(tmp_path)
    for what, file in (("strike", "one"), (store, "two.actors"), ("store", "three")):
        result = run("save", what, tmp_path / file, "--title", "Told")
        assert result.exit_code == 0, result.output
        assert result.stdout.strip().endswith(".actors")
    assert run("open", tmp_path / "two.actors").exit_code == 0
    assert {each.title for each in list_projects()} == {"Strike", "Told"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("save", "nobody", "x.actors"), "no project called “nobody”"),
        (("save", "../nobody", "x.actors"), "no project here"),
        (("open", "missing.actors"), "no such file"),
        (("open", "wrong.actors"), "not a file of a project"),
    ],
)
def test_what_cannot_be_done_is_one_message(tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.actors").write_text("text")
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert list_projects() == ()


def test_an_opened_project_grows_like_one_that_was_built_here(articles, tmp_path):  # noqa: F811
    """Only the new article is analysed: what was found in the others came with the file."""
    run("build", articles / "a.txt", "--project", tmp_path / "a.actors")
    run("open", tmp_path / "a.actors")
    (project,) = list_projects()
    (tmp_path / "b.txt").write_text("Bob left Carl.", encoding="utf-8")
    added = run("add", tmp_path / "b.txt", "--store", project.folder)
    assert added.exit_code == 0, added.output
    assert "articles: 2" in added.stdout
    assert "analysed: 1" in added.stdout
    (project,) = list_projects()
    assert (project.articles, project.actors) == (2, 3)
