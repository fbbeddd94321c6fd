import pytest

from explorer.coverage.passages import find_passages
from tests.factory import make_document, make_sentences

NEWS = "the pipeline under the strait had lost pressure twice since midnight and divers would look for a leak"
FILL_A = "Ferries ran as usual all morning. Anglers complained about the noise of the boats."
FILL_B = "Petrol stations reported long queues. Prices at the pump rose a little after noon."


def credit(one, other, *, outlets=("", "")):
    documents = [make_document(text, f"d{n}", outlet=outlets[n]) for n, text in enumerate((one, other))]
    (passage,) = find_passages(documents, [s for document in documents for s in make_sentences(document)])
    return passage.credit


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (f"{FILL_A} According to Reuters, {NEWS}.", f"{FILL_B} An official told Reuters that {NEWS}.", "Reuters"),
        (f"ANKARA (Reuters) - {FILL_A} It said {NEWS}.", f"{FILL_B} Reuters:\nIt said {NEWS}.", "Reuters"),
        (f"{FILL_A} We learn {NEWS}, AFP wrote.", f"AFP - {FILL_B}\nWe learn {NEWS}.", "Agence France-Presse"),
        (f"{FILL_A} It is said that {NEWS}, the Fars agency said.", f"{FILL_B} According to Tasnim, {NEWS}.", ""),
        (f"Reuters has a new editor. {FILL_A} It is said that {NEWS}.", f"{FILL_B} According to Reuters, {NEWS}.", ""),
        (f"{FILL_A} It is said that {NEWS}.", f"{FILL_B} It is said that {NEWS}.", ""),
    ],
)  # fmt: skip
def test_agency_copy_is_known_by_its_credit_on_both_sides(one, other, expected):
    assert credit(one, other) == expected


def test_the_others_outlet_is_a_credit():
    one, other = f"{FILL_A} It is said that {NEWS}, the Harbour Gazette wrote.", f"{FILL_B} We learn that {NEWS}."
    assert credit(one, other, outlets=("Lantern", "Harbour Gazette")) == "Harbour Gazette"
    assert credit(other, one, outlets=("Harbour Gazette", "Lantern")) == "Harbour Gazette"
    assert credit(one, other, outlets=("Lantern", "Gaze")) == ""


def test_an_agency_credits_itself_with_its_outlet():
    one, other = f"{FILL_A} It is said that {NEWS}.", f"{FILL_B} Reuters said {NEWS}."
    assert credit(one, other, outlets=("Reuters", "")) == "Reuters"
    assert credit(one, other, outlets=("Lantern", "")) == ""


def test_a_speaker_is_a_credit_where_no_agency_is():
    one = f"{FILL_A} Minister Ada Quill said {NEWS}."
    assert credit(one, f"{FILL_B} “{NEWS},” said Ms. Quill in the port.") == "Minister Ada Quill"
    assert credit(one, f"{FILL_B} “{NEWS},” said Bo Reed in the port.") == ""
    assert credit(f"{FILL_A} He said {NEWS}.", f"{FILL_B} He said {NEWS}.") == ""
