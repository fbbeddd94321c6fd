"""What readers point at in the texts: where a name stands, and the mention that they meant.

    a name that the machine missed --places--> everywhere it stands, word for word
    a mention as it was when somebody decided --find_mention--> the mention there now

A correction keeps a place in a text and the words there. A newer analysis may cut the mention otherwise, and a newer
version of the article may have moved it; as long as the words tell which is meant, the correction finds it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.model import Document, Mention, Sentence

_PLACE = re.compile(r"(?P<document>.+)@(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})", re.DOTALL)
_APOSTROPHES = re.compile(r"['’‘]")


class Place(NamedTuple):
    """Where a name stands: offsets in the document's text, and the sentence that they lie in."""

    document_id: str
    sentence_id: str
    start: int
    end: int


def read_place(mention_id: str) -> tuple[str, int, int] | None:
    """Return the document and the offsets that a mention's id tells, or None if it is none."""
    found = _PLACE.fullmatch(mention_id)
    return (found["document"], int(found["start"]), int(found["end"])) if found else None


class Written:
    """The texts with their sentences and mentions."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        sentences: Iterable[Sentence],
        mentions: Mapping[str, Sequence[Mention]],
    ) -> None:
        """Keep the texts.

        Args:
            documents: by id, in their order.
            sentences: of them, in any order.
            mentions: those of each document in text order, by document id.
        """
        self._documents, self._mentions = documents, mentions
        self._sentences: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for sentence in sentences:
            self._sentences[sentence.document_id].append((sentence.start, sentence.end, sentence.id))
        for spans in self._sentences.values():
            spans.sort()
        self._places: dict[str, tuple[Place, ...]] = {}

    def places(self, name: str) -> tuple[Place, ...]:
        """Return where a name stands in a sentence of the texts, in text order.

        It stands there as whole words and in these capitals; how it is broken into lines and which apostrophe it has
        makes no difference.
        """
        if name not in self._places:
            self._places[name] = tuple(self._find(name))
        return self._places[name]

    def mentions_of(self, document_id: str) -> Sequence[Mention]:
        """Return the mentions that the machine found in a document, in text order."""
        return self._mentions.get(document_id, ())

    def text_of(self, place: Place) -> str:
        """Return the words at a place."""
        return self._documents[place.document_id].text[place.start : place.end]

    def find_mention(self, mention_id: str, words: str) -> str:
        """Return the mention that somebody meant who named one that is not there any more, or an empty text.

        Args:
            mention_id: tells the document, and where it was.
            words: its words.
        """
        place = read_place(mention_id)
        document = self._documents.get(place[0]) if place else None
        if place is None or document is None or not words:
            return ""
        _, start, end = place
        if document.text[start:end] == words:  # the same text, analysed anew
            near = [each for each in self._mentions.get(document.id, ()) if _holds(each, start, end)]
        else:
            near = [each for each in self._mentions.get(document.id, ()) if each.text == words]
        return (
            min(near, key=lambda each: (abs(each.start - start) + abs(each.end - end), each.start)).id if near else ""
        )

    def _find(self, name: str) -> Iterable[Place]:
        words = name.split()
        if not words:
            return
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(_literally, words)) + r"(?!\w)")
        plain = max(_APOSTROPHES.split(max(words, key=len)), key=len)
        for document in self._documents.values():
            if plain not in document.text:
                continue
            spans = self._sentences[document.id]
            starts = [start for start, _, _ in spans]
            for match in pattern.finditer(document.text):
                at = bisect_right(starts, match.start()) - 1
                if at >= 0 and match.end() <= spans[at][1]:
                    yield Place(document.id, spans[at][2], match.start(), match.end())


def _literally(word: str) -> str:
    return _APOSTROPHES.sub("['’‘]", re.escape(word))


def _holds(mention: Mention, start: int, end: int) -> bool:
    """Tell whether a mention holds the words from `start` to `end`, or lies within them."""
    within = mention.start >= start and mention.end <= end
    return within or (mention.start <= start and mention.end >= end)
