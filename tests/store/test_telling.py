"""What a store keeps of voices and portrayal, and gives back as it was."""

from explorer.store import About, hold_store, open_store, write_store
from tests.tellings import make_tellings


def test_speeches_portrayals_and_candidates_come_back_as_they_were(tmp_path):
    tables = make_tellings()
    write_store(tmp_path / "store", tables, about=About())
    store = open_store(tmp_path / "store")
    assert store.speeches() == tables.speeches
    assert store.portrayals() == tables.portrayals
    assert store.candidates() == tables.candidates
    assert store.mentions() == tables.mentions


def test_a_mention_is_given_its_actor_by_id_and_name():
    store = hold_store(make_tellings())
    named = {mention.text: store.actors_of_mentions().get(mention.id) for mention in store.mentions()}
    assert named["minister"] == ("ada-holm", "Ada Holm")
    assert named["They"] is None


def test_sentences_are_given_newest_article_first_with_their_actors_marked():
    store = hold_store(make_tellings())
    found = store.marked_sentences(["lamp#1", "kettle#1", "lamp#0", "nowhere#0", "lamp#1"])
    assert [each.sentence_id for each in found] == ["kettle#1", "lamp#0", "lamp#1"]
    assert [mark.actor_id for mark in found[0].actors] == ["bo"]
    assert found[0].show().text.startswith("Bo claimed")
