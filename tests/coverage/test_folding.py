"""Who is folded into whom before anybody is called missing, and who is not."""

import pytest

from explorer.coverage.folding import Folding, Known, fold_lines
from explorer.views import ActorRow, RelationRow


def actor(actor_id, name, kind="organization", of=""):
    return ActorRow(actor_id, name, kind, (), of, 1, 1, 0, 0.0, 0.0)


def known(actor_id, name, kind="organization", of="", **fields):
    return Known(actor(actor_id, name, kind, of), **{key: _set(value) for key, value in fields.items()})


def _set(value):
    return frozenset(value.split()) if isinstance(value, str) else value


EVERYBODY = [
    known("iran", "Iran", "state"),
    known("tehran", "Tehran", "place", "iran", capital=True),
    known("shiraz", "Shiraz", "place", "iran"),
    known("iranians", "Iranians", "group", "iran"),
    known("government", "Iranian government", of="iran", heads="government", named=False),
    known("cabinet", "governments in Tehran", "group", "tehran", heads="government", named=False),
    known("capital-meant", "leadership of Iran", of="iran", heads="leadership"),  # and called Tehran somewhere
    known("army", "Iranian army", of="iran", heads="army", named=False),
    known("fars", "Fars news agency", of="iran"),
    known("registry", "Iran's domain name registration authority", of="iran", heads="authority", named=False),
    known("quds", "Quds Force", of="iran"),
    known("kurdistan", "Kurdistan", "place", "iraq"),
    known("iraq", "Iraq", "state"),
    known("holm", "Ada Holm", "person", roles="general major", works_for="quds"),
    known("lind", "Bo Lind", "person", roles="general", works_for="kurdistan"),
    known("general", "Iranian general", "person", "iran", heads="general", named=False),
    known("of-iraq", "Iraqi general", "person", "iraq", heads="general", named=False),
    known("twin", "Quds Force", "group"),
]
FOLDING = Folding({each.actor.id: each for each in EVERYBODY})
ACTORS = {each.actor.id: each.actor for each in EVERYBODY}


def split(left, others, stands=()):
    missing, folded = FOLDING.split(
        [ACTORS[each] for each in left], {each: ACTORS[each] for each in others}, stands=dict.fromkeys(stands, True)
    )
    return [each.id for each in missing], [(each.actor.id, each.into, each.why) for each in folded]


@pytest.mark.parametrize(
    ("mine", "theirs", "why"),
    [
        ("tehran", "iran", "capital"),
        ("iran", "tehran", "capital"),
        ("iranians", "iran", "people"),
        ("government", "iran", "government"),
        ("tehran", "government", "capital"),
        ("cabinet", "iran", "government"),
        ("capital-meant", "iran", "government"),
        ("general", "holm", "description"),
        ("holm", "general", "description"),
        ("twin", "quds", "same name"),
    ],
)
def test_what_stands_for_one_and_the_same_is_folded(mine, theirs, why):
    assert split([mine], [theirs]) == ([], [(mine, theirs, why)])


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("army", "iran"), ("fars", "iran"), ("shiraz", "iran"), ("registry", "iran"), ("tehran", "iraq"),
        ("of-iraq", "holm"), ("of-iraq", "lind"), ("holm", "lind"), ("kurdistan", "iraq"),
    ],
)  # fmt: skip
def test_others_are_not(mine, theirs):
    assert split([mine], [theirs]) == ([mine], [])


def test_a_name_that_stands_in_the_other_text_is_not_called_missing():
    assert split(["fars", "army"], ["iraq"], stands=["fars"]) == (["army"], [("fars", "", "words")])


def line(source, target):
    return RelationRow(
        f"{source}~action~{target}", "action", source, target, 1, "", False, (), (), 1, (), 0.9, False, 0.0
    )


def test_lines_under_other_names():
    mine, theirs = line("tehran", "fars"), line("iran", "fars")
    assert fold_lines(FOLDING, [mine], [theirs]) == {mine.id: theirs}
    assert fold_lines(FOLDING, [mine], [line("iraq", "fars"), mine]) == {}
    assert fold_lines(FOLDING, [line("tehran", "iranians")], [line("iran", "government")]) == {}
