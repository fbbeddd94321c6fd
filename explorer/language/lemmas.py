"""The spaCy component that sets lemmas: a table of what was seen, then endings, checked against known words.

Given the word and its Penn tag, an English lemma is nearly always certain, so that a table does it: "went" VBD is
"go"; for what was never seen the longest known ending decides ("-amed" VBD -> "-ame"), unless another change that is
made to verbs gives a known word and this one does not ("fade", not "fad"). `training/lemmas.py` learns the table from
the UD training files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from spacy import util
from spacy.attrs import LEMMA
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from explorer.errors import PipelineError

FILE = "lemmas.json"
LONGEST_ENDING = 6
"""Letters of the longest ending that is looked at."""
NUMBER = "CD"
ADJECTIVE = "JJ"
VERB = "VB"
_APOSTROPHES = str.maketrans("’‘`´", "''''")


@dataclass(frozen=True)
class LemmaTable:
    """How lemmas are made.

    Attributes:
        seen: tag -> word in lower case -> lemma.
        endings: tag -> ending -> (letters cut off, letters put on), applied to the word in lower case.
        known: lemmas of verbs, nouns and adjectives that exist.
        names: tags of proper nouns, whose lemma keeps its capitals.
    """

    seen: dict[str, dict[str, str]] = field(default_factory=dict)
    endings: dict[str, dict[str, tuple[int, str]]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    names: tuple[str, ...] = ("NNP", "NNPS")

    def find_lemma(self, form: str, tag: str) -> str:
        """The lemma of a word with its Penn tag."""
        word = form.lower().translate(_APOSTROPHES)
        seen = self.seen.get(tag, {}).get(word)
        if seen is not None:
            return seen
        if tag == NUMBER:
            return word.replace(",", "")
        shape = form if self._keeps_capitals(word, tag) else word
        options = [shape[: len(shape) - cut] + put for cut, put in self._changes(word, tag)]
        return next((lemma for lemma in options if lemma in self.known), options[0] if options else shape)

    def _keeps_capitals(self, word: str, tag: str) -> bool:
        """Names do, and adjectives that are no known words ("Peruvian")."""
        return tag in self.names or (tag == ADJECTIVE and word not in self.known)

    def _changes(self, word: str, tag: str) -> Iterator[tuple[int, str]]:
        """What the endings of a tag do to a word, the longest ending first, then what is ever done to verbs."""
        endings = self.endings.get(tag, {})
        for length in range(min(LONGEST_ENDING, len(word) - 1), -1, -1):
            change = endings.get(word[len(word) - length :])
            if change is not None:
                yield change
        if tag.startswith(VERB):
            yield from sorted(set(endings.values()))


@Language.factory("news_lemmas", assigns=["token.lemma"])
def make_news_lemmas(nlp: Language, name: str) -> NewsLemmas:
    """Make an empty component; `from_disk` (called by `spacy.load`) fills it."""
    return NewsLemmas(nlp.vocab)


class NewsLemmas:
    """Sets the lemma of every token from its form and tag.

    Args:
        vocab: of the pipeline.
        table: how lemmas are made.
    """

    def __init__(self, vocab: Vocab, table: LemmaTable | None = None) -> None:
        self.vocab, self.table = vocab, table or LemmaTable()
        self._done: dict[tuple[int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of a Doc in place."""
        doc.from_array([LEMMA], np.array([self._lemma(token) for token in doc], np.uint64).reshape(-1, 1))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Set the lemmas of Docs, one after the other."""
        return map(self, stream)

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the table into a folder."""
        util.to_disk(Path(path), {FILE: lambda file: file.write_bytes(self.to_bytes())}, exclude)

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> NewsLemmas:
        """Read what `to_disk` wrote.

        Raises:
            PipelineError: the file is missing.
        """
        file = Path(path) / FILE
        if not file.is_file():
            raise PipelineError(f"{FILE} is missing.", where=str(path), way_out="Install the pipeline again.")
        return self.from_bytes(file.read_bytes())

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """The table as bytes."""
        table = self.table
        content = {"seen": table.seen, "endings": table.endings, "known": sorted(table.known), "names": table.names}
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> NewsLemmas:
        """Read what `to_bytes` wrote."""
        content = json.loads(data)
        endings = {
            tag: {ending: (int(cut), put) for ending, (cut, put) in table.items()}
            for tag, table in content["endings"].items()
        }
        self.table = LemmaTable(content["seen"], endings, frozenset(content["known"]), tuple(content["names"]))
        self._done = {}
        return self

    def _lemma(self, token) -> int:
        key = (token.orth, token.tag)
        found = self._done.get(key)
        if found is None:
            found = self._done[key] = self.vocab.strings.add(self.table.find_lemma(token.text, token.tag_))
        return found
