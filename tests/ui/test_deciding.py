import pytest

from explorer.errors import QueryError
from explorer.explore import Explorer
from explorer.model import Decision, Query
from explorer.store import hold_store
from explorer.ui.contents.pane import pane
from explorer.ui.decided import list_hidden_actors, tell, tell_decisions
from explorer.ui.deciding import find_actor, find_mention, make_decisions, settle
from tests.factory import Story, make_tables
from tests.ui.synthetic import resolve_story


@pytest.fixture
def explorer() -> Explorer:
    """Ann Lee and Bob Ray in two articles, which also call her Lee."""
    stories = []
    for name in ("lamp", "bell"):
        story = Story(name, "Ann Lee met Bob Ray. Lee warned Bob Ray. Carl Fox slept.", outlet=name)
        ann, bob, lee = story.mention("Ann Lee"), story.mention("Bob Ray"), story.mention("Lee", 1)
        story.relation("action", ann, bob, cue="met", event="CONSULT", quad="verbal cooperation")
        warned = story.mention("Bob Ray", 1)
        story.relation("action", lee, warned, cue="warned", event="THREATEN", quad="verbal conflict")
        story.mention("Carl Fox")
        stories.append(story)
    return Explorer(hold_store(resolve_story(make_tables(stories, []))))


def decide(explorer: Explorer, **said):
    decisions = make_decisions(explorer, said)
    explorer.deciding.decide(decisions)
    return decisions


def names(explorer: Explorer) -> set[str]:
    return {actor.name for actor in explorer.everybody().values()}


def test_two_become_one_and_two_again(explorer):
    before = names(explorer)
    made = decide(explorer, do="same", actor="ann-lee", other="carl-fox")
    assert len(names(explorer)) == len(before) - 1
    decide(explorer, do="withdraw", decisions=[each.id for each in made])
    assert names(explorer) == before


def test_who_was_selected_is_found_again_under_another_id(explorer):
    mention = find_mention(explorer, "carl-fox")
    decide(explorer, do="same", actor="carl-fox", other="ann-lee")
    assert "carl-fox" not in explorer.everybody()
    assert find_actor(explorer, mention) in explorer.everybody()
    assert find_mention(explorer, "nobody") == ""


def test_a_name_is_taken_out_in_every_article_and_becomes_one_actor(explorer):
    made = decide(explorer, do="different", actor="ann-lee", name="Lee")
    assert [each.verb for each in made] == ["different", "same"]
    links = {
        actor.id: sorted(link.mention_id.partition("@")[0] for link in actor.links)
        for actor in explorer.store.tables().actors
        if any(name == "Lee" for name, _ in explorer.names_of(actor.id))
    }
    assert list(links.values()) == [["bell", "lamp"]]


def test_another_name_and_out_of_sight(explorer):
    decide(explorer, do="rename", actor="ann-lee", name="  Ann\n of Lamp ")
    assert "Ann of Lamp" in names(explorer)
    decide(explorer, do="hide", actor="bob-ray")
    assert "Bob Ray" not in names(explorer)


def test_a_sentence_called_wrong_is_no_evidence_any_more(explorer):
    (line,) = explorer.view(Query()).relations
    wrong = explorer.evidence(line.id, Query())[0]
    decide(explorer, do="wrong", evidence=[wrong.mention.id])
    left = explorer.evidence(line.id, Query())
    assert wrong.mention.id not in {each.mention.id for each in left}
    assert len(left) == line.weight - 1


def test_a_sentence_called_right_stays_and_says_so_until_it_is_undone(explorer):
    (line,) = explorer.view(Query()).relations
    right, other = explorer.evidence(line.id, Query())[:2]
    made = decide(explorer, do="right", evidence=[right.mention.id])
    assert [each.checked for each in explorer.evidence(line.id, Query())[:2]] == [True, False]
    assert explorer.line(line.id).weight == line.weight
    query = Query(selected=line.id)
    shown = [each for group in pane(explorer, explorer.view(query), query)["groups"] for each in group["sentences"]]
    assert [each.get("checked", False) for each in shown] == [True, *[False] * (len(shown) - 1)]
    assert [badge["text"] for badge in shown[0]["badges"]][-1] == "checked: right"
    assert tell_decisions(explorer)[0]["text"].startswith("Checked and right: “")
    decide(explorer, do="withdraw", decisions=[each.id for each in made])
    assert not explorer.evidence(line.id, Query())[0].checked
    assert other in explorer.evidence(line.id, Query())


def test_who_is_hidden_or_part_of_another_is_still_called_by_name(explorer):
    decide(explorer, do="same", actor="bob-ray", other="ann-lee")
    decide(explorer, do="hide", actor="carl-fox")
    assert [each["text"] for each in tell_decisions(explorer)] == [
        "Carl Fox is hidden",
        "Bob Ray and Ann Lee are the same",
    ]


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"do": "dance"},
        {"do": "same", "actor": "ann-lee", "other": "nobody"},
        {"do": "same", "actor": "ann-lee", "other": "ann"},
        {"do": "same", "actor": "nobody", "other": "ann"},
        {"do": "different", "actor": "ann-lee", "name": "Bob Ray"},
        {"do": "rename", "actor": "ann-lee", "name": "  "},
        {"do": "hide", "actor": "nobody"},
        {"do": "wrong", "evidence": "everything"},
        {"do": "right", "evidence": "everything"},
        {"do": "withdraw"},
        {"do": "wrong", "evidence": ["lamp#0/action/0-8/4000"]},
        {"do": "right", "evidence": []},
        {"do": "withdraw", "decisions": ["nobody decided this"]},
        {"do": "rename", "actor": "ann-lee", "name": "\u202e\x1b"},
    ],
)
def test_what_makes_no_sense_decides_nothing(explorer, said):
    assert make_decisions(explorer, said) == ()


def test_decisions_are_told_in_words_the_latest_first(explorer):
    (line,) = explorer.view(Query()).relations
    wrong = explorer.evidence(line.id, Query())[0].mention.id
    for said in (
        {"do": "wrong", "evidence": [wrong]},
        {"do": "different", "actor": "ann-lee", "name": "Lee"},
        {"do": "rename", "actor": "bob-ray", "name": "Robert"},
        {"do": "same", "actor": "carl-fox", "other": "bob-ray"},
    ):
        made = make_decisions(explorer, said)
        assert tell(explorer, made)
        explorer.deciding.decide(made)
    told = tell_decisions(explorer)
    assert [len(each["ids"]) for each in told] == [1, 1, 2, 1]
    assert told[0]["text"].endswith("are the same")
    assert "shown as “Robert”" in told[1]["text"]
    assert told[2]["text"] == "“Lee” is not Ann Lee"
    assert told[3]["text"].startswith("Not so: “Ann Lee")


def test_half_a_character_gets_a_message(explorer):
    for said in (
        {"do": "rename", "actor": "ann-lee", "name": "Ann \ud83d"},
        {"do": "wrong", "evidence": ["\ud83d"]},
        {"do": "different", "actor": "ann-lee", "name": "\udc00"},
    ):
        with pytest.raises(QueryError, match="Type it again"):
            make_decisions(explorer, said)


def test_a_name_that_somebody_gives_is_one_line_that_steers_nothing(explorer):
    (made,) = make_decisions(explorer, {"do": "rename", "actor": "ann-lee", "name": " Ann\u202e\x1b\n L. " + "e" * 300})
    assert made.subjects[1] == ("Ann L. " + "e" * 300)[:200]


def test_a_verdict_whose_evidence_is_gone_is_kept_and_shown(explorer):
    explorer.store.append_decision(Decision("d1", "wrong", ("lamp#0/action/700-800/900",)))
    (told,) = tell_decisions(explorer)
    assert told["text"] == "Not so: “Ann Lee met Bob Ray.” (the program does not read this there any more)"
    assert decide(explorer, do="withdraw", decisions=told["ids"])
    assert tell_decisions(explorer) == []


def test_who_is_hidden_is_listed_with_the_way_back(explorer):
    hidden = decide(explorer, do="hide", actor="carl-fox")
    (entry,) = list_hidden_actors(explorer)
    assert (entry["text"], entry["fix"]) == ("Carl Fox, hidden by hand", "Show again")
    decide(explorer, **entry["decide"])
    assert hidden
    assert list_hidden_actors(explorer) == []


def test_a_line_whose_only_sentences_are_wrong_is_no_longer_selected(explorer):
    line = "ann-lee~action~bob-ray"
    pieces = [each.mention.id for each in explorer.evidence(line, Query(least_confidence=0.0))]
    decide(explorer, do="wrong", evidence=pieces[:1])
    assert settle(explorer, line, "") == (line, "")
    decide(explorer, do="wrong", evidence=pieces)
    assert settle(explorer, line, "") == ("", "; no other sentence tells this, so the line is gone")
