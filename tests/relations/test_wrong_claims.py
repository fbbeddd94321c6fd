"""Sentences of kinds that once led to a wrong claim, and all that they do state; parses stand in wrong_claims.conllu.

Expectations read as in `test_rules`. The classes are those of docs/accuracy/relations.md.
"""

from pathlib import Path

import pytest

from tests.parsed import analyse_parsed, read_docs
from tests.relations.test_rules import tell

PARSES = Path(__file__).parent / "wrong_claims.conllu"

EXPECTED = {
    "fire-in-place": [],
    "storm-over-place": [],
    "report-of-paper": [],
    "doing-of-the-subject": [
        "statement: Ada Holm > Omar Farkas: say (statement about the subject)",
    ],
    "fired-at": [
        "statement: Marenian army > Kelland troops: say (statement about the object)",
    ],
    "verb-inside-quote": [
        "quotation: Ada Holm > Kelland: say (quoted words name)",
    ],
    "told-in-passive": [
        "action: Norland > border: close [SANCTION] (verb)",
    ],
    "seen-not-said": [
        "action: Kelland > it: lend [AID] (verb)",
    ],
    "bombing-in-city": [],
    "city-bombing": [],
    "events-in-place": [],
    "stop-attacking": [
        "action: Ada Holm > Kelland: promise stop attack [AGREE] (verb and complement)",
    ],
    "refused-to-attack": [
        "action: Marenia > Kelland: attack [ASSAULT not] (verb)",
    ],
    "due-today": [
        "action: Ada Holm > Omar Farkas: receive [AGREE planned] (verb)",
    ],
    "going-to": [
        "action: Norland > Kelland: attack [THREATEN planned] (verb)",
    ],
    "refusal-to-recognise": [
        "action: Ada Holm > Norland: criticize refusal of [ACCUSE] (verb)",
        "action: Norland > Marenia: recognize [SUPPORT not] (verb)",
    ],
    "promised-that": [
        "statement: Omar Farkas > Kelland troops: promise (statement about the subject)",
    ],
    "stand-up": [
        "action: Omar Farkas > Kelland: pledge stand to [THREATEN] (verb and complement)",
    ],
    "served-in-place": [],
    "creed-holiday": [],
    "signed-accord": [
        "action: Kelland > Marenia: sign accord [SUPPORT mutual] (each other)",
        "action: Norland > Kelland: praise accord by [SUPPORT] (verb)",
        "action: Norland > Marenia: praise accord by [SUPPORT] (verb)",
    ],
    "dismissed-minister": [
        "action: Norland > Ada Holm: dismiss [COERCE] (verb)",
    ],
    "defend-against": [],
    "friend-where": [],
    "rival-and-ally": [
        "action: Norland > Kelland ally: win war with [ASSAULT attempted] (verb and preposition)",
        "action: Norland > regional rival: win war with [ASSAULT attempted] (verb and preposition)",
        "affiliation: Marenia > Kelland: ally of (apposition names the office)",
        "affiliation: Marenia > its: rival of (apposition names the office)",
    ],
    "secretary-of-state": [
        "affiliation: Maria Velm > U.S.: secretary of (apposition names the office)",
    ],
    "until": [
        "action: Norland > Kelland: recognize [SUPPORT hypothetical] (verb)",
    ],
    "ally-in": [],
    "report-by-somebody": [
        "action: Kelland Red Cross > Norland: send doctor to [AID] (verb and preposition)",
    ],
    "reflexive": [],
    "based-in": [
        "action: Police > Harbour Union: raid [COERCE] (verb)",
        "affiliation: Harbour Union > Norland: based in (backed by)",
    ],
    "order-massacre": [
        "action: Kelland general > Marenian rebels: order massacre of [THREATEN planned] (noun for a deed)",
    ],
    "support-in-place": [],
    "report-accusing": [
        "action: Ada Holm > Kelland officials: implicate [ACCUSE] (verb)",
    ],
    "told-the-press": [
        "statement: Kelland official > Marenian troops: tell (statement about the subject)",
    ],
    "responsibility-claimed": [],
    "credit-claimed": [
        "action: Kelland > Brune: close port of [COERCE] (verb)",
    ],
    "taken-from": [
        "quotation: Ada Holm > : tell (quoted words name)",
    ],
    "flown-to": [
        "quotation: Ada Holm > : say (quoted words name)",
    ],
    "goes-to": [
        "quotation: Ada Holm > Marenia: say (quoted words name)",
    ],
}


def test_every_sentence_has_an_expectation():
    assert set(read_docs(PARSES)) == set(EXPECTED)


@pytest.mark.parametrize("key", EXPECTED)
def test_a_sentence_claims_this_and_nothing_else(key):
    analysis = analyse_parsed(PARSES, key)
    words = {mention.id: mention.text for mention in analysis.mentions}
    found = [tell(relation, words) for relation in analysis.relations if relation.kind != "co-mention"]
    assert sorted(found) == sorted(EXPECTED[key])


def test_a_name_behind_two_descriptions_explains_both():
    by_text = {mention.text: mention for mention in analyse_parsed(PARSES, "rival-and-ally").mentions}
    assert {by_text[text].same_as for text in ("regional rival", "Kelland ally")} == {by_text["Marenia"].id}
