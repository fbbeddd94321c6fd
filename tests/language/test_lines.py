from itertools import pairwise

import pytest
import spacy

from explorer.language.lines import find_line_ends, find_noted_ends, mark_line_ends

WRAPPED = """BAGHDAD - The prime minister said on Tuesday that his government would not
negotiate with the rebels as long as they held the northern towns, and that it
had asked the neighbours for help. The rebels denied that they were losing and
said in a statement that they would fight on until their demands were met in
full, whatever the price of it."""

PARAGRAPHS = """Minister visits the north
The prime minister said on Tuesday that his government would not talk to the rebels as long as they held the towns.
al-Hurra TV reported that the rebels denied it. They said that they would fight on until all demands were met.
Reuters:
“We will fight on,” a spokesman told reporters on the telephone, and hung up before anybody could ask."""


def parts(text: str) -> list[str]:
    ends = [0, *find_line_ends(text), len(text)]
    return [text[a:b].strip() for a, b in pairwise(ends)]


def test_headline_and_paragraphs_end_with_their_line():
    assert parts(PARAGRAPHS) == PARAGRAPHS.split("\n")


def test_wrapped_text_is_not_cut():
    assert parts(WRAPPED) == [WRAPPED]


def test_wrapped_paragraphs_end_at_blank_lines_and_short_lines():
    text = f"Talks fail\n\n{WRAPPED}\n\n{WRAPPED}\nA last short line.\nAnd one more."
    assert parts(text) == ["Talks fail", WRAPPED, WRAPPED, "A last short line.", "And one more."]


def test_list_items_end_with_their_line():
    text = "The delegation:\n- Ann Smith, chair\n- Bob Jones\n- a representative of the union"
    assert len(parts(text)) == 4


def test_a_list_of_names_is_not_taken_for_wrapped_text():
    assert len(parts("alpha\nbeta\ngamma\ndelta")) == 4


def test_other_line_ends():
    assert parts("A headline\r\nThe text.") == ["A headline", "The text."]
    assert parts("A headline\rThe text.") == ["A headline", "The text."]


@pytest.mark.parametrize("text", ["", "\n", "One line.", "One line.\n", "\n\nOne line.\n\n"])
def test_nothing_to_cut(text):
    assert find_line_ends(text) == []


def test_doc_gets_sentence_starts_at_the_next_word():
    nlp = spacy.blank("en")
    doc = mark_line_ends(nlp("Talks fail \n\n  The minister left.\nHe was angry."))
    assert [token.text for token in doc if token.is_sent_start and token.i] == ["The", "He"]


def test_many_short_lines_are_quick():
    text = "a b c d e f\n" * 20_000
    assert len(find_line_ends(text)) == 19_999


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("Nine men died.[3][4] A nurse from Brune said so.", ["A nurse"]),
        ("She left “in May.”[note 2] “We knew,” he said.[b]", ["“We knew"]),
        ("It burnt down (in 1904).[citation needed] Émile rebuilt it.[12] He died.", ["Émile", "He died"]),
        ("The U.S.[3] Marines left.", []),
        ("It burnt down,[3] Ada said.", []),
        ("It began in May.[1] al-Hurra reported it.", []),
        ("Nine men died.[sic] A nurse said so.", []),
    ],
)
def test_a_sentence_ends_with_the_marks_of_its_notes(text, begin):
    starts = find_noted_ends(text)
    assert len(starts) == len(begin)
    assert all(text[start:].startswith(words) for start, words in zip(starts, begin, strict=True))


def test_doc_gets_a_sentence_start_behind_marks_of_notes():
    doc = mark_line_ends(spacy.blank("en")("Nine men died.[3][4] A nurse said so.\nShe left."))
    assert [token.text for token in doc if token.is_sent_start] == ["A", "She"]
