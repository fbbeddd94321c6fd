"""Who says what: quotations and reported speech.

    quotation marks --> quotes;  reporting verbs, "according to" + quotes --> Speech
    quotes that go on after a speaker was named --> Speech of the same speaker

Everything that stands in a speech's content is somebody's word, not the outlet's.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from explorer.speech.continued import FEWEST_WORDS, find_continued
from explorer.speech.credited import find_credited
from explorer.speech.headed import find_headed
from explorer.speech.quotes import find_quotes
from explorer.speech.reported import find_reported
from explorer.speech.runs import kind_of
from explorer.speech.through import add_through

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from explorer.clauses import Clauses
    from explorer.factuality import Factuality
    from explorer.located import Located
    from explorer.model import Cue, Document, Mention, Speech
    from explorer.speech.quotes import Quote

__all__ = ["attach_speakers", "explain_rules", "find_speech"]

PASSING_ON = frozenset({"according to", "quotes another", "quoted as saying"})
"""Rules whose speeches may share their words with another's."""

RULES = {
    "reporting verb": (
        "A verb of saying with somebody as its subject and the words said as its content ('X said that ...')."
    ),
    "quotes another": "Somebody quotes what another has said ('X quoted Y as saying ...').",
    "quoted as saying": "Somebody is quoted by another ('X quoted Y as saying ...').",
    "according to": "The text credits the information to somebody ('according to X').",
    "name and colon": "A name, a colon and what it says, as in headlines and interviews ('X: Y refused').",
    "floating quotation": (
        "A quotation that nothing introduces, given to whom the sentence beside it is about ('X nodded. \"...\"')."
    ),
    "continued quotation": "A quotation without a speaker of its own, right after one whose speaker is named.",
}


def find_speech(document: Document, located: Located, clauses: Clauses, factuality: Factuality) -> tuple[Speech, ...]:
    """Find what a text gives as somebody's words.

    Args:
        document: the article.
        located: its mentions on its tokens.
        clauses: the arguments of its verbs.
        factuality: how it tells events.

    Returns:
        Speeches in text order of their cues.
    """
    quotes = find_quotes(document.text)
    found = [
        *find_reported(document, located, clauses, factuality, quotes),
        *find_credited(document, located, clauses, quotes),
    ]
    found += find_headed(document, located, quotes)
    reported = _innermost_quoted([speech for speech in found if not _is_thought_in_quotes(speech, quotes)])
    continued = find_continued(document, located, quotes, reported)
    told = sorted(add_through([*reported, *continued], located), key=lambda speech: (speech.cue.start, speech.id))
    return tuple(_with_own_ids(told))


def _with_own_ids(speeches: Iterable[Speech]) -> Iterator[Speech]:
    """Tell apart speeches of one cue ('X quoted Y: "..."') by where their speakers stand."""
    taken: set[str] = set()
    for speech in speeches:
        own = f"{speech.id}/{speech.speaker.start}" if speech.id in taken else speech.id
        taken.add(own)
        yield replace(speech, id=own)


def _is_thought_in_quotes(speech: Speech, quotes: Iterable[Quote]) -> bool:
    """Within quoted words, "I say" is the speaker again, and what somebody thinks or finds is told by the speaker."""
    inside = any(quote.words >= FEWEST_WORDS and quote.holds(speech.cue.start) for quote in quotes)
    return inside and (speech.speaker.text.lower() in ("i", "we") or speech.group in ("believing", "revealing"))


def _innermost_quoted(speeches: Sequence[Speech]) -> list[Speech]:
    """Leave each quotation to the speech closest around it; for those further out it is only reported.

    Nobody is quoted by words of his own in it: in “I think so,” said X, the quotation is X's. Two verbs beside the same
    quotation ('He rose, adding: "...," he said') do not both introduce it.
    """
    speeches = [replace(speech, quoted=tuple(filter(partial(_quotes, speech), speech.quoted))) for speech in speeches]
    kept = []
    for speech in speeches:
        closer = {run for other in speeches for run in other.quoted if _is_closer(other, speech, run)}
        quoted = tuple(run for run in speech.quoted if run not in closer)
        if quoted or speech.content != speech.quoted or speech.rule in PASSING_ON:
            kept.append(replace(speech, quoted=quoted, kind=kind_of(speech.content, quoted)))
    return kept


def _quotes(speech: Speech, run: Cue) -> bool:
    """Tell whether a run in quotation marks is what a speech quotes: its speaker stands outside."""
    return not run.start <= speech.speaker.start < run.end


def _is_closer(other: Speech, speech: Speech, run: Cue) -> bool:
    """Tell whether another speech is the closer one around a quotation: it holds less, or its verb stands nearer."""
    size, others = (sum(part.end - part.start for part in each.content) for each in (speech, other))
    far, near = (max(each.cue.start - run.end, run.start - each.cue.end) for each in (speech, other))
    return others < size or (others == size and near < far)


def attach_speakers(mentions: Sequence[Mention], speeches: Iterable[Speech], located: Located) -> tuple[Mention, ...]:
    """Say of each pronoun in a quotation whose words they are, and of "X said it would" that "it" is X (copies)."""
    told = list(speeches)
    quoted = [(run.start, run.end, speech.speaker.mention_id) for speech in told for run in speech.quoted]
    bound = {key: speaker for speech in told for key, speaker in _bind(speech, located)}
    return tuple(_with_speaker(mention, quoted, bound) for mention in mentions)


def _with_speaker(mention: Mention, quoted: Iterable[tuple[int, int, str]], bound: dict[str, str]) -> Mention:
    if mention.form != "pronoun":
        return mention
    around = [
        (end - start, speaker)
        for start, end, speaker in quoted
        if start <= mention.start and mention.end <= end and speaker
    ]
    if around:
        return replace(mention, speaker=min(around)[1])
    return replace(mention, same_as=bound[mention.id]) if mention.id in bound else mention


def _bind(speech: Speech, located: Located) -> Iterator[tuple[str, str]]:
    """Pair the pronoun that is the subject of reported words with the speaker, where they agree."""
    speaker = located.mentions.get(speech.speaker.mention_id)
    if speaker is None or speech.quoted or speaker.form == "pronoun":
        return
    run = speech.content[0]
    span = located.doc.char_span(run.start, run.end, alignment_mode="contract")
    if not span:
        return
    for head in located.syntax.children(located.syntax.top(span), "nsubj", "nsubj:pass"):
        subject = located.at(head)
        if subject is not None and subject.form == "pronoun" and _agree(subject, speaker):
            yield subject.id, speaker.id


def _agree(pronoun: Mention, speaker: Mention) -> bool:
    if pronoun.head == "it":
        return speaker.kind in ("organization", "state", "place") and speaker.number != "plural"
    if pronoun.head == "they":
        return speaker.number == "plural" or speaker.kind in ("organization", "group")
    return pronoun.head in ("he", "she") and speaker.kind == "person" and speaker.gender in ("", pronoun.gender)


def explain_rules() -> dict[str, str]:
    """Give each rule that finds speech with a plain sentence for readers."""
    return dict(RULES)
