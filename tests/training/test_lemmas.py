import pytest

from training.lemmas import learn_lemmas, read_irregular_verbs, score_lemmas

WORDS = [
    ("attacked", "VBD", "attack"), ("blamed", "VBD", "blame"), ("named", "VBD", "name"), ("fled", "VBD", "flee"),
    ("talked", "VBD", "talk"), ("rebels", "NNS", "rebel"), ("talks", "NNS", "talk"), ("armies", "NNS", "army"),
    ("parties", "NNS", "party"), ("was", "VBD", "be"), ("Was", "VBD", "be"), ("fade", "VB", "fade"),
    ("the", "DT", "the"),
]  # fmt: skip


def test_gives_the_training_words_their_lemmas():
    assert score_lemmas(learn_lemmas(WORDS), WORDS) == 1.0


def test_generalises_to_unseen_words():
    table = learn_lemmas(WORDS)
    assert table.find_lemma("tamed", "VBD") == "tame"
    assert table.find_lemma("walked", "VBD") == "walk"
    assert table.find_lemma("faded", "VBD") == "fade"  # a known word, though no "-ed" was cut to "-e" there
    assert table.find_lemma("bodies", "NNS") == "body"


def test_regular_words_are_not_stored():
    table = learn_lemmas(WORDS)
    assert "attacked" not in table.seen.get("VBD", {})
    assert table.seen["VBD"]["fled"] == "flee"


def test_the_most_frequent_lemma_wins():
    words = [("people", "NNS", "people"), ("people", "NNS", "person"), ("people", "NNS", "people")]
    assert learn_lemmas(words).find_lemma("people", "NNS") == "people"


def test_irregular_verbs_are_listed(tmp_path):
    path = tmp_path / "verbs.tsv"
    path.write_text("# comment\nundergo\tunderwent\tundergone\n", encoding="utf-8")
    table = learn_lemmas(WORDS, irregular=read_irregular_verbs(path))
    assert table.find_lemma("underwent", "VBD") == "undergo"
    assert table.find_lemma("undergone", "VBN") == "undergo"


def test_forms_of_more_verbs_fill_what_the_text_did_not_show():
    inflect = pytest.importorskip("training.inflect", reason="lemminflect is needed (requirements-dev.txt)")
    learnt = learn_lemmas(WORDS)
    table = inflect.fill_table(learnt, [("deplored", "VBD", "deplore"), ("fled", "VBD", "fledge")], [])
    assert table.find_lemma("deplored", "VBD") == "deplore"
    assert table.find_lemma("fled", "VBD") == "flee"  # what the text has stays
    assert inflect.inflect(["deplore"])[0] == ("deplored", "VBD", "deplore")
