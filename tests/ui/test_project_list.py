"""What the start page does: make, rename, remove and fetch back projects, and say what it did."""

import io
import zipfile
from datetime import UTC, date, timedelta, timezone

import pytest
from streamlit.testing.v1 import AppTest

from explorer.incoming import Incoming, write_incoming
from explorer.project import create_project, list_projects, list_removed
from explorer.project.files import PARTS
from explorer.ui.projects.row import make_file, plain_label, say_when
from tests.ui.synthetic import write_story
from tests.ui.test_start import message

PAGE = """
import streamlit as st
from explorer.ui.pages import LINKS, PageLink
from explorer.ui.projects import show_projects

page = st.Page(show_projects, title="Projects", url_path="projects", default=True)
network = st.Page(lambda: st.write("the network of", st.query_params.get("project", "")), url_path="network")
LINKS.clear()
LINKS.update(network=PageLink(network, "Network"), projects=PageLink(page, "Projects"))
st.navigation([page, network], position="hidden").run()
"""


@pytest.fixture
def page(monkeypatch, tmp_path):
    monkeypatch.setenv("EXPLORER_PROJECTS", str(tmp_path / "projects"))
    monkeypatch.setenv("EXPLORER_STORE", str(write_story(tmp_path / "store", 12)))
    return lambda: AppTest.from_string(PAGE, default_timeout=60).run()


def button(at: AppTest, label: str):
    return next(each for each in at.button if each.label == label)


def test_without_projects_it_says_how_to_begin(page):
    assert "no project of your own yet" in message(page())


def test_the_first_store_and_every_project_are_listed(page):
    write_story(create_project("Harbour *strike*").folder, 20)
    create_project("Empty")
    (create_project("Broken").folder / "about.json").write_text("{")
    at = page()
    labels = [each.proto.label for each in at.get("page_link")]
    assert {"Opened at the start\\: store", r"Harbour \*strike\*", "Empty", "Broken"} <= set(labels)
    said = message(at)
    assert "20 actors" in said
    assert "no articles yet" in said
    assert "cannot be read" in said
    assert len(at.get("download_button")) == 3  # what is broken cannot be saved


def test_articles_that_wait_are_told_of(page):
    write_incoming(create_project("Strike").folder, Incoming(remove=("d000",)))
    assert "1 batch of articles not analysed yet" in message(page())


def test_a_new_project_opens(page):
    at = page()
    at.text_input[0].input("  Harbour strike ")
    button(at, "Make the project").click().run()
    assert not at.exception
    assert [each.title for each in list_projects()] == ["Harbour strike"]
    assert at.query_params["project"] == "harbour-strike"


def test_a_project_without_a_title_is_not_made(page):
    at = page()
    button(at, "Make the project").click().run()
    assert "Give it a title" in message(at)
    assert list_projects() == ()


def test_a_project_gets_another_title_and_notes(page):
    create_project("Strike")
    at = page()
    next(each for each in at.text_input if each.value == "Strike").input("Strike <i>2</i>")
    at.text_area[0].input("Read *both* <b>papers</b>.")
    button(at, "Save title and notes").click().run()
    (project,) = list_projects()
    assert (project.title, project.notes) == ("Strike <i>2</i>", "Read *both* <b>papers</b>.")
    assert "Strike &lt;i&gt;2&lt;/i&gt;" in message(at)
    assert "Read *both* &lt;b&gt;papers&lt;/b&gt;." in message(at)


def test_a_removed_project_can_be_fetched_back_at_once_and_later(page):
    create_project("Strike")
    at = page()
    button(at, "Remove").click().run()
    assert list_projects() == ()
    assert "“Strike” was removed" in message(at)
    button(at, "Undo").click().run()
    assert [each.title for each in list_projects()] == ["Strike"]
    button(at, "Remove").click().run()
    at = page()
    assert "was removed" not in message(at)
    button(at, "Fetch back").click().run()
    assert [each.title for each in list_projects()] == ["Strike"]
    assert list_removed() == ()


def test_what_another_window_did_is_said_and_no_failure(page):
    made = create_project("Strike")
    at = page()
    create_project("Other")
    from explorer.project import remove_project

    remove_project(made.name)
    button(at, "Remove").click().run()
    assert "no project called “strike”" in message(at)


def test_a_visitor_of_a_class_may_look_and_save_and_nothing_else(page, monkeypatch):
    write_story(create_project("Strike").folder, 12)
    teacher = page()
    monkeypatch.setattr("explorer.ui.visitors.may_change", lambda: False)
    at = page()
    assert "You may look" in message(at)
    assert [*at.button, *at.text_input, *at.get("file_uploader"), *at.get("expander")] == []
    assert len(at.get("download_button")) == 2
    button(teacher, "Remove").click().run()  # as a forged message would
    assert "Only whoever started the program" in message(teacher)
    assert [each.title for each in list_projects()] == ["Strike"]


def test_a_project_is_handed_out_as_a_file(page):
    project = create_project("Strike")
    write_story(project.folder, 12)
    with zipfile.ZipFile(io.BytesIO(make_file(project))) as archive:
        assert set(PARTS) < set(archive.namelist())


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("2026-03-02T08:05:00+00:00", "today, 08:05"),
        ("2026-03-01T23:59:00+00:00", "yesterday, 23:59"),
        ("2026-02-01T23:59:00+00:00", "1 Feb 2026"),
        ("2026-03-03T08:05:00+00:00", "3 Mar 2026"),  # the clock of another machine
    ],
)
def test_times_are_said_as_people_say_them(time, said):
    assert say_when(time, zone=UTC, today=date(2026, 3, 2)) == said


def test_times_are_those_of_the_reader():
    assert (
        say_when("2026-03-01T23:30:00+00:00", zone=timezone(timedelta(hours=2)), today=date(2026, 3, 2))
        == "today, 01:30"
    )


def test_a_title_is_no_markdown():
    assert plain_label("[a](http://b) *c* :red[d] $e$") == r"\[a\]\(http\://b\) \*c\* \:red\[d\] \$e\$"
