"""Through whom words came: agencies, papers and broadcasters that the text names beside the speaker.

X told Fars ...                                            whom it was said to
in an interview with Le Monde, in remarks to CNN           what it was said in
carried by SANA, as quoted by Y                            who handed it on
KALYN (Reuters) - ...; a line "Reuters:" above ...         where the article has it from
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from explorer.around import Around
from explorer.model import Attribution
from explorer.speech.lexicon import is_media
from explorer.speech.runs import WORDS_OF_SOMEBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

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
PARAGRAPH = re.compile(r"[^\n]+")
HEADING = re.compile(r"^[ \t]*([^\n:.]{2,40}):[ \t]*$", re.M)
MOST_PARAGRAPHS = 5
"""Paragraphs that a line with an agency's name is a heading of, at most."""


def add_through(speeches: Iterable[Speech], located: Located) -> Iterator[Speech]:
    """Say of each speech through whom the words came (copies); those who speak themselves are left out."""
    media = {key for key, mention in located.mentions.items() if _is_medium(mention)}
    credits_ = Around((start, end, by) for start, end, by in _find_credits(located, media))
    for speech in speeches:
        above = sorted(credits_.at(speech.content[0].start), key=lambda by: by.start)
        found = [*above, *_named_beside(located, media, speech)]
        distinct = {
            each.mention_id or each.text: each for each in found if each.mention_id != speech.speaker.mention_id
        }
        yield replace(speech, through=tuple(distinct.values())) if distinct else speech


def _is_medium(mention: Mention) -> bool:
    """Tell whether a mention is of a medium; "the agency" may refer to one that is named before."""
    if mention.form == "description":
        return mention.head.lower() in DESCRIBED
    return mention.form in ("name", "group") and is_media(mention.text)


def _find_credits(located: Located, media: Set[str]) -> Iterator[tuple[int, int, Attribution]]:
    """Give the runs of a text that it credits to a medium as a whole: all below a dateline, some below a heading."""
    text = located.text
    dateline = DATELINE.match(text)
    if dateline and is_media(dateline[1]):
        yield dateline.end(), len(text), _attribution(located, media, *dateline.span(1))
    for heading in HEADING.finditer(text):
        if is_media(heading[1].strip()) and heading[1].strip()[:1].isupper():
            end = _end_of(located, heading.end(), media)
            yield heading.end(), end, _attribution(located, media, *heading.span(1))


def _attribution(located: Located, media: Set[str], start: int, end: int) -> Attribution:
    inside = [m.id for m in located.mentions_from(start, end) if m.id in media and m.end <= end]
    return Attribution(start, end, located.text[start:end], inside[0] if inside else "")


def _end_of(located: Located, start: int, media: Set[str]) -> int:
    """Find where what stands below a heading ends: before a paragraph that names a medium or is a heading again."""
    paragraphs = (match for match in PARAGRAPH.finditer(located.text, start) if match[0].strip())
    end = start
    for paragraph in islice(paragraphs, MOST_PARAGRAPHS):
        named = any(m.id in media for m in located.mentions_from(*paragraph.span()))
        if named or paragraph[0].rstrip().endswith(":"):
            break
        end = paragraph.end()
    return end


def _named_beside(located: Located, media: Set[str], speech: Speech) -> list[Attribution]:
    """Give who is named in the sentence of the cue, outside of what is said, as the one who handed it on."""
    cue = located.doc.char_span(speech.cue.start, speech.cue.end, alignment_mode="expand")
    sentence = located.syntax.sentence(cue[0])
    beside = [
        mention
        for mention in located.mentions_from(sentence.start_char, sentence.end_char)
        if mention.form != "pronoun" and not any(run.start <= mention.start < run.end for run in speech.content)
    ]
    found = [
        m for m in beside if (m.id in media and _is_told(located, m, speech)) or _hands_on(located, located.top_of(m))
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
