"""Reading the real articles that lie beside a developer's checkout."""

import json
import os
from pathlib import Path

import pytest

from explorer.reading import mark_repeats, read_sources
from tests.factory import make_sentences

SHARED = Path(os.environ.get("EXPLORER_SHARED") or Path(__file__).parents[2].parent / "shared")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the measuring data is not beside this checkout"),
]


def read(name):
    return list(read_sources([SHARED / name], on_problem=pytest.fail))


def test_an_article_that_holds_its_text_twice_is_counted_once():
    document = next(document for document in read("seeds") if document.id.startswith("000"))
    sentences = mark_repeats(document.text, make_sentences(document))
    told = {sentence.repeats for sentence in sentences if sentence.repeats}
    half = len(document.text) / 2
    assert all(sentence.start > half * 0.9 for sentence in sentences if sentence.repeats)
    again = [sentence for sentence in sentences if sentence.start > half * 1.1 and sentence.end - sentence.start > 2]
    assert all(sentence.repeats for sentence in again)
    assert len(told) > 25


def test_no_comments_are_left():
    for document in read("seeds"):
        assert "Post a Comment" not in document.text
        assert document.text == document.text.rstrip()


def test_others_offsets_hold():
    lines = (SHARED / "coverage" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    given = {row["id"]: row["text"] for row in map(json.loads, lines)}
    documents = read("coverage/articles.jsonl")
    assert {document.id: document.text for document in documents} == given
