import pytest
import spacy
from spacy.tokens import Doc

from explorer.errors import PipelineError
from explorer.language.lemmas import LemmaTable, NewsLemmas

TABLE = LemmaTable(
    seen={"VBD": {"went": "go", "said": "say"}, "VBZ": {"'s": "be"}, "PRP": {"i": "I"}},
    endings={
        "VBD": {"ed": (2, ""), "ied": (3, "y"), "amed": (1, ""), "pped": (3, "")},
        "NNS": {"s": (1, ""), "ies": (3, "y")},
        "NNPS": {"s": (1, "")},
    },
    known=frozenset({"fade", "stop", "attack", "iranian"}),
)


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("went", "VBD", "go"),
        ("Went", "VBD", "go"),
        ("blamed", "VBD", "blame"),  # the longest ending
        ("attacked", "VBD", "attack"),
        ("faded", "VBD", "fade"),  # "fad" is no known word, "fade" is
        ("stopped", "VBD", "stop"),
        ("denied", "VBD", "deny"),
        ("militias", "NNS", "militia"),
        ("Parties", "NNS", "party"),
        ("Guards", "NNPS", "Guard"),
        ("Soleimani", "NNP", "Soleimani"),
        ("I", "PRP", "I"),
        ("’s", "VBZ", "be"),
        ("Peruvian", "JJ", "Peruvian"),
        ("Iranian", "JJ", "iranian"),
        ("Big", "RB", "big"),
        ("1,000", "CD", "1000"),
        ("", "NN", ""),
    ],
)
def test_lemmas(form, tag, lemma):
    assert TABLE.find_lemma(form, tag) == lemma


def tagged() -> Doc:
    return Doc(spacy.blank("en").vocab, words=["Rebels", "attacked", "Guards"], tags=["NNS", "VBD", "NNPS"])


def test_component_sets_lemmas_and_nothing_else():
    doc = tagged()
    assert [token.lemma_ for token in NewsLemmas(doc.vocab, TABLE)(doc)] == ["rebel", "attack", "Guard"]
    assert [token.tag_ for token in doc] == ["NNS", "VBD", "NNPS"]


def test_survives_disk_and_bytes(tmp_path):
    doc = tagged()
    component = NewsLemmas(doc.vocab, TABLE)
    component.to_disk(tmp_path / "lemmas")
    for again in (
        NewsLemmas(doc.vocab).from_disk(tmp_path / "lemmas"),
        NewsLemmas(doc.vocab).from_bytes(component.to_bytes()),
    ):
        assert again.table == TABLE


def test_missing_file_is_named(tmp_path):
    with pytest.raises(PipelineError, match=r"lemmas\.json is missing"):
        NewsLemmas(spacy.blank("en").vocab).from_disk(tmp_path)


def test_empty_doc():
    vocab = spacy.blank("en").vocab
    assert len(NewsLemmas(vocab, TABLE)(Doc(vocab))) == 0
