"""What stands behind a number of the section on voices: the sentences of both sides."""

from __future__ import annotations

from collections.abc import Callable

from explorer.compare import Comparer, Side
from explorer.model import Quotation, Speech
from explorer.ui.contents import Json
from explorer.ui.contents.comparison.telling import tell_column
from explorer.ui.contents.comparison.voices import THROUGH, VERBS, VOICE, carriers_of, find_heard, selects, tell_flow
from explorer.ui.words import count, label, meaning
from explorer.views import Mark

Chooses = Callable[[Quotation, Speech], bool]


def show_spoken(comparer: Comparer, a: Side, b: Side, selected: str) -> Json | None:
    """Return a selected voice, group of verbs, or agency; None where this collection has none of this name."""
    kind, name = selects(selected, comparer.explorer.everybody())
    if kind == VOICE:
        return _voice(comparer, a, b, selected, name)
    if kind == VERBS:
        title = f"Verbs: {label('verbs', name)}"
        return _told(comparer, a, b, selected, title, lambda q, s: s.group == name, meaning("verbs", name))
    if kind == THROUGH:
        return _told(comparer, a, b, selected, f"Through {name}", lambda q, s: name in carriers_of(q, s))
    return None


def _voice(comparer: Comparer, a: Side, b: Side, selected: str, key: str) -> Json | None:
    heard = next((each for each in find_heard(comparer, a, b) if each.key == key), None)
    if heard is None:
        return None
    actor = comparer.explorer.everybody().get(heard.actor_id)

    def speaks(quotation: Quotation, _: Speech) -> bool:
        return (quotation.speaker_id or quotation.speaker) == key

    told = _told(
        comparer,
        a,
        b,
        selected,
        heard.name,
        speaks,
        "What this speaker is given to say, and through whom the words came.",
    )
    if told is None:
        told = {"kind": "told", "id": selected, "name": heard.name, "help": "Only spoken about on both sides.",
                "columns": [tell_column(comparer, side, {}) for side in (a, b)]}  # fmt: skip
    for side, column, voice in zip((a, b), told["columns"], (heard.a, heard.b), strict=True):
        if voice is not None and not voice.speeches:
            wanted = _mentioned(comparer, side, heard.actor_id)
            column |= {**tell_column(comparer, side, wanted, only=heard.actor_id), "counts": _spoken_about(wanted)}
    return {**told, "of": actor.kind if actor else ""}


def _spoken_about(wanted: dict) -> str:
    return f"only spoken about, in {count(len(wanted), 'sentence')}"


def _mentioned(comparer: Comparer, side: Side, actor_id: str) -> dict[str, list[Mark]]:
    named, repeats = comparer.actors_of_mentions(), comparer.repeats()
    found = (m for m in comparer.mentions(side) if named.get(m.id, ("",))[0] == actor_id)
    return {mention.sentence_id: [] for mention in found if mention.sentence_id not in repeats}


def _told(
    comparer: Comparer, a: Side, b: Side, selected: str, name: str, chooses: Chooses, help_: str = ""
) -> Json | None:
    """Return the sentences of what is chosen on both sides; None where nothing is."""
    columns, found = [], False
    for side in (a, b):
        speeches = {each.id: each for each in comparer.heard_speeches(side)}
        chosen = [each for each in comparer.quotations(side) if chooses(each, speeches[each.id])]
        found = found or bool(chosen)
        columns.append(_column(comparer, side, [(each, speeches[each.id]) for each in chosen]))
    if not found:
        return None
    return {"kind": "told", "id": selected, "name": name, "help": help_, "columns": columns}


def _column(comparer: Comparer, side: Side, chosen: list[tuple[Quotation, Speech]]) -> Json:
    documents = comparer.explorer.documents()
    wanted: dict[str, list[Mark]] = {}
    flows: dict[str, list[Json]] = {}
    for quotation, speech in chosen:
        wanted.setdefault(quotation.sentence_id, []).extend(_marks(quotation, speech))
        flow = tell_flow(quotation, documents[quotation.document_id].title)
        if flow not in flows.setdefault(quotation.sentence_id, []):
            flows[quotation.sentence_id].append(flow)
    column = tell_column(comparer, side, wanted, flows=flows)
    words = sum(quotation.words for quotation, _ in chosen)
    return {**column, "counts": f"{count(len(wanted), 'sentence')}, {count(words, 'word')} said"}


def _marks(quotation: Quotation, speech: Speech) -> list[Mark]:
    marks = [Mark(run.start, run.end, "words") for run in speech.content]
    marks.append(Mark(speech.speaker.start, speech.speaker.end, "speaker", quotation.speaker_id))
    return [*marks, Mark(speech.cue.start, speech.cue.end, "cue")]
