"""Which project is shown: the address says so, every link keeps it, and a wrong one is a word and no failure."""

import pytest
from streamlit.testing.v1 import AppTest

from explorer.project import create_project
from explorer.ui.start import CHECKOUT
from tests.ui.synthetic import write_story
from tests.ui.test_page import content
from tests.ui.test_start import message

APP = str(CHECKOUT / "app.py")


@pytest.fixture
def open_page(monkeypatch, tmp_path):
    monkeypatch.setenv("EXPLORER_PROJECTS", str(tmp_path / "projects"))
    monkeypatch.setenv("EXPLORER_STORE", str(write_story(tmp_path / "store", 12)))

    def run(**parameters: str) -> AppTest:
        at = AppTest.from_file(APP, default_timeout=60)
        for name, value in parameters.items():
            at.query_params[name] = value
        return at.run()

    return run


def links(at: AppTest) -> dict[str, str]:
    """Every link to a page: what it says -> the parameters that it carries."""
    return {each.proto.label: each.proto.query_string for each in at.get("page_link")}


def test_without_a_project_the_store_is_shown_as_ever(open_page):
    at = open_page()
    assert len(content(at, "network")["nodes"]) <= 12
    assert set(links(at).values()) == {""}


def test_the_address_says_which_project_is_shown_and_links_keep_it(open_page, tmp_path):
    project = create_project("Harbour <b>strike</b>")
    write_story(project.folder, 30)
    at = open_page(project=project.name)
    assert len(content(at, "network")["nodes"]) > 12
    assert {"Compare outlets", "Projects"} <= set(links(at))
    assert set(links(at).values()) == {f"project={project.name}"}
    assert "Harbour &lt;b&gt;strike" in message(at)


def test_two_projects_are_open_side_by_side(open_page):
    sizes = {"one": 20, "two": 30}
    for title, size in sizes.items():
        write_story(create_project(title).folder, size)
    for _ in range(2):
        for name, size in sizes.items():
            assert len(content(open_page(project=name), "network")["nodes"]) == size


@pytest.mark.parametrize("name", ["nowhere", "../store", "<script>alert(1)</script>", "x" * 400])
def test_a_project_that_is_not_there_is_a_word_and_a_way_on(open_page, name):
    at = open_page(project=name)
    said = message(at)
    assert "list of projects" in said
    assert "<script>" not in said
    assert links(at) == {"All projects": ""}


def test_an_empty_project_shows_a_calm_page(open_page):
    project = create_project("Strike")
    at = open_page(project=project.name)
    assert "no articles here yet" in message(at)
    assert links(at)["All projects"] == f"project={project.name}"
