"""Through whom words came: outlet, agency or broadcaster, those who quote, speaker.

What one speaker says may hold what another says: "Reuters reported that X had said ...". The one further out passes the
words of the one further in on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from explorer.model import Attribution, Cue, Document, Speech

PRONOUNS = frozenset("he she it we they you who this that these those".split())

MOSTLY = 0.5
"""Share of its characters that lies within another speech, from which one speech is said within another."""


def chain_of(
    speech: Speech, speeches: Iterable[Speech], document: Document, names: Mapping[str, str]
) -> tuple[str, ...]:
    """Give through whom words came, outermost first: outlet, agency or broadcaster, ..., speaker.

    Args:
        speech: the words.
        speeches: everything that is said in the document; those around the words pass them on.
        document: the article; its outlet, where known, comes first.
        names: mention id -> name of the actor that it refers to; who is no actor is named as in the text.

    Returns:
        Names without repeats; the last is the speaker.
    """
    around = sorted(_around(speech, speeches), key=_breadth, reverse=True)
    carriers = [each for outer in around for each in (*outer.through, outer.speaker)]
    wires = [each for each in speech.through if each not in carriers]
    first = [each for each in wires if each.end <= min(run.start for run in (speech.cue, *speech.content))]
    inner = [each for each in wires if each not in first]
    named = [_name(each, names) for each in (*first, *carriers, *inner)]
    speaker = _name(speech.speaker, names)
    passed = dict.fromkeys(name for name in (document.outlet, *named) if name and name != speaker)
    return (*passed, speaker)


def _name(attribution: Attribution, names: Mapping[str, str]) -> str:
    return names.get(attribution.mention_id) or call_speaker(attribution.text)


def call_speaker(text: str) -> str:
    """Return what to call a speaker who is no actor: the words; pronouns in small letters wherever they stand."""
    words = " ".join(text.split())
    return words.lower() if words.lower() in PRONOUNS else words


def _around(speech: Speech, speeches: Iterable[Speech]) -> Iterator[Speech]:
    """Give the speeches that this one is said within."""
    for other in speeches:
        if other is not speech and holds(other, speech):
            yield other


def holds(outer: Speech, inner: Speech) -> bool:
    """Of two with the same content ("X reported, citing Y"), the one that passes on what others say is further out."""
    if outer.document_id != inner.document_id or outer.speaker == inner.speaker:
        return False
    size, other = _size(inner.content), _size(outer.content)
    shared = _shared(outer.content, inner.content)
    wider = _breadth(outer) > _breadth(inner)
    return shared >= MOSTLY * max(1, size) and wider and (other > shared or outer.passed_on)


def is_filled(speech: Speech, speeches: Iterable[Speech]) -> bool:
    """Tell whether most of what somebody says are the words of another whom they hand on."""
    most = MOSTLY * max(1, _size(speech.content))
    return any(holds(speech, each) and _shared(speech.content, each.content) >= most for each in speeches)


def _breadth(speech: Speech) -> tuple[int, bool]:
    return _size(speech.content), speech.passed_on


def _size(runs: Iterable[Cue]) -> int:
    return sum(run.end - run.start for run in runs)


def _shared(one: Iterable[Cue], other: Sequence[Cue]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
