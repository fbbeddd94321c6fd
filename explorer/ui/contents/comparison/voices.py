"""Who gets to speak on each side, how much, through whom the words came, and which verbs introduce them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from explorer.compare import Comparer, Side, shorten_words
from explorer.coverage.hearing import Heard, Paired, compare_voices, drop_carriers, group_verbs, pair_quotations
from explorer.coverage.speakers import UNSURE
from explorer.model import Quotation, Speech, Voice
from explorer.ui.contents import Json
from explorer.ui.words import count, label, meaning

VOICE, VERBS, THROUGH = "voice:", "verbs:", "through:"
"""What a selection of this section begins with; an actor's id alone means its voice."""

MOST_SPEAKERS, MOST_UNHEARD, MOST_SAID = 40, 60, 12
"""Speakers, actors who never speak, and quotations of one speaker that are listed; quotations.csv holds all."""

MOST_NAME = 60
"""Characters of a speaker's name; the words for one without a name may be long."""

MOST_TITLE = 24
"""Characters of an article's title where its outlet is not known."""

MOST_CHARACTERS = 150
"""Of what somebody says, in a list; a click opens the whole sentence."""


def show_voices(comparer: Comparer, a: Side, b: Side, selected: str = "") -> Json:
    """Return the content of the section."""
    heard = find_heard(comparer, a, b)
    speakers = [each for each in heard if each.speaks and each.actor_id]
    unnamed = [each for each in heard if each.speaks and not each.actor_id]
    silent = [each for each in heard if not each.speaks and each.actor_id]
    words = (comparer.words_of(a), comparer.words_of(b))
    most = max((_rate(voice, each) for h in heard for voice, each in zip((h.a, h.b), words, strict=True)), default=0)
    return {
        "lead": _lead(speakers, unnamed, a, b),
        "speakers": [_speaker(comparer, each, words, most) for each in speakers[:MOST_SPEAKERS]],
        "more_speakers": max(0, len(speakers) - MOST_SPEAKERS),
        "unnamed": [_speaker(comparer, each, words, most) for each in unnamed[:MOST_SPEAKERS]],
        "more_unnamed": max(0, len(unnamed) - MOST_SPEAKERS),
        "silent": [_silent(comparer, each) for each in silent[:MOST_UNHEARD]],
        "more_silent": max(0, len(silent) - MOST_UNHEARD),
        "carriers": _carriers(comparer, a, b),
        "chains": _chains(comparer, a, b),
        "verbs": [_verbs(each) for each in group_verbs(comparer.heard_speeches(a), comparer.heard_speeches(b))],
        "how": (
            "Bars are words per 1,000 words of each side’s articles, numbers are words; what somebody quotes of "
            "another counts for the other."
        ),
    }  # fmt: skip


def find_heard(comparer: Comparer, a: Side, b: Side) -> tuple[Heard, ...]:
    """Return who is heard or named on both sides."""
    return comparer.explorer.keep(_find_heard, comparer, a, b)


def _find_heard(comparer: Comparer, a: Side, b: Side) -> tuple[Heard, ...]:
    words = {"words_a": comparer.words_of(a), "words_b": comparer.words_of(b)}
    return compare_voices(comparer.voices(a), comparer.voices(b), **words)


def carriers_of(quotation: Quotation, speech: Speech) -> tuple[str, ...]:
    """Return who handed words on: those between outlet and speaker, and a speaker who passes on what others say."""
    between = _way(quotation)[:-1]
    return (*between, quotation.speaker) if speech.passed_on else between


def tell_flow(quotation: Quotation, title: str) -> Json:
    """Return the chain of attribution as a reader sees it, with what kind of words they are."""
    first = quotation.outlet or shorten_words(title, MOST_TITLE)
    return {"names": [first, *_way(quotation)], "kind": quotation.kind, "cue": " ".join(quotation.cue.split())}


def _lead(speakers: Sequence[Heard], unnamed: Sequence[Heard], a: Side, b: Side) -> str:
    if not speakers and not unnamed:
        return "Neither side gives anybody’s words. Choose other outlets or articles above."
    speaks = Counter(each.speaks for each in speakers)
    heard = f"{count(speaks['both'], 'speaker')} on both sides, {speaks['a']} only in {a.short}"
    nameless = f"; {len(unnamed):,} without a name" if unnamed else ""
    return f"{heard}, {speaks['b']} only in {b.short}{nameless}."


def _speaker(comparer: Comparer, heard: Heard, words: tuple[int, int], most: float) -> Json:
    actor = comparer.explorer.everybody().get(heard.actor_id)
    return {
        "id": VOICE + heard.key, "name": shorten_words(heard.name, MOST_NAME), "kind": actor.kind if actor else "",
        "a": _voice(heard.a, words[0], most), "b": _voice(heard.b, words[1], most), "side": heard.speaks,
    }  # fmt: skip


def _voice(voice: Voice | None, words: int, most: float) -> Json | None:
    if voice is None:
        return None
    said, rate = voice.direct_words + voice.indirect_words, 1000 / max(1, words)
    return {
        "direct": voice.direct_words, "indirect": voice.indirect_words, "words": said, "speeches": voice.speeches,
        "mentions": voice.mentions, "rate": round(said * rate, 1),
        "bars": [round(each * rate / most, 3) if most else 0 for each in (voice.direct_words, voice.indirect_words)],
    }  # fmt: skip


def _rate(voice: Voice | None, words: int) -> float:
    return 1000 * (voice.direct_words + voice.indirect_words) / max(1, words) if voice else 0.0


def _silent(comparer: Comparer, heard: Heard) -> Json:
    actor = comparer.explorer.everybody().get(heard.actor_id)
    numbers = [each.mentions if each else 0 for each in (heard.a, heard.b)]
    return {
        "id": VOICE + heard.key,
        "name": heard.name,
        "kind": actor.kind if actor else "",
        "numbers": numbers,
    }


def _carriers(comparer: Comparer, a: Side, b: Side) -> list[Json]:
    """Return who hands words on, with how often on each side; those of one side only come first."""
    sides = [_count_carriers(comparer, each) for each in (a, b)]
    names = sorted({*sides[0], *sides[1]}, key=lambda name: (-(sides[0][name] + sides[1][name]), name))
    return [{"id": THROUGH + name, "name": name, "numbers": [side[name] for side in sides]} for name in names]


def _count_carriers(comparer: Comparer, side: Side) -> Counter[str]:
    speeches = {each.id: each for each in comparer.heard_speeches(side)}
    said = innermost(comparer, side)
    return Counter(name for each in said for name in carriers_of(each, speeches[each.id]))


def innermost(comparer: Comparer, side: Side) -> tuple[Quotation, ...]:
    """Return what is said on a side, without what holds little but the words of another."""
    return comparer.explorer.keep(_find_innermost, comparer, side)


def _find_innermost(comparer: Comparer, side: Side) -> tuple[Quotation, ...]:
    return drop_carriers(comparer.quotations(side), comparer.heard_speeches(side))


def _chains(comparer: Comparer, a: Side, b: Side) -> Json:
    """Return what both sides give of somebody's words next to each other, and all others by speaker."""
    documents = comparer.explorer.documents()
    paired = pair_quotations(innermost(comparer, a), innermost(comparer, b), documents)
    same = [each for each in paired if each.a and each.b]
    same.sort(key=lambda each: (*_agree(each), -min(each.a.words, each.b.words)))
    by_speaker: dict[tuple[str, str], list[Paired]] = {}
    for each in paired:
        said = each.a or each.b
        if not (each.a and each.b):
            by_speaker.setdefault((said.speaker_id, said.speaker), []).append(each)
    order = sorted(by_speaker.items(), key=lambda item: (not item[0][0], not _on_both(item[1]), -len(item[1]), item[0]))
    return {
        "same": [
            {**{name: _said(comparer, each) for name, each in (("a", pair.a), ("b", pair.b))},
             "differs": _way(pair.a) != _way(pair.b), "literal": pair.literal}
            for pair in same
        ],
        "speakers": [
            {"name": name if actor or name == UNSURE else f"“{shorten_words(name, MOST_NAME)}”", "both": _on_both(said),
             **{side: [_said(comparer, q) for q in _of(said, side)[:MOST_SAID]] for side in "ab"},
             "numbers": [len(_of(said, side)) for side in "ab"]}
            for (actor, name), said in order[:MOST_SPEAKERS]
        ],
    }  # fmt: skip


def _of(said: Iterable[Paired], side: str) -> list[Quotation]:
    return [found for each in said if (found := getattr(each, side)) is not None]


def _on_both(said: list[Paired]) -> bool:
    return bool(_of(said, "a") and _of(said, "b"))


def _agree(pair: Paired) -> tuple[bool, bool]:
    """Rank the same words: handed on by others on each side, handed on by somebody on one side only, all the same."""
    a, b = _way(pair.a), _way(pair.b)
    return a == b, min(len(a), len(b)) == 1


def _way(quotation: Quotation) -> tuple[str, ...]:
    """Return through whom words came after the outlet, which is another on the other side anyway."""
    return quotation.chain[1:] if quotation.chain[0] == quotation.outlet != quotation.speaker else quotation.chain


def _said(comparer: Comparer, quotation: Quotation) -> Json:
    document = comparer.explorer.documents()[quotation.document_id]
    words = " ".join(document.text[quotation.start : quotation.end].split())
    return {
        **tell_flow(quotation, document.title), "at": quotation.sentence_id,
        "text": shorten_words(words, MOST_CHARACTERS), "words": quotation.words,
    }  # fmt: skip


def _verbs(group: object) -> Json:
    said = {side: [f"{verb} {number}" for verb, number in getattr(group, side)] for side in "ab"}
    numbers = [sum(number for _, number in getattr(group, side)) for side in "ab"]
    words = {"name": label("verbs", group.group), "help": meaning("verbs", group.group)}
    return {"id": VERBS + group.group, **words, **said, "numbers": numbers}


def selects(selected: str, known: Mapping[str, object]) -> tuple[str, str]:
    """Return what a selection asks for and its name: ("voice:", "mike-pompeo"); two empty texts if nothing."""
    for kind in (VOICE, VERBS, THROUGH):
        if selected.startswith(kind):
            return kind, selected.removeprefix(kind)
    return (VOICE, selected) if selected in known else ("", "")
