"""ClearNLP trees in UD's shape: one table row for each way in which the two differ."""

import pytest

from explorer.clearnlp import is_clearnlp
from explorer.syntax import Syntax
from tests.docs import make_doc

BECAUSE_OF = """
It PRON nsubj 1
closed VERB ROOT 1 VBD close
because SCONJ prep 1
of ADP pcomp 2
floods NOUN pobj 2
"""
FROM_BEHIND = """
He PRON nsubj 1
fired VERB ROOT 1 VBD fire
from ADP prep 1
behind ADP prep 2
walls NOUN pobj 3
"""
WITH_AND_WITH = """
They PRON nsubj 1
met VERB ROOT 1 VBD meet
with ADP prep 1
Kenya PROPN pobj 2
and CCONJ cc 2
with ADP conj 2
Uganda PROPN pobj 5
"""
WITHOUT_GOING = """
She PRON nsubj 1
left VERB ROOT 1 VBD leave
without ADP prep 1
voting VERB pcomp 2 VBG vote
"""
GAVE_TO = """
Peru PROPN nsubj 1
gave VERB ROOT 1 VBD give
land NOUN dobj 1
to PART dative 1
farmers NOUN pobj 3
"""
WANTED_HIM_TO_GO = """
Peru PROPN nsubj 1
wanted VERB ROOT 1 VBD want
him PRON nsubj 4
to PART aux 4 TO
go VERB ccomp 1 VB go
"""
LET_HIM_GO = """
Peru PROPN nsubj 1
let VERB ROOT 1 VBD let
him PRON nsubj 3
go VERB ccomp 1 VB go
home NOUN npadvmod 3
"""
HELD_RESPONSIBLE = """
Peru PROPN nsubj 1
held VERB ROOT 1 VBD hold
him PRON dobj 1
responsible ADJ ccomp 1
"""
THINKS_HIM_GUILTY = """
Peru PROPN nsubj 1
thinks VERB ROOT 1 VBZ think
him PRON nsubj 3
guilty ADJ ccomp 1
of ADP prep 3
fraud NOUN pobj 4
"""
SHAMEFUL_SHE_SAID = """
Shameful ADJ ccomp 3
, PUNCT punct 3
she PRON nsubj 3
told VERB ROOT 3 VBD tell
Peru PROPN dobj 3
"""
SAID_HE_WENT = """
Peru PROPN nsubj 1
said VERB ROOT 1 VBD say
he PRON nsubj 4
had AUX aux 4 VBD have
gone VERB ccomp 1 VBN go
soon ADV neg 4
"""
THERE_ARE = """
There PRON expl 1
are AUX ROOT 1 VBP be
troops NOUN attr 1
in ADP prep 2
Chad PROPN pobj 3
"""
IS_IN_TALKS = """
Chad PROPN nsubj 1
is AUX ROOT 1 VBZ be
in ADP prep 1
talks NOUN pobj 2
"""
IS_TO_BLAME = """
Chad PROPN nsubj 1
is AUX ccomp 6 VBZ be
to PART aux 3 TO
blame VERB xcomp 1 VB blame
, PUNCT punct 6
she PRON nsubj 6
said VERB ROOT 6 VBD say
never ADV neg 6
"""
IT_IS_CLEAR = """
It PRON nsubj 1
is AUX ROOT 1 VBZ be
clear ADJ acomp 1
that SCONJ mark 5
he PRON nsubj 5
left VERB ccomp 1 VBD leave
"""
BECAME_HEAD = """
She PRON nsubj 1
became VERB ROOT 1 VBD become
president NOUN attr 1
"""
THREE = """
Chad PROPN nsubj 5
, PUNCT punct 0
Togo PROPN conj 0
and CCONJ cc 2
Mali PROPN conj 2
voted VERB ROOT 5 VBD vote
not PART neg 5
"""

SHAPES = [
    (BECAUSE_OF, {"floods": "obl closed", "because": "case floods", "of": "case floods"}),
    (FROM_BEHIND, {"walls": "obl fired", "from": "case walls", "behind": "case walls"}),
    (WITH_AND_WITH, {"Kenya": "obl met", "Uganda": "conj Kenya", "and": "cc Uganda"}),
    (WITHOUT_GOING, {"voting": "advcl left", "without": "mark voting"}),
    (GAVE_TO, {"farmers": "obl gave", "to": "case farmers", "land": "obj gave"}),
    (WANTED_HIM_TO_GO, {"him": "obj wanted", "go": "xcomp wanted", "to": "mark go"}),
    (LET_HIM_GO, {"him": "obj let", "go": "xcomp let"}),
    (HELD_RESPONSIBLE, {"responsible": "xcomp held", "him": "obj held"}),
    (THINKS_HIM_GUILTY, {"guilty": "xcomp thinks", "him": "obj thinks", "fraud": "obl guilty"}),
    (SHAMEFUL_SHE_SAID, {"Shameful": "ccomp told", "Peru": "obj told"}),
    (SAID_HE_WENT, {"he": "nsubj gone", "gone": "ccomp said", "had": "aux gone"}),
    (THERE_ARE, {"troops": "nsubj are", "are": "root are", "Chad": "nmod troops"}),
    (IS_IN_TALKS, {"talks": "root talks", "is": "cop talks", "Chad": "nsubj talks", "in": "case talks"}),
    (IS_TO_BLAME, {"blame": "ccomp said", "is": "cop blame", "Chad": "nsubj blame", "to": "mark blame"}),
    (IT_IS_CLEAR, {"clear": "root clear", "It": "expl clear", "left": "ccomp clear"}),
    (BECAME_HEAD, {"president": "xcomp became", "became": "root became"}),
    (THREE, {"Togo": "conj Chad", "Mali": "conj Chad", "and": "cc Mali"}),
]

BROKEN = [
    "To ADP ROOT 0\nChad PROPN pobj 0\nand CCONJ cc 0\nMali PROPN pobj 0",
    "to ADP prep 3\nover ADP pobj 0\nhills NOUN pobj 1\nwent VERB ROOT 3",
    "is AUX ROOT 0 VBZ be\nis AUX attr 0 VBZ be\nfree ADJ acomp 1\nMali PROPN conj 2\nChad PROPN conj 3",
]
"""Misparses: a preposition as root with two nouns, a preposition for a noun, "is" as what "is" states."""


@pytest.mark.parametrize(("rows", "expected"), SHAPES, ids=[next(iter(expected)) for _, expected in SHAPES])
def test_shape(rows, expected):
    doc = make_doc(rows)
    syntax = Syntax(doc)
    found = {t.text: f"{syntax.relation_of(t)} {(syntax.parent(t) or t).text}" for t in doc}
    assert {word: found[word] for word in expected} == expected


@pytest.mark.parametrize("rows", BROKEN)
def test_a_misparse_stays_a_tree_with_one_root(rows):
    doc = make_doc(rows)
    assert is_clearnlp(doc)
    syntax = Syntax(doc)
    roots = [token for token in doc if syntax.parent(token) is None]
    assert len(roots) == 1
    assert syntax.subtree(roots[0]) == list(doc)


def test_prepositions_of_more_words_are_one_case():
    assert [Syntax(make_doc(rows)).case_of(make_doc(rows)[4]) for rows in (BECAUSE_OF, FROM_BEHIND)] == [
        "because of",
        "from behind",
    ]


def test_universal_trees_are_left_alone():
    doc = make_doc("Chad PROPN nsubj 2\nwill AUX aux 2\nvote VERB ROOT 2 VB vote\nin ADP case 4\nMay PROPN obl 2")
    assert not is_clearnlp(doc)
    assert Syntax(doc).relation == ["nsubj", "aux", "root", "case", "obl"]
