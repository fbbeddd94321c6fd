"""How each side shows somebody: names, titles, what it says they are, do and suffer; and words worth discussing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.compare import Comparer, Side
from explorer.coverage.portraits import NOT_KNOWN, Feature, compare_portrayals
from explorer.model import PORTRAYAL_KINDS, Candidate, Portrayal
from explorer.ui.contents import Json
from explorer.ui.contents.comparison.telling import tell_column
from explorer.ui.words import count, label, meaning
from explorer.views import Mark

SHOWN, WORTH = "shown:", "worth:"
"""What a selection of this section begins with: "shown:ACTOR:KIND:LEMMA", "worth:GROUP"; an actor's id alone."""

MOST_LISTED, MOST_FEATURES, MOST_WORDS = 30, 24, 12
"""Actors, things said of one of a kind by one side, and words of a group that are listed; portrayals.csv holds all."""

UNTOLD = "Not known who (they, it ...)"
"""What stands for those whom the program could not tell: what is said of them may be worth reading all the same."""

KNOWN = (
    "Marked words are candidates for a discussion, without a verdict: programs find loaded wording badly (the best "
    "published F1 is 45.7 % on NewsWCL50, Hamborg 2019). Words marked in the text made readers more aware of slant; "
    "labels such as left or right did not (Spinde et al., PLoS ONE 2022, n = 985)."
)


def show_portrayal(comparer: Comparer, a: Side, b: Side, selected: str = "") -> Json:
    """Return the content of the section: whom to choose, and how both sides show the one who is chosen."""
    sides = (comparer.portrayals(a), comparer.portrayals(b))
    order = _list_actors(comparer, sides)
    chosen = selected if any(selected in side for side in sides) else next(iter(order), "")
    shown = order[:MOST_LISTED]
    shown += [each for each in dict.fromkeys((chosen, NOT_KNOWN)) if each in order and each not in shown]
    return {
        "chosen": chosen,
        "actors": [_actor(comparer, each, sides) for each in shown],
        "more_actors": len(order) - len(shown),
        "portrait": _portrait(comparer, chosen, sides) if chosen else None,
        "worth": _list_worth(comparer, a, b),
        "known": KNOWN,
    }


def show_feature(comparer: Comparer, a: Side, b: Side, selected: str) -> Json | None:
    """Return the sentences of a selected feature or group of words; None where nothing of these sides is selected."""
    if selected.startswith(WORTH):
        return _worth(comparer, a, b, selected)
    if not selected.startswith(SHOWN):
        return None
    actor_id, _, rest = selected.removeprefix(SHOWN).partition(":")
    kind, _, lemma = rest.partition(":")
    sides = (comparer.portrayals(a), comparer.portrayals(b))
    features = _features(comparer, actor_id, sides)
    feature = next((each for each in features if (each.kind, each.lemma) == (kind, lemma)), None)
    if feature is None:
        return None
    actor_name, of = _name(comparer, actor_id)
    columns = [_column(comparer, each, said, actor_id) for each, said in ((a, feature.a), (b, feature.b))]
    name = f"{actor_name}: {label('portrayal', kind).lower()} “{feature.words}”"
    return {
        "kind": "told", "id": selected, "name": name, "of": of, "columns": columns,
        "back": {"id": actor_id, "name": actor_name}, "help": meaning("portrayal", kind),
    }  # fmt: skip


def _list_actors(comparer: Comparer, sides: Sequence[dict[str, tuple[Portrayal, ...]]]) -> list[str]:
    """Return whom both sides name first, then the others, those of whom most is said first."""
    names = {each: _name(comparer, each)[0] for each in {*sides[0], *sides[1]}}

    def rank(actor: str) -> tuple:
        numbers = [_number(side.get(actor, ())) for side in sides]
        one_side = not all(actor in side for side in sides)
        return actor == NOT_KNOWN, one_side, -min(numbers), -sum(numbers), names[actor]

    return sorted(names, key=rank)


def _name(comparer: Comparer, actor_id: str) -> tuple[str, str]:
    """Return the name and the kind of an actor."""
    actor = comparer.explorer.everybody().get(actor_id)
    return (actor.name, actor.kind) if actor is not None else (UNTOLD, "")


def _number(portrayals: Iterable[Portrayal]) -> int:
    """Count what is said of somebody beside the names."""
    return sum(each.kind != "name" for each in portrayals)


def _actor(comparer: Comparer, actor_id: str, sides: Sequence[dict]) -> Json:
    name, kind = _name(comparer, actor_id)
    return {
        "id": actor_id, "name": name, "kind": kind,
        "numbers": [_number(side.get(actor_id, ())) for side in sides],
        "both": all(actor_id in side for side in sides),
    }  # fmt: skip


def _features(comparer: Comparer, actor_id: str, sides: Sequence[dict]) -> tuple[Feature, ...]:
    return compare_portrayals(*(side.get(actor_id, ()) for side in sides), comparer.candidates())


def _portrait(comparer: Comparer, actor_id: str, sides: Sequence[dict]) -> Json:
    name, kind = _name(comparer, actor_id)
    features = _features(comparer, actor_id, sides)
    return {
        "id": actor_id, "name": name, "kind": kind,
        "kinds": [_kind(kind, actor_id, [each for each in features if each.kind == kind]) for kind in PORTRAYAL_KINDS],
    }  # fmt: skip


def _kind(kind: str, actor_id: str, features: Sequence[Feature]) -> Json:
    by_side = {side: [each for each in features if each.side == side] for side in ("a", "both", "b")}
    return {
        "name": label("portrayal", kind), "help": meaning("portrayal", kind),
        **{side: [_feature(actor_id, each) for each in found[:MOST_FEATURES]] for side, found in by_side.items()},
        "more": [max(0, len(found) - MOST_FEATURES) for found in by_side.values()],
    }  # fmt: skip


def _feature(actor_id: str, feature: Feature) -> Json:
    entry = {
        "id": f"{SHOWN}{actor_id}:{feature.kind}:{feature.lemma}", "words": feature.words,
        "numbers": [len(feature.a), len(feature.b)],
    }  # fmt: skip
    if feature.candidate is not None:
        entry["worth"] = f"{feature.candidate.group}: {feature.candidate.reason}"
    return entry


def _column(comparer: Comparer, side: Side, said: Iterable[Portrayal], actor_id: str) -> Json:
    wanted: dict[str, list[Mark]] = {}
    for each in said:
        wanted.setdefault(each.sentence_id, []).append(Mark(each.start, each.end, "shown"))
    return tell_column(comparer, side, wanted, only=actor_id)


def _list_worth(comparer: Comparer, a: Side, b: Side) -> list[Json]:
    """Return the groups of words worth discussing with the words of each side, the commonest group first."""
    sides = [_by_group(comparer, side) for side in (a, b)]
    numbers = {group: [len(side.get(group, ())) for side in sides] for group in {*sides[0], *sides[1]}}
    return [
        {"id": WORTH + group, "name": group, "numbers": numbers[group],
         "reason": next(each.reason for side in sides for each in side.get(group, ())),
         **{name: _commonest(side.get(group, ())) for name, side in zip("ab", sides, strict=True)}}
        for group in sorted(numbers, key=lambda group: (-sum(numbers[group]), group))
    ]  # fmt: skip


def _by_group(comparer: Comparer, side: Side) -> dict[str, list[Candidate]]:
    held, repeats = set(side.documents), comparer.repeats()
    found: dict[str, list[Candidate]] = {}
    for sentence_id, candidates in comparer.candidates().items():
        for each in candidates:
            if each.document_id in held and sentence_id not in repeats:
                found.setdefault(each.group, []).append(each)
    return found


def _commonest(candidates: Iterable[Candidate]) -> list[str]:
    counted: dict[str, int] = {}
    for each in candidates:
        words = " ".join(each.text.lower().split())
        counted[words] = counted.get(words, 0) + 1
    most = sorted(counted, key=lambda words: (-counted[words], words))[:MOST_WORDS]
    return [f"{words} {counted[words]}" if counted[words] > 1 else words for words in most]


def _worth(comparer: Comparer, a: Side, b: Side, selected: str) -> Json | None:
    group = selected.removeprefix(WORTH)
    found = [_by_group(comparer, side).get(group, []) for side in (a, b)]
    if not any(found):
        return None
    columns = []
    for side, candidates in zip((a, b), found, strict=True):
        column = tell_column(comparer, side, {each.sentence_id: [] for each in candidates})
        columns.append({**column, "counts": f"{count(len(candidates), 'time')}, {column['counts']}"})
    reason = next(each.reason for candidates in found for each in candidates)
    return {"kind": "told", "id": selected, "name": f"Worth discussing: {group}", "help": reason, "columns": columns}
