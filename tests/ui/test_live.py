"""Decisions through a running server, as a browser sends them: also over a rebuild, and beside rubbish."""

import json

import pytest

from benchmarks.readers import Reader
from explorer.model import Query
from explorer.store import open_store
from explorer.store.decisions import DECISIONS_FILE, read_decisions
from tests.ui.serving import finish, run_server
from tests.ui.synthetic import write_story

FAILING = """
import streamlit as st

if st.runtime.exists():
    raise ValueError("what it looks like inside")
else:
    from explorer.ui.server import tell_failure

    app = st.App(__file__, on_script_error=tell_failure)
"""


@pytest.fixture
def store(tmp_path):
    return write_story(tmp_path / "store", 30, resolved=True)


def sentences(reader: Reader) -> list[dict]:
    return [each for group in reader.parts["evidence"]["groups"] for each in group["sentences"]]


def heaviest_line(folder) -> str:
    return max(open_store(folder).relations(Query()), key=lambda line: line.weight).id


def test_a_decision_over_a_rebuild_takes_effect_on_the_store_that_is_there_now(store, tmp_path):
    line = heaviest_line(store)

    async def decide(url: str) -> None:
        reader = Reader(url)
        await reader.open()
        await reader.click(sel=line)
        before = sentences(reader)
        write_story(store, 30, resolved=True)
        await reader.decide(do="wrong", evidence=before[0]["evidence"])
        assert reader.parts["evidence"]["decided"]["text"].startswith("Not so")
        assert [each["id"] for each in sentences(reader)] == [each["id"] for each in before[1:]]
        await reader.decide(do="rename", actor=line.split("~")[0], name="Somebody Else")
        assert "Somebody Else" in {node["label"] for node in reader.parts["network"]["nodes"]}
        await reader.close()

    with run_server(tmp_path, store) as server:
        finish(decide(server.url))
        assert "Traceback" not in server.log
    assert [each.verb for each in read_decisions(store)] == ["wrong", "rename"]


def test_a_list_of_decisions_that_holds_rubbish_leaves_the_page_whole(store, tmp_path):
    rows = [
        {"verb": "teleport", "subjects": ["ann", "bob"]},
        {"verb": "same", "subjects": ["ann"]},
        {"verb": "rename", "subjects": ["ann", "\x1b\u202e"]},
        {"verb": "wrong", "subjects": ["no evidence at all"]},
        {"verb": "different", "subjects": ["d000@²-³", "d000@9-2"]},
        {"verb": "same", "subjects": ["d000@99999999999999999999-5", "ann"]},
        {"verb": "wrong", "subjects": ["gone#0/action/0-8/4"]},
        {"verb": "hide", "subjects": ["nobody@5-2"]},
    ]
    lines = [json.dumps({"id": f"r{number}", **row}) for number, row in enumerate(rows)]
    (store / DECISIONS_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")

    async def look(url: str) -> list[dict]:
        reader = Reader(url)
        await reader.open()
        told = reader.parts["evidence"]["decisions"]
        await reader.close()
        return told

    with run_server(tmp_path, store) as server:
        told = finish(look(server.url))
        assert "Traceback" not in server.log
    assert [each["ids"] for each in told] == [["r7"], ["r6"]]
    assert told[1]["text"] == "Not so: “gone#0” (the program does not read this there any more)"


def test_readers_see_no_traceback(store, tmp_path):
    app = tmp_path / "failing" / "app.py"
    app.parent.mkdir()
    app.write_text(FAILING)

    async def look(url: str) -> list[str]:
        reader = Reader(url)
        await reader.open()
        await reader.close()
        return reader.texts

    with run_server(tmp_path, store, app=app) as server:
        (text,) = finish(look(server.url))
        assert "ValueError: what it looks like inside" in server.log
    assert "Something went wrong" in text
    assert "inside" not in text
