"""What a visitor hides or marks is over the answers of all, and changes none of them."""

import pytest

from explorer.errors import QueryError
from explorer.explore import Explorer
from explorer.model import Decision, Query
from explorer.store import hold_store
from explorer.visit import Visit
from tests.ui.synthetic import make_story

ALL = Query(least_confidence=0.0, limit=0)


@pytest.fixture(scope="module")
def base() -> Explorer:
    return Explorer(hold_store(make_story(40, 90)))


def visit(base: Explorer, *decided: tuple[str, ...]) -> Visit:
    return Visit(base, [Decision(f"d{number}", verb, about) for number, (verb, *about) in enumerate(decided)])


def test_who_is_hidden_is_gone_with_all_lines_for_this_visitor_alone(base):
    line = base.view(ALL).relations[0]
    seen = visit(base, ("hide", line.source)).view(ALL)
    assert line.source not in {each.id for each in seen.actors}
    assert all(line.source not in (each.source, each.target) for each in seen.relations)
    others = {each.id: each.weight for each in base.view(ALL).actors}
    assert others[line.target] > next(each.weight for each in seen.actors if each.id == line.target)
    assert line in base.view(ALL).relations


def test_a_mention_stands_for_its_actor_and_can_be_shown_again(base):
    actor = base.view(ALL).actors[0].id
    hidden = visit(base, ("hide", base.store.mention_of(actor)))
    assert actor not in hidden.everybody()
    back = visit(base, ("hide", actor), ("withdraw", "d0"))
    assert back.everybody() == base.everybody()
    again = visit(base, ("hide", actor), ("unhide", actor))
    assert again.view(ALL) == base.view(ALL)


def test_wrong_evidence_counts_no_more_and_the_line_is_counted_anew(base):
    line = max(base.lines(ALL), key=lambda each: each.weight)
    wrong = base.evidence(line.id, ALL)[0].mention.id
    seen = visit(base, ("wrong", wrong))
    assert seen.line(line.id, ALL).weight == line.weight - 1
    assert [each.mention.id for each in seen.evidence(line.id, ALL)] == [
        each.mention.id for each in base.evidence(line.id, ALL) if each.mention.id != wrong
    ]
    all_wrong = [each.mention.id for each in base.evidence(line.id, ALL)]
    assert visit(base, ("wrong", *all_wrong)).line(line.id, ALL) is None
    assert base.line(line.id, ALL) == line


def test_what_is_called_right_is_marked_and_what_was_said_last_counts(base):
    line = base.lines(ALL)[0]
    mention = base.evidence(line.id, ALL)[0].mention.id
    assert visit(base, ("wrong", mention), ("right", mention)).evidence(line.id, ALL)[0].checked
    assert not base.evidence(line.id, ALL)[0].checked


def test_a_visitor_decides_nothing_for_others(base):
    with pytest.raises(QueryError):
        visit(base, ("hide", "actor-1")).deciding.decide([Decision("x", "hide", ("actor-2",))])


def test_what_is_not_there_hides_nothing(base):
    seen = visit(base, ("hide", "nobody"), ("hide", "d000@9-2"), ("wrong", "d0#0/x/0-1/2"))
    assert seen.view(ALL) == base.view(ALL)
