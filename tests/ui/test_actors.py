"""The contents of the page Actors, as functions: the list, the card, what would change, undo and redo, the address."""

from dataclasses import replace

import pytest

from explorer.errors import QueryError
from explorer.explore import EVERYTHING, Explorer
from explorer.model import ACTOR_KINDS
from explorer.store import hold_store
from explorer.ui.actors.asking import Asked, read_asked
from explorer.ui.actors.card import show_card
from explorer.ui.actors.history import show_history, to_lines
from explorer.ui.actors.listing import ROWS, find_names, list_actors
from explorer.ui.actors.suggesting import show_suggestion
from explorer.ui.contents.pane import pane
from explorer.ui.decided import tell_history
from explorer.ui.deciding import make_decisions
from explorer.ui.previewing import NOWHERE, preview
from tests.factory import Story, make_tables
from tests.ui.alike import make_alike
from tests.ui.synthetic import HOSTILE_NAME, make_story, resolve_story


@pytest.fixture
def explorer() -> Explorer:
    """Vera Stein, José Marín and Tarn in two articles."""
    stories = []
    for name in ("lamp", "bell"):
        text = "Vera Stein met José Marín. Stein warned José Marín. Ines Oro slept."
        story = Story(name, text, outlet=name, published=f"2017-0{len(name) - 3}-01")
        vera, jose, stein = story.mention("Vera Stein"), story.mention("José Marín"), story.mention("Stein", 1)
        story.relation("action", vera, jose, cue="met", event="CONSULT", quad="verbal cooperation")
        warned = story.mention("José Marín", 1)
        story.relation("action", stein, warned, cue="warned", event="THREATEN", quad="verbal conflict")
        story.mention("Ines Oro")
        stories.append(story)
    return Explorer(hold_store(resolve_story(make_tables(stories, []))))


@pytest.fixture(scope="module")
def many() -> Explorer:
    return Explorer(hold_store(make_story(130, 260, hostile=True)))


def decide(explorer: Explorer, **said):
    decisions = make_decisions(explorer, said)
    explorer.deciding.decide(decisions)
    return decisions


def rows(explorer: Explorer, **asked):
    return list_actors(explorer, Asked(**asked))["rows"]


def test_the_list_is_sent_page_by_page(many):
    first, last = list_actors(many, Asked()), list_actors(many, Asked(page=99))
    assert (len(first["rows"]), first["pages"], last["page"]) == (ROWS, 3, 2)
    assert len(last["rows"]) == 130 - 2 * ROWS
    assert first["counts"] == "130 actors"
    assert sum(each["number"] for each in first["kinds"]) == 130


def test_the_list_is_sorted_by_each_column_and_turned(many):
    for sort in ("mentions", "lines", "articles"):
        numbers = [each[sort] for page in range(3) for each in rows(many, sort=sort, page=page)]
        assert numbers == sorted(numbers, reverse=True)
        turned = [each[sort] for page in range(3) for each in rows(many, sort=sort, turned=True, page=page)]
        assert turned == sorted(numbers)
    kinds = [each["kind"] for page in range(3) for each in rows(many, sort="kind", page=page)]
    assert kinds == sorted(kinds)


def test_names_are_found_without_accents_and_by_their_other_forms(explorer):
    assert [each["name"] for each in rows(explorer, find="MARIN")] == ["José Marín"]
    assert [each["name"] for each in rows(explorer, find="stein")] == ["Vera Stein"]
    assert rows(explorer, find="nobody") == []
    assert [each["name"] for each in find_names(explorer, "ste")] == ["Vera Stein"]
    assert find_names(explorer, "vera", without="vera-stein") == []
    assert find_names(explorer, "  ") == []


def test_a_kind_alone(many):
    for kind in ACTOR_KINDS:
        assert {each["kind"] for each in rows(many, kind=kind)} == {kind}


def test_who_is_hidden_stays_in_the_list_and_has_a_card(explorer):
    decide(explorer, do="hide", actor="ines-oro")
    assert [each["name"] for each in rows(explorer, kind="hidden")] == ["Ines Oro"]
    assert [each["name"] for each in rows(explorer, find="oro") if each.get("hidden")] == ["Ines Oro"]
    card = show_card(explorer, Asked(selected="ines-oro"))
    assert (card["kind"], card["name"]) == ("hidden", "Ines Oro")
    decide(explorer, do="unhide", actor="ines-oro")
    assert rows(explorer, kind="hidden") == []
    assert show_card(explorer, Asked(selected="ines-oro"))["kind"] == "actor"


def test_a_card_shows_each_mention_in_its_sentence(explorer):
    card = show_card(explorer, Asked(selected="vera-stein"))
    assert dict(card["names"]) == {"Vera Stein": 2, "Stein": 2}
    mentions = card["mentions"]
    assert mentions["number"] == 4
    assert {each["before"] + each["text"] + each["after"] for each in mentions["rows"]} == {
        "Vera Stein met José Marín.",
        "Stein warned José Marín.",
    }
    called = show_card(explorer, Asked(selected="vera-stein", called="Stein"))["mentions"]
    assert ({each["text"] for each in called["rows"]}, called["number"]) == ({"Stein"}, 2)
    assert show_card(explorer, Asked(selected="vera-stein", called="nothing"))["mentions"]["called"] == ""
    assert show_card(explorer, Asked(selected="nobody"))["kind"] == "missing"
    assert show_card(explorer, Asked())["kind"] == "start"


def test_mentions_are_split_off_given_away_and_called_none(explorer):
    stein = [
        each["id"] for each in show_card(explorer, Asked(selected="vera-stein", called="Stein"))["mentions"]["rows"]
    ]
    decide(explorer, do="split", mentions=stein)
    (new,) = (each for each in explorer.everybody().values() if each.name == "Stein")
    assert new.mentions == 2
    decide(explorer, do="give", mentions=stein[:1], other="jose-marin")
    assert explorer.store.actor_of(stein[0]) == "jose-marin"
    decide(explorer, do="no-mention", mentions=stein[1:])
    assert explorer.store.actor_of(stein[1]) == ""
    assert [each["text"] for each in tell_history(explorer)] == [
        "“Stein” names nobody",
        "“Stein” is José Marín",
        "“Stein” (at 2 places) is somebody else",
    ]


def test_kind_note_and_never(explorer):
    decide(explorer, do="kind", actor="ines-oro", kind="place")
    assert explorer.everybody()["ines-oro"].kind == "place"
    decide(explorer, do="note", about="ines-oro", text=" Who is\u202e she? ", author="Kim\n")
    (note,) = show_card(explorer, Asked(selected="ines-oro"))["notes"]
    assert (note["text"], note["author"]) == ("Who is she?", "Kim")
    decide(explorer, do="never", actor="ines-oro", other="vera-stein", why="seen together")
    row = tell_history(explorer)[0]
    assert (row["text"], row["why"]) == ("Ines Oro and Vera Stein are never the same", "seen together")
    decide(explorer, do="withdraw", decisions=note["ids"])
    assert show_card(explorer, Asked(selected="ines-oro"))["notes"] == []


@pytest.mark.parametrize(
    "said",
    [
        {"do": "kind", "actor": "ines-oro", "kind": "planet"},
        {"do": "kind", "actor": "nobody", "kind": "place"},
        {"do": "never", "actor": "ines-oro", "other": "ines-oro"},
        {"do": "split", "mentions": ["lamp@0-4000"]},
        {"do": "split", "mentions": "lamp@0-10"},
        {"do": "no-mention", "mentions": [7, None, {}]},
        {"do": "give", "mentions": ["lamp@0-10"], "other": "nobody"},
        {"do": "give", "mentions": [], "other": "ines-oro"},
        {"do": "note", "about": "nobody", "text": "here"},
        {"do": "note", "about": "ines-oro", "text": " \u200b "},
        {"do": "unhide", "actor": "ines-oro"},
        {"do": "name", "actor": "ines-oro", "name": ""},
        {"do": "direction", "evidence": ["lamp#0/action/0-8/4000"]},
        {"do": "event", "evidence": [], "event": "AID"},
        {"do": ["same"], "actor": {}},
    ],
)
def test_what_makes_no_sense_decides_nothing(explorer, said):
    assert make_decisions(explorer, said) == ()


def test_a_merge_is_told_with_its_direction_before_it_is_done(explorer):
    told = preview(explorer, {"do": "same", "actor": "vera-stein", "other": "ines-oro"})
    assert told["text"] == "“Ines Oro” becomes part of “Vera Stein”"
    assert told["names"] == ["Vera Stein", "Ines Oro"]
    assert told["changes"][0].startswith("2 mentions")
    assert tell_history(explorer) == []
    decide(explorer, do="same", actor="vera-stein", other="ines-oro", name="Ines Oro")
    assert explorer.everybody()["vera-stein"].name == "Ines Oro"
    assert len(tell_history(explorer)) == 1
    assert preview(explorer, {"do": "same", "actor": "vera-stein", "other": "ines-oro"}) is None


def test_a_missed_name_and_mentions_that_leave_are_counted_before_it_is_done(explorer):
    told = preview(explorer, {"do": "name", "actor": "ines-oro", "name": "slept"})
    assert told["changes"][0] == "Found at 2 places in the articles."
    assert preview(explorer, {"do": "name", "actor": "ines-oro", "name": "unheard"})["changes"][0] == NOWHERE
    card = show_card(explorer, Asked(selected="vera-stein", called="Stein"))
    stein = [each["id"] for each in card["mentions"]["rows"]]
    told = preview(explorer, {"do": "split", "mentions": stein})
    assert {"New: Stein, 2 mentions.", "Vera Stein: 4 → 2 mentions."} <= set(told["changes"])
    assert explorer.everybody()["vera-stein"].mentions == 4


def test_lines_between_two_that_are_merged_are_said_to_be_gone(explorer):
    told = preview(explorer, {"do": "same", "actor": "vera-stein", "other": "jose-marin"})
    assert "between the two would be gone" in told["changes"][1]


def test_a_row_that_was_taken_back_says_what_gives_it_back(explorer):
    (hidden,) = decide(explorer, do="hide", actor="ines-oro")
    (withdrawn,) = decide(explorer, do="withdraw", decisions=[hidden.id])
    (row,) = show_history(explorer, 5)["rows"]
    assert (row["undone"], row["back"]) == (True, [withdrawn.id])
    decide(explorer, do="withdraw", decisions=row["back"])
    assert "ines-oro" not in explorer.everybody()
    assert len(to_lines(explorer).splitlines()) == 3


def test_hostile_names_stay_text(many):
    (row,) = rows(many, find="onerror")
    assert row["name"] == HOSTILE_NAME
    assert show_card(many, Asked(selected=row["id"]))["name"] == HOSTILE_NAME


def test_an_address_that_cannot_be_understood_asks_for_the_start():
    said = {"show": ["all"], "sort": ["size"], "page": ["-3"], "part": ["²"], "kind": ["ghost"], "sel": ["x" * 5000]}
    assert read_asked(said) == Asked()
    asked = read_asked({"show": ["history"], "sort": ["-name"], "page": ["7"], "kind": ["hidden"], "called": ["A"]})
    assert asked == Asked("history", kind="hidden", sort="name", turned=True, page=7, called="A")


@pytest.fixture
def alike() -> Explorer:
    return Explorer(hold_store(make_alike()))


def test_suggestions_come_with_reason_sentences_and_what_would_change_until_they_are_answered(alike):
    shown = show_suggestion(alike, 0)
    pair = shown["pair"]
    assert pair["reason"]
    assert "becomes part of" in pair["changes"]
    for actor in pair["actors"]:
        assert all(actor["id"] in alike.everybody() and each["text"] for each in actor["sentences"])
    ids = [each["id"] for each in pair["actors"]]
    assert show_suggestion(alike, shown["all"])["pair"] == pair
    (never,) = decide(alike, do="never", actor=ids[0], other=ids[1])
    left = show_suggestion(alike, 0)
    assert left.get("all", 0) == shown["all"] - 1
    assert left["pair"] is None or [each["id"] for each in left["pair"]["actors"]] != ids
    decide(alike, do="withdraw", decisions=[never.id])
    assert show_suggestion(alike, 0)["pair"] == pair
    decide(alike, do="same", actor=ids[0], other=ids[1])
    assert show_suggestion(alike, 0).get("all", 0) < shown["all"]


def test_somebody_whom_the_program_missed_is_found_everywhere(explorer):
    told = preview(explorer, {"do": "add", "name": "slept", "kind": "group"})
    assert told["changes"][0] == "Found at 2 places in the articles."
    decide(explorer, do="add", name="slept", kind="group")
    (added,) = (each for each in explorer.everybody().values() if each.name == "slept")
    assert (added.kind, added.mentions) == ("group", 2)
    with pytest.raises(QueryError, match="already"):
        make_decisions(explorer, {"do": "add", "name": "Vera Stein", "kind": "person"})
    assert make_decisions(explorer, {"do": "add", "name": "?!", "kind": "person"}) == ()
    assert make_decisions(explorer, {"do": "add", "name": "Somebody", "kind": "ghost"}) == ()
    first, other = (
        make_decisions(explorer, {"do": "add", "name": name, "kind": "person"})[0].subjects[0]
        for name in ("ولادة", "عنترة")
    )
    assert first != other


def test_notes_stand_beside_what_they_are_about(explorer):
    line = next(iter(explorer.lines_by_id(EVERYTHING)))
    evidence = explorer.evidence(line, EVERYTHING)[0].mention.id
    decide(explorer, do="note", about=line, text="on the line")
    decide(explorer, do="note", about=evidence, text="on the sentence", author="Kim")
    query = replace(EVERYTHING, selected=line)
    content = pane(explorer, explorer.view(query), query)
    assert [each["text"] for each in content["remarks"]] == ["on the line"]
    sentences = [each for group in content["groups"] for each in group["sentences"]]
    assert [(each["author"], each["text"]) for each in sentences[0]["remarks"]] == [("Kim", "on the sentence")]
    assert not any("remarks" in each for each in sentences[1:])
