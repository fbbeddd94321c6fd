"""Class mode through a running server: what a visitor sends changes nothing for others, whatever it claims."""

import pytest

from benchmarks.readers import Reader
from explorer.store.decisions import DECISIONS_FILE, read_decisions
from explorer.ui import rights
from explorer.ui.acting import NOTHING_LEFT, REFUSED
from tests.ui.serving import finish, run_server
from tests.ui.synthetic import write_story

KEY = "a lantern & a key"
BY_PROXY = {"x_forwarded_for": "127.0.0.1", "x_actor_explorer_may_change": "yes"}
"""As somebody comes who is elsewhere and says to be the teacher."""


@pytest.fixture
def server(tmp_path, monkeypatch):
    monkeypatch.setenv(rights.VISITORS, "look")
    monkeypatch.setenv(rights.KEY, KEY)
    with run_server(tmp_path, write_story(tmp_path / "store", 30, resolved=True)) as running:
        yield running


def test_forged_messages_of_a_visitor_change_nothing_for_others(server, tmp_path):
    store = tmp_path / "store"

    async def work() -> None:
        visitor, teacher = Reader(server.url, **BY_PROXY), Reader(server.url)
        await visitor.open()
        await teacher.open()
        actor, other = (each["id"] for each in visitor.parts["evidence"]["actors"][:2])
        for said in (
            {"do": "rename", "actor": actor, "name": "Mine"},
            {"do": "same", "actor": actor, "other": other},
            {"do": "kind", "actor": actor, "kind": "place"},
            {"do": "note", "about": actor, "text": "x"},
            {"do": "preview", "of": {"do": "same", "actor": actor, "other": other}},
            {"do": "withdraw", "decisions": ["x"]},
            {"do": "undo"},
            {"do": "redo"},
            {"do": {"rename": 1}},
        ):
            await visitor.decide(**said)
            assert visitor.parts["evidence"]["decided"]["undo"] == []
            assert visitor.parts["evidence"]["decided"]["text"] in (REFUSED, *NOTHING_LEFT.values())
        await visitor.decide(do="hide", actor=actor)
        assert actor not in {each["id"] for each in visitor.parts["network"]["nodes"]}
        await teacher.click(show="20")
        assert actor in {each["id"] for each in teacher.parts["network"]["nodes"]}
        assert not (store / DECISIONS_FILE).exists()
        await teacher.decide(do="rename", actor=other, name="Renamed by the teacher")
        await visitor.click(show="20")
        nodes = {each["id"]: each["label"] for each in visitor.parts["network"]["nodes"]}
        assert (nodes.get(other), actor in nodes) == ("Renamed by the teacher", False)
        await visitor.decide(do="undo")
        assert actor in {each["id"] for each in visitor.parts["network"]["nodes"]}
        (row,) = read_decisions(store)
        await visitor.decide(do="withdraw", decisions=[row.id])
        assert visitor.parts["evidence"]["decided"]["text"] == REFUSED
        assert not read_decisions(store)[0].withdrawn
        await visitor.close()
        await teacher.close()

    finish(work())
    assert "Traceback" not in server.log
    assert "?key=" in server.log


def test_the_key_opens_the_page_for_changes_from_elsewhere(server, tmp_path):
    answer, _ = server.get("/?key=a+lantern+%26+a+key&sel=x", x_forwarded_for="10.0.0.7")
    assert (answer.status, answer.getheader("location")) == (303, "/?sel=x")
    cookie = answer.getheader("set-cookie").partition(";")[0]
    wrong, _ = server.get("/?key=lantern")
    assert (wrong.status, wrong.getheader("set-cookie")) == (303, None)

    async def work() -> None:
        teacher = Reader(server.url, cookie=cookie, x_forwarded_for="10.0.0.7")
        await teacher.open()
        actor = teacher.parts["evidence"]["actors"][0]["id"]
        await teacher.decide(do="rename", actor=actor, name="Ours")
        assert teacher.parts["evidence"]["visitor"] == ""
        await teacher.close()

    finish(work())
    assert [each.verb for each in read_decisions(tmp_path / "store")] == ["rename"]
