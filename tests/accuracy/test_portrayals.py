"""What tells the two example articles apart, with the bundled pipeline: a "subsidiary" here, a "liberation" there."""

import os
from pathlib import Path

import pytest

from explorer.evaluate.portrayals import portray
from explorer.language import annotate, load_pipeline
from explorer.model import Document

SEEDS = Path(os.environ.get("EXPLORER_SHARED") or Path(__file__).parents[2].parent / "shared") / "seeds"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the example articles are not beside this checkout"),
]


@pytest.fixture(scope="module")
def sides():
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    docs = annotate(load_pipeline(), texts)
    return [portray(Document(str(i), "", text), doc) for i, (text, doc) in enumerate(zip(texts, docs, strict=True))]


def test_militias_are_a_subsidiary_on_one_side_only(sides):
    said = [{p.lemma for p in side.portrayals if p.kind == "apposition"} for side in sides]
    assert ["wholly owned subsidiary" in lemmas for lemmas in said] == [True, False]


def test_a_town_is_liberated_on_the_other_side_only(sides):
    done = [{(side.names[p.mention_id], p.lemma) for p in side.portrayals if p.kind == "target"} for side in sides]
    assert [("al-Bukamal", "liberate") in pairs for pairs in done] == [False, True]


def test_both_words_are_marked_as_candidates(sides):
    marked = [{c.text.lower() for c in side.candidates} for side in sides]
    assert ["wholly owned" in words for words in marked] == [True, False]
    assert ["liberation" in words for words in marked] == [False, True]
