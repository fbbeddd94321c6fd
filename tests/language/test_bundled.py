"""The bundled pipeline on raw text: what a reader of the page would notice at once if it were wrong."""

import pytest
import spacy

from explorer.language import annotate
from explorer.language.component import CONFIDENCE

REPORT = """Minister rejects talks with the Northern Front

BAGHDAD (Reuters) - Iraqi Prime Minister Karim al-Tikriti told the U.N. Security Council on Tuesday
that his government will not negotiate with the rebels.

“We will not talk to people who killed our soldiers,” al-Tikriti said. The U.S.-backed Syrian
Democratic Forces (SDF) denied the charge.

Mr. al-Tikriti’s office did not answer questions from al-Nour TV. Al-Nour reported later that Ms.
Hadid, the envoy of Saudi Arabia, had been warned by the Iranian Foreign Ministry.
"""


@pytest.fixture(scope="module")
def report(bundled):
    return bundled(REPORT)


def test_components(bundled):
    assert bundled.pipe_names == ["line_breaks", "news_encoder", "news_lemmas", "name_consistency"]


def test_sentences(report):
    begins = [sentence.text.split()[0] for sentence in report.sents]
    assert begins == ["Minister", "BAGHDAD", "Iraqi", "“We", "The", "Mr.", "Al-Nour"]
    assert [sentence.text.strip()[-4:] for sentence in report.sents][3] == "aid."  # not cut behind the quotation mark


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Karim al-Tikriti", "PERSON"),
        ("al-Tikriti", "PERSON"),
        ("Hadid", "PERSON"),
        ("Iraqi", "NORP"),
        ("Iranian", "NORP"),
        ("Saudi Arabia", "GPE"),
        ("U.S.", "GPE"),
        ("Reuters", "ORG"),
        ("U.N. Security Council", "ORG"),
        ("Syrian Democratic Forces", "ORG"),
        ("SDF", "ORG"),
        ("al-Nour TV", "ORG"),
        ("Al-Nour", "ORG"),
    ],
)
def test_names(report, name, kind):
    assert (name, kind) in {(" ".join(found.text.split()), found.label_) for found in report.ents}


def test_every_name_has_a_confidence(report):
    confidences = [report.user_data[(CONFIDENCE, name.start_char, name.end_char)] for name in report.ents]
    assert all(0 < confidence <= 1 for confidence in confidences)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Iran attacked Turkey.", "attacked", {"nsubj": "Iran", "obj": "Turkey"}),
        ("Turkey was warned by Iran.", "warned", {"nsubj:pass": "Turkey", "obl:agent": "Iran"}),
        ("Ann Smith sent a letter to the army.", "sent", {"nsubj": "Ann", "obj": "letter", "obl": "army"}),
        ("The minister refused to open the letter.", "open", {"obj": "letter"}),
    ],
)
def test_who_does_what_to_whom(bundled, text, verb, expected):
    head = next(token for token in bundled(text) if token.text == verb)
    found = {child.dep_: child.text for child in head.children}
    assert {relation: found.get(relation) for relation in expected} == expected


@pytest.mark.parametrize(
    ("text", "word", "lemma", "tag"),
    [
        ("They blamed the army.", "blamed", "blame", "VBD"),
        ("The rebels fled.", "fled", "flee", "VBD"),
        ("The militias were attacked.", "militias", "militia", "NNS"),
        ("The army was attacked.", "was", "be", "VBD"),
        ("He didn’t say it.", "n’t", "not", "RB"),
    ],
)
def test_lemmas_and_tags(bundled, text, word, lemma, tag):
    token = next(token for token in bundled(text) if token.text == word)
    assert (token.lemma_, token.tag_) == (lemma, tag)


def test_morphology(bundled):
    doc = bundled("She left.")
    assert doc[0].morph.get("Gender") == ["Fem"]
    assert doc[1].morph.get("Tense") == ["Past"]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "😀", "a" * 30_000, "\x00\x07", "<script>alert('Iran')</script>", "." * 3000,
     "中文 text", "- - -", "word " * 2000],
)  # fmt: skip
def test_any_text_is_kept_and_parsed(bundled, text):
    doc = bundled(text)
    assert doc.text == text
    assert all(token.head.sent == token.sent for token in doc)


def test_order_is_kept_and_processes_agree(bundled):
    texts = [f"Place number {k} warned Iran. Nobody answered." for k in range(40)]
    one = [[(token.text, token.dep_, token.ent_type_) for token in doc] for doc in annotate(bundled, texts)]
    two = [[(token.text, token.dep_, token.ent_type_) for token in doc] for doc in annotate(bundled, texts, jobs=2)]
    assert one == two
    assert [row[2][0] for row in one] == [str(k) for k in range(40)]


def test_a_text_is_read_the_same_alone_and_among_others(bundled):
    alone = bundled(REPORT)
    among = list(annotate(bundled, ["Iran warned Iraq."] * 5 + [REPORT]))[-1]
    assert [(e.text, e.label_) for e in alone.ents] == [(e.text, e.label_) for e in among.ents]
    assert [token.head.i for token in alone] == [token.head.i for token in among]


def test_survives_disk(bundled, tmp_path):
    bundled.to_disk(tmp_path / "copy")
    again = spacy.load(tmp_path / "copy")
    text = "Iran warned the al-Qaida leader in Syria."
    assert again(text).to_json() == bundled(text).to_json()
