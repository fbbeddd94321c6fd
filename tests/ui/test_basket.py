"""Keep, and the page of what was kept, without a browser."""

import json
import os
from base64 import b64decode

import pytest

from explorer.basket.file import FileKeeper, SessionKeeper
from explorer.basket.files import FILES
from explorer.basket.kept import Basket, Kept, fold
from explorer.errors import QueryError
from explorer.ui.basket.contents import LONGEST_BEGINNING, show_basket
from explorer.ui.basket.handing import name_file, offer_files
from explorer.ui.basket.holding import find_keeper
from explorer.ui.basket.keeping import act, hear
from tests.basket.conftest import explorer, folder, open_explorer, write_quarrel

__all__ = ["explorer", "folder"]


@pytest.fixture
def keeper(folder):
    return FileKeeper(folder)


@pytest.fixture
def do(explorer, keeper):
    """Do something as the page does it, and return the basket after it."""

    def run(what, **said):
        act(explorer, keeper, {"do": what, **said})
        return fold(keeper.rows())

    return run


def test_a_press_keeps_and_another_takes_out(do, explorer):
    evidence = [each.mention.id for each in explorer.store.evidence_in("lamp-1")]
    basket = do("keep", sentence="lamp-1#0", evidence=evidence)
    assert [each.claim for each in basket.sentences] == ["Ada Holm warned Ben Kovac"]
    basket = do("unkeep", sentence="lamp-1#0")
    assert (basket.sentences, len(basket.removed)) == ((), 1)


def test_the_list_is_put_in_order_and_written_to(do):
    do("keep", sentence="lamp-1#0")
    basket = do("keep", sentence="kettle-1#0")
    first, second = (each.id for each in basket.sentences)
    do("move", id=second, place=0)
    do("comment", id=first, text="  Why\n so? ")
    basket = do("name", title="The ferry", author="Ida \ud83d", style="mla")
    assert [(each.id, each.comment) for each in basket.sentences] == [(second, ""), (first, "Why so?")]
    assert (basket.title, basket.author, basket.style) == ("The ferry", "Ida ?", "mla")
    basket = do("remove", id=first)
    assert [each.id for each in basket.removed] == [first]
    assert [each.id for each in do("restore", id=first).sentences] == [second, first]


def test_a_sentence_can_stand_for_what_the_program_reads_in_it_or_for_nothing(do):
    basket = do("keep", sentence="lamp-1#0")
    kept = basket.sentences[0].id
    basket = do("claim", id=kept, relation="ada-holm~action~ben-kovac")
    assert basket.sentences[0].claim == "Ada Holm warned Ben Kovac"
    assert {role for _, _, role in basket.sentences[0].marks} == {"source", "cue", "target"}
    assert do("claim", id=kept, relation="made~up~line").sentences[0].claim == "Ada Holm warned Ben Kovac"
    assert do("claim", id=kept, relation="").sentences[0].claim == ""


@pytest.mark.parametrize(
    "press",
    [
        {}, {"do": "teleport"}, {"do": ["keep"]}, {"do": "move", "id": "x", "place": "first"},
        {"do": "move", "id": "x", "place": 3}, {"do": "comment", "id": "nobody", "text": "x"},
        {"do": "remove", "id": {}}, {"do": "claim", "id": "x", "relation": "y"}, {"do": "restore", "id": "x"},
        {"do": "unkeep", "sentence": "lamp-1#0"}, {"do": "again", "rows": [{"id": "x"}]},
    ],
)  # fmt: skip
def test_what_makes_no_sense_changes_nothing(explorer, keeper, press):
    act(explorer, keeper, press)
    assert fold(keeper.rows()) == Basket()


def test_a_sentence_that_is_gone_is_said(do):
    with pytest.raises(QueryError, match="no such sentence"):
        do("keep", sentence="lamp-1#77")


def test_what_the_page_shows(do, explorer, keeper):
    do("keep", sentence="lamp-1#0", line="ada-holm~action~ben-kovac")
    basket = do("keep", sentence="lamp-1#2")
    basket = do("remove", id=basket.sentences[1].id)
    shown = show_basket(explorer, basket, lasting=True)
    (entry,) = shown["sentences"]
    assert (entry["outlet"], entry["date"], entry["sentence"]) == ("The Paper Lantern", "2017-11-14", "lamp-1#0")
    assert entry["claims"] == [["ada-holm~action~ben-kovac", "Ada Holm warned Ben Kovac"]]
    assert [node["role"] for node in entry["text"] if isinstance(node, dict)] == ["source", "cue", "target"]
    assert shown["removed"][0]["text"].startswith("=Then the ferry")
    assert len(shown["removed"][0]["text"]) <= LONGEST_BEGINNING
    json.dumps(shown)


def test_a_list_of_thousands_is_cut_and_says_so(explorer):
    many = tuple(Kept(f"k{number}", "lamp-1", f"lamp-1#{number}", number, number + 5, "words") for number in range(700))
    shown = show_basket(explorer, Basket(sentences=many, removed=many), lasting=True)
    assert (len(shown["sentences"]), shown["rest"], len(shown["removed"])) == (500, 200, 50)


class Session(dict):
    """Stands for Streamlit's session state."""


@pytest.fixture
def session(monkeypatch):
    state = Session()
    for module in ("keeping", "holding", "handing"):
        monkeypatch.setattr(f"explorer.ui.basket.{module}.st.session_state", state)
    return state


def test_presses_are_heard_once_in_their_order(explorer, keeper, session):
    presses = [
        {"n": 1, "do": "keep", "sentence": "lamp-1#0"},
        {"n": 2, "do": "keep", "sentence": "lamp-1#99"},
        {"n": 3, "do": "keep", "sentence": "kettle-1#0"},
    ]
    hear(explorer, {"all": presses[:1]})
    hear(explorer, {"all": [*presses, "rubbish", {"do": "keep"}, {"n": "4", "do": "keep"}]})
    assert [each.sentence_id for each in fold(keeper.rows()).sentences] == ["lamp-1#0", "kettle-1#0"]
    assert any("no such sentence" in str(value) for value in session.values())


def test_a_file_is_made_of_what_was_typed_before_the_press(explorer, keeper, session):
    presses = [
        {"n": 1, "do": "keep", "sentence": "lamp-1#0"},
        {"n": 2, "do": "name", "title": "", "author": "Ida Nowak", "style": "apa"},
        {"n": 3, "do": "file", "kind": "html"},
    ]
    hear(explorer, {"all": presses})
    made = offer_files(fold(keeper.rows()))["made"]
    assert (made["n"], made["name"], made["type"]) == (3, "ida-nowak-hand-out.html", "text/html")
    assert b"Ida Nowak" in b64decode(made["data"])
    assert offer_files(fold(keeper.rows()))["made"] is None


def test_a_file_that_cannot_be_made_is_said(explorer, keeper, session, monkeypatch):
    def break_down(*_):
        raise RuntimeError("inside")

    monkeypatch.setattr("explorer.basket.word.to_docx", break_down)
    hear(explorer, {"all": [{"n": 1, "do": "file", "kind": "docx"}, {"n": 2, "do": "file", "kind": "exe"}]})
    assert offer_files(fold(keeper.rows()))["made"] is None
    assert any("“Word document (DOCX)” could not be made." in str(value) for value in session.values())
    assert not any("inside" in str(value) for value in session.values())


def test_a_file_is_called_after_its_author():
    assert name_file(FILES["docx"], Basket()) == "hand-out.docx"
    assert name_file(FILES["docx"], Basket(author="Ida Nowak")) == "ida-nowak-hand-out.docx"
    assert name_file(FILES["html"], Basket(author="../../etc/passwd")) == "etc-passwd-hand-out.html"


def test_where_the_folder_may_not_be_written_the_session_holds_the_basket(explorer, session, monkeypatch):
    assert isinstance(find_keeper(explorer), FileKeeper)
    monkeypatch.setattr(os, "access", lambda *_: False)
    hear(explorer, {"all": [{"n": 1, "do": "keep", "sentence": "lamp-1#0"}]})
    assert isinstance(find_keeper(explorer), SessionKeeper)
    assert len(fold(find_keeper(explorer).rows()).sentences) == 1
    assert not (explorer.store.folder / "basket.jsonl").exists()


def test_a_visitor_who_may_only_look_keeps_in_the_own_session(explorer, session, monkeypatch):
    monkeypatch.setattr("explorer.ui.basket.holding.may_change", lambda: False)
    assert isinstance(find_keeper(explorer), SessionKeeper)


def test_a_window_brings_its_basket_back_after_it_was_loaded_anew(explorer, session):
    before, after = SessionKeeper([]), SessionKeeper([])
    act(explorer, before, {"do": "keep", "sentence": "lamp-1#0"})
    rows = json.loads(json.dumps(before.rows()))
    act(explorer, after, {"do": "again", "rows": [*rows, {"id": 5}, "x", {"id": "b", "teleport": 1}]})
    act(explorer, after, {"do": "again", "rows": rows})
    assert fold(after.rows()) == fold(before.rows())


def test_a_basket_over_a_new_analysis_on_the_page(do, folder):
    basket = do("keep", sentence="kettle-1#0", line="ben-kovac~action~ada-holm")
    write_quarrel(folder, others=False)
    shown = show_basket(open_explorer(folder), basket, lasting=True)["sentences"][0]
    assert shown["sentence"] == ""
    assert "not in the collection any more" in shown["notes"][0]
    assert shown["claim"] == "Ben Kovac thanked Ada Holm"
