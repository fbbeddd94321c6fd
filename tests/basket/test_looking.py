"""Kept sentences after the articles were read anew, changed or taken out, and after corrections."""

from dataclasses import replace

import pytest

from explorer.basket.finding import GONE, HERE, MOVED
from explorer.basket.looking import UNCLAIMED, look, make_kept, sentence_ids
from explorer.errors import QueryError
from explorer.model import Decision
from tests.basket.conftest import LAMP, open_explorer, write_quarrel


def test_a_sentence_is_kept_with_its_claim_its_marks_and_its_source(kept):
    first = kept.sentences[0]
    assert (first.claim, first.relation) == ("Ada Holm warned Ben Kovac", "ada-holm~action~ben-kovac")
    assert (first.title, first.outlet, first.published[:10]) == ("Title of lamp-1", "The Paper Lantern", "2017-11-14")
    assert first.text == "Ada Holm warned Ben Kovac over the ferry."
    words = {role: first.text[start:end] for start, end, role in first.marks}
    assert words == {"source": "Ada Holm", "cue": "warned", "target": "Ben Kovac"}
    assert kept.sentences[2].claim == ""


def test_beside_a_line_it_stands_for_that_line_and_alone_for_nothing(explorer):
    assert make_kept(explorer, "lamp-1#0", relation="ada-holm~action~ben-kovac").claim == "Ada Holm warned Ben Kovac"
    assert make_kept(explorer, "lamp-1#0").claim == ""


@pytest.mark.parametrize("sentence", ["lamp-1#9", "nothing#0", "", "#", "lamp-1"])
def test_what_is_no_sentence_cannot_be_kept(explorer, sentence):
    with pytest.raises(QueryError):
        make_kept(explorer, sentence)


def test_it_is_found_where_it_stands(explorer, kept):
    shown = look(explorer, kept)
    assert [(each.where, each.sentence_id, each.notes) for each in shown] == [
        (HERE, "lamp-1#0", ()), (HERE, "kettle-1#0", ()), (HERE, "lamp-1#2", ()),
    ]  # fmt: skip
    assert sentence_ids(explorer, kept).keys() == {"lamp-1#0", "kettle-1#0", "lamp-1#2"}


def test_the_store_is_asked_once_for_all_sentences(explorer, kept, monkeypatch):
    """Asked for each article by itself, two hundred sentences of a thousand articles took half a minute."""
    asked, ask = [], explorer.store.evidence_of_sentences
    monkeypatch.setattr(
        type(explorer.store), "evidence_of_sentences", lambda self, ids: asked.append(sorted(ids)) or ask(ids)
    )
    monkeypatch.setattr(explorer, "article", None)
    shown = look(explorer, kept)
    assert asked == [["kettle-1#0", "lamp-1#0", "lamp-1#2"]]
    assert shown[0].kept.claim == "Ada Holm warned Ben Kovac"


def test_an_article_that_was_changed_still_has_its_sentence(folder, kept):
    """Another sentence before it: other offsets, other numbers of sentences, another line break."""
    write_quarrel(
        folder, "It began at dawn. " + LAMP.replace("over the", "over\nthe").replace("\nthe ferry. N", " the ferry. N")
    )
    explorer = open_explorer(folder)
    shown = look(explorer, kept)
    assert (shown[0].where, shown[0].sentence_id) == (MOVED, "lamp-1#1")
    assert shown[0].kept.claim == "Ada Holm warned Ben Kovac"
    assert "changed since" in shown[0].notes[0]
    assert "lamp-1#1" in sentence_ids(explorer, kept)


def test_an_article_of_another_id_is_found_by_title_and_words(folder, kept):
    write_quarrel(folder, lamp_id="lamp-9")
    explorer = open_explorer(folder)
    titled = replace(kept.sentences[0], title="Title of lamp-9")
    assert look(explorer, replace(kept, sentences=(titled,)))[0].sentence_id == "lamp-9#0"


def test_what_is_gone_is_shown_as_it_was_kept_and_said(folder, kept):
    write_quarrel(folder, others=False)
    explorer = open_explorer(folder)
    gone = look(explorer, kept)[1]
    assert (gone.where, gone.sentence_id) == (GONE, "")
    assert (gone.kept.text, gone.kept.claim) == ("On Monday Ben Kovac thanked Ada Holm.", "Ben Kovac thanked Ada Holm")
    assert "not in the collection any more" in gone.notes[0]
    assert "kettle-1#0" not in sentence_ids(explorer, kept)


def test_a_corrected_name_stands_in_the_claim(explorer, kept):
    explorer.deciding.decide([Decision("1", "rename", ("ada-holm", "Ada Holm-Ott"))])
    shown = look(explorer, kept)
    assert shown[0].kept.claim == "Ada Holm-Ott warned Ben Kovac"
    assert shown[0].notes == ()


def test_a_claim_that_was_called_wrong_says_so(explorer, kept):
    evidence = explorer.store.evidence_in("lamp-1")[0].mention.id
    explorer.deciding.decide([Decision("1", "wrong", (evidence,))])
    shown = look(explorer, kept)
    assert (shown[0].notes, shown[0].kept.claim) == ((UNCLAIMED,), "Ada Holm warned Ben Kovac")
    assert shown[1].notes == ()
