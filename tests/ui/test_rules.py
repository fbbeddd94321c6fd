"""What readers are told of rules: the name, the sentence, and how often it was right."""

import pytest

from explorer.explore import Explorer
from explorer.model import Query, Rule
from explorer.store import hold_store
from explorer.ui.contents.pane import pane
from explorer.ui.contents.rules import say_agreed, say_measured, tell_rule
from tests.factory import Story, make_actor, make_tables


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Rule("verb", judged=45, right=41), "Right in 41 of 45 sentences that were checked by hand."),
        (Rule("verb", judged=10, right=0), "Right in 0 of 10 sentences that were checked by hand."),
        (Rule("verb", judged=9, right=9), "Right in 9 of 9; only 9 sentences were checked by hand."),
        (Rule("verb", judged=1, right=0), "Right in 0 of 1; only 1 sentence was checked by hand."),
        (Rule("verb"), "How often this rule is right was not measured yet."),
        (Rule("decision"), ""),
    ],
)
def test_how_often_a_rule_was_right_is_said_in_plain_words(rule, said):
    assert say_measured(rule) == said


def test_of_links_it_is_said_in_how_many_places():
    said = say_measured(Rule("he or she", judged=1250, right=1100), linked=True)
    assert said == "Right in 1,100 of 1,250 places that were checked."


@pytest.mark.parametrize(("confidence", "right"), [(0.02, 0), (0.46, 5), (0.62, 6), (0.94, 9), (1.0, 10)])
def test_how_often_readers_agree_with_claims_as_sure_is_said_in_tenths(confidence, right):
    assert say_agreed(confidence).endswith(f"readers call about {right} right.")


def test_a_rule_that_the_collection_does_not_explain_keeps_its_name():
    assert tell_rule({}, "old rule") == {
        "rule": "old rule", "text": "", "measured": "How often this rule is right was not measured yet.",
    }  # fmt: skip


def test_evidence_names_the_rule_of_the_relation_and_those_of_words_that_are_no_name():
    story = Story("d", "Ann came. She warned Bob.")
    ann, she, bob = story.mention("Ann"), story.mention("She", form="pronoun"), story.mention("Bob")
    story.relation("action", she, bob, cue="warned", rule="verb", confidence=0.62)
    rules = (Rule("verb", "X does it to Y.", judged=20, right=19), Rule("pronoun", "The woman before.", 4, 3))
    actors = [make_actor("Ann", [ann], references=[she]), make_actor("Bob", [bob])]
    explorer = Explorer(hold_store(make_tables([story], actors, rules=rules)))
    query = Query(selected="ann~action~bob")
    ((sentence,),) = (group["sentences"] for group in pane(explorer, explorer.view(query), query)["groups"])
    assert sentence["why"] == [
        {
            "rule": "verb",
            "text": "X does it to Y.",
            "measured": "Right in 19 of 20 sentences that were checked by hand.",
            "agreed": "Of 10 claims that the program is as sure of as this one, readers call about 6 right.",
        },
        {
            "read": "“She” is read as Ann.",
            "rule": "pronoun",
            "text": "The woman before.",
            "measured": "Right in 3 of 4; only 4 places were checked.",
        },
    ]
