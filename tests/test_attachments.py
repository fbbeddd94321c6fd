"""Phrases that a parser hung on the nearest noun go back to what they belong to."""

import pytest

from explorer.attachments import mend_attachments
from tests.docs import make_doc

LETTER = """
a DET det 1
letter NOUN ROOT 1
to ADP case 3
Holm PROPN nmod 1 NNP - PERSON
and CCONJ cc 6
the DET det 6
board NOUN conj 3
from ADP case 8
Kelland PROPN {relation} 6 NNP - {label}
"""
ENVOY = """
a DET det 1
letter NOUN ROOT 1
to ADP case 4
the DET det 4
envoy NOUN nmod 1
from ADP case 6
Kelland PROPN nmod 4 NNP - GPE
"""
BANKER = """
Holm PROPN ROOT 0 NNP - PERSON
, PUNCT punct 3
a DET det 3
banker NOUN appos 0
"""
ACCUSED = """
accused VERB ROOT 0 VBD accuse
him PRON obj 0
of SCONJ mark 3
refusing VERB advcl 0 VBG refuse
to PART mark 5
fight VERB xcomp 3 VB fight
and CCONJ cc 8
{word} SCONJ mark 8
lying VERB conj 5 VBG lie
"""


def mended(rows):
    doc = make_doc(rows)
    head, relation = [token.head.i for token in doc], [token.dep_ for token in doc]
    mend_attachments(list(doc), head, relation)
    return head, relation


@pytest.mark.parametrize("relation", ["nmod", "appos"])
def test_who_sends_belongs_to_what_is_sent(relation):
    head, relations = mended(LETTER.format(relation=relation, label="PERSON"))
    assert (head[8], relations[8]) == (1, "nmod")


def test_where_an_envoy_is_from_stays_with_the_envoy():
    head, _ = mended(ENVOY)
    assert head[6] == 4


def test_an_apposition_without_preposition_stays_one():
    head, relations = mended(BANKER)
    assert (head[3], relations[3]) == (0, "appos")


@pytest.mark.parametrize(("word", "beside"), [("of", 3), ("by", 5)])
def test_a_second_clause_stands_beside_the_one_that_begins_alike(word, beside):
    head, _ = mended(ACCUSED.format(word=word))
    assert head[8] == beside
