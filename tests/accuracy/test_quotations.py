"""Floors of who says what, with the bundled pipeline, on marked passages; they only rise.

The mark of a rule system in print: quotations F1 83.7 %, speakers right 87 % (Asr et al. 2021, The Gender Gap Tracker).
The held-out half was not looked at when rules were mended.
"""

from pathlib import Path

import pytest

from explorer.analysis import analyse
from explorer.coverage import chain_of
from explorer.evaluate.quotations import evaluate_quotations
from explorer.language import annotate, load_pipeline
from explorer.model import Document
from explorer.reading import read_sources

MARKED = Path(__file__).with_name("quotations.jsonl")
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"


@pytest.fixture(scope="module")
def report():
    return evaluate_quotations(load_pipeline(), MARKED)


@pytest.fixture(scope="module")
def whole(report):
    if report.skipped:
        pytest.skip(f"{report.skipped} passages are of articles that are not beside this checkout")
    return report


def test_passages_of_our_own_are_always_measured(report):
    assert report.passages >= 190
    assert report.of().f1 >= 0.88
    assert report.of().speaker >= 0.95


@pytest.mark.shared
@pytest.mark.parametrize(
    ("half", "f1", "speaker", "chains"), [("dev", 0.95, 0.97, 14), ("held-out", 0.85, 0.94, 12), ("", 0.90, 0.96, 27)]
)
def test_quotations_and_speakers(whole, half, f1, speaker, chains):
    shares = whole.of(half)
    assert shares.f1 >= f1
    assert shares.speaker >= speaker
    assert shares.kinds >= 0.97 * shares.pairs
    assert shares.chains[0] >= chains


@pytest.mark.shared
@pytest.mark.parametrize(("kind", "f1"), [("direct", 0.95), ("mixed", 0.80), ("indirect", 0.88)])
def test_each_kind(whole, kind, f1):
    assert whole.of(kind=kind).f1 >= f1


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the measuring data is not beside this checkout")
def test_the_two_seed_articles_credit_the_same_words_to_different_media():
    documents = list(read_sources([SEEDS], on_problem=lambda problem: None))
    docs = annotate(load_pipeline(), [document.text for document in documents])
    passed = [credited(analyse(document, doc)) for document, doc in zip(documents, docs, strict=True)]
    assert ["Fars" in names for names in passed] == [True, False]
    assert [any("al-Mayadeen" in name for name in names) for names in passed] == [False, True]


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the measuring data is not beside this checkout")
def test_both_seed_articles_credit_reuters():
    documents = list(read_sources([SEEDS], on_problem=lambda problem: None))
    docs = annotate(load_pipeline(), [document.text for document in documents])
    for document, doc in zip(documents, docs, strict=True):
        assert "Reuters" in credited(analyse(document, doc), speaker="Pompeo")


def credited(analysis, *, speaker="Golpayegani"):
    """Through whom the words of a speaker, or those that the speaker quotes, came."""
    chains = [chain_of(speech, analysis.speeches, analysis.document, {}) for speech in analysis.speeches]
    return {name for chain in chains if any(speaker in each for each in chain) for name in chain[:-1]}


@pytest.mark.parametrize(
    "text",
    [
        "His refusal shows how deep the quarrel is.",
        "The attack proves that the fence does not help.",
        "Nobody asked how much the bridge cost.",
        "Petra Holm, it is reported, would not open the door.",
    ],
)
def test_deeds_and_nobody_say_nothing(text):
    (doc,) = annotate(load_pipeline(), [text])
    assert analyse(Document("d", "", text), doc).speeches == ()


def test_witnesses_and_bodies_speak():
    text = "Witnesses said that the bridge fell. The opposition warned that the dam leaks. A commission found nothing."
    (doc,) = annotate(load_pipeline(), [text])
    speakers = [each.speaker.text for each in analyse(Document("d", "", text), doc).speeches]
    assert speakers[:2] == ["Witnesses", "opposition"]


def speeches_of(text):
    (doc,) = annotate(load_pipeline(), [text])
    return [(each.speaker.text, each.rule) for each in analyse(Document("d", "", text), doc).speeches]


def test_turns_are_their_speakers_words():
    text = "HELEN MARSH: We close the road. I know.\n\nMODERATOR: Thank you.\n\nMR. ASHBY, HILL FARM: My cows starve."
    assert speeches_of(text) == [("HELEN MARSH", "turn"), ("ASHBY", "turn")]
    text = "Questions for Helen Marsh\n\nQ: Is it open?\n\nA: Not yet. I called the mayor.\n\nQ: Why?\n\nA: It rains."
    assert speeches_of(text) == [("Helen Marsh", "turn")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Talks in Halden: Helen Marsh met Tom Ashby.\n\nThe result: the road is closed.",
        "Photo: Helen Marsh\n\nThe road is closed, and Tom Ashby is angry.",
        "Q: Is it open?\n\nA: Not yet.\n\nQ: Why?\n\nA: It rains.",
    ],
)
def test_headings_and_answers_of_nobody_are_no_turns(text):
    assert "turn" not in [rule for _, rule in speeches_of(text)]
