"""Whole sentences and the relations that they state; the sentences and parses stand in parses.conllu.

An expectation reads `kind: source > target: predicate [event and how it is told] by whom it is credited to (rule)`.
"""

from pathlib import Path

import pytest

from explorer.relations import explain_rules
from tests.parsed import analyse_parsed, read_docs

PARSES = Path(__file__).parent / "parses.conllu"

EXPECTED = {
    "active": [
        "action: Kelland > Marenia: attack [ASSAULT] (verb)",
    ],
    "passive": [
        "action: Marenian troops > Brune: shell harbour of [ASSAULT] (passive)",
    ],
    "bare-participle": [
        "action: Kelland > Rebels: arm [AID] (passive)",
        "action: Rebels > San Corvo: seize [COERCE] (verb)",
    ],
    "shared-object": [
        "action: Kelland > Marenian rebels: arm [AID] (verb)",
        "action: Kelland > Marenian rebels: train [AID] (verb)",
    ],
    "oblique": [
        "action: Ada Holm > Kelland: call on [REQUEST] (verb and preposition)",
        "action: Kelland > Omar Farkas: release [RETREAT demanded] by Ada Holm (verb)",
    ],
    "infinitive": [
        "action: Kelland > Ostrovian government: refuse recognise [REJECT] (verb and complement)",
    ],
    "control": [
        "action: Holm > Marenia: urge [REQUEST] (verb)",
        "action: Marenia > Brune: withdraw from [RETREAT demanded] by Holm (verb and preposition)",
    ],
    "threat": [
        "action: Kelland > Marenia: threaten attack [THREATEN] (verb and complement)",
    ],
    "condition": [
        "action: Kelland > Ostrovia: threaten [THREATEN] (verb)",
        "action: Kelland > border: close [SANCTION threatened] (verb)",
    ],
    "mutual": [
        "action: Kelland > Marenia: sign ceasefire [SUPPORT mutual] (each other)",
    ],
    "conjuncts": [
        "action: Holm > Bela Ivanko: meet [CONSULT] (verb)",
        "action: Holm > Omar Farkas: meet [CONSULT] (verb)",
    ],
    "relative": [
        "affiliation: Omar Farkas > Free Lantern Party: lead (verb of belonging)",
        "action: Omar Farkas > Ada Holm: denounce [ACCUSE] (verb)",
    ],
    "letter": [
        "action: Ada Holm > Omar Farkas: send letter to [CONSULT] (verb and preposition)",
    ],
    "letter-from": [
        "action: Ada Holm > Omar Farkas: a letter to [CONSULT] (noun for a deed)",
    ],
    "named-before": [
        "action: Ada Holm > Omar Farkas: send letter to [CONSULT] (verb and preposition)",
        "action: Farkas > Ada Holm: refuse letter of [REJECT] (named before)",
    ],
    "his-letter": [
        "action: Ada Holm > Omar Farkas: send letter to [CONSULT] (verb and preposition)",
        "action: Farkas > Ada Holm: refuse letter of [REJECT] (named before)",
    ],
    "noun": [
        "action: Kelland > Marenia: attack [ASSAULT] (noun for a deed)",
        "action: United Nations > Kelland: condemn attack of [ACCUSE] (passive)",
    ],
    "between": [
        "action: Kelland > Marenia: a talk with [CONSULT mutual] (between)",
    ],
    "light-verb": [
        "action: Kelland > Marenia: launch attack on [ASSAULT] (noun for a deed)",
    ],
    "turned-round": [
        "action: Ostrovia > Kelland: a criticism about [ACCUSE] (noun for a deed)",
    ],
    "gift": [
        "action: Kelland > Marenia: give loan [AID] (verb)",
    ],
    "accused": [
        "action: Kelland > Marenia: accuse [ACCUSE] (verb)",
        "action: Marenia > Brune: bomb [ASSAULT alleged] by Kelland (verb)",
    ],
    "denied": [
        "action: it > Brune: bomb [ASSAULT denied] by Marenia (verb)",
    ],
    "negated": [
        "action: Kelland > Marenia: attack [ASSAULT not] (verb)",
    ],
    "will": [
        "action: Kelland > Marenia: send aid to [AGREE planned] (verb and preposition)",
    ],
    "will-not": [
        "action: Kelland > Marenia: recognise [REJECT not planned] (verb)",
    ],
    "tried": [
        "action: Kelland > Brune: bomb [ASSAULT attempted] (verb)",
    ],
    "question": [
        "action: Kelland > Marenia: attack [ASSAULT asked] (verb)",
    ],
    "if": [
        "action: Kelland > Marenia: attack [ASSAULT hypothetical] (verb)",
    ],
    "alleged": [
        "action: Kelland > Brune: bomb [ASSAULT alleged] (verb)",
    ],
    "purpose": [
        "action: Kelland > Brune: send troops to [MOBILIZE] (verb and preposition)",
        "action: Kelland > Omar Farkas: arrest [COERCE planned] (verb)",
    ],
    "wrote-to-warn": [
        "action: Ada Holm > Omar Farkas: write to [CONSULT] (verb and preposition)",
        "action: Ada Holm > him: warn [THREATEN] (verb)",
    ],
    "said": [
        "statement: Ada Holm > Kelland: say (statement about the subject)",
        "action: Kelland > Marenia: attack [ASSAULT] by Ada Holm (verb)",
    ],
    "said-inverted": [
        "action: Kelland > Marenia: attack [ASSAULT] by Ada Holm (verb)",
        "statement: Ada Holm > Kelland: say (statement about the subject)",
    ],
    "according": [
        "action: Kelland > Marenia: attack [ASSAULT] by Inkwell news agency (verb)",
    ],
    "quote": [
        "quotation: Ada Holm > Kelland: tell (statement about the subject)",
    ],
    "quoted-as": [
        "statement: Omar Farkas > Ada Holm: quote (statement about the object)",
        "statement: Ada Holm > Kelland: say by Omar Farkas (statement about the subject)",
        "action: Kelland > Marenia: attack [ASSAULT] by Ada Holm, Omar Farkas (verb)",
    ],
    "mixed": [
        "quotation: Ada Holm > Marenia: say [REQUEST] (statement about the subject)",
    ],
    "it-self": [
        "action: it > Marenia: help [AGREE planned] by Kelland (verb)",
    ],
    "title": [
        "affiliation: Hana Moreau > CIA: director of (title before the name)",
        "action: Hana Moreau > Brune: visit [CONSULT] (verb)",
    ],
    "apposition": [
        "affiliation: Bela Ivanko > Harbour Board: head of (apposition names the office)",
    ],
    "is-the": [
        "affiliation: Bela Ivanko > Harbour Board: chairman of (is the)",
    ],
    "is-not": [
        "affiliation: Bela Ivanko > Harbour Board: chairman of [not] (is the)",
    ],
    "backed": [
        "affiliation: Kelland > Free Lantern Army: back (backed by)",
    ],
    "possessive": [
        "affiliation: Harbour Guard > Kelland: of (possessive)",
        "action: Harbour Guard > Omar Farkas: arrest [COERCE] (verb)",
    ],
    "commands": [
        "affiliation: Omar Farkas > Harbour Guard: command (verb of belonging)",
    ],
    "nominal-group": [
        "action: Marenian police > supporters of Omar Farkas: arrest [COERCE] (verb)",
    ],
    "no-event": [
        "action: Ada Holm > mother: visit [CONSULT] (verb)",
    ],
    "time": [
        "action: Kelland > Marenia: attack [ASSAULT] (verb)",
        "action: Ostrovia > Kelland: close with [SANCTION] (verb and preposition)",
    ],
    "it-is-willing": [
        "action: it > Marenia: willing withdraw from [AGREE] by Kelland (verb and complement)",
    ],
    "asks-others": [
        "action: Ada Holm > Kelland: urge [REQUEST] (verb)",
        "action: Ada Holm > Marenian rebels: urge others to arm [SUPPORT] (asks others)",
        "action: Kelland > Marenian rebels: arm [AID demanded] by Ada Holm (verb)",
    ],
    "asked-to-punish": [
        "action: Kelland > Ostrovia: ask [REQUEST] (verb)",
        "action: Kelland > Marenia: ask others to impose [ACCUSE] (asks others)",
        "action: Ostrovia > Marenia: impose sanction on [SANCTION demanded] by Kelland (verb and preposition)",
    ],
    "asks-not-to": [
        "action: Ada Holm > Kelland: urge [REQUEST] (verb)",
        "action: Kelland > Marenia: attack [ASSAULT not demanded] by Ada Holm (verb)",
    ],
    "document": [
        "action: United Nations > Marenia: condemn [ACCUSE] (verb)",
    ],
    "document-criticised": [],
    "blamed": [
        "action: Kelland > Marenian rebels: condemn attack by [ACCUSE] (verb)",
        "action: Marenian rebels > Brune: attack [ASSAULT] (noun for a deed)",
    ],
    "nobody-blamed": [],
    "judgement": [
        "statement: Ada Holm > Omar Farkas: say [ACCUSE] (judgement)",
    ],
    "judgement-denied": [
        "statement: Ada Holm > Omar Farkas: say (statement about the subject)",
    ],
    "judgement-of-clause": [
        "statement: Kelland > Marenia: say [REJECT] (judgement)",
    ],
    "custody": [
        "action: Marenian > Omar Farkas: custody [COERCE] (custody)",
    ],
    "suffered": [
        "action: Kelland > Omar Farkas: mourn murder of [SUPPORT] (verb)",
        "action: Marenian rebels > Omar Farkas: murder [ASSAULT] (noun for a deed)",
    ],
    "predicate": [
        "action: Lantern Army > Kelland: attack [ASSAULT] (verb)",
    ],
    "taken-from": [
        "action: Kelland > Brune: take [ASSAULT] (verb)",
        "action: Kelland > Marenian rebels: take from [ASSAULT] (verb and preposition)",
    ],
    "between-of-verb": [
        "action: Kelland > Marenia: a fighting with [ASSAULT mutual] (between)",
    ],
    "envoys-of-both": [
        "action: Envoys of Kelland > Marenia: meet [CONSULT mutual] (each other)",
    ],
    "carrying": [
        "action: Marenian rebels > Ostrovian soldiers: fire on bus [ASSAULT] (verb and preposition)",
    ],
    "its-border-with": [
        "action: Kelland > Marenia: close with [SANCTION] (verb and preposition)",
    ],
    "their-own": [],
    "elected": [
        "affiliation: Omar Farkas > Ostrovia: prime minister of (named to an office)",
    ],
    "took-over": [
        "affiliation: Omar Farkas > Harbour Board: take over (verb of belonging)",
    ],
    "group-backed": [
        "affiliation: Kelland > Kelland-backed rebels: back (backed by)",
        "action: Kelland-backed rebels > Marenia: attack [ASSAULT] (verb)",
    ],
    "listed-office": [
        "affiliation: Bela Ivanko > Harbour Guard: commander of (apposition names the office)",
        "action: Bela Ivanko > Ada Holm: meet [CONSULT] (verb)",
    ],
    "leader-in": [
        "affiliation: Omar Farkas > Lantern Army: leader of (apposition names the office)",
        "action: Omar Farkas > Ada Holm: meet [CONSULT] (verb)",
    ],
    "creed": [
        "action: Fundamentalist demonstrators > Ada Holm: denounce [ACCUSE] (verb)",
    ],
    "call-for-to": [
        "action: Ada Holm > Kelland: reject call of [REJECT] (verb)",
        "action: Kelland > Marenia: call [REQUEST] (noun for a deed)",
    ],
    "strikes": [
        "action: Kelland > Marenian troops: conduct strike against [ASSAULT] (verb and preposition)",
    ],
    "in-support": [
        "action: Ostrovian > Kelland: support [AID] (noun for a deed)",
        "action: Ostrovian > Marenia: attack [ASSAULT] (verb)",
    ],
    "out-of-talks": [
        "action: Kelland > Marenia: pull out talk with [SANCTION] (verb and preposition)",
    ],
    "announced-noun": [
        "action: Kelland > Marenia: carry attack on [THREATEN planned] (noun for a deed)",
    ],
    "place-of-arrest": [
        "action: Marenian police > Omar Farkas: place [COERCE] (passive)",
    ],
    "visit": [
        "action: Ada Holm > Marenia: come for talk to [CONSULT] (visit)",
    ],
    "struggle": [
        "action: Ostrovia > Kelland: support [SUPPORT] (verb)",
        "action: Kelland > Marenia: fight [ASSAULT] (noun for a deed)",
    ],
    "state-ally": [
        "affiliation: Kelland > Ostrovia: ally of (is the)",
    ],
    "state-member": [
        "affiliation: Kelland > Northern Alliance: member of (is the)",
    ],
    "again-called-on": [
        "action: Kelland > Marenia: call on [REQUEST] (verb and preposition)",
    ],
    "envoy-beside": [
        "action: envoy > Omar Farkas: meet [CONSULT] (verb)",
    ],
    "moved-from": [
        "action: its > Marenia: a withdrawal from [RETREAT] (noun for a deed)",
    ],
    "charged": [
        "action: Kelland > Marenia: investigate [ACCUSE] (verb)",
        "action: Ostrovia > Marenia: an allegation about [ACCUSE] (noun for a deed)",
        "action: Marenia > Brune: attack [ASSAULT alleged] (verb)",
    ],
    "passive-demand": [
        "action: Kelland > Marenian rebels: demand take from [REQUEST] (verb and complement)",
        "statement: Kelland > harbour: demand (statement about the subject)",
    ],
    "topic": [
        "action: Ada Holm > Omar Farkas: discuss [CONSULT mutual] (each other)",
    ],
    "about-whom": [
        "action: Kelland > Omar Farkas: accuse [ACCUSE] (verb)",
    ],
    "alarmed": [
        "action: Kelland > Marenian: be alarmed by threat [ACCUSE] (verb and preposition)",
    ],
    "people-of": [
        "action: Kelland > Marenian population: attack [ASSAULT] (verb)",
    ],
    "served-as": [
        "affiliation: Omar Farkas > Harbour Board: head of (named to an office)",
    ],
    "means": [
        "action: Kelland's navy > Marenian: carry out strike against position [ASSAULT] (verb and preposition)",
    ],
    "fronted": [],
    "fronted-against": [
        "action: Kelland > Free Lantern Party: carry out strike against [ASSAULT] (verb and preposition)",
    ],
    "in-their-fight": [
        "action: Ostrovia > Kelland: stand by [SUPPORT] (verb and preposition)",
        "action: Kelland > Marenia: fight [ASSAULT] (noun for a deed)",
    ],
    "joint-goal": [
        "action: Ostrovia > Kelland: work with [COOPERATE] (verb and preposition)",
        "action: Ostrovia > Marenian rebels: defeat [ASSAULT attempted] (verb)",
        "action: Kelland > Marenian rebels: defeat [ASSAULT attempted] (helped to do it)",
    ],
    "side-by-side": [
        "action: Kelland > Northern Alliance: attack together with [COOPERATE mutual] (side by side)",
        "action: Kelland > Marenia: attack [ASSAULT] (verb)",
        "action: Kelland > Ostrovia: attack together with [COOPERATE mutual] (side by side)",
        "action: Northern Alliance > Marenia: attack [ASSAULT] (verb)",
        "action: Ostrovia > Northern Alliance: attack together with [COOPERATE mutual] (side by side)",
        "action: Ostrovia > Marenia: attack [ASSAULT] (verb)",
    ],
    "either": [
        "action: Kelland > Marenia: attack [ASSAULT possible] (verb)",
        "action: Ostrovia > Marenia: attack [ASSAULT possible] (verb)",
    ],
    "announced-together": [
        "action: Ada Holm > Omar Farkas: announce together with [COOPERATE mutual] (side by side)",
    ],
    "held-city": [
        "affiliation: Free Lantern Party > Brune: hold (verb of belonging)",
    ],
    "part-of-whole": [
        "affiliation: Ada Holm > Office of Archives: head (verb of belonging)",
        "affiliation: Office of Archives > Kelland Ministry of Justice: part of (part of a whole)",
    ],
    "of-organization": [
        "affiliation: Ada Holm > Red Cross: of (somebody of an organization)",
        "action: Ada Holm > Omar Farkas: criticise [ACCUSE] (verb)",
    ],
    "shared-first": [
        "action: Kelland's troops > Marenian rebels: train [AID] (verb)",
        "action: Kelland's troops > Marenian rebels: arm [AID] (verb)",
    ],
    "owner-of-report": [
        "action: Ada Holm > Northern Board of Inquiry: welcome report of [SUPPORT] (verb)",
    ],
    "encouraged": [
        "action: Ada Holm > Omar Farkas: be encouraged by decision of [SUPPORT] (verb and preposition)",
    ],
    "coordinated": [
        "action: Kelland's navy > Ostrovian government: support [AID] (noun for a deed)",
    ],
    "deployed-from": [
        "action: marines > Kelland: deploy to [MOBILIZE] (verb and preposition)",
    ],
    "defences": [
        "action: Free Lantern Party > Kelland: improve defence against [MOBILIZE] (noun for a deed)",
    ],
    "pair-war": [
        "action: Chad > Niger: war [ASSAULT mutual] (between)",
    ],
    "fall-to": [
        "action: Marenian rebels > Timbuktu: fall [ASSAULT] (noun for a deed)",
        "action: Ostrovia > embassy: close [SANCTION] (verb)",
    ],
    "our-support": [
        "action: Ada Holm > Omar Farkas: meet [CONSULT] (verb)",
        "action: our > Ostrovian government: support [SUPPORT] (noun for a deed)",
    ],
    "as-contributor": [],
    "his-death": [],
    "way-to": [],
    "provided-statement": [],
    "raised-with": [
        "action: Ada Holm > Omar Farkas: raise concern with [CONSULT] (verb and preposition)",
    ],
    "joined-for-talks": [],
    "its-account": [],
    "second-of-two": [
        "affiliation: Omar Farkas > National Museum: director of (apposition names the office)",
    ],
    "which-after-name": [
        "affiliation: Tulip Union > Free Lantern Party: part of (verb of belonging)",
    ],
    "supported-to": [
        "action: Chad > Kurdish militia: support [SUPPORT] (verb)",
    ],
    "counter-group": [],
    "isolate-city": [
        "action: Chadian troops > Abéché: isolate [COERCE] (verb)",
    ],
    "travelled-for-talks": [
        "action: Ada Holm > Niger: travel to [CONSULT] (verb and preposition)",
        "action: Ada Holm > Omar Farkas: travel talk with [CONSULT] (noun for a deed)",
    ],
    "plural-forces": [
        "action: Chad > Northern Alliance: train [AID] (verb)",
    ],
    "from-two": [
        "statement: Ada Holm > Omar Farkas: admit (statement about the subject)",
        "action: Omar Farkas > citizens from Jordan: kill [ASSAULT] by Ada Holm (verb)",
    ],
    "conducted-in-support": [
        "action: Chadian forces > government of Niger: support [AID] (noun for a deed)",
    ],
    "advising-forces": [],
}


def tell(relation, words):
    told = (relation.event, "mutual" * relation.mutual, "not" * relation.negated, relation.modality)
    flags = " ".join(filter(None, told))
    credited = ", ".join(attribution.text for attribution in relation.attributions)
    return (
        f"{relation.kind}: {words[relation.source]} > {words.get(relation.target, '')}: {relation.predicate}"
        + (f" [{flags}]" if flags else "")
        + (f" by {credited}" if credited else "")
        + f" ({relation.rule})"
    )


def test_every_rule_that_finds_something_is_explained():
    explained = explain_rules()
    found = {relation.rule for key in EXPECTED for relation in analyse_parsed(PARSES, key).relations}
    assert found <= explained.keys()
    assert all(text.endswith(".") for text in explained.values())


def test_every_sentence_has_an_expectation():
    assert set(read_docs(PARSES)) == set(EXPECTED)


@pytest.mark.parametrize("key", EXPECTED)
def test_relations_of_a_sentence(key):
    analysis = analyse_parsed(PARSES, key)
    words = {mention.id: mention.text for mention in analysis.mentions}
    found = [tell(relation, words) for relation in analysis.relations if relation.kind != "co-mention"]
    assert sorted(found) == sorted(EXPECTED[key])


@pytest.mark.parametrize("key", EXPECTED)
def test_evidence_points_at_its_words(key):
    analysis = analyse_parsed(PARSES, key)
    text = analysis.document.text
    mentions = {mention.id: mention for mention in analysis.mentions}
    sentences = {sentence.id: sentence for sentence in analysis.sentences}
    for mention in analysis.mentions:
        assert text[mention.start : mention.end] == mention.text
    for relation in analysis.relations:
        sentence = sentences[relation.sentence_id]
        assert relation.source in mentions
        assert relation.cues
        assert all(sentence.start <= cue.start < cue.end <= sentence.end for cue in relation.cues)
        for attribution in relation.attributions:
            assert text[attribution.start : attribution.end] == attribution.text
