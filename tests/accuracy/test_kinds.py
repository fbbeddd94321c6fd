"""Who does what to whom where things are called like people, people like things, and words only stand beside a deed.

Invented people; each row is a kind of text that readers of news reported as wrongly read, in words of our own.
"""

import pytest

from explorer.language import load_pipeline
from tests.accuracy.test_who import read


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


TOLD = {
    "longer-name": (
        "The Institute of Marine Research Council sued the Institute of Marine Research over a lease.",
        [("Institute of Marine Research Council", "ACCUSE", "Institute of Marine Research")],
    ),
    "after-a-plural": (
        "The Farmers' Movement criticised the United Farmers' Movement. The United Farmers' Movement was silent.",
        [("Farmers' Movement", "ACCUSE", "United Farmers' Movement")],
    ),
    "charge": ("Peter Dahl accused the Guild of Bakers of theft.", [("Peter Dahl", "ACCUSE", "Guild of Bakers")]),
    "partners": (
        "Keel, Rowan & Sons sued Mayor Eva Lund. Lund praised Keel, Rowan & Sons.",
        [("Keel, Rowan & Sons", "ACCUSE", "Eva Lund"), ("Eva Lund", "SUPPORT", "Keel, Rowan & Sons")],
    ),
    "two-ministers": (
        "Finance Minister Eva Lund & Interior Minister Tom Rask met Rosa Quill.",
        [("Eva Lund", "CONSULT", "Rosa Quill"), ("Tom Rask", "CONSULT", "Rosa Quill")],
    ),
    "kinds-before-names": (
        "The bookseller Finch & Daughters sued the printer Quill & Rowe.",
        [("Finch & Daughters", "ACCUSE", "Quill & Rowe")],
    ),
    "storm": (
        "Cyclone Marta flattened the town of Velm. Mayor Tom Rask met Marta Quist, a nurse. Quist praised Rask.",
        [("Tom Rask", "CONSULT", "Marta Quist"), ("Marta Quist", "SUPPORT", "Tom Rask")],
    ),
    "warship": ("The frigate HMS Corran attacked the Velm Militia.", [("HMS Corran", "ASSAULT", "Velm Militia")]),
    "day-group": ("The May 4 Front attacked Velm Motors.", [("May 4 Front", "ASSAULT", "Velm Motors")]),
    "other-than": ("Nobody other than Rosa Quill accused Eva Lund.", [("Rosa Quill", "ACCUSE", "Eva Lund")]),
    "kept-from": ("Nothing could stop Tom Rask from suing Eva Lund.", [("Tom Rask", "ACCUSE", "Eva Lund")]),
    "no-question": (
        "There is no question that Tom Rask attacked Rosa Quill.", [("Tom Rask", "ASSAULT", "Rosa Quill")]
    ),
    "degree-and-rank": (
        "Dr. Rosa Berg and Major Ivo Berg met Eva Lund. Major Berg criticised Peru. Dr. Berg praised Chile.",
        [("Ivo Berg", "ACCUSE", "Peru"), ("Rosa Berg", "SUPPORT", "Chile")],
    ),
    "initial-of-two": (
        "Anton Rask and Alma Rask came. A. Rask accused Eva Lund of theft.", [("A. Rask", "ACCUSE", "Eva Lund")]
    ),
    "second-initial": (
        "Paul T. Berg met Paul D. Berg. P. D. Berg praised Eva Lund.", [("Paul D. Berg", "SUPPORT", "Eva Lund")]
    ),
    "nickname-of-two-words": (
        "Tom “Iron Fist” Rask sued Eva Lund. On Monday “Iron Fist” praised Rosa Quill.",
        [("Tom Rask", "ACCUSE", "Eva Lund"), ("Tom Rask", "SUPPORT", "Rosa Quill")],
    ),
    "title-of-people": (
        "The Rev. Paul Bank praised Eva Lund. Bank criticised Rosa Quill.",
        [("Paul Bank", "SUPPORT", "Eva Lund"), ("Paul Bank", "ACCUSE", "Rosa Quill")],
    ),
    "elected": (
        "The assembly elected Rosa Quill president. The president criticised Peru.", [("Rosa Quill", "ACCUSE", "Peru")]
    ),
    "incoming": (
        "Mayor Tom Rask met incoming mayor Eva Lund. The mayor criticised Peru.", [("Tom Rask", "ACCUSE", "Peru")]
    ),
    "author": (
        "Author Tom Rask, whose novel ‘Chile Betrays Peru’ was banned, sued Eva Lund.",
        [("Tom Rask", "ACCUSE", "Eva Lund")],
    ),
    "bar": ("VELM, Norway | Mayor Eva Lund criticised Peru.", [("Eva Lund", "ACCUSE", "Peru")]),
}  # fmt: skip

NOT_TOLD = {
    "contrast": (
        "It is Peter Dahl, not his sister, Anna Dahl, who accused Eva Lund.", ("Anna Dahl", "Eva Lund")
    ),
    "apart-from": ("Every councillor apart from Rosa Quill criticised Eva Lund.", ("Rosa Quill", "Eva Lund")),
    "opposed": ("Norway, as opposed to Sweden, praised Rosa Quill.", ("Sweden", "Rosa Quill")),
    "nowhere": ("Nowhere in it did Rosa Quill threaten Eva Lund.", ("Rosa Quill", "Eva Lund")),
    "born": ("The Austrian-born painter Rosa Quill criticised Peru.", ("Austria", "Peru")),
    "neighbour": ("Tom Rask's neighbour Rosa Quill accused Eva Lund of theft.", ("Tom Rask", "Eva Lund")),
    "close-to": ("Friends close to Ada Berg praised Eva Lund.", ("Ada Berg", "Eva Lund")),
    "case": ("Judge Eva Lund cited Quill v. Rask at length.", ("Eva Lund", "Quill")),
    "song": ("Singer Eva Lund sang “Sweden Invades Norway” in Velm.", ("Sweden", "Norway")),
    "film": ("“Ghana Defies Togo”, a film by Rosa Quill, opens today.", ("Ghana", "Togo")),
    "until": (
        "Tom Rask, the mayor until May, attacked Eva Lund. The mayor met Rosa Quill.", ("Tom Rask", "Rosa Quill")
    ),
}  # fmt: skip


@pytest.mark.parametrize("key", TOLD)
def test_who_does_it_is_found(nlp, key):
    text, expected = TOLD[key]
    assert set(expected) <= read(nlp, text)[0]


@pytest.mark.parametrize("key", NOT_TOLD)
def test_nothing_is_told_of_who_stands_beside(nlp, key):
    text, (source, target) = NOT_TOLD[key]
    *_, found, name = read(nlp, text)
    deeds = [r for r in found.relations if r.kind == "action" and not r.negated]
    assert (source, target) not in {(name.get(r.source), name.get(r.target)) for r in deeds}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The yacht Eva Lund sank near Velm.", "Eva Lund"),
        ("Rosa Quill received the Tom Rask Medal. Quill praised Peru.", "Tom Rask"),
        ("Cyclone Marta flattened Velm. Mayor Tom Rask met Rosa Quill. Marta lost strength.", "Marta"),
        ("Senator Eva Lund (R-Ohio) met Rosa Quill.", "R-Ohio"),
        ("Eva Lund met Rosa Quill. Las autoridades negaron la existencia de los documentos.", "Las autoridades"),
        ("Strike ends\n\nWORDS: EVA LUND | PICTURES: TOM RASK\n\nRosa Quill praised Peru.", "EVA LUND"),
        ("Strike ends\n\nEva Lund and Tom Rask, Velm Post\nMay 3, 2026\n\nRosa Quill praised Peru.", "Tom Rask"),
        ("Rosa Quill waves to the crowd. Photograph: Eva Lund/Velm Images", "Eva Lund"),
    ],
)
def test_nobody_is_made_of_what_bears_a_name(nlp, text, nobody):
    assert nobody not in read(nlp, text)[1]


def test_titles_and_places_before_colons_are_nobodys_words(nlp):
    for text in ("Eva Lund wrote the play “Tell the King” in May.", "Port Velm: Eva Lund sued Tom Rask on Friday."):
        assert not read(nlp, text)[2].speeches


def test_answers_marked_by_a_letter_and_a_stop_are_the_interviewees(nlp):
    text = "Interview with author Rosa Quill\nQ. Did you meet Tom Rask?\nA. He lied to me.\nQ. Why?\nA. Ask him."
    *_, found, name = read(nlp, text)
    assert {name[s.speaker.mention_id] for s in found.speeches} == {"Rosa Quill"}


def test_a_quotation_left_open_ends_with_its_paragraph(nlp):
    text = "“We sail,” Captain Eva Lund said. “The storm is near.\n\nThe guard sent two ships."
    *_, found, _ = read(nlp, text)
    assert [text[run.start : run.end] for s in found.speeches for run in s.quoted] == ["We sail,", "The storm is near."]


def test_a_nickname_over_a_break_of_sentences_is_read(nlp):
    relations = read(nlp, 'Rask, called "Bull", met him. Ivo "Bull" Rask attacked Eva Lund.')[0]
    assert ("Ivo Rask", "ASSAULT", "Eva Lund") in relations
