"""Articles in a language that the pipeline does not know."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from explorer.build import build_store
from explorer.store import open_store
from tests.fakes import STAGES

GERMAN = (
    "Die Bürgermeisterin Anna Berg traf am Montag den Baumeister Karl Stein. Danach verließ Anna Berg die Stadt Harrow."
)
ENGLISH = "Ann met Bob."


def load(lang):
    return replace(STAGES, load_pipeline=lambda _name: SimpleNamespace(lang=lang))


def build(tmp_path, stages, **files):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return build_store([folder], tmp_path / "store", stages=stages), open_store(tmp_path / "store").tables()


def test_it_can_be_read_is_said_and_draws_nobody(tmp_path):
    report, tables = build(tmp_path, load("en"), a=ENGLISH, b=GERMAN, c=ENGLISH)
    assert [(document.id, document.language) for document in tables.documents] == [
        ("a", "en"),
        ("b", "de"),
        ("c", "en"),
    ]
    assert [GERMAN[each.start : each.end] for each in tables.sentences if each.document_id == "b"] == [
        "Die Bürgermeisterin Anna Berg traf am Montag den Baumeister Karl Stein.",
        "Danach verließ Anna Berg die Stadt Harrow.",
    ]
    assert {mention.document_id for mention in tables.mentions} == {"a", "c"}
    assert sorted(actor.name for actor in tables.actors) == ["Ann", "Bob"]
    (problem,) = report.problems
    assert "b.txt (b): The article is in another language (de) than the language pipeline knows." in str(problem)


@pytest.mark.parametrize("lang", ["de", "xx"])
def test_a_pipeline_that_knows_it_is_used(tmp_path, lang):
    report, tables = build(tmp_path, load(lang), b=GERMAN)
    assert report.problems == ()
    assert any(mention.text == "Anna" for mention in tables.mentions)


def test_a_store_may_hold_nothing_else(tmp_path):
    report, tables = build(tmp_path, load("en"), b=GERMAN)
    assert (report.documents, report.actors, len(tables.sentences)) == (1, 0, 2)


def test_what_an_article_says_of_its_language_holds(tmp_path):
    report, tables = build(
        tmp_path, load("en"), b=f"---\nlanguage: en\n---\n{GERMAN}", c=f"---\nlanguage: fr\n---\n{ENGLISH}"
    )
    assert {mention.document_id for mention in tables.mentions} == {"b"}
    assert len(report.problems) == 1
