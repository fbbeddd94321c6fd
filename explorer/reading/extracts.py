"""What is taken out of a PDF, a DOCX or a page: the article, and piece by piece what was kept and what was dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from explorer.reading.drafts import Piece


class NotReadable(Exception):  # noqa: N818 -- says what is so, as the message does
    """A file is not what it must be; carries the two sentences of a ReadingError without the place."""

    def __init__(self, what: str, way_out: str) -> None:
        super().__init__(what)
        self.what, self.way_out = what, way_out


@dataclass(frozen=True, slots=True)
class Extract:
    """An article as one file holds it; what is unknown is empty.

    Attributes:
        text: paragraphs, separated by empty lines.
        published: as the file has it, ISO 8601 where a library read it.
        pieces: the file's contents in their order.
    """

    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    pieces: tuple[Piece, ...] = ()

    def to_fields(self) -> dict[str, Any]:
        """Return it as plain values for JSON."""
        return asdict(self) | {"pieces": [[piece.text, piece.dropped] for piece in self.pieces]}

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Extract:
        """Return what `to_fields` gave."""
        return cls(**{**fields, "pieces": tuple(Piece(*each) for each in fields["pieces"])})
