"""Every sentence in both label schemes: the rules must find the same, whichever kind of pipeline made the parse."""

from dataclasses import replace
from pathlib import Path

import pytest

from explorer.analysis import analyse
from explorer.clearnlp import CLEARNLP_ONLY, is_clearnlp
from explorer.model import Document
from explorer.syntax import Syntax
from tests.parsed import read_docs
from tests.relations.test_rules import EXPECTED as EXPECTED_OF_RULES
from tests.relations.test_rules import PARSES, tell

UNIVERSAL = read_docs(PARSES) | read_docs(PARSES.with_name("twins.conllu"))
CLEARNLP = read_docs(Path(__file__).with_name("clearnlp.conllu"))

EXPECTED = EXPECTED_OF_RULES | {
    "told-that": [
        "statement: Teresa Ruiz > Norland: tell (statement about the subject)",
        "action: Norland > Pelago: blockade [COERCE] by Teresa Ruiz (verb)",
    ],
    "told-to": [
        "action: Ruiz > Norland: tell [REQUEST] (verb)",
        "action: Norland > port: reopen [CONCEDE demanded] (verb)",
    ],
    "wanted": [
        "action: Norland > Andean Council: want [REQUEST] (verb)",
    ],
    "helped-build": [
        "action: Norland > Estavia: help [AID] (verb)",
    ],
    "whom": [
        "action: Norland > Amara Diallo: expel [SANCTION] (verb)",
        "action: Amara Diallo > Teresa Ruiz: meet [CONSULT] (verb)",
    ],
    "gave-to": [
        "action: Norland > Estavia: give loan to [AID] (verb and preposition)",
    ],
    "because-of": [
        "action: Norland > Estavia: withdraw from [RETREAT] (verb and preposition)",
    ],
    "there-were": [
        "action: Norland > Estavia: a clash with [ASSAULT mutual] (between)",
    ],
    "in-talks": [
        "action: Norland > Estavia: talk with [CONSULT] (verb and preposition)",
    ],
    "neither-nor": [
        "action: Norland > Lantern Front: recognise [SUPPORT not] (verb)",
        "action: Norland > Lantern Front: arm [AID not] (verb)",
    ],
    "three": [
        "action: Teresa Ruiz > Amara Diallo: meet [CONSULT] (verb)",
        "action: Teresa Ruiz > Ines Holm: meet [CONSULT] (verb)",
        "action: Teresa Ruiz > Omar Farkas: meet [CONSULT] (verb)",
    ],
    "with-and-with": [
        "action: Norland > Estavia: negotiate with [CONSULT] (verb and preposition)",
        "action: Norland > Pelago: negotiate with [CONSULT] (verb and preposition)",
    ],
    "willing": [
        "action: Norland > Estavia: willing help [AGREE] (verb and complement)",
    ],
    "it-is-clear": [
        "action: Norland > Estavia: attack [ASSAULT] (verb)",
    ],
    "called-off": [
        "action: Norland > Estavia: call off talk with [SANCTION] (verb and preposition)",
    ],
    "no-longer": [
        "action: Norland > Estavia: support [SUPPORT not] (verb)",
    ],
    "reported": [
        "statement: Inkwell > Norland: report (statement about the subject)",
        "action: Norland > Brune: bomb [ASSAULT] by Inkwell (verb)",
    ],
    "floating": [
        "quotation: Teresa Ruiz > Norland: say (quoted words name)",
        "action: Norland > us: attack [ASSAULT hypothetical] by Teresa Ruiz (verb)",
    ],
    "expected": [
        "action: Norland > Estavia: attack [THREATEN planned] (verb)",
    ],
    "minister": [
        "affiliation: Amara Diallo > Norland: foreign minister of (apposition names the office)",
    ],
    "backed-by": [
        "action: Norland > Lantern Front: back [SUPPORT] (passive)",
        "action: Lantern Front > Brune: attack [ASSAULT] (verb)",
    ],
    "called-liar": [
        "action: Teresa Ruiz > Amara Diallo: call [ACCUSE] (verb)",
    ],
    "asked-by": [
        "action: Teresa Ruiz > Amara Diallo: ask [REQUEST] (passive)",
        "action: Amara Diallo > Estavia: visit [CONSULT demanded] by Teresa Ruiz (verb)",
    ],
    "warned-that": [
        "action: Norland > Estavia: warn [THREATEN] (verb)",
        "action: it > border: close [THREATEN planned] by Norland (verb)",
    ],
    "reaction": [
        "action: Estavian troops > Pelago: leave [RETREAT] (verb)",
    ],
    "plan": [
        "action: Teresa Ruiz > Lantern Front: arm [AID not planned] (verb)",
    ],
}


def find(docs, key):
    doc = docs[key]
    return analyse(Document(key, "", doc.text), doc, learned=False)


def without_head_of_name(mention):
    """An apposition's governor is a word of the name before it: UD's first, ClearNLP's last."""
    return replace(mention, governor="") if mention.role == "apposition" else mention


def test_every_twin_is_in_the_other_scheme():
    assert set(EXPECTED) - set(EXPECTED_OF_RULES) <= set(CLEARNLP) <= set(EXPECTED)
    for key, doc in CLEARNLP.items():
        twin = UNIVERSAL[key]
        assert [token.text_with_ws for token in doc] == [token.text_with_ws for token in twin]
        assert [token.dep_ for token in doc] != [token.dep_ for token in twin]
        assert not is_clearnlp(twin)
    assert sum(map(is_clearnlp, CLEARNLP.values())) >= len(CLEARNLP) - 1, "one has only labels that both share"


@pytest.mark.parametrize("key", CLEARNLP)
def test_clearnlp_labels_state_the_same_relations(key):
    analysis = find(CLEARNLP, key)
    words = {mention.id: mention.text for mention in analysis.mentions}
    found = [tell(relation, words) for relation in analysis.relations if relation.kind != "co-mention"]
    assert sorted(found) == sorted(EXPECTED[key])
    assert analysis.relations == find(UNIVERSAL, key).relations


@pytest.mark.parametrize("key", CLEARNLP)
def test_clearnlp_labels_give_the_same_mentions_and_speech(key):
    clear, universal = find(CLEARNLP, key), find(UNIVERSAL, key)
    assert [without_head_of_name(m) for m in clear.mentions] == [without_head_of_name(m) for m in universal.mentions]
    assert clear.speeches == universal.speeches


@pytest.mark.parametrize("key", CLEARNLP)
def test_no_clearnlp_label_is_left(key):
    assert not CLEARNLP_ONLY & set(Syntax(CLEARNLP[key]).relation)


def test_mentions_and_speech_read_from_clearnlp_labels():
    analysis = find(CLEARNLP, "quoted-as")
    told = [(m.text, m.form, m.kind, m.role) for m in analysis.mentions]
    assert told == [
        ("Omar Farkas", "name", "person", "subject"),
        ("Ada Holm", "name", "person", "object"),
        ("Kelland", "name", "place", "subject"),
        ("Marenia", "name", "place", "object"),
    ]
    text = analysis.document.text
    said = [(s.speaker.text, s.verb, s.rule, text[s.content[0].start : s.content[0].end]) for s in analysis.speeches]
    assert ("Ada Holm", "say", "quoted as saying", "that Kelland attacked Marenia") in said
    assert next((m.text, m.title) for m in find(CLEARNLP, "oblique").mentions) == ("Ada Holm", "Prime Minister")
