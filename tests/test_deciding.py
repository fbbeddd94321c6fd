"""Whatever was decided and taken back: the store and its answers are as if opened anew."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.deciding import Deciding
from explorer.explore import EVERYTHING, Explorer
from explorer.model import Decision, Query
from explorer.store import About, Store, hold_store, open_store, write_store
from explorer.store.database import load_rows
from tests.factory import Story, make_tables
from tests.ui.synthetic import resolve_story

QUERIES = (Query(), EVERYTHING, Query(outlets=("lamp",)), Query(kinds=(), references=False, least_weight=2))


def make_story():
    """Some people in three articles, who meet, warn and speak of one another, also by their surnames."""
    stories = []
    for name in ("lamp", "bell", "mast"):
        story = Story(name, "Ann Lee met Bob Ray. Lee warned Bob Ray. Carl Fox slept beside Dora Fox.", outlet=name)
        ann, bob, lee = story.mention("Ann Lee"), story.mention("Bob Ray"), story.mention("Lee", 1)
        story.relation("action", ann, bob, cue="met", event="CONSULT", quad="verbal cooperation")
        warned = story.mention("Bob Ray", 1)
        story.relation("action", lee, warned, cue="warned", event="THREATEN", quad="verbal conflict")
        carl, dora = story.mention("Carl Fox"), story.mention("Dora Fox")
        story.relation("co-mention", carl, dora)
        story.relation("quotation", carl, None, cue="slept")
        stories.append(story)
    return resolve_story(make_tables(stories, []))


@pytest.fixture(scope="module")
def tables():
    return make_story()


EVIDENCE = [each.id for each in make_story().relations]
MENTIONS = [each.id for each in make_story().mentions]
ACTORS = ["ann-lee", "bob-ray", "carl-fox", "dora-fox", "ann-lee-person"]
SUBJECTS = st.sampled_from(ACTORS * 3 + MENTIONS)
ROWS = st.one_of(
    st.tuples(st.sampled_from(("same", "different")), SUBJECTS, SUBJECTS),
    st.tuples(st.just("give"), st.sampled_from(MENTIONS), SUBJECTS),
    st.tuples(st.just("kind"), SUBJECTS, st.sampled_from(("place", "group"))),
    st.tuples(st.just("name"), SUBJECTS, st.sampled_from(("warned", "slept beside", "Bob"))),
    st.tuples(st.just("name"), st.just("slept"), st.just("slept")),
    st.tuples(st.sampled_from(("split", "no-mention")), st.sampled_from(MENTIONS)),
    st.tuples(st.just("direction"), st.sampled_from(EVIDENCE)),
    st.tuples(st.just("event"), st.sampled_from(EVIDENCE), st.sampled_from(("AID", "affiliation", "co-mention"))),
    st.tuples(st.just("told"), st.sampled_from(EVIDENCE), st.sampled_from(("planned", "fact"))),
    st.tuples(st.just("rename"), SUBJECTS, st.sampled_from(("The Chair", "Ann"))),
    st.tuples(st.just("hide"), SUBJECTS),
    st.tuples(st.sampled_from(("wrong", "right")), st.sampled_from(EVIDENCE)),
    st.tuples(st.just("withdraw"), st.integers(0, 9).map("d{}".format)),
)


def answers(explorer: Explorer) -> list:
    """Everything that the page asks for; where new actors stand depends on the way to them, and is left out."""
    found: list = [explorer.store.decisions(), explorer.store.actors_of_mentions()]
    for query in QUERIES:
        view = explorer.view(query)
        found.append(replace(view, actors=tuple(replace(actor, x=0, y=0) for actor in view.actors)))
        found.append({key: replace(actor, x=0, y=0) for key, actor in explorer.everybody(query).items()})
        found.append(explorer.lines(query))
    found.append([explorer.evidence(line.id, EVERYTHING) for line in explorer.lines(EVERYTHING)])
    for actor in explorer.everybody():
        found += [explorer.passages_of(actor, Query(), most=5), explorer.quotations_of(actor, Query())]
    found += [explorer.names_of(actor) for actor in explorer.everybody()]
    found += [explorer.article(document) for document in explorer.documents()]
    found.append({each.id: each for each in explorer.store.tables().actors})
    return found


@settings(max_examples=8, deadline=None)
@given(steps=st.lists(st.lists(ROWS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_answers_after_decisions_are_those_of_the_store_opened_anew(tables, steps):
    explorer = Explorer(hold_store(tables))
    answers(explorer)
    number = 0
    for step in steps:
        made = []
        for verb, *subjects in step:
            made.append(Decision(f"d{number}", verb, tuple(subjects)))
            number += 1
        explorer.deciding.decide(made)
        again = Explorer(Store(load_rows(tables), About(), explorer.store.decisions()))
        again.deciding.apply()
        assert answers(explorer) == answers(again)


@pytest.fixture
def explorer(tables, tmp_path):
    write_store(tmp_path, tables, about=About())
    return Explorer(open_store(tmp_path))


def test_verdicts_resolve_nothing(explorer, monkeypatch):
    monkeypatch.setattr(Deciding, "prepare", lambda self: pytest.fail("a verdict is not about actors"))
    (line,) = explorer.view(Query()).relations
    (first, *_) = explorer.evidence(line.id, Query())
    explorer.deciding.decide([Decision("d1", "wrong", (first.mention.id,))])
    assert explorer.line(line.id).weight == line.weight - 1
    explorer.deciding.decide([Decision("d2", "withdraw", ("d1",))])
    explorer.deciding.decide([Decision("d3", "right", (first.mention.id,))])
    assert explorer.line(line.id).weight == line.weight


def test_several_decisions_of_one_click_are_written_and_applied_as_one(explorer, monkeypatch):
    written, used = [], []
    append, use = Store.append_decisions, Store.use_links
    monkeypatch.setattr(Store, "append_decisions", lambda self, some: written.append(len(some)) or append(self, some))
    monkeypatch.setattr(Store, "use_links", lambda self, *rest: used.append(1) or use(self, *rest))
    explorer.deciding.decide([Decision("d1", "hide", ("bob-ray",)), Decision("d2", "hide", ("carl-fox",))])
    assert (written, len(used)) == ([2], 1)


def test_answers_that_a_decision_does_not_touch_stay_kept(explorer):
    (line,) = explorer.view(Query()).relations
    kept = explorer.evidence(line.id, Query()), explorer.passages_of("ann-lee", Query()), explorer.article("lamp")
    names, lines = explorer.names_of("ann-lee"), explorer.lines(Query())
    explorer.deciding.decide([Decision("d1", "rename", ("dora-fox", "Dora the elder"))])
    assert explorer.everybody()["dora-fox"].name == "Dora the elder"
    assert explorer.passages_of("ann-lee", Query()) is kept[1]
    assert explorer.article("lamp") is kept[2]
    assert explorer.names_of("ann-lee") is names
    assert explorer.lines(Query()) is lines
    evidence = explorer.evidence(line.id, Query())
    explorer.deciding.decide([Decision("d2", "same", ("dora-fox", "carl-fox"))])
    assert explorer.evidence(line.id, Query()) is evidence
    assert evidence == kept[0]


def test_withdrawals_that_withdraw_each_other_end(explorer):
    explorer.deciding.decide([Decision("d1", "withdraw", ("d2",)), Decision("d2", "withdraw", ("d1",))])
    explorer.deciding.decide([Decision("d3", "withdraw", ("d2",))])
    assert len(explorer.everybody()) == 4


def test_a_name_that_a_reader_adds_is_a_mention_like_others(explorer):
    before = explorer.line("ann-lee~co-mention~dora-fox")
    explorer.deciding.decide([Decision("d1", "name", ("dora-fox", "warned"))])
    assert before is None
    line = explorer.line("ann-lee~co-mention~dora-fox")
    assert line.weight == 3
    names = dict(explorer.names_of("dora-fox"))
    assert names["warned"] == 3
    assert explorer.everybody()["dora-fox"].mentions == 6
    (mark,) = (each for each in explorer.article("lamp")[1][2].marks if each.rule == "named by a reader")
    assert mark.actor_id == "dora-fox"
    wrong = explorer.evidence(line.id, EVERYTHING)[0].mention.id
    explorer.deciding.decide([Decision("d2", "wrong", (wrong,))])
    assert explorer.line(line.id).weight == 2
    explorer.deciding.decide([Decision("d3", "withdraw", ("d1",))])
    assert explorer.line(line.id) is None
    explorer.deciding.decide([Decision("d4", "withdraw", ("d3",))])
    assert explorer.line(line.id).weight == 2
