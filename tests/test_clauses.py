"""Who does what to whom, also where the sentence leaves it unsaid."""

from explorer.clauses import Clauses
from explorer.syntax import Syntax
from tests.docs import make_doc


def read(rows):
    doc = make_doc(rows)
    return doc, Clauses(Syntax(doc))


def words(tokens):
    return [token.text for token in tokens]


def test_coordinated_verbs_share_their_subject():
    doc, clauses = read("""
    Iran PROPN nsubj 1
    armed VERB ROOT 1 VBD arm
    and CCONJ cc 3
    trained VERB conj 1 VBD train
    them PRON obj 3
    """)
    assert words(clauses.agents(doc[3])) == ["Iran"]
    assert words(clauses.patients(doc[1])) == ["them"], "an object may be shared too"


def test_infinitive_is_done_by_the_object_of_urge_and_by_the_subject_of_refuse():
    doc, clauses = read("""
    Macron PROPN nsubj 1
    urged VERB ROOT 1 VBD urge
    Iraq PROPN obj 1
    to PART mark 4
    act VERB xcomp 1 VB act
    """)
    assert words(clauses.agents(doc[4])) == ["Iraq"]
    doc, clauses = read("""
    Iraq PROPN nsubj 1
    refused VERB ROOT 1 VBD refuse
    to PART mark 3
    act VERB xcomp 1 VB act
    """)
    assert words(clauses.agents(doc[3])) == ["Iraq"]


def test_relative_pronoun_is_replaced_by_its_noun():
    doc, clauses = read("""
    The DET det 1
    general NOUN nsubj 5
    who PRON nsubj 3
    warned VERB acl:relcl 1 VBD warn
    them PRON obj 3
    left VERB ROOT 5 VBD leave
    """)
    assert words(clauses.agents(doc[3])) == ["general"]


def test_who_goes_with_the_person_right_before_it():
    doc, clauses = read("""
    a DET det 1
    letter NOUN ROOT 1
    from ADP case 3
    Mike PROPN nmod 1
    Pompeo PROPN flat 3
    , PUNCT punct 7
    who PRON nsubj 7
    spoke VERB acl:relcl 1 VBD speak
    """)
    assert words(clauses.agents(doc[7])) == ["Mike"]


def test_relative_clause_without_pronoun_has_its_noun_as_object():
    doc, clauses = read("""
    the DET det 1
    leaders NOUN ROOT 1
    he PRON nsubj 3
    met VERB acl:relcl 1 VBD meet
    """)
    assert words(clauses.patients(doc[3])) == ["leaders"]
    assert words(clauses.agents(doc[3])) == ["he"]


def test_bare_past_participle_is_passive():
    doc, clauses = read("""
    fighters NOUN ROOT 0
    backed VERB acl 0 VBN back
    by ADP case 3
    Iran PROPN obl 1
    """)
    assert clauses.is_passive(doc[1])
    assert words(clauses.agents(doc[1])) == ["Iran"]
    assert words(clauses.patients(doc[1])) == ["fighters"]


def test_present_participle_is_done_by_its_noun():
    doc, clauses = read("""
    troops NOUN nsubj 3
    fighting VERB acl 0 VBG fight
    ISIS PROPN obj 1
    left VERB ROOT 3 VBD leave
    """)
    assert words(clauses.agents(doc[1])) == ["troops"]


def test_plan_to_attack_is_done_by_whoever_has_the_plan():
    doc, clauses = read("""
    Iran PROPN nsubj 1
    announced VERB ROOT 1 VBD announce
    plans NOUN obj 1
    to PART mark 4
    attack VERB acl 2 VB attack
    """)
    assert words(clauses.agents(doc[4])) == ["Iran"]


def test_only_object_of_a_verb_with_a_clause_is_its_patient():
    doc, clauses = read("""
    He PRON nsubj 1
    warned VERB ROOT 1 VBD warn
    Iran PROPN iobj 1
    that SCONJ mark 5
    it PRON nsubj 5
    lost VERB ccomp 1 VBD lose
    """)
    assert words(clauses.patients(doc[1])) == ["Iran"]
    assert clauses.recipients(doc[1]) == []


def test_a_cycle_of_missing_subjects_ends():
    doc, clauses = read("""
    To PART mark 1
    go VERB xcomp 2 VB go
    try VERB ROOT 2 VB try
    """)
    assert clauses.agents(doc[1]) == []
