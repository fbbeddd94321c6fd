"""Parsed Docs built by hand, so that most tests need no model.

A text is written one token a line: `word pos dep head-index [tag] [lemma] [entity label]`, with `-` for what
is left out.
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

VOCAB = spacy.blank("en").vocab
NO_BLANK_BEFORE = frozenset(".,;:!?)”’")
PAST = {"VBD", "VBN"}


def make_doc(rows: str) -> Doc:
    """Make a Doc of rows as described above; roots have their own index as head."""
    parts = [line.split() for line in rows.strip().splitlines()]
    fields = [part + ["-"] * (7 - len(part)) for part in parts]
    words = [field[0] for field in fields]
    spaces = [
        i + 1 < len(words) and words[i + 1] not in NO_BLANK_BEFORE and not words[i + 1].startswith(("'s", "’s"))
        for i in range(len(words))
    ]
    heads = [int(field[3]) for field in fields]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        pos=[field[1] for field in fields],
        deps=[field[2] for field in fields],
        heads=heads,
        tags=["" if field[4] == "-" else field[4] for field in fields],
        lemmas=[field[0].lower() if field[5] == "-" else field[5] for field in fields],
        ents=_entities([field[6] for field in fields]),
    )
    return doc


def _entities(labels: list[str]) -> list[str]:
    """Neighbouring tokens with the same label are one name; a label that ends in + begins a new one."""
    tags, previous = [], "-"
    for label in labels:
        plain = label.rstrip("+")
        if label == "-":
            tags.append("O")
        elif plain == previous and not label.endswith("+"):
            tags.append(f"I-{plain}")
        else:
            tags.append(f"B-{plain}")
        previous = plain
    return tags
