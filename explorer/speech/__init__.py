"""Who says what: quotations and reported speech.

    quotation marks --> quotes;  reporting verbs, "according to" + quotes --> Speech
    quotes that go on after a speaker was named --> Speech of the same speaker

Everything that stands in a speech's content is somebody's word, not the outlet's.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from explorer.around import Around
from explorer.settings import NAME_MENDED, TITLE_OF_WORK
from explorer.speech.continued import FEWEST_WORDS, find_continued
from explorer.speech.credited import find_credited
from explorer.speech.headed import find_headed
from explorer.speech.quotes import Quotes, find_quotes
from explorer.speech.reported import find_reported
from explorer.speech.runs import kind_of
from explorer.speech.through import add_through
from explorer.speech.turns import find_turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Span

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
    "turn": "What stands behind somebody's name in an interview or debate given word for word ('SMITH: I do').",
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
    quotes = Quotes(quote for quote in find_quotes(document.text) if not _is_of_name(located, quote))
    found = [
        *find_reported(document, located, clauses, factuality, quotes),
        *find_credited(document, located, clauses, quotes),
    ]
    found += find_headed(document, located, quotes)
    turns, labels = find_turns(document, located)
    found = [speech for speech in found if not _crosses(speech, labels)] if labels else found
    kept = [speech for speech in found if not (_is_thought_in_quotes(speech, quotes) or _says_i(speech, turns))]
    reported = _innermost_quoted([*kept, *turns])
    continued = find_continued(document, located, quotes, reported)
    told = sorted(add_through([*reported, *continued], located), key=lambda speech: (speech.cue.start, speech.id))
    return tuple(_with_own_ids(told))


def _is_of_name(located: Located, quote: Quote) -> bool:
    """Tell whether marks hold a nickname within a name, or the title of a work, and not what somebody said."""
    first = located.doc.char_span(quote.start, quote.start + 1, alignment_mode="expand")
    if not first or first[0].ent_type_ not in (TITLE_OF_WORK, "PERSON"):
        return False
    name = _name_around(located.doc, first.start)
    if name.end_char < quote.end:
        return False
    is_title = located.doc.user_data.get((NAME_MENDED, name.start_char, name.end_char)) == "title"
    return is_title or (first[0].ent_type_ == "PERSON" and name.start_char < quote.start)


def _name_around(doc: Doc, place: int) -> Span:
    """Give the name that a token belongs to, which may reach over a break between sentences."""
    begin, end = place, place + 1
    while begin and doc[begin].ent_iob_ == "I":
        begin -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[begin:end]


def _with_own_ids(speeches: Iterable[Speech]) -> Iterator[Speech]:
    """Tell apart speeches of one cue ('X quoted Y: "..."') by where their speakers stand."""
    taken: set[str] = set()
    for speech in speeches:
        own = f"{speech.id}/{speech.speaker.start}" if speech.id in taken else speech.id
        taken.add(own)
        yield replace(speech, id=own)


def _crosses(speech: Speech, labels: Sequence[tuple[int, int]]) -> bool:
    """Tell whether what stands before the colon of a transcript's line was taken for somebody's words, or their cue."""
    runs = (*speech.content, speech.cue)
    first, last = min(run.start for run in runs), max(run.end for run in runs)
    return any(first < end and start < last for start, end in labels)


def _is_thought_in_quotes(speech: Speech, quotes: Quotes) -> bool:
    """Within quoted words, "I say" is the speaker again, and what somebody thinks or finds is told by the speaker."""
    around = quotes.holding(speech.cue.start)
    inside = around is not None and around.words >= FEWEST_WORDS
    return inside and (speech.speaker.text.lower() in ("i", "we") or speech.group in ("believing", "revealing"))


def _says_i(speech: Speech, turns: Iterable[Speech]) -> bool:
    """Within a turn "I say" is the speaker again."""
    inside = (run.start <= speech.cue.start < run.end for turn in turns for run in turn.content)
    return speech.speaker.text.lower() in ("i", "we") and any(inside)


def _innermost_quoted(speeches: Sequence[Speech]) -> list[Speech]:
    """Leave each quotation to the speech closest around it; for those further out it is only reported.

    Nobody is quoted by words of his own in it: in “I think so,” said X, the quotation is X's. Two verbs beside the same
    quotation ('He rose, adding: "...," he said') do not both introduce it.
    """
    speeches = [replace(speech, quoted=tuple(filter(partial(_quotes, speech), speech.quoted))) for speech in speeches]
    closest: dict[Cue, tuple[int, int]] = {}
    for speech in speeches:
        for run in speech.quoted:
            closest[run] = min(_closeness(speech, run), closest.get(run, _closeness(speech, run)))
    kept = []
    for speech in speeches:
        quoted = tuple(run for run in speech.quoted if _closeness(speech, run) == closest[run])
        if quoted or speech.content != speech.quoted or speech.rule in PASSING_ON:
            kept.append(replace(speech, quoted=quoted, kind=kind_of(speech.content, quoted)))
    return kept


def _quotes(speech: Speech, run: Cue) -> bool:
    """Tell whether a run in quotation marks is what a speech quotes: its speaker stands outside."""
    return not run.start <= speech.speaker.start < run.end


def _closeness(speech: Speech, run: Cue) -> tuple[int, int]:
    """Say how close a speech is around a quotation: the closer one holds less, or its verb stands nearer."""
    size = sum(part.end - part.start for part in speech.content)
    return size, max(speech.cue.start - run.end, run.start - speech.cue.end)


def attach_speakers(mentions: Sequence[Mention], speeches: Iterable[Speech], located: Located) -> tuple[Mention, ...]:
    """Say of each pronoun in a quotation whose words they are, and of "X said it would" that "it" is X (copies)."""
    told = list(speeches)
    quoted = Around(
        (run.start, run.end, (run.start, run.end, speech.speaker.mention_id))
        for speech in told
        if speech.speaker.mention_id
        for run in speech.quoted
    )
    bound = {key: speaker for speech in told for key, speaker in _bind(speech, located)}
    return tuple(_with_speaker(mention, quoted, bound) for mention in mentions)


def _with_speaker(mention: Mention, quoted: Around[tuple[int, int, str]], bound: dict[str, str]) -> Mention:
    if mention.form != "pronoun":
        return mention
    around = [(end - start, speaker) for start, end, speaker in quoted.at(mention.start) if mention.end <= end]
    if around:
        return replace(mention, speaker=min(around)[1])
    return replace(mention, same_as=bound[mention.id], rule="pronoun") if mention.id in bound else mention


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
