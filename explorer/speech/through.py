"""Through whom words came: agencies, papers and broadcasters that the text names beside the speaker.

X told Fars ...                                            whom it was said to
in an interview with Le Monde, in remarks to CNN           what it was said in
carried by SANA, as quoted by Y                            who handed it on
KALYN (Reuters) - ...; a line "Reuters:" above ...         where the article has it from
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.model import Attribution
from explorer.speech.lexicon import is_media
from explorer.speech.runs import WORDS_OF_SOMEBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from explorer.located import Located
    from explorer.model import Mention, Speech

OCCASIONS = WORDS_OF_SOMEBODY | frozenset("interview conversation talk appearance broadcast call".split())
"""What somebody says something in, to or for a medium."""

HANDED_ON = frozenset("carry publish broadcast air quote cite report relay release print run".split())
"""Verbs whose doer with "by" hands words on ("carried by SANA", "as quoted by Y")."""

DESCRIBED = frozenset("agency broadcaster channel magazine network newspaper paper website".split())
"""Nouns that a text takes up a medium again with ("told the agency")."""

DATELINE = re.compile(r"\A[^\n]{0,60}?\(([^()\n]{2,40})\)[ \t]*[-–—]")
HEADING = re.compile(r"^[ \t]*([^\n:.]{2,40}):[ \t]*$", re.M)
MOST_PARAGRAPHS = 5
"""Paragraphs that a line with an agency's name is a heading of, at most."""


def add_through(speeches: Iterable[Speech], located: Located) -> Iterator[Speech]:
    """Say of each speech through whom the words came (copies); those who speak themselves are left out."""
    media = [m for m in located.mentions.values() if _is_medium(m)]
    credits_ = list(_find_credits(located, media))
    for speech in speeches:
        found = [*_credited_above(credits_, speech), *_named_beside(located, media, speech)]
        distinct = {
            each.mention_id or each.text: each for each in found if each.mention_id != speech.speaker.mention_id
        }
        yield replace(speech, through=tuple(distinct.values())) if distinct else speech


def _is_medium(mention: Mention) -> bool:
    """Tell whether a mention is of a medium; "the agency" may refer to one that is named before."""
    if mention.form == "description":
        return mention.head.lower() in DESCRIBED
    return mention.form in ("name", "group") and is_media(mention.text)


def _find_credits(located: Located, media: Sequence[Mention]) -> Iterator[tuple[int, int, Attribution]]:
    """Give the runs of a text that it credits to a medium as a whole: all below a dateline, some below a heading."""
    text = located.text
    dateline = DATELINE.match(text)
    if dateline and is_media(dateline[1]):
        yield dateline.end(), len(text), _attribution(media, text, *dateline.span(1))
    for heading in HEADING.finditer(text):
        if is_media(heading[1].strip()) and heading[1].strip()[:1].isupper():
            yield heading.end(), _end_of(text, heading.end(), media), _attribution(media, text, *heading.span(1))


def _attribution(media: Sequence[Mention], text: str, start: int, end: int) -> Attribution:
    inside = [m.id for m in media if start <= m.start and m.end <= end]
    return Attribution(start, end, text[start:end], inside[0] if inside else "")


def _end_of(text: str, start: int, media: Sequence[Mention]) -> int:
    """Find where what stands below a heading ends: before a paragraph that names a medium or is a heading again."""
    paragraphs = [match for match in re.finditer(r"[^\n]+", text) if match.start() >= start and match[0].strip()]
    end = start
    for paragraph in paragraphs[:MOST_PARAGRAPHS]:
        named = any(paragraph.start() <= m.start < paragraph.end() for m in media)
        if named or paragraph[0].rstrip().endswith(":"):
            break
        end = paragraph.end()
    return end


def _credited_above(credits_: Iterable[tuple[int, int, Attribution]], speech: Speech) -> Iterator[Attribution]:
    place = speech.content[0].start
    yield from (by for start, end, by in credits_ if start <= place < end)


def _named_beside(located: Located, media: Sequence[Mention], speech: Speech) -> list[Attribution]:
    """Give who is named in the sentence of the cue, outside of what is said, as the one who handed it on."""
    cue = located.doc.char_span(speech.cue.start, speech.cue.end, alignment_mode="expand")
    sentence = located.syntax.sentence(cue[0])
    beside = [
        mention
        for mention in located.mentions.values()
        if sentence.start_char <= mention.start < sentence.end_char
        and mention.form != "pronoun"
        and not any(run.start <= mention.start < run.end for run in speech.content)
    ]
    found = [
        m for m in beside if (m in media and _is_told(located, m, speech)) or _hands_on(located, located.top_of(m))
    ]
    named = [m for m in found if m.form != "description"] or found  # not both of "the newspaper Daily Tide"
    # "as quoted by X, whose words were carried by Y": a medium hands on what people hand on, wherever it is named.
    outermost_first = sorted(named, key=lambda m: (m not in media, m.start))
    return [Attribution(m.start, m.end, m.text, m.id) for m in outermost_first]


def _is_told(located: Located, medium: Mention, speech: Speech) -> bool:
    return medium.id == speech.addressee or _is_occasion(located, medium)


def _is_occasion(located: Located, mention: Mention) -> bool:
    """Tell whether a medium is whom an interview was given to ("in an interview with the paper X")."""
    syntax = located.syntax
    top = located.top_of(mention)
    for token in (top, *syntax.ancestors(top)):
        if token.lemma_.lower() in OCCASIONS:
            return True
        if token.pos_ in ("VERB", "AUX") or token.i > top.i + 3:
            return False
    return False


def _hands_on(located: Located, head: Token) -> bool:
    """Tell whether a phrase is the doer in "carried by SANA", "as quoted by Y"."""
    parent = located.syntax.parent(head)
    return (
        parent is not None
        and located.syntax.case_of(head) == "by"
        and parent.lemma_.lower() in HANDED_ON
        and parent.tag_ in ("VBN", "VBD")
    )
