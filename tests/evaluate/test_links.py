"""How often each rule that links names is right, held against marked chains."""

import pytest

from explorer.evaluate.links import judge_names, write_rules
from explorer.measured import read_measured
from explorer.model import Link, Mention


def mention(number, text, form="name"):
    return Mention(f"d@{number}-{number + 1}", "d", "d#0", number, number + 1, text, "person", form)


def judge(*told):
    """Judge names of one actor: (words, rule, chain) each."""
    mentions = [mention(number, text) for number, (text, _, _) in enumerate(told)]
    links = {each.id: Link(each.id, "ann", rule) for each, (_, rule, _) in zip(mentions, told, strict=True)}
    chains = {each.id: chain for each, (*_, chain) in zip(mentions, told, strict=True) if chain is not None}
    return judge_names(mentions, links, chains)


def test_a_name_is_held_against_the_names_under_which_its_actor_is_shown():
    told = [("Ann Lee", "name", 1), ("Lee", "surname", 1), ("Lee", "surname", 2), ("Lee", "surname", 2)]
    assert judge(*told) == {"surname": (1, 3)}


def test_where_the_actor_is_shown_under_a_name_of_another_article_other_words_are_what_counts():
    told = [("Anna Lee", "first name in another form", 1), ("Lee", "surname", 1), ("Lee", "surname", 1)]
    assert judge(*told) == {"first name in another form": (1, 1), "surname": (2, 2)}


@pytest.mark.parametrize(
    "told",
    [
        [("Ann Lee", "name", 1), ("Ann Lee", "name", 1)],
        [("Lee", "surname", 1), ("Lee", "surname", 2)],
        [("Ann Lee", "name", 1), ("Lee", "surname", None)],
    ],
)
def test_what_cannot_be_said_is_not_judged(told):
    assert judge(*told) == {}


def test_the_figures_of_rules_that_there_are_are_written(tmp_path):
    path = tmp_path / "links.tsv"
    assert write_rules({"surname": (9, 10), "a rule of old": (1, 1)}, path) == ("a rule of old",)
    assert read_measured([path]) == {"surname": (10, 9)}
