"""Turns of an interview, a debate or a hearing: what stands behind a label is said by whom the label names.

In an interview "A:" is the person whom the text before the first question names, if it says that it is an interview.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.labels import find_labels
from explorer.model import Attribution, Cue, Speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.labels import Label
    from explorer.located import Located
    from explorer.model import Document, Mention

ANSWERS = frozenset(("a", "answer"))
ASKING = frozenset(("q", "question", "moderator", "interviewer", "host", "chair", "chairman", "presenter"))
INTERVIEW = re.compile(
    r"\binterview|\b(?:talk(?:s|ed)?|spoke) (?:to|with)\b|\bQ ?& ?A\b|\bconversation with\b|\bquestions (?:to|for)\b",
    re.IGNORECASE,
)
ASIDE = re.compile(r"^[ \t]*[(\[][^()\[\]\n]{1,60}[)\]][ \t]*$", re.M)
"""A line in brackets: "(APPLAUSE)"."""

CERTAINTY = 0.9
RULE = "turn"


def find_turns(document: Document, located: Located) -> tuple[list[Speech], list[tuple[int, int]]]:
    """Find who speaks in a transcript.

    Args:
        document: the article.
        located: its mentions.

    Returns:
        A speech for each turn whose speaker is known, and the offsets of all labels.
    """
    labels = find_labels(document.text)
    if not labels:
        return [], []
    ends = [label.start for label in labels[1:]] + [len(document.text)]
    names = [mention for mention in located.mentions.values() if mention.form == "name"]
    speeches = []
    for label, end in zip(labels, ends, strict=True):
        speaker = _speaker(document.text, label, names, labels[0].start)
        content = tuple(_paragraphs(document.text, label.words, end))
        if speaker is not None and content:
            speeches.extend(_make(document, located, label, speaker, content))
    return speeches, [(label.start, label.words) for label in labels]


def _speaker(text: str, label: Label, names: Sequence[Mention], first: int) -> Mention | None:
    """Give whom a label names: the first name in it, a person before others."""
    inside = [mention for mention in names if label.start <= mention.start and mention.end <= label.end]
    if inside:
        return next((mention for mention in inside if mention.kind == "person"), inside[0])
    if label.name.strip(".").lower() not in ANSWERS or not INTERVIEW.search(text[:first]):
        return None
    people = [mention for mention in names if mention.end <= first and mention.kind == "person"]
    return people[0] if len({mention.text for mention in people}) == 1 else None


def _paragraphs(text: str, start: int, end: int) -> Iterator[Cue]:
    for match in re.finditer(r"[^\n]+", text[start:end]):
        words = match[0].strip()
        if words and not ASIDE.fullmatch(match[0]):
            begin = start + match.start() + len(match[0]) - len(match[0].lstrip())
            yield Cue(begin, begin + len(words))


def _make(
    document: Document, located: Located, label: Label, speaker: Mention, content: tuple[Cue, ...]
) -> Iterator[Speech]:
    sentence = next((each for each in located.sentences if each.start <= content[0].start < each.end), None)
    if sentence is None:
        return
    yield Speech(
        id=f"{sentence.id}/speech/{label.start}",
        document_id=document.id,
        kind="direct",
        speaker=Attribution(speaker.start, speaker.end, speaker.text, speaker.id),
        cue=Cue(label.start, label.end),
        verb="say",
        content=content,
        quoted=content,
        sentence_id=sentence.id,
        certainty=CERTAINTY,
        rule=RULE,
    )
