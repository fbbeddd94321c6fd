"""The spaCy component that fills a Doc with what the trained encoder finds.

    Doc (tokens, forced sentence starts) --windows--> scores --trees, names--> heads, deps, word classes, ents

Labels are those of Universal Dependencies (a root's is "ROOT", as everywhere in spaCy), tags those of the Penn
Treebank. How sure a name is stands in `doc.user_data[("name_confidence", start_char, end_char)]`, from 0 to 1; the
log-probabilities of the name labels of every token stand in `doc.tensor`. Semantic roles are read later and only where
they are asked for (see `roles`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy import util
from spacy.attrs import DEP, HEAD, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from explorer.errors import PipelineError
from explorer.language.encoder import Encoder, Labels
from explorer.language.names import NameDecoder
from explorer.language.pieces import WordPieces
from explorer.language.roles import HEADS, STATES, RoleHeads
from explorer.language.windows import Annotation, WindowSettings, Words, annotate_words

CONFIDENCE = "name_confidence"


@Language.factory(
    "news_encoder",
    assigns=[
        "doc.sents", "token.is_sent_start", "token.head", "token.dep",
        "token.pos", "token.tag", "token.morph", "doc.ents",
    ],
    default_config={"window_words": 128, "start_log_odds": 0.0, "threads": 1, "roles": True},
)  # fmt: skip
def make_news_encoder(
    nlp: Language, name: str, window_words: int, start_log_odds: float, threads: int, roles: bool
) -> NewsEncoder:
    """Make an empty component; `from_disk` (called by `spacy.load`) fills it."""
    settings = WindowSettings(words=window_words, start_log_odds=start_log_odds)
    return NewsEncoder(nlp.vocab, name=name, settings=settings, threads=threads, roles=roles)


class NewsEncoder:
    """Sets sentence starts, heads, relations, word classes, morphology and names of a Doc.

    A token whose `is_sent_start` is already True keeps it (see `lines`).

    Args:
        vocab: of the pipeline.
        name: of the component in its pipeline.
        settings: how texts are cut.
        threads: how many threads the network may use.
        roles: keep in each Doc what its roles are read from, if the model has heads for them (see `roles`).
    """

    def __init__(
        self, vocab: Vocab, *, name: str = "news_encoder", settings: WindowSettings | None = None, threads: int = 1,
        roles: bool = True,
    ) -> None:  # fmt: skip
        self.vocab, self.name, self.settings, self.threads = vocab, name, settings or WindowSettings(), threads
        self.roles = roles
        self._encoder: Encoder | None = None

    @property
    def encoder(self) -> Encoder:
        """The trained network.

        Raises:
            PipelineError: the component was not filled yet.
        """
        if self._encoder is None:
            raise PipelineError(f"The component {self.name} holds no model.", way_out="Load a pipeline folder with it.")
        return self._encoder

    @encoder.setter
    def encoder(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._decoder = NameDecoder(encoder.labels.names)
        self._classes = [self._word_class(*analysis) for analysis in encoder.labels.analyses]
        self._blank = self._word_class("SPACE", "_SP", "")
        strings = self.vocab.strings
        relations = ["ROOT" if label == "root" else label for label in encoder.labels.relations]
        self._relations = np.array([strings.add(label) for label in relations], np.uint64)
        self._blank_relation = strings.add("dep")

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc in place."""
        places = [token.i for token in doc if not token.is_space]
        if places:
            found = annotate_words(self.encoder, _words(doc, places), self.settings)
            self._write(doc, np.array(places), found)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Annotate Docs, one after the other; a Doc is read the same alone and among others."""
        return map(self, stream)

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the network, its vocabulary and labels into a folder."""
        util.to_disk(Path(path), {name: _writer(data) for name, data in self._files().items()}, exclude)

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> NewsEncoder:
        """Read what `to_disk` wrote.

        Raises:
            PipelineError: a file is missing.
        """
        folder = Path(path)
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise PipelineError(f"{', '.join(missing)} is missing.", where=str(folder), way_out="Install it again.")
        there = [*FILES, *(name for name in ROLE_FILES if (folder / name).is_file())]
        self._fill({name: (folder / name).read_bytes() for name in there})
        return self

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """The same as `to_disk`, as bytes."""
        return util.to_bytes({name: lambda data=data: data for name, data in self._files().items()}, exclude)

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> NewsEncoder:
        """Read what `to_bytes` wrote."""
        files: dict[str, bytes] = {}
        read = (*FILES, *ROLE_FILES)
        util.from_bytes(data, {name: lambda value, name=name: files.update({name: value}) for name in read}, exclude)
        self._fill(files)
        return self

    def _files(self) -> dict[str, bytes]:
        encoder = self.encoder
        labels = {
            "names": encoder.labels.names,
            "analyses": encoder.labels.analyses,
            "relations": encoder.labels.relations,
        }
        weights = encoder.relation_weights.astype("<f2")
        shape = {"relation_weights": weights.shape, "pieces": encoder.pieces.limit}
        about = labels | shape | _about_roles(encoder.roles)
        files = {
            "model.onnx": encoder.model,
            "pieces.txt": "\n".join(encoder.pieces.vocabulary).encode(),
            "labels.json": json.dumps(about, ensure_ascii=False, indent=0).encode(),
            "relations.f16": weights.tobytes(),
        }
        return files | _role_files(encoder.roles)

    def _fill(self, files: dict[str, bytes]) -> None:
        about = json.loads(files["labels.json"])
        labels = Labels(
            tuple(about["names"]), tuple(tuple(analysis) for analysis in about["analyses"]), tuple(about["relations"])
        )
        pieces = WordPieces(files["pieces.txt"].decode().split("\n"), limit=about["pieces"])
        weights = np.frombuffer(files["relations.f16"], "<f2").reshape(about["relation_weights"])
        roles = _read_roles(files, about, self.threads) if "roles.onnx" in files else None
        self.encoder = Encoder(files["model.onnx"], pieces, labels, weights, threads=self.threads, roles=roles)

    def _word_class(self, pos: str, tag: str, features: str) -> tuple[int, int, int]:
        return IDS[pos], self.vocab.strings.add(tag), self.vocab.morphology.add(features)

    def _write(self, doc: Doc, places: np.ndarray, found: Annotation) -> None:
        """Write what was found for the tokens at `places`; blanks hang from the token before them."""
        n = len(doc)
        heads = np.maximum(np.arange(n) - 1, 0)
        heads[: places[0]] = places[0]
        heads[places] = places[found.heads]
        relations = np.full(n, self._blank_relation, np.uint64)
        relations[places] = self._relations[found.relations]
        classes = np.array([self._blank] * n, np.uint64)
        classes[places] = np.array(self._classes, np.uint64)[found.analyses]
        offsets = (heads - np.arange(n)).astype(np.int64).view(np.uint64)
        doc.from_array([HEAD, DEP, POS, TAG, MORPH], np.column_stack([offsets, relations, classes]))
        doc.tensor = np.zeros((n, found.names.shape[1]), np.float32)
        doc.tensor[places] = found.names
        if self.roles and found.states is not None:
            states = np.zeros((n, found.states.shape[1]), np.float16)
            states[places] = found.states
            doc.user_data[STATES], doc.user_data[HEADS] = states, self.encoder.roles.key
        self._write_names(doc, places, found)

    def _write_names(self, doc: Doc, places: np.ndarray, found: Annotation) -> None:
        spans = []
        for name in self._decoder.find_names(found.names, found.starts):
            span = Span(doc, int(places[name.begin]), int(places[name.end - 1]) + 1, name.label)
            doc.user_data[(CONFIDENCE, span.start_char, span.end_char)] = name.probability
            spans.append(span)
        doc.ents = spans


FILES = ("model.onnx", "pieces.txt", "labels.json", "relations.f16")
ROLE_FILES = ("roles.onnx", "roles.f16")
"""Only there if the model has heads for roles."""


def _about_roles(roles: RoleHeads | None) -> dict:
    if roles is None:
        return {}
    return {"roles": roles.labels, "role_paths": roles.paths, "pair_weights": roles.pair_weights.shape}


def _role_files(roles: RoleHeads | None) -> dict[str, bytes]:
    if roles is None:
        return {}
    weights = [part.astype("<f2").tobytes() for part in (roles.pair_weights, roles.path_weights)]
    return dict(zip(ROLE_FILES, (roles.model, b"".join(weights)), strict=True))


def _read_roles(files: dict[str, bytes], about: dict, threads: int) -> RoleHeads:
    weights = np.frombuffer(files["roles.f16"], "<f2")
    shape, labels = about["pair_weights"], about["roles"]
    pairs = weights[: np.prod(shape)].reshape(shape)
    paths = weights[np.prod(shape) :].reshape(-1, len(labels))
    return RoleHeads(
        files["roles.onnx"], labels, about["relations"], about["role_paths"], pairs, paths, threads=threads
    )


def _writer(data: bytes):
    return lambda path: path.write_bytes(data)


def _words(doc: Doc, places: Sequence[int]) -> Words:
    """The words of a Doc without blanks; a blank that starts a sentence passes that on to the next word."""
    forced = []
    pending = False
    for token in doc:
        pending = pending or token.is_sent_start is True
        if not token.is_space:
            if pending:
                forced.append(token.i)
            pending = False
    rank = {place: k for k, place in enumerate(places)}
    barred = (rank[token.i] for token in doc if token.is_sent_start is False and token.i in rank)
    return Words([doc[k].text for k in places], frozenset(rank[place] for place in forced), frozenset(barred))
