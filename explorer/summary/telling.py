"""Facts on what is told: who did or said what to whom, how often, how surely, and how differently."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.coverage.differences import OPPOSED, Retold
from explorer.summary.scene import Scene, actor_item, finding, make_figure, name_leading
from explorer.summary.values import Figure, Finding, Item
from explorer.ui.contents.comparison.wording import REASONS, say_retold
from explorer.views import RelationRow

TOPIC = "Who did or said what to whom"

NOT_FACTS = "not as facts, but as planned, demanded, alleged, denied and the like"


def tell_lines(scene: Scene) -> Iterator[Finding]:
    """Tell how many relations each side tells of, and how many both."""
    counted = [_lines_of(scene, name) for name in ("a", "b", "both")]
    a, b, both = counted
    yield finding(
        TOPIC, f"{scene.a.short} tells of ", a, f", {scene.b.short} of ", b,
        "; both tell ", both, ".",
    )  # fmt: skip


def tell_most_told(scene: Scene) -> Iterator[Finding]:
    """Tell of whom each side tells most."""
    for name, side in scene.sides():
        told = sorted(scene.cast(name).values(), key=lambda each: (-each.weight, each.id))
        items = [actor_item(each, number=each.weight) for each in told if each.weight]
        if items:
            leading = name_leading(items, lambda item, name=name: _evidence_on(scene, name, item))
            yield finding(TOPIC, f"{side.short} tells most often of what these do, say or meet with: ", leading, ".")


def tell_retold(scene: Scene) -> Iterator[Finding]:
    """Tell which pairs are told differently, the strongest contrast first."""
    retold = scene.differences.retold
    if not retold:
        return
    items = [_pair_item(scene, pair) for pair in retold]
    number = make_figure(scene, "retold", "both", "pairs of actors told differently", items, noun="pair")
    yield finding(TOPIC, number, " of actors of whom both tell, the two tell differently.")


def tell_contrast(scene: Scene) -> Iterator[Finding]:
    """Quote the strongest contrast."""
    for pair in scene.differences.retold[:1]:
        for name, said, lines in (("a", pair.said_a, pair.a), ("b", pair.said_b, pair.b)):
            side = scene.side(name)
            rows = [line for line in scene.lines(name) if line.id in lines]
            weight = sum(line.weight for line in rows)
            what = f"times that {side.short} tells of {_names(scene, pair)}"
            items = [scene.line_item(line) for line in rows]
            number = make_figure(
                scene, f"contrast.{pair.one}.{pair.other}", name, what, items, value=weight, noun="time", rated=True
            )
            told = say_retold(said, pair, scene.actors)
            yield finding(TOPIC, f"Of {_names(scene, pair)}, {side.short} says: {told} (", number, ").")


def tell_tone(scene: Scene) -> Iterator[Finding]:
    """Tell how many relations of each side are of conflict and of cooperation."""
    for name, side in scene.sides():
        lines = [line for line in scene.lines(name) if (line.stance or line.quad) in OPPOSED]
        if lines:
            hostile, friendly = (_of_tone(scene, name, tone) for tone in ("conflict", "cooperation"))
            yield finding(TOPIC, f"{side.short} tells ", hostile, " of conflict and ", friendly, " of cooperation.")


def tell_doubt(scene: Scene) -> Iterator[Finding]:
    """Tell how much of the deeds is not told as a fact."""
    for name, side in scene.sides():
        deeds = [line for line in scene.lines(name) if line.kind == "action"]
        if not deeds:
            continue
        unreal = [(line, round(line.unreal * line.weight)) for line in deeds]
        items = [scene.line_item(line, number=number) for line, number in unreal if number]
        what = f"times that {side.short} tells deeds not as facts"
        doubted = make_figure(scene, "not-facts", name, what, items, value=sum(n for _, n in unreal), rated=True)
        told = _evidence(scene, "deeds", name, f"times that {side.short} tells deeds", deeds)
        yield finding(TOPIC, f"{side.short} tells deeds ", told, ", ", doubted, f" of them {NOT_FACTS}.")


def _lines_of(scene: Scene, side: str) -> Figure:
    both = {line.id for line in scene.differences.lines if line.side == "both"}
    lines = scene.lines("b" if side == "b" else "a")
    wanted = [line for line in lines if side != "both" or line.id in both]
    names = {"a": f"relations that {scene.a.short} tells", "b": f"relations that {scene.b.short} tells"}
    items = [scene.line_item(line) for line in wanted]
    return make_figure(scene, "lines", side, names.get(side, "relations that both tell"), items, noun="relation")


def _evidence_on(scene: Scene, name: str, item: Item) -> Figure:
    side = scene.side(name)
    lines = [line for line in scene.lines(name) if item.id in (line.source, line.target)]
    what = f"times that {side.short} tells of {item.label}"
    items = [scene.line_item(line) for line in lines]
    return make_figure(
        scene, f"most-told.{item.id}", name, what, items, value=item.number, rated=True
    )  # fmt: skip


def _evidence(scene: Scene, figure_id: str, name: str, what: str, lines: list[RelationRow]) -> Figure:
    items = [scene.line_item(line) for line in lines]
    weight = sum(line.weight for line in lines)
    return make_figure(scene, figure_id, name, what, items, value=weight, noun="time", rated=True)


def _of_tone(scene: Scene, name: str, tone: str) -> Figure:
    side = scene.side(name)
    # OPPOSED names what a class is told in contrast to: conflict is what cooperation is not.
    lines = [line for line in scene.lines(name) if OPPOSED.get(line.stance or line.quad, tone) != tone]
    items = [scene.line_item(line) for line in lines]
    return make_figure(scene, tone, name, f"relations of {tone} that {side.short} tells", items, noun="relation")


def _pair_item(scene: Scene, pair: Retold) -> Item:
    lines = tuple(dict.fromkeys((*pair.a, *pair.b)))
    label = f"{_names(scene, pair)}: {', '.join(REASONS[why] for why in pair.reasons)}"
    return Item("line", lines[0], label, len(lines), lines=lines)


def _names(scene: Scene, pair: Retold) -> str:
    return f"{scene.name(pair.one)} and {scene.name(pair.other)}"
