"""How sentences portray whom they name; the sentences and their parses stand in portrayals.conllu.

An expectation names every portrayal but plain names: `mention: kind: lemma = words (rule)`.
"""

import pytest
from spacy.tokens import Doc

from explorer.analysis import analyse
from explorer.coverage.candidates import candidate_in, find_candidates
from explorer.coverage.portrayal import explain_rules
from explorer.evaluate.portrayals import portray
from explorer.located import Located
from explorer.model import PORTRAYAL_KINDS, Document
from explorer.syntax import Syntax
from tests.coverage.seen import PARSES, locate, portray_located, portrayals_of
from tests.docs import VOCAB, make_doc
from tests.parsed import read_docs

EXPECTED = {
    "active": [
        "Kelland: doer: attack = attacked (subject)",
        "Brune: target: attack = attacked (object)",
        "Kelland: doer: occupy = occupied (subject)",
        "Brune: target: occupy = occupied (object)",
    ],
    "passive": [
        "Marenian police: doer: arrest = arrested (by)",
        "Omar Farkas: target: arrest = arrested (passive)",
    ],
    "not": [
        "Kelland: doer: not attack = did not attack (subject)",
        "Marenia: target: not attack = did not attack (object)",
    ],
    "may": [
        "Marenia: doer: may recognise = may recognise (subject)",
        "Kelland: target: may recognise = may recognise (object)",
    ],
    "refused": [
        "Omar Farkas: doer: refuse to release = refused to release (subject)",
        "Ada Holm: target: refuse to release = refused to release (object)",
    ],
    "refused-and": [
        "Omar Farkas: doer: try to attack = tried to attack (subject)",
        "Brune: target: try to attack = tried to attack (object)",
        "Omar Farkas: doer: try to seize = seize (subject)",
    ],
    "urged": [
        "Ada Holm: doer: be urged to resign = urged to resign (subject)",
    ],
    "urges": [
        "Ada Holm: doer: urge = urged (subject)",
        "Omar Farkas: target: urge = urged (object)",
        "Omar Farkas: doer: to resign = resign (subject)",
    ],
    "accused": [
        "Kelland: doer: accuse = accused (subject)",
        "Marenia: target: accuse = accused (object)",
        "Marenia: doer: allegedly bomb = bombing (subject)",
        "Brune: target: allegedly bomb = bombing (object)",
    ],
    "kept-from": [
        "Marenian troops: target: keep = kept (object)",
        "Marenian troops: doer: be kept from entering = entering (subject)",
        "Brune: target: be kept from entering = entering (object)",
    ],
    "stopped": [
        "Kelland: doer: stop arming = stopped arming (subject)",
        "Marenian rebels: target: stop arming = stopped arming (object)",
    ],
    "purpose": [
        "Kelland: doer: send = sent (subject)",
        "Kelland: doer: to arrest = arrest (subject)",
        "Omar Farkas: target: to arrest = arrest (object)",
    ],
    "if": [
        "Kelland: doer: if attack = attacks (subject)",
        "Marenia: target: if attack = attacks (object)",
        "Ostrovia: doer: will close = will close (subject)",
        "border: target: will close = will close (object)",
        "border: name: border = border (description)",
    ],
    "particle": [
        "Marenian troops: doer: carry out = carried out (subject)",
    ],
    "recipient": [
        "Kelland: doer: give = gave (subject)",
        "Marenia: target: give = gave (recipient)",
    ],
    "noun": [
        "Kelland: doer: liberate = liberation (noun for a deed)",
        "Brune: target: liberate = liberation (noun for a deed)",
    ],
    "noun-owner": [
        "Ada Holm: doer: condemn = condemned (subject)",
        "Kelland: doer: invade = invasion (noun for a deed)",
        "Omar Farkas: target: arrest = arrest (noun for a deed)",
    ],
    "preposition": [
        "Ada Holm: doer: call = called (subject)",
        "Kelland: target: call on = called on (preposition)",
        "Kelland: doer: to release = release (subject)",
        "Omar Farkas: target: to release = release (object)",
    ],
    "where": [
        "Kelland: doer: carry out = carried out (subject)",
    ],
    "suffers": [
        "Ada Holm: doer: see = saw (subject)",
        "Omar Farkas: target: see = saw (object)",
        "Omar Farkas: target: kill = killed (passive)",
    ],
    "apposition": [
        "Omar Farkas: apposition: hard-line cleric = a hard-line cleric (apposition)",
        "Omar Farkas: doer: leave = left (subject)",
        "Brune: target: leave = left (object)",
    ],
    "apposition-before": [
        "Omar Farkas: apposition: militia's leader = The militia's leader (apposition before)",
        "militia: name: militia = militia (description)",
        "leader: doer: leave = left (subject)",
        "Brune: target: leave = left (object)",
    ],
    "apposition-far": [
        "Bela Ivanko: apposition: head = The head of the Harbour Board (apposition before)",
        "head of the Harbour Board: doer: leave = left (subject)",
        "Brune: target: leave = left (object)",
    ],
    "group-before": [
        "Free Lantern Army: apposition: militant group = The militant group (apposition before)",
        "militant group: adjective: militant = militant (before the noun)",
        "militant group: doer: leave = left (subject)",
        "Brune: target: leave = left (object)",
    ],
    "place-in-place": [
        "Holm: doer: speak = spoke (subject)",
    ],
    "is-a": [
        "newspapers: name: newspapers = newspapers (description)",
        "newspapers: doer: print = printed (subject)",
        "They: apposition: wholly owned mouthpiece = a wholly owned mouthpiece of the Harbour Board (is a)",
    ],
    "is-not": [
        "Marenia: apposition: not puppet = a puppet of Kelland (is a)",
    ],
    "not-just": [
        "Kelland: apposition: state = a state (is a)",
        "Kelland: apposition: empire = an empire (is a)",
    ],
    "who-is": [
        "Omar Farkas: apposition: commander = the commander of the Harbour Guard (is a)",
        "Omar Farkas: doer: resign = resigned (subject)",
    ],
    "called": [
        "Ada Holm: doer: call = called (subject)",
        "Omar Farkas: target: call = called (object)",
        "Omar Farkas: apposition: liar = a liar (called)",
    ],
    "described": [
        "Ada Holm: doer: describe = described (subject)",
        "Omar Farkas: target: describe = described (object)",
        "Omar Farkas: adjective: corrupt = corrupt (called so)",
        "Omar Farkas: adjective: weak = weak (called so)",
    ],
    "predicate": [
        "Ada Holm: adjective: furious = furious (predicate)",
        "Omar Farkas: adjective: calm = calm (predicate)",
    ],
    "attributive": [
        "Marenian government: adjective: embattled = embattled (before the noun)",
        "Marenian government: doer: blame = blamed (subject)",
        "Kelland-backed rebels: target: blame = blamed (object)",
        "Kelland-backed rebels: adjective: kelland-backed = Kelland-backed (before the noun)",
    ],
    "of-description": [
        "Omar Farkas: title: general = General (title)",
        "Omar Farkas: doer: leave = left (subject)",
        "Brune: target: leave = left (object)",
        "general: adjective: brutal = brutal (before the noun)",
        "general: adjective: corrupt = corrupt (before the noun)",
        "general: name: general = general (description)",
        "general: doer: flee = fled (subject)",
    ],
    "classified": [
        "Ada Holm: title: prime minister = Prime Minister (title)",
        "Ada Holm: doer: meet = met (subject)",
        "Marenian government: target: meet = met (object)",
    ],
    "empty": [
        "Kelland: doer: attack = attacked (subject)",
        "Marenia: target: attack = attacked (object)",
    ],
    "quoted": [
        "Ada Holm: doer: say = said (subject)",
        "Omar Farkas: apposition: traitor = a traitor (is a)",
    ],
    "relative": [
        "Kelland: doer: shell = shelled (subject)",
        "Brune: target: shell = shelled (object)",
        "Kelland: doer: praise = praised (subject)",
        "Ostrovia: doer: arm = arms (subject)",
    ],
    "loaded": [
        "brutal regime: adjective: brutal = brutal (before the noun)",
        "brutal regime: name: brutal regime = brutal regime (description)",
        "brutal regime: doer: claim = claimed (subject)",
        "it: doer: neutralise = neutralised (subject)",
        "terrorists: target: neutralise = neutralised (object)",
        "terrorists: name: terrorists = terrorists (description)",
    ],
    "names": [
        "Popular Front for the Liberation of Marenia: doer: fight = fought (subject)",
        "Islamic State: target: fight = fought (object)",
    ],
    "guards": [
        "Rebels: name: rebels = Rebels (description)",
        "Rebels: doer: claim = claimed (subject)",
    ],
    "images": [
        "refugees: name: refugees = refugees (description)",
        "Brune: target: reach = reached (object)",
    ],
    "scare": [
        "volunteers: name: volunteers = volunteers (description)",
        "volunteers: doer: burn = burned (subject)",
        "volunteers: doer: say = said (subject)",
        "We: doer: will leave = will leave (subject)",
    ],
    "capitals": [
        "MILITANTS: name: militants = MILITANTS (description)",
        "MILITANTS: doer: attack = ATTACK (subject)",
        "BRUNE: target: attack = ATTACK (object)",
    ],
    "used-to": [
        "Kelland: doer: used to rule = used to rule (subject)",
        "Marenia: target: used to rule = used to rule (object)",
        "Marenia: doer: going to vote = going to vote (subject)",
    ],
}


@pytest.mark.parametrize("key", EXPECTED)
def test_a_sentence_portrays(key):
    assert portrayals_of(key) == EXPECTED[key]


def found_in(key):
    analysis, located = locate(key)
    return portray_located(located, analysis), located


def test_a_name_keeps_its_form_and_a_demonym_is_none():
    found, _ = found_in("attributive")
    assert [p.lemma for p in found if p.rule == "name"] == ["Marenian government", "Kelland", "Kelland-backed rebels"]


@pytest.mark.parametrize("key", sorted(read_docs(PARSES)))
def test_words_and_offsets_belong_together(key):
    found, located = found_in(key)
    sentences = {sentence.id for sentence in located.sentences}
    for portrayal in found:
        assert portrayal.text == located.text[portrayal.start : portrayal.end] != ""
        assert portrayal.kind in PORTRAYAL_KINDS
        assert portrayal.mention_id in located.mentions
        assert portrayal.sentence_id in sentences
        assert portrayal.rule in explain_rules()
    assert len({portrayal.id for portrayal in found}) == len(found)


def test_every_rule_is_used_by_some_sentence():
    used = {portrayal.rule for key in read_docs(PARSES) for portrayal in found_in(key)[0]}
    assert used == set(explain_rules())


def test_without_relations_the_target_behind_a_preposition_is_not_known():
    _, located = locate("preposition")
    found = portray_located(located)
    assert "preposition" not in {portrayal.rule for portrayal in found}
    assert any(portrayal.lemma == "to release" for portrayal in found)


def test_a_portrayal_has_the_candidate_inside_its_words():
    found, located = found_in("is-a")
    candidates = find_candidates(located)
    said = next(p for p in found if p.rule == "is a")
    assert candidate_in(said, candidates).text == "wholly owned"
    assert candidate_in(next(p for p in found if p.kind == "doer"), candidates) is None


RELATIONS = PARSES.parents[1] / "relations"
UNIVERSAL = read_docs(RELATIONS / "parses.conllu") | read_docs(RELATIONS / "twins.conllu")
CLEARNLP = read_docs(RELATIONS / "clearnlp.conllu")


@pytest.mark.parametrize("key", CLEARNLP)
def test_both_label_schemes_portray_alike(key):
    one, other = (portray(Document(key, "", docs[key].text), docs[key]) for docs in (UNIVERSAL, CLEARNLP))
    told = [
        {(each.names[p.mention_id], p.kind, p.lemma) for p in each.portrayals if p.kind != "name"}
        for each in (one, other)
    ]
    assert told[0] == told[1]


def locate_rows(rows):
    doc = make_doc(rows)
    analysis = analyse(Document("x", "", doc.text), doc)
    return Located(doc, Syntax(doc), analysis.mentions, analysis.sentences)


HOSTILE = {
    "marks alone": '... PUNCT root 0\n! PUNCT punct 0\n" PUNCT punct 0',
    "a copula without anything": "is AUX cop 0 VBZ be",
    "a name beside itself": "Kelland PROPN root 0 NNP Kelland GPE\nKelland PROPN appos 0 NNP Kelland GPE+",
    "an apposition without words": "Kelland PROPN root 0 NNP Kelland GPE\n<b> NOUN appos 0 NN <b>",
    "everything hangs on a mark": "( PUNCT root 0\nFarkas PROPN nsubj 0 NNP Farkas PERSON\nliar NOUN xcomp 0 NN",
}


@pytest.mark.parametrize("rows", HOSTILE.values(), ids=HOSTILE)
def test_odd_parses_do_no_harm(rows):
    located = locate_rows(rows)
    for portrayal in portray_located(located):
        assert portrayal.kind in ("name", "apposition", "doer")
    assert find_candidates(located) == ()


def test_an_empty_text_portrays_nobody():
    doc = Doc(VOCAB)
    located = Located(doc, Syntax(doc), (), ())
    assert portray_located(located) == ()
    assert find_candidates(located) == ()


def test_a_chain_of_infinitives_is_told_in_a_few_words():
    rows = ["Kelland PROPN nsubj 1 NNP Kelland GPE", "wants VERB root 1 VBZ want"]
    for number in range(8):
        verb = 2 * number + 3
        rows += [f"to PART mark {verb} TO to", f"try VERB xcomp {verb - 2 if number else 1} VB try"]
    located = locate_rows("\n".join(rows))
    [deed] = [p for p in portray_located(located) if p.kind == "doer"]
    assert (deed.lemma, deed.text) == ("try to try to try to try to try", "try")


def test_a_very_long_apposition_ends_with_its_head():
    rows = [
        "Farkas PROPN root 0 NNP Farkas PERSON",
        ", PUNCT punct 3 , ,",
        "the DET det 3 DT the",
        "head NOUN appos 0 NN",
    ]
    for number in range(30):
        noun = 2 * number + 5
        rows += [f"of ADP case {noun} IN of", f"board NOUN nmod {noun - 2} NN board"]
    located = locate_rows("\n".join(rows))
    said = next(p for p in portray_located(located) if p.kind == "apposition")
    assert said.text == "the head"
