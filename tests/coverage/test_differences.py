"""What both sides tell and what only one, in which order it is shown."""

from explorer.coverage.differences import find_differences, rate
from explorer.views import ActorRow, RelationRow


def row(source, target, *told, kind="action", quad="", events=(), weight=0, mutual=False):
    """A relation; `told` are predicates, or (predicate, told as)."""
    told = tuple((each, "") if isinstance(each, str) else each for each in told)
    return RelationRow(
        f"{source}~{kind}~{target}", kind, source, target, weight or len(told) or 1, quad, False,
        tuple((event, 1) for event in events), tuple(dict.fromkeys(each for each, _ in told)), 1, ("Lamp",), 0.9,
        mutual, 0.0, told,
    )  # fmt: skip


def actor(name, mentions, weight=0):
    return ActorRow(name, name.title(), "person", (), "", mentions, 1, weight, 0.0, 0.0)


def compare(a, b, *, actors_a=(), actors_b=(), words=(1000, 1000)):
    return find_differences(a, b, actors_a, actors_b, words_a=words[0], words_b=words[1])


def test_lines_told_by_both_come_first_then_by_rate():
    a = [row("ann", "bob", "warn", weight=2), row("ann", "carl", "warn", weight=3)]
    b = [row("ann", "bob", "warn", weight=1), row("ann", "dora", "warn", weight=2)]
    lines = compare(a, b, words=(1000, 200)).lines
    assert [(each.target, each.side) for each in lines] == [("bob", "both"), ("dora", "b"), ("carl", "a")]
    assert (lines[0].rate_a, lines[0].rate_b) == (2.0, 5.0)
    assert [each.weight for each in lines] == [3, 2, 3]


def test_a_rate_needs_words():
    assert rate(3, 1500) == 2.0
    assert rate(3, 0) == 0.0


def test_actors_left_out_most_mentions_first():
    a = [actor("ann", 5), actor("bob", 2), actor("carl", 9), actor("dora", 0, weight=4)]
    b = [actor("ann", 1), actor("emil", 3)]
    found = compare([], [], actors_a=a, actors_b=b)
    assert [each.id for each in found.only_a] == ["carl", "bob"]
    assert [each.id for each in found.only_b] == ["emil"]
    assert found.both == {"ann"}
