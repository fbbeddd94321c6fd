"""What readers called wrong or right: listed, counted by rule, and written as a judging sheet."""

import pytest

from explorer.evaluate.decisions import evaluate_decisions
from explorer.evaluate.judged import evaluate_judged
from explorer.evaluate.shares import Share
from explorer.model import Decision
from explorer.store import About, open_store, write_store
from tests.factory import Story, make_actor, make_tables


@pytest.fixture
def folder(tmp_path):
    """Ann meets Bob, warns him, and is quoted about nobody in particular."""
    story = Story("lamp", "Ann met Bob. Ann warned Bob. Ann said no.", outlet="Lamp", published="2017-12-01")
    ann, bob = story.mention("Ann"), story.mention("Bob")
    warning, warned, speaking = story.mention("Ann", 1), story.mention("Bob", 1), story.mention("Ann", 2)
    story.relation("action", ann, bob, cue="met", rule="verb", confidence=0.9)
    story.relation("action", warning, warned, cue="warned", rule="verb", negated=True)
    story.relation("quotation", speaking, None, cue="said", rule="quoted words name")
    actors = [make_actor("Ann", [ann, warning, speaking]), make_actor("Bob", [bob, warned])]
    write_store(tmp_path / "store", make_tables([story], actors), about=About())
    return tmp_path / "store"


def say(folder, *said):
    store = open_store(folder)
    ids = {each.mention.predicate: each.mention.id for each in store.evidence_in("lamp")}
    for number, (verb, what) in enumerate(said):
        store.append_decision(Decision(str(number), verb, (ids.get(what, what),)))
    return ids


def test_nothing_said_is_said(folder):
    assert str(evaluate_decisions(folder)) == "no reader called anything wrong or right yet"


def test_what_readers_said_is_listed_though_it_counts_no_more(folder):
    say(folder, ("wrong", "met"), ("right", "warned"), ("wrong", "said"), ("wrong", "lamp#7/action/1-2/3"))
    report = evaluate_decisions(folder)
    assert report.counts() == {"quoted words name": (1, 0, 1), "verb": (1, 1, 2)}
    assert report.gone == 1
    said = str(report)
    assert "wrong: Ann -> met -> Bob [action, rule: verb]\n  “Ann met Bob.” (lamp, Lamp, 2017-12-01)" in said
    assert "right: Ann -> not warned -> Bob" in said
    assert "wrong: Ann -> said -> nobody in particular [quotation" in said
    assert "1 more are about evidence that this store holds no more" in said


def test_what_was_taken_back_is_not_listed(folder):
    say(folder, ("wrong", "met"), ("withdraw", "0"), ("right", "warned"))
    report = evaluate_decisions(folder)
    assert [each.mention.predicate for each in report.evidence] == ["warned"]


def test_the_names_are_those_that_people_gave(folder):
    say(folder, ("wrong", "met"))
    open_store(folder).append_decision(Decision("r", "rename", ("ann", "Anna of Lamp")))
    assert "wrong: Anna of Lamp -> met -> Bob" in str(evaluate_decisions(folder))


def test_the_sheet_can_be_counted_with_others(folder, tmp_path):
    ids = say(folder, ("wrong", "met"), ("right", "warned"))
    path = evaluate_decisions(folder).write(tmp_path / "said.csv")
    assert "Ann met" not in path.read_text(encoding="utf-8")
    drawn = tmp_path / "drawn.csv"
    drawn.write_text(
        "id,kind,rule,confidence,reading_1,reading_2,fault_1,fault_2\n"
        f"{ids['met']},action,verb,0.9,right,,,\nother,action,passive,0.8,right,right,,\n",
        encoding="utf-8",
    )
    report = evaluate_judged([path, drawn])
    assert (report.overall, report.sheets.again) == (Share(2, 3), 1)
    assert report.by(lambda each: each.rule) == {"verb": Share(1, 2), "passive": Share(1, 1)}
    assert [each.confidence for each in report.relations] == [0.9, 1.0, 0.8]
