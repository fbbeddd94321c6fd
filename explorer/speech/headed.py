"""Speech under a name and a colon, as in headlines, interviews and minutes: "Kelland: Marenia shelled Brune"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.speech.credited import CERTAINTY
from explorer.speech.runs import find_speaker, make_speech, to_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from explorer.located import Located
    from explorer.model import Document, Mention, Speech
    from explorer.speech.quotes import Quotes

FEWEST_WORDS = 2
"""A single word behind the colon is a heading's, not a sentence."""


def find_headed(document: Document, located: Located, quotes: Quotes) -> Iterator[Speech]:
    """Give the sentences that stand under a name and a colon."""
    for sentence in located.syntax.sentences:
        colon = next((t for t in sentence if t.text == ":"), None)
        if colon is None or not _is_name(located, sentence, colon):
            continue
        said = [t for t in sentence if t.i > colon.i and not t.is_space]
        speaker = find_speaker(located, [sentence[0]])
        if speaker is None or not speaker.mention_id or not _tells(said):
            continue
        speech = make_speech(
            document,
            located,
            speaker=speaker,
            cue=[colon],
            verb="say",
            content=to_runs(said),
            quotes=quotes,
            rule="name and colon",
            certainty=CERTAINTY,
        )
        if speech is not None:
            yield speech


def _is_name(located: Located, sentence: Span, colon: Token) -> bool:
    """Tell whether a name alone stands before the colon; one in capitals is a dateline ("MOSCOW: ...")."""
    name = located.at(sentence[0])
    if name is None or name.form != "name" or name.text.isupper() or _is_dateline(located, sentence, name):
        return False
    between = located.text[name.end : colon.idx]
    return name.start == sentence[0].idx and not between.strip() and "\n" not in located.text[colon.idx : colon.idx + 2]


def _is_dateline(located: Located, sentence: Span, name: Mention) -> bool:
    """Tell whether a place says where a whole sentence was written ("Velm: The mayor left."); headlines end open."""
    stop = located.text[sentence.start_char : sentence.end_char].rstrip()[-1:]
    return name.kind == "place" and stop == "."


def _tells(tokens: Sequence[Token]) -> bool:
    return len(tokens) >= FEWEST_WORDS and any(t.pos_ == "VERB" for t in tokens)
