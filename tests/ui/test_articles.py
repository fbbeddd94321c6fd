"""The page Articles without a browser: bring, check, build; nothing is lost, and the bundled example stays as it is."""

import sys
import time

import pytest
from streamlit.testing.v1 import AppTest

from explorer.errors import StoreError
from explorer.incoming import Incoming, list_incoming, read_incoming, write_incoming
from explorer.model import Document
from explorer.project import create_project, list_projects
from explorer.reading.addresses import TEST_SWITCH
from explorer.ui import working
from explorer.ui.articles import finish, page
from explorer.ui.articles.progress import start_batch
from explorer.ui.articles.target import find_target, list_targets, make_target
from tests.reading.made import PAGE as PAGE_SENT
from tests.reading.made import answer, serve
from tests.ui.synthetic import write_story

PAGE = "from explorer.ui.articles.page import show_articles\nshow_articles()"
TEXT = "Nora Blane accused the ferry company on Monday. The company rejected the accusation in a letter to the council."

DONE = "import os, sys; os.unlink(sys.argv[1])"
WAITS = "import time; time.sleep(60)"


@pytest.fixture
def open_page(tmp_path, monkeypatch):
    monkeypatch.setenv("EXPLORER_PROJECTS", str(tmp_path / "projects"))
    monkeypatch.delenv("EXPLORER_STORE", raising=False)
    monkeypatch.setattr(working, "make_command", lambda _folder, batch, _n: (sys.executable, "-c", DONE, str(batch)))

    def run(**parameters: str) -> AppTest:
        at = AppTest.from_string(PAGE, default_timeout=60)
        for name, value in parameters.items():
            at.query_params[name] = value
        return at.run()

    yield run
    for work in list(working._works):
        working.stop_work(work)


def paste(at, text, *, title="", outlet="", published=""):
    at.text_area("paste-text").set_value(text)
    for name, value in (("title", title), ("outlet", outlet), ("published", published)):
        at.text_input(f"paste-{name}").set_value(value)
    at = press(at, "Add this article")
    return settle(at)


def press(at, label):
    next(button for button in at.button if button.label == label).click()
    at.run()
    assert not at.exception
    return at


def settle(at):
    """Run until nothing is read any more."""
    while "articles gathering" in at.session_state and at.session_state["articles gathering"] is not None:
        at.session_state["articles gathering"].wait(30)
        at.run()
    return at


def desk(at):
    return at.session_state["articles desk"]


def said(at):
    return " ".join(element.proto.body for element in at.get("html"))


def labels(at):
    return [button.label for button in at.button]


def test_the_empty_page_shows_the_way(open_page):
    at = open_page()
    assert not at.exception
    assert [tab.label for tab in at.tabs] == ["Files", "Paste text", "Web addresses", "Feed"]
    assert said(at).index("Bring") < said(at).index("Check") < said(at).index("Build")
    assert "Build the network" not in labels(at)
    assert list_projects() == ()


def test_three_pasted_articles_become_a_project(open_page):
    at = open_page()
    for number, text in enumerate((TEXT, "Mara Lind met Tom Ash in Skerry.", "Tom Ash praised the council of Skerry.")):
        at = paste(at, text, title=f"Letter {number}", outlet="Post", published="2026-11-30")
    assert at.text_area("paste-text").value == ""
    assert at.text_input("paste-outlet").value == "Post"
    assert "3 articles from 1 outlet were read." in said(at)
    at.text_input("new-project-title").set_value("Ferry")
    press(at, "Build the network")
    assert at.query_params["project"] == "ferry"
    (project,) = list_projects()
    (work,) = working.list_works(project.folder)
    assert work.articles == 3
    assert desk(at).rows == []


def test_what_is_built_waits_as_a_file(open_page, monkeypatch):
    monkeypatch.setattr(working, "make_command", lambda *_: (sys.executable, "-c", WAITS))
    at = paste(open_page(), TEXT, title="A <b> $letter$", published="30 November 2026")
    press(at, "Build the network")
    (project,) = list_projects()
    (path,) = list_incoming(project.folder)
    (document,) = read_incoming(path).add
    assert (document.title, document.published, document.text) == ("A <b> $letter$", "2026-11-30", TEXT)
    assert "Cancel" in labels(at)
    other = open_page(project=project.name)  # another window
    assert "Cancel" in labels(other)
    press(other, "Cancel")


def test_a_wrong_date_loses_nothing_that_was_written(open_page):
    at = paste(open_page(), TEXT, title="Letter", published="someday")
    assert at.text_area("paste-text").value == TEXT
    assert at.text_input("paste-title").value == "Letter"
    assert "no day" in at.warning[0].value
    assert desk(at).rows == []


def test_several_articles_pasted_at_once(open_page):
    at = paste(open_page(), f"First\n\n{TEXT}\n---\nSecond\n\nTom Ash met Mara Lind.", title="not for both")
    assert [row.document.title for row in desk(at).rows] == ["First", "Second"]


def test_good_and_bad_files_of_one_batch(open_page):
    files = {"good.txt": TEXT.encode(), "<i>empty.txt": b"", "bad.pdf": b"%PDF-1.4 no", "program.exe": b"MZ"}
    at = drop_files(open_page(), *files.items())
    assert [row.article.origin for row in desk(at).rows] == ["good.txt"]
    assert "3 things were not read as given" in said(at)
    for name in ("&lt;i&gt;empty.txt", "bad.pdf", "program.exe"):
        assert name in said(at)
    assert "<i>" not in said(at)
    press(at, "Put these notes away")
    assert "bad.pdf" not in said(at)
    assert len(desk(at).rows) == 1


def drop_files(at, *files):
    """Drop files, each a name and what is in it."""
    at.file_uploader[0].set_value([(name, data, "") for name, data in files])
    at.run()
    assert not at.exception
    return settle(at)


def test_another_column_is_chosen_for_the_text(open_page):
    rows = "\n".join(f'A long enough teaser that is no article but looks like one {n},"{TEXT}",Post' for n in range(4))
    at = drop_files(open_page(), ("t.csv", f"teaser,main,who\n{rows}".encode()))
    at.selectbox("column-0-text").set_value("main")
    at.selectbox("column-0-title").set_value("teaser")
    at.selectbox("column-0-outlet").set_value("who")
    at = settle(press(at, "Read it like this"))
    assert {row.document.outlet for row in desk(at).rows} == {"Post"}
    assert len(desk(at).rows) == 4
    assert desk(at).rows[0].document.text.startswith("Nora Blane")


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Harrow *Post*</title>
<item><title>Bridge &lt;b&gt;closed&lt;/b&gt;</title><link>{url}/page</link></item></channel></rss>"""


def test_addresses_are_asked_on_the_button_and_not_inside_this_machine(open_page, monkeypatch):
    with serve({"/page": answer(PAGE_SENT.encode())}) as web:
        monkeypatch.setenv(TEST_SWITCH, f"127.0.0.1:{web.server_port}")
        at = open_page()
        at.text_area("addresses-text").set_value(f"{web.url}/page\n{web.url}/gone http://localhost:9/x")
        assert web.asked == []
        at = settle(press(at, "Fetch these pages"))
        assert sorted(web.asked) == ["/gone", "/page"]
        assert [row.document.title for row in desk(at).rows] == ["Bridge closed in Harrow"]
        assert "leads into this computer" in said(at)
        assert at.text_area("addresses-text").value == ""


def test_a_feed_is_listed_and_its_articles_wait_to_be_chosen(open_page, monkeypatch):
    answers = {}
    with serve(answers) as web:
        answers["/feed"] = answer(FEED.format(url=web.url).encode(), kind="application/rss+xml")
        monkeypatch.setenv(TEST_SWITCH, f"127.0.0.1:{web.server_port}")
        at = open_page()
        at.text_input("feed-url").set_value(f"{web.url}/feed")
        press(at, "Show its articles")
        assert web.asked == ["/feed"]
        assert list(at.data_editor[0].value["Title"]) == ["Bridge closed"]
        at.text_input("feed-url").set_value(f"{web.url}/no*feed*")
        press(at, "Show its articles")
        assert "no\\*feed\\*" in at.warning[0].value
        assert len(at.data_editor[0].value) == 1  # what was there stays


def test_doubles_are_shown_with_a_choice(open_page):
    text = " ".join(f"{TEXT} {number}" for number in range(4))
    at = drop_files(open_page(), ("a.txt", text.encode()), ("b.txt", text.encode()))
    assert [row.use for row in desk(at).rows] == [True, False]
    box = next(box for box in at.checkbox if box.label.endswith(r"b\.txt"))
    assert box.value is False
    box.check()
    at.run()
    assert [row.use for row in desk(at).rows] == [True, True]


def test_a_project_that_cannot_be_made_leaves_everything_on_the_desk(open_page, monkeypatch):
    def fail(_title):
        raise StoreError("The *disk* is full.", way_out="Free some space.")

    at = paste(open_page(), TEXT, title="Letter")
    monkeypatch.setattr(finish, "make_target", fail)
    press(at, "Build the network")
    assert r"The \*disk\* is full" in at.error[0].value
    assert len(desk(at).rows) == 1


def test_a_project_that_is_not_there_is_said(open_page):
    at = open_page(project="no-such")
    assert "no project called" in said(at)
    at = open_page(project="../../etc")
    assert "No project can be called that" in said(at)
    assert not at.exception


def test_what_an_earlier_server_left_is_offered_again(open_page):
    project = create_project("Ferry")
    path = write_incoming(project.folder, Incoming(add=(Document("a", "A", TEXT),)))
    at = open_page(project="ferry")
    assert "1 article, brought in on" in said(at)
    press(at, "Forget them")
    assert not path.exists()
    path = write_incoming(project.folder, Incoming(add=(Document("a", "A", TEXT),)))
    at = press(open_page(project="ferry"), "Analyse them now")
    (work,) = working.list_works(project.folder)
    assert work.batch == path


def test_a_damaged_batch_is_said_and_can_be_deleted(open_page):
    project = create_project("Ferry")
    path = write_incoming(project.folder, Incoming())
    path.write_text("rubbish <b>")
    at = open_page(project="ferry")
    assert "cannot be read" in said(at)
    press(at, "Delete it")
    assert not path.exists()


def test_the_articles_of_a_project_are_listed(open_page, monkeypatch, tmp_path):
    folder = write_story(tmp_path / "store", 12)
    monkeypatch.setenv("EXPLORER_STORE", str(folder))
    at = open_page()
    assert not at.exception
    assert "In this project:" in said(at)
    assert [each.folder for each in list_targets()] == [folder]


def test_the_bundled_example_is_never_changed(open_page, monkeypatch, tmp_path):
    assert find_target("") is None
    folder = write_story(tmp_path / "store", 12)
    about = folder / "about.json"
    about.write_text(about.read_text().replace('"teaching": false', '"teaching": true'))
    monkeypatch.setenv("EXPLORER_STORE", str(folder))
    assert find_target("") is None
    assert list_targets() == ()
    before = about.read_text()
    press(paste(open_page(), TEXT, title="Letter"), "Build the network")
    assert about.read_text() == before
    assert len(list_projects()) == 1


def test_a_page_that_is_loaded_anew_finds_its_desk(open_page):
    at = paste(open_page(), TEXT, title="Letter")
    again = open_page(desk=at.query_params["desk"])
    assert [row.document.title for row in desk(again).rows] == ["Letter"]
    assert desk(open_page(desk="guessed")).rows == []
    press(again, "Build the network")
    assert "desk" not in again.query_params


def test_what_was_removed_can_be_put_back(open_page):
    target = make_target("Ferry")
    removed = Document("a", "A", TEXT)
    batch = Incoming(remove=("a",), change={"b": {"title": "B2"}})
    work = start_batch(target, write_incoming(target.folder, batch), batch, [removed])
    working_until(lambda: not work.active)
    at = open_page(project="ferry")
    assert "1 article corrected and 1 article removed." in said(at)
    press(at, "Put 1 article back")
    (again,) = working.list_works(target.folder)
    assert again.told == "1 article is in the project now"


def working_until(holds):
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_visitor_of_a_class_may_look_and_act_on_nothing(open_page, monkeypatch, tmp_path):
    monkeypatch.setenv("EXPLORER_STORE", str(write_story(tmp_path / "store", 12)))
    monkeypatch.setattr(page, "may_change", lambda: False)
    at = open_page()
    assert not at.exception
    assert "Here you may look." in said(at)
    assert "In this project:" in said(at)
    assert [*at.button, *at.text_area, *at.text_input, *at.file_uploader, *at.data_editor, *at.selectbox] == []


def test_another_project_is_compared_anew(open_page):
    create_project("Other")
    at = paste(open_page(), TEXT, title="Letter")
    assert desk(at).compared_with == ""
    at.query_params["project"] = "other"
    at = settle(at.run())
    assert "other@" in desk(at).compared_with
    assert len(desk(at).rows) == 1
