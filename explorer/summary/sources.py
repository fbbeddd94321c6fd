"""Facts on the articles themselves: how much text, what they share, and of which times they tell."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.compare import Side
from explorer.model import DateMention, SharedPassage
from explorer.summary.scene import Scene, finding, make_figure
from explorer.summary.values import Figure, Finding, Item

TOPIC = "The articles"
SHARED_TOPIC = "What they share"
TIME_TOPIC = "When"

LABEL_WORDS = 12
"""Words of a passage in its label; its sentences stand below."""


def tell_articles(scene: Scene) -> Iterator[Finding]:
    """Tell how much text each side has and when it was published."""
    for name, side in scene.sides():
        items = [_article_item(scene, each) for each in side.documents]
        articles = make_figure(scene, "articles", name, f"articles of {side.short}", items, noun="article")
        words = make_figure(
            scene, "words", name, f"words in the articles of {side.short}, repeats left out", items, noun="word",
            value=scene.words(name),
        )  # fmt: skip
        yield finding(TOPIC, f"{side.short}: ", articles, " with ", words, f", {_published(scene, side)}.")


def tell_passages(scene: Scene) -> Iterator[Finding]:
    """Tell how much text both sides have in common."""
    passages = scene.comparer.passages(scene.a, scene.b)
    if not passages:
        yield finding(SHARED_TOPIC, "No run of words stands in articles of both sides.")
        return
    items = [_passage_item(scene, each) for each in passages]
    verbatim = [item for item, each in zip(items, passages, strict=True) if each.kind == "verbatim"]
    number = make_figure(scene, "passages", "both", "passages that both sides share", items, noun="passage")
    words = make_figure(
        scene, "passage-words", "both", "words in passages that both sides share", items, noun="word",
        value=sum(item.number for item in items),
    )  # fmt: skip
    same = make_figure(scene, "verbatim", "both", "passages that both sides share word for word", verbatim)
    have = "stands" if len(passages) == 1 else "stand"
    yield finding(
        SHARED_TOPIC, number, " of ", words, f" {have} in articles of both sides, ", same, " of them word for word."
    )


def tell_dates(scene: Scene) -> Iterator[Finding]:
    """Tell of which times each side tells."""
    for name, side in scene.sides():
        dates = scene.comparer.dates(side)
        resolved = sorted((each for each in dates if each.resolved), key=lambda each: (each.resolved, each.id))
        if not resolved:
            if dates:
                what = f"dates of {side.short} that cannot be resolved"
                yield finding(
                    TIME_TOPIC, f"{side.short}: ", _dates(scene, "undated", name, what, dates),
                    " cannot be resolved, as its articles have no date.",
                )  # fmt: skip
            continue
        first, last = resolved[0].resolved.split("/")[0], resolved[-1].resolved.split("/")[-1]
        span = f"from {first} to {last}" if first != last else f"all of {first}"
        number = _dates(scene, "dates", name, f"dates in the articles of {side.short}", resolved)
        yield finding(TIME_TOPIC, f"{side.short} gives ", number, f" for what it tells of, {span}.")


def _published(scene: Scene, side: Side) -> str:
    documents = scene.comparer.explorer.documents()
    days = sorted(documents[each].published[:10] for each in side.documents if documents[each].published)
    if not days:
        return "published on days that the articles do not say"
    return f"published on {days[0]}" if days[0] == days[-1] else f"published from {days[0]} to {days[-1]}"


def _article_item(scene: Scene, document_id: str) -> Item:
    document = scene.comparer.explorer.documents()[document_id]
    first = scene.sentences().get(document_id, [])[:1]
    words = scene.comparer.words_in(document_id)
    return Item("article", document_id, document.title or document_id, words, tuple(each.id for each in first))


def _passage_item(scene: Scene, passage: SharedPassage) -> Item:
    text = scene.comparer.explorer.documents()[passage.document_a].text[passage.start_a : passage.end_a]
    words = text.split()
    label = " ".join(words[:LABEL_WORDS]) + (" …" if len(words) > LABEL_WORDS else "")
    places = (
        (passage.document_a, passage.start_a, passage.end_a),
        (passage.document_b, passage.start_b, passage.end_b),
    )
    return Item("sentences", passage.id, f"“{label}”", passage.words, _touched(scene, places))


def _touched(scene: Scene, places: tuple[tuple[str, int, int], ...]) -> tuple[str, ...]:
    """Return the ids of the sentences that runs of text reach into."""
    return tuple(
        sentence.id
        for document_id, start, end in places
        for sentence in scene.sentences().get(document_id, ())
        if sentence.start < end and start < sentence.end
    )


def _dates(scene: Scene, figure_id: str, name: str, what: str, dates: list[DateMention]) -> Figure:
    items = [
        Item("sentences", each.id, f"{each.text} ({each.resolved or 'not resolved'})", 1, (each.sentence_id,))
        for each in dates
    ]
    return make_figure(scene, figure_id, name, what, items, noun="date", rated=True)
