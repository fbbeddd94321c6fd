"""The knowledge tables: whole, consistent, and careful with names that several bear."""

from itertools import pairwise

import pytest

from explorer.actors.knowledge import load_knowledge
from explorer.actors.names import fold
from explorer.actors.resources import read_rows, split_cell
from explorer.model import ACTOR_KINDS

KNOWN = load_knowledge()


def ids(form):
    return {reading.entry.id for reading in KNOWN.look_up(fold(form))}


def test_there_is_a_state_of_the_world_for_nearly_every_seat_in_the_united_nations():
    states = [entry for entry in KNOWN.entries if entry.startswith("state/") and len(entry) == len("state/xx")]
    assert len(states) >= 195


def test_every_entry_belongs_to_something_known():
    for entry in KNOWN.entries.values():
        assert entry.kind in ACTOR_KINDS
        assert not entry.within or entry.within in KNOWN.entries, entry
        assert not entry.state or entry.state in KNOWN.entries, entry


def test_no_form_names_two_states():
    for table in ("countries.tsv", "former.tsv"):
        for row in read_rows(table):
            for form in (row["name"], *split_cell(row["also"]), *split_cell(row["adjectives"])):
                states = {entry for entry in ids(form.removesuffix("?")) if entry.startswith("state/")}
                assert len(states) <= 1, form


@pytest.mark.parametrize(
    "forms",
    [
        ("US", "U.S.", "USA", "United States", "America", "American", "United States of America"),
        ("UK", "Britain", "United Kingdom", "British", "Great Britain"),
        ("ISIS", "ISIL", "IS", "Islamic State", "Daesh", "Da’esh", "Islamic State of Iraq and the Levant"),
        ("IRGC", "Revolutionary Guards", "Islamic Revolutionary Guard Corps", "Revolutionary Guard"),
        ("PMU", "PMF", "Hashd al-Shaabi", "Popular Mobilization Units", "Popular Mobilisation Forces"),
        ("CIA", "Central Intelligence Agency"),
        ("Burma", "Myanmar", "Burmese"),
        ("Zaire", "DRC", "Democratic Republic of Congo"),
        ("Türkiye", "Turkey", "Turkish"),
        ("Kiev", "Kyiv"),
        ("Bombay", "Mumbai"),
    ],
)
def test_forms_that_mean_the_same(forms):
    assert set.intersection(*(ids(form) for form in forms)), [ids(form) for form in forms]


@pytest.mark.parametrize(
    "forms",
    [
        ("Iran", "Iraq"),
        ("Niger", "Nigeria"),
        ("Nigerien", "Nigerian"),
        ("North Korea", "South Korea", "Korea"),
        ("Congo", "Republic of the Congo"),
        ("Guinea", "Guinea-Bissau", "Equatorial Guinea", "Papua New Guinea"),
        ("Dominica", "Dominican Republic"),
        ("Sudan", "South Sudan"),
        ("Ireland", "Northern Ireland"),
        ("Quds Force", "Revolutionary Guards"),
        ("Kurds", "KRG", "Kurdistan"),
        ("Hezbollah", "Kataib Hezbollah"),
        ("Soviet Union", "Russia"),
        ("Taliban", "Pakistani Taliban"),
        ("Iraqis", "Iraq"),
        ("China", "Republic of China"),
        ("Samoa", "American Samoa"),
    ],
)
def test_forms_that_must_stay_apart(forms):
    for one, other in pairwise(forms):
        assert ids(one)
        assert ids(other)
        assert not ids(one) & ids(other), (one, other)


def test_the_quds_force_is_part_of_the_guards_and_these_of_iran():
    quds = KNOWN.look_up("quds force")[0].entry
    assert quds.within == "organization/irgc"
    assert KNOWN.entries[quds.within].within == "state/ir"


def test_given_names_are_sorted_and_unique():
    names = [row["name"] for row in read_rows("given_names.tsv")]
    assert names == sorted(set(names))
    assert len(names) > 1000
