"""Lines of a transcript that begin with who speaks: "SMITH: I agree.", "Q. Will you?", "ANN LEE, VELM POST: Thank you."

Only where a text has several such lines with several names; a colon behind a name in other texts is a heading's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LABEL = re.compile(
    r"^[ \t]*(?P<time>\d\d?:\d\d[ \t]+)?"
    r"(?P<name>[A-Z][\w.'’-]*(?:[ \t]+[A-Z(][\w.'’()-]*){0,4}(?:, [A-Z][\w.'’& -]{1,30})?)"
    r"(?:[ \t]?:|(?<=^[QA])\.)[ \t]+(?=\S)",
    re.M,
)
CAPTIONS = frozenset("note image photo picture source update related video caption credit by from tags".split())

LEAST_LABELS = 3
"""Labelled lines. Fewer are captions and headings ("Image: ...", "Note: ...")."""

LEAST_SHARE = 0.3
"""Share of a text's lines that are labelled; in an article with a box of facts it is less."""

_LINE = re.compile(r"^.*\S.*$", re.M)


class Label(NamedTuple):
    """Who speaks in a line: where the name begins and ends, and where the words begin that are said."""

    start: int
    end: int
    words: int
    name: str


def find_labels(text: str) -> list[Label]:
    """Find the labels of a transcript.

    Returns:
        The labels in text order; none if the text is no transcript.
    """
    labels = [
        Label(*match.span("name"), match.end(), match["name"])
        for match in LABEL.finditer(text)
        if match["name"].split()[0].lower() not in CAPTIONS
    ]
    names = {label.name for label in labels}
    lines = sum(1 for _ in _LINE.finditer(text)) if len(labels) >= LEAST_LABELS else 0
    is_transcript = lines and len(names) >= 2 and len(labels) >= lines * LEAST_SHARE
    return labels if is_transcript else []
