"""A verb has one subject; a parse that gives it two, or only an empty one, is put right."""

import pytest

from explorer.subjects import mend_subjects
from tests.docs import make_doc

TOLD_BEFORE = """
Holm PROPN nsubj 6
opened VERB ccomp 6 VBD open
the DET det 3
talks NOUN obj 1
, PUNCT punct 1
Kelland PROPN nsubj 6
said VERB ROOT 6 VBD say
"""
TOLD_BEHIND = """
Kelland PROPN nsubj 1
said VERB ROOT 1 VBD say
Friday PROPN obl 1
Holm PROPN nsubj 1
has AUX aux 5 VBZ have
opened VERB ccomp 1 VBN open
talks NOUN obj 5
"""
TO_COME = """
Holm PROPN nsubj 5
will AUX aux 2 MD will
visit VERB ccomp 5 VB visit
Marenia PROPN obj 2
Kelland PROPN nsubj 5
said VERB ROOT 5 VBD say
"""
OBJECT = """
Kelland PROPN nsubj 2
today NOUN obl:unmarked 2
accused VERB ROOT 2 VBD accuse
Marenia PROPN nsubj 2
of SCONJ mark 5
lying VERB advcl 2 VBG lie
"""
AGAINST = """
Holm PROPN nsubj 1
opened VERB ROOT 1 VBD open
an DET det 3
inquiry NOUN obj 1
against ADP case 5
Marenia PROPN nsubj 1
"""
WILLING = """
It PRON expl 2
is AUX cop 2 VBZ be
willing ADJ ROOT 2
to PART mark 4
withdraw VERB xcomp 2 VB withdraw
"""
CLEAR = """
It PRON expl 2
is AUX cop 2 VBZ be
clear ADJ ROOT 2
that SCONJ mark 5
Kelland PROPN nsubj 5
lied VERB ccomp 2 VBD lie
"""
INVERTED = """
talks NOUN obj 2
, PUNCT punct 2
said VERB ROOT 2 VBD say
Holm PROPN nsubj 2
"""


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        (TOLD_BEFORE, "Holm", ("opened", "nsubj")),
        (TOLD_BEFORE, "Kelland", ("said", "nsubj")),
        (TOLD_BEHIND, "Holm", ("opened", "nsubj")),
        (TOLD_BEHIND, "Kelland", ("said", "nsubj")),
        (TO_COME, "Holm", ("visit", "nsubj")),
        (OBJECT, "Marenia", ("accused", "obj")),
        (OBJECT, "Kelland", ("accused", "nsubj")),
        (AGAINST, "Marenia", ("opened", "obl")),
        (WILLING, "It", ("willing", "nsubj")),
        (CLEAR, "It", ("clear", "expl")),
        (INVERTED, "Holm", ("said", "nsubj")),
    ],
)
def test_where_a_word_hangs(rows, word, expected):
    tokens = list(make_doc(rows))
    head, relation = [token.head.i for token in tokens], [token.dep_ for token in tokens]
    mend_subjects(tokens, head, relation)
    index = next(token.i for token in tokens if token.text == word)
    assert (tokens[head[index]].text, relation[index]) == expected
