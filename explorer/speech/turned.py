"""Words that a text gives turn by turn, without quotation marks: interviews, debates, hearings.

    PETER OSTRAND: I did not ...      a line that begins with somebody's name and a colon
    DORA FINCH, VELDEN BANK: ...      what she is may stand behind the name
    Q: ... / A: ...                   the answers are theirs whom the lines above name as interviewed

A text is read so only where two lines begin in this way; one alone is a headline or a caption.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.model import Attribution, Cue, Speech
from explorer.speech.credited import CERTAINTY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.located import Located
    from explorer.model import Document, Mention

LABEL = re.compile(r"^[ \t]*(?P<label>[A-Z][^:\n“”\"]{0,70}):[ \t]+(?=\S)", re.M)
INTERVIEW = re.compile(
    r"\binterview|\bQ ?& ?A\b|\bin conversation with\b|\bquestions (?:to|for)\b|\bspoke (?:to|with)\b", re.IGNORECASE
)
QUESTION, ANSWER = ("Q", "Question"), ("A", "Answer")
TITLE = re.compile(r"(?:[A-Z][A-Za-z]{0,11}\.?[ \t]+){0,2}$")
"""What may stand in a label before a name: "MS. ", "Sen. ", "Prime Minister "."""

STAGE = re.compile(r"[ \t]*[(\[].*[)\]][ \t]*$")
"""A line that says what happens meanwhile: "(APPLAUSE)"."""

LEAST_LABELS = 2
MOST_HEADING = 3
"""Lines above the first turn in which the one who is interviewed may be named."""

MARKS = '“"«„'


@dataclass(frozen=True, slots=True)
class Turn:
    """A label with what is said below it: offsets of the label with its colon, whose it is, and the runs said."""

    start: int
    end: int
    speaker: Mention | None
    said: tuple[Cue, ...]


def find_turns(located: Located) -> tuple[Turn, ...]:
    """Give the turns of a text that is given turn by turn; none of any other text.

    Those of speakers without a name ("MODERATOR", "Q") are among them, without a speaker.
    """
    labels = list(LABEL.finditer(located.text))
    speakers = [_speaker(located, match) for match in labels]
    tells = [bool(s) or m["label"].strip() in (*QUESTION, *ANSWER) for s, m in zip(speakers, labels, strict=True)]
    if sum(tells) < LEAST_LABELS:
        return ()
    if not tells[0] and not located.text[: labels[0].start()].strip():  # a heading: "Interview: Mayor Holm on ..."
        labels, speakers = labels[1:], speakers[1:]
    interviewed = _find_interviewed(located, labels[0].start())
    ends = [*(match.start() for match in labels[1:]), len(located.text)]
    turns = []
    for match, speaker, end in zip(labels, speakers, ends, strict=True):
        whose = interviewed if match["label"].strip() in ANSWER else speaker
        turns.append(Turn(match.start("label"), match.end("label") + 1, whose, _said(located.text, match.end(), end)))
    return tuple(turns)


def find_turned(document: Document, located: Located, turns: Sequence[Turn]) -> Iterator[Speech]:
    """Give what is said in turns by somebody who is named."""
    for turn in turns:
        sentence = next((s for s in located.sentences if turn.said and s.start <= turn.said[0].start < s.end), None)
        if turn.speaker is None or sentence is None or located.text[turn.said[0].start] in MARKS:
            continue
        who = turn.speaker
        yield Speech(
            id=f"{sentence.id}/speech/{turn.end - 1}",
            document_id=document.id,
            kind="direct",
            speaker=Attribution(who.start, who.end, who.text, who.id),
            cue=Cue(turn.end - 1, turn.end),
            verb="say",
            content=turn.said,
            quoted=turn.said,
            sentence_id=sentence.id,
            certainty=CERTAINTY,
            rule="turn",
        )


def crosses_label(speech: Speech, turns: Sequence[Turn]) -> bool:
    """Tell whether a speech was read out of a label and the words behind it, which are no sentence together."""
    runs = (speech.speaker, *speech.content)
    return any(run.start < turn.end and turn.start < run.end for run in runs for turn in turns)


def _speaker(located: Located, match: re.Match[str]) -> Mention | None:
    """Give the person whose name a label is, with a title before it or, after a comma, what he or she is."""
    start, end = match.span("label")
    for mention in located.mentions.values():
        if mention.form != "name" or mention.kind != "person" or not start <= mention.start < mention.end <= end:
            continue
        before, after = located.text[start : mention.start], located.text[mention.end : end].strip()
        if TITLE.fullmatch(before) and (not after or after.startswith(",")):
            return mention
    return None


def _find_interviewed(located: Located, first: int) -> Mention | None:
    """Give the only person whom the lines above the first turn name, where they tell of an interview."""
    heading = [line for line in located.text[:first].split("\n") if line.strip()]
    if not heading or len(heading) > MOST_HEADING or not INTERVIEW.search("\n".join(heading)):
        return None
    named = [m for m in located.mentions.values() if m.end <= first and m.form == "name" and m.kind == "person"]
    return named[0] if named and all(m.text == named[0].text for m in named) else None


def _said(text: str, start: int, end: int) -> tuple[Cue, ...]:
    """Give the paragraphs of a turn without what a text says of the stage."""
    runs = []
    for line in re.finditer(r"[^\n]+", text[start:end]):
        words = line[0].strip()
        if words and not STAGE.match(line[0]):
            at = start + line.start() + line[0].index(words)
            runs.append(Cue(at, at + len(words)))
    return tuple(runs)
