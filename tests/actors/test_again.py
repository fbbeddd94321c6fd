"""What is resolved again after a decision is what resolving from nothing gives, at the cost of what it touches."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.actors import Resolver
from explorer.actors.linking import References
from explorer.model import Decision
from tests.actors.rows import actor_of, id_of, name_rows, resolve_all, tell

TOLD = (
    tell(
        "lamp",
        "{General Ann Smith|person|title=General,role=subject} met {Bob Jones|person|role=object}. "
        "{She|female|role=subject} left. The {general|person|form=description,head=general,role=subject} slept. "
        "{He|male|role=subject} stayed. {Smith|person|role=subject} called {Jones|person|role=object}.",
    ),
    tell(
        "mast",
        "{Harbour Agency|organization|head=agency,role=subject} warned {Brune|state|role=object}. "
        "The {agency|organization|form=description,head=agency,role=subject} refused. "
        "The {country|state|form=description,head=country,role=subject} waited. {Its|it|role=possessive} ports closed. "
        "{Ann Smith|person|role=subject} said {I|I|role=subject} know {Lantern Board|organization|head=board}.",
    ),
    tell(
        "mill",
        "{Bob Jones|person|role=subject} joined {Lantern Board|organization|head=board,role=object}. "
        "The {board|organization|form=description,head=board,role=subject} cheered. {He|male|role=subject} left. "
        "{Harbour Agency|organization|head=agency,role=subject} paid {Ann Smith|person|role=object}. "
        "The {agency|organization|form=description,head=agency,role=subject} slept.",
    ),
    name_rows("bell", "person", "Ann Smith", "Smith", "Anna Smith-Meyer", "Bob Jones", "Jones"),
)
MENTIONS = [mention.id for told in TOLD for mention in told.mentions]
ACTORS = ["ann-smith", "bob-jones", "harbour-agency", "brune", "lantern-board", "anna-smith-meyer", "ann-smith-person"]

SUBJECTS = st.sampled_from(ACTORS * 3 + MENTIONS + ["nobody"])
ADDED = ["mast@{}-{}".format(*re.search("ports", TOLD[1].document.text).span())]
PLACES = st.sampled_from(MENTIONS + ADDED)
ROWS = st.one_of(
    st.tuples(st.sampled_from(("same", "different", "never")), SUBJECTS, SUBJECTS),
    st.tuples(st.just("give"), PLACES, SUBJECTS),
    st.tuples(st.just("kind"), SUBJECTS, st.sampled_from(("person", "state", "group"))),
    st.tuples(st.just("name"), SUBJECTS, st.sampled_from(("ports", "Smith", "slept", "general", "Ann"))),
    st.tuples(st.just("name"), st.just("ports"), st.just("ports")),
    st.lists(PLACES, min_size=1, max_size=4).map(lambda some: ("split", *some)),
    st.lists(PLACES, min_size=1, max_size=2).map(lambda some: ("no-mention", *some)),
    st.tuples(st.just("unhide"), SUBJECTS),
    st.tuples(st.just("rename"), SUBJECTS, st.sampled_from(("The Chair", "Ann", " "))),
    st.tuples(st.just("hide"), SUBJECTS),
    st.tuples(st.just("withdraw"), st.integers(0, 11).map("d{}".format)),
)


def keep_resolver(*told):
    return Resolver(
        [each.document for each in told],
        [sentence for each in told for sentence in each.sentences],
        [mention for each in told for mention in each.mentions],
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=12))
def test_after_every_decision_all_is_as_if_resolved_from_nothing(rows):
    kept, made = keep_resolver(*TOLD), []
    for number, (verb, *subjects) in enumerate(rows):
        made.append(Decision(f"d{number}", verb, tuple(subjects)))
        assert kept.resolve(made) == resolve_all(*TOLD, decisions=made)
    assert kept.resolve() == resolve_all(*TOLD)


def test_whom_a_decision_does_not_touch_stays_the_very_same():
    kept = keep_resolver(*TOLD)
    before = {actor.id: actor for actor in kept.resolve()}
    after = {actor.id: actor for actor in kept.resolve([Decision("d1", "same", ("anna-smith-meyer", "ann-smith"))])}
    assert after["ann-smith"] is not before["ann-smith"]
    untouched = after.keys() - {"ann-smith"}
    assert untouched
    assert all(after[each] is before[each] for each in untouched)
    again = kept.resolve([Decision("d1", "same", ("anna-smith-meyer", "ann-smith")), Decision("d2", "right", ("x",))])
    assert all(actor is after[actor.id] for actor in again)


def test_only_documents_that_may_mean_others_are_read_again(monkeypatch):
    read, find = [], References._find
    monkeypatch.setattr(
        References, "_find", lambda self, text, *rest: read.append(text.document.id) or find(self, text, *rest)
    )
    kept = keep_resolver(*TOLD)
    kept.resolve()
    assert len(read) == len(TOLD)
    read.clear()
    kept.resolve([Decision("d1", "rename", ("ann-smith", "Annie")), Decision("d2", "hide", ("brune",))])
    assert read == []
    kept.resolve([Decision("d1", "same", ("anna-smith-meyer", "ann-smith"))])
    assert set(read) <= {"bell"}


def test_a_description_follows_the_name_that_a_merge_brings():
    (mast,) = (told for told in TOLD if told.document.id == "mast")
    (mill,) = (told for told in TOLD if told.document.id == "mill")
    kept = keep_resolver(*TOLD)
    assert id_of(kept.resolve(), mill, "board") == "lantern-board"
    merged = kept.resolve([Decision("d1", "same", ("harbour-agency", "lantern-board"))])
    assert id_of(merged, mill, "board") == id_of(merged, mast, "agency") == id_of(merged, mill, "agency")
    assert actor_of(merged, mast, "agency") is actor_of(merged, mill, "board")


def test_a_mention_is_not_different_from_itself():
    (bell,) = (told for told in TOLD if told.document.id == "bell")
    one = bell.find("Jones").id
    assert resolve_all(*TOLD, decisions=[Decision("d1", "different", (one, one))]) == resolve_all(*TOLD)
