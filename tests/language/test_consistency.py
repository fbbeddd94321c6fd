import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, Span

from explorer.language.component import CONFIDENCE
from explorer.language.consistency import NameConsistency
from explorer.language.marks import Mark
from explorer.language.name_steps import apply_shapes, join_neighbours, name_broadcasters, take_articles
from explorer.language.repeats import Repeats
from explorer.settings import NAME_MENDED

VOCAB = spacy.blank("en").vocab
LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-GPE", "I-GPE", "B-LOC", "I-LOC")


def make_doc(text: str, starts: tuple[int, ...] = (0,)) -> Doc:
    """Words with blanks between them; "_" joins words without a blank ("al_-_Bab")."""
    words, spaces = [], []
    for chunk in text.split(" "):
        parts = chunk.split("_")
        words += parts
        spaces += [False] * (len(parts) - 1) + [True]
    return Doc(VOCAB, words=words, spaces=spaces, sent_starts=[k in starts for k in range(len(words))])


def mark(doc: Doc, words: str, kind: str, probability: float = 0.9, nth: int = 0) -> Mark:
    form = words.replace("_", " ").split(" ")
    places = [k for k in range(len(doc)) if [token.text for token in doc[k : k + len(form)]] == form]
    return Mark(places[nth], places[nth] + len(form), kind, probability)


def shown(doc: Doc, marks) -> list[tuple[str, str]]:
    return [(doc[one.begin : one.end].text, one.kind) for one in marks]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("in al_-_Bab today", [("Bab", "GPE")], [("al-Bab", "GPE")]),
        ("in al_-_Bab today", [("al", "GPE"), ("- Bab", "GPE")], [("al-Bab", "GPE")]),
        ("in al - Bab today", [("Bab", "GPE")], [("Bab", "GPE")]),  # a dash, no hyphen
        ("the US_-_Iran talks", [("US", "GPE"), ("Iran", "GPE")], [("US", "GPE"), ("Iran", "GPE")]),
        ("Haider al_-_Abadi said", [("Haider al - Abadi", "PERSON")], [("Haider al-Abadi", "PERSON")]),
    ],
)
def test_the_article_belongs_to_the_name(text, names, expected):
    doc = make_doc(text)
    assert shown(doc, take_articles(doc, [mark(doc, *name) for name in names])) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("in Northern Iraq now", [("Northern", "GPE"), ("Iraq", "GPE")], [("Northern Iraq", "LOC")]),
        ("in Northern Iraq now", [("Iraq", "GPE")], [("Northern Iraq", "LOC")]),
        ("in northern Iraq now", [("Iraq", "GPE")], [("Iraq", "GPE")]),
        ("Northern Iraq is calm", [("Iraq", "GPE")], [("Iraq", "GPE")]),  # the capital may only begin the sentence
        ("in South Lebanon", [("South", "GPE"), ("Lebanon", "GPE")], [("South Lebanon", "GPE")]),
        ("told Iraq Iran and", [("Iraq", "GPE"), ("Iran", "GPE")], [("Iraq", "GPE"), ("Iran", "GPE")]),
        ("for Ali Reza Karimi said", [("Ali", "PERSON"), ("Reza Karimi", "PERSON")], [("Ali Reza Karimi", "PERSON")]),
        ("for Karimi Reza Karimi is", [("Karimi", "PERSON"), ("Reza Karimi", "PERSON")],
         [("Karimi", "PERSON"), ("Reza Karimi", "PERSON")]),
        ("the Iraqi Army", [("Iraqi", "NORP"), ("Army", "ORG")], [("Iraqi", "NORP"), ("Army", "ORG")]),
    ],
)  # fmt: skip
def test_neighbours(text, names, expected):
    doc = make_doc(text)
    assert shown(doc, join_neighbours(doc, [mark(doc, *name) for name in names])) == expected


def test_neighbours_in_two_sentences_stay_apart():
    doc = make_doc("with Ali Reza left", starts=(0, 2))
    marks = [mark(doc, "Ali", "PERSON"), mark(doc, "Reza", "PERSON")]
    assert join_neighbours(doc, marks) == marks


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("told Mehr News Agency that", ("Mehr", "PERSON"), ("Mehr News Agency", "ORG")),
        ("told Mehr News Agency that", ("Mehr News Agency", "PERSON"), ("Mehr News Agency", "ORG")),
        ("the Nusra Front fled", ("Nusra Front", "LOC"), ("Nusra Front", "ORG")),
        ("the Baghdad Post wrote", ("Baghdad", "GPE"), ("Baghdad Post", "ORG")),
        ("told Mehr that", ("Mehr", "PERSON"), ("Mehr", "PERSON")),
        ("told Le Figaro that", ("Le Figaro", "PERSON"), ("Le Figaro", "ORG")),
    ],
)
def test_shapes_of_organizations(text, name, expected):
    doc = make_doc(text)
    assert shown(doc, apply_shapes(doc, [mark(doc, *name)])) == [expected]


def test_a_media_word_of_the_next_sentence_is_not_taken_in():
    doc = make_doc("said Mehr News came", starts=(0, 2))
    assert shown(doc, apply_shapes(doc, [mark(doc, "Mehr", "PERSON")])) == [("Mehr", "PERSON")]


def test_the_bare_name_of_a_broadcaster():
    doc = make_doc("told al_-_Mada TV . Al_-_Mada said", starts=(0, 6))
    marks = [mark(doc, "al_-_Mada TV", "ORG"), mark(doc, "Al_-_Mada", "PERSON")]
    assert shown(doc, name_broadcasters(doc, marks)) == [("al-Mada TV", "ORG"), ("Al-Mada", "ORG")]


def test_a_person_of_that_name_stays_a_person():
    doc = make_doc("Fox News and Vicente Fox ; Fox said")
    marks = [mark(doc, "Fox News", "ORG"), mark(doc, "Vicente Fox", "PERSON"), mark(doc, "Fox", "PERSON", nth=2)]
    assert name_broadcasters(doc, marks) == marks


def with_scores(text: str, *places: tuple[str, int, str, float]) -> tuple[Doc, list[Mark]]:
    """A Doc whose tensor gives words (at their nth place) a kind with some probability; marks where above a half."""
    doc = make_doc(text)
    table = np.full((len(doc), len(LABELS)), 1e-4)
    table[:, 0] = 0.99
    marks = []
    for words, nth, kind, probability in places:
        one = mark(doc, words, kind, probability, nth)
        for k in range(one.begin, one.end):
            table[k, 0] = 1 - probability
            table[k, LABELS.index(("B-" if k == one.begin else "I-") + kind)] = probability
        marks += [one] if probability > 0.5 else []
    doc.tensor = np.log(table).astype(np.float32)
    return doc, marks


def agree(text: str, *places) -> list[tuple[str, str]]:
    doc, marks = with_scores(text, *places)
    return shown(doc, Repeats(doc, LABELS).agree(marks))


def test_a_missed_place_of_a_sure_name_is_found():
    text = "the Guards said . the Guards fled"
    assert agree(text, ("Guards", 0, "ORG", 0.95), ("Guards", 1, "ORG", 0.3)) == [("Guards", "ORG")] * 2


def test_a_place_that_is_surely_no_name_stays_none():
    text = "the Guards said . the Guards fled"
    assert agree(text, ("Guards", 0, "ORG", 0.99), ("Guards", 1, "ORG", 0.01)) == [("Guards", "ORG")]


def test_unsure_names_say_nothing_about_other_places():
    text = "the Guards said . the Guards fled"
    assert agree(text, ("Guards", 0, "ORG", 0.7), ("Guards", 1, "ORG", 0.45)) == [("Guards", "ORG")]


def test_summed_evidence_decides_the_kind():
    text = "in Kirkuk , from Kirkuk , to Kirkuk"
    places = [("Kirkuk", 0, "GPE", 0.9), ("Kirkuk", 1, "GPE", 0.9), ("Kirkuk", 2, "PERSON", 0.6)]
    assert agree(text, *places) == [("Kirkuk", "GPE")] * 3


def test_a_sure_place_keeps_its_reading():
    text = "in Washington , from Washington , said Washington"
    places = [("Washington", 0, "GPE", 0.9), ("Washington", 1, "GPE", 0.9), ("Washington", 2, "PERSON", 0.98)]
    assert agree(text, *places)[2] == ("Washington", "PERSON")


def test_a_part_grows_to_the_whole_name():
    text = "in al_-_Bab and al_-_Bab"
    doc, marks = with_scores(text, ("al_-_Bab", 0, "GPE", 0.95), ("al_-_Bab", 1, "GPE", 0.4))
    marks.append(mark(doc, "Bab", "GPE", 0.6, nth=1))
    assert shown(doc, Repeats(doc, LABELS).agree(marks)) == [("al-Bab", "GPE")] * 2


def test_names_inside_longer_names_stay():
    text = "in Iran . the Iran Air jet"
    assert agree(text, ("Iran", 0, "GPE", 0.99), ("Iran Air", 0, "ORG", 0.9)) == [("Iran", "GPE"), ("Iran Air", "ORG")]


def test_component_writes_names_confidences_and_reasons():
    doc, _ = with_scores("in Kirkuk , from Kirkuk , to Kirkuk", ("Kirkuk", 0, "GPE", 0.9), ("Kirkuk", 1, "GPE", 0.9),
                         ("Kirkuk", 2, "PERSON", 0.6))  # fmt: skip
    for start, kind, probability in ((1, "GPE", 0.9), (4, "GPE", 0.9), (7, "PERSON", 0.6)):
        span = Span(doc, start, start + 1, kind)
        doc.set_ents([span], default="unmodified")
        doc.user_data[(CONFIDENCE, span.start_char, span.end_char)] = probability
    NameConsistency().from_bytes(NameConsistency(LABELS).to_bytes())(doc)
    last = doc.ents[2]
    assert last.label_ == "GPE"
    assert doc.user_data[(NAME_MENDED, last.start_char, last.end_char)] == "repeat"
    assert doc.user_data[(CONFIDENCE, last.start_char, last.end_char)] == pytest.approx(0.6, abs=0.01)
    assert (NAME_MENDED, doc.ents[0].start_char, doc.ents[0].end_char) not in doc.user_data


def test_docs_of_other_pipelines_have_no_scores_and_are_mended_as_far_as_possible():
    doc = make_doc("in Northern Iraq now")
    doc.ents = [Span(doc, 2, 3, "GPE")]
    assert [name.text for name in NameConsistency()(doc).ents] == ["Northern Iraq"]


def test_steps_can_be_chosen():
    doc = make_doc("in Northern Iraq now")
    doc.ents = [Span(doc, 2, 3, "GPE")]
    assert [name.text for name in NameConsistency(steps=["article"])(doc).ents] == ["Iraq"]
