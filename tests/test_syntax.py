"""One sentence in both label sets must come out the same."""

import pytest

from explorer.clauses import Clauses
from explorer.syntax import Syntax
from tests.docs import make_doc

UD_CALLED = """
Macron PROPN nsubj 1
called VERB ROOT 1 VBD call
on ADP case 4
the DET det 4
PMU PROPN obl 1
to PART mark 6
disband VERB xcomp 1 VB disband
"""
CLEAR_CALLED = """
Macron PROPN nsubj 1
called VERB ROOT 1 VBD call
on ADP prep 1
the DET det 4
PMU PROPN pobj 2
to PART aux 6
disband VERB xcomp 1 VB disband
"""
UD_PASSIVE = """
Raqqa PROPN nsubj:pass 2
was AUX aux:pass 2 VBD be
taken VERB ROOT 2 VBN take
by ADP case 5
the DET det 5
SDF PROPN obl:agent 2
"""
CLEAR_PASSIVE = """
Raqqa PROPN nsubjpass 2
was AUX auxpass 2 VBD be
taken VERB ROOT 2 VBN take
by ADP agent 2
the DET det 5
SDF PROPN pobj 3
"""
UD_COPULA = """
Pompeo PROPN nsubj 3
is AUX cop 3 VBZ be
the DET det 3
head NOUN ROOT 3 NN head
of ADP case 6
the DET det 6
CIA PROPN nmod 3
"""
CLEAR_COPULA = """
Pompeo PROPN nsubj 1
is AUX ROOT 1 VBZ be
the DET det 3
head NOUN attr 1 NN head
of ADP prep 3
the DET det 6
CIA PROPN pobj 4
"""


def words(tokens):
    return [token.text for token in tokens]


@pytest.mark.parametrize("rows", [UD_CALLED, CLEAR_CALLED], ids=["UD", "ClearNLP"])
def test_preposition_becomes_the_case_of_its_noun(rows):
    doc = make_doc(rows)
    clauses = Clauses(Syntax(doc))
    assert [(case, head.text) for case, head in clauses.obliques(doc[1])] == [("on", "PMU")]
    assert words(clauses.agents(doc[1])) == ["Macron"]


@pytest.mark.parametrize("rows", [UD_PASSIVE, CLEAR_PASSIVE], ids=["UD", "ClearNLP"])
def test_passive_turns_doer_and_target_round(rows):
    doc = make_doc(rows)
    clauses = Clauses(Syntax(doc))
    assert clauses.is_passive(doc[2])
    assert words(clauses.agents(doc[2])) == ["SDF"]
    assert words(clauses.patients(doc[2])) == ["Raqqa"]


@pytest.mark.parametrize("rows", [UD_COPULA, CLEAR_COPULA], ids=["UD", "ClearNLP"])
def test_copula_hangs_on_its_predicate(rows):
    doc = make_doc(rows)
    syntax = Syntax(doc)
    assert syntax.relation_of(doc[3]) == "root"
    assert syntax.parent(doc[3]) is None
    assert words(syntax.children(doc[3], "nsubj")) == ["Pompeo"]
    assert words(syntax.children(doc[3], "cop")) == ["is"]
    assert syntax.case_of(doc[6]) == "of"


def test_fixed_prepositions_are_one():
    doc = make_doc("""
    He PRON nsubj 1
    left VERB ROOT 1 VBD leave
    because ADP case 4
    of ADP fixed 2
    Iran PROPN obl 1
    """)
    assert Syntax(doc).case_of(doc[4]) == "because of"


def test_conjuncts_share_the_preposition():
    doc = make_doc("""
    talks NOUN ROOT 0
    with ADP case 2
    Iran PROPN nmod 0
    and CCONJ cc 4
    Iraq PROPN conj 2
    """)
    syntax = Syntax(doc)
    assert syntax.case_of(doc[4]) == "with"
    assert words(syntax.conjuncts(doc[2])) == ["Iran", "Iraq"]


def test_top_of_words_that_lie_across_a_coordination():
    doc = make_doc("""
    French ADJ amod 3
    and CCONJ cc 2
    Malian ADJ conj 0
    troops NOUN nsubj 4
    left VERB ROOT 4
    """)
    assert Syntax(doc).top(doc[2:4]).text == "troops"
