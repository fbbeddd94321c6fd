"""Facts on who speaks: whose words are given, how many, and who handed them on; and words worth discussing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from explorer.model import Voice
from explorer.summary.scene import Scene, finding, make_figure, name_leading
from explorer.summary.values import Figure, Finding, Item
from explorer.ui.contents.comparison.voices import carriers_of, innermost

TOPIC = "Who speaks"
WORDS_TOPIC = "Which words"


def tell_speakers(scene: Scene) -> Iterator[Finding]:
    """Tell whom each side gives words to, and how many of these stand in quotation marks."""
    for name, side in scene.sides():
        items = _speakers(scene, name, lambda voice: voice.direct_words + voice.indirect_words)
        if not items:
            yield finding(TOPIC, f"{side.short} gives nobody’s words.")
            continue
        quoted = _speakers(scene, name, lambda voice: voice.direct_words)
        leading = name_leading(items, lambda item, name=name: _given(scene, name, item))
        yield finding(
            TOPIC, f"{side.short} gives ", _words(scene, "said-words", name, "words of actors", items), " of ",
            make_figure(scene, "speakers", name, f"actors whose words {side.short} gives", items, noun="actor"), ", ",
            _words(scene, "quoted-words", name, "words of actors in quotation marks", quoted, noun=""),
            " of them in quotation marks; most of ", leading, ".",
        )  # fmt: skip


def tell_credits(scene: Scene) -> Iterator[Finding]:
    """Tell through whom each side has what somebody said: agencies, papers, broadcasters, those who quote others."""
    handed = {name: _by_carrier(scene, name) for name, _ in scene.sides()}
    for name, side in scene.sides():
        items = handed[name]
        if items:
            named = name_leading(items, lambda item, name=name: _credit(scene, name, item), rest=True)
            yield finding(TOPIC, f"{side.short} has what others said through ", named, ".")
        elif any(handed.values()):
            yield finding(TOPIC, f"{side.short} says of no agency, paper or broadcaster that words came through it.")


def tell_candidates(scene: Scene) -> Iterator[Finding]:
    """Tell which words of each side are worth discussing, without a verdict."""
    for name, side in scene.sides():
        items = _by_word(scene, name)
        if items:
            what = f"words of {side.short} that may be worth discussing"
            times = make_figure(
                scene, "candidates", name, what, items, noun="time", value=sum(item.number for item in items),
                rated=True,
            )  # fmt: skip
            leading = name_leading(items, lambda item, name=name: _used(scene, name, item))
            yield finding(
                WORDS_TOPIC, f"{side.short} uses words that may be worth discussing ", times, "; most often ", leading,
                ".",
            )  # fmt: skip


def _speakers(scene: Scene, name: str, words: object) -> list[Item]:
    """Return the actors who are given words, those with most words first."""
    voices: Iterable[Voice] = (each for each in scene.comparer.voices(scene.side(name)) if each.actor_id)
    said = _sentences_by_speaker(scene, name)
    items = [
        Item("sentences", each.actor_id, each.name, words(each), tuple(said[each.actor_id]))
        for each in voices
        if words(each)
    ]
    return sorted(items, key=lambda item: (-item.number, item.label))


def _sentences_by_speaker(scene: Scene, name: str) -> dict[str, dict[str, None]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for speech in scene.comparer.heard_speeches(scene.side(name)):
        found[scene.comparer.actor_of(speech.speaker.mention_id)][speech.sentence_id] = None
    return found


def _by_carrier(scene: Scene, name: str) -> list[Item]:
    """Return who handed on what others say, as in the section on voices, most often first."""
    side = scene.side(name)
    speeches = {each.id: each for each in scene.comparer.heard_speeches(side)}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for said in innermost(scene.comparer, side):
        for carrier in carriers_of(said, speeches[said.id]):
            found[carrier].append(said.sentence_id)
    return _items(found)


def _by_word(scene: Scene, name: str) -> list[Item]:
    held, repeats = set(scene.side(name).documents), scene.comparer.repeats()
    found: defaultdict[str, list[str]] = defaultdict(list)
    for sentence_id, candidates in scene.comparer.candidates().items():
        for each in candidates:
            if each.document_id in held and sentence_id not in repeats:
                found[f"“{' '.join(each.text.split()).casefold()}”"].append(sentence_id)
    return _items(found)


def _items(found: dict[str, list[str]]) -> list[Item]:
    items = [Item("sentences", what, what, len(ids), tuple(dict.fromkeys(ids))) for what, ids in found.items()]
    return sorted(items, key=lambda item: (-item.number, item.label))


def _words(scene: Scene, figure_id: str, name: str, what: str, items: list[Item], *, noun: str = "word") -> Figure:
    value = sum(item.number for item in items)
    what = f"{what} that {scene.side(name).short} gives"
    return make_figure(scene, figure_id, name, what, items, value=value, noun=noun, rated=True)


def _given(scene: Scene, name: str, item: Item) -> Figure:
    what = f"words of {item.label} that {scene.side(name).short} gives"
    return make_figure(scene, f"speaker.{item.id}", name, what, [item], value=item.number, rated=True)


def _credit(scene: Scene, name: str, item: Item) -> Figure:
    what = f"times that {scene.side(name).short} has what others said through {item.label}"
    return make_figure(scene, f"credit.{item.id}", name, what, [item], value=item.number, rated=True)


def _used(scene: Scene, name: str, item: Item) -> Figure:
    what = f"times that {scene.side(name).short} uses {item.label}"
    return make_figure(scene, f"candidate.{item.id}", name, what, [item], value=item.number, rated=True)
