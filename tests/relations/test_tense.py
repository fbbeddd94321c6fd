"""A sentence tells a deed in the past or the present, as its verbs are tagged."""

import pytest

from explorer.relations.tense import tense_of
from explorer.syntax import Syntax
from tests.docs import make_doc

SENTENCES = {
    "past": ("Ada PROPN nsubj 1\nwarned VERB root 1 VBD\nOmar PROPN obj 1", 1, "past"),
    "present": ("Ada PROPN nsubj 1\nwarns VERB root 1 VBZ\nOmar PROPN obj 1", 1, "present"),
    "perfect": ("Ada PROPN nsubj 2\nhas AUX aux 2 VBZ have\nwarned VERB root 2 VBN", 2, "past"),
    "to come": ("Ada PROPN nsubj 2\nwill AUX aux 2 MD\nwarn VERB root 2 VB", 2, ""),
    "infinitive": (
        "Ada PROPN nsubj 1\nasked VERB root 1 VBD\nOmar PROPN obj 1\nto PART mark 4 TO\nhelp VERB xcomp 1 VB",
        4,
        "past",
    ),
    "noun": ("the DET det 1 DT\nattack NOUN root 1 NN", 1, "past"),
}


@pytest.mark.parametrize("which", SENTENCES)
def test_the_tags_of_verbs_tell_the_tense(which):
    rows, at, told = SENTENCES[which]
    doc = make_doc(rows)
    assert tense_of(Syntax(doc), [doc[at]], done=True) == told


def test_a_noun_tells_no_time_of_what_was_not_done():
    doc = make_doc(SENTENCES["noun"][0])
    assert tense_of(Syntax(doc), [doc[1]]) == ""
