"""The word lists parse, say only what the program understands, and cover each kind of event."""

import csv
from collections import Counter
from importlib import resources

import pytest

from explorer.model import ACTOR_KINDS, MODALITIES

TYPES = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"),
    *("ACCUSE", "REQUEST", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
CLASSES = {"@actor", "@person", "@individual", "@organization", "@place"}
CONDITIONS = ("pred", "obj", "iobj", "comp", "prep", "subj")
VERB_SLOTS = {"subj", "obj", "iobj", "comp", "mutual", "agent"}
NOUN_SLOTS = {"poss", "adj", "compound", "subj", "comp", "mutual"}
PREPOSITIONS = {
    *("about", "across", "after", "against", "along", "alongside", "among", "around", "as", "at", "before", "behind"),
    *("beside", "between", "by", "for", "from", "in", "in to", "inside", "into", "near", "of", "on", "out of"),
    *("outside", "over", "through", "to", "toward", "towards", "under", "upon", "with", "without"),
}
GROUPS = {
    *("neutral", "assertive", "doubtful", "revealing", "predictive", "believing", "demanding", "asking", "promising"),
    *("denying", "warning", "approving", "criticising"),
}
KINDS_OF_CUES = {
    *("adverb", "adjective", "verb", "saying", "noun", "predicate", "occurrence", "negated", "factive", "unique"),
    *("auxiliary", "perfect auxiliary", "conditional", "inverted", "undoing", "withheld", "negation", "nobody"),
    *("focus", "exception", "everybody", "alleging", "ends", "duty", "striving", "enabling", "journey"),
    *("gerund", "preventing", "implicative", "never", "carried out", "fiction", "pretended", "credible", "awaited"),
    "instrument",
}
KEYS = {"verbs": 2, "nouns": 2, "affiliations": 1, "judgements": 1, "reporting": 1, "roles": 1, "cues": 2, "demands": 1}
"""How many columns from the left make a row's key."""

FILES = {
    "verbs": ("explorer.relations", ("verb", "when", "event", "agent", "target", "note")),
    "nouns": ("explorer.relations", ("noun", "with", "event", "agent", "target", "note")),
    "affiliations": ("explorer.relations", ("noun", "relation", "note")),
    "judgements": ("explorer.relations", ("word", "event", "note")),
    "reporting": ("explorer.speech", ("verb", "group", "certainty", "addressee", "note")),
    "demands": ("explorer.relations", ("word", "kind", "note")),
    "cues": ("explorer.factuality", ("word", "kind", "told", "note")),
    "roles": ("explorer.mentions", ("noun", "kind", "number", "note")),
}


def text_of(name):
    return resources.files(FILES[name][0]).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")


def rows_of(name):
    lines = [line for line in text_of(name).splitlines() if not line.startswith("#")]
    assert tuple(lines[0].split("\t")) == FILES[name][1]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restkey="too many", restval=None))


def key_of(name, row):
    return tuple(row[column] for column in FILES[name][1][: KEYS[name]])


def conditions_of(row):
    for part in row["when"].split(";") if row["when"] else ():
        kind, _, rest = part.partition(":")
        values, _, nouns = rest.partition("=")
        yield kind, values.split("|"), nouns.split("|") if nouns else []


def rank_of(row):
    """What is tried first: the telling kinds of condition, named words before classes, more conditions before fewer."""
    conditions = list(conditions_of(row))
    if not conditions:
        return (len(CONDITIONS),)
    general = any(
        word.startswith("@") or word == "any" for _, values, nouns in conditions for word in [*values, *nouns]
    )
    bare = any(kind == "prep" and not nouns for kind, _, nouns in conditions)
    return (min(CONDITIONS.index(kind) for kind, _, _ in conditions), general, -len(conditions), bare, row["when"])


def slots_of(text):
    return text.split(",") if text else []


@pytest.mark.parametrize("name", FILES)
def test_rows_are_whole_and_clean(name):
    assert text_of(name).endswith("\n")
    assert "\r" not in text_of(name)
    for row in rows_of(name):
        assert "too many" not in row, row
        assert None not in row.values(), row
        assert all(value == value.strip() and "  " not in value for value in row.values()), row


@pytest.mark.parametrize("name", FILES)
def test_no_row_is_there_twice(name):
    keys = Counter(key_of(name, row) for row in rows_of(name))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("name", [name for name in FILES if name != "verbs"])
def test_rows_are_sorted(name):
    keys = [key_of(name, row) for row in rows_of(name)]
    assert keys == sorted(keys)


def test_verbs_are_sorted_and_their_senses_stand_as_they_are_tried():
    keys = [(row["verb"], *rank_of(row)) for row in rows_of("verbs")]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", ["verbs", "nouns", "affiliations", "judgements", "reporting", "roles", "cues"])
def test_words_are_in_lower_case(name):
    words = [row[FILES[name][1][0]] for row in rows_of(name)]
    assert [word for word in words if not word or word != word.lower()] == []


@pytest.mark.parametrize("name", ["verbs", "nouns", "judgements"])
def test_events_are_plover_types_or_marks(name):
    marks = {"-", "~"} if name == "verbs" else {"-"}
    assert {row["event"] for row in rows_of(name)} <= TYPES | marks


def test_conditions_are_understood():
    for row in rows_of("verbs"):
        for kind, values, nouns in conditions_of(row):
            assert kind in CONDITIONS, row
            assert all(values), row
            if kind == "prep":
                assert set(values) <= PREPOSITIONS, row
            else:
                assert not nouns, row
            for value in [*values, *nouns]:
                if value.startswith("@"):
                    assert value in CLASSES, row
                elif value.isupper():
                    assert kind == "comp", row
                    assert value in TYPES, row
                else:
                    assert value == value.lower(), row


def test_values_of_a_condition_are_there_once():
    for row in rows_of("verbs"):
        for _, values, nouns in conditions_of(row):
            assert len(set(values)) == len(values), row
            assert len(set(nouns)) == len(nouns), row


def test_a_word_beside_a_verb_decides_for_one_sense_only():
    senses = {}
    for row in rows_of("verbs"):
        conditions = list(conditions_of(row))
        if len(conditions) == 1:
            kind, values, nouns = conditions[0]
            for value in [(prep, noun) for prep in values for noun in nouns or [""]] if kind == "prep" else values:
                senses.setdefault((row["verb"], kind, value), set()).add(row["event"])
    assert {key: events for key, events in senses.items() if len(events) > 1} == {}


def test_slots_of_verbs_are_understood():
    for row in rows_of("verbs"):
        for slot in slots_of(row["agent"]) + slots_of(row["target"]):
            assert slot in VERB_SLOTS or (slot.startswith("prep:") and slot[5:] in PREPOSITIONS), row
        assert "mutual" not in slots_of(row["agent"]), row
        assert "agent" not in slots_of(row["target"]), row


def test_slots_of_nouns_are_understood_and_differ():
    for row in rows_of("nouns"):
        agents, targets = slots_of(row["agent"]), slots_of(row["target"])
        assert set(agents + targets) <= NOUN_SLOTS | PREPOSITIONS, row
        assert not set(agents) & set(targets), row


@pytest.mark.parametrize("name", ["verbs", "nouns"])
def test_events_have_a_target_and_other_rows_claim_none(name):
    for row in rows_of(name):
        if row["event"] in TYPES:
            assert row["target"], row
        elif row["event"] == "-" and name == "nouns":
            assert not row["agent"], row
            assert not row["target"], row


def test_a_subject_that_is_the_target_leaves_another_to_act():
    for row in rows_of("verbs"):
        if "subj" in slots_of(row["target"]) and row["event"] in TYPES:
            assert row["agent"] != "subj", row
            assert row["agent"] or row["verb"].startswith("be "), row


def test_carriers_name_a_modality_of_the_model_or_none():
    known = {modality for modality in MODALITIES if modality} | {"negated"}
    for row in rows_of("verbs"):
        if row["event"] == "~" and row["note"]:
            assert row["note"] in known or " " in row["note"] or row["note"] == "inverted", row


def test_ways_of_telling_are_known():
    for row in rows_of("cues"):
        assert row["kind"] in KINDS_OF_CUES, row
        assert row["told"] in (*MODALITIES, "negated", "fact"), row
        assert row["told"] != "fact" or row["kind"] == "negated", row
    assert {row["kind"] for row in rows_of("cues")} == KINDS_OF_CUES


def test_every_verb_has_a_plain_sense():
    rows = rows_of("verbs")
    plain = {row["verb"] for row in rows if not row["when"]}
    assert {row["verb"] for row in rows if not row["verb"].startswith("be ")} - plain == set()


def test_every_noun_has_a_plain_sense():
    rows = rows_of("nouns")
    assert {row["noun"] for row in rows} == {row["noun"] for row in rows if not row["with"]}


@pytest.mark.parametrize(("name", "least"), [("verbs", 35), ("nouns", 12)])
def test_every_type_is_covered(name, least):
    found = Counter(row["event"] for row in rows_of(name))
    assert {event: found[event] for event in TYPES if found[event] < least} == {}


@pytest.mark.parametrize(
    ("name", "rows", "words"),
    [
        ("verbs", 3000, 1500),
        ("nouns", 900, 700),
        ("affiliations", 400, 400),
        ("reporting", 350, 350),
        ("roles", 900, 900),
        ("cues", 600, 450),
    ],
)
def test_lists_do_not_shrink(name, rows, words):
    found = rows_of(name)
    assert len(found) >= rows
    assert len({row[FILES[name][1][0]] for row in found}) >= words


@pytest.mark.parametrize(
    ("verb", "when", "event"),
    [
        ("attack", "", "ASSAULT"),
        ("launch", "", "~"),
        ("have", "", "-"),
        ("try", "comp:any", "~"),
        ("criticise", "", "ACCUSE"),
        ("criticize", "", "ACCUSE"),
        ("refuse", "comp:any", "REJECT"),
        ("call", "prep:on|upon", "REQUEST"),
        ("tell", "", "-"),
    ],
)
def test_some_senses(verb, when, event):
    assert {(row["verb"], row["when"]): row["event"] for row in rows_of("verbs")}[verb, when] == event


def test_object_selects_the_sense():
    def sense(verb, noun):
        for row in rows_of("verbs"):
            conditions = list(conditions_of(row))
            if row["verb"] == verb and len(conditions) == 1 and conditions[0][0] == "obj" and noun in conditions[0][1]:
                return row["event"]
        return None

    assert sense("hold", "talk") == "CONSULT"
    assert sense("impose", "sanction") == "SANCTION"
    assert sense("impose", "curfew") == "COERCE"
    assert sense("lift", "siege") == "RETREAT"
    assert sense("lift", "curfew") == "CONCEDE"
    assert sense("fire", "rocket") == "ASSAULT"
    assert sense("take", "hostage") == "COERCE"
    assert sense("strike", "deal") == "AGREE"
    assert sense("break", "ceasefire") == "ASSAULT"


def test_reporting_verbs_have_a_known_group_certainty_and_addressee():
    for row in rows_of("reporting"):
        assert row["group"] in GROUPS, row
        assert 0 <= float(row["certainty"]) <= 1, row
        addressee = row["addressee"]
        assert addressee in ("", "obj") or addressee.removeprefix("prep:") in PREPOSITIONS, row


def test_each_group_of_reporting_verbs_is_used():
    assert {row["group"] for row in rows_of("reporting")} == GROUPS


def test_roles_have_a_known_kind_number_and_note():
    for row in rows_of("roles"):
        assert row["kind"] in ACTOR_KINDS, row
        assert row["number"] in ("singular", "plural"), row
        assert set(row["note"].split(",")) - {""} <= {"office", "title", "male", "female"}, row


def test_affiliations_read_one_way():
    rows = rows_of("affiliations")
    verbs = [row for row in rows if row["noun"].startswith("to ")]
    assert len({row["relation"] for row in rows}) >= 12
    assert all(row["note"].startswith("verb ") for row in verbs)
    assert all(row["note"] in ("", "not to") for row in rows if not row["noun"].startswith(("to ", "-")))
