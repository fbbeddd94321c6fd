"""Who is mentioned, sentence by sentence; the sentences and their parses stand in parses.conllu.

An expectation names every mention of its sentence: `words: form kind (title) of owner = the same`. Words that an
expectation leaves out must not be a mention ("police" and "army" in "modifier", the indefinite ones in "indefinite").
"""

from pathlib import Path

import pytest

from explorer.mentions import explain_rules, find_mentions, find_sentences
from explorer.model import Document
from tests.parsed import read_docs

PARSES = Path(__file__).with_name("parses.conllu")

EXPECTED = {
    "possessive-name": "Kenya: name place; Green Belt Movement: name organization of Kenya; Nakuru: name place",
    "title": "Retno Wulandari: name person (Foreign Minister); Dili: name place",
    "title-inside": "Otto Brandt: name person (Gen.); Riga: name place",
    "honorific": "Ngozi Adeyemi: name person (Mrs.); Lagos: name place",
    "office-of": "Elena Marsh: name person (Secretary of State); Hanoi: name place",
    "title-with-owner": "Petrobras: name organization; Lia Prado: name person (Petrobras chief executive)",
    "article-in-name": "Gambia: name place; Senegalese teachers: group group of Senegalese; Senegalese: name group",
    "acronym": (
        "Amazon Basin Council: name organization; ABC: name organization = Amazon Basin Council; Manaus: name place"
    ),
    "nationality": "Bolivian miners: group group of Bolivian; Bolivian: name group; La Paz: name place",
    "place": "Paris prosecutors: group group of Paris; Paris: name place; Lia Prado: name person",
    "possessive-group": "Thailand's army: group organization of Thailand; Thailand: name place; Pattani: name place",
    "organization": "UN peacekeepers: group group of UN; UN: name organization; Goma: name place",
    "in-place": "Rebels in Darfur: group group of Darfur; Darfur: name place; hostages: description group",
    "of-somebody": "Supporters of Ana Quispe: group group of Ana Quispe; Ana Quispe: name person; Cusco: name place",
    "based-in": "newspaper based in Cairo: group organization of Cairo; Cairo: name place",
    "backed": "Rwandan-backed rebels: group group of Rwandan; Rwandan: name group; Goma: name place",
    "faith": "Sikh farmers: group group of Sikh; Sikh: name group; Ottawa: name place",
    "two-nations": "French: name group; Malian troops: group group of Malian; Malian: name group; Gao: name place",
    "government-of": "government of Peru: group organization of Peru; Peru: name place",
    "office": "CIA director: description person of CIA; CIA: name organization; Langley: name place",
    "office-nationality": (
        "Senegalese president: description person of Senegalese; Senegalese: name group; Moscow: name place"
    ),
    "description": (
        "Otto Brandt: name person (Gen.); general: description person; his: pronoun person; "
        "ministers: description group"
    ),
    "description-plural": (
        "Sami herders: group group of Sami; Sami: name group; ministers in Oslo: group group of Oslo; "
        "Oslo: name place; herders: description group"
    ),
    "her-party": "Ana Quispe: name person; her: pronoun person; party: description organization",
    "pronouns": "They: pronoun; us: pronoun; she: pronoun person; him: pronoun person; their: pronoun",
    "quoted-we": "We: pronoun; I: pronoun person; Quispe: name person; reporters: description group",
    "empty-it": "Chad: name place",
    "us": "US: name place; us: pronoun; its: pronoun = US",
    "indefinite": "Moscow: name place",
    "office-alone": "Office in Lisbon: group organization of Lisbon; Lisbon: name place",
    "its-ally": (
        "Kelland: name place; its: pronoun = Kelland; ally: description person = Norland; "
        "Norland: name place; Oslo: name place"
    ),
    "who-is-the": (
        "Omar Farkas: name person; commander of the Brune Brigade: description person of Brune Brigade = Omar Farkas; "
        "Brune Brigade: name organization"
    ),
    "predicate": "Ana Quispe: name person",
    "restricting": "Kenya: name place; Mombasa: name place",
    "modifier": "police station: description organization; army base: description place",
    "apposed": (
        "Tran Van Minh: name person; "
        "head of the Communist Party: description person of Communist Party = Tran Van Minh; "
        "Communist Party: name organization; Hanoi: name place"
    ),
    "is-the": (
        "Lia Prado: name person; director of Petrobras: description person of Petrobras = Lia Prado; "
        "Petrobras: name organization"
    ),
    "is-not-the": (
        "Lia Prado: name person; director of Petrobras: description person of Petrobras; Petrobras: name organization"
    ),
    "former": "Lia Prado: name person; Petrobras: name organization",
    "known-as": "militia: description organization = Shining Star; Shining Star: name organization; Cusco: name place",
    "two-places": "Police: description organization; Mombasa: name place; Kenya: name place",
    "agency-name": "Greenpeace: name organization; Peru: name place",
    "sea": "Ukrainian navy: group organization of Ukrainian; Ukrainian: name group; Black Sea: name place",
    "fleeing": "Refugees fleeing the war in Sudan: group group of Sudan; Sudan: name place; Chad: name place",
    "activist": "Maori: name group; Aung Thein: name person; Wellington: name place",
    "bare-party": "farmers: description group; villagers: description group; Cusco: name place",
    "by-police": "Ana Quispe: name person; police: description organization",
    "security-forces": "Security forces: description organization; Gao: name place",
    "capital-body": (
        "She: pronoun person; Council: description organization; Coalition troops: description group; "
        "Coalition: description organization; Gao: name place"
    ),
    "both-sides": "Peru: name place; both sides: description group; sides: description group",
    "the-two-countries": (
        "Chad: name place; Mali: name place; two countries: description place; countries: description place"
    ),
    "two-of-those": "countries: description place; lake: description place; Gao: name place",
    "spokesman": (
        "spokesman for Hizb al-Nur: group person of Hizb al-Nur; Hizb al-Nur: name organization; "
        "Aung Thein: name person; Yangon: name place"
    ),
    "rank": "Juma Odhiambo: name person (Col.); Kisumu: name place",
    "led": (
        "Ghanaian-led troops: group group of Ghanaian; Ghanaian: name group; "
        "Somali fishermen: group group of Somali; Somali: name group"
    ),
}


def find(key):
    doc = read_docs(PARSES)[key]
    document = Document(key, "", doc.text)
    return find_mentions(document, doc, find_sentences(document, doc))


def tell(mention, words):
    return (
        f"{mention.text}: {mention.form}"
        + (f" {mention.kind}" if mention.kind else "")
        + (f" ({mention.title})" if mention.title else "")
        + (f" of {words[mention.belongs_to]}" if mention.belongs_to else "")
        + (f" = {words[mention.same_as]}" if mention.same_as else "")
    )


def the(key, text):
    return next(mention for mention in find(key) if mention.text == text)


def test_every_sentence_has_an_expectation():
    assert set(read_docs(PARSES)) == set(EXPECTED)


@pytest.mark.parametrize("key", EXPECTED)
def test_mentions_of_a_sentence(key):
    mentions = find(key)
    words = {mention.id: mention.text for mention in mentions}
    assert "; ".join(tell(mention, words) for mention in mentions) == EXPECTED[key]


@pytest.mark.parametrize("key", EXPECTED)
def test_mentions_are_words_of_their_sentence(key):
    text = read_docs(PARSES)[key].text
    document = Document(key, "", text)
    sentences = {s.id: s for s in find_sentences(document, read_docs(PARSES)[key])}
    mentions = find(key)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        sentence = sentences[mention.sentence_id]
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert mention.rule in explain_rules()
    assert len({(mention.start, mention.end) for mention in mentions}) == len(mentions)


@pytest.mark.parametrize(
    ("key", "text", "number", "gender"),
    [
        ("honorific", "Ngozi Adeyemi", "singular", "female"),
        ("title", "Retno Wulandari", "singular", ""),
        ("organization", "UN", "", "neuter"),
        ("possessive-group", "Thailand's army", "singular", "neuter"),
        ("nationality", "Bolivian miners", "plural", ""),
        ("led", "Somali fishermen", "plural", "male"),
        ("description", "general", "singular", ""),
        ("description-plural", "herders", "plural", ""),
        ("pronouns", "she", "singular", "female"),
        ("pronouns", "him", "singular", "male"),
        ("pronouns", "their", "plural", ""),
        ("us", "its", "singular", "neuter"),
    ],
)
def test_number_and_gender(key, text, number, gender):
    mention = the(key, text)
    assert (mention.number, mention.gender) == (number, gender)


@pytest.mark.parametrize(
    ("key", "text", "role", "governor"),
    [
        ("possessive-name", "Kenya", "possessive", "movement"),
        ("possessive-name", "Green Belt Movement", "subject", "plant"),
        ("title-inside", "Riga", "object", "leave"),
        ("pronouns", "us", "object", "tell"),
        ("title", "Dili", "oblique", "to"),
        ("nationality", "Bolivian", "modifier", "miner"),
        ("two-nations", "Malian troops", "subject", "leave"),
        ("two-nations", "Malian", "modifier", "troops"),
        ("apposed", "head of the Communist Party", "apposition", "tran"),
        ("backed", "Rwandan", "modifier", "back"),
    ],
)
def test_role_in_the_sentence(key, text, role, governor):
    mention = the(key, text)
    assert (mention.role, mention.governor) == (role, governor)


@pytest.mark.parametrize(
    ("key", "text", "head"),
    [
        ("nationality", "Bolivian miners", "miner"),
        ("of-somebody", "Supporters of Ana Quispe", "supporter"),
        ("backed", "Rwandan-backed rebels", "backed rebel"),
        ("led", "Ghanaian-led troops", "led troops"),
        ("rank", "Juma Odhiambo", "odhiambo"),
    ],
)
def test_head_noun(key, text, head):
    assert the(key, text).head == head


@pytest.mark.parametrize(
    ("key", "text", "definite"),
    [
        ("office", "CIA director", True),
        ("description", "ministers", True),
        ("possessive-group", "Thailand's army", True),
        ("nationality", "Bolivian miners", False),
        ("spokesman", "spokesman for Hizb al-Nur", False),
    ],
)
def test_definite(key, text, definite):
    assert the(key, text).definite is definite
