"""Every inflected form of a verb in the word lists comes back to that verb's row: inflect -> lemmatize -> row."""

from pathlib import Path

import pytest

import explorer.language
from explorer.language import load_pipeline
from explorer.relations.lexicon import read_verbs
from explorer.speech.lexicon import read_reporting

lemminflect = pytest.importorskip("lemminflect", reason="requirements-dev.txt has it")

TAGS = ("VBD", "VBN", "VBG", "VBZ")
VARIANTS = (
    {"forgo", "forego"},
    {"fulfil", "fulfill"},
    {"lambast", "lambaste"},
)
"""Spellings of one verb, with rows of their own that say the same."""

AMBIGUOUS = {("founds", "VBZ"): "find", ("ranged", "VBD"): "rang"}
"""Forms for which the training text has another lemma."""


@pytest.fixture(scope="module")
def table():
    return load_pipeline().get_pipe("news_lemmas").table


def forms_of(verb):
    listed = lemminflect.getAllInflections(verb, upos="VERB")
    return [(form, tag) for tag in TAGS for form in listed.get(tag) or lemminflect.getInflection(verb, tag)]


def fits(verb, lemma):
    return lemma == verb or {lemma, verb} in VARIANTS


@pytest.mark.parametrize("words", [read_verbs, read_reporting])
def test_forms_come_back_to_their_row(table, words):
    verbs = [verb for verb in words() if " " not in verb]
    made = [(verb, form, tag, table.find_lemma(form, tag)) for verb in verbs for form, tag in forms_of(verb)]
    wrong = [each for each in made if not fits(each[0], each[3]) and AMBIGUOUS.get(each[1:3]) != each[3]]
    assert wrong == []
    assert len(made) > 1000


def test_variants_have_rows_that_say_the_same():
    for one, other in map(sorted, VARIANTS):
        assert {row.event for row in read_verbs()[one]} == {row.event for row in read_verbs()[other]}


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [("deplored", "VBD", "deplore"), ("barricaded", "VBN", "barricade"), ("annulled", "VBD", "annul")],
)
def test_forms_that_no_training_text_showed(table, form, tag, lemma):
    assert table.find_lemma(form, tag) == lemma


def test_the_table_stays_small():
    folder = Path(explorer.language.__file__).parent / "en_news" / "news_lemmas"
    assert (folder / "lemmas.json").stat().st_size < 250_000
