"""Texts with their mentions marked in them, for the tests of who is who.

    article = tell("a", "{Mike Pompeo|person|title=CIA Director} warned {Iran|place|role=object}. {He|male} said so.")
    actors = resolve_all(article)
    actor_of(actors, article, "He")

A mention is {words|kind|fields}, also within another: "{{Iraqi|group|as=i} army|organization|form=group,owner=i}".
"male", "female", "it", "they", "I" and "we" instead of a kind make pronouns. `as` names a mention for `owner`
(belongs_to), `same` (same_as) and `speaker` of others in the same text. Sentences end with a full stop, question or
exclamation mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from explorer.actors import resolve
from explorer.model import Actor, Decision, Document, Link, Mention, Sentence

PRONOUNS = {
    "male": {"kind": "person", "gender": "male", "number": "singular"},
    "female": {"kind": "person", "gender": "female", "number": "singular"},
    "it": {"gender": "neuter", "number": "singular"},
    "they": {"number": "plural"},
    "I": {"kind": "person", "number": "singular"},
    "we": {"number": "plural"},
}
POINTERS = {"owner": "belongs_to", "same": "same_as", "speaker": "speaker"}
TOKEN = re.compile(r"\{|\|[^{}]*\}|[^{}|]+")


@dataclass(frozen=True)
class Told:
    """A document with its sentences and mentions."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]

    def find(self, words: str, nth: int = 0) -> Mention:
        return [mention for mention in self.mentions if mention.text == words][nth]


def tell(document_id: str, marked: str, *, title: str = "") -> Told:
    """Make a document out of a text with marked mentions."""
    text, opened, spans = "", [], []
    for piece in TOKEN.findall(marked):
        if piece == "{":
            opened.append(len(text))
        elif piece.startswith("|"):
            spans.append((opened.pop(), len(text), piece[1:-1]))
        else:
            text += piece
    assert not opened, f"unclosed mention in {marked!r}"
    document = Document(document_id, title or document_id, text)
    ends = [match.end() for match in re.finditer(r"[.?!](?=\s|$)", text)] or [len(text)]
    starts = [0, *ends[:-1]]
    sentences = tuple(
        Sentence(f"{document_id}#{n}", document_id, n, start, end)
        for n, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    return Told(document, sentences, _mentions(document, sentences, sorted(spans)))


def _mentions(
    document: Document, sentences: Sequence[Sentence], spans: list[tuple[int, int, str]]
) -> tuple[Mention, ...]:
    made, labels, pointers = [], {}, {}
    for start, end, notes in spans:
        kind, _, rest = notes.partition("|")
        fields: dict[str, object] = dict(pair.split("=", 1) for pair in rest.split(",") if pair)
        mention_id = f"{document.id}@{start}-{end}"
        labels[fields.pop("as", mention_id)] = mention_id
        pointers[mention_id] = {field: fields.pop(short) for short, field in POINTERS.items() if short in fields}
        words = document.text[start:end]
        plain = {"form": "name", "kind": kind, "head": words.split()[-1].lower()}
        if kind in PRONOUNS:
            plain |= {"form": "pronoun", "kind": "", "head": words.lower()} | PRONOUNS[kind]
        sentence = next(each for each in sentences if start < each.end)
        made.append(Mention(mention_id, document.id, sentence.id, start, end, words, **{**plain, **fields}))
    linked = ({field: labels[label] for field, label in pointers[mention.id].items()} for mention in made)
    return tuple(replace(mention, **fields) for mention, fields in zip(made, linked, strict=True))


def name_rows(document_id: str, kind: str, *names: str) -> Told:
    """Make a document that names each of some names in a sentence of its own."""
    return tell(document_id, " ".join(f"So {{{name}|{kind}|role=subject,governor=be}} is here." for name in names))


def resolve_all(*told: Told, decisions: Iterable[Decision] = ()) -> tuple[Actor, ...]:
    """Resolve some documents together."""
    return resolve(
        [each.document for each in told],
        [sentence for each in told for sentence in each.sentences],
        [mention for each in told for mention in each.mentions],
        decisions,
    )


def link_of(actors: Iterable[Actor], told: Told, words: str, nth: int = 0) -> Link | None:
    """Return the link of a mention, or None."""
    mention = told.find(words, nth)
    return next((link for actor in actors for link in actor.links if link.mention_id == mention.id), None)


def actor_of(actors: Iterable[Actor], told: Told, words: str, nth: int = 0) -> Actor | None:
    """Return the actor that a mention is linked to, or None."""
    actors = tuple(actors)
    link = link_of(actors, told, words, nth)
    return next((actor for actor in actors if link is not None and actor.id == link.actor_id), None)


def id_of(actors: Iterable[Actor], told: Told, words: str, nth: int = 0) -> str:
    """Return the id of the actor that a mention is linked to, or an empty text."""
    link = link_of(actors, told, words, nth)
    return "" if link is None else link.actor_id
