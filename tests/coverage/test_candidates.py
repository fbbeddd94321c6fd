"""Words worth discussing: which are marked in sentences of portrayals.conllu, and what the lists look like."""

import pytest

from explorer.coverage.candidates import find_candidates
from explorer.coverage.wordlists import read_classifying, read_deeds, read_patterns, read_reasons
from explorer.located import Located
from explorer.syntax import Syntax
from tests.coverage.seen import PARSES, candidates_of, locate
from tests.docs import make_doc
from tests.parsed import read_docs

PATTERNS = [p for rest in read_patterns().values() for patterns in rest.values() for p in patterns]

EXPECTED = {
    "loaded": [
        "brutal: judging adjectives",
        "regime: words for rulers",
        "claimed: judging verbs of saying",
        "neutralised: euphemisms",
        "terrorists: labels for fighters",
    ],
    "names": [],
    "guards": ["Rebels: labels for fighters"],
    "images": ["flood of refugees: images for people"],
    "scare": ["volunteers: distance", "so-called: distance", "special military operation: euphemisms"],
    "capitals": ["MILITANTS: labels for fighters"],
    "is-a": ["wholly owned: words that deny independence", "mouthpiece: words that deny independence"],
    "noun": ["liberation: words for taking a place"],
    "empty": ["It is clear that: boosters"],
    "quoted": ["traitor: words of conflict"],
    "apposition": ["hard-line: political labels"],
    "preposition": [],
    "recipient": [],
}


@pytest.mark.parametrize("key", EXPECTED)
def test_words_worth_discussing_are_marked(key):
    assert candidates_of(key) == EXPECTED[key]


@pytest.mark.parametrize("key", sorted(read_docs(PARSES)))
def test_a_candidate_gives_its_words_and_its_reason(key):
    _, located = locate(key)
    end = 0
    for candidate in find_candidates(located):
        assert located.text[candidate.start : candidate.end] == candidate.text != ""
        assert candidate.reason == read_reasons()[candidate.group]
        sentence = next(each for each in located.sentences if each.id == candidate.sentence_id)
        assert sentence.start <= candidate.start < sentence.end
        assert candidate.document_id == sentence.document_id
        assert candidate.start >= end, "candidates do not overlap"
        end = candidate.end


def words_found(rows):
    doc = make_doc(rows)
    return [candidate.text for candidate in find_candidates(Located(doc, Syntax(doc), (), ()))]


def test_others_alternatives_are_given_where_they_help():
    _, located = locate("loaded")
    by_text = {candidate.text: candidate.alternatives for candidate in find_candidates(located)}
    assert "government" in by_text["regime"]
    assert by_text["brutal"] == ()


def test_a_verb_is_not_taken_for_the_noun():
    assert words_found("They PRON nsubj 1\nrebel VERB root 1 VBP rebel") == []
    assert words_found("The DET det 1\nrebel NOUN nsubj 2 NN rebel\nran VERB root 2 VBD run") == ["rebel"]


def test_a_participle_before_its_noun_is_an_adjective():
    rows = "A DET det 2\ndevastating VERB amod 2 VBG devastate\nraid NOUN nsubj 3 NN\ncame VERB root 3 VBD come"
    assert words_found(rows) == ["devastating"]


def test_a_capital_within_a_sentence_names_somebody_even_where_nobody_saw_the_name():
    rows = "the DET det 2\nRebel PROPN compound 2 NNP rebel\nBoard PROPN nsubj 3 NNP Board\nmet VERB root 3 VBD meet"
    assert words_found(rows) == []


def test_the_word_before_can_rule_it_out():
    fire = "foreign ADJ amod 2\nfire NOUN compound 2 NN\nfighters NOUN nsubj 3 NNS fighter\ncame VERB root 3 VBD come"
    assert words_found(fire) == []
    assert words_found(fire.replace("fire NOUN", "young NOUN").replace("foreign", "many")) == ["fighters"]


@pytest.mark.parametrize("mark", ['"', "“", "‘"])
def test_a_quotation_mark_that_never_closes_marks_nothing(mark):
    assert words_found(f"{mark} PUNCT punct 1\nvolunteers NOUN nsubj 2 NNS\nleft VERB root 2 VBD leave") == []


def test_every_group_has_a_reason_and_every_pattern_a_group():
    groups = {pattern.group for pattern in PATTERNS}
    assert groups == set(read_reasons())
    assert all(reason.endswith(".") and len(reason) > 60 for reason in read_reasons().values())


def test_no_pattern_is_written_twice():
    assert len({(pattern.words, pattern.pos) for pattern in PATTERNS}) == len(set(PATTERNS)) > 900


def test_patterns_are_lower_case():
    for pattern in PATTERNS:
        for word in (*(w for choices in pattern.words for w in choices), *pattern.not_before, *pattern.not_behind):
            assert word == word.lower().strip() != "", pattern
        assert pattern.pos in ("", "NOUN", "VERB", "ADJ", "ADV"), pattern


def test_nouns_for_deeds_say_who_stands_where():
    for noun, deed in read_deeds().items():
        assert deed.of in ("doer", "target"), noun
        assert deed.owner in ("doer", "target"), noun


def test_classifying_adjectives_are_no_candidates():
    words = {word for pattern in PATTERNS if len(pattern.words) == 1 for word in pattern.words[0]}
    assert not words & read_classifying()
