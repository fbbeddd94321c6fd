"""Facts on who speaks: whose words are given, how many, and which agencies and papers are named as the origin."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.coverage.counting import count_words
from explorer.model import Speech
from explorer.summary.scene import MOST_NAMED, Scene, finding, make_figure, name_leading
from explorer.summary.values import Figure, Finding, Item
from explorer.ui.words import count

TOPIC = "Who speaks"


def tell_speakers(scene: Scene) -> Iterator[Finding]:
    """Tell whom each side gives words to, and how many of them stand in quotation marks."""
    for name, side in scene.sides():
        said = _by_speaker(scene, [each for each in scene.speeches(name) if not each.passed_on])
        if not said:
            yield finding(TOPIC, f"{side.short} gives nobody’s words.")
            continue
        items = _speaker_items(said)
        speakers = make_figure(scene, "speakers", name, f"speakers whom {side.short} gives words to", items)
        pieces = make_figure(
            scene, "speeches", name, f"times that {side.short} gives what somebody said", items, noun="time",
            value=sum(item.number for item in items), rated=True,
        )  # fmt: skip
        leading = name_leading(items, lambda item, name=name: _given(scene, name, item))
        yield finding(
            TOPIC, f"{side.short} gives words to ", speakers, " speakers, " if len(items) > 1 else " speaker, ", pieces,
            ", ", _quoted(scene, name, said), " of them in quotation marks; most often to ", leading, ".",
        )  # fmt: skip


def tell_credits(scene: Scene) -> Iterator[Finding]:
    """Tell which agencies, papers and broadcasters each side names as where its information comes from."""
    credited = {name: _by_origin(scene, name) for name, _ in scene.sides()}
    for name, side in scene.sides():
        items = _speaker_items(credited[name])
        if items:
            named = name_leading(items, lambda item, name=name: _credit(scene, name, item))
            rest = f" and from {count(len(items) - MOST_NAMED, 'other')}" if len(items) > MOST_NAMED else ""
            yield finding(TOPIC, f"{side.short} says that it has something from ", named, f"{rest}.")
        elif any(credited.values()):
            yield finding(TOPIC, f"{side.short} names no agency, paper or broadcaster that it has something from.")


def _by_speaker(scene: Scene, speeches: list[Speech]) -> dict[str, list[Speech]]:
    found: dict[str, list[Speech]] = {}
    for speech in speeches:
        found.setdefault(scene.called(speech.speaker), []).append(speech)
    return found


def _by_origin(scene: Scene, name: str) -> dict[str, list[Speech]]:
    """Return what is said by who passed it on, alone or beside others: no persons, and not the side's own outlets."""
    own = {document.outlet for document in scene.documents(name)}
    found: dict[str, list[Speech]] = {}
    for speech in scene.speeches(name):
        origins = ([speech.speaker] if speech.passed_on else []) + list(speech.through)
        named = (scene.called(each) for each in origins if scene.kind(each) != "person")
        for origin in dict.fromkeys(each for each in named if each not in own):
            found.setdefault(origin, []).append(speech)
    return found


def _speaker_items(said: dict[str, list[Speech]]) -> list[Item]:
    items = [
        Item("sentences", who, who, len(speeches), tuple(dict.fromkeys(each.sentence_id for each in speeches)))
        for who, speeches in said.items()
    ]
    return sorted(items, key=lambda item: (-item.number, item.label))


def _quoted(scene: Scene, name: str, said: dict[str, list[Speech]]) -> Figure:
    """Return how many words stand in quotation marks; what one quotation holds of another counts once."""
    side, items, total = scene.side(name), [], 0
    for who, speeches in said.items():
        quoting = [each for each in speeches if each.quoted]
        words = sum(_count(scene, each.document_id, {(run.start, run.end) for run in each.quoted}) for each in quoting)
        if words:
            items.append(Item("sentences", who, who, words, tuple(dict.fromkeys(s.sentence_id for s in quoting))))
    runs: dict[str, set[tuple[int, int]]] = {}
    for speech in (each for speeches in said.values() for each in speeches):
        runs.setdefault(speech.document_id, set()).update((run.start, run.end) for run in speech.quoted)
    total = sum(_count(scene, document_id, places) for document_id, places in runs.items())
    items.sort(key=lambda item: (-item.number, item.label))
    what = f"words in quotation marks that {side.short} gives"
    return make_figure(scene, "quoted-words", name, what, items, value=total, noun="word", rated=True)


def _count(scene: Scene, document_id: str, runs: set[tuple[int, int]]) -> int:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(runs):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return count_words(scene.comparer.explorer.documents()[document_id].text, merged)


def _given(scene: Scene, name: str, item: Item) -> Figure:
    what = f"times that {scene.side(name).short} gives words of {item.label}"
    return make_figure(scene, f"speaker.{item.id}", name, what, [item], value=item.number, rated=True)


def _credit(scene: Scene, name: str, item: Item) -> Figure:
    what = f"times that {scene.side(name).short} names {item.label} as where it has something from"
    return make_figure(scene, f"credit.{item.id}", name, what, [item], value=item.number, rated=True)
