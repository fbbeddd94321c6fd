"""Whether a clause is negated by its own words, and where that ends; parses by hand."""

import pytest

from explorer.clauses import Clauses
from explorer.factuality.negation import is_negated
from explorer.syntax import Syntax
from tests.docs import make_doc


def read(rows):
    doc = make_doc(rows)
    return doc, Clauses(Syntax(doc))


@pytest.mark.parametrize(
    ("rows", "negated"),
    [
        ("He PRON nsubj 3\ndid AUX aux 3\nnot PART advmod 3\nleave VERB ROOT 3 VB leave", True),
        ("No DET det 1\ntroops NOUN nsubj 2\nleft VERB ROOT 2 VBD leave", True),
        ("Some DET det 1\ntroops NOUN nsubj 2\nleft VERB ROOT 2 VBD leave", False),
        ("They PRON nsubj 4\ndid AUX aux 4\nnot PART advmod 4\njust ADV advmod 4\nleave VERB ROOT 4 VB leave", False),
        ("Not PART advmod 4\nonly ADV advmod 4\ndid AUX aux 4\nhe PRON nsubj 4\nleave VERB ROOT 4 VB leave", False),
        ("No DET det 1\none NOUN nsubj 4\nbut CCONJ cc 3\nKern PROPN conj 1\nleft VERB ROOT 4 VBD leave", False),
        ("Nobody NOUN nsubj 3\nexcept ADP case 2\nKern PROPN nmod 0\nleft VERB ROOT 3 VBD leave", False),
        (
            "He PRON nsubj 3\ndid AUX aux 3\nnot PART advmod 3\nleave VERB ROOT 3 VB leave\n"
            "until ADP case 5\nMonday PROPN obl 3",
            False,
        ),
        (
            "He PRON nsubj 3\nhas AUX aux 3\nnot PART advmod 3\nleft VERB ROOT 3 VBN leave\n"
            "until ADP case 5\nnow ADV obl 3",
            True,
        ),
        (
            "Not PART advmod 2\na DET det 2\nshot NOUN nsubj:pass 4\nwas AUX aux:pass 4\nfired VERB ROOT 4 VBN fire",
            True,
        ),
    ],
)
def test_negation(rows, negated):
    doc, clauses = read(rows)
    assert is_negated(clauses, next(t for t in doc if t.pos_ == "VERB")) is negated
