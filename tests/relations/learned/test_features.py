"""What is known of a pair of mentions."""

from explorer.relations.learned.features import pair_features, path, word_class
from explorer.relations.learned.reasons import construction, tell_reason
from explorer.relations.learned.roles import fill, pair_roles
from tests.relations.learned.views import BOUGHT, claim, end_of, make_roles, make_view

COORDINATED = """
Acme PROPN nsubj 3
and CCONJ cc 2
Corvo PROPN conj 0
bought VERB root 3 buy
Beta PROPN obj 3
"""

TWO_DEEDS = """
Acme PROPN nsubj 1
bought VERB root 1 buy
Beta PROPN obj 1
and CCONJ cc 4
sold VERB conj 1 sell
Corvo PROPN obj 4
"""

ENDS = {"acme": (0, 0), "beta": (2, 2), "corvo": (4, 4)}


def features(view, source, target):
    return pair_features(view, end_of(view, source), end_of(view, target), {}, {})


def test_a_path_leads_over_the_word_that_joins_two():
    view = make_view(BOUGHT, ENDS)
    assert path(view, 0, 2) == ([0, 1], [2, 1])
    found = features(view, "acme", "beta")
    assert found["path=nsubj|obj"] == 1.0
    assert found["ends=nsubj/obj:buy"] == 1.0
    assert found["before"] == 1.0


def test_features_that_nobody_asks_for_are_left_out_of_single_mentions():
    view = make_view(BOUGHT, ENDS)
    ends = end_of(view, "acme"), end_of(view, "beta")
    every, known = pair_features(view, *ends, {}, {}), {"1dep=nsubj", "2titled", "path=nsubj|obj"}
    found = pair_features(view, *ends, {}, {}, known)
    assert found["1dep=nsubj"] == 1.0
    assert "2titled" not in found  # it is 0
    assert {name: value for name, value in every.items() if name in known and value} == {
        name: value for name, value in found.items() if name in known
    }
    assert len(found) < len(every)


def test_a_coordinated_noun_stands_where_the_first_does():
    view = make_view(COORDINATED, {"acme": (0, 0), "corvo": (2, 2), "beta": (4, 4)})
    assert features(view, "corvo", "beta")["path=nsubj|obj:buy"] == 1.0
    assert features(view, "acme", "corvo")["path=|conj"] == 1.0


def test_the_subject_of_a_verb_is_that_of_the_next_too():
    view = make_view(TWO_DEEDS, {"acme": (0, 0), "beta": (2, 2), "corvo": (5, 5)})
    assert features(view, "acme", "corvo")["path=nsubj|obj:sell"] == 1.0


def test_the_other_direction_is_another_pair():
    view = make_view(BOUGHT, ENDS)
    there, back = features(view, "acme", "beta"), features(view, "beta", "acme")
    assert "path=nsubj|obj" not in back
    assert back["path=obj|nsubj"] == 1.0
    assert there != back


def test_prepositions_are_known():
    view = make_view(BOUGHT, ENDS)
    assert features(view, "acme", "corvo")["prep=from:obl"] == 1.0


def test_what_a_rule_claims_is_a_feature_in_its_direction():
    view = make_view(BOUGHT, ENDS)
    view.claims = [claim(view, "acme", "beta")]
    assert features(view, "acme", "beta")["claim exact"] == 1.0
    assert features(view, "beta", "acme")["counterclaim:action"] == 1.0
    assert "claim" not in features(view, "acme", "corvo")


def test_roles_say_who_does_what_to_whom():
    view = make_view(BOUGHT, ENDS)
    view.roles = make_roles(5, predicate=1, doer=0, done_to=2)
    found = features(view, "acme", "beta")
    assert found["roles:doer, done to"] > 0.7
    assert found["role of=buy"] == 1.0
    assert "roles:doer, done to" not in features(view, "beta", "acme")


def test_a_mention_fills_no_role_of_its_own_word():
    roles = make_roles(5, predicate=0, doer=0, done_to=2)
    assert not fill(roles, 0, [0, 1]).any()
    assert pair_roles(roles, fill(roles, 0, [0, 1]), fill(roles, 2, [2, 1]))[1] == -1


def test_lexicons_put_words_into_classes():
    assert word_class("attack", "VERB") == "material conflict"
    assert word_class("zorble", "VERB") == "unknown"
    assert word_class("head", "NOUN").startswith("office:")


def test_a_reason_says_where_both_stand_and_how_often_readers_saw_a_relation():
    view = make_view(BOUGHT, ENDS)
    text = "Acme bought Beta from Corvo"
    one, other = end_of(view, "acme"), end_of(view, "beta")
    assert construction(view, one, other) == "nsubj/obj"
    said = tell_reason(view, one, other, text, {"nsubj/obj": (1200, 500)})
    assert said == (
        "“Acme” is the subject of “bought” and “Beta” is the object of “bought”. "
        "Readers saw a relation in 500 of 1,200 pairs of names that stand so in the texts it was learned from."
    )
    assert "seldom" in tell_reason(view, one, other, text, {})
