"""Facts on who is named: by whom, how often, and who was not found on one side."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.summary.scene import Scene, actor_item, finding, make_figure, name_leading
from explorer.summary.values import Figure, Finding, Item

TOPIC = "Who is in the story"


def tell_named(scene: Scene) -> Iterator[Finding]:
    """Tell how many actors each side names, and how many both."""
    named = {
        name: make_figure(scene, "named", name, f"actors that {side.short} names", _named(scene, name), noun="actor")
        for name, side in scene.sides()
    }
    both = scene.differences.both
    items = (item for item in _named(scene, "a") if item.id in both)
    shared = make_figure(scene, "named", "both", "actors that both sides name", items)
    a, b = scene.a.short, scene.b.short
    yield finding(TOPIC, f"{a} names ", named["a"], f", {b} ", named["b"], "; both sides name ", shared, ".")


def tell_left_out(scene: Scene) -> Iterator[Finding]:
    """Tell whom one side names and who was not found on the other, under no name that is known."""
    for name, side in scene.sides():
        left = scene.differences.only_a if name == "a" else scene.differences.only_b
        if not left:
            continue
        other, items = scene.other(name), [actor_item(actor) for actor in left]
        what = f"actors that {side.short} names and that were not found in {other.short}"
        yield finding(
            TOPIC,
            f"{side.short} names ",
            make_figure(scene, "left-out", name, what, items, noun="actor"),
            f" that {_were(items)} not found in {other.short}; most often ",
            name_leading(items, lambda item, name=name: _mentions(scene, name, item)),
            ".",
        )


def tell_most_named(scene: Scene) -> Iterator[Finding]:
    """Tell whom each side names most."""
    for name, side in scene.sides():
        items = _named(scene, name)
        if items:
            leading = name_leading(items, lambda item, name=name: _mentions(scene, name, item, prefix="most-named"))
            yield finding(TOPIC, f"{side.short} names most often ", leading, ".")


def _were(items: list[Item]) -> str:
    return "was" if len(items) == 1 else "were"


def _named(scene: Scene, name: str) -> list[Item]:
    named = [actor for actor in scene.cast(name).values() if actor.mentions]
    return [actor_item(each) for each in sorted(named, key=lambda each: (-each.mentions, each.id))]


def _mentions(scene: Scene, name: str, item: Item, *, prefix: str = "left-out") -> Figure:
    what = f"times that {scene.side(name).short} names {item.label}"
    return make_figure(scene, f"{prefix}.{item.id}", name, what, [item], value=item.number, rated=True)
