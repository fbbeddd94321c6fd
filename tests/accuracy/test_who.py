"""Who does what to whom where names are hard to read: whole texts through the bundled pipeline.

Invented people; each row is a kind of text that other programs were reported to read wrongly.
"""

import pytest

from explorer.actors import resolve
from explorer.analysis import analyse
from explorer.language import load_pipeline
from explorer.model import Document


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


def read(nlp, text):
    """Give the relations of a text as (actor, event, actor), and its actors' names."""
    document = Document("a", "", text)
    found = analyse(document, nlp(text))
    actors = resolve([document], found.sentences, found.mentions)
    name = {link.mention_id: actor.name for actor in actors for link in actor.links}
    relations = {(name.get(r.source), r.event, name.get(r.target)) for r in found.relations if r.kind == "action"}
    return relations, {actor.name for actor in actors}, found, name


PRAISED = ("Eva Lund", "SUPPORT", "Per Dahl")
CASES = {
    "dateline": ("TROMSØ, Norway, Jan. 4 (AFP) – Eva Lund praised Per Dahl.", [PRAISED]),
    "dateline-colon": ("LIMA: Eva Lund praised Per Dahl.", [PRAISED]),
    "dateline-court": (
        "GENEVA — Swiss prosecutors charged Ivo Brandt with fraud.", [("Swiss prosecutors", "ACCUSE", "Ivo Brandt")]
    ),
    "firm": (
        "Hart & Wells hired Nora Quist. Quist later sued Hart & Wells.", [("Nora Quist", "ACCUSE", "Hart & Wells")]
    ),
    "nickname": (
        "Joe 'Big Joe' Lomax threatened Rita “the Shark” Molina. Molina thanked Eva Lund.",
        [("Joe Lomax", "THREATEN", "Rita Molina"), ("Rita Molina", "SUPPORT", "Eva Lund")],
    ),
    "surname-first": (
        "Present: MOLINA, Rita; Egger, Paul; Lund, Eva. Molina accused Egger of lying.",
        [("Rita Molina", "ACCUSE", "Paul Egger")],
    ),
    "cut-surname": (
        "Rita Molina met Paul Egger. Later Rita M. accused Egger of lying.", [("Rita Molina", "ACCUSE", "Paul Egger")]
    ),
    "month": (
        "Theresa June visited Paris. June met Eva Lund in June.", [("Theresa June", "CONSULT", "Eva Lund")]
    ),
    "surname-of-a-month": (
        "Mayor Carl August opened the hall. August praised Eva Lund.", [("Carl August", "SUPPORT", "Eva Lund")]
    ),
    "new-holder": (
        "Governor Ana Prado stepped down. Luis Costa was appointed governor. The governor criticised Brazil.",
        [("Luis Costa", "ACCUSE", "Brazil")],
    ),
    "former-holder": (
        "Former minister Ana Prado met Minister Luis Costa. The minister criticised Peru. "
        "The former minister praised Chile.",
        [("Luis Costa", "ACCUSE", "Peru"), ("Ana Prado", "SUPPORT", "Chile")],
    ),
    "deputy": (
        "Deputy Prime Minister Eva Lund met Prime Minister Per Dahl. The deputy prime minister praised Chile. "
        "The prime minister condemned Peru.",
        [("Eva Lund", "SUPPORT", "Chile"), ("Per Dahl", "ACCUSE", "Peru")],
    ),
    "one-surname": (
        "Hugo Keller met Anna Keller. Mrs. Keller criticised Peru. Mr. Keller praised Chile.",
        [("Anna Keller", "ACCUSE", "Peru"), ("Hugo Keller", "SUPPORT", "Chile")],
    ),
    "longer-name": (
        "The Free Workers Party criticised the Workers Party.", [("Free Workers Party", "ACCUSE", "Workers Party")]
    ),
    "title-beside-name": ("Special Envoy Holm met Eva Lund.", [("Holm", "CONSULT", "Eva Lund")]),
    "style": ("H.E. Eva Lund praised Per Dahl.", [PRAISED]),
    "spelled-out": (
        "The Ministry of Youth and Sports sued the River and Hill Trust (RHT).",
        [("Ministry of Youth and Sports", "ACCUSE", "River and Hill Trust")],
    ),
    "byline": (
        "Storm over Velm\n\nBy Mila Horn and Tom Rask\n\nEva Lund praised Per Dahl.\n\nReporting by Mila Horn",
        [PRAISED],
    ),
}  # fmt: skip


@pytest.mark.parametrize("key", CASES)
def test_who_does_what_to_whom(nlp, key):
    text, expected = CASES[key]
    relations, *_ = read(nlp, text)
    assert set(expected) <= relations


@pytest.mark.parametrize(
    ("key", "nobody"),
    [
        ("firm", "Hart"), ("nickname", "Vilen"), ("surname-first", "Rita"), ("month", "Theresa"),
        ("byline", "Mila Horn"), ("byline", "Tom Rask"), ("spelled-out", "River"), ("surname-first", "Egger"),
    ],
)  # fmt: skip
def test_no_actor_is_made_of_pieces_and_credits(nlp, key, nobody):
    assert nobody not in read(nlp, CASES[key][0])[1]


def test_a_dateline_does_nothing(nlp):
    for key in ("dateline", "dateline-colon", "dateline-court"):
        names = {name for source, _, target in read(nlp, CASES[key][0])[0] for name in (source, target)}
        assert not names & {"Norway", "TROMSØ", "LIMA", "Lima", "GENEVA", "Geneva"}


def test_dollars_are_no_state(nlp):
    assert "United States" not in read(nlp, "The bank paid US$5 million and US$20 to Eva Lund.")[1]


def test_turns_of_a_transcript_are_said_by_whom_the_label_names(nlp):
    text = "ANN LEE: I never met Bo Kelland.\n\nBO KELLAND: Lee is lying.\n\nMODERATOR: Who is right?\n\nLEE: I am."
    _, _, found, name = read(nlp, text)
    said = {
        (name.get(s.speaker.mention_id, "").title(), text[s.content[0].start : s.content[-1].end])
        for s in found.speeches
    }
    assert said == {("Ann Lee", "I never met Bo Kelland."), ("Bo Kelland", "Lee is lying."), ("Ann Lee", "I am.")}


def test_police_without_an_owner_are_those_of_the_state_of_the_text(nlp):
    text = "Norway is at rest. In Norway, police arrested Ivo Brandt. Norwegian police thanked Eva Lund. Norway won."
    relations, *_ = read(nlp, text)
    assert ("Norwegian police", "COERCE", "Ivo Brandt") in relations


def test_sentences_in_another_language_give_no_actors(nlp):
    text = "Eva Lund praised Per Dahl. Die Gewerkschaft war mit dem Rat nicht einverstanden."
    assert read(nlp, text)[1] == {"Eva Lund", "Per Dahl"}
