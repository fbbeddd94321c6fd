"""The page's states, without a browser: what each part is given for an address."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from explorer.ui.start import CHECKOUT
from tests.ui.synthetic import write_story

APP = str(CHECKOUT / "app.py")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_story(tmp_path_factory.mktemp("page") / "store", 60)


@pytest.fixture
def open_page(folder, monkeypatch):
    monkeypatch.setenv("EXPLORER_STORE", str(folder))

    def run(**parameters: str | list[str]) -> AppTest:
        at = AppTest.from_file(APP, default_timeout=60)
        for name, value in parameters.items():
            at.query_params[name] = value
        return at.run()

    return run


def content(at: AppTest, part: str):
    """What a part of the page was given."""
    for element in at.get("bidi_component"):
        proto = element.proto
        data = json.loads(proto.mixed.json or proto.json or "{}")
        if data.get("part") == part:
            return json.loads(data["content"])
    raise AssertionError(f"no part {part}")


def test_the_start_shows_every_part(open_page):
    at = open_page()
    assert not at.exception
    assert len(content(at, "network")["nodes"]) == 40
    assert content(at, "evidence")["kind"] == "overview"
    assert content(at, "reader") is None
    assert len(content(at, "table")["lines"]["rows"]) == len(content(at, "network")["edges"])
    assert content(at, "filters")["on"] is False


def test_the_library_is_a_message_of_its_own(open_page):
    first, second = open_page(), open_page(quads="verbal conflict")

    def library(at):
        return next(each.proto for each in at.get("bidi_component") if each.proto.component_name == "actor_library")

    assert library(first).SerializeToString() == library(second).SerializeToString()
    parts = [each.proto for each in first.get("bidi_component") if each.proto.component_name == "actor_part"]
    assert len(parts) == 7
    assert max(len(part.js_content) for part in parts) < 1000
    assert not any(part.css_content or part.html_content for part in parts)


def test_a_link_to_a_line_opens_its_sentences(open_page):
    line = content(open_page(), "network")["edges"][0]["id"]
    at = open_page(sel=line)
    assert content(at, "evidence")["kind"] == "line"
    assert content(at, "evidence")["selected"] == line


def test_a_link_to_a_sentence_opens_the_article(open_page):
    line = content(open_page(), "network")["edges"][0]["id"]
    sentence = content(open_page(sel=line), "evidence")["groups"][0]["sentences"][0]["id"]
    at = open_page(sel=line, at=sentence)
    assert content(at, "reader")["at"] == sentence
    assert any(passage.get("tells") for paragraph in content(at, "reader")["paragraphs"] for passage in paragraph)


def test_filters_in_the_address_hold_for_every_part(open_page):
    at = open_page(quads=["verbal conflict"], show="10")
    drawn = content(at, "network")
    assert 0 < len(drawn["nodes"]) <= 10
    assert {edge["style"] for edge in drawn["edges"]} <= {"hostile-words", "statement", "quotation"}
    assert {chip["text"] for chip in drawn["chips"]} == {"Hostile words"}
    assert {row[4].rpartition(", ")[2] for row in content(at, "table")["lines"]["rows"]} == {"hostile words"}


@pytest.mark.parametrize(
    "parameters",
    [
        {"sel": "nobody"},
        {"sel": "a~b~c"},
        {"sel": "x" * 5000},
        {"at": "nothing#99"},
        {"kinds": "<script>alert(1)</script>"},
        {"least": "many"},
        {"focus": "nobody"},
        {"outlets": "The Sun"},
        {"articles": "'; DROP TABLE sentences; --"},
    ],
)
def test_a_strange_address_gets_a_gentle_word(open_page, parameters):
    at = open_page(**parameters)
    assert not at.exception
    assert content(at, "evidence")["notes"]
    assert content(at, "network")["nodes"]


def test_a_sentence_that_is_not_in_its_article(open_page):
    at = open_page(at="d000#9999")
    assert not at.exception
    assert content(at, "reader")["title"]


def test_a_click_changes_only_what_is_read(open_page):
    at = open_page()
    before = {part: content(at, part) for part in ("network", "table", "filters")}
    line = before["network"]["edges"][3]["id"]
    at.query_params["sel"] = line
    at.run()
    assert not at.exception
    assert content(at, "evidence")["selected"] == line
    assert {part: content(at, part) for part in before} == before


def test_nothing_passes_the_filters(open_page):
    at = open_page(find="zzzz")
    assert not at.exception
    assert content(at, "network")["showing"]["empty"]


def test_containers_have_the_names_that_tests_rely_on(open_page):
    def keys(block):
        for child in block.children.values():
            if hasattr(child, "children"):
                yield child.proto.id if child.proto else ""
                yield from keys(child)

    at = open_page()
    found = " ".join(str(each) for each in keys(at._tree))
    for name in ("filters", "network", "table", "evidence", "reader"):
        assert f"-{name}" in found


def test_the_process_of_the_page_never_loads_the_language_pipeline(folder):
    import subprocess
    import sys

    script = (
        "import sys; from streamlit.testing.v1 import AppTest\n"
        f"at = AppTest.from_file({APP!r}, default_timeout=60).run(); assert not at.exception, at.exception\n"
        "print([name for name in ('spacy', 'onnxruntime', 'torch', 'pandas') if name in sys.modules])"
    )
    import os

    environment = {**os.environ, "EXPLORER_STORE": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"
